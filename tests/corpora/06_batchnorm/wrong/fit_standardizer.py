"""Plausible mistakes in ``fit_standardizer``."""

CASES = [
    dict(
        function="fit_standardizer",
        kind="wrong",
        label="along the rows",
        code="""
def fit_standardizer(X):
    return X.mean(axis=1), X.std(axis=1)
""",
        intent="the mean of every column",
        misconception="along the rows",
    ),
    dict(
        function="fit_standardizer",
        kind="wrong",
        label="over all numbers",
        code="""
def fit_standardizer(X):
    return X.mean(), X.std()
""",
        intent="the mean of every column",
        misconception="over all numbers",
    ),
    dict(
        function="fit_standardizer",
        kind="wrong",
        label="variance",
        code="""
def fit_standardizer(X):
    return X.mean(axis=0), X.var(axis=0)
""",
        intent="the standard deviation of every column",
        misconception="the variance is returned",
    ),
    dict(
        function="fit_standardizer",
        kind="wrong",
        label="n - 1",
        code="""
def fit_standardizer(X):
    n = max(len(X) - 1, 1)
    return X.mean(axis=0), np.sqrt(((X - X.mean(axis=0)) ** 2).sum(axis=0) / n)
""",
        intent="the standard deviation of every column",
        misconception="divided by n - 1",
    ),
    dict(
        function="fit_standardizer",
        kind="wrong",
        label="swapped",
        code="""
def fit_standardizer(X):
    return X.std(axis=0), X.mean(axis=0)
""",
        intent="the mean of every column",
        misconception="values_swapped",
    ),
    dict(
        function="fit_standardizer",
        kind="wrong",
        label="sum",
        code="""
def fit_standardizer(X):
    return X.sum(axis=0), X.std(axis=0)
""",
        intent="the mean of every column",
        misconception="the columns are summed",
    ),
    dict(
        function="fit_standardizer",
        kind="wrong",
        label="maximum",
        code="""
def fit_standardizer(X):
    return X.mean(axis=0), X.max(axis=0)
""",
        intent="the standard deviation of every column",
        misconception="the largest value",
    ),
    dict(
        function="fit_standardizer",
        kind="wrong",
        label="not centred",
        code="""
def fit_standardizer(X):
    return X.mean(axis=0), np.sqrt((X**2).mean(axis=0))
""",
        intent="the standard deviation of every column",
        misconception="the mean is not subtracted",
    ),
    dict(
        function="fit_standardizer",
        kind="wrong",
        label="median",
        code="""
def fit_standardizer(X):
    return np.median(X, axis=0), X.std(axis=0)
""",
        intent="the mean of every column",
        misconception="the median",
    ),
    dict(
        function="fit_standardizer",
        kind="wrong",
        label="absolute distance",
        code="""
def fit_standardizer(X):
    return X.mean(axis=0), np.abs(X - X.mean(axis=0)).mean(axis=0)
""",
        intent="the standard deviation of every column",
        misconception="the mean absolute distance",
    ),
]
