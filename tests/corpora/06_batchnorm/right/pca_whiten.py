"""Right ways to write ``pca_whiten``."""

CASES = [
    dict(
        function="pca_whiten",
        kind="right",
        label="svd",
        code="""
def pca_whiten(X, eps):
    C = X - X.mean(axis=0)
    _, s, Vt = np.linalg.svd(C, full_matrices=False)
    return C @ Vt.T / np.sqrt(s**2 / len(X) + eps)
""",
    ),
    dict(
        function="pca_whiten",
        kind="right",
        label="svd of the covariance",
        code="""
def pca_whiten(X, eps):
    C = X - X.mean(axis=0)
    U, s, _ = np.linalg.svd(C.T @ C / len(X))
    return C @ U / np.sqrt(s + eps)
""",
    ),
    dict(
        function="pca_whiten",
        kind="right",
        label="largest first",
        code="""
def pca_whiten(X, eps):
    centred = X - X.mean(axis=0)
    variances, U = np.linalg.eigh(centred.T @ centred / len(X))
    order = np.argsort(variances)[::-1]
    return centred @ U[:, order] / np.sqrt(variances[order] + eps)
""",
    ),
    dict(
        function="pca_whiten",
        kind="right",
        label="other signs",
        code="""
def pca_whiten(X, eps):
    centred = X - X.mean(axis=0)
    variances, U = np.linalg.eigh(centred.T @ centred / len(X))
    return -centred @ U / np.sqrt(variances + eps)
""",
    ),
    dict(
        function="pca_whiten",
        kind="right",
        label="np.cov",
        code="""
def pca_whiten(X, eps):
    variances, U = np.linalg.eigh(np.atleast_2d(np.cov(X, rowvar=False, bias=True)))
    return (X - X.mean(axis=0)) @ (U / np.sqrt(variances + eps))
""",
    ),
    dict(
        function="pca_whiten",
        kind="right",
        label="einsum",
        code="""
def pca_whiten(X, eps):
    C = X - X.mean(axis=0)
    v, U = np.linalg.eigh(np.einsum('ni,nj->ij', C, C) / len(X))
    return np.einsum('ni,ij->nj', C, U) / np.sqrt(v + eps)
""",
    ),
]
