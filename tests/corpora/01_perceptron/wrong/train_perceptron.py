"""Plausible mistakes in ``train_perceptron``."""

CASES = [
    dict(
        function="train_perceptron",
        kind="wrong",
        label="counted after the update",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_epochs):
        mistakes = 0
        for x, label in zip(X, y):
            answer = 1 if x @ w + b >= 0 else 0
            w, b = w + lr * (label - answer) * x, b + lr * (label - answer)
            mistakes += int((1 if x @ w + b >= 0 else 0) != label)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
""",
        intent="the mistakes of every epoch",
        misconception="counted after the update",
    ),
    dict(
        function="train_perceptron",
        kind="wrong",
        label="count not set back",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    mistakes = 0
    for _ in range(n_epochs):
        for x, label in zip(X, y):
            answer = 1 if x @ w + b >= 0 else 0
            mistakes += int(answer != label)
            w, b = w + lr * (label - answer) * x, b + lr * (label - answer)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
""",
        intent="the mistakes of every epoch",
        misconception="the count is not set back",
    ),
    dict(
        function="train_perceptron",
        kind="wrong",
        label="starts at ones",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.ones(X.shape[1]), 0.0, []
    for _ in range(n_epochs):
        mistakes = 0
        for x, label in zip(X, y):
            answer = 1 if x @ w + b >= 0 else 0
            mistakes += int(answer != label)
            w, b = w + lr * (label - answer) * x, b + lr * (label - answer)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
""",
        intent="on data that cannot be separated",
        misconception="the weights start at 1",
    ),
    dict(
        function="train_perceptron",
        kind="wrong",
        label="bias never updated",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_epochs):
        mistakes = 0
        for x, label in zip(X, y):
            answer = 1 if x @ w + b >= 0 else 0
            mistakes += int(answer != label)
            w = w + lr * (label - answer) * x
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
""",
        intent="eight epochs of AND",
        misconception="the bias is never updated",
    ),
    dict(
        function="train_perceptron",
        kind="wrong",
        label="batch of an epoch",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_epochs):
        mistakes = 0
        w_old, b_old = w, b
        for x, label in zip(X, y):
            answer = 1 if x @ w_old + b_old >= 0 else 0
            mistakes += int(answer != label)
            w, b = w + lr * (label - answer) * x, b + lr * (label - answer)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
""",
        intent="eight epochs of AND",
        misconception="the weights of the start of the epoch",
    ),
    dict(
        function="train_perceptron",
        kind="wrong",
        label="backwards",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_epochs):
        mistakes = 0
        for x, label in zip(X[::-1], y[::-1]):
            answer = 1 if x @ w + b >= 0 else 0
            mistakes += int(answer != label)
            w, b = w + lr * (label - answer) * x, b + lr * (label - answer)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
""",
        intent="eight epochs of AND",
    ),
    dict(
        function="train_perceptron",
        kind="wrong",
        label="shuffled",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    rng = np.random.default_rng(0)
    for _ in range(n_epochs):
        mistakes = 0
        for x, label in [(X[i], y[i]) for i in rng.permutation(len(X))]:
            answer = 1 if x @ w + b >= 0 else 0
            mistakes += int(answer != label)
            w, b = w + lr * (label - answer) * x, b + lr * (label - answer)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
""",
        intent="on data that cannot be separated",
    ),
    dict(
        function="train_perceptron",
        kind="wrong",
        label="one epoch too few",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    for _ in range(1, n_epochs):
        mistakes = 0
        for x, label in zip(X, y):
            answer = 1 if x @ w + b >= 0 else 0
            mistakes += int(answer != label)
            w, b = w + lr * (label - answer) * x, b + lr * (label - answer)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
""",
        intent="the mistakes of every epoch",
        misconception="one epoch too few",
    ),
    dict(
        function="train_perceptron",
        kind="wrong",
        label="one epoch too many",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_epochs + 1):
        mistakes = 0
        for x, label in zip(X, y):
            answer = 1 if x @ w + b >= 0 else 0
            mistakes += int(answer != label)
            w, b = w + lr * (label - answer) * x, b + lr * (label - answer)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
""",
        intent="the mistakes of every epoch",
        misconception="one epoch too many",
    ),
    dict(
        function="train_perceptron",
        kind="wrong",
        label="stops early",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_epochs):
        mistakes = 0
        for x, label in zip(X, y):
            answer = 1 if x @ w + b >= 0 else 0
            mistakes += int(answer != label)
            w, b = w + lr * (label - answer) * x, b + lr * (label - answer)
        mistakes_per_epoch.append(mistakes)
        if mistakes == 0:
            break
    return w, b, mistakes_per_epoch
""",
        intent="the mistakes of every epoch",
        misconception="training stops at the first",
    ),
    dict(
        function="train_perceptron",
        kind="wrong",
        label="total of mistakes",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_epochs):
        mistakes = 0
        for x, label in zip(X, y):
            answer = 1 if x @ w + b >= 0 else 0
            mistakes += int(answer != label)
            w, b = w + lr * (label - answer) * x, b + lr * (label - answer)
        mistakes_per_epoch.append(mistakes)
    return w, b, sum(mistakes_per_epoch)
""",
        intent="the mistakes of every epoch",
        misconception="the mistakes of all epochs",
    ),
    dict(
        function="train_perceptron",
        kind="wrong",
        label="no learning rate",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_epochs):
        mistakes = 0
        for x, label in zip(X, y):
            answer = 1 if x @ w + b >= 0 else 0
            mistakes += int(answer != label)
            w, b = w + (label - answer) * x, b + (label - answer)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
""",
        intent="another learning rate",
        misconception="the learning rate is not used",
    ),
    dict(
        function="train_perceptron",
        kind="wrong",
        label="integer weights",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1], dtype=int), 0.0, []
    for _ in range(n_epochs):
        mistakes = 0
        for x, label in zip(X, y):
            answer = 1 if x @ w + b >= 0 else 0
            mistakes += int(answer != label)
            w, b = (w + lr * (label - answer) * x).astype(int), b + lr * (label - answer)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
""",
        intent="another learning rate",
    ),
    dict(
        function="train_perceptron",
        kind="wrong",
        label="update thrown away",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_epochs):
        mistakes = 0
        for x, label in zip(X, y):
            mistakes += int((1 if x @ w + b >= 0 else 0) != label)
            perceptron_update(w, b, x, label, lr)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
""",
        intent="one epoch of AND",
    ),
    dict(
        function="train_perceptron",
        kind="wrong",
        label="strict at 0",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_epochs):
        mistakes = 0
        for x, label in zip(X, y):
            answer = 1 if x @ w + b > 0 else 0
            mistakes += int(answer != label)
            w, b = w + lr * (label - answer) * x, b + lr * (label - answer)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
""",
        intent="one epoch of AND",
    ),
    dict(
        function="train_perceptron",
        kind="wrong",
        label="without the last row",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_epochs):
        mistakes = 0
        for x, label in zip(X[:-1], y[:-1]):
            answer = 1 if x @ w + b >= 0 else 0
            mistakes += int(answer != label)
            w, b = w + lr * (label - answer) * x, b + lr * (label - answer)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
""",
        intent="one row",
    ),
    dict(
        function="train_perceptron",
        kind="wrong",
        label="share of mistakes",
        code="""
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_epochs):
        mistakes = 0
        for x, label in zip(X, y):
            answer = 1 if x @ w + b >= 0 else 0
            mistakes += int(answer != label)
            w, b = w + lr * (label - answer) * x, b + lr * (label - answer)
        mistakes_per_epoch.append(mistakes / len(X))
    return w, b, mistakes_per_epoch
""",
        intent="the mistakes of every epoch",
    ),
]
