"""Mutants of lesson 3 that behave as the reference does on every input that the lesson allows."""

SPREAD = "the text accepts any start whose weights get smaller where there are many inputs, and this one does"

EQUIVALENT = {
    "numerical_gradient": {
        "other function: `np.zeros(x.shape)` -> `np.ones(x.shape)`": "every entry is overwritten",
    },
    "mlp_backward": {
        "constant: `1` -> `2` (2)": "reshape(-2, 1): NumPy takes any negative number for the length that fits",
    },
    "train_mlp": {
        "unwrapped: `np.sqrt(n_in)` -> `n_in`": SPREAD,
        "unwrapped: `np.sqrt(n_hidden)` -> `n_hidden`": SPREAD,
        "constant: `0` -> `-1`": "A2 has one column, the first and the last",
    },
}
