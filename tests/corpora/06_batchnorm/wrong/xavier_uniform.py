"""Plausible mistakes in ``xavier_uniform``."""

CASES = [
    dict(
        function="xavier_uniform",
        kind="wrong",
        label="no root",
        code="""
def xavier_uniform(n_in, n_out, rng):
    a = 6 / (n_in + n_out)
    return rng.uniform(-a, a, (n_in, n_out))
""",
        intent="outside [-a, a]",
        misconception="the root is missing",
    ),
    dict(
        function="xavier_uniform",
        kind="wrong",
        label="without n_out",
        code="""
def xavier_uniform(n_in, n_out, rng):
    a = np.sqrt(6 / n_in)
    return rng.uniform(-a, a, (n_in, n_out))
""",
        intent="outside [-a, a]",
        misconception="n_out is missing",
    ),
    dict(
        function="xavier_uniform",
        kind="wrong",
        label="without n_in",
        code="""
def xavier_uniform(n_in, n_out, rng):
    a = np.sqrt(6 / n_out)
    return rng.uniform(-a, a, (n_in, n_out))
""",
        intent="outside [-a, a]",
        misconception="n_in is missing",
    ),
    dict(
        function="xavier_uniform",
        kind="wrong",
        label="the standard deviation",
        code="""
def xavier_uniform(n_in, n_out, rng):
    a = np.sqrt(2 / (n_in + n_out))
    return rng.uniform(-a, a, (n_in, n_out))
""",
        intent="outside [-a, a]",
        misconception="is the variance",
    ),
    dict(
        function="xavier_uniform",
        kind="wrong",
        label="3 for 6",
        code="""
def xavier_uniform(n_in, n_out, rng):
    a = np.sqrt(3 / (n_in + n_out))
    return rng.uniform(-a, a, (n_in, n_out))
""",
        intent="outside [-a, a]",
        misconception="a 3 in the place",
    ),
    dict(
        function="xavier_uniform",
        kind="wrong",
        label="positive",
        code="""
def xavier_uniform(n_in, n_out, rng):
    a = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(0, a, (n_in, n_out))
""",
        intent="outside [-a, a]",
        misconception="all weights are positive",
    ),
    dict(
        function="xavier_uniform",
        kind="wrong",
        label="half as long",
        code="""
def xavier_uniform(n_in, n_out, rng):
    a = np.sqrt(6 / (n_in + n_out))
    return a * (rng.random((n_in, n_out)) - 0.5)
""",
        intent="outside [-a, a]",
        misconception="half as long",
    ),
    dict(
        function="xavier_uniform",
        kind="wrong",
        label="shape",
        code="""
def xavier_uniform(n_in, n_out, rng):
    a = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-a, a, (n_out, n_in))
""",
        intent="the shape",
        misconception="rows belong to the inputs",
    ),
    dict(
        function="xavier_uniform",
        kind="wrong",
        label="normal",
        code="""
def xavier_uniform(n_in, n_out, rng):
    return rng.normal(0, np.sqrt(6 / (n_in + n_out)) / np.sqrt(3), (n_in, n_out))
""",
        intent="outside [-a, a]",
    ),
    dict(
        function="xavier_uniform",
        kind="wrong",
        label="own generator",
        code="""
def xavier_uniform(n_in, n_out, rng):
    a = np.sqrt(6 / (n_in + n_out))
    return np.random.default_rng(0).uniform(-a, a, (n_in, n_out))
""",
        intent="comes from rng",
    ),
    dict(
        function="xavier_uniform",
        kind="wrong",
        label="global generator",
        code="""
def xavier_uniform(n_in, n_out, rng):
    a = np.sqrt(6 / (n_in + n_out))
    return np.random.uniform(-a, a, (n_in, n_out))
""",
        intent="comes from rng",
    ),
]
