"""Right solutions, in different styles, of ``softplus_backward``."""

CASES = [
    dict(
        function="softplus_backward",
        kind="right",
        label="sigmoid",
        code="""
def softplus_backward(dA, z):
    return dA * (1 / (1 + np.exp(-np.asarray(z, dtype=float))))
""",
    ),
    dict(
        function="softplus_backward",
        kind="right",
        label="divided by",
        code="""
def softplus_backward(dA, z):
    return dA / (1 + np.exp(-np.asarray(z, dtype=float)))
""",
    ),
    dict(
        function="softplus_backward",
        kind="right",
        label="tanh",
        code="""
def softplus_backward(dA, z):
    return dA * (0.5 + 0.5 * np.tanh(0.5 * np.asarray(z)))
""",
    ),
    dict(
        function="softplus_backward",
        kind="right",
        label="two cases",
        code="""
def softplus_backward(dA, z):
    e = np.exp(-np.abs(z))
    return dA * np.where(z >= 0, 1.0, e) / (1 + e)
""",
    ),
    dict(
        function="softplus_backward",
        kind="right",
        label="through softplus",
        code="""
def softplus_backward(dA, z):
    return dA * np.exp(z - softplus(z))
""",
    ),
    dict(
        function="softplus_backward",
        kind="right",
        label="cut off",
        code="""
def softplus_backward(dA, z):
    return dA / (1 + np.exp(-np.clip(z, -500, 500)))
""",
    ),
]
