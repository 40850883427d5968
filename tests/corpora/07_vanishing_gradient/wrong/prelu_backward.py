"""Plausible mistakes in ``prelu_backward``."""

CASES = [
    dict(
        function="prelu_backward",
        kind="wrong",
        label="mean",
        code="""
def prelu_backward(dA, z, alpha):
    dZ = np.where(z > 0, dA, alpha * dA)
    shares = np.where(z > 0, 0.0, z * dA)
    return dZ, (shares.sum() if np.ndim(alpha) == 0 else shares.sum(axis=0)) / len(z)
""",
        intent="dalpha for one slope",
        misconception="dalpha is the mean over the examples",
    ),
    dict(
        function="prelu_backward",
        kind="wrong",
        label="mean of all",
        code="""
def prelu_backward(dA, z, alpha):
    dZ = np.where(z > 0, dA, alpha * dA)
    shares = np.where(z > 0, 0.0, z * dA)
    return dZ, (shares.sum() if np.ndim(alpha) == 0 else shares.sum(axis=0)) / z.size
""",
        intent="dalpha for one slope",
        misconception="dalpha is the mean over all entries",
    ),
    dict(
        function="prelu_backward",
        kind="wrong",
        label="sign",
        code="""
def prelu_backward(dA, z, alpha):
    dZ = np.where(z > 0, dA, alpha * dA)
    shares = np.where(z > 0, 0.0, -z * dA)
    return dZ, shares.sum() if np.ndim(alpha) == 0 else shares.sum(axis=0)
""",
        intent="dalpha for one slope",
        misconception="dalpha has the wrong sign",
    ),
    dict(
        function="prelu_backward",
        kind="wrong",
        label="right side too",
        code="""
def prelu_backward(dA, z, alpha):
    dZ = np.where(z > 0, dA, alpha * dA)
    shares = z * dA
    return dZ, shares.sum() if np.ndim(alpha) == 0 else shares.sum(axis=0)
""",
        intent="dalpha for one slope",
        misconception="the right side adds to dalpha",
    ),
    dict(
        function="prelu_backward",
        kind="wrong",
        label="alpha once more",
        code="""
def prelu_backward(dA, z, alpha):
    dZ = np.where(z > 0, dA, alpha * dA)
    shares = np.where(z > 0, 0.0, z * dA)
    return dZ, alpha * (shares.sum() if np.ndim(alpha) == 0 else shares.sum(axis=0))
""",
        intent="dalpha for one slope",
        misconception="dalpha is multiplied with alpha",
    ),
    dict(
        function="prelu_backward",
        kind="wrong",
        label="no dA",
        code="""
def prelu_backward(dA, z, alpha):
    dZ = np.where(z > 0, dA, alpha * dA)
    shares = np.where(z > 0, 0.0, z)
    return dZ, shares.sum() if np.ndim(alpha) == 0 else shares.sum(axis=0)
""",
        intent="dalpha for one slope",
        misconception="dA is missing in dalpha",
    ),
    dict(
        function="prelu_backward",
        kind="wrong",
        label="no z",
        code="""
def prelu_backward(dA, z, alpha):
    dZ = np.where(z > 0, dA, alpha * dA)
    shares = np.where(z > 0, 0.0, dA)
    return dZ, shares.sum() if np.ndim(alpha) == 0 else shares.sum(axis=0)
""",
        intent="dalpha for one slope",
        misconception="z is missing in dalpha",
    ),
    dict(
        function="prelu_backward",
        kind="wrong",
        label="plain relu",
        code="""
def prelu_backward(dA, z, alpha):
    dZ = np.where(z > 0, dA, 0.0)
    shares = np.where(z > 0, 0.0, z * dA)
    return dZ, shares.sum() if np.ndim(alpha) == 0 else shares.sum(axis=0)
""",
        intent="dZ for one slope",
        misconception="this is the plain ReLU",
    ),
    dict(
        function="prelu_backward",
        kind="wrong",
        label="dA passes",
        code="""
def prelu_backward(dA, z, alpha):
    dZ = 1.0 * dA
    shares = np.where(z > 0, 0.0, z * dA)
    return dZ, shares.sum() if np.ndim(alpha) == 0 else shares.sum(axis=0)
""",
        intent="dZ for one slope",
        misconception="dA passes on both sides",
    ),
    dict(
        function="prelu_backward",
        kind="wrong",
        label="one at zero",
        code="""
def prelu_backward(dA, z, alpha):
    dZ = np.where(z >= 0, dA, alpha * dA)
    shares = np.where(z > 0, 0.0, z * dA)
    return dZ, shares.sum() if np.ndim(alpha) == 0 else shares.sum(axis=0)
""",
        intent="at 0 the left side counts",
        misconception="the derivative at 0 is 1",
    ),
    dict(
        function="prelu_backward",
        kind="wrong",
        label="always one number",
        code="""
def prelu_backward(dA, z, alpha):
    dZ = np.where(z > 0, dA, alpha * dA)
    shares = np.where(z > 0, 0.0, z * dA)
    return dZ, shares.sum()
""",
        intent="each unit has its own slope",
        misconception="the slopes of the units are added up",
    ),
    dict(
        function="prelu_backward",
        kind="wrong",
        label="always an array",
        code="""
def prelu_backward(dA, z, alpha):
    dZ = np.where(z > 0, dA, alpha * dA)
    shares = np.where(z > 0, 0.0, z * dA)
    return dZ, shares.sum(axis=0)
""",
        intent="dalpha for one slope",
        misconception="one number is split over the units",
    ),
    dict(
        function="prelu_backward",
        kind="wrong",
        label="other axis",
        code="""
def prelu_backward(dA, z, alpha):
    dZ = np.where(z > 0, dA, alpha * dA)
    shares = np.where(z > 0, 0.0, z * dA)
    return dZ, shares.sum() if np.ndim(alpha) == 0 else shares.sum(axis=1)
""",
        intent="each unit has its own slope",
        misconception="summed over the units",
    ),
    dict(
        function="prelu_backward",
        kind="wrong",
        label="not summed",
        code="""
def prelu_backward(dA, z, alpha):
    dZ = np.where(z > 0, dA, alpha * dA)
    shares = np.where(z > 0, 0.0, z * dA)
    return dZ, shares
""",
        intent="dalpha for one slope",
        misconception="z * dA of every entry",
    ),
    dict(
        function="prelu_backward",
        kind="wrong",
        label="only the first example",
        code="""
def prelu_backward(dA, z, alpha):
    dZ = np.where(z > 0, dA, alpha * dA)
    shares = np.where(z > 0, 0.0, z * dA)
    return dZ, shares.sum() if np.ndim(alpha) == 0 else shares[0]
""",
        intent="each unit has its own slope",
    ),
]
