"""Right ways to write ``he_normal``."""

CASES = [
    dict(
        function="he_normal",
        kind="right",
        label="standard normal",
        code="""
def he_normal(n_in, n_out, rng):
    return rng.standard_normal((n_in, n_out)) * np.sqrt(2 / n_in)
""",
    ),
    dict(
        function="he_normal",
        kind="right",
        label="names",
        code="""
def he_normal(n_in, n_out, rng):
    return rng.normal(loc=0.0, scale=(2 / n_in) ** 0.5, size=(n_in, n_out))
""",
    ),
    dict(
        function="he_normal",
        kind="right",
        label="reshaped",
        code="""
def he_normal(n_in, n_out, rng):
    return rng.normal(0, np.sqrt(2 / n_in), n_in * n_out).reshape(n_in, n_out)
""",
    ),
    dict(
        function="he_normal",
        kind="right",
        label="divided",
        code="""
def he_normal(n_in, n_out, rng):
    return rng.standard_normal((n_in, n_out)) / np.sqrt(n_in / 2)
""",
    ),
    dict(
        function="he_normal",
        kind="right",
        label="columns",
        code="""
def he_normal(n_in, n_out, rng):
    return np.column_stack([rng.normal(0, np.sqrt(2 / n_in), n_in) for _ in range(n_out)])
""",
    ),
]
