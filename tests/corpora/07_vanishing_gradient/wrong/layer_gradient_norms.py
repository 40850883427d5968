"""Plausible mistakes in ``layer_gradient_norms``."""

CASES = [
    dict(
        function="layer_gradient_norms",
        kind="wrong",
        label="no root",
        code="""
def layer_gradient_norms(grads):
    return np.array([np.sum(g**2) for g in grads])
""",
        intent="3 and 4 have the norm 5",
        misconception="the root is missing",
    ),
    dict(
        function="layer_gradient_norms",
        kind="wrong",
        label="reversed",
        code="""
def layer_gradient_norms(grads):
    return np.array([np.linalg.norm(g) for g in reversed(grads)])
""",
        intent="3 and 4 have the norm 5",
        misconception="the layers come last first",
    ),
    dict(
        function="layer_gradient_norms",
        kind="wrong",
        label="one norm",
        code="""
def layer_gradient_norms(grads):
    return np.sqrt(sum(np.sum(g**2) for g in grads))
""",
        intent="3 and 4 have the norm 5",
        misconception="one norm for all layers",
    ),
    dict(
        function="layer_gradient_norms",
        kind="wrong",
        label="root mean square",
        code="""
def layer_gradient_norms(grads):
    return np.array([np.sqrt(np.mean(g**2)) for g in grads])
""",
        intent="3 and 4 have the norm 5",
        misconception="the mean of the squares is taken",
    ),
    dict(
        function="layer_gradient_norms",
        kind="wrong",
        label="absolute sum",
        code="""
def layer_gradient_norms(grads):
    return np.array([np.sum(np.abs(g)) for g in grads])
""",
        intent="3 and 4 have the norm 5",
        misconception="absolute values are added up",
    ),
    dict(
        function="layer_gradient_norms",
        kind="wrong",
        label="absolute mean",
        code="""
def layer_gradient_norms(grads):
    return np.array([np.mean(np.abs(g)) for g in grads])
""",
        intent="3 and 4 have the norm 5",
        misconception="the mean absolute value",
    ),
    dict(
        function="layer_gradient_norms",
        kind="wrong",
        label="largest",
        code="""
def layer_gradient_norms(grads):
    return np.array([np.max(np.abs(g)) for g in grads])
""",
        intent="3 and 4 have the norm 5",
        misconception="the largest entry is taken",
    ),
    dict(
        function="layer_gradient_norms",
        kind="wrong",
        label="spectral",
        code="""
def layer_gradient_norms(grads):
    return np.array([np.linalg.norm(g, 2) for g in grads])
""",
        intent="layers of different shapes",
        misconception="the spectral norm is taken",
    ),
    dict(
        function="layer_gradient_norms",
        kind="wrong",
        label="plain sum",
        code="""
def layer_gradient_norms(grads):
    return np.array([np.sum(g) for g in grads])
""",
        intent="3 and 4 have the norm 5",
        misconception="the entries are added up without squares",
    ),
    dict(
        function="layer_gradient_norms",
        kind="wrong",
        label="per column",
        code="""
def layer_gradient_norms(grads):
    return [np.linalg.norm(g, axis=0) for g in grads]
""",
        intent="3 and 4 have the norm 5",
    ),
    dict(
        function="layer_gradient_norms",
        kind="wrong",
        label="logarithm",
        code="""
def layer_gradient_norms(grads):
    return np.array([np.log10(np.linalg.norm(g)) for g in grads])
""",
        intent="3 and 4 have the norm 5",
        misconception="logarithms are returned",
    ),
    dict(
        function="layer_gradient_norms",
        kind="wrong",
        label="relative",
        code="""
def layer_gradient_norms(grads):
    norms = np.array([np.linalg.norm(g) for g in grads])
    return norms / norms.max()
""",
        intent="3 and 4 have the norm 5",
        misconception="the norms are divided by the largest",
    ),
    dict(
        function="layer_gradient_norms",
        kind="wrong",
        label="by rows",
        code="""
def layer_gradient_norms(grads):
    return np.array([np.linalg.norm(g) / len(g) for g in grads])
""",
        intent="layers of different shapes",
        misconception="the mean is divided by the number of rows",
    ),
    dict(
        function="layer_gradient_norms",
        kind="wrong",
        label="without the last layer",
        code="""
def layer_gradient_norms(grads):
    return np.array([np.linalg.norm(g) for g in grads[:-1]])
""",
        intent="3 and 4 have the norm 5",
    ),
]
