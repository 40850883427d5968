"""Plausible mistakes in ``train_mlp``."""

CASES = [
    dict(
        function="train_mlp",
        kind="wrong",
        label="uphill",
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
        params = {name: params[name] + lr * grads[name] for name in params}
    return params, losses
""",
        intent="one step goes down",
        misconception="the step goes uphill",
    ),
    dict(
        function="train_mlp",
        kind="wrong",
        label="no learning rate",
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
        params = {name: params[name] - grads[name] for name in params}
    return params, losses
""",
        intent="one step goes down",
        misconception="the learning rate has no effect",
    ),
    dict(
        function="train_mlp",
        kind="wrong",
        label="zero weights",
        code="""
def train_mlp(X, y, n_hidden, lr, n_steps, rng):
    n_in = X.shape[1]
    W1 = np.zeros((n_in, n_hidden))
    W2 = np.zeros((n_hidden, 1))
    params = {"W1": W1, "b1": np.zeros(n_hidden), "W2": W2, "b2": np.zeros(1)}
    losses = []
    for _ in range(n_steps):
        A2, cache = mlp_forward(X, params)
        losses.append(binary_cross_entropy(y, A2[:, 0]))
        grads = mlp_backward(params, cache, X, y)
        params = {name: params[name] - lr * grads[name] for name in params}
    return params, losses
""",
        intent="the start",
        misconception="weights start equal",
    ),
    dict(
        function="train_mlp",
        kind="wrong",
        label="equal weights",
        code="""
def train_mlp(X, y, n_hidden, lr, n_steps, rng):
    n_in = X.shape[1]
    W1 = np.full((n_in, n_hidden), 0.5)
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
        intent="the start",
        misconception="weights start equal",
    ),
    dict(
        function="train_mlp",
        kind="wrong",
        label="random biases",
        code="""
def train_mlp(X, y, n_hidden, lr, n_steps, rng):
    n_in = X.shape[1]
    W1 = rng.normal(size=(n_in, n_hidden)) / np.sqrt(n_in)
    W2 = rng.normal(size=(n_hidden, 1)) / np.sqrt(n_hidden)
    params = {"W1": W1, "b1": rng.normal(size=n_hidden), "W2": W2, "b2": np.zeros(1)}
    losses = []
    for _ in range(n_steps):
        A2, cache = mlp_forward(X, params)
        losses.append(binary_cross_entropy(y, A2[:, 0]))
        grads = mlp_backward(params, cache, X, y)
        params = {name: params[name] - lr * grads[name] for name in params}
    return params, losses
""",
        intent="the start",
        misconception="the biases do not start at zero",
    ),
    dict(
        function="train_mlp",
        kind="wrong",
        label="biases stay",
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
        params = {"W1": params["W1"] - lr * grads["W1"], "b1": params["b1"], "W2": params["W2"] - lr * grads["W2"], "b2": params["b2"]}
    return params, losses
""",
        intent="one step goes down",
        misconception="does not move",
    ),
    dict(
        function="train_mlp",
        kind="wrong",
        label="only the output layer learns",
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
        params = {**params, "W2": params["W2"] - lr * grads["W2"], "b2": params["b2"] - lr * grads["b2"]}
    return params, losses
""",
        intent="one step goes down",
        misconception="W1 does not move",
    ),
    dict(
        function="train_mlp",
        kind="wrong",
        label="losses after the step",
        code="""
def train_mlp(X, y, n_hidden, lr, n_steps, rng):
    n_in = X.shape[1]
    W1 = rng.normal(size=(n_in, n_hidden)) / np.sqrt(n_in)
    W2 = rng.normal(size=(n_hidden, 1)) / np.sqrt(n_hidden)
    params = {"W1": W1, "b1": np.zeros(n_hidden), "W2": W2, "b2": np.zeros(1)}
    losses = []
    for _ in range(n_steps):
        A2, cache = mlp_forward(X, params)
        grads = mlp_backward(params, cache, X, y)
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(binary_cross_entropy(y, mlp_forward(X, params)[0][:, 0]))
    return params, losses
""",
        intent="the loss before every step",
        misconception="the losses are noted after the step",
    ),
    dict(
        function="train_mlp",
        kind="wrong",
        label="last loss alone",
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
    return params, losses[-1:]
""",
        intent="the loss before every step",
        misconception="one number for each step",
    ),
    dict(
        function="train_mlp",
        kind="wrong",
        label="sum of the losses",
        code="""
def train_mlp(X, y, n_hidden, lr, n_steps, rng):
    n_in = X.shape[1]
    W1 = rng.normal(size=(n_in, n_hidden)) / np.sqrt(n_in)
    W2 = rng.normal(size=(n_hidden, 1)) / np.sqrt(n_hidden)
    params = {"W1": W1, "b1": np.zeros(n_hidden), "W2": W2, "b2": np.zeros(1)}
    losses = []
    for _ in range(n_steps):
        A2, cache = mlp_forward(X, params)
        losses.append(len(y) * binary_cross_entropy(y, A2[:, 0]))
        grads = mlp_backward(params, cache, X, y)
        params = {name: params[name] - lr * grads[name] for name in params}
    return params, losses
""",
        intent="the loss before every step",
        misconception="the losses are sums",
    ),
    dict(
        function="train_mlp",
        kind="wrong",
        label="global randomness",
        code="""
def train_mlp(X, y, n_hidden, lr, n_steps, rng):
    n_in = X.shape[1]
    W1 = np.random.normal(size=(n_in, n_hidden)) / np.sqrt(n_in)
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
        intent="all randomness comes from rng",
    ),
    dict(
        function="train_mlp",
        kind="wrong",
        label="own generator",
        code="""
def train_mlp(X, y, n_hidden, lr, n_steps, rng):
    rng = np.random.default_rng(0)
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
        intent="all randomness comes from rng",
    ),
    dict(
        function="train_mlp",
        kind="wrong",
        label="stops early",
        code="""
def train_mlp(X, y, n_hidden, lr, n_steps, rng):
    n_in = X.shape[1]
    W1 = rng.normal(size=(n_in, n_hidden)) / np.sqrt(n_in)
    W2 = rng.normal(size=(n_hidden, 1)) / np.sqrt(n_hidden)
    params = {"W1": W1, "b1": np.zeros(n_hidden), "W2": W2, "b2": np.zeros(1)}
    losses = []
    for _ in range(min(n_steps, 4)):
        A2, cache = mlp_forward(X, params)
        losses.append(binary_cross_entropy(y, A2[:, 0]))
        grads = mlp_backward(params, cache, X, y)
        params = {name: params[name] - lr * grads[name] for name in params}
    return params, losses
""",
        intent="five steps",
    ),
    dict(
        function="train_mlp",
        kind="wrong",
        label="too few steps",
        code="""
def train_mlp(X, y, n_hidden, lr, n_steps, rng):
    n_in = X.shape[1]
    W1 = rng.normal(size=(n_in, n_hidden)) / np.sqrt(n_in)
    W2 = rng.normal(size=(n_hidden, 1)) / np.sqrt(n_hidden)
    params = {"W1": W1, "b1": np.zeros(n_hidden), "W2": W2, "b2": np.zeros(1)}
    losses = []
    for _ in range(n_steps - 1):
        A2, cache = mlp_forward(X, params)
        losses.append(binary_cross_entropy(y, A2[:, 0]))
        grads = mlp_backward(params, cache, X, y)
        params = {name: params[name] - lr * grads[name] for name in params}
    return params, losses
""",
        intent="one step goes down",
        misconception="does not move",
    ),
    dict(
        function="train_mlp",
        kind="wrong",
        label="divided by n again",
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
        params = {name: params[name] - lr * grads[name] / len(y) for name in params}
    return params, losses
""",
        intent="one step goes down",
        misconception="n times too short",
    ),
    dict(
        function="train_mlp",
        kind="wrong",
        label="huge weights",
        code="""
def train_mlp(X, y, n_hidden, lr, n_steps, rng):
    n_in = X.shape[1]
    W1 = rng.normal(size=(n_in, n_hidden)) * 100
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
        intent="the start",
        misconception="so large that every tanh is flat",
    ),
    dict(
        function="train_mlp",
        kind="wrong",
        label="gradients from the wrong place",
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
        grads = mlp_backward(params, mlp_forward(X, {**params, "b1": params["b1"] + 1})[1], X, y)
        params = {name: params[name] - lr * grads[name] for name in params}
    return params, losses
""",
        intent="one step goes down",
    ),
]
