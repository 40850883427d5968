"""Plausible mistakes in ``train_dev_test_split``."""

CASES = [
    dict(
        function="train_dev_test_split",
        kind="wrong",
        label="not shuffled",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    order = np.arange(len(X))
    first = round(fractions[0] * len(X))
    second = round((fractions[0] + fractions[1]) * len(X))
    a, d, t = order[:first], order[first:second], order[second:]
    return (X[a], y[a]), (X[d], y[d]), (X[t], y[t])
""",
        intent="the rows are shuffled",
    ),
    dict(
        function="train_dev_test_split",
        kind="wrong",
        label="labels not shuffled",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    order = rng.permutation(len(X))
    first = round(fractions[0] * len(X))
    second = round((fractions[0] + fractions[1]) * len(X))
    A = X[order]
    return (A[:first], y[:first]), (A[first:second], y[first:second]), (A[second:], y[second:])
""",
        intent="every row keeps its label",
    ),
    dict(
        function="train_dev_test_split",
        kind="wrong",
        label="shuffled apart",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    first = round(fractions[0] * len(X))
    second = round((fractions[0] + fractions[1]) * len(X))
    A, labels = rng.permutation(X), rng.permutation(y)
    return (A[:first], labels[:first]), (A[first:second], labels[first:second]), (A[second:], labels[second:])
""",
        intent="every row keeps its label",
    ),
    dict(
        function="train_dev_test_split",
        kind="wrong",
        label="global generator",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    order = np.random.permutation(len(X))
    first = round(fractions[0] * len(X))
    second = round((fractions[0] + fractions[1]) * len(X))
    a, d, t = order[:first], order[first:second], order[second:]
    return (X[a], y[a]), (X[d], y[d]), (X[t], y[t])
""",
        intent="the same generator gives the same parts",
    ),
    dict(
        function="train_dev_test_split",
        kind="wrong",
        label="own seed",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    order = np.random.default_rng(42).permutation(len(X))
    first = round(fractions[0] * len(X))
    second = round((fractions[0] + fractions[1]) * len(X))
    a, d, t = order[:first], order[first:second], order[second:]
    return (X[a], y[a]), (X[d], y[d]), (X[t], y[t])
""",
        intent="another one gives others",
    ),
    dict(
        function="train_dev_test_split",
        kind="wrong",
        label="with replacement",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    order = rng.integers(0, len(X), size=len(X))
    first = round(fractions[0] * len(X))
    second = round((fractions[0] + fractions[1]) * len(X))
    a, d, t = order[:first], order[first:second], order[second:]
    return (X[a], y[a]), (X[d], y[d]), (X[t], y[t])
""",
        intent="every row is in exactly one part",
    ),
    dict(
        function="train_dev_test_split",
        kind="wrong",
        label="parts overlap",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    order = rng.permutation(len(X))
    first = round(fractions[0] * len(X))
    second = round((fractions[0] + fractions[1]) * len(X))
    a, d, t = order[:first], order[first:second], order[first:]
    return (X[a], y[a]), (X[d], y[d]), (X[t], y[t])
""",
        intent="the parts have the sizes asked for",
    ),
    dict(
        function="train_dev_test_split",
        kind="wrong",
        label="drawn three times",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    n = len(X)
    parts = [rng.choice(n, size=round(share * n), replace=False) for share in fractions]
    return tuple((X[part], y[part]) for part in parts)
""",
        intent="every row is in exactly one part",
    ),
    dict(
        function="train_dev_test_split",
        kind="wrong",
        label="rounded down, rest lost",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    order = rng.permutation(len(X))
    sizes = [int(share * len(X)) for share in fractions]
    parts, start = [], 0
    for size in sizes:
        piece = order[start : start + size]
        parts.append((X[piece], y[piece]))
        start += size
    return tuple(parts)
""",
        intent="no row is lost when the shares are no whole numbers",
    ),
    dict(
        function="train_dev_test_split",
        kind="wrong",
        label="dev and test swapped",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    order = rng.permutation(len(X))
    first = round(fractions[0] * len(X))
    second = round((fractions[0] + fractions[1]) * len(X))
    a, d, t = order[:first], order[first:second], order[second:]
    return (X[a], y[a]), (X[t], y[t]), (X[d], y[d])
""",
        intent="sizes that are all different",
    ),
    dict(
        function="train_dev_test_split",
        kind="wrong",
        label="flat",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    order = rng.permutation(len(X))
    first = round(fractions[0] * len(X))
    second = round((fractions[0] + fractions[1]) * len(X))
    a, d, t = order[:first], order[first:second], order[second:]
    return X[a], y[a], X[d], y[d], X[t], y[t]
""",
        intent="the parts have the sizes asked for",
    ),
    dict(
        function="train_dev_test_split",
        kind="wrong",
        label="second cut by its share",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    order = rng.permutation(len(X))
    first, second = round(fractions[0] * len(X)), round(fractions[1] * len(X))
    a, d, t = order[:first], order[first:second], order[second:]
    return (X[a], y[a]), (X[d], y[d]), (X[t], y[t])
""",
        intent="the parts have the sizes asked for",
    ),
    dict(
        function="train_dev_test_split",
        kind="wrong",
        label="train and test only",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    order = rng.permutation(len(X))
    first = round(fractions[0] * len(X))
    a, t = order[:first], order[first:]
    return (X[a], y[a]), (X[t], y[t])
""",
        intent="the parts have the sizes asked for",
    ),
    dict(
        function="train_dev_test_split",
        kind="wrong",
        label="in place",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    order = rng.permutation(len(X))
    X[:] = X[order]
    y[:] = y[order]
    first = round(fractions[0] * len(X))
    second = round((fractions[0] + fractions[1]) * len(X))
    return (X[:first], y[:first]), (X[first:second], y[first:second]), (X[second:], y[second:])
""",
        intent="the arguments stay as they were",
    ),
    dict(
        function="train_dev_test_split",
        kind="wrong",
        label="first cut only shuffled",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    n = len(X)
    first = round(fractions[0] * len(X))
    second = round((fractions[0] + fractions[1]) * len(X))
    order = np.concatenate([rng.permutation(first), first + rng.permutation(n - first)])
    a, d, t = order[:first], order[first:second], order[second:]
    return (X[a], y[a]), (X[d], y[d]), (X[t], y[t])
""",
        intent="the rows are shuffled",
    ),
    dict(
        function="train_dev_test_split",
        kind="wrong",
        label="drawn by chance",
        code="""
def train_dev_test_split(X, y, fractions, rng):
    kind = rng.choice(3, size=len(X), p=fractions)
    return tuple((X[kind == k], y[kind == k]) for k in range(3))
""",
        intent="the parts have the sizes asked for",
    ),
]
