"""Plausible mistakes in ``clip_by_global_norm``."""

CASES = [
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="each for itself",
        code="""
def clip_by_global_norm(grads, max_norm):
    return [g * min(1.0, max_norm / max(np.linalg.norm(g), 1e-300)) for g in grads]
""",
        intent="long gradients get",
        misconception="each gradient is clipped by its own norm",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="by value",
        code="""
def clip_by_global_norm(grads, max_norm):
    return [np.clip(1.0 * g, -max_norm, max_norm) for g in grads]
""",
        intent="long gradients get",
        misconception="every entry is clipped",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="nothing",
        code="""
def clip_by_global_norm(grads, max_norm):
    return [1.0 * g for g in grads]
""",
        intent="long gradients get",
        misconception="gradients are never scaled",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="limit 1",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    factor = 1.0 / norm if norm > 1.0 else 1.0
    return [factor * g for g in grads]
""",
        intent="all arrays are scaled alike",
        misconception="max_norm is taken for 1",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="compared with the square",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    factor = max_norm**2 / norm if norm > max_norm**2 else 1.0
    return [factor * g for g in grads]
""",
        intent="all arrays are scaled alike",
        misconception="compared with the square",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="reversed",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    factor = max_norm / norm if norm > max_norm else 1.0
    return [factor * g for g in grads[::-1]]
""",
        intent="long gradients get",
        misconception="the order of the list",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="always",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = max(np.sqrt(sum(np.sum(g**2) for g in grads)), 1e-300)
    factor = max_norm / norm
    return [factor * g for g in grads]
""",
        intent="short gradients stay",
        misconception="gradients are scaled up as well",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="sum of norms",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = sum(np.linalg.norm(g) for g in grads)
    factor = max_norm / norm if norm > max_norm else 1.0
    return [factor * g for g in grads]
""",
        intent="long gradients get",
        misconception="the norms of the arrays are added up",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="largest norm",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = max(np.linalg.norm(g) for g in grads)
    factor = max_norm / norm if norm > max_norm else 1.0
    return [factor * g for g in grads]
""",
        intent="long gradients get",
        misconception="the largest norm of an array",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="no root",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = sum(np.sum(g**2) for g in grads)
    factor = max_norm / norm if norm > max_norm else 1.0
    return [factor * g for g in grads]
""",
        intent="long gradients get",
        misconception="the root is missing",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="mean",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(np.mean(np.concatenate([np.ravel(g) for g in grads]) ** 2))
    factor = max_norm / norm if norm > max_norm else 1.0
    return [factor * g for g in grads]
""",
        intent="long gradients get",
        misconception="the mean of the squares",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="absolute",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = sum(np.sum(np.abs(g)) for g in grads)
    factor = max_norm / norm if norm > max_norm else 1.0
    return [factor * g for g in grads]
""",
        intent="long gradients get",
        misconception="absolute values are added up",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="largest entry",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = max(np.max(np.abs(g)) for g in grads)
    factor = max_norm / norm if norm > max_norm else 1.0
    return [factor * g for g in grads]
""",
        intent="long gradients get",
        misconception="the largest entry",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="to 1",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    factor = 1.0 / norm if norm > max_norm else 1.0
    return [factor * g for g in grads]
""",
        intent="all arrays are scaled alike",
        misconception="the norm becomes 1",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="by max_norm",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    factor = 1.0 / max_norm if norm > max_norm else 1.0
    return [factor * g for g in grads]
""",
        intent="long gradients get",
        misconception="divided by max_norm",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="upside down",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    factor = norm / max_norm if norm > max_norm else 1.0
    return [factor * g for g in grads]
""",
        intent="long gradients get",
        misconception="upside down",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="only the first",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    factor = max_norm / norm if norm > max_norm else 1.0
    return [factor * grads[0], *[1.0 * g for g in grads[1:]]]
""",
        intent="long gradients get",
        misconception="only the first gradient is scaled",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="first for the norm",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = np.linalg.norm(grads[0])
    factor = max_norm / norm if norm > max_norm else 1.0
    return [factor * g for g in grads]
""",
        intent="long gradients get",
        misconception="only the first array counts",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="thrown away",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    factor = 0.0 if norm > max_norm else 1.0
    return [factor * g for g in grads]
""",
        intent="long gradients get",
        misconception="become zero",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="in place",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    for g in grads:
        if norm > max_norm:
            g *= max_norm / norm
    return grads
""",
        intent="long gradients get",
    ),
    dict(
        function="clip_by_global_norm",
        kind="wrong",
        label="nan for zeros",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    factor = max_norm / norm * (norm > max_norm) + (norm <= max_norm)
    return [factor * g for g in grads]
""",
        intent="zeros stay zeros",
    ),
]
