"""Mutants of lesson 4 that behave as the reference does on every input that the lesson allows."""

EQUIVALENT = {
    "backtracking_line_search": {
        "transpose: `grad_f(x) @ direction` -> `direction @ grad_f(x)`": "a product of vectors is the same both ways",
    },
    "lr_range_test": {
        "in place: `np.array(losses)` -> `np.asarray(losses)`": "losses is a list: both make a new array of it",
    },
}
