"""Right solutions, in different styles, of ``precision_recall_f1``."""

CASES = [
    dict(
        function="precision_recall_f1",
        kind="right",
        label="loop",
        code="""
def precision_recall_f1(cm):
    n = len(cm)
    precision, recall, f1 = np.zeros(n), np.zeros(n), np.zeros(n)
    for k in range(n):
        column, row = cm[:, k].sum(), cm[k].sum()
        if column:
            precision[k] = cm[k, k] / column
        if row:
            recall[k] = cm[k, k] / row
        if precision[k] + recall[k] > 0:
            f1[k] = 2 * precision[k] * recall[k] / (precision[k] + recall[k])
    return precision, recall, f1
""",
    ),
    dict(
        function="precision_recall_f1",
        kind="right",
        label="nan_to_num",
        code="""
def precision_recall_f1(cm):
    with np.errstate(invalid='ignore', divide='ignore'):
        tp = np.diag(cm)
        precision, recall = np.nan_to_num(tp / cm.sum(axis=0)), np.nan_to_num(tp / cm.sum(axis=1))
        return precision, recall, np.nan_to_num(2 * precision * recall / (precision + recall))
""",
    ),
    dict(
        function="precision_recall_f1",
        kind="right",
        label="np.divide",
        code="""
def precision_recall_f1(cm):
    def share(a, b):
        return np.divide(a, b, out=np.zeros(len(cm)), where=b != 0)

    tp = np.diagonal(cm)
    return share(tp, cm.sum(axis=0)), share(tp, cm.sum(axis=1)), share(2 * tp, cm.sum(axis=0) + cm.sum(axis=1))
""",
    ),
    dict(
        function="precision_recall_f1",
        kind="right",
        label="maximum",
        code="""
def precision_recall_f1(cm):
    tp = cm.diagonal()
    precision, recall = tp / np.maximum(cm.sum(0), 1), tp / np.maximum(cm.sum(1), 1)
    return precision, recall, 2 * precision * recall / np.maximum(precision + recall, 1e-300)
""",
    ),
    dict(
        function="precision_recall_f1",
        kind="right",
        label="counts of errors",
        code="""
def precision_recall_f1(cm):
    tp = np.einsum('ii->i', cm).astype(float)
    fp, fn = cm.sum(axis=0) - tp, cm.sum(axis=1) - tp
    safe = lambda d: np.where(d == 0, 1.0, d)
    return tp / safe(tp + fp), tp / safe(tp + fn), 2 * tp / safe(2 * tp + fp + fn)
""",
    ),
    dict(
        function="precision_recall_f1",
        kind="right",
        label="from labels",
        code="""
def precision_recall_f1(cm):
    n = len(cm)
    y, y_hat = np.repeat(np.repeat(np.arange(n), n), cm.ravel()), np.repeat(np.tile(np.arange(n), n), cm.ravel())
    parts = []
    for k in range(n):
        found = np.sum((y == k) & (y_hat == k))
        precision = found / np.sum(y_hat == k) if k in y_hat else 0.0
        recall = found / np.sum(y == k) if k in y else 0.0
        parts.append((precision, recall, 0.0 if found == 0 else 2 / (1 / precision + 1 / recall)))
    return tuple(np.array(part) for part in zip(*parts))
""",
    ),
]
