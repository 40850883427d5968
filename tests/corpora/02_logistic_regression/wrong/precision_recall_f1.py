"""Plausible mistakes in ``precision_recall_f1``."""

CASES = [
    dict(
        function="precision_recall_f1",
        kind="wrong",
        label="swapped",
        code="""
def precision_recall_f1(cm):
    right, predicted, true = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    precision = right / np.where(predicted == 0, 1, predicted)
    recall = right / np.where(true == 0, 1, true)
    total = precision + recall
    f1 = 2 * precision * recall / np.where(total == 0, 1, total)
    return recall, precision, f1
""",
        intent="precision",
        misconception="precision and recall have changed places",
    ),
    dict(
        function="precision_recall_f1",
        kind="wrong",
        label="plain mean",
        code="""
def precision_recall_f1(cm):
    right, predicted, true = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    precision = right / np.where(predicted == 0, 1, predicted)
    recall = right / np.where(true == 0, 1, true)
    total = precision + recall
    f1 = 2 * precision * recall / np.where(total == 0, 1, total)
    return precision, recall, (precision + recall) / 2
""",
        intent="F1",
        misconception="F1 is the plain mean of precision and recall",
    ),
    dict(
        function="precision_recall_f1",
        kind="wrong",
        label="no 2",
        code="""
def precision_recall_f1(cm):
    right, predicted, true = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    precision = right / np.where(predicted == 0, 1, predicted)
    recall = right / np.where(true == 0, 1, true)
    total = precision + recall
    f1 = 2 * precision * recall / np.where(total == 0, 1, total)
    return precision, recall, f1 / 2
""",
        intent="F1",
        misconception="the 2 in F1 is missing",
    ),
    dict(
        function="precision_recall_f1",
        kind="wrong",
        label="averages",
        code="""
def precision_recall_f1(cm):
    right, predicted, true = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    precision = right / np.where(predicted == 0, 1, predicted)
    recall = right / np.where(true == 0, 1, true)
    total = precision + recall
    f1 = 2 * precision * recall / np.where(total == 0, 1, total)
    return precision.mean(), recall.mean(), f1.mean()
""",
        intent="precision",
        misconception="the averages over the classes are returned",
    ),
    dict(
        function="precision_recall_f1",
        kind="wrong",
        label="accuracy",
        code="""
def precision_recall_f1(cm):
    right, predicted, true = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    precision = right / np.where(predicted == 0, 1, predicted)
    recall = right / np.where(true == 0, 1, true)
    total = precision + recall
    f1 = 2 * precision * recall / np.where(total == 0, 1, total)
    accuracy = right / cm.sum()
    return accuracy, accuracy, f1
""",
        intent="precision",
        misconception="the accuracy is returned for every class",
    ),
    dict(
        function="precision_recall_f1",
        kind="wrong",
        label="nan",
        code="""
def precision_recall_f1(cm):
    right, predicted, true = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    precision, recall = right / predicted, right / true
    return precision, recall, 2 * precision * recall / (precision + recall)
""",
        intent="a class that is never predicted",
        misconception="0 / 0 gives nan",
    ),
    dict(
        function="precision_recall_f1",
        kind="wrong",
        label="0 / 0 is 1",
        code="""
def precision_recall_f1(cm):
    right, predicted, true = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    precision = right / np.where(predicted == 0, 1, predicted)
    recall = right / np.where(true == 0, 1, true)
    total = precision + recall
    f1 = 2 * precision * recall / np.where(total == 0, 1, total)
    precision = np.where(predicted == 0, 1.0, precision)
    recall = np.where(true == 0, 1.0, recall)
    return precision, recall, f1
""",
        intent="a class that is never predicted",
        misconception="0 / 0 counts as 1",
    ),
    dict(
        function="precision_recall_f1",
        kind="wrong",
        label="small number",
        code="""
def precision_recall_f1(cm):
    right, predicted, true = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    precision = right / np.where(predicted == 0, 1, predicted)
    recall = right / np.where(true == 0, 1, true)
    total = precision + recall
    f1 = 2 * precision * recall / np.where(total == 0, 1, total)
    precision, recall = right / (predicted + 1e-3), right / (true + 1e-3)
    return precision, recall, f1
""",
        intent="precision",
    ),
    dict(
        function="precision_recall_f1",
        kind="wrong",
        label="geometric mean",
        code="""
def precision_recall_f1(cm):
    right, predicted, true = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    precision = right / np.where(predicted == 0, 1, predicted)
    recall = right / np.where(true == 0, 1, true)
    total = precision + recall
    f1 = 2 * precision * recall / np.where(total == 0, 1, total)
    return precision, recall, np.sqrt(precision * recall)
""",
        intent="F1",
        misconception="F1 is the geometric mean of precision and recall",
    ),
    dict(
        function="precision_recall_f1",
        kind="wrong",
        label="last class only",
        code="""
def precision_recall_f1(cm):
    right, predicted, true = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    precision = right / np.where(predicted == 0, 1, predicted)
    recall = right / np.where(true == 0, 1, true)
    total = precision + recall
    f1 = 2 * precision * recall / np.where(total == 0, 1, total)
    return precision[1], recall[1], f1[1]
""",
        intent="precision",
    ),
    dict(
        function="precision_recall_f1",
        kind="wrong",
        label="integer division",
        code="""
def precision_recall_f1(cm):
    right, predicted, true = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    precision = right / np.where(predicted == 0, 1, predicted)
    recall = right / np.where(true == 0, 1, true)
    total = precision + recall
    f1 = 2 * precision * recall / np.where(total == 0, 1, total)
    return right // np.maximum(predicted, 1), recall, f1
""",
        intent="precision",
        misconception="integer_result",
    ),
    dict(
        function="precision_recall_f1",
        kind="wrong",
        label="F1 with nan",
        code="""
def precision_recall_f1(cm):
    right, predicted, true = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    precision = right / np.where(predicted == 0, 1, predicted)
    recall = right / np.where(true == 0, 1, true)
    total = precision + recall
    f1 = 2 * precision * recall / np.where(total == 0, 1, total)
    return precision, recall, 2 * precision * recall / total
""",
        intent="nothing is right",
    ),
    dict(
        function="precision_recall_f1",
        kind="wrong",
        label="stacked",
        code="""
def precision_recall_f1(cm):
    right, predicted, true = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    precision = right / np.where(predicted == 0, 1, predicted)
    recall = right / np.where(true == 0, 1, true)
    total = precision + recall
    f1 = 2 * precision * recall / np.where(total == 0, 1, total)
    return np.array([precision, recall, f1])
""",
        intent="precision",
    ),
    dict(
        function="precision_recall_f1",
        kind="wrong",
        label="percent",
        code="""
def precision_recall_f1(cm):
    right, predicted, true = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    precision = right / np.where(predicted == 0, 1, predicted)
    recall = right / np.where(true == 0, 1, true)
    total = precision + recall
    f1 = 2 * precision * recall / np.where(total == 0, 1, total)
    return 100 * precision, 100 * recall, f1
""",
        intent="precision",
        misconception="the values are in percent",
    ),
    dict(
        function="precision_recall_f1",
        kind="wrong",
        label="two values",
        code="""
def precision_recall_f1(cm):
    right, predicted, true = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    precision = right / np.where(predicted == 0, 1, predicted)
    recall = right / np.where(true == 0, 1, true)
    total = precision + recall
    f1 = 2 * precision * recall / np.where(total == 0, 1, total)
    return precision, recall
""",
        intent="precision",
    ),
    dict(
        function="precision_recall_f1",
        kind="wrong",
        label="errors, not hits",
        code="""
def precision_recall_f1(cm):
    right, predicted, true = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    precision = right / np.where(predicted == 0, 1, predicted)
    recall = right / np.where(true == 0, 1, true)
    total = precision + recall
    f1 = 2 * precision * recall / np.where(total == 0, 1, total)
    off = np.where(predicted == 0, 1, predicted)
    return (predicted - right) / off, recall, f1
""",
        intent="precision",
        misconception="the errors are counted, not the right answers",
    ),
]
