"""Right solutions, in different styles, of ``cross_entropy``."""

CASES = [
    dict(
        function="cross_entropy",
        kind="right",
        label="loop",
        code="""
def cross_entropy(P, y):
    total = 0.0
    for row, label in zip(P, y):
        total -= np.log(max(row[label], 1e-15))
    return total / len(y)
""",
    ),
    dict(
        function="cross_entropy",
        kind="right",
        label="one-hot",
        code="""
def cross_entropy(P, y):
    Y = np.eye(P.shape[1])[y]
    return -np.sum(Y * np.log(np.clip(P, 1e-12, 1.0))) / len(P)
""",
    ),
    dict(
        function="cross_entropy",
        kind="right",
        label="take_along_axis",
        code="""
def cross_entropy(P, y):
    picked = np.take_along_axis(P, y[:, None], axis=1)
    return float(-np.log(np.maximum(picked, 1e-300)).mean())
""",
    ),
    dict(
        function="cross_entropy",
        kind="right",
        label="small number added",
        code="""
def cross_entropy(P, y):
    return -np.mean(np.log(P[range(len(y)), y] + 1e-13))
""",
    ),
    dict(
        function="cross_entropy",
        kind="right",
        label="einsum",
        code="""
def cross_entropy(P, y):
    Y = (y[:, None] == np.arange(P.shape[1])).astype(float)
    return -np.einsum('ij,ij->', Y, np.log(P + 1e-15)) / len(y)
""",
    ),
    dict(
        function="cross_entropy",
        kind="right",
        label="choose",
        code="""
def cross_entropy(P, y):
    picked = np.array([row[k] for row, k in zip(P.tolist(), y.tolist())])
    return -np.average(np.log(np.clip(picked, 1e-14, None)))
""",
    ),
]
