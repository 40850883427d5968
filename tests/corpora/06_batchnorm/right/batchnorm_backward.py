"""Right ways to write ``batchnorm_backward``."""

CASES = [
    dict(
        function="batchnorm_backward",
        kind="right",
        label="formula",
        code="""
def batchnorm_backward(dY, cache):
    X_hat, gamma, std = cache
    d = dY * gamma
    return (d - d.mean(axis=0) - X_hat * (d * X_hat).mean(axis=0)) / std, (dY * X_hat).sum(axis=0), dY.sum(axis=0)
""",
    ),
    dict(
        function="batchnorm_backward",
        kind="right",
        label="paper",
        code="""
def batchnorm_backward(dY, cache):
    X_hat, gamma, s = cache
    n = len(dY)
    d = dY * gamma
    dv = -0.5 * (d * X_hat * s).sum(axis=0) / s**3
    dm = -d.sum(axis=0) / s
    return d / s + dv * 2 * X_hat * s / n + dm / n, (dY * X_hat).sum(axis=0), dY.sum(axis=0)
""",
    ),
    dict(
        function="batchnorm_backward",
        kind="right",
        label="by dgamma",
        code="""
def batchnorm_backward(dY, cache):
    X_hat, gamma, s = cache
    g, b = (dY * X_hat).sum(axis=0), dY.sum(axis=0)
    return gamma / (len(dY) * s) * (len(dY) * dY - b - X_hat * g), g, b
""",
    ),
    dict(
        function="batchnorm_backward",
        kind="right",
        label="einsum",
        code="""
def batchnorm_backward(dY, cache):
    X_hat, gamma, std = cache
    d = dY * gamma
    dX = (d - d.mean(axis=0) - X_hat * (d * X_hat).mean(axis=0)) / std
    return dX, np.einsum('ij,ij->j', dY, X_hat), np.einsum('ij->j', dY)
""",
    ),
    dict(
        function="batchnorm_backward",
        kind="right",
        label="loop",
        code="""
def batchnorm_backward(dY, cache):
    X_hat, gamma, s = cache
    dX = np.zeros(dY.shape)
    for j in range(dY.shape[1]):
        d, x = dY[:, j] * gamma[j], X_hat[:, j]
        dX[:, j] = (d - d.mean() - x * (d @ x) / len(d)) / s[j]
    return dX, (dY * X_hat).sum(axis=0), dY.sum(axis=0)
""",
    ),
]
