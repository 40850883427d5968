"""Right solutions, in different styles, of ``train_dev_test_split``."""

CASES = [
    dict(
        function="train_dev_test_split",
        kind="right",
        label="np.split",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    order = rng.permutation(len(X))
    cuts = np.rint(np.cumsum(fractions)[:2] * len(X)).astype(int)
    return tuple((X[piece], y[piece]) for piece in np.split(order, cuts))
""",
    ),
    dict(
        function="train_dev_test_split",
        kind="right",
        label="rounded down",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    n = len(X)
    order = np.arange(n)
    rng.shuffle(order)
    a = int(fractions[0] * n)
    d = int(fractions[1] * n)
    pieces = [order[:a], order[a : a + d], order[a + d :]]
    return [(X[piece], y[piece]) for piece in pieces]
""",
    ),
    dict(
        function="train_dev_test_split",
        kind="right",
        label="sorted random numbers",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    order = np.argsort(rng.random(len(X)))
    first = round(fractions[0] * len(X))
    second = round((fractions[0] + fractions[1]) * len(X))
    a, d, t = order[:first], order[first:second], order[second:]
    return (X[a], y[a]), (X[d], y[d]), (X[t], y[t])
""",
    ),
    dict(
        function="train_dev_test_split",
        kind="right",
        label="shuffled copies",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    order = rng.permutation(len(X))
    first = round(fractions[0] * len(X))
    second = round((fractions[0] + fractions[1]) * len(X))
    X, y = X[order], y[order]
    return (X[:first], y[:first]), (X[first:second], y[first:second]), (X[second:], y[second:])
""",
    ),
    dict(
        function="train_dev_test_split",
        kind="right",
        label="without replacement",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    order = rng.choice(len(X), size=len(X), replace=False)
    first = round(fractions[0] * len(X))
    second = round((fractions[0] + fractions[1]) * len(X))
    a, d, t = order[:first], order[first:second], order[second:]
    return (X[a], y[a]), (X[d], y[d]), (X[t], y[t])
""",
    ),
    dict(
        function="train_dev_test_split",
        kind="right",
        label="test first",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    order = rng.permutation(len(X))
    n = len(X)
    t = round(fractions[2] * n)
    d = round(fractions[1] * n)
    test, dev, train = order[:t], order[t : t + d], order[t + d :]
    return (X[train], y[train]), (X[dev], y[dev]), (X[test], y[test])
""",
    ),
]
