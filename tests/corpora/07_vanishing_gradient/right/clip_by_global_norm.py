"""Right solutions, in different styles, of ``clip_by_global_norm``."""

CASES = [
    dict(
        function="clip_by_global_norm",
        kind="right",
        label="plain",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    factor = max_norm / norm if norm > max_norm else 1.0
    return [factor * g for g in grads]
""",
    ),
    dict(
        function="clip_by_global_norm",
        kind="right",
        label="through the norms",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = np.linalg.norm(layer_gradient_norms(grads))
    factor = max_norm / norm if norm > max_norm else 1.0
    return [factor * g for g in grads]
""",
    ),
    dict(
        function="clip_by_global_norm",
        kind="right",
        label="min",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    factor = min(1.0, max_norm / (norm + 1e-300))
    return [g * factor for g in grads]
""",
    ),
    dict(
        function="clip_by_global_norm",
        kind="right",
        label="concatenate",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = np.linalg.norm(np.concatenate([np.ravel(g) for g in grads]))
    factor = max_norm / norm if norm > max_norm else 1.0
    return [factor * g for g in grads]
""",
    ),
    dict(
        function="clip_by_global_norm",
        kind="right",
        label="copies",
        code="""
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(float(np.sum(np.square(g))) for g in grads))
    if norm <= max_norm:
        return [np.array(g, dtype=float) for g in grads]
    return [g * (max_norm / norm) for g in grads]
""",
    ),
    dict(
        function="clip_by_global_norm",
        kind="right",
        label="largest first",
        code="""
def clip_by_global_norm(grads, max_norm):
    largest = max(np.max(np.abs(g)) for g in grads)
    if largest == 0:
        return [0.0 * g for g in grads]
    norm = largest * np.sqrt(sum(np.sum((g / largest) ** 2) for g in grads))
    return [g * (max_norm / max(norm, max_norm)) for g in grads]
""",
    ),
]
