"""Mutants of lesson 5 that behave as the reference does on every input that the lesson allows."""

EQUIVALENT = {
    "dropout_forward": {
        "unwrapped: `(rng.random(X.shape) >= p).astype(float)` -> `rng.random(X.shape) >= p`": (
            "the lesson allows a mask of Booleans"
        ),
        "in place: `X.copy()` -> `X`": "the lesson asks for a Y equal to X at test time, X itself is one",
        "comparison: `rng.random(X.shape) >= p` -> `rng.random(X.shape) > p`": (
            "a draw equals p with a probability of at most 2**-53"
        ),
    },
    "dropconnect_forward": {
        "unwrapped: `(rng.random(W.shape) >= p).astype(float)` -> `rng.random(W.shape) >= p`": (
            "the lesson allows a mask of Booleans"
        ),
        "comparison: `rng.random(W.shape) >= p` -> `rng.random(W.shape) > p`": (
            "a draw equals p with a probability of at most 2**-53"
        ),
    },
    "shift_images": {
        "constant: `0` -> `1` (5)": "for dy > 0 the slice ends one past the height, where Python ends it anyway",
        "constant: `0` -> `1` (6)": "for dx > 0 the slice ends one past the width, where Python ends it anyway",
        "constant: `0` -> `-1` (7)": "for dy < 0 the slice ends one past the height, where Python ends it anyway",
        "constant: `0` -> `-1` (8)": "for dx < 0 the slice ends one past the width, where Python ends it anyway",
    },
    "ensemble_predict": {
        "other function: `probabilities.mean(axis=0)` -> `probabilities.sum(axis=0)`": (
            "the sum is the mean times the number of models: the same label has the largest"
        ),
    },
}
