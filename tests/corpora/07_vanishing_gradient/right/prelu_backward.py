"""Right solutions, in different styles, of ``prelu_backward``."""

CASES = [
    dict(
        function="prelu_backward",
        kind="right",
        label="plain",
        code="""
def prelu_backward(dA, z, alpha):
    dZ = np.where(z > 0, dA, alpha * dA)
    shares = np.where(z > 0, 0.0, z * dA)
    return dZ, shares.sum() if np.ndim(alpha) == 0 else shares.sum(axis=0)
""",
    ),
    dict(
        function="prelu_backward",
        kind="right",
        label="through leaky_relu_backward",
        code="""
def prelu_backward(dA, z, alpha):
    dZ = leaky_relu_backward(dA, z, alpha)
    shares = np.where(z > 0, 0.0, z * dA)
    return dZ, shares.sum() if np.ndim(alpha) == 0 else shares.sum(axis=0)
""",
    ),
    dict(
        function="prelu_backward",
        kind="right",
        label="minimum",
        code="""
def prelu_backward(dA, z, alpha):
    dalpha = np.sum(np.minimum(z, 0) * dA, axis=0)
    return np.where(z > 0, dA, alpha * dA), dalpha if np.ndim(alpha) else dalpha.sum()
""",
    ),
    dict(
        function="prelu_backward",
        kind="right",
        label="masks",
        code="""
def prelu_backward(dA, z, alpha):
    left = z <= 0
    dZ = dA * (~left) + alpha * dA * left
    shares = z * dA * left * 1.0
    return dZ, np.sum(shares) if np.isscalar(alpha) else np.sum(shares, axis=0)
""",
    ),
    dict(
        function="prelu_backward",
        kind="right",
        label="einsum",
        code="""
def prelu_backward(dA, z, alpha):
    left = np.minimum(z, 0).astype(float)
    dalpha = np.einsum('ij,ij->j', left, dA)
    return np.where(z > 0, dA, alpha * dA), dalpha if np.ndim(alpha) == 1 else float(dalpha.sum())
""",
    ),
    dict(
        function="prelu_backward",
        kind="right",
        label="loop",
        code="""
def prelu_backward(dA, z, alpha):
    dZ, dalpha = np.zeros(z.shape), np.zeros(z.shape[1])
    slopes = np.broadcast_to(alpha, z.shape[1])
    for i, j in np.ndindex(z.shape):
        if z[i, j] > 0:
            dZ[i, j] = dA[i, j]
        else:
            dZ[i, j] = slopes[j] * dA[i, j]
            dalpha[j] += z[i, j] * dA[i, j]
    return dZ, dalpha if np.ndim(alpha) else dalpha.sum()
""",
    ),
]
