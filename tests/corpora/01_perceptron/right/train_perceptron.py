"""Right solutions, in different styles, of ``train_perceptron``."""

CASES = [
    dict(
        function="train_perceptron",
        kind="right",
        label="indices",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_epochs):
        mistakes = 0
        for x, label in ((X[i], y[i]) for i in range(X.shape[0])):
            answer = 1 if x @ w + b >= 0 else 0
            mistakes += int(answer != label)
            w, b = w + lr * (label - answer) * x, b + lr * (label - answer)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
""",
    ),
    dict(
        function="train_perceptron",
        kind="right",
        label="uses the update",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_epochs):
        mistakes = 0
        for x, label in zip(X, y):
            if threshold(x @ w + b) != label:
                mistakes += 1
            w, b = perceptron_update(w, b, x, label, lr)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
""",
    ),
    dict(
        function="train_perceptron",
        kind="right",
        label="updates only mistakes",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_epochs):
        mistakes = 0
        for x, label in zip(X, y):
            if predict(x[np.newaxis], w, b)[0] != label:
                mistakes += 1
                w, b = perceptron_update(w, b, x, label, lr)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
""",
    ),
    dict(
        function="train_perceptron",
        kind="right",
        label="array of counts",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b = np.zeros(X.shape[1]), 0
    counts = np.zeros(n_epochs, dtype=int)
    for epoch in range(n_epochs):
        for i in range(len(y)):
            error = y[i] - int(np.dot(X[i], w) + b >= 0)
            counts[epoch] += abs(error)
            w = w + lr * error * X[i]
            b = b + lr * error
    return w, b, counts.tolist()
""",
    ),
    dict(
        function="train_perceptron",
        kind="right",
        label="implicit bias",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    X1 = np.column_stack([X, np.ones(len(X))])
    w1, counts = np.zeros(X1.shape[1]), []
    for _ in range(n_epochs):
        errors = []
        for x, label in zip(X1, y):
            error = label - int(x @ w1 >= 0)
            errors.append(error)
            w1 = w1 + lr * error * x
        counts.append(int(np.count_nonzero(errors)))
    return w1[:-1], float(w1[-1]), counts
""",
    ),
    dict(
        function="train_perceptron",
        kind="right",
        label="while and own array in place",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    mistakes_per_epoch = []
    while len(mistakes_per_epoch) < n_epochs:
        mistakes = 0
        for x, label in zip(X, y):
            answer = np.heaviside(x @ w + b, 1)
            if answer < label:
                mistakes += 1
                w += lr * x
                b += lr
            elif answer > label:
                mistakes += 1
                w -= lr * x
                b -= lr
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
""",
    ),
    dict(
        function="train_perceptron",
        kind="right",
        label="sums of booleans and a tuple",
        code="""
def one_epoch(X, y, w, b, lr):
    wrong = []
    for x, label in zip(X, y):
        wrong.append(bool(threshold(x @ w + b) != label))
        w, b = perceptron_update(w, b, x, label, lr)
    return w, b, sum(wrong)


def train_perceptron(X, y, lr, n_epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, ()
    for _ in range(n_epochs):
        w, b, wrong = one_epoch(X, y, w, b, lr)
        counts = (*counts, wrong)
    return w, b, counts
""",
    ),
]
