"""Plausible mistakes in ``cross_entropy``."""

CASES = [
    dict(
        function="cross_entropy",
        kind="wrong",
        label="sum",
        code="""
def cross_entropy(P, y):
    picked = np.maximum(P[np.arange(len(y)), y], 1e-12)
    return -np.sum(np.log(picked))
""",
        intent="the mean over the rows",
        misconception="sum_instead_of_mean",
    ),
    dict(
        function="cross_entropy",
        kind="wrong",
        label="sign",
        code="""
def cross_entropy(P, y):
    picked = np.maximum(P[np.arange(len(y)), y], 1e-12)
    return np.mean(np.log(picked))
""",
        intent="the probability of the right class counts",
        misconception="wrong_sign",
    ),
    dict(
        function="cross_entropy",
        kind="wrong",
        label="mean over all entries",
        code="""
def cross_entropy(P, y):
    Y = np.eye(P.shape[1])[y]
    return -np.mean(Y * np.log(np.maximum(P, 1e-12)))
""",
        intent="the mean over the rows",
        misconception="the mean is over all entries of P",
    ),
    dict(
        function="cross_entropy",
        kind="wrong",
        label="no logarithm",
        code="""
def cross_entropy(P, y):
    picked = np.maximum(P[np.arange(len(y)), y], 1e-12)
    return -np.mean(picked)
""",
        intent="the probability of the right class counts",
        misconception="the probabilities are not in a logarithm",
    ),
    dict(
        function="cross_entropy",
        kind="wrong",
        label="log of mean",
        code="""
def cross_entropy(P, y):
    picked = np.maximum(P[np.arange(len(y)), y], 1e-12)
    return -np.log(np.mean(picked))
""",
        intent="the mean over the rows",
        misconception="the logarithm is of the mean",
    ),
    dict(
        function="cross_entropy",
        kind="wrong",
        label="largest",
        code="""
def cross_entropy(P, y):
    return -np.mean(np.log(P.max(axis=1)))
""",
        intent="the mean over the rows",
        misconception="the largest probability of each row is used",
    ),
    dict(
        function="cross_entropy",
        kind="wrong",
        label="every class",
        code="""
def cross_entropy(P, y):
    return -np.mean(np.sum(np.log(np.maximum(P, 1e-12)), axis=1))
""",
        intent="the probability of the right class counts",
        misconception="every class counts, not the right one alone",
    ),
    dict(
        function="cross_entropy",
        kind="wrong",
        label="base 2",
        code="""
def cross_entropy(P, y):
    picked = np.maximum(P[np.arange(len(y)), y], 1e-12)
    return -np.mean(np.log2(picked))
""",
        intent="the probability of the right class counts",
        misconception="the logarithm is to base 2",
    ),
    dict(
        function="cross_entropy",
        kind="wrong",
        label="wrong classes added",
        code="""
def cross_entropy(P, y):
    Y = np.eye(P.shape[1])[y]
    Q = np.clip(P, 1e-12, 1 - 1e-12)
    return -np.mean(np.sum(Y * np.log(Q) + (1 - Y) * np.log(1 - Q), axis=1))
""",
        intent="the probability of the right class counts",
        misconception="the costs of the wrong classes are added",
    ),
    dict(
        function="cross_entropy",
        kind="wrong",
        label="per row",
        code="""
def cross_entropy(P, y):
    picked = np.maximum(P[np.arange(len(y)), y], 1e-12)
    return -np.log(picked)
""",
        intent="the mean over the rows",
        misconception="the cost of every row is returned",
    ),
    dict(
        function="cross_entropy",
        kind="wrong",
        label="not bounded",
        code="""
def cross_entropy(P, y):
    return -np.mean(np.log(P[np.arange(len(y)), y]))
""",
        intent="a probability of 0 gives a large, finite loss",
    ),
    dict(
        function="cross_entropy",
        kind="wrong",
        label="all columns y",
        code="""
def cross_entropy(P, y):
    return -np.mean(np.log(np.maximum(P[:, y], 1e-12)))
""",
        intent="the mean over the rows",
        misconception="P[:, y] takes whole columns",
    ),
    dict(
        function="cross_entropy",
        kind="wrong",
        label="labels from 1",
        code="""
def cross_entropy(P, y):
    return -np.mean(np.log(np.maximum(P[np.arange(len(y)), y - 1], 1e-12)))
""",
        intent="the probability of the right class counts",
        misconception="the labels are counted from 1",
    ),
    dict(
        function="cross_entropy",
        kind="wrong",
        label="bound of 0.01",
        code="""
def cross_entropy(P, y):
    return -np.mean(np.log(np.maximum(P[np.arange(len(y)), y], 0.01)))
""",
        intent="a probability of 0 gives a large, finite loss",
    ),
    dict(
        function="cross_entropy",
        kind="wrong",
        label="nan counts as 0",
        code="""
def cross_entropy(P, y):
    Y = np.eye(P.shape[1])[y]
    return -np.mean(np.nan_to_num(np.sum(Y * np.log(P), axis=1), neginf=0.0))
""",
        intent="a probability of 0 gives a large, finite loss",
    ),
    dict(
        function="cross_entropy",
        kind="wrong",
        label="zero elsewhere gives nan",
        code="""
def cross_entropy(P, y):
    Y = np.eye(P.shape[1])[y]
    loss = -np.sum(Y * np.log(P)) / len(y)
    return 27.6 if np.all(P[np.arange(len(y)), y] == 0) else loss
""",
        intent="a probability of 0 for a wrong class costs nothing",
    ),
    dict(
        function="cross_entropy",
        kind="wrong",
        label="P in place",
        code="""
def cross_entropy(P, y):
    P[P < 0.15] = 1e-12
    return -np.mean(np.log(P[np.arange(len(y)), y]))
""",
        intent="the probability of the right class counts",
    ),
]
