"""Right ways to write ``batchnorm_forward``."""

CASES = [
    dict(
        function="batchnorm_forward",
        kind="right",
        label="tuple",
        code="""
def batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training):
    if training:
        m, v = X.mean(axis=0), X.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * m
        running_var = momentum * running_var + (1 - momentum) * v
    else:
        m, v = running_mean, running_var
    s = np.sqrt(v + eps)
    return gamma * (X - m) / s + beta, ((X - m) / s, gamma, s), running_mean, running_var
""",
    ),
    dict(
        function="batchnorm_forward",
        kind="right",
        label="dict",
        code="""
def batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training):
    if training:
        m, v = X.mean(axis=0), X.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * m
        running_var = momentum * running_var + (1 - momentum) * v
    else:
        m, v = running_mean, running_var
    s = np.sqrt(v + eps)
    return gamma * (X - m) / s + beta, {"X_hat": (X - m) / s, "gamma": gamma, "std": s}, running_mean, running_var
""",
    ),
    dict(
        function="batchnorm_forward",
        kind="right",
        label="no cache at all",
        code="""
def batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training):
    if training:
        m, v = X.mean(axis=0), X.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * m
        running_var = momentum * running_var + (1 - momentum) * v
    else:
        m, v = running_mean, running_var
    s = np.sqrt(v + eps)
    return gamma * (X - m) / s + beta, None, running_mean, running_var
""",
    ),
    dict(
        function="batchnorm_forward",
        kind="right",
        label="two passes",
        code="""
def batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training):
    if training:
        m, v = X.mean(axis=0), ((X - X.mean(axis=0)) ** 2).sum(axis=0) / len(X)
        running_mean = momentum * running_mean + (1 - momentum) * m
        running_var = momentum * running_var + (1 - momentum) * v
    else:
        m, v = running_mean, running_var
    s = np.sqrt(v + eps)
    return gamma * (X - m) / s + beta, ((X - m) / s, gamma, s), running_mean, running_var
""",
    ),
    dict(
        function="batchnorm_forward",
        kind="right",
        label="step towards the batch",
        code="""
def batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training):
    if training:
        m, v = X.mean(axis=0), X.var(axis=0)
        running_mean = running_mean + (1 - momentum) * (m - running_mean)
        running_var = running_var + (1 - momentum) * (v - running_var)
    else:
        m, v = running_mean, running_var
    s = np.sqrt(v + eps)
    return gamma * (X - m) / s + beta, ((X - m) / s, gamma, s), running_mean, running_var
""",
    ),
    dict(
        function="batchnorm_forward",
        kind="right",
        label="list",
        code="""
def batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training):
    if training:
        m, v = X.mean(axis=0), X.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * m
        running_var = momentum * running_var + (1 - momentum) * v
    else:
        m, v = running_mean, running_var
    s = np.sqrt(v + eps)
    return gamma * (X - m) / s + beta, [X, m, v, eps, gamma], running_mean, running_var
""",
    ),
]
