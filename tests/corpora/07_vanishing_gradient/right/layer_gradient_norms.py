"""Right solutions, in different styles, of ``layer_gradient_norms``."""

CASES = [
    dict(
        function="layer_gradient_norms",
        kind="right",
        label="linalg",
        code="""
def layer_gradient_norms(grads):
    return np.array([np.linalg.norm(g) for g in grads])
""",
    ),
    dict(
        function="layer_gradient_norms",
        kind="right",
        label="loop",
        code="""
def layer_gradient_norms(grads):
    norms = []
    for g in grads:
        norms.append((np.asarray(g, dtype=float) ** 2).sum() ** 0.5)
    return np.array(norms)
""",
    ),
    dict(
        function="layer_gradient_norms",
        kind="right",
        label="filled",
        code="""
def layer_gradient_norms(grads):
    norms = np.zeros(len(grads))
    for i, g in enumerate(grads):
        norms[i] = np.sqrt(np.sum(np.square(g)))
    return norms
""",
    ),
    dict(
        function="layer_gradient_norms",
        kind="right",
        label="dot",
        code="""
def layer_gradient_norms(grads):
    return np.array([np.sqrt(np.dot(np.ravel(g), np.ravel(g))) for g in grads])
""",
    ),
    dict(
        function="layer_gradient_norms",
        kind="right",
        label="hypot",
        code="""
def layer_gradient_norms(grads):
    return np.array([np.hypot.reduce(np.abs(np.ravel(g)).astype(float)) for g in grads])
""",
    ),
    dict(
        function="layer_gradient_norms",
        kind="right",
        label="vdot",
        code="""
def layer_gradient_norms(grads):
    return np.sqrt([float(np.vdot(g, g)) for g in grads])
""",
    ),
]
