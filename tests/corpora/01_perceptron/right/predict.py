"""Right solutions, in different styles, of ``predict``."""

CASES = [
    dict(
        function="predict",
        kind="right",
        label="where",
        code="""
def predict(X, w, b):
    return np.where(X @ w + b >= 0, 1, 0)
""",
    ),
    dict(
        function="predict",
        kind="right",
        label="loops",
        code="""
def predict(X, w, b):
    labels = []
    for x in X:
        total = b
        for j in range(len(w)):
            total = total + x[j] * w[j]
        labels.append(1 if total >= 0 else 0)
    return np.array(labels, dtype=int)
""",
    ),
    dict(
        function="predict",
        kind="right",
        label="einsum",
        code="""
def predict(X, w, b):
    return threshold(np.einsum('ij,j->i', X, w) + b)
""",
    ),
    dict(
        function="predict",
        kind="right",
        label="implicit bias",
        code="""
def predict(X, w, b):
    X1 = np.column_stack([X, np.ones(len(X))])
    return threshold(X1 @ np.append(w, b))
""",
    ),
    dict(
        function="predict",
        kind="right",
        label="compare with -b",
        code="""
def predict(X, w, b):
    return (X.dot(w) >= -b).astype(int)
""",
    ),
    dict(
        function="predict",
        kind="right",
        label="helper function",
        code="""
def weighted_sum(X, w, b):
    return np.sum(X * w, axis=1) + b


def predict(X, w, b):
    return threshold(weighted_sum(X, w, b))
""",
    ),
]
