"""Plausible mistakes in ``ensemble_predict``."""

CASES = [
    dict(
        function="ensemble_predict",
        kind="wrong",
        label="votes",
        code="""
def ensemble_predict(probabilities):
    labels = probabilities.argmax(axis=2)
    return np.array([np.bincount(votes).argmax() for votes in labels.T])
""",
        intent="a sure model",
        misconception="the models vote",
    ),
    dict(
        function="ensemble_predict",
        kind="wrong",
        label="means",
        code="""
def ensemble_predict(probabilities):
    return probabilities.mean(axis=0)
""",
        intent="labels for all rows",
        misconception="the mean probabilities are returned",
    ),
    dict(
        function="ensemble_predict",
        kind="wrong",
        label="first model",
        code="""
def ensemble_predict(probabilities):
    return probabilities[0].argmax(axis=1)
""",
        intent="a sure model",
        misconception="only the first model",
    ),
    dict(
        function="ensemble_predict",
        kind="wrong",
        label="last model",
        code="""
def ensemble_predict(probabilities):
    return probabilities[-1].argmax(axis=1)
""",
        intent="many models",
        misconception="only the last model",
    ),
    dict(
        function="ensemble_predict",
        kind="wrong",
        label="most certain",
        code="""
def ensemble_predict(probabilities):
    return probabilities.max(axis=0).argmax(axis=1)
""",
        intent="labels for all rows",
        misconception="the most certain model decides",
    ),
    dict(
        function="ensemble_predict",
        kind="wrong",
        label="over examples",
        code="""
def ensemble_predict(probabilities):
    return probabilities.mean(axis=1).argmax(axis=1)
""",
        intent="a sure model",
        misconception="the average is over the examples",
    ),
    dict(
        function="ensemble_predict",
        kind="wrong",
        label="least probable",
        code="""
def ensemble_predict(probabilities):
    return probabilities.mean(axis=0).argmin(axis=1)
""",
        intent="a sure model",
        misconception="the least probable",
    ),
    dict(
        function="ensemble_predict",
        kind="wrong",
        label="product",
        code="""
def ensemble_predict(probabilities):
    return probabilities.prod(axis=0).argmax(axis=1)
""",
        intent="a certain veto",
        misconception="the probabilities are multiplied",
    ),
    dict(
        function="ensemble_predict",
        kind="wrong",
        label="median",
        code="""
def ensemble_predict(probabilities):
    return np.median(probabilities, axis=0).argmax(axis=1)
""",
        intent="a sure model",
        misconception="the median is taken",
    ),
    dict(
        function="ensemble_predict",
        kind="wrong",
        label="all answers",
        code="""
def ensemble_predict(probabilities):
    return probabilities.argmax(axis=2)
""",
        intent="labels for all rows",
        misconception="the answers of all models",
    ),
    dict(
        function="ensemble_predict",
        kind="wrong",
        label="mean of labels",
        code="""
def ensemble_predict(probabilities):
    return probabilities.argmax(axis=2).mean(axis=0).round().astype(int)
""",
        intent="a sure model",
    ),
    dict(
        function="ensemble_predict",
        kind="wrong",
        label="larger of equals",
        code="""
def ensemble_predict(probabilities):
    mean = probabilities.mean(axis=0)[:, ::-1]
    return mean.shape[1] - 1 - mean.argmax(axis=1)
""",
        intent="the smaller of equal",
        misconception="of equal labels the larger",
    ),
    dict(
        function="ensemble_predict",
        kind="wrong",
        label="from 1",
        code="""
def ensemble_predict(probabilities):
    return probabilities.mean(axis=0).argmax(axis=1) + 1
""",
        intent="a sure model",
        misconception="the labels count from 1",
    ),
    dict(
        function="ensemble_predict",
        kind="wrong",
        label="floats",
        code="""
def ensemble_predict(probabilities):
    return probabilities.mean(axis=0).argmax(axis=1).astype(float)
""",
        intent="a sure model",
    ),
    dict(
        function="ensemble_predict",
        kind="wrong",
        label="over the rows",
        code="""
def ensemble_predict(probabilities):
    return probabilities.mean(axis=0).argmax(axis=0)
""",
        intent="a sure model",
    ),
    dict(
        function="ensemble_predict",
        kind="wrong",
        label="column",
        code="""
def ensemble_predict(probabilities):
    return probabilities.mean(axis=0).argmax(axis=1)[:, None]
""",
        intent="labels for all rows",
        misconception="an axis too many",
    ),
]
