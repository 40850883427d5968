"""Plausible mistakes in ``batchnorm_backward``."""

CASES = [
    dict(
        function="batchnorm_backward",
        kind="wrong",
        label="constants",
        code="""
def batchnorm_backward(dY, cache):
    X_hat, gamma, std = cache
    d = dY * gamma
    return d / std, (dY * X_hat).sum(axis=0), dY.sum(axis=0)
""",
        intent="the gradient of the input",
        misconception="treated as constants",
    ),
    dict(
        function="batchnorm_backward",
        kind="wrong",
        label="no variance",
        code="""
def batchnorm_backward(dY, cache):
    X_hat, gamma, std = cache
    d = dY * gamma
    return (d - d.mean(axis=0)) / std, (dY * X_hat).sum(axis=0), dY.sum(axis=0)
""",
        intent="the gradient of the input",
        misconception="through the variance is missing",
    ),
    dict(
        function="batchnorm_backward",
        kind="wrong",
        label="no mean",
        code="""
def batchnorm_backward(dY, cache):
    X_hat, gamma, std = cache
    d = dY * gamma
    return (d - X_hat * (d * X_hat).mean(axis=0)) / std, (dY * X_hat).sum(axis=0), dY.sum(axis=0)
""",
        intent="the gradient of the input",
        misconception="through the mean is missing",
    ),
    dict(
        function="batchnorm_backward",
        kind="wrong",
        label="no gamma",
        code="""
def batchnorm_backward(dY, cache):
    X_hat, gamma, std = cache
    d = dY
    return (d - d.mean(axis=0) - X_hat * (d * X_hat).mean(axis=0)) / std, (dY * X_hat).sum(axis=0), dY.sum(axis=0)
""",
        intent="the gradient of the input",
        misconception="gamma is missing",
    ),
    dict(
        function="batchnorm_backward",
        kind="wrong",
        label="no std",
        code="""
def batchnorm_backward(dY, cache):
    X_hat, gamma, std = cache
    d = dY * gamma
    return d - d.mean(axis=0) - X_hat * (d * X_hat).mean(axis=0), (dY * X_hat).sum(axis=0), dY.sum(axis=0)
""",
        intent="the gradient of the input",
        misconception="division by the standard deviation is missing",
    ),
    dict(
        function="batchnorm_backward",
        kind="wrong",
        label="variance",
        code="""
def batchnorm_backward(dY, cache):
    X_hat, gamma, std = cache
    d = dY * gamma
    return (d - d.mean(axis=0) - X_hat * (d * X_hat).mean(axis=0)) / std**2, (dY * X_hat).sum(axis=0), dY.sum(axis=0)
""",
        intent="the gradient of the input",
        misconception="by the variance",
    ),
    dict(
        function="batchnorm_backward",
        kind="wrong",
        label="sums",
        code="""
def batchnorm_backward(dY, cache):
    X_hat, gamma, std = cache
    d = dY * gamma
    return (d - d.sum(axis=0) - X_hat * (d * X_hat).sum(axis=0)) / std, (dY * X_hat).sum(axis=0), dY.sum(axis=0)
""",
        intent="the gradient of the input",
        misconception="means over the batch, not sums",
    ),
    dict(
        function="batchnorm_backward",
        kind="wrong",
        label="added",
        code="""
def batchnorm_backward(dY, cache):
    X_hat, gamma, std = cache
    d = dY * gamma
    return (d + d.mean(axis=0) + X_hat * (d * X_hat).mean(axis=0)) / std, (dY * X_hat).sum(axis=0), dY.sum(axis=0)
""",
        intent="the gradient of the input",
        misconception="subtracted, not added",
    ),
    dict(
        function="batchnorm_backward",
        kind="wrong",
        label="dbeta averaged",
        code="""
def batchnorm_backward(dY, cache):
    X_hat, gamma, std = cache
    d = dY * gamma
    return (d - d.mean(axis=0) - X_hat * (d * X_hat).mean(axis=0)) / std, (dY * X_hat).sum(axis=0), dY.mean(axis=0)
""",
        intent="the gradient of the shift",
        misconception="dbeta is averaged",
    ),
    dict(
        function="batchnorm_backward",
        kind="wrong",
        label="dgamma averaged",
        code="""
def batchnorm_backward(dY, cache):
    X_hat, gamma, std = cache
    d = dY * gamma
    return (d - d.mean(axis=0) - X_hat * (d * X_hat).mean(axis=0)) / std, (dY * X_hat).mean(axis=0), dY.sum(axis=0)
""",
        intent="the gradient of the scale",
        misconception="dgamma is averaged",
    ),
    dict(
        function="batchnorm_backward",
        kind="wrong",
        label="swapped",
        code="""
def batchnorm_backward(dY, cache):
    X_hat, gamma, std = cache
    d = dY * gamma
    return (d - d.mean(axis=0) - X_hat * (d * X_hat).mean(axis=0)) / std, dY.sum(axis=0), (dY * X_hat).sum(axis=0)
""",
        intent="the gradient of the shift",
        misconception="swapped",
    ),
]
