"""Mutants of lesson 2 that behave as the reference does on every input that the lesson allows."""

BOUND = "any bound near 700 keeps exp finite and makes sigmoid(-1000) zero for every practical purpose"
ZERO = "the numerator is 0 where the denominator is replaced: 0 / 2 is 0 as well"

EQUIVALENT = {
    "sigmoid": {"constant: `700` -> `701`": BOUND, "constant: `700` -> `699`": BOUND},
    "precision_recall_f1": {
        "constant: `1` -> `2`": ZERO,
        "constant: `1` -> `2` (2)": ZERO,
        "constant: `1` -> `2` (4)": ZERO,
    },
}
