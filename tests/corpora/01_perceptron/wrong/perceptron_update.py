"""Plausible mistakes in ``perceptron_update``."""

CASES = [
    dict(
        function="perceptron_update",
        kind="wrong",
        label="wrong way",
        code="""
def perceptron_update(w, b, x, y, lr):
    error = y - (1 if x @ w + b >= 0 else 0)
    return w - lr * error * x, b - lr * error
""",
        intent="a one taken for a zero moves",
        misconception="the step goes the wrong way",
    ),
    dict(
        function="perceptron_update",
        kind="wrong",
        label="no learning rate",
        code="""
def perceptron_update(w, b, x, y, lr):
    error = y - (1 if x @ w + b >= 0 else 0)
    return w + error * x, b + error
""",
        intent="a one taken for a zero moves",
        misconception="the learning rate is missing",
    ),
    dict(
        function="perceptron_update",
        kind="wrong",
        label="bias not updated",
        code="""
def perceptron_update(w, b, x, y, lr):
    error = y - (1 if x @ w + b >= 0 else 0)
    return w + lr * error * x, b
""",
        intent="the bias moves with it",
        misconception="the bias is not updated",
    ),
    dict(
        function="perceptron_update",
        kind="wrong",
        label="bias without lr",
        code="""
def perceptron_update(w, b, x, y, lr):
    error = y - (1 if x @ w + b >= 0 else 0)
    return w + lr * error * x, b + error
""",
        intent="the bias moves with it",
        misconception="the bias takes the step without",
    ),
    dict(
        function="perceptron_update",
        kind="wrong",
        label="label for error",
        code="""
def perceptron_update(w, b, x, y, lr):
    return w + lr * y * x, b + lr * y
""",
        intent="a zero taken for a one",
    ),
    dict(
        function="perceptron_update",
        kind="wrong",
        label="always a step",
        code="""
def perceptron_update(w, b, x, y, lr):
    s = 2 * y - 1
    return w + lr * s * x, b + lr * s
""",
        intent="a right answer changes nothing",
        misconception="even when the answer is right",
    ),
    dict(
        function="perceptron_update",
        kind="wrong",
        label="z for the answer",
        code="""
def perceptron_update(w, b, x, y, lr):
    error = y - (x @ w + b)
    return w + lr * error * x, b + lr * error
""",
        intent="a right answer changes nothing",
        misconception="z is used",
    ),
    dict(
        function="perceptron_update",
        kind="wrong",
        label="no x",
        code="""
def perceptron_update(w, b, x, y, lr):
    error = y - (1 if x @ w + b >= 0 else 0)
    return w + lr * error, b + lr * error
""",
        intent="a one taken for a zero moves",
        misconception="do not depend on the input",
    ),
    dict(
        function="perceptron_update",
        kind="wrong",
        label="answer without bias",
        code="""
def perceptron_update(w, b, x, y, lr):
    error = y - (1 if x @ w >= 0 else 0)
    return w + lr * error * x, b + lr * error
""",
        intent="the bias decides the answer",
        misconception="the bias is left out",
    ),
    dict(
        function="perceptron_update",
        kind="wrong",
        label="strict at 0",
        code="""
def perceptron_update(w, b, x, y, lr):
    error = y - (1 if x @ w + b > 0 else 0)
    return w + lr * error * x, b + lr * error
""",
        intent="exactly on the line",
    ),
    dict(
        function="perceptron_update",
        kind="wrong",
        label="in place",
        code="""
def perceptron_update(w, b, x, y, lr):
    error = y - (1 if x @ w + b >= 0 else 0)
    w += lr * error * x
    b += lr * error
    return w, b
""",
        intent="moves w towards x",
    ),
    dict(
        function="perceptron_update",
        kind="wrong",
        label="order of the results",
        code="""
def perceptron_update(w, b, x, y, lr):
    error = y - (1 if x @ w + b >= 0 else 0)
    return b + lr * error, w + lr * error * x
""",
        intent="a right answer changes nothing",
    ),
    dict(
        function="perceptron_update",
        kind="wrong",
        label="returns w only",
        code="""
def perceptron_update(w, b, x, y, lr):
    error = y - (1 if x @ w + b >= 0 else 0)
    return w + lr * error * x
""",
        intent="a right answer changes nothing",
    ),
    dict(
        function="perceptron_update",
        kind="wrong",
        label="missed ones only",
        code="""
def perceptron_update(w, b, x, y, lr):
    if y == 1 and x @ w + b < 0:
        return w + lr * x, b + lr
    return w.copy(), b
""",
        intent="a zero taken for a one",
    ),
]
