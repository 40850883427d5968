"""Right solutions, in different styles, of ``l1_penalty``."""

CASES = [
    dict(
        function="l1_penalty",
        kind="right",
        label="comprehensions",
        code="""
def l1_penalty(weights, lam):
    return lam * sum(np.sum(np.abs(W)) for W in weights), [lam * np.sign(W) for W in weights]
""",
    ),
    dict(
        function="l1_penalty",
        kind="right",
        label="loop",
        code="""
def l1_penalty(weights, lam):
    penalty, grads = 0.0, []
    for W in weights:
        penalty = penalty + lam * np.abs(W).sum()
        grads.append(np.sign(W) * lam)
    return penalty, grads
""",
    ),
    dict(
        function="l1_penalty",
        kind="right",
        label="two comparisons",
        code="""
def l1_penalty(weights, lam):
    grads = [lam * ((W > 0).astype(float) - (W < 0)) for W in weights]
    return float(sum(lam * np.abs(W).sum() for W in weights)), grads
""",
    ),
    dict(
        function="l1_penalty",
        kind="right",
        label="through the signs",
        code="""
def l1_penalty(weights, lam):
    signs = [np.sign(W) for W in weights]
    return lam * sum(np.sum(s * W) for s, W in zip(signs, weights, strict=True)), [lam * s for s in signs]
""",
    ),
    dict(
        function="l1_penalty",
        kind="right",
        label="nested where",
        code="""
def l1_penalty(weights, lam):
    grads = [np.where(W > 0, lam, np.where(W < 0, -lam, 0.0)) for W in weights]
    return lam * np.concatenate([np.abs(W).ravel() for W in weights]).sum(), grads
""",
    ),
    dict(
        function="l1_penalty",
        kind="right",
        label="norm 1",
        code="""
def l1_penalty(weights, lam):
    return lam * sum(np.linalg.norm(W.ravel(), 1) for W in weights), [np.copysign(lam, W) * (W != 0) for W in weights]
""",
    ),
]
