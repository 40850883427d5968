"""Right solutions, in different styles, of ``l2_penalty``."""

CASES = [
    dict(
        function="l2_penalty",
        kind="right",
        label="comprehensions",
        code="""
def l2_penalty(weights, lam):
    return lam / 2 * sum(np.sum(W**2) for W in weights), [lam * W for W in weights]
""",
    ),
    dict(
        function="l2_penalty",
        kind="right",
        label="loop",
        code="""
def l2_penalty(weights, lam):
    penalty, grads = 0.0, []
    for W in weights:
        penalty += 0.5 * lam * np.sum(W * W)
        grads.append(lam * W)
    return penalty, grads
""",
    ),
    dict(
        function="l2_penalty",
        kind="right",
        label="norms",
        code="""
def l2_penalty(weights, lam):
    return lam / 2 * sum(np.linalg.norm(W) ** 2 for W in weights), [W * lam for W in weights]
""",
    ),
    dict(
        function="l2_penalty",
        kind="right",
        label="flattened",
        code="""
def l2_penalty(weights, lam):
    flat = np.concatenate([W.ravel() for W in weights])
    return float(lam * (flat @ flat) / 2), [np.multiply(lam, W) for W in weights]
""",
    ),
    dict(
        function="l2_penalty",
        kind="right",
        label="einsum",
        code="""
def l2_penalty(weights, lam):
    total = sum(np.einsum("i,i->", W.ravel(), W.ravel()) for W in weights)
    return total * lam / 2, list(map(lambda W: lam * W, weights))
""",
    ),
    dict(
        function="l2_penalty",
        kind="right",
        label="entry by entry",
        code="""
def l2_penalty(weights, lam):
    penalty = 0.0
    grads = []
    for W in weights:
        grad = np.zeros(W.shape)
        for index in np.ndindex(W.shape):
            penalty += lam / 2 * W[index] ** 2
            grad[index] = lam * W[index]
        grads.append(grad)
    return penalty, grads
""",
    ),
]
