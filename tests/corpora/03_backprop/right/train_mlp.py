"""Right solutions, in different styles, of ``train_mlp``."""

CASES = [
    dict(
        function="train_mlp",
        kind="right",
        label="as in the text",
        code="""
def train_mlp(X, y, n_hidden, lr, n_steps, rng):
    n_in = X.shape[1]
    W1 = rng.normal(size=(n_in, n_hidden)) / np.sqrt(n_in)
    W2 = rng.normal(size=(n_hidden, 1)) / np.sqrt(n_hidden)
    params = {"W1": W1, "b1": np.zeros(n_hidden), "W2": W2, "b2": np.zeros(1)}
    losses = []
    for _ in range(n_steps):
        A2, cache = mlp_forward(X, params)
        losses.append(binary_cross_entropy(y, A2[:, 0]))
        grads = mlp_backward(params, cache, X, y)
        params = {name: params[name] - lr * grads[name] for name in params}
    return params, losses
""",
    ),
    dict(
        function="train_mlp",
        kind="right",
        label="uniform weights",
        code="""
def train_mlp(X, y, n_hidden, lr, n_steps, rng):
    n_in = X.shape[1]
    W1 = rng.uniform(-1, 1, size=(n_in, n_hidden)) * np.sqrt(6 / (n_in + n_hidden))
    W2 = rng.uniform(-1, 1, size=(n_hidden, 1)) * np.sqrt(6 / (n_hidden + 1))
    params = {"W1": W1, "b1": np.zeros(n_hidden), "W2": W2, "b2": np.zeros(1)}
    losses = []
    for _ in range(n_steps):
        A2, cache = mlp_forward(X, params)
        losses.append(binary_cross_entropy(y, A2[:, 0]))
        grads = mlp_backward(params, cache, X, y)
        params = {name: params[name] - lr * grads[name] for name in params}
    return params, losses
""",
    ),
    dict(
        function="train_mlp",
        kind="right",
        label="W2 drawn first",
        code="""
def train_mlp(X, y, n_hidden, lr, n_steps, rng):
    n_in = X.shape[1]
    W2 = rng.normal(size=(n_hidden, 1)) / np.sqrt(n_hidden)
    W1 = rng.standard_normal((n_in, n_hidden)) * n_in**-0.5
    params = {"W1": W1, "b1": np.zeros(n_hidden), "W2": W2, "b2": np.zeros(1)}
    losses = []
    for _ in range(n_steps):
        A2, cache = mlp_forward(X, params)
        losses.append(binary_cross_entropy(y, A2[:, 0]))
        grads = mlp_backward(params, cache, X, y)
        params = {name: params[name] - lr * grads[name] for name in params}
    return params, losses
""",
    ),
    dict(
        function="train_mlp",
        kind="right",
        label="parameters changed in place",
        code="""
def train_mlp(X, y, n_hidden, lr, n_steps, rng):
    n_in = X.shape[1]
    W1 = rng.normal(size=(n_in, n_hidden)) / np.sqrt(n_in)
    W2 = rng.normal(size=(n_hidden, 1)) / np.sqrt(n_hidden)
    params = {"W1": W1, "b1": np.zeros(n_hidden), "W2": W2, "b2": np.zeros(1)}
    losses = []
    for _ in range(n_steps):
        A2, cache = mlp_forward(X, params)
        losses.append(binary_cross_entropy(y, A2[:, 0]))
        grads = mlp_backward(params, cache, X, y)
        for name in params:
            params[name] -= lr * grads[name]
    return params, losses
""",
    ),
    dict(
        function="train_mlp",
        kind="right",
        label="four variables",
        code="""
def train_mlp(X, y, n_hidden, lr, n_steps, rng):
    n_in = X.shape[1]
    W1, b1 = rng.normal(scale=1 / np.sqrt(n_in), size=(n_in, n_hidden)), np.zeros(n_hidden)
    W2, b2 = rng.normal(scale=1 / np.sqrt(n_hidden), size=(n_hidden, 1)), np.zeros(1)
    losses = []
    while len(losses) < n_steps:
        A1 = np.tanh(X @ W1 + b1)
        p = sigmoid(A1 @ W2 + b2)[:, 0]
        losses.append(float(binary_cross_entropy(y, p)))
        dZ2 = ((p - y) / len(y))[:, None]
        dZ1 = dZ2 @ W2.T * (1 - A1**2)
        W1, b1 = W1 - lr * X.T @ dZ1, b1 - lr * dZ1.sum(axis=0)
        W2, b2 = W2 - lr * A1.T @ dZ2, b2 - lr * dZ2.sum(axis=0)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, losses
""",
    ),
    dict(
        function="train_mlp",
        kind="right",
        label="losses in an array",
        code="""
def train_mlp(X, y, n_hidden, lr, n_steps, rng):
    sizes = {"W1": (X.shape[1], n_hidden), "b1": (n_hidden,), "W2": (n_hidden, 1), "b2": (1,)}
    params = {}
    for name, size in sizes.items():
        params[name] = rng.normal(size=size) / np.sqrt(size[0]) if name[0] == "W" else np.zeros(size)
    losses = np.zeros(n_steps)
    for step in range(n_steps):
        A2, cache = mlp_forward(X, params)
        losses[step] = binary_cross_entropy(y, A2.ravel())
        for name, grad in mlp_backward(params, cache, X, y).items():
            params[name] = params[name] - lr * grad
    return params, losses.tolist()
""",
    ),
]
