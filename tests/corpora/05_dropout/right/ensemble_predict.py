"""Right solutions, in different styles, of ``ensemble_predict``."""

CASES = [
    dict(
        function="ensemble_predict",
        kind="right",
        label="mean, argmax",
        code="""
def ensemble_predict(probabilities):
    return probabilities.mean(axis=0).argmax(axis=1)
""",
    ),
    dict(
        function="ensemble_predict",
        kind="right",
        label="sum",
        code="""
def ensemble_predict(probabilities):
    return np.argmax(np.sum(probabilities, axis=0), axis=-1)
""",
    ),
    dict(
        function="ensemble_predict",
        kind="right",
        label="loop over the models",
        code="""
def ensemble_predict(probabilities):
    total = np.zeros(probabilities.shape[1:])
    for P in probabilities:
        total += P
    return np.argmax(total / len(probabilities), axis=1)
""",
    ),
    dict(
        function="ensemble_predict",
        kind="right",
        label="list of integers",
        code="""
def ensemble_predict(probabilities):
    means = np.mean(probabilities, axis=0)
    return np.array([int(np.argmax(row)) for row in means])
""",
    ),
    dict(
        function="ensemble_predict",
        kind="right",
        label="einsum",
        code="""
def ensemble_predict(probabilities):
    return np.einsum("mnk->nk", probabilities).argmax(axis=1)
""",
    ),
    dict(
        function="ensemble_predict",
        kind="right",
        label="row by row",
        code="""
def ensemble_predict(probabilities):
    n_models, n_samples, n_classes = probabilities.shape
    labels = np.zeros(n_samples, dtype=int)
    for i in range(n_samples):
        best = -1.0
        for k in range(n_classes):
            mean = sum(probabilities[m, i, k] for m in range(n_models)) / n_models
            if mean > best + 1e-12:
                best, labels[i] = mean, k
    return labels
""",
    ),
]
