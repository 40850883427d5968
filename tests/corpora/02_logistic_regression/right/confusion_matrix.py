"""Right solutions, in different styles, of ``confusion_matrix``."""

CASES = [
    dict(
        function="confusion_matrix",
        kind="right",
        label="add.at",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    cm = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(cm, (y, y_hat), 1)
    return cm
""",
    ),
    dict(
        function="confusion_matrix",
        kind="right",
        label="bincount",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    return np.bincount(n_classes * y + y_hat, minlength=n_classes**2).reshape(n_classes, n_classes)
""",
    ),
    dict(
        function="confusion_matrix",
        kind="right",
        label="one-hot",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    eye = np.eye(n_classes, dtype=int)
    return eye[y].T @ eye[y_hat]
""",
    ),
    dict(
        function="confusion_matrix",
        kind="right",
        label="masks",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    return np.array([[np.sum((y == i) & (y_hat == j)) for j in range(n_classes)] for i in range(n_classes)])
""",
    ),
    dict(
        function="confusion_matrix",
        kind="right",
        label="sparse matrix",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    from scipy.sparse import coo_matrix

    ones = np.ones(len(y), dtype=int)
    return coo_matrix((ones, (y, y_hat)), shape=(n_classes, n_classes)).toarray()
""",
    ),
    dict(
        function="confusion_matrix",
        kind="right",
        label="einsum",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    classes = np.arange(n_classes)
    return np.einsum('si,sj->ij', (y[:, None] == classes).astype(int), (y_hat[:, None] == classes).astype(int))
""",
    ),
    dict(
        function="confusion_matrix",
        kind="right",
        label="histogram",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    counts, _, _ = np.histogram2d(y, y_hat, bins=n_classes, range=[[0, n_classes], [0, n_classes]])
    return counts.astype(int)
""",
    ),
]
