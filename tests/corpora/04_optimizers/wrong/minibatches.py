"""Plausible mistakes in ``minibatches``."""

CASES = [
    dict(
        function="minibatches",
        kind="wrong",
        label="not shuffled",
        code="""
def minibatches(X, y, batch_size, rng):
    order = np.arange(len(X))
    batches = []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], y[rows]))
    return batches
""",
        intent="batches of equal size",
        misconception="nothing is shuffled",
    ),
    dict(
        function="minibatches",
        kind="wrong",
        label="with replacement",
        code="""
def minibatches(X, y, batch_size, rng):
    order = rng.integers(0, len(X), len(X))
    batches = []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], y[rows]))
    return batches
""",
        intent="every example comes exactly once",
        misconception="rows are drawn with replacement",
    ),
    dict(
        function="minibatches",
        kind="wrong",
        label="y in its old order",
        code="""
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    batches = []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], y[start : start + batch_size]))
    return batches
""",
        intent="rows of X stay with their labels",
        misconception="X is shuffled and y is not",
    ),
    dict(
        function="minibatches",
        kind="wrong",
        label="two orders",
        code="""
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    other = rng.permutation(len(X))
    batches = []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], y[other[start : start + batch_size]]))
    return batches
""",
        intent="rows of X stay with their labels",
        misconception="X and y are shuffled apart",
    ),
    dict(
        function="minibatches",
        kind="wrong",
        label="last batch left out",
        code="""
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    batches = []
    for start in range(0, len(X) - batch_size + 1, batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], y[rows]))
    return batches
""",
        intent="the batches are pairs of the sizes asked for",
    ),
    dict(
        function="minibatches",
        kind="wrong",
        label="labels first",
        code="""
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    batches = []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        batches.append((y[rows], X[rows]))
    return batches
""",
        intent="batches of equal size",
        misconception="the pairs are (y, X)",
    ),
    dict(
        function="minibatches",
        kind="wrong",
        label="X alone",
        code="""
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    batches = []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        batches.append(X[rows])
    return batches
""",
        intent="the batches are pairs of the sizes asked for",
    ),
    dict(
        function="minibatches",
        kind="wrong",
        label="number of batches",
        code="""
def minibatches(X, y, batch_size, rng):
    batch_size = -(-len(X) // batch_size)
    order = rng.permutation(len(X))
    batches = []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], y[rows]))
    return batches
""",
        intent="the batches are pairs of the sizes asked for",
    ),
    dict(
        function="minibatches",
        kind="wrong",
        label="own generator",
        code="""
def minibatches(X, y, batch_size, rng):
    order = np.random.default_rng(0).permutation(len(X))
    batches = []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], y[rows]))
    return batches
""",
        intent="another order with another generator",
    ),
    dict(
        function="minibatches",
        kind="wrong",
        label="a new order for every batch",
        code="""
def minibatches(X, y, batch_size, rng):
    batches = []
    for _ in range(0, len(X), batch_size):
        rows = rng.permutation(len(X))[:batch_size]
        batches.append((X[rows], y[rows]))
    return batches
""",
        intent="every example comes exactly once",
    ),
    dict(
        function="minibatches",
        kind="wrong",
        label="shuffles in place",
        code="""
def minibatches(X, y, batch_size, rng):
    rng.shuffle(X)
    return [(X[i : i + batch_size], y[i : i + batch_size]) for i in range(0, len(X), batch_size)]
""",
        intent="batches of equal size",
    ),
    dict(
        function="minibatches",
        kind="wrong",
        label="only the first batch",
        code="""
def minibatches(X, y, batch_size, rng):
    rows = rng.permutation(len(X))[:batch_size]
    return [(X[rows], y[rows])]
""",
        intent="every example comes exactly once",
    ),
]
