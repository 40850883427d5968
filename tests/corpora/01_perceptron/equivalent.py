"""Mutants of lesson 1 that behave as the reference does on every input that the lesson allows."""

PRODUCT = "x and w are vectors: their product is the same number both ways"
BITS = "the inputs are bits: the sums 0, 1 and 2 still fall on the same sides of the threshold"

EQUIVALENT = {
    "perceptron_update": {"transpose: `x @ w` -> `w @ x`": PRODUCT},
    "train_perceptron": {
        "transpose: `x @ w` -> `w @ x`": PRODUCT,
        "constant: `True` -> `False`": "strict= only guards against an X and a y of unequal length",
    },
    "xor_network": {
        "constant: `0.5` -> `1.0`": BITS,
        "constant: `0.5` -> `1.0` (2)": BITS,
        "constant: `1.0` -> `2.0`": BITS,
        "constant: `1.0` -> `2.0` (2)": BITS,
        "constant: `1.0` -> `2.0` (6)": BITS,
    },
}
