"""Plausible mistakes in ``l1_penalty``."""

CASES = [
    dict(
        function="l1_penalty",
        kind="wrong",
        label="a half",
        code="""
def l1_penalty(weights, lam):
    return lam * sum(np.sum(np.abs(W)) for W in weights) / 2, [lam * np.sign(W) for W in weights]
""",
        intent="the penalty",
        misconception="there is a 1/2",
    ),
    dict(
        function="l1_penalty",
        kind="wrong",
        label="signed sum",
        code="""
def l1_penalty(weights, lam):
    return lam * sum(np.sum(W) for W in weights), [lam * np.sign(W) for W in weights]
""",
        intent="the penalty",
        misconception="with their signs",
    ),
    dict(
        function="l1_penalty",
        kind="wrong",
        label="absolute value of the sum",
        code="""
def l1_penalty(weights, lam):
    return lam * abs(sum(np.sum(W) for W in weights)), [lam * np.sign(W) for W in weights]
""",
        intent="the penalty of three arrays",
    ),
    dict(
        function="l1_penalty",
        kind="wrong",
        label="squares",
        code="""
def l1_penalty(weights, lam):
    return lam * sum(np.sum(W**2) for W in weights), [lam * np.sign(W) for W in weights]
""",
        intent="the penalty",
        misconception="the weights are squared",
    ),
    dict(
        function="l1_penalty",
        kind="wrong",
        label="gradient of L2",
        code="""
def l1_penalty(weights, lam):
    return lam * sum(np.sum(np.abs(W)) for W in weights), [lam * W for W in weights]
""",
        intent="the gradients",
        misconception="that of L2",
    ),
    dict(
        function="l1_penalty",
        kind="wrong",
        label="lam everywhere",
        code="""
def l1_penalty(weights, lam):
    return lam * sum(np.sum(np.abs(W)) for W in weights), [lam * np.ones_like(W) for W in weights]
""",
        intent="the gradients",
        misconception="lam everywhere",
    ),
    dict(
        function="l1_penalty",
        kind="wrong",
        label="absolute value",
        code="""
def l1_penalty(weights, lam):
    return lam * sum(np.sum(np.abs(W)) for W in weights), [lam * np.abs(W) for W in weights]
""",
        intent="the gradients",
        misconception="the absolute value",
    ),
    dict(
        function="l1_penalty",
        kind="wrong",
        label="no lam in the gradient",
        code="""
def l1_penalty(weights, lam):
    return lam * sum(np.sum(np.abs(W)) for W in weights), [np.sign(W) for W in weights]
""",
        intent="the gradients",
        misconception="lam is missing in the gradient",
    ),
    dict(
        function="l1_penalty",
        kind="wrong",
        label="no lam in the penalty",
        code="""
def l1_penalty(weights, lam):
    return sum(np.sum(np.abs(W)) for W in weights), [lam * np.sign(W) for W in weights]
""",
        intent="the penalty",
        misconception="lam is not used",
    ),
    dict(
        function="l1_penalty",
        kind="wrong",
        label="lam at 0",
        code="""
def l1_penalty(weights, lam):
    return lam * sum(np.sum(np.abs(W)) for W in weights), [np.where(W >= 0, lam, -lam) for W in weights]
""",
        intent="exactly 0",
        misconception="the gradient at 0 is not 0",
    ),
    dict(
        function="l1_penalty",
        kind="wrong",
        label="minus lam at 0",
        code="""
def l1_penalty(weights, lam):
    return lam * sum(np.sum(np.abs(W)) for W in weights), [np.where(W > 0, lam, -lam) for W in weights]
""",
        intent="exactly 0",
        misconception="the gradient at 0 is negative",
    ),
    dict(
        function="l1_penalty",
        kind="wrong",
        label="W over its size",
        code="""
def l1_penalty(weights, lam):
    return lam * sum(np.sum(np.abs(W)) for W in weights), [lam * W / np.abs(W) for W in weights]
""",
        intent="exactly 0",
        misconception="nan",
    ),
    dict(
        function="l1_penalty",
        kind="wrong",
        label="first array only",
        code="""
def l1_penalty(weights, lam):
    return lam * np.sum(np.abs(weights[0])), [lam * np.sign(W) for W in weights]
""",
        intent="the penalty",
        misconception="only the first array",
    ),
    dict(
        function="l1_penalty",
        kind="wrong",
        label="means",
        code="""
def l1_penalty(weights, lam):
    return lam * sum(np.mean(np.abs(W)) for W in weights), [lam * np.sign(W) for W in weights]
""",
        intent="the penalty",
        misconception="the mean of the absolute values",
    ),
    dict(
        function="l1_penalty",
        kind="wrong",
        label="swapped",
        code="""
def l1_penalty(weights, lam):
    return [lam * np.sign(W) for W in weights], lam * sum(np.sum(np.abs(W)) for W in weights)
""",
        intent="the penalty",
    ),
    dict(
        function="l1_penalty",
        kind="wrong",
        label="gradients only",
        code="""
def l1_penalty(weights, lam):
    return [lam * np.sign(W) for W in weights]
""",
        intent="the gradients",
    ),
]
