"""Right ways to write ``minmax_normalize``."""

CASES = [
    dict(
        function="minmax_normalize",
        kind="right",
        label="ptp",
        code="""
def minmax_normalize(X):
    r = np.ptp(X, axis=0)
    return (X - X.min(axis=0)) / np.where(r > 0, r, 1)
""",
    ),
    dict(
        function="minmax_normalize",
        kind="right",
        label="loop",
        code="""
def minmax_normalize(X):
    Y = np.zeros(X.shape)
    for j in range(X.shape[1]):
        low, high = X[:, j].min(), X[:, j].max()
        if high > low:
            Y[:, j] = (X[:, j] - low) / (high - low)
    return Y
""",
    ),
    dict(
        function="minmax_normalize",
        kind="right",
        label="masked",
        code="""
def minmax_normalize(X):
    C = (X - X.min(axis=0)).astype(float)
    high = C.max(axis=0)
    return C / np.where(high == 0, 1, high)
""",
    ),
    dict(
        function="minmax_normalize",
        kind="right",
        label="boolean added",
        code="""
def minmax_normalize(X):
    r = X.max(0) - X.min(0)
    return (X - X.min(0)) / (r + (r == 0))
""",
    ),
    dict(
        function="minmax_normalize",
        kind="right",
        label="sorted",
        code="""
def minmax_normalize(X):
    Z = np.sort(X, axis=0)
    r = Z[-1] - Z[0]
    return (X - Z[0]) / np.where(r == 0, 1.0, r)
""",
    ),
]
