"""Plausible mistakes in ``he_normal``."""

CASES = [
    dict(
        function="he_normal",
        kind="wrong",
        label="no root",
        code="""
def he_normal(n_in, n_out, rng):
    return rng.normal(0, 2 / n_in, (n_in, n_out))
""",
        intent="the variance is 2 / n_in",
        misconception="wants its root",
    ),
    dict(
        function="he_normal",
        kind="wrong",
        label="n_out",
        code="""
def he_normal(n_in, n_out, rng):
    return rng.normal(0, np.sqrt(2 / n_out), (n_in, n_out))
""",
        intent="the variance is 2 / n_in",
        misconception="use n_in",
    ),
    dict(
        function="he_normal",
        kind="wrong",
        label="1 / n_in",
        code="""
def he_normal(n_in, n_out, rng):
    return rng.normal(0, np.sqrt(1 / n_in), (n_in, n_out))
""",
        intent="the variance is 2 / n_in",
        misconception="hence the 2",
    ),
    dict(
        function="he_normal",
        kind="wrong",
        label="Xavier",
        code="""
def he_normal(n_in, n_out, rng):
    return rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
""",
        intent="the variance is 2 / n_in",
        misconception="Xavier",
    ),
    dict(
        function="he_normal",
        kind="wrong",
        label="not scaled",
        code="""
def he_normal(n_in, n_out, rng):
    return rng.standard_normal((n_in, n_out))
""",
        intent="the variance is 2 / n_in",
        misconception="not scaled",
    ),
    dict(
        function="he_normal",
        kind="wrong",
        label="shape",
        code="""
def he_normal(n_in, n_out, rng):
    return rng.normal(0, np.sqrt(2 / n_in), (n_out, n_in))
""",
        intent="the shape",
        misconception="rows belong to the inputs",
    ),
    dict(
        function="he_normal",
        kind="wrong",
        label="uniform",
        code="""
def he_normal(n_in, n_out, rng):
    a = np.sqrt(6 / n_in)
    return rng.uniform(-a, a, (n_in, n_out))
""",
        intent="normal around 0",
    ),
    dict(
        function="he_normal",
        kind="wrong",
        label="own generator",
        code="""
def he_normal(n_in, n_out, rng):
    return np.random.default_rng(0).normal(0, np.sqrt(2 / n_in), (n_in, n_out))
""",
        intent="comes from rng",
    ),
    dict(
        function="he_normal",
        kind="wrong",
        label="positive",
        code="""
def he_normal(n_in, n_out, rng):
    return np.abs(rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out)))
""",
        intent="normal around 0",
    ),
]
