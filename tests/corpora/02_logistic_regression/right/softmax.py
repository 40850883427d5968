"""Right solutions, in different styles, of ``softmax``."""

CASES = [
    dict(
        function="softmax",
        kind="right",
        label="loop",
        code="""
def softmax(Z):
    rows = []
    for z in Z:
        e = np.exp(z - max(z))
        rows.append(e / sum(e))
    return np.array(rows)
""",
    ),
    dict(
        function="softmax",
        kind="right",
        label="scipy",
        code="""
def softmax(Z):
    from scipy.special import softmax as scipy_softmax
    return scipy_softmax(Z, axis=1)
""",
    ),
    dict(
        function="softmax",
        kind="right",
        label="logsumexp",
        code="""
def softmax(Z):
    from scipy.special import logsumexp
    return np.exp(Z - logsumexp(Z, axis=1, keepdims=True))
""",
    ),
    dict(
        function="softmax",
        kind="right",
        label="differences",
        code="""
def softmax(Z):
    D = Z[:, None, :] - Z[:, :, None]
    with np.errstate(over='ignore'):
        return 1 / np.exp(D).sum(axis=2)
""",
    ),
    dict(
        function="softmax",
        kind="right",
        label="transposed inside",
        code="""
def softmax(Z):
    E = np.exp(Z.T - Z.max(axis=1))
    return (E / E.sum(axis=0)).T
""",
    ),
    dict(
        function="softmax",
        kind="right",
        label="logaddexp",
        code="""
def softmax(Z):
    return np.exp(Z - np.logaddexp.reduce(Z, axis=-1, keepdims=True))
""",
    ),
    dict(
        function="softmax",
        kind="right",
        label="einsum",
        code="""
def softmax(Z):
    E = np.exp(Z - np.amax(Z, axis=1)[:, np.newaxis])
    return np.einsum('ij,i->ij', E, 1 / np.einsum('ij->i', E))
""",
    ),
]
