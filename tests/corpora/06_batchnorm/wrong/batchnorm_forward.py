"""Plausible mistakes in ``batchnorm_forward``."""

CASES = [
    dict(
        function="batchnorm_forward",
        kind="wrong",
        label="eps outside",
        code="""
def batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training):
    if training:
        m, v = X.mean(axis=0), X.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * m
        running_var = momentum * running_var + (1 - momentum) * v
    else:
        m, v = running_mean, running_var
    s = np.sqrt(v) + eps
    return gamma * (X - m) / s + beta, ((X - m) / s, gamma, s), running_mean, running_var
""",
        intent="a large eps shows",
        misconception="eps is outside the root",
    ),
    dict(
        function="batchnorm_forward",
        kind="wrong",
        label="no eps",
        code="""
def batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training):
    if training:
        m, v = X.mean(axis=0), X.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * m
        running_var = momentum * running_var + (1 - momentum) * v
    else:
        m, v = running_mean, running_var
    s = np.sqrt(v)
    return gamma * (X - m) / s + beta, ((X - m) / s, gamma, s), running_mean, running_var
""",
        intent="a large eps shows",
        misconception="eps is left out",
    ),
    dict(
        function="batchnorm_forward",
        kind="wrong",
        label="no root",
        code="""
def batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training):
    if training:
        m, v = X.mean(axis=0), X.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * m
        running_var = momentum * running_var + (1 - momentum) * v
    else:
        m, v = running_mean, running_var
    s = v + eps
    return gamma * (X - m) / s + beta, ((X - m) / s, gamma, s), running_mean, running_var
""",
        intent="the output in training",
        misconception="the variance takes the place",
    ),
    dict(
        function="batchnorm_forward",
        kind="wrong",
        label="swapped gamma and beta",
        code="""
def batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training):
    if training:
        m, v = X.mean(axis=0), X.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * m
        running_var = momentum * running_var + (1 - momentum) * v
    else:
        m, v = running_mean, running_var
    s = np.sqrt(v + eps)
    return beta * (X - m) / s + gamma, ((X - m) / s, gamma, s), running_mean, running_var
""",
        intent="the output in training",
        misconception="swapped_arguments",
    ),
    dict(
        function="batchnorm_forward",
        kind="wrong",
        label="no gamma",
        code="""
def batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training):
    if training:
        m, v = X.mean(axis=0), X.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * m
        running_var = momentum * running_var + (1 - momentum) * v
    else:
        m, v = running_mean, running_var
    s = np.sqrt(v + eps)
    return (X - m) / s + beta, ((X - m) / s, gamma, s), running_mean, running_var
""",
        intent="the output in training",
        misconception="gamma is left out",
    ),
    dict(
        function="batchnorm_forward",
        kind="wrong",
        label="no beta",
        code="""
def batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training):
    if training:
        m, v = X.mean(axis=0), X.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * m
        running_var = momentum * running_var + (1 - momentum) * v
    else:
        m, v = running_mean, running_var
    s = np.sqrt(v + eps)
    return gamma * (X - m) / s, ((X - m) / s, gamma, s), running_mean, running_var
""",
        intent="the output in training",
        misconception="beta is left out",
    ),
    dict(
        function="batchnorm_forward",
        kind="wrong",
        label="momentum turned",
        code="""
def batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training):
    if training:
        m, v = X.mean(axis=0), X.var(axis=0)
        running_mean = (1 - momentum) * running_mean + momentum * m
        running_var = (1 - momentum) * running_var + momentum * v
    else:
        m, v = running_mean, running_var
    s = np.sqrt(v + eps)
    return gamma * (X - m) / s + beta, ((X - m) / s, gamma, s), running_mean, running_var
""",
        intent="the running averages in training",
        misconception="momentum weighs the batch",
    ),
    dict(
        function="batchnorm_forward",
        kind="wrong",
        label="averages not updated",
        code="""
def batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training):
    if training:
        m, v = X.mean(axis=0), X.var(axis=0)
        running_mean = running_mean
        running_var = running_var
    else:
        m, v = running_mean, running_var
    s = np.sqrt(v + eps)
    return gamma * (X - m) / s + beta, ((X - m) / s, gamma, s), running_mean, running_var
""",
        intent="the running averages in training",
        misconception="stay as they were",
    ),
    dict(
        function="batchnorm_forward",
        kind="wrong",
        label="averages replaced",
        code="""
def batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training):
    if training:
        m, v = X.mean(axis=0), X.var(axis=0)
        running_mean = m
        running_var = v
    else:
        m, v = running_mean, running_var
    s = np.sqrt(v + eps)
    return gamma * (X - m) / s + beta, ((X - m) / s, gamma, s), running_mean, running_var
""",
        intent="the running averages in training",
        misconception="replace the running averages",
    ),
    dict(
        function="batchnorm_forward",
        kind="wrong",
        label="modes swapped",
        code="""
def batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training):
    if not training:
        m, v = X.mean(axis=0), X.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * m
        running_var = momentum * running_var + (1 - momentum) * v
    else:
        m, v = running_mean, running_var
    s = np.sqrt(v + eps)
    return gamma * (X - m) / s + beta, ((X - m) / s, gamma, s), running_mean, running_var
""",
        intent="the output in training",
        misconception="train_test_swapped",
    ),
    dict(
        function="batchnorm_forward",
        kind="wrong",
        label="mean not subtracted",
        code="""
def batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training):
    if training:
        m, v = X.mean(axis=0), X.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * m
        running_var = momentum * running_var + (1 - momentum) * v
    else:
        m, v = running_mean, running_var
    s = np.sqrt(v + eps)
    return gamma * X / s + beta, ((X - m) / s, gamma, s), running_mean, running_var
""",
        intent="the output in training",
        misconception="the mean is not subtracted",
    ),
    dict(
        function="batchnorm_forward",
        kind="wrong",
        label="batch at test time",
        code="""
def batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training):
    if training:
        m, v = X.mean(axis=0), X.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * m
        running_var = momentum * running_var + (1 - momentum) * v
    else:
        m, v = X.mean(axis=0), X.var(axis=0)
    s = np.sqrt(v + eps)
    return gamma * (X - m) / s + beta, ((X - m) / s, gamma, s), running_mean, running_var
""",
        intent="the output at test time",
        misconception="at test time too",
    ),
]
