"""Plausible mistakes in ``l2_penalty``."""

CASES = [
    dict(
        function="l2_penalty",
        kind="wrong",
        label="no half",
        code="""
def l2_penalty(weights, lam):
    return lam * sum(np.sum(W**2) for W in weights), [lam * W for W in weights]
""",
        intent="the penalty",
        misconception="the 1/2 is missing in the penalty",
    ),
    dict(
        function="l2_penalty",
        kind="wrong",
        label="gradient doubled",
        code="""
def l2_penalty(weights, lam):
    return lam / 2 * sum(np.sum(W**2) for W in weights), [2 * lam * W for W in weights]
""",
        intent="the gradients",
        misconception="a 2 too many",
    ),
    dict(
        function="l2_penalty",
        kind="wrong",
        label="gradient halved",
        code="""
def l2_penalty(weights, lam):
    return lam / 2 * sum(np.sum(W**2) for W in weights), [lam / 2 * W for W in weights]
""",
        intent="the gradients",
        misconception="a 1/2 too many",
    ),
    dict(
        function="l2_penalty",
        kind="wrong",
        label="first array only",
        code="""
def l2_penalty(weights, lam):
    return lam / 2 * np.sum(weights[0] ** 2), [lam * W for W in weights]
""",
        intent="the penalty",
        misconception="only the first array",
    ),
    dict(
        function="l2_penalty",
        kind="wrong",
        label="last array only",
        code="""
def l2_penalty(weights, lam):
    for W in weights:
        penalty = lam / 2 * np.sum(W**2)
    return penalty, [lam * W for W in weights]
""",
        intent="the penalty",
        misconception="only the last array",
    ),
    dict(
        function="l2_penalty",
        kind="wrong",
        label="the norm",
        code="""
def l2_penalty(weights, lam):
    return lam / 2 * np.sqrt(sum(np.sum(W**2) for W in weights)), [lam * W for W in weights]
""",
        intent="the penalty",
        misconception="the root of the sum",
    ),
    dict(
        function="l2_penalty",
        kind="wrong",
        label="no lam in the penalty",
        code="""
def l2_penalty(weights, lam):
    return sum(np.sum(W**2) for W in weights) / 2, [lam * W for W in weights]
""",
        intent="the penalty",
        misconception="lam is not used",
    ),
    dict(
        function="l2_penalty",
        kind="wrong",
        label="no lam in the gradient",
        code="""
def l2_penalty(weights, lam):
    return lam / 2 * sum(np.sum(W**2) for W in weights), [W.copy() for W in weights]
""",
        intent="the gradients",
        misconception="lam",
    ),
    dict(
        function="l2_penalty",
        kind="wrong",
        label="means",
        code="""
def l2_penalty(weights, lam):
    return lam / 2 * sum(np.mean(W**2) for W in weights), [lam * W for W in weights]
""",
        intent="the penalty",
        misconception="the mean of the squares",
    ),
    dict(
        function="l2_penalty",
        kind="wrong",
        label="sign as gradient",
        code="""
def l2_penalty(weights, lam):
    return lam / 2 * sum(np.sum(W**2) for W in weights), [lam * np.sign(W) for W in weights]
""",
        intent="the gradients",
        misconception="that of L1",
    ),
    dict(
        function="l2_penalty",
        kind="wrong",
        label="descent direction",
        code="""
def l2_penalty(weights, lam):
    return lam / 2 * sum(np.sum(W**2) for W in weights), [-lam * W for W in weights]
""",
        intent="the gradients",
        misconception="wrong_sign",
    ),
    dict(
        function="l2_penalty",
        kind="wrong",
        label="swapped",
        code="""
def l2_penalty(weights, lam):
    return [lam * W for W in weights], lam / 2 * sum(np.sum(W**2) for W in weights)
""",
        intent="the penalty",
    ),
    dict(
        function="l2_penalty",
        kind="wrong",
        label="in place",
        code="""
def l2_penalty(weights, lam):
    penalty = lam / 2 * sum(np.sum(W**2) for W in weights)
    for W in weights:
        W *= lam
    return penalty, weights
""",
        intent="the penalty",
    ),
    dict(
        function="l2_penalty",
        kind="wrong",
        label="one flat gradient",
        code="""
def l2_penalty(weights, lam):
    return lam / 2 * sum(np.sum(W**2) for W in weights), lam * np.concatenate([W.ravel() for W in weights])
""",
        intent="the gradients",
    ),
    dict(
        function="l2_penalty",
        kind="wrong",
        label="penalty only",
        code="""
def l2_penalty(weights, lam):
    return lam / 2 * sum(np.sum(W**2) for W in weights)
""",
        intent="the penalty",
    ),
    dict(
        function="l2_penalty",
        kind="wrong",
        label="a penalty for each array",
        code="""
def l2_penalty(weights, lam):
    return [lam / 2 * np.sum(W**2) for W in weights], [lam * W for W in weights]
""",
        intent="the penalty",
    ),
]
