"""Plausible mistakes in ``dropout_backward``."""

CASES = [
    dict(
        function="dropout_backward",
        kind="wrong",
        label="not scaled",
        code="""
def dropout_backward(dY, mask, p):
    return dY * mask
""",
        intent="kept units get the gradient",
        misconception="the kept gradients are not scaled",
    ),
    dict(
        function="dropout_backward",
        kind="wrong",
        label="divided by p",
        code="""
def dropout_backward(dY, mask, p):
    return dY * mask / p if p else dY * mask
""",
        intent="kept units get the gradient",
        misconception="the probability of dropping",
    ),
    dict(
        function="dropout_backward",
        kind="wrong",
        label="multiplied",
        code="""
def dropout_backward(dY, mask, p):
    return dY * mask * (1 - p)
""",
        intent="kept units get the gradient",
        misconception="multiplied where they should be divided",
    ),
    dict(
        function="dropout_backward",
        kind="wrong",
        label="no mask",
        code="""
def dropout_backward(dY, mask, p):
    return dY / (1 - p)
""",
        intent="kept units get the gradient",
        misconception="dropped units get a gradient too",
    ),
    dict(
        function="dropout_backward",
        kind="wrong",
        label="turned round",
        code="""
def dropout_backward(dY, mask, p):
    return dY * (1 - mask) / (1 - p)
""",
        intent="kept units get the gradient",
        misconception="the mask is turned round",
    ),
    dict(
        function="dropout_backward",
        kind="wrong",
        label="unchanged",
        code="""
def dropout_backward(dY, mask, p):
    return dY.copy()
""",
        intent="kept units get the gradient",
        misconception="dY is returned unchanged",
    ),
    dict(
        function="dropout_backward",
        kind="wrong",
        label="the mask",
        code="""
def dropout_backward(dY, mask, p):
    return mask.copy()
""",
        intent="kept units get the gradient",
        misconception="mask is returned unchanged",
    ),
    dict(
        function="dropout_backward",
        kind="wrong",
        label="no upstream gradient",
        code="""
def dropout_backward(dY, mask, p):
    return mask / (1 - p)
""",
        intent="kept units get the gradient",
        misconception="the upstream gradient is not used",
    ),
    dict(
        function="dropout_backward",
        kind="wrong",
        label="minus",
        code="""
def dropout_backward(dY, mask, p):
    return -dY * mask / (1 - p)
""",
        intent="kept units get the gradient",
        misconception="wrong_sign",
    ),
    dict(
        function="dropout_backward",
        kind="wrong",
        label="scaled twice",
        code="""
def dropout_backward(dY, mask, p):
    return dY * mask / (1 - p) ** 2
""",
        intent="kept units get the gradient",
        misconception="scaled twice",
    ),
    dict(
        function="dropout_backward",
        kind="wrong",
        label="mean over rows",
        code="""
def dropout_backward(dY, mask, p):
    return dY * mask / (1 - p) / len(dY)
""",
        intent="kept units get the gradient",
        misconception="by the number of examples",
    ),
    dict(
        function="dropout_backward",
        kind="wrong",
        label="in place",
        code="""
def dropout_backward(dY, mask, p):
    dY *= mask / (1 - p)
    return dY
""",
        intent="kept units get the gradient",
    ),
    dict(
        function="dropout_backward",
        kind="wrong",
        label="summed",
        code="""
def dropout_backward(dY, mask, p):
    return (dY * mask / (1 - p)).sum(axis=0)
""",
        intent="kept units get the gradient",
    ),
    dict(
        function="dropout_backward",
        kind="wrong",
        label="two axes only",
        code="""
def dropout_backward(dY, mask, p):
    return np.einsum("ij,ij->ij", dY, mask) / (1 - p)
""",
        intent="three axes",
    ),
]
