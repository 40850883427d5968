"""Right ways to write ``standardize``."""

CASES = [
    dict(
        function="standardize",
        kind="right",
        label="loop",
        code="""
def standardize(X, mean, std):
    Y = np.empty(X.shape)
    for j in range(X.shape[1]):
        Y[:, j] = X[:, j] - mean[j]
        if std[j] > 0:
            Y[:, j] /= std[j]
    return Y
""",
    ),
    dict(
        function="standardize",
        kind="right",
        label="safe copy",
        code="""
def standardize(X, mean, std):
    safe = std.copy()
    safe[safe == 0] = 1
    return (X - mean) / safe
""",
    ),
    dict(
        function="standardize",
        kind="right",
        label="boolean added",
        code="""
def standardize(X, mean, std):
    return (X - mean) / (std + (std == 0))
""",
    ),
    dict(
        function="standardize",
        kind="right",
        label="multiplied by the inverse",
        code="""
def standardize(X, mean, std):
    return (X - mean) * (1 / np.where(std > 0, std, 1.0))
""",
    ),
    dict(
        function="standardize",
        kind="right",
        label="np.divide where",
        code="""
def standardize(X, mean, std):
    C = X - mean
    return np.divide(C, std, out=C.copy(), where=std != 0)
""",
    ),
]
