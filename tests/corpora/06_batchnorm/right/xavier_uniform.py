"""Right ways to write ``xavier_uniform``."""

CASES = [
    dict(
        function="xavier_uniform",
        kind="right",
        label="size by name",
        code="""
def xavier_uniform(n_in, n_out, rng):
    a = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(low=-a, high=a, size=(n_in, n_out))
""",
    ),
    dict(
        function="xavier_uniform",
        kind="right",
        label="from [0, 1)",
        code="""
def xavier_uniform(n_in, n_out, rng):
    return np.sqrt(6 / (n_in + n_out)) * (2 * rng.random((n_in, n_out)) - 1)
""",
    ),
    dict(
        function="xavier_uniform",
        kind="right",
        label="reshaped",
        code="""
def xavier_uniform(n_in, n_out, rng):
    a = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-a, a, n_in * n_out).reshape(n_in, n_out)
""",
    ),
    dict(
        function="xavier_uniform",
        kind="right",
        label="loop",
        code="""
def xavier_uniform(n_in, n_out, rng):
    a = np.sqrt(6 / (n_in + n_out))
    return np.array([[rng.uniform(-a, a) for _ in range(n_out)] for _ in range(n_in)])
""",
    ),
    dict(
        function="xavier_uniform",
        kind="right",
        label="from the variance",
        code="""
def xavier_uniform(n_in, n_out, rng):
    a = np.sqrt(3) * np.sqrt(2 / (n_in + n_out))
    return rng.uniform(-a, a, (n_in, n_out))
""",
    ),
    dict(
        function="xavier_uniform",
        kind="right",
        label="transposed draw",
        code="""
def xavier_uniform(n_in, n_out, rng):
    a = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-a, a, (n_out, n_in)).T
""",
    ),
]
