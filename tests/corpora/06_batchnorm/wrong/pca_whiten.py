"""Plausible mistakes in ``pca_whiten``."""

CASES = [
    dict(
        function="pca_whiten",
        kind="wrong",
        label="not centred",
        code="""
def pca_whiten(X, eps):
    variances, U = np.linalg.eigh(np.cov(X.T, bias=True))
    return X @ U / np.sqrt(variances + eps)
""",
        intent="mean 0",
        misconception="centre the data",
    ),
    dict(
        function="pca_whiten",
        kind="wrong",
        label="not turned",
        code="""
def pca_whiten(X, eps):
    C = X - X.mean(axis=0)
    return C / np.sqrt(C.var(axis=0) + eps)
""",
        intent="the covariance is the identity",
        misconception="move together",
    ),
    dict(
        function="pca_whiten",
        kind="wrong",
        label="U transposed",
        code="""
def pca_whiten(X, eps):
    centred = X - X.mean(axis=0)
    variances, U = np.linalg.eigh(centred.T @ centred / len(X))
    return centred @ U.T / np.sqrt(variances + eps)
""",
        intent="the covariance is the identity",
        misconception="move together",
    ),
    dict(
        function="pca_whiten",
        kind="wrong",
        label="only turned",
        code="""
def pca_whiten(X, eps):
    centred = X - X.mean(axis=0)
    variances, U = np.linalg.eigh(centred.T @ centred / len(X))
    return centred @ U
""",
        intent="the covariance is the identity",
        misconception="not divided by the spread",
    ),
    dict(
        function="pca_whiten",
        kind="wrong",
        label="by the variances",
        code="""
def pca_whiten(X, eps):
    centred = X - X.mean(axis=0)
    variances, U = np.linalg.eigh(centred.T @ centred / len(X))
    return centred @ U / (variances + eps)
""",
        intent="the covariance is the identity",
        misconception="divide by their root",
    ),
    dict(
        function="pca_whiten",
        kind="wrong",
        label="n - 1",
        code="""
def pca_whiten(X, eps):
    variances, U = np.linalg.eigh(np.cov(X.T))
    return (X - X.mean(axis=0)) @ U / np.sqrt(variances + eps)
""",
        intent="the covariance is the identity",
        misconception="divided by n - 1",
    ),
    dict(
        function="pca_whiten",
        kind="wrong",
        label="not divided by n",
        code="""
def pca_whiten(X, eps):
    C = X - X.mean(axis=0)
    variances, U = np.linalg.eigh(C.T @ C)
    return C @ U / np.sqrt(variances + eps)
""",
        intent="the covariance is the identity",
        misconception="not divided by n",
    ),
    dict(
        function="pca_whiten",
        kind="wrong",
        label="eps outside",
        code="""
def pca_whiten(X, eps):
    centred = X - X.mean(axis=0)
    variances, U = np.linalg.eigh(centred.T @ centred / len(X))
    return centred @ U / (np.sqrt(np.abs(variances)) + eps)
""",
        intent="inside the root",
    ),
    dict(
        function="pca_whiten",
        kind="wrong",
        label="no eps",
        code="""
def pca_whiten(X, eps):
    centred = X - X.mean(axis=0)
    variances, U = np.linalg.eigh(centred.T @ centred / len(X))
    return centred @ U / np.sqrt(variances)
""",
        intent="inside the root",
    ),
    dict(
        function="pca_whiten",
        kind="wrong",
        label="ZCA",
        code="""
def pca_whiten(X, eps):
    centred = X - X.mean(axis=0)
    variances, U = np.linalg.eigh(centred.T @ centred / len(X))
    return centred @ U / np.sqrt(variances + eps) @ U.T
""",
        intent="inside the root",
    ),
    dict(
        function="pca_whiten",
        kind="wrong",
        label="one direction lost",
        code="""
def pca_whiten(X, eps):
    centred = X - X.mean(axis=0)
    variances, U = np.linalg.eigh(centred.T @ centred / len(X))
    return (centred @ U / np.sqrt(variances + eps))[:, 1:]
""",
        intent="the shape stays",
        misconception="expected the shape",
    ),
]
