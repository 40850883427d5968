"""Mutants of lesson 6 that behave as the reference does on every input that the lesson allows."""

EQUIVALENT = {
    "minmax_normalize": {"constant: `1` -> `2`": "where the range is 0 the numerator is 0 as well"},
}
