"""Right ways to write ``fit_standardizer``."""

CASES = [
    dict(
        function="fit_standardizer",
        kind="right",
        label="ddof given",
        code="""
def fit_standardizer(X):
    return np.mean(X, axis=0), np.std(X, axis=0, ddof=0)
""",
    ),
    dict(
        function="fit_standardizer",
        kind="right",
        label="two passes",
        code="""
def fit_standardizer(X):
    mean = X.sum(axis=0) / len(X)
    return mean, np.sqrt(((X - mean) ** 2).sum(axis=0) / len(X))
""",
    ),
    dict(
        function="fit_standardizer",
        kind="right",
        label="loop over columns",
        code="""
def fit_standardizer(X):
    mean = np.array([column.mean() for column in X.T])
    return mean, np.array([column.std() for column in X.T])
""",
    ),
    dict(
        function="fit_standardizer",
        kind="right",
        label="root of the variance",
        code="""
def fit_standardizer(X):
    return X.mean(0), X.var(0) ** 0.5
""",
    ),
    dict(
        function="fit_standardizer",
        kind="right",
        label="einsum",
        code="""
def fit_standardizer(X):
    n = X.shape[0]
    mean = np.einsum('ij->j', X) / n
    C = X - mean
    return mean, np.sqrt(np.einsum('ij,ij->j', C, C) / n)
""",
    ),
]
