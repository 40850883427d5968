"""Right solutions, in different styles, of ``predict_proba``."""

CASES = [
    dict(
        function="predict_proba",
        kind="right",
        label="loop",
        code="""
def predict_proba(X, w, b):
    return np.array([sigmoid(sum(a * c for a, c in zip(x, w)) + b) for x in X])
""",
    ),
    dict(
        function="predict_proba",
        kind="right",
        label="einsum",
        code="""
def predict_proba(X, w, b):
    return sigmoid(np.einsum('ij,j->i', X, w) + b)
""",
    ),
    dict(
        function="predict_proba",
        kind="right",
        label="no sigmoid called",
        code="""
def predict_proba(X, w, b):
    z = np.dot(X, w) + b
    return 0.5 * (np.tanh(z / 2) + 1)
""",
    ),
    dict(
        function="predict_proba",
        kind="right",
        label="column of ones",
        code="""
def predict_proba(X, w, b):
    return sigmoid(np.column_stack([X, np.ones(len(X))]) @ np.append(w, b))
""",
    ),
    dict(
        function="predict_proba",
        kind="right",
        label="scipy",
        code="""
def predict_proba(X, w, b):
    from scipy.special import expit
    return expit(X.dot(w) + b)
""",
    ),
    dict(
        function="predict_proba",
        kind="right",
        label="sum of products",
        code="""
def predict_proba(X, w, b):
    return sigmoid((X * w).sum(axis=1) + b)
""",
    ),
]
