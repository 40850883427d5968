"""Plausible mistakes in ``confusion_matrix``."""

CASES = [
    dict(
        function="confusion_matrix",
        kind="wrong",
        label="transposed",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    cm = np.zeros((n_classes, n_classes), dtype=int)
    for i, j in zip(y, y_hat):
        cm[j, i] += 1
    return cm
""",
        intent="counts pairs of true and predicted classes",
        misconception="transposed",
    ),
    dict(
        function="confusion_matrix",
        kind="wrong",
        label="once each",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    cm = np.zeros((n_classes, n_classes), dtype=int)
    cm[y, y_hat] += 1
    return cm
""",
        intent="counts pairs of true and predicted classes",
        misconception="each pair is counted once",
    ),
    dict(
        function="confusion_matrix",
        kind="wrong",
        label="floats",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    cm = np.zeros((n_classes, n_classes))
    for i, j in zip(y, y_hat):
        cm[i, j] += 1
    return cm
""",
        intent="counts pairs of true and predicted classes",
    ),
    dict(
        function="confusion_matrix",
        kind="wrong",
        label="shares of rows",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    cm = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(cm, (y, y_hat), 1)
    return cm / np.maximum(1, cm.sum(axis=1, keepdims=True))
""",
        intent="counts pairs of true and predicted classes",
        misconception="the rows are divided by their sums",
    ),
    dict(
        function="confusion_matrix",
        kind="wrong",
        label="shares of all",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    cm = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(cm, (y, y_hat), 1)
    return cm / len(y)
""",
        intent="counts pairs of true and predicted classes",
        misconception="all counts are divided by the number of examples",
    ),
    dict(
        function="confusion_matrix",
        kind="wrong",
        label="diagonal",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    cm = np.zeros((n_classes, n_classes), dtype=int)
    for i, j in zip(y, y_hat):
        if i == j:
            cm[i, i] += 1
    return cm
""",
        intent="counts pairs of true and predicted classes",
        misconception="only the right answers are counted",
    ),
    dict(
        function="confusion_matrix",
        kind="wrong",
        label="size of the labels",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    n = max(y.max(), y_hat.max()) + 1
    cm = np.zeros((n, n), dtype=int)
    np.add.at(cm, (y, y_hat), 1)
    return cm
""",
        intent="does not occur",
        misconception="the matrix is as large as the labels that occur",
    ),
    dict(
        function="confusion_matrix",
        kind="wrong",
        label="mistakes only",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    cm = np.zeros((n_classes, n_classes), dtype=int)
    for i, j in zip(y, y_hat):
        if i != j:
            cm[i, j] += 1
    return cm
""",
        intent="counts pairs of true and predicted classes",
        misconception="only the mistakes are counted",
    ),
    dict(
        function="confusion_matrix",
        kind="wrong",
        label="labels that occur",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    classes = np.union1d(y, y_hat)
    return np.array([[np.sum((y == i) & (y_hat == j)) for j in classes] for i in classes])
""",
        intent="does not occur",
        misconception="the matrix is as large as the labels that occur",
    ),
    dict(
        function="confusion_matrix",
        kind="wrong",
        label="first example left out",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    cm = np.zeros((n_classes, n_classes), dtype=int)
    for i, j in zip(y[1:], y_hat[1:]):
        cm[i, j] += 1
    return cm
""",
        intent="counts pairs of true and predicted classes",
    ),
    dict(
        function="confusion_matrix",
        kind="wrong",
        label="nested list",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    cm = [[0] * n_classes for _ in range(n_classes)]
    for i, j in zip(y, y_hat):
        cm[i][j] += 1
    return cm
""",
        intent="counts pairs of true and predicted classes",
    ),
    dict(
        function="confusion_matrix",
        kind="wrong",
        label="bits",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    cm = np.zeros((n_classes, n_classes), dtype=bool)
    cm[y, y_hat] = True
    return cm
""",
        intent="counts pairs of true and predicted classes",
    ),
    dict(
        function="confusion_matrix",
        kind="wrong",
        label="empty",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    cm = np.ones((n_classes, n_classes), dtype=int)
    for i, j in zip(y, y_hat):
        cm[i, j] += 1
    return cm
""",
        intent="counts pairs of true and predicted classes",
    ),
    dict(
        function="confusion_matrix",
        kind="wrong",
        label="two classes",
        code="""
def confusion_matrix(y, y_hat, n_classes):
    return np.array([[np.sum((y == i) & (y_hat == j)) for j in (0, 1)] for i in (0, 1)])
""",
        intent="counts pairs of true and predicted classes",
    ),
]
