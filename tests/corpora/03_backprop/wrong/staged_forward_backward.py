"""Plausible mistakes in ``staged_forward_backward``."""

CASES = [
    dict(
        function="staged_forward_backward",
        kind="wrong",
        label="overwritten contributions",
        code="""
def staged_forward_backward(x, y):
    sigy = 1 / (1 + np.exp(-y))
    num = x + sigy
    sigx = 1 / (1 + np.exp(-x))
    xpy = x + y
    den = sigx + xpy**2
    f = num / den
    dnum = 1 / den
    dden = -num / den**2
    dxpy = 2 * xpy * dden
    dx = dxpy
    dx = sigx * (1 - sigx) * dden
    dx = dnum
    dy = dxpy
    dy = sigy * (1 - sigy) * dnum
    return f, dx, dy
""",
        intent="with respect to x",
        misconception="a later contribution replaces",
    ),
    dict(
        function="staged_forward_backward",
        kind="wrong",
        label="numerator forgotten",
        code="""
def staged_forward_backward(x, y):
    sigy = 1 / (1 + np.exp(-y))
    num = x + sigy
    sigx = 1 / (1 + np.exp(-x))
    xpy = x + y
    den = sigx + xpy**2
    f = num / den
    dnum = 1 / den
    dden = -num / den**2
    dxpy = 2 * xpy * dden
    dx = dxpy
    dx += sigx * (1 - sigx) * dden
    dy = dxpy
    dy += sigy * (1 - sigy) * dnum
    return f, dx, dy
""",
        intent="with respect to x",
        misconception="x in the numerator is forgotten",
    ),
    dict(
        function="staged_forward_backward",
        kind="wrong",
        label="sigmoid of x forgotten",
        code="""
def staged_forward_backward(x, y):
    sigy = 1 / (1 + np.exp(-y))
    num = x + sigy
    sigx = 1 / (1 + np.exp(-x))
    xpy = x + y
    den = sigx + xpy**2
    f = num / den
    dnum = 1 / den
    dden = -num / den**2
    dxpy = 2 * xpy * dden
    dx = dxpy
    dx += dnum
    dy = dxpy
    dy += sigy * (1 - sigy) * dnum
    return f, dx, dy
""",
        intent="with respect to x",
        misconception="the sigmoid of x in the denominator",
    ),
    dict(
        function="staged_forward_backward",
        kind="wrong",
        label="sigmoid of y forgotten",
        code="""
def staged_forward_backward(x, y):
    sigy = 1 / (1 + np.exp(-y))
    num = x + sigy
    sigx = 1 / (1 + np.exp(-x))
    xpy = x + y
    den = sigx + xpy**2
    f = num / den
    dnum = 1 / den
    dden = -num / den**2
    dxpy = 2 * xpy * dden
    dx = dxpy
    dx += sigx * (1 - sigx) * dden
    dx += dnum
    dy = dxpy
    return f, dx, dy
""",
        intent="with respect to y",
        misconception="the sigmoid of y in the numerator",
    ),
    dict(
        function="staged_forward_backward",
        kind="wrong",
        label="no factor 2",
        code="""
def staged_forward_backward(x, y):
    sigy = 1 / (1 + np.exp(-y))
    num = x + sigy
    sigx = 1 / (1 + np.exp(-x))
    xpy = x + y
    den = sigx + xpy**2
    f = num / den
    dnum = 1 / den
    dden = -num / den**2
    dxpy = xpy * dden
    dx = dxpy
    dx += sigx * (1 - sigx) * dden
    dx += dnum
    dy = dxpy
    dy += sigy * (1 - sigy) * dnum
    return f, dx, dy
""",
        intent="with respect to y",
        misconception="the factor 2 of the square",
    ),
    dict(
        function="staged_forward_backward",
        kind="wrong",
        label="sign of the quotient",
        code="""
def staged_forward_backward(x, y):
    sigy = 1 / (1 + np.exp(-y))
    num = x + sigy
    sigx = 1 / (1 + np.exp(-x))
    xpy = x + y
    den = sigx + xpy**2
    f = num / den
    dnum = 1 / den
    dden = num / den**2
    dxpy = 2 * xpy * dden
    dx = dxpy
    dx += sigx * (1 - sigx) * dden
    dx += dnum
    dy = dxpy
    dy += sigy * (1 - sigy) * dnum
    return f, dx, dy
""",
        intent="with respect to x",
        misconception="the denominator's derivative has the wrong sign",
    ),
    dict(
        function="staged_forward_backward",
        kind="wrong",
        label="sigmoids hand on their value",
        code="""
def staged_forward_backward(x, y):
    sigy = 1 / (1 + np.exp(-y))
    num = x + sigy
    sigx = 1 / (1 + np.exp(-x))
    xpy = x + y
    den = sigx + xpy**2
    f = num / den
    dnum = 1 / den
    dden = -num / den**2
    dxpy = 2 * xpy * dden
    dx = dxpy
    dx += sigx * dden
    dx += dnum
    dy = dxpy
    dy += sigy * dnum
    return f, dx, dy
""",
        intent="with respect to y",
        misconception="the sigmoids hand on their value",
    ),
    dict(
        function="staged_forward_backward",
        kind="wrong",
        label="sigmoids hand on unchanged",
        code="""
def staged_forward_backward(x, y):
    sigy = 1 / (1 + np.exp(-y))
    num = x + sigy
    sigx = 1 / (1 + np.exp(-x))
    xpy = x + y
    den = sigx + xpy**2
    f = num / den
    dnum = 1 / den
    dden = -num / den**2
    dxpy = 2 * xpy * dden
    dx = dxpy
    dx += dden
    dx += dnum
    dy = dxpy
    dy += dnum
    return f, dx, dy
""",
        intent="with respect to y",
        misconception="the sigmoids hand on the gradient unchanged",
    ),
    dict(
        function="staged_forward_backward",
        kind="wrong",
        label="den not squared",
        code="""
def staged_forward_backward(x, y):
    sigy = 1 / (1 + np.exp(-y))
    num = x + sigy
    sigx = 1 / (1 + np.exp(-x))
    xpy = x + y
    den = sigx + xpy**2
    f = num / den
    dnum = 1 / den
    dden = -num / den
    dxpy = 2 * xpy * dden
    dx = dxpy
    dx += sigx * (1 - sigx) * dden
    dx += dnum
    dy = dxpy
    dy += sigy * (1 - sigy) * dnum
    return f, dx, dy
""",
        intent="with respect to x",
        misconception="dden is divided by den",
    ),
    dict(
        function="staged_forward_backward",
        kind="wrong",
        label="dx and dy swapped",
        code="""
def staged_forward_backward(x, y):
    sigy = 1 / (1 + np.exp(-y))
    num = x + sigy
    sigx = 1 / (1 + np.exp(-x))
    xpy = x + y
    den = sigx + xpy**2
    f = num / den
    dnum = 1 / den
    dden = -num / den**2
    dxpy = 2 * xpy * dden
    dx = dxpy
    dx += sigx * (1 - sigx) * dden
    dx += dnum
    dy = dxpy
    dy += sigy * (1 - sigy) * dnum
    return f, dy, dx
""",
        intent="with respect to x",
        misconception="dx and dy have changed places",
    ),
    dict(
        function="staged_forward_backward",
        kind="wrong",
        label="reverse order",
        code="""
def staged_forward_backward(x, y):
    sigy = 1 / (1 + np.exp(-y))
    num = x + sigy
    sigx = 1 / (1 + np.exp(-x))
    xpy = x + y
    den = sigx + xpy**2
    f = num / den
    dnum = 1 / den
    dden = -num / den**2
    dxpy = 2 * xpy * dden
    dx = dxpy
    dx += sigx * (1 - sigx) * dden
    dx += dnum
    dy = dxpy
    dy += sigy * (1 - sigy) * dnum
    return dy, dx, f
""",
        intent="the way forward",
        misconception="values_swapped",
    ),
    dict(
        function="staged_forward_backward",
        kind="wrong",
        label="square forgotten going back",
        code="""
def staged_forward_backward(x, y):
    sigy = 1 / (1 + np.exp(-y))
    num = x + sigy
    sigx = 1 / (1 + np.exp(-x))
    xpy = x + y
    den = sigx + xpy**2
    f = num / den
    dnum = 1 / den
    dden = -num / den**2
    dxpy = 2 * xpy * dden
    dx = 0.0
    dx += sigx * (1 - sigx) * dden
    dx += dnum
    dy = 0.0
    dy += sigy * (1 - sigy) * dnum
    return f, dx, dy
""",
        intent="with respect to y",
        misconception="the square in the denominator is forgotten",
    ),
    dict(
        function="staged_forward_backward",
        kind="wrong",
        label="denominator not squared going forward",
        code="""
def staged_forward_backward(x, y):
    sigy = 1 / (1 + np.exp(-y))
    num = x + sigy
    sigx = 1 / (1 + np.exp(-x))
    xpy = x + y
    den = sigx + xpy
    f = num / den
    dnum = 1 / den
    dden = -num / den**2
    dxpy = 2 * xpy * dden
    dx = dxpy
    dx += sigx * (1 - sigx) * dden
    dx += dnum
    dy = dxpy
    dy += sigy * (1 - sigy) * dnum
    return f, dx, dy
""",
        intent="the way forward",
    ),
]
