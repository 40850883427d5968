# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Lesson 8: frameworks
#
# You have built a neural network from a threshold to 50 layers, and every derivative in it went through your hands.
# Almost nobody trains networks this way: people use a framework. In this lesson you take one network, give it the same
# weights in `nnlib`, in PyTorch and in Keras, and watch three programs compute the same losses, to the sixth digit and
# beyond. After that a framework is no black box any more: you know what is in it, because you have written it.
#
# | part | what you do | time | difficulty |
# | --- | --- | --- | --- |
# | 1. The network that you know | train in `nnlib` | 5 min | easy |
# | 2. The same network in PyTorch | copy the weights, compare the losses | 10 min | easy |
# | 3. The same network in Keras | the same, with less code | 10 min | easy |
# | 4. What automatic differentiation adds | a loss without a backward pass | 15 min | medium |
# | 5. Define and run, or define by run | Theano, TensorFlow 1, and what came after | 10 min | medium |
# | 6. What a framework does not do for you | initialisation, stability, defaults | 15 min | medium |
# | 7. What the lectures name besides | look | 10 min | easy |
# | 8. Playground | one question in words | 10 min | easy |
# | 9. What to learn next | read | 5 min | easy |
#
# **No function is graded in this lesson**: run the cells, change numbers, see what happens. Only the question in words
# counts.
#
# **Two libraries are optional.** Parts 2 and 3, and a few cells of parts 4 and 6, need
# [PyTorch](https://pytorch.org) and [Keras](https://keras.io), a large download: `pip install keras torch`, then
# restart the kernel. Without them the cells that need them say so, and all others run.

# %%
import os
from contextlib import contextmanager
from time import perf_counter
from types import SimpleNamespace

import matplotlib.pyplot as plt
import numpy as np

import nnlib
from nnlib import graph
from nnlib.data import k_fold, load_digits, minibatches, rotate_images
from nnlib.evaluation import auc
from nnlib.models import MLP
from nnlib.optimizers import Adam, Momentum
from nnlib.training import train_step
from nnlib.widgets import Playground

os.environ["KERAS_BACKEND"] = "torch"  # Keras computes with PyTorch; it reads this once, when it is imported

BLUE, ORANGE, GREEN, RED = "#0072B2", "#E69F00", "#009E73", "#D55E00"


@contextmanager
def if_installed(*libraries):
    """Run the block where the libraries are installed; elsewhere say what is missing and let the notebook run on."""
    try:
        yield
    except ImportError as error:
        print(f"This cell needs {' and '.join(libraries)} ({error}). To see it: pip install {' '.join(libraries)}, then restart the kernel.")


# %% [markdown]
# ## 1. The network that you know
#
# Handwritten digits of 8 by 8 pixels, two hidden layers of tanh units, softmax and cross-entropy at the end, momentum:
# a network of lessons 3 and 4. Lecture P (4.3) writes such a program and calls coding forward, loss, backward and
# update by hand "painful, prone to coding errors". You know both: you also know how to find the errors.
#
# Three things must be the same everywhere, or nothing can be compared: the **weights** at the start, the
# **mini-batches** in their order, and the **precision**. We keep the weights in `start`, the batches in `batches`, and
# compute in float64.

# %%
X, y = load_digits()
X, y = X[:1500], y[:1500]
batches = [batch for epoch in range(10) for batch in minibatches(X, y, 50, np.random.default_rng(epoch))]
sizes, lr, beta = [64, 32, 16, 10], 0.1, 0.9

model = MLP(sizes, activation="tanh", rng=np.random.default_rng(0))
start = [model.parameters[name].copy() for name in model.parameters]
optimizer = Momentum(model.parameters, lr=lr, beta=beta)
losses = {"nnlib": np.array([train_step(model, optimizer, X_batch, y_batch) for X_batch, y_batch in batches])}
print("parameters:", ", ".join(f"{name} {weights.shape}" for name, weights in zip(model.parameters, start, strict=True)))
print(f"{len(batches)} steps: loss {losses['nnlib'][0]:.4f} at first, {losses['nnlib'][-1]:.4f} at last, training accuracy {model.accuracy(X, y):.3f}")

# %% [markdown]
# ## 2. The same network in PyTorch
#
# PyTorch (2016, lectures P 4.4 and C) calls an array a *tensor* and lets every tensor remember how it was computed.
# Line by line it is what you know:
#
# | you wrote | PyTorch |
# | --- | --- |
# | `linear_forward`, `W (n_in, n_out)` | `nn.Linear`, `weight (n_out, n_in)`: **the transpose**, as in the lectures |
# | `softmax` + `cross_entropy`, the mean over the examples | `nn.functional.cross_entropy`, from scores, the mean |
# | `topological_order`, `backpropagate(loss)` | `loss.backward()` |
# | `w, v = momentum_step(w, g, v, lr, beta)` | `optimizer.step()` |
# | gradients start from zero at each call | gradients **add up** until `optimizer.zero_grad()` |

# %%
with if_installed("torch"):
    import torch

    def torch_network():
        """The network of part 1, with the weights of part 1."""
        net = torch.nn.Sequential(
            torch.nn.Linear(64, 32), torch.nn.Tanh(), torch.nn.Linear(32, 16), torch.nn.Tanh(), torch.nn.Linear(16, 10)
        ).double()
        with torch.no_grad():  # copying is not part of the computation to be derived
            for parameter, weights in zip(net.parameters(), start, strict=True):
                parameter.copy_(torch.from_numpy(weights.T))
        return net

    def torch_training(net, optimizer):
        """One step for each mini-batch; returns the loss before each step."""
        values = []
        for X_batch, y_batch in batches:
            loss = torch.nn.functional.cross_entropy(net(torch.from_numpy(X_batch)), torch.from_numpy(y_batch))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            values.append(loss.item())
        return np.array(values)

    net = torch_network()
    losses["PyTorch"] = torch_training(net, torch.optim.SGD(net.parameters(), lr=lr, momentum=beta))
    print(f"largest difference of the losses over {len(batches)} steps: {np.abs(losses['PyTorch'] - losses['nnlib']).max():.1e}")

# %% [markdown]
# **What to expect**: about $10^{-15}$, which is the rounding of float64. Not *similar* losses: the same.
#
# Forgetting `zero_grad()` is the classic mistake. Look at what the second `backward()` does, and at `nnlib.graph`,
# where every call starts from zero (lesson 3):

# %%
x = graph.Variable(3.0)
f = x * x
for call in (1, 2):
    graph.backpropagate(f)
    print(f"nnlib.graph, call {call}: the gradient of x**2 at 3 is {x.grad}")
with if_installed("torch"):
    import torch

    x = torch.tensor(3.0, requires_grad=True)
    for call in (1, 2):
        (x * x).backward()
        print(f"PyTorch,     call {call}: the gradient of x**2 at 3 is {x.grad.item()}")

# %% [markdown]
# Adding up is useful when a batch is too large for memory: call `backward()` for its parts, then step once. It is also
# why a training loop has three lines where you expect two.
#
# ### Check the slide: a PyTorch program of 2018
#
# Lecture P prints the loss with `loss.data[0]`, wraps data in `Variable` and sums the errors with
# `size_average=False`. Frameworks change: a program of 2018 seldom runs unchanged.

# %%
with if_installed("torch"):
    import torch

    loss = torch.nn.functional.mse_loss(torch.ones(3), torch.zeros(3))
    try:
        print(loss.data[0])
    except IndexError as error:
        print("IndexError:", error)
    print("today:", loss.item(), "and summed as on the slide:", torch.nn.functional.mse_loss(torch.ones(3), torch.zeros(3), reduction="sum").item())

# %% [markdown]
# A number is now read with `loss.item()`, tensors need no `Variable` (since 2018), and the sum is `reduction="sum"`.
# Note what the sum means: the gradient grows with the size of the batch, so the learning rate must shrink with it.
# That is why this course takes the mean.

# %% [markdown]
# ## 3. The same network in Keras
#
# Keras (2015, lectures A, P 4.7 and V 5) hides the loop: you *describe* the layers, `compile` them with an optimizer
# and a loss, and call `fit`. It runs on top of another framework; lecture A names TensorFlow and Theano, Keras 3
# (2023) takes TensorFlow, JAX or PyTorch. Here it is PyTorch. Its `Dense` layers keep `W` as we do, `(n_in, n_out)`.
#
# `fit` shuffles by itself, so for a comparison step by step we hand it one mini-batch at a time with `train_on_batch`.

# %%
with if_installed("torch", "keras"):
    import keras
    import torch

    keras.config.set_floatx("float64")

    def keras_network(optimizer):
        """The network of part 1 in Keras, with the weights of part 1."""
        described = keras.Sequential([
            keras.Input((64,)),
            keras.layers.Dense(32, activation="tanh"),
            keras.layers.Dense(16, activation="tanh"),
            keras.layers.Dense(10),
        ])
        described.compile(optimizer=optimizer, loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
        described.set_weights(start)
        return described

    def keras_training(described):
        """One step for each mini-batch; returns the loss before each step."""
        values = []
        for X_batch, y_batch in batches:
            described.reset_metrics()  # else Keras answers with the mean over all batches so far
            values.append(float(described.train_on_batch(X_batch, y_batch)))
        return np.array(values)

    described = keras_network(keras.optimizers.SGD(learning_rate=lr, momentum=beta))
    losses["Keras"] = keras_training(described)
    print(f"largest difference of the losses over {len(batches)} steps: {np.abs(losses['Keras'] - losses['nnlib']).max():.1e}")
    trained = [model.parameters[name] for name in model.parameters]
    print(f"largest difference of the weights at the end: {max(np.abs(a - b).max() for a, b in zip(described.get_weights(), trained, strict=True)):.1e}")

# %% [markdown]
# **What to expect**: about $10^{-7}$, less than $10^{-6}$ but much more than PyTorch's $10^{-15}$. We asked for
# float64, and the weights are kept in float64, but where two 64-bit arrays meet in a product Keras 3 computes in
# float32, on every backend but TensorFlow, to agree with JAX. It says so when asked, and $10^{-7}$ is just what
# float32 can do:

# %%
with if_installed("torch", "keras"):
    import keras
    import torch

    print("float64 with float64 gives, in Keras:", keras.backend.result_type("float64", "float64"))
    print(f"the smallest relative step of float32: {np.finfo(np.float32).eps:.1e}, of float64: {np.finfo(np.float64).eps:.1e}")

# %%
fig, (left, right) = plt.subplots(1, 2, figsize=(11, 3.4), layout="tight")
styles = {"nnlib": (BLUE, "-", 5), "PyTorch": (ORANGE, "-", 2.5), "Keras": ("black", ":", 1.2)}
for name, values in losses.items():
    colour, line, width = styles[name]
    left.plot(values, line, color=colour, linewidth=width, label=name)
    if name != "nnlib":
        right.semilogy(np.maximum(np.abs(values - losses["nnlib"]), 1e-17), ".", color=colour, label=f"{name} - nnlib")
left.set(xlabel="step", ylabel="loss of the mini-batch", title=f"{len(losses)} program{'s' if len(losses) > 1 else ''}, one curve")
right.axhline(1e-6, color=RED, linewidth=1)
right.set(xlabel="step", ylabel="difference of the losses", title="Rounding, and nothing else", ylim=(1e-17, 1e-4))
for ax in (left, right):
    ax.legend()
plt.show()

# %% [markdown]
# The three lines lie on one another. The red line on the right is $10^{-6}$.
#
# ### What it costs
#
# For a network as small as this one most of the time goes into *managing* the work, not into the products of matrices,
# and a general machine manages more. With large layers, and above all on a graphics processor (GPU), it is the other
# way round.

# %%
def microseconds(train):
    """The time of one step, in millionths of a second: the better of two rounds."""
    times = []
    for _ in range(2):
        began = perf_counter()
        train()
        times.append((perf_counter() - began) / len(batches) * 1e6)
    return min(times)


def nnlib_round():
    for X_batch, y_batch in batches:
        train_step(model, optimizer, X_batch, y_batch)


print(f"nnlib   {microseconds(nnlib_round):7.0f} microseconds a step")
with if_installed("torch"):
    import torch

    net = torch_network()
    torch_sgd = torch.optim.SGD(net.parameters(), lr=lr, momentum=beta)
    print(f"PyTorch {microseconds(lambda: torch_training(net, torch_sgd)):7.0f} microseconds a step")
with if_installed("torch", "keras"):
    import keras
    import torch

    described = keras_network(keras.optimizers.SGD(learning_rate=lr, momentum=beta))
    print(f"Keras   {microseconds(lambda: keras_training(described)):7.0f} microseconds a step")

# %% [markdown]
# ### Same name, other algorithm
#
# Adam in `nnlib` and in PyTorch is the paper's: $\varepsilon$ is added to $\sqrt{\hat v}$. Keras puts it beside the
# uncorrected $\sqrt v$, so that at step $t$ it weighs $1/\sqrt{1 - \beta_2^t}$ times as much: 32 times at the first
# step. With the tiny default the difference is small, and still large enough to see; with a larger `eps` the curves
# part.

# %%
def fresh_model():
    """The network of part 1 with the weights of part 1."""
    model = MLP(sizes, activation="tanh", rng=np.random.default_rng(0))
    for name, weights in zip(model.parameters, start, strict=True):
        model.parameters[name][...] = weights
    return model


for eps in (1e-8, 1e-3):
    model = fresh_model()
    optimizer = Adam(model.parameters, lr=0.01, eps=eps)
    ours = np.array([train_step(model, optimizer, *batch) for batch in batches])
    print(f"eps = {eps:g}: loss of nnlib after {len(batches)} steps {ours[-1]:.4f}")
    with if_installed("torch"):
        import torch

        net = torch_network()
        theirs = torch_training(net, torch.optim.Adam(net.parameters(), lr=0.01, eps=eps))
        print(f"    PyTorch differs by {np.abs(theirs - ours).max():.1e}")
    with if_installed("torch", "keras"):
        import keras
        import torch

        theirs = keras_training(keras_network(keras.optimizers.Adam(learning_rate=0.01, epsilon=eps)))
        print(f"    Keras   differs by {np.abs(theirs - ours).max():.1e}")

# %% [markdown]
# Defaults differ too: `epsilon` is $10^{-7}$ in Keras and $10^{-8}$ in PyTorch. If you want to repeat a published
# result, the name of the framework is part of the recipe.
#
# ### Check the slide: a Keras program
#
# Lecture V ("Deep NN in keras") writes `Adam(lr=0.01, decay=1e-6)`. That was right once:

# %%
with if_installed("torch", "keras"):
    import keras
    import torch

    try:
        keras.optimizers.Adam(lr=0.01)
    except ValueError as error:
        print("ValueError:", error)
    schedule = keras.optimizers.schedules.InverseTimeDecay(0.01, decay_steps=1, decay_rate=1e-6)
    print(f"today: learning_rate=..., and a schedule for the decay: {float(schedule(0)):.6f} at step 0, {float(schedule(1_000_000)):.6f} at step 1,000,000")

# %% [markdown]
# ## 4. What automatic differentiation adds
#
# Back-propagation with layers, as in lesson 3, needs a backward pass for *every* layer and *every* loss, and someone
# has to derive it. A computation graph needs it only for the *gates*: a few dozen functions such as $+$, $\times$,
# $\exp$. Everything that is composed of them has its gradient for free. That is **automatic differentiation**
# (lectures A 2, P 3.5 and C), and it is all that PyTorch and TensorFlow add to your layers; your graph of lesson 3
# does the same.
#
# Take a loss that this course never mentioned, the **focal loss** (Lin and others, 2017). It turns down the examples
# that are right already, and keeps the hard ones:
#
# $$ L = -\frac1n \sum_i (1 - p_i)^2 \log p_i, \qquad p_i = \text{the probability of the right class of example } i. $$
#
# By hand the gradient with respect to the scores is, with $Y$ the labels in one-hot form,
#
# $$ \frac{\partial L}{\partial Z_{ij}} = \frac1n \left( 2\,(1 - p_i)\, p_i \log p_i - (1 - p_i)^2 \right) (Y_{ij} - P_{ij}), $$
#
# half a page of work, and another half for the next idea. With a graph you write the loss and are done. The functions
# below are written **once** and run in both libraries: only the library is handed in.

# %%
one_hot = np.eye(10)

nnlib_gates = SimpleNamespace(tanh=graph.tanh, softmax=graph.softmax, log=graph.log, sum=graph.sum, mean=graph.mean)


def scores(X, parameters, library):
    """The network of part 1 as a formula."""
    W1, b1, W2, b2, W3, b3 = parameters
    A1 = library.tanh(X @ W1 + b1)
    A2 = library.tanh(A1 @ W2 + b2)
    return A2 @ W3 + b3


def focal_loss(Z, Y, library):
    """The mean of -(1 - p)**2 log p, where p is the probability of the right class. No backward anywhere."""
    p = library.sum(library.softmax(Z) * Y, axis=1)
    return -library.mean((1 - p) ** 2 * library.log(p))


def focal_gradient_by_hand(Z, Y):
    """The half page of work, for comparison."""
    P = nnlib.softmax(Z)
    p = (P * Y).sum(axis=1, keepdims=True)
    return (2 * (1 - p) * p * np.log(p) - (1 - p) ** 2) * (Y - P) / len(Z)


rng = np.random.default_rng(2)
Z, Y = rng.normal(size=(5, 10)), one_hot[rng.integers(0, 10, size=5)]
node = graph.Variable(Z)
graph.backpropagate(focal_loss(node, Y, nnlib_gates))
numbers = nnlib.numerical_gradient(lambda Z: float(focal_loss(graph.Constant(Z), Y, nnlib_gates).value), Z)
print(f"graph against the formula:            {np.abs(node.grad - focal_gradient_by_hand(Z, Y)).max():.1e}")
print(f"graph against the central difference: {np.abs(node.grad - numbers).max():.1e}")

# %% [markdown]
# Now train with it, in `nnlib.graph` and in PyTorch, with the same two functions.

# %%
def train_graph(n_steps):
    """Train with the focal loss on nnlib's graph: a new graph for every mini-batch."""
    parameters = [graph.Variable(weights) for weights in start]
    values = []
    for X_batch, y_batch in batches[:n_steps]:
        loss = focal_loss(scores(graph.Constant(X_batch), parameters, nnlib_gates), one_hot[y_batch], nnlib_gates)
        graph.backpropagate(loss)
        for parameter in parameters:
            parameter.value = parameter.value - 0.5 * parameter.grad
        values.append(float(loss.value))
    return np.array(values), parameters


focal, parameters = train_graph(300)
print(f"nnlib.graph: focal loss {focal[0]:.4f} at first, {focal[-1]:.4f} after {len(focal)} steps")
print(f"training accuracy {np.mean(scores(graph.Constant(X), parameters, nnlib_gates).value.argmax(axis=1) == y):.3f}")
with if_installed("torch"):
    import torch

    torch_gates = SimpleNamespace(tanh=torch.tanh, softmax=lambda Z: torch.softmax(Z, dim=1), log=torch.log, sum=torch.sum, mean=torch.mean)
    tensors = [torch.tensor(weights, requires_grad=True) for weights in start]
    values = []
    for X_batch, y_batch in batches:
        loss = focal_loss(scores(torch.from_numpy(X_batch), tensors, torch_gates), torch.from_numpy(one_hot[y_batch]), torch_gates)
        gradients = torch.autograd.grad(loss, tensors)
        with torch.no_grad():
            for tensor, gradient in zip(tensors, gradients, strict=True):
                tensor -= 0.5 * gradient
        values.append(loss.item())
    print(f"PyTorch:     largest difference over {len(values)} steps {np.abs(np.array(values) - focal).max():.1e}")

# %% [markdown]
# Your turn (not graded): change `focal_loss`. Try the exponent 0 (what is it then?), label smoothing (replace `Y` by
# `0.9 * Y + 0.01`; the loss is then `-library.mean(library.sum(Y * library.log(library.softmax(Z)), axis=1))`), or a
# loss of your own. You will not need a pencil.
#
# ### Programs, not only formulas
#
# Lecture C: "We do not build models any more, we program parametric functions". A graph that is recorded while the
# program runs follows loops and branches, whatever path was taken. Here is Heron's method for the square root, a loop
# whose length depends on the data. Nobody tells the graph that the derivative of $\sqrt a$ is $1/(2\sqrt a)$:

# %%
def heron(a):
    """The square root by repeated averaging, until it is exact to nine digits."""
    root, steps = a, 0
    while abs(float(getattr(root, "value", root)) ** 2 - float(getattr(a, "value", a))) > 1e-9:
        root, steps = (root + a / root) / 2, steps + 1
    return root, steps


for number in (2.0, 50.0):
    a = graph.Variable(number)
    root, steps = heron(a)
    graph.backpropagate(root)
    print(f"root of {number:g} after {steps} rounds: {float(root.value):.6f}; its derivative {float(a.grad):.8f}, exactly {0.5 / np.sqrt(number):.8f}")

# %% [markdown]
# **What it is not.** Automatic differentiation is not the central difference of lesson 3 (that one rounds, and needs
# two runs for every parameter), and not algebra with symbols (lecture C: "deriving this function would give very
# complex expressions"). It is the chain rule, applied to numbers, in the order that makes one run enough for all
# parameters.
#
# Lecture C tells the same with a Lagrangian: every gate is a constraint $z_i = f_i(\dots)$ with a multiplier
# $\lambda_i$, and setting the derivatives to zero gives $\lambda_j = \sum_i \lambda_i\, \partial f_i / \partial z_j$,
# from the output $\lambda_n = 1$ back to the inputs. These multipliers are what `backpropagate` leaves in `grad`.

# %% [markdown]
# ## 5. Define and run, or define by run
#
# The graph can be built at two times, and lecture C sorts the libraries by that.
#
# **Define and run.** First describe the whole graph, with *placeholders* where the data will be; then compile it; then
# feed data. **Theano** (LISA lab in Montreal, presented in 2010) began this style in Python. Lecture A shows it:
# `x = T.fvector('x')` holds no numbers, `T.grad(cost, params)` returns new *graphs* for the gradients, and a compiler makes
# machine code of it all, for CPU or GPU. Theano was developed until 2017. **TensorFlow 1** (Google, 2015) went on in
# the same way, as lectures A and P show: `tf.placeholder`, then a `tf.Session` that runs parts of the graph. Both are
# history, and so are the programs on the slides: TensorFlow 2 (2019) works the other way round.
#
# **Define by run.** The graph comes into being while ordinary Python runs, a new one for every mini-batch. Chainer
# (2015) and DyNet showed it, **PyTorch** (2016) made it the common way. (Lecture A's "Torch, the Facebook library with
# Lua" is PyTorch's ancestor.) It is slower to manage and far easier to debug: you can `print` in the middle.
#
# `nnlib.graph` can do both. Above it was built anew for every batch. Here it is built **once**, with placeholders, and
# fed:

# %%
def train_placeholders(n_steps):
    """Train as one did in TensorFlow 1: define the graph once, then run it with one mini-batch after another."""
    x, labels = graph.Constant(batches[0][0]), graph.Constant(one_hot[batches[0][1]])  # the placeholders
    parameters = [graph.Variable(weights) for weights in start]
    loss = focal_loss(scores(x, parameters, nnlib_gates), labels, nnlib_gates)  # defined here, once
    values = []
    for X_batch, y_batch in batches[:n_steps]:
        x.value, labels.value = X_batch, one_hot[y_batch]  # feed_dict={x: ..., y_: ...}
        values.append(float(graph.evaluate(loss)))  # sess.run(loss)
        graph.backpropagate(loss)
        for parameter in parameters:
            parameter.value = parameter.value - 0.5 * parameter.grad
    return np.array(values)


once = train_placeholders(300)
print("the same losses, exactly:", np.array_equal(once, focal))
drawing = graph.draw(focal_loss(scores(graph.Constant(X[:1]), [graph.Variable(weights) for weights in start], nnlib_gates), one_hot[y[:1]], nnlib_gates))
print(f"the graph that is built once, or {len(batches)} times: {len(drawing.nodes)} nodes")

# %% [markdown]
# | | define and run | define by run |
# | --- | --- | --- |
# | who | Theano, TensorFlow 1, Keras on them | Chainer, DyNet, PyTorch, TensorFlow 2 |
# | a loop of unknown length | needs a special gate | is a Python loop |
# | an error | appears when the graph runs, far from the line that made it | appears in the line that made it |
# | the compiler | sees the whole graph: can fuse gates, plan memory | sees one operation at a time |
#
# The two have since met: `torch.compile`, `tf.function` and JAX's `jit` record an ordinary Python function and compile
# what they recorded.

# %% [markdown]
# ## 6. What a framework does not do for you
#
# ### Check the slide: the logarithm of a softmax
#
# Lecture A's TensorFlow program takes `tf.log(y)` of the softmax's output, lecture P's clips the output to $[10^{-10},
# 0.9999999]$ first. A framework derives what you wrote, also where what you wrote is a bad idea. One example, very
# sure and very wrong:

# %%
certain, wanted = np.array([[0.0, 800.0]]), np.array([[1.0, 0.0]])


def gradient_of(make_loss):
    """The value and the gradient of a loss of the scores."""
    Z = graph.Variable(certain)
    with np.errstate(all="ignore"):
        loss = make_loss(Z)
        graph.backpropagate(loss)
    return float(loss.value), Z.grad[0]


print("A, log of softmax:   loss {:8.2f}, gradient {}".format(*gradient_of(lambda Z: -graph.sum(graph.log(graph.softmax(Z)) * wanted))))
print("P, clipped first:    loss {:8.2f}, gradient {}".format(*gradient_of(lambda Z: -graph.sum(graph.log(graph.maximum(graph.softmax(Z), 1e-10)) * wanted))))
print("fused (lesson 2):    loss {:8.2f}, gradient {}".format(*gradient_of(lambda Z: graph.softmax_cross_entropy(Z, [0]))))

# %% [markdown]
# Without care the loss is infinite and the gradient is not a number; one such example destroys the weights for good.
# With clipping the program runs, and the example from which there is most to learn has the gradient **zero**. The
# fused form of lesson 2 has the gradient $P - Y$, whatever the scores. Where the logarithms themselves are needed,
# `nnlib.log_softmax` computes them from the scores, and for yes and no there is
# `nnlib.binary_cross_entropy_from_logits`. This is why `from_logits=True` stood in part 3, and why PyTorch's
# `cross_entropy` takes scores.
#
# There is a second slip in P's program: it adds $(1 - y) \log(1 - \hat y)$ for all ten classes. That is the loss of
# ten separate yes-or-no questions, each with a sigmoid unit (**multi-label**: several answers may be right; in
# `nnlib.graph` it is `sigmoid_cross_entropy`). Behind a softmax its gradient is no longer $P - Y$:

# %%
def both_terms(Z, Y):
    """The loss of lecture P's TensorFlow program."""
    P = graph.softmax(Z)
    return -graph.sum(graph.log(P) * Y + graph.log(1 - P) * (1 - Y))


Z_small = np.array([[1.0, 0.0, -1.0]])
node = graph.Variable(Z_small)
graph.backpropagate(both_terms(node, np.array([[1.0, 0.0, 0.0]])))
print("P - Y:      ", np.round(nnlib.softmax(Z_small)[0] - [1, 0, 0], 4))
print("P's program:", np.round(node.grad[0], 4))

# %% [markdown]
# ### Check the slide: "frameworks initialize the weights correctly for you"
#
# So lecture V says of TensorFlow and PyTorch. Lesson 6 showed what "correctly" takes: $\mathrm{Var}(W) = 2/n_{in}$ for
# ReLU. PyTorch's `Linear` starts from a uniform distribution on $\pm 1/\sqrt{n_{in}}$, whose variance is $1/(3
# n_{in})$: a sixth. Keras's `Dense` starts from Xavier's, half of it for square layers. Send two different inputs
# through 20 ReLU layers of 256 units and ask how different the outputs still are:

# %%
def spread(layer, depth=20, width=256):
    """How far apart two inputs still are after each layer, relative to the start."""
    pair = np.random.default_rng(0).normal(size=(2, width))
    distances = [np.linalg.norm(pair[0] - pair[1])]
    for _ in range(depth):
        W, b = layer(width)
        pair = np.maximum(pair @ W + b, 0)
        distances.append(np.linalg.norm(pair[0] - pair[1]))
    return np.array(distances) / distances[0]


rng = np.random.default_rng(1)
curves = {"He, nnlib's choice for ReLU": spread(lambda n: (nnlib.he_normal(n, n, rng), np.zeros(n)))}
with if_installed("torch"):
    import torch

    def torch_layer(n):
        layer = torch.nn.Linear(n, n, dtype=torch.float64)
        return layer.weight.detach().numpy().T, layer.bias.detach().numpy()

    torch.manual_seed(0)  # PyTorch keeps one generator for everybody; nnlib wants to be handed one
    curves["PyTorch's default"] = spread(torch_layer)
with if_installed("torch", "keras"):
    import keras
    import torch

    def keras_layer(n):
        layer = keras.layers.Dense(n)
        layer.build((None, n))
        return layer.get_weights()

    keras.utils.set_random_seed(0)
    curves["Keras's default"] = spread(keras_layer)

fig, ax = plt.subplots(figsize=(7, 3.2))
for (name, distances), colour, marker in zip(curves.items(), (GREEN, ORANGE, BLUE), "os^", strict=False):
    ax.semilogy(distances, color=colour, marker=marker, markersize=4, label=name)
    print(f"{name:28}: {distances[-1]:.1e} of the distance is left after {len(distances) - 1} layers")
ax.set(xlabel="layer", ylabel="distance of two inputs", title="20 ReLU layers, before any training")
ax.legend()
plt.show()

# %% [markdown]
# ReLU pulls inputs together by itself, so that even He's rule loses some of the distance. With PyTorch's default the
# last layer of such a network sees two different inputs as the same, to about eight decimals; batch normalisation or
# residual connections hide it, and in a network of three layers it does not matter. But it is your decision, not the
# framework's: `torch.nn.init.kaiming_normal_` and `kernel_initializer="he_normal"` are He's rule.
#
# The same holds for all the rest: a framework does not standardise your inputs, find your learning rate, notice that
# you measured on the training set, or that the dev loss has been rising for an hour. What it does give you: hundreds
# of layers and losses, derivatives of all of them, GPUs, reading of data in parallel, and tools to watch the training,
# such as TensorBoard (lecture P 4.6), whose curves are those of `nnlib.plots.plot_history`.

# %% [markdown]
# ## 7. What the lectures name besides
#
# Seven lessons could not stop at everything. The rest of what the five lectures name is in `nnlib`, and short enough
# to be shown here. None of it is graded.
#
# ### Units without a lesson
#
# Lecture P's table of activation functions (6.1) has two that you have not met: the **identity** and the **arctan**,
# with derivatives $1$ and $1/(1 + z^2)$. The identity is the unit of the output layer in regression. Everywhere else
# it is useless, and lecture P shows why: layers without a bend are one layer.

# %%
rng = np.random.default_rng(0)
linear = MLP([3, 5, 4, 2], activation="identity", output="identity", rng=rng)
W1, b1, W2, b2, W3, b3 = (linear.parameters[name] for name in linear.parameters)
one_layer = rng.normal(size=(6, 3))
difference = linear.forward(one_layer) - (one_layer @ (W1 @ W2 @ W3) + (b1 @ W2 + b2) @ W3 + b3)
print(f"three linear layers against one with W = W1 W2 W3: {np.abs(difference).max():.1e}")

z = np.linspace(-4, 4, 201)
fig, axes = plt.subplots(1, 2, figsize=(9, 2.8))
for unit, unit_backward, colour, line in (
    (nnlib.tanh, lambda dA, z: nnlib.tanh_backward(dA, nnlib.tanh(z)), BLUE, "-"),
    (nnlib.arctan, nnlib.arctan_backward, ORANGE, "--"),
    (nnlib.identity, nnlib.identity_backward, GREEN, ":"),
):
    axes[0].plot(z, unit(z), line, color=colour, label=unit.__name__)
    axes[1].plot(z, unit_backward(np.ones_like(z), z), line, color=colour, label=unit.__name__)
axes[0].set(xlabel="$z$", title="units", ylim=(-2, 2))
axes[1].set(xlabel="$z$", title="their derivatives")
axes[0].legend()
plt.show()

# %% [markdown]
# ### One hidden layer can be any function
#
# The **universality theorem** (lectures S and V; Cybenko, 1989): one hidden layer, with enough units, comes as close
# as you like to any continuous function on a bounded set. It says *that* weights exist, not that you will find them,
# nor how many units are enough. Here the output units of such a network are found by least squares, for random hidden
# units: no descent at all.

# %%
def closest(n_hidden, rng):
    """How close random sigmoid units, and the best output weights for them, come to the curve."""
    x = np.linspace(-1, 1, 400)
    curve = np.sin(6 * x) + np.abs(x)
    hidden = nnlib.sigmoid(nnlib.linear_forward(x[:, None], rng.normal(0, 12, (1, n_hidden)), rng.uniform(-12, 12, n_hidden)))
    design = np.column_stack([hidden, np.ones_like(x)])
    best = np.linalg.lstsq(design, curve, rcond=None)[0]
    return np.abs(design @ best - curve).max()


errors = {n: np.median([closest(n, np.random.default_rng(seed)) for seed in range(20)]) for n in (1, 3, 10, 30, 100)}
for n_hidden, error in errors.items():
    print(f"{n_hidden:4} hidden units: the curve is missed by {error:.4f} at most (median of 20 starts)")

# %% [markdown]
# ### Why down the gradient, and how far
#
# Lecture S derives gradient descent from the **Taylor series**: close to a point the loss is a plane, $C(\theta + d)
# \approx C(\theta) + \nabla C \cdot d$, and among all small steps $d$ of one length, the one against the gradient goes
# down most. Lecture C asks how far, and names the **exact line search**: to the lowest point in that direction. On a
# quadratic with Hessian $H$ that is $t = g^\top g / g^\top H g$, and then each direction is at a right angle to the
# last: "This leads to longer paths than expected".
#
# Where the gradient is huge, lesson 7 clipped its norm and kept its direction. Clipping **by value**, every entry for
# itself, is cheaper and turns the direction: `nnlib.clip_by_value`.

# %%
H, w = np.diag([1.0, 20.0]), np.array([1.0, 1.0])
g = H @ w
around = np.random.default_rng(3).normal(size=(1000, 2))
around /= np.linalg.norm(around, axis=1, keepdims=True)
small_steps = w + 1e-4 * around
best = around[np.argmin(0.5 * np.einsum("ij,jk,ik->i", small_steps, H, small_steps))]
print("best of 1000 small steps:", np.round(best, 2), " against the gradient:", np.round(-g / np.linalg.norm(g), 2))
for step in range(3):
    lowest = w - (g @ g) / (g @ H @ g) * g
    print(f"step {step}: loss {0.5 * w @ H @ w:.4f}, next direction times this one {g @ (H @ lowest):+.1e}")
    w, g = lowest, H @ lowest

# %% [markdown]
# ### Schedules
#
# Lesson 4 lowered the rate as $1/\sqrt{t + 1}$. Lecture A asks for $\sum \eta_t = \infty$ and $\sum \eta_t^2 <
# \infty$, which $1/t$ fulfils and $1/\sqrt t$ does not; lecture S lowers it "by some factor every few epochs", and V
# speaks of annealing. In `fit` a schedule is a callback, `EpochSchedule`.
#
# Lecture C also names **simulated annealing**: take a step uphill now and then, with a probability that falls as a
# "temperature" does. The noise of mini-batches with a falling rate does much of that, and costs nothing.

# %%
steps = np.arange(60)
fig, ax = plt.subplots(figsize=(6, 2.8))
for name, schedule, line in (
    ("1 / t", lambda t: nnlib.inverse_decay(0.1, t, 0.1), "-"),
    ("1 / root of t + 1", lambda t: nnlib.inverse_sqrt_decay(0.1, t), "--"),
    ("step: half, every 10", lambda t: nnlib.step_decay(0.1, t, 0.5, 10), "-."),
    ("exponential", lambda t: nnlib.exponential_decay(0.1, t, 0.05), ":"),
):
    ax.plot(steps, [schedule(int(t)) for t in steps], line, label=name)
ax.set(xlabel="step or epoch", ylabel=r"$\eta$", title="Four schedules")
ax.legend()
plt.show()

# %% [markdown]
# ### Cross-validation, and a curve for every threshold
#
# Lecture V chooses batch sizes and hyperparameters by **cross-validation**: split the data into $k$ folds, and let
# each be the dev set once. You see not only how good a model is but how far to trust the number. And a classifier of
# yes and no is not one point but a curve: the **ROC curve** has a point for every threshold, and the area under it
# (AUC) is the probability that a yes gets a higher score than a no.

# %%
eights = (y == 8).astype(int)
for name, sizes_of in (("logistic regression", [64, 1]), ("16 hidden units", [64, 16, 1])):
    shares, areas = [], []
    for train, dev in k_fold(len(X), 5, np.random.default_rng(0)):
        classifier = MLP(sizes_of, output="sigmoid", rng=np.random.default_rng(1))
        learner = Adam(classifier.parameters, lr=0.01)
        for X_batch, y_batch in (b for epoch in range(30) for b in minibatches(X[train], eights[train], 50, np.random.default_rng(epoch))):
            train_step(classifier, learner, X_batch, y_batch)
        shares.append(classifier.accuracy(X[dev], eights[dev]))
        areas.append(auc(eights[dev], classifier.predict_proba(X[dev]).ravel()))
    print(f"is it an 8? {name:20}: accuracy of 5 folds {np.mean(shares):.3f} +- {np.std(shares):.3f}, AUC {np.mean(areas):.3f}")

# %% [markdown]
# ### Turned digits
#
# Lesson 5 shifted its images. Lectures S ("shift 15°") and V also turn them; `augment_images` shifts, turns and adds
# noise.

# %%
fig, axes = plt.subplots(1, 5, figsize=(7, 1.7))
for ax, degrees in zip(axes, (-30, -15, 0, 15, 30), strict=True):
    ax.imshow(rotate_images(X[:1].reshape(1, 8, 8), degrees)[0], cmap="gray_r")
    ax.set(title=f"{degrees} degrees", xticks=[], yticks=[])
plt.show()

# %% [markdown]
# ## 8. Playground
#
# Lecture P (4.1) opens its chapter on frameworks with a playground in the browser. Here is ours; every number in it is
# computed by `nnlib`. Try to find a network that separates the two spirals with as few units as possible, and say
# which lesson each control comes from.

# %%
Playground(data="spirals", noise=0.1, layers=2)

# %% [markdown] nbgrader={"grade": false, "grade_id": "in_words_question", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ### In your own words (3 points, graded by hand)
#
# A colleague moves her network from `nnlib` to PyTorch and Keras: same data, same layer sizes, Adam with the same
# learning rate. First, the losses differ from the very first step. She copies the weights; now the first loss is the
# same everywhere, but after a few hundred steps Keras differs in the fifth digit while PyTorch does not. Then she
# shortens her PyTorch loop by a line that "only sets things to zero", and the training becomes unstable. Explain in
# four to seven sentences what happened the three times and what to do about each.

# %% [markdown] nbgrader={"grade": true, "grade_id": "in_words", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# First: each library draws its own random weights, by another rule (He or Xavier in nnlib, uniform on 1/sqrt(n_in) in
# PyTorch, Xavier in Keras), so the networks are different ones; copy the weights, transposed for PyTorch. (Other
# batches or shuffling would show in the same way.) Second: Adam is not the same algorithm in Keras: epsilon stands
# beside the uncorrected second moment, and its default is 1e-7; this is a real difference, not a mistake of hers; she
# can set epsilon to make it small. Rounding to float32 alone gives differences of about 1e-7. Third: PyTorch adds each
# backward pass to the gradients; without zero_grad the step uses the sum of all gradients so far, as if the learning
# rate and the momentum grew from step to step. Call zero_grad before backward.
#
# One point each: different initial weights; Adam's epsilon (or another difference of the algorithm or its defaults);
# accumulating gradients.
# ### END SOLUTION

# %% [markdown]
# ## 9. What to learn next
#
# This course ends here, and neural networks do not. Lectures P (1.6), C and S name what comes next. None of it is
# taught here, but all of it stands on what you have written: layers with a forward and a backward, a loss, an
# optimizer, a dev set.
#
# - **Convolutional networks** are for images and sound. Your networks take a picture as a list of numbers: shuffle the
#   pixels of all digits in the same way, and they learn just as well. A convolution looks at neighbours and uses the
#   *same* few weights everywhere. New to learn: convolution, pooling, and the gradient of a weight that is used in
#   many places (it is the sum: the graph of lesson 3 has that already).
# - **Recurrent networks** are for sequences. The output of one step is an input of the next, with the same weights
#   each time: a network as deep as the sequence is long. Lesson 7 told you what happens then; the LSTM and the GRU are
#   residual connections through time, and clipping is a must.
# - **Attention and transformers** took the place of most recurrent networks. Their core is one softmax of lesson 2,
#   which decides for each word where to look, inside residual blocks with normalisation.
# - **Generative networks** make data instead of labels: auto-encoders and VAEs (a KL divergence as in lesson 2, in the
#   loss), GANs (two networks, one loss against the other), diffusion models (the noise of lesson 5, learned
#   backwards).
#
# How much does sharing weights save? From a picture of 28 by 28 to another one of the same size:

# %%
pixels = 28 * 28
print(f"fully connected: {pixels * pixels + pixels:,} parameters; one convolution of 3 by 3: {3 * 3 + 1}")

# %% [markdown]
# Good next steps: I. Goodfellow, Y. Bengio and A. Courville, *Deep Learning* (2016), free at deeplearningbook.org; A.
# Zhang and others, *Dive into Deep Learning*, d2l.ai, with code; Stanford's CS231n notes (the source of much of
# lecture C). And the best one: take data that you care about, start with logistic regression, and make the network
# only as deep as the dev set asks for.

# %% [markdown]
# ## What you can do now
#
# - Train the **same network** in three libraries and prove that it is the same; and if it is not, find out why:
#   weights, batches, precision, the algorithm behind a name.
# - Say what **automatic differentiation** is: the chain rule over recorded gates, in reverse; write a loss and no
#   backward.
# - Tell **define and run** (Theano, TensorFlow 1) from **define by run** (PyTorch), and read old programs of both.
# - Know what stays **your** work: initialisation, stable losses, honest measuring.
#
# **References.** A. Allauzen, *Deep Learning: the basics* (2017), "Tools". G. Peeters, *Neural Networks* (2018),
# sections 3.5 and 4. C. Cerisara, *Deep Learning* (2018/19), "Autodiff" and "Toolkits". J. Vitay, *Neurocomputing*, "Deep
# neural networks in practice". S. Linnainmaa (1970). J. Bergstra and others, "Theano", SciPy conference (2010). M. Abadi
# and others, "TensorFlow" (2016). A. Paszke and others, "PyTorch", NeurIPS (2019). A. Baydin and
# others, "Automatic differentiation in machine learning", *JMLR* 18 (2018). T.-Y. Lin and others, "Focal loss", ICCV
# (2017).
