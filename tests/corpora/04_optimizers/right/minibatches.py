"""Right solutions, in different styles, of ``minibatches``."""

CASES = [
    dict(
        function="minibatches",
        kind="right",
        label="loop",
        code="""
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    batches = []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], y[rows]))
    return batches
""",
    ),
    dict(
        function="minibatches",
        kind="right",
        label="comprehension",
        code="""
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    return [(X[order[i : i + batch_size]], y[order[i : i + batch_size]]) for i in range(0, len(X), batch_size)]
""",
    ),
    dict(
        function="minibatches",
        kind="right",
        label="shuffled range",
        code="""
def minibatches(X, y, batch_size, rng):
    order = np.arange(len(X))
    rng.shuffle(order)
    batches = []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], y[rows]))
    return batches
""",
    ),
    dict(
        function="minibatches",
        kind="right",
        label="shuffle the data first",
        code="""
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    X, y = X[order], y[order]
    n, n_batches = batch_size, int(np.ceil(len(X) / batch_size))
    return [(X[k * n : (k + 1) * n], y[k * n : (k + 1) * n]) for k in range(n_batches)]
""",
    ),
    dict(
        function="minibatches",
        kind="right",
        label="while",
        code="""
def minibatches(X, y, batch_size, rng):
    order, batches = rng.permutation(X.shape[0]), []
    while len(order):
        rows, order = order[:batch_size], order[batch_size:]
        batches.append((X[rows], y[rows]))
    return batches
""",
    ),
    dict(
        function="minibatches",
        kind="right",
        label="split at positions",
        code="""
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(y))
    return [(X[rows], y[rows]) for rows in np.split(order, range(batch_size, len(y), batch_size))]
""",
    ),
]
