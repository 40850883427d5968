"""Plausible mistakes in ``standardize``."""

CASES = [
    dict(
        function="standardize",
        kind="wrong",
        label="own statistics",
        code="""
def standardize(X, mean, std):
    return (X - X.mean(axis=0)) / np.where(X.std(axis=0) == 0, 1, X.std(axis=0))
""",
        intent="subtracts the mean",
        misconception="the mean and spread of X itself",
    ),
    dict(
        function="standardize",
        kind="wrong",
        label="divides by zero",
        code="""
def standardize(X, mean, std):
    return (X - mean) / std
""",
        intent="never changes",
    ),
    dict(
        function="standardize",
        kind="wrong",
        label="mean and std swapped",
        code="""
def standardize(X, mean, std):
    return (X - std) / np.where(mean == 0, 1, mean)
""",
        intent="subtracts the mean",
        misconception="swapped_arguments",
    ),
    dict(
        function="standardize",
        kind="wrong",
        label="no mean",
        code="""
def standardize(X, mean, std):
    return X / np.where(std == 0, 1, std)
""",
        intent="subtracts the mean",
        misconception="the mean is not subtracted",
    ),
    dict(
        function="standardize",
        kind="wrong",
        label="no division",
        code="""
def standardize(X, mean, std):
    return X - mean
""",
        intent="subtracts the mean",
        misconception="nothing is divided",
    ),
    dict(
        function="standardize",
        kind="wrong",
        label="variance",
        code="""
def standardize(X, mean, std):
    return (X - mean) / np.where(std == 0, 1, std) ** 2
""",
        intent="subtracts the mean",
        misconception="the variance is divided by",
    ),
    dict(
        function="standardize",
        kind="wrong",
        label="mean added",
        code="""
def standardize(X, mean, std):
    return (X + mean) / np.where(std == 0, 1, std)
""",
        intent="subtracts the mean",
        misconception="the mean is added",
    ),
    dict(
        function="standardize",
        kind="wrong",
        label="multiplied",
        code="""
def standardize(X, mean, std):
    return (X - mean) * np.where(std == 0, 1, std)
""",
        intent="subtracts the mean",
        misconception="multiplied",
    ),
    dict(
        function="standardize",
        kind="wrong",
        label="order",
        code="""
def standardize(X, mean, std):
    return X / np.where(std == 0, 1, std) - mean
""",
        intent="subtracts the mean",
        misconception="X is divided first",
    ),
    dict(
        function="standardize",
        kind="wrong",
        label="sign",
        code="""
def standardize(X, mean, std):
    return (mean - X) / np.where(std == 0, 1, std)
""",
        intent="subtracts the mean",
        misconception="sign",
    ),
    dict(
        function="standardize",
        kind="wrong",
        label="constant feature becomes 0",
        code="""
def standardize(X, mean, std):
    return np.where(std == 0, 0.0, (X - mean) / np.where(std == 0, 1, std))
""",
        intent="never changes",
    ),
]
