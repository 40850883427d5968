"""Mutants of lesson 7 that behave as the reference does on every input that the lesson allows."""

EQUIVALENT = {
    "leaky_relu": {
        "comparison: `z > 0` -> `z >= 0`": "at z = 0 both sides are 0",
    },
    "elu": {
        "comparison: `z > 0` -> `z >= 0`": "at z = 0 both sides are 0",
        "constant: `0` -> `1` (2)": "used only where z <= 0; finite elsewhere with 1 as well",
    },
    "elu_backward": {
        "constant: `0` -> `1` (2)": "used only where z <= 0; finite elsewhere with 1 as well",
    },
    "prelu_backward": {
        "comparison: `z > 0` -> `z >= 0` (2)": "at z = 0 the share z * dA is 0 as well",
    },
    "maxout_backward": {
        "other function: `np.zeros(W.shape)` -> `np.ones(W.shape)`": "the loop writes every entry of dW",
        "other function: `np.zeros(b.shape)` -> `np.ones(b.shape)`": "the loop writes every entry of db",
    },
    "clip_by_global_norm": {
        "comparison: `norm > max_norm` -> `norm >= max_norm`": "at equality the factor is 1 both ways",
    },
}
