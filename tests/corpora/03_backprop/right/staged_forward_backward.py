"""Right solutions, in different styles, of ``staged_forward_backward``."""

CASES = [
    dict(
        function="staged_forward_backward",
        kind="right",
        label="eight stages of the lecture",
        code="""
from math import exp

def staged_forward_backward(x, y):
    sigy = 1.0 / (1 + exp(-y))
    num = x + sigy
    sigx = 1.0 / (1 + exp(-x))
    xpy = x + y
    xpysqr = xpy**2
    den = sigx + xpysqr
    invden = 1.0 / den
    f = num * invden
    dnum = invden
    dinvden = num
    dden = (-1.0 / (den**2)) * dinvden
    dsigx = dden
    dxpysqr = dden
    dxpy = (2 * xpy) * dxpysqr
    dx = dxpy
    dy = dxpy
    dx += ((1 - sigx) * sigx) * dsigx
    dx += dnum
    dsigy = dnum
    dy += ((1 - sigy) * sigy) * dsigy
    return f, dx, dy
""",
    ),
    dict(
        function="staged_forward_backward",
        kind="right",
        label="quotient rule",
        code="""
def staged_forward_backward(x, y):
    a, b = sigmoid(x), sigmoid(y)
    top, bottom = x + b, a + (x + y) ** 2
    dx = (1 * bottom - top * (a * (1 - a) + 2 * (x + y))) / bottom**2
    dy = (b * (1 - b) * bottom - top * 2 * (x + y)) / bottom**2
    return top / bottom, dx, dy
""",
    ),
    dict(
        function="staged_forward_backward",
        kind="right",
        label="by the value f",
        code="""
def staged_forward_backward(x, y):
    sx, sy, s = sigmoid(x), sigmoid(y), x + y
    den = sx + s * s
    f = (x + sy) / den
    up, down = 1 / den, -f / den
    return f, up + down * (sx - sx**2 + 2 * s), up * (sy - sy**2) + down * 2 * s
""",
    ),
    dict(
        function="staged_forward_backward",
        kind="right",
        label="a table of gradients",
        code="""
def staged_forward_backward(x, y):
    v = {"sigx": sigmoid(x), "sigy": sigmoid(y), "s": x + y}
    v["num"] = x + v["sigy"]
    v["den"] = v["sigx"] + v["s"] ** 2
    d = dict.fromkeys(["x", "y"], 0.0)
    dnum, dden = 1 / v["den"], -v["num"] / v["den"] ** 2
    d["x"] += dnum
    d["y"] += dnum * v["sigy"] * (1 - v["sigy"])
    d["x"] += dden * v["sigx"] * (1 - v["sigx"])
    for name in d:
        d[name] += dden * 2 * v["s"]
    return v["num"] / v["den"], d["x"], d["y"]
""",
    ),
    dict(
        function="staged_forward_backward",
        kind="right",
        label="dual numbers",
        code="""
def staged_forward_backward(x, y):
    def derivative(tx, ty):
        sx, sy, s = sigmoid(x), sigmoid(y), x + y
        num, tnum = x + sy, tx + sy * (1 - sy) * ty
        den, tden = sx + s**2, sx * (1 - sx) * tx + 2 * s * (tx + ty)
        return num / den, tnum / den - num * tden / den**2
    f, dx = derivative(1.0, 0.0)
    return f, dx, derivative(0.0, 1.0)[1]
""",
    ),
]
