# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Lesson 7: the vanishing gradient
#
# A network with one hidden layer can learn to read digits, so one with fifty should read them better. For twenty years it
# was the other way round: the deeper the network, the less its first layers learned, until it learned nothing at all. In
# this lesson you find out why, measure it in every layer, and collect the cures one by one: other units, other starting
# weights, clipping, a way around the layer. At the end fifty layers learn.
#
# | part | what you do | time | difficulty |
# | --- | --- | --- | --- |
# | 1. Why the first layers hardly learn | `layer_gradient_norms`, sliders | 15 min | easy |
# | 2. Accuracy against depth | MNIST | 5 min | easy |
# | 3. Units that let the gradient through | `leaky_relu`, `elu`, `softplus` and their derivatives, `prelu_backward` | 50 min | medium |
# | 4. Maxout: learn the unit | `maxout`, `maxout_backward` | 25 min | hard |
# | 5. Every unit, every start, every layer | one figure, sliders | 5 min | easy |
# | 6. Gradients that explode | `clip_by_global_norm` | 10 min | medium |
# | 7. A way around the layer | `residual_forward`, `residual_backward` | 10 min | easy |
# | 8. Fifty layers | the cures one by one | 5 min | easy |
# | 9. History: a good place to start | pre-training, one question in words | 10 min | easy |
#
# Everything here works with what lessons 1 to 6 taught; you do not need to have finished them. Rows of `X` are examples;
# $Z = XW + b$ goes into a unit, $A = f(Z)$ comes out; `dA`, `dZ`, `dW` are derivatives of the loss with respect to $A$, $Z$,
# $W$. Functions **return** new values and never change their arguments in place. Numbers may come as integers or as
# floats; results are floats. Letters stand for the lectures: A is Allauzen, P Peeters, S Shuai, C Cerisara, V Vitay. A good
# place to pause is after part 4.

# %%
import matplotlib.pyplot as plt
import numpy as np
from tqdm.auto import tqdm

import nnlib
from autograder.checks import (
    Exercise,
    argument_returned,
    if_written,
    mean_instead_of_sum,
    misconception,
    missing_bias,
    replaced,
    scaled,
    swapped_arguments,
    wrong_sign,
)
from nnlib.data import load_digits, load_mnist
from nnlib.layers import Linear
from nnlib.layers.functional import FunctionalLayer
from nnlib.models import MLP, Network, SoftmaxRegression
from nnlib.optimizers import SGD, Adam
from nnlib.training import fit, pretrain, train_step, use_population_statistics
from nnlib.widgets import GradientFlow

BLUE, ORANGE, GREEN, RED, PURPLE, SKY = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9"
COLORS = [BLUE, ORANGE, GREEN, RED, PURPLE, SKY, "black", "grey"]
LINES = ["-", "--", "-.", ":"]

# %%
X_digits, y_digits = load_digits()
order = np.random.default_rng(0).permutation(len(X_digits))
X_train, y_train = X_digits[order[:1400]], y_digits[order[:1400]]
X_dev, y_dev = X_digits[order[1400:]], y_digits[order[1400:]]


def weight_gradients(model, n_rows=256):
    """Return the gradients of a model's weight matrices on the first training digits, first layer first."""
    model.loss_and_gradients(X_train[:n_rows], y_train[:n_rows])
    return [model.parameters.gradient(name).copy() for name in model.parameters if name.endswith(".W")]


def train(model, optimizer, n_epochs, batch_size=32):
    """Train on the digits and return the loss of every step."""
    rng = np.random.default_rng(2)
    return np.array([train_step(model, optimizer, *batch) for _ in range(n_epochs) for batch in nnlib.minibatches(X_train, y_train, batch_size, rng)])


# %% [markdown]
# ## 1. Why the first layers hardly learn
#
# Lecture A strips the network to one unit in each layer, four layers deep: $a_l = w_l y_{l-1} + b_l$, $y_l = \sigma(a_l)$.
# The chain rule gives the gradient of the cost $C$ for the *first* bias,
#
# $$ \frac{\partial C}{\partial b_1} = \frac{\partial C}{\partial y_4}\; \sigma'(a_4)\, w_4\; \sigma'(a_3)\, w_3\;
# \sigma'(a_2)\, w_2\; \sigma'(a_1) . $$
#
# And $\sigma' = \sigma(1 - \sigma)$ is a product of two numbers that add up to 1, so it is **at most 1/4**, at $a = 0$ (P,
# "Vanishing gradient"; S says only "smaller than 1"). Each layer below the top multiplies by $\sigma' w$: with weights of
# size 1 or less, the gradient shrinks to a quarter *at best*. With layers of many units, $w_l$ becomes the matrix $W_l$
# and the story stays the same. The last layers learn, the first ones are stuck, and they are the ones that see the data.

# %%
z = np.linspace(-5, 5, 401)
fig, (ax, ax_depth) = plt.subplots(1, 2, figsize=(11, 2.9))
for name, slope, color, line in (
    ("sigmoid", nnlib.sigmoid(z) * (1 - nnlib.sigmoid(z)), BLUE, "-"),
    ("tanh", 1 - np.tanh(z) ** 2, ORANGE, "--"),
    ("ReLU", np.where(z > 0, 1.0, 0.0), GREEN, "-."),
):
    ax.plot(z, slope, color=color, linestyle=line, label=name)
    ax_depth.semilogy(np.arange(1, 51), slope.max() ** np.arange(1, 51.0), color=color, linestyle=line, label=f"{name}: largest slope {slope.max():.2f}")
ax.set(xlabel="$z$", ylabel="$f'(z)$", title="The derivative of a unit")
ax_depth.set(xlabel="number of layers", ylabel="product of slopes", title="The best case: $w = 1$, every unit at its steepest")
ax.legend()
ax_depth.legend()
plt.show()

# %% [markdown]
# In twenty layers of sigmoids the best case is $4^{-20} \approx 10^{-12}$. To see what happens in a real network, measure
# the length of the gradient in every layer.

# %% [markdown]
# ### Exercise: `layer_gradient_norms` (2 points, 10 minutes, easy)
#
# Write `layer_gradient_norms(grads)`: the Euclidean norm of each layer's gradient,
# $\lVert dW_l \rVert = \sqrt{\sum_{ij} (dW_l)_{ij}^2}$.
#
# - `grads` is a **list** of arrays, first layer first. They may have different shapes and any number of axes: the sum goes
#   over *all* entries of one array.
# - The result is an **array** of floats, shape `(n_layers,)`, in the order of the list. The list may hold one array only.
#
# <details><summary>Hint 1</summary>
#
# One number for each array of the list: a loop, or a list comprehension.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `np.sum(g**2)` adds up the squares of all entries, whatever the shape; then the root.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `np.array([... for g in grads])` turns the list of numbers into an array.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "layer_gradient_norms", "locked": false, "schema_version": 3, "solution": true, "task": false}
def layer_gradient_norms(grads):
    """Return the Euclidean norm of each layer's gradient, first layer first."""
    ### BEGIN SOLUTION
    return np.array([np.sqrt(np.sum(g**2)) for g in grads])
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_layer_gradient_norms", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("layer_gradient_norms", points=2, section="1. Why the first layers hardly learn")
exercise.misconceptions(
    misconception("the root is missing", "take the root of each sum of squares", lambda reference, grads: reference(grads) ** 2),
    misconception("the layers come last first", "keep the order of the list", lambda reference, grads: reference(grads)[::-1]),
    misconception("one norm for all layers is returned", "one number for each array", lambda reference, grads: np.linalg.norm(reference(grads))),
    misconception("the mean of the squares is taken", "add up the squares", lambda reference, grads: reference(grads) / np.sqrt([np.size(g) for g in grads])),
    misconception("the mean is divided by the number of rows", "add up the squares and take the root, nothing more", lambda reference, grads: reference(grads) / [len(g) for g in grads]),
    misconception("the norms are divided by the largest", "return the norms themselves", lambda reference, grads: reference(grads) / max(reference(grads))),
    misconception("logarithms are returned", "return the norms themselves", lambda reference, grads: np.log10(reference(grads))),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("absolute values are added up", "square the entries, add up, and take the root", lambda reference, grads: np.array([np.abs(g).sum() for g in grads])),
    misconception("the mean absolute value is taken", "square the entries, add up, and take the root", lambda reference, grads: np.array([np.abs(g).mean() for g in grads])),
    misconception("the largest entry is taken", "square the entries, add up, and take the root", lambda reference, grads: np.array([np.abs(g).max() for g in grads])),
    misconception("the spectral norm is taken", "leave the 2 out of np.linalg.norm: with a matrix it means the largest singular value", lambda reference, grads: np.array([np.linalg.norm(g, 2) for g in grads])),
    misconception("the entries are added up without squares", "square the entries first", lambda reference, grads: np.array([np.sum(g) for g in grads])),
)
### END HIDDEN TESTS
exercise.check("3 and 4 have the norm 5", [np.array([[3.0, 4.0]]), np.array([[0.0, -2.0]])])
exercise.check("layers of different shapes", [np.array([[1.0, -2.0], [2.0, 4.0]]), np.array([[1.0], [-1.0]])])
exercise.check("a bias has one axis", [np.array([[6.0, 8.0, 0.0]]), np.array([1.0, 2.0, 2.0])])
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(1)
    exercise.check("many layers of other sizes", [rng.normal(size=(5, 8)), rng.normal(size=(8, 3)), rng.normal(size=(3, 3)), rng.normal(size=(3, 1))], weight=2)
    exercise.check("one layer", [rng.normal(size=(4, 6))])
    exercise.check("gradients of very different size", [1e-6 * rng.normal(size=(4, 4)), 1e5 * rng.normal(size=(4, 2))], rtol=1e-9, atol=1e-15)
    exercise.check("an array with three axes", [rng.normal(size=(2, 3, 4)), rng.normal(size=(4, 2))])
    exercise.check("integers", [np.array([[1, 2], [2, 4]]), np.array([[7]])])
    exercise.check("a layer that gets no gradient", [np.zeros((3, 2)), rng.normal(size=(2, 2))])
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# **What to expect.** Networks with 2, 5 and 10 hidden layers of 30 sigmoid units, on the digits, before any training. From
# the output down to the input the gradient falls in a straight line on the logarithmic axis: each layer takes the same
# share. A typical $\sigma'$ is just below 1/4, and Xavier's weights neither shrink nor grow, so each layer should cost a
# factor of about four.

# %%
with if_written("layer_gradient_norms"):
    curves = {}
    for depth in (2, 5, 10):
        model = MLP([64, *[30] * depth, 10], activation="sigmoid", rng=np.random.default_rng(1))
        curves[depth] = layer_gradient_norms(weight_gradients(model))
    fig, ax = plt.subplots(figsize=(7, 3))
    for (depth, norms), color, line in zip(curves.items(), (GREEN, ORANGE, BLUE), LINES, strict=False):
        per_layer = (norms[-2] / norms[1]) ** (1 / max(1, depth - 2))
        print(f"{depth:2} hidden layers: first {norms[0]:.1e}, last {norms[-1]:.1e}" + (f"; each layer divides by about {per_layer:.1f}" if depth > 2 else ""))
        ax.semilogy(np.arange(1, depth + 2), norms, color=color, linestyle=line, marker="o", markersize=4, label=f"{depth} hidden layers")
    ax.set(xlabel="layer (1 is next to the input)", ylabel=r"$\Vert dW\Vert$", title="Sigmoid units: gradient norm of every layer")
    ax.legend()
    plt.show()

# %% [markdown]
# ### The sliders
#
# A network of 32 units a layer, whose top is given a gradient of norm 1. Try:
#
# 1. Sigmoid, from depth 2 to 50. What is the factor per layer?
# 2. tanh with Xavier weights, then with scale 0.5 and 2. Which way does it break?
# 3. ReLU with Xavier, then with He. What is the factor of He for?
#
# The widget comes back in part 5 with the units that you write in part 3.

# %%
GradientFlow(layer_gradient_norms=layer_gradient_norms)

# %% [markdown]
# ## 2. Accuracy against depth
#
# Does it matter in the end? Lecture A shows a table (from chapter 5 of Nielsen's book): MNIST, hidden layers of 30 sigmoid
# units, softmax on top. Two hidden layers are a little better than one, and then **nothing is gained**. The benchmark of
# this course, `python -m benchmarks.experiments depth`, follows Nielsen's recipe to the end (50,000 images, batches of 10,
# rate 0.1, $\lambda = 5$, 30 epochs, the best accuracy on 10,000 held-out images). This cell makes a short version of it:
# six epochs, batches of 20 and a rate of 0.5. Without MNIST it takes the 8 by 8 digits and 60 epochs, which are fewer steps.
#
# **What to expect.** On MNIST all but the network without a hidden layer end between 95 and 97 %. Look at the *first* epoch:
# the deeper the network, the later it starts. On the small digits this goes so far that four layers do not start at all.

# %%
try:
    X_big, y_big, *_ = load_mnist()
    data_name, X_held, y_held = "MNIST", X_big[50_000:], y_big[50_000:]
    X_big, y_big, epochs_at_once = X_big[:50_000], y_big[:50_000], 1
except OSError as reason:
    print(f"MNIST is not here ({type(reason).__name__}); the 8 by 8 digits take its place.")
    data_name, X_held, y_held = "digits", X_dev, y_dev
    X_big, y_big, epochs_at_once = X_train, y_train, 10

by_depth = {}
with tqdm(total=30, desc=f"five networks on {data_name}") as bar:
    for depth in range(5):
        rng = np.random.default_rng(1)
        if depth:
            model = MLP([X_big.shape[1], *[30] * depth, 10], activation="sigmoid", init="scaled_normal", rng=rng, dtype=np.float32, l2=1e-4)
        else:
            model = SoftmaxRegression(X_big.shape[1], 10, dtype=np.float32, l2=1e-4)
        optimizer, by_depth[depth] = SGD(model.parameters, lr=0.5), []
        for _ in range(6):
            fit(model, optimizer, X_big, y_big, n_epochs=epochs_at_once, batch_size=20, rng=rng, progress=False)
            by_depth[depth].append(100 * model.accuracy(X_held, y_held))
            bar.update()

print("hidden layers    lecture A   benchmark   " + f"here, {data_name}: after 1/6   best")
for depth, lecture, measured in zip(range(5), (88.0, 96.5, 96.9, 96.5, 96.5), (92.75, 96.87, 96.89, 96.79, 96.56), strict=True):
    print(f"{depth:13} {lecture:12.1f} {measured:11.2f} {by_depth[depth][0]:26.2f} {max(by_depth[depth]):6.2f}")
fig, ax = plt.subplots(figsize=(7, 3))
for (depth, values), color in zip(by_depth.items(), COLORS, strict=False):
    ax.plot(epochs_at_once * np.arange(1, 7), values, color=color, linestyle=LINES[depth % 4], marker="o", markersize=4, label=f"{depth} hidden")
ax.set(xlabel="epoch", ylabel="held-out accuracy, %", title=f"Depth and accuracy: {data_name}, 30 sigmoid units a layer")
ax.legend()
plt.show()

# %% [markdown]
# **Check the slide: 88 %.** The lecture's "without hidden layer: about 88 %" is too low. Softmax regression on MNIST reaches
# more than 92 %: 92.75 in the benchmark, and above 91 even in the short run with its long rate. What a hidden layer adds is
# about 4 points, not 8. The other four numbers are right within half a point.

# %% [markdown]
# ## 3. Units that let the gradient through
#
# The **rectified linear unit**, $\max(0, z)$, has derivative 1 wherever it is on: a product of ones does not shrink (P: "Use a
# ReLu activation"; S: "Gradient is smaller" with the sigmoid; A, "Solutions"). Where it is off, the derivative is 0, and a unit that is
# off for *every* example gets no gradient at all. Its own weights never change again, and unless the layers below happen to
# move its input it never comes back: it is **dead**. The **leaky** ReLU keeps a little
# slope on the left (Maas, 2013; P takes 0.01, S takes 0.1):
#
# $$ f(z) = \begin{cases} z & z > 0 \\ s z & z \le 0 \end{cases} \qquad
# f'(z) = \begin{cases} 1 & z > 0 \\ s & z \le 0 \end{cases} $$

# %% [markdown]
# ### Exercise: `leaky_relu` (2 points, 5 minutes, easy)
#
# Write `leaky_relu(z, slope)`.
#
# - `z` is a number or an array of any shape; the result has the same shape and holds floats.
# - Where $z > 0$ it is $z$, elsewhere `slope` times $z$. The slope can be **any** number: 0, negative, or larger than 1.
#
# <details><summary>Hint 1</summary>
#
# Two cases for each entry: `np.where(condition, a, b)` takes `a` where the condition is true and `b` elsewhere.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `np.maximum(slope * z, z)` looks tempting. Try it with `slope = 2` and `z = -1`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `np.where(z > 0, z, slope * z)` works for a number too.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "leaky_relu", "locked": false, "schema_version": 3, "solution": true, "task": false}
def leaky_relu(z, slope):
    """Return z where it is positive and slope * z elsewhere."""
    ### BEGIN SOLUTION
    return np.where(z > 0, z, slope * z)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_leaky_relu", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("leaky_relu", points=2, section="3. Units that let the gradient through")
exercise.misconceptions(
    replaced("the left side is flat: this is the plain ReLU", "return slope * z where z <= 0", slope=0.0),
    replaced("the slope is 0.01 whatever is asked for", "use the argument slope", slope=0.01),
    replaced("the sign of the slope is turned round", "multiply z with slope itself", slope=lambda slope: -slope),
    misconception("the two sides are swapped", "the slope belongs to the left side, z <= 0", lambda reference, z, slope: -reference(-np.asarray(z), slope)),
    misconception("the slope is on both sides", "return z itself where it is positive", lambda reference, z, slope: reference(-np.abs(z), slope) * -np.sign(z)),
    argument_returned("z", remedy="multiply z with the slope where it is not positive"),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("the larger of z and slope * z is taken", "that is the same only for slopes up to 1: look at the sign of z", lambda reference, z, slope: np.maximum(z, slope * np.asarray(z))),
    misconception("the slope itself is returned on the left", "return slope * z there", lambda reference, z, slope: np.where(np.asarray(z) > 0, z, slope)),
    misconception("the derivative is returned", "return the value of the unit", lambda reference, z, slope: np.where(np.asarray(z) > 0, 1.0, slope)),
    misconception("z is divided by the slope", "multiply z with slope", lambda reference, z, slope: reference(z, 1 / slope)),
)
### END HIDDEN TESTS
exercise.check("positive values stay", np.array([0.5, 2.0, 7.0]), 0.1)
exercise.check("negative values are multiplied with the slope", np.array([-0.5, -2.0, 3.0]), 0.2)
exercise.check("another slope, on a matrix", np.array([[-3.0, 1.0], [0.0, -1.0]]), 0.01)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(2)
    exercise.check("many values and three axes", rng.normal(size=(3, 4, 2)), 0.3)
    exercise.check("a slope larger than 1", rng.normal(size=6), 2.5)
    exercise.check("a slope of 0, and a negative one", rng.normal(size=6), -0.5)
    exercise.check("a single number", -4.0, 0.25)
    exercise.check("integers", np.array([-3, 0, 2]), 0.5)
    exercise.check("one entry in a matrix", np.array([[-2.0]]), 0.05)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `leaky_relu_backward` (2 points, 5 minutes, easy)
#
# Write `leaky_relu_backward(dA, z, slope)`: the derivative of the loss with respect to `z`, given the derivative `dA` with
# respect to the output.
#
# - `dA` and `z` have the same shape, whatever it is; the result has it too.
# - `z` is the *input* of the unit. At exactly $z = 0$ the left side counts: the derivative is `slope`.
# - The result is `dA` times the derivative of the unit; do not divide by the number of examples.
#
# <details><summary>Hint 1</summary>
#
# The chain rule: $dZ = dA \cdot f'(z)$, entry by entry. $f'$ is 1 or the slope.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# The condition looks at `z`, the two results are made of `dA`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `np.where(z > 0, dA, slope * dA)`
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "leaky_relu_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def leaky_relu_backward(dA, z, slope):
    """Return the derivative of the loss with respect to z."""
    ### BEGIN SOLUTION
    return np.where(z > 0, dA, slope * dA)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_leaky_relu_backward", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("leaky_relu_backward", points=2, needs=["leaky_relu"], section="3. Units that let the gradient through")
exercise.misconceptions(
    replaced("units on the left get no gradient: this is the plain ReLU", "pass slope * dA where z <= 0", slope=0.0),
    replaced("the slope is 0.01 whatever is asked for", "use the argument slope", slope=0.01),
    misconception("the derivative is not multiplied with dA", "multiply it with dA: the chain rule", lambda reference, dA, z, slope: reference(np.ones_like(dA, dtype=float), z, slope)),
    misconception("the derivative at 0 is 1", "at z = 0 the left side counts", lambda reference, dA, z, slope: (1 + slope) * dA - reference(dA, -np.asarray(z), slope)),
    misconception("the two sides are swapped", "the slope belongs to z <= 0", lambda reference, dA, z, slope: reference(dA, -np.asarray(z), slope)),
    swapped_arguments("dA", "z", mistake="the sign of dA decides, not that of z", remedy="look at z, and pass dA on"),
    misconception("the sign of dA decides, not that of z", "look at the sign of z", lambda reference, dA, z, slope: reference(dA, dA, slope)),
    misconception("the slope is multiplied with z", "the derivative on the left is slope, not slope * z", lambda reference, dA, z, slope: dA + reference(0 * dA, z, slope) + (reference(dA, z, slope) - dA) * (slope * z - 1) / (slope - 1)),
    misconception("the unit is applied to dA * z", "multiply dA with the derivative of the unit", lambda reference, dA, z, slope: reference(dA * z, z, slope)),
    argument_returned("dA", remedy="multiply dA with the slope where z is not positive"),
)
dA, z = np.array([1.0, -2.0, 3.0, 0.5]), np.array([2.0, 1.0, -1.0, -4.0])
exercise.check("the gradient passes where the unit is on", dA[:2], z[:2], 0.1)
exercise.check("it is multiplied with the slope on the left", dA, z, 0.1)
exercise.check("at 0 the left side counts", np.array([5.0, -3.0]), np.array([0.0, 1.0]), 0.3)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(3)
    dA, z = rng.normal(size=(2, 6, 3))
    exercise.check("many values", dA, z, 0.2, weight=2)
    exercise.check("a slope larger than 1", dA, z, 1.75)
    exercise.check("one row", dA[:1], z[:1], 0.05)
    exercise.check("integers", np.array([[2, -4, 3]]), np.array([[0, -1, 6]]), 0.5)
    exercise.check("a slope of 0 is the plain ReLU", dA, z, 0.0)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Check the slide: the derivative of ReLU at 0
#
# P's slide gives $f'(0) = 0$, his table of activations $f'(0) = 1$. There is no derivative at 0: from the left it is 0,
# from the right 1, and the central difference says 1/2. One has to agree on something, and here it is **0**. Does it matter?
# Hardly ever, because hardly any $z$ is exactly 0. But start a layer, below a random one, with weights and biases 0 and
# *every* $z$ in it is: with 0 this layer never learns, with 1 it does.

# %%
h = 1e-6
print(f"from the left {(nnlib.relu(0.0) - nnlib.relu(-h)) / h:.1f}, from the right {(nnlib.relu(h) - nnlib.relu(0.0)) / h:.1f}, central {(nnlib.relu(h) - nnlib.relu(-h)) / (2 * h):.1f}, here {nnlib.relu_backward(np.ones(1), np.zeros(1))[0]:.1f}")
Z = X_train @ nnlib.he_normal(64, 100, np.random.default_rng(0))
print(f"digits into a layer of 100 units: {np.sum(Z == 0)} of {Z.size:,} values are exactly 0")
rng = np.random.default_rng(1)
W_zero, W_top = np.zeros((64, 100)), nnlib.he_normal(100, 10, rng)
Z = X_train @ W_zero
dA = rng.normal(size=(len(Z), 10)) @ W_top.T
print(f"with weights of zero: {np.sum(Z == 0):,} of {Z.size:,}")
for at_zero, dZ in (("0, as here", nnlib.relu_backward(dA, Z)), ("1, as in the table", np.where(Z >= 0, dA, 0.0))):
    print(f"f'(0) = {at_zero:18}: the gradient of these weights has norm {np.linalg.norm(X_train.T @ dZ):.1f}")

# %% [markdown]
# ### ELU: smooth, and below zero
#
# The **exponential linear unit** (Clevert, 2016; S, and P's table) bends down to $-\alpha$ instead of running on:
#
# $$ f(z) = \begin{cases} z & z > 0 \\ \alpha (e^z - 1) & z \le 0 \end{cases} \qquad
# f'(z) = \begin{cases} 1 & z > 0 \\ \alpha e^z & z \le 0 \end{cases} $$
#
# Its outputs have a mean near 0, which the next layer likes (lesson 6), and its slope dies out only slowly on the left.

# %% [markdown]
# ### Exercise: `elu` (2 points, 5 minutes, easy)
#
# Write `elu(z, alpha)`.
#
# - `z` is a number or an array of any shape; the result has the same shape.
# - $z$ itself where $z > 0$, elsewhere $\alpha (e^z - 1)$. `alpha` is any positive number.
# - $z$ may be anything from $-1000$ to $1000$: no `inf`, no `nan` in the result. ($e^{1000}$ is `inf` in a computer, and
#   `0 * inf` is `nan`.)
#
# <details><summary>Hint 1</summary>
#
# `np.where` computes both cases for *all* entries and then chooses. It chooses right, but it may warn about the other.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# On the left side $z$ is never positive: `np.exp(np.minimum(z, 0))` is the same there and never overflows.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `np.where(z > 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1))`
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "elu", "locked": false, "schema_version": 3, "solution": true, "task": false}
def elu(z, alpha):
    """Return z where it is positive and alpha * (exp(z) - 1) elsewhere."""
    ### BEGIN SOLUTION
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_elu", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("elu", points=2, section="3. Units that let the gradient through")
exercise.misconceptions(
    replaced("alpha is not used", "multiply the left side with alpha", alpha=1.0),
    replaced("the sign of the left side is wrong", "it is alpha * (exp(z) - 1), which is negative", alpha=lambda alpha: -alpha),
    replaced("the left side is flat: this is the plain ReLU", "return alpha * (exp(z) - 1) where z <= 0", alpha=0.0),
    misconception("the - 1 is missing", "it is alpha * (exp(z) - 1), which is 0 at 0", lambda reference, z, alpha: reference(z, alpha) + alpha * (np.asarray(z) <= 0)),
    misconception("alpha multiplies the exponential alone", "put exp(z) - 1 in brackets", lambda reference, z, alpha: reference(z, alpha) + (alpha - 1) * (np.asarray(z) <= 0)),
    misconception("alpha is in the exponent", "multiply exp(z) - 1 with alpha", lambda reference, z, alpha: reference(np.where(np.asarray(z) > 0, z, alpha * np.asarray(z)), 1.0)),
    misconception("alpha is on both sides", "return z itself where it is positive", lambda reference, z, alpha: np.where(np.asarray(z) > 0, alpha * np.asarray(z), reference(z, alpha))),
    argument_returned("z", remedy="bend the left side"),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("the exponential is on both sides", "return z where it is positive", lambda reference, z, alpha: alpha * np.expm1(z)),
    misconception("the exponent has the wrong sign", "it is exp(z), which goes to 0 on the left", lambda reference, z, alpha: np.where(np.asarray(z) > 0, z, alpha * np.expm1(-np.asarray(z)))),
    misconception("the derivative is returned", "return the value of the unit", lambda reference, z, alpha: np.where(np.asarray(z) > 0, 1.0, reference(z, alpha) + alpha)),
    misconception("0 times infinity has made NaN", "choose with np.where: multiplying with a condition turns inf into nan", lambda reference, z, alpha: np.where(np.asarray(z) > 709, np.nan, reference(z, alpha))),
)
### END HIDDEN TESTS
exercise.check("positive values stay", np.array([0.5, 3.0]), 1.5)
exercise.check("the left side bends", np.array([-0.5, -2.0, 1.0]), 1.0)
exercise.check("alpha scales the left side", np.array([[-1.0, 0.0], [2.0, -4.0]]), 0.5)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(4)
    exercise.check("many values and three axes", 2 * rng.normal(size=(3, 2, 4)), 1.7, weight=2)
    exercise.check("stable for large |z|", np.array([-1000.0, -50.0, 50.0, 1000.0]), 0.8)
    exercise.check("a single number", -1.5, 2.0)
    exercise.check("integers", np.array([-2, 0, 3]), 0.25)
    exercise.check("one entry in a matrix", np.array([[-0.3]]), 1.0)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `elu_backward` (2 points, 5 minutes, easy)
#
# Write `elu_backward(dA, z, alpha)`: the derivative of the loss with respect to `z`.
#
# - `dA` and `z` have the same shape, whatever it is; `z` is the *input* of the unit.
# - At exactly $z = 0$ the left side counts: the derivative there is $\alpha$. (P's table has 1 at 0. For $\alpha = 1$ they
#   agree; otherwise the curve has a kink.)
# - As before, $|z|$ may be as large as 1000.
#
# <details><summary>Hint 1</summary>
#
# Same shape of solution as `leaky_relu_backward`: `dA` where the unit is on, `dA` times the slope of the left side elsewhere.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# The slope of the left side is $\alpha e^z$, which is the same as `elu(z, alpha) + alpha` there.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `np.where(z > 0, dA, dA * alpha * np.exp(np.minimum(z, 0)))`
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "elu_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def elu_backward(dA, z, alpha):
    """Return the derivative of the loss with respect to z."""
    ### BEGIN SOLUTION
    return np.where(z > 0, dA, dA * alpha * np.exp(np.minimum(z, 0)))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_elu_backward", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("elu_backward", points=2, needs=["elu"], section="3. Units that let the gradient through")
exercise.misconceptions(
    replaced("alpha is not used", "multiply the left side with alpha", alpha=1.0),
    replaced("units on the left get no gradient: this is the plain ReLU", "the slope there is alpha * exp(z)", alpha=0.0),
    replaced("the sign of the left side is wrong", "its slope alpha * exp(z) is positive", alpha=lambda alpha: -alpha),
    misconception("the derivative is not multiplied with dA", "multiply it with dA: the chain rule", lambda reference, dA, z, alpha: reference(np.ones_like(dA, dtype=float), z, alpha)),
    misconception("the derivative at 0 is 1", "at z = 0 the left side counts: alpha", lambda reference, dA, z, alpha: np.where(np.asarray(z) == 0, dA, reference(dA, z, alpha))),
    misconception("dA is left out on the right", "multiply both sides with dA", lambda reference, dA, z, alpha: np.where(np.asarray(z) > 0, 1.0, reference(dA, z, alpha))),
    misconception("dA is left out on the left", "multiply both sides with dA", lambda reference, dA, z, alpha: np.where(np.asarray(z) > 0, dA, reference(np.ones_like(dA, dtype=float), z, alpha))),
    misconception("the + alpha is missing", "the slope on the left is f(z) + alpha, which is alpha * exp(z)", lambda reference, dA, z, alpha: reference(dA, z, alpha) - dA * alpha * (np.asarray(z) <= 0)),
    misconception("the sign of dA decides, not that of z", "look at the sign of z", lambda reference, dA, z, alpha: reference(dA, dA, alpha)),
    argument_returned("dA", remedy="multiply dA with the slope where z is not positive"),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("the left slope is on both sides", "where z is positive the derivative is 1", lambda reference, dA, z, alpha: dA * alpha * np.exp(z)),
    misconception("the exponent has the wrong sign", "it is exp(z), which goes to 0 on the left", lambda reference, dA, z, alpha: np.where(np.asarray(z) > 0, dA, dA * alpha * np.exp(-np.asarray(z)))),
    misconception("z is taken for the output of the unit", "z is the input: the slope on the left is alpha * exp(z)", lambda reference, dA, z, alpha: np.where(np.asarray(z) > 0, dA, dA * (z + alpha))),
    misconception("0 times infinity has made NaN", "choose with np.where: multiplying with a condition turns inf into nan", lambda reference, dA, z, alpha: np.where(np.asarray(z) > 709, np.nan, reference(dA, z, alpha))),
)
### END HIDDEN TESTS
dA, z = np.array([1.0, -2.0, 3.0, 0.5]), np.array([2.0, 1.0, -1.0, -0.5])
exercise.check("the gradient passes where the unit is on", dA[:2], z[:2], 1.0)
exercise.check("it shrinks on the left", dA, z, 1.0)
exercise.check("alpha scales the left side", dA, z, 0.4)
exercise.check("at 0 the left side counts", np.array([5.0, -3.0]), np.array([0.0, 1.0]), 0.3)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(5)
    dA, z = rng.normal(size=(2, 6, 3))
    exercise.check("many values", dA, z, 1.6, weight=2)
    exercise.check("stable for large |z|", np.array([2.0, -1.0, 3.0, 4.0]), np.array([-1000.0, -60.0, 60.0, 1000.0]), 0.8)
    exercise.check("one row", dA[:1], z[:1], 0.7)
    exercise.check("integers", np.array([[2, -4, 3]]), np.array([[0, -1, 6]]), 0.5)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Softplus: ReLU with a round corner
#
# $$ f(z) = \log(1 + e^z), \qquad f'(z) = \frac{e^z}{1 + e^z} = \sigma(z) . $$
#
# For large $z$ it is $z$, for very negative $z$ nearly 0 (P; S names it among the cures for dead units). Its derivative is
# never 0, but at $z = 0$ it is only 1/2.

# %% [markdown]
# ### Exercise: `softplus` (2 points, 10 minutes, medium)
#
# Write `softplus(z)`, $\log(1 + e^z)$ with the natural logarithm.
#
# - `z` is a number or an array of any shape; the result has the same shape.
# - $z$ may be anything from $-1000$ to $1000$; the result is finite: 1000 for $z = 1000$, and 0 (or nearly) for $z = -1000$.
#
# <details><summary>Hint 1</summary>
#
# `np.log(1 + np.exp(1000))` is `inf`. Take the large part out: $\log(1 + e^z) = z + \log(1 + e^{-z})$. For which $z$ is
# that safe?
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# $\max(z, 0) + \log(1 + e^{-|z|})$ is both forms in one; `np.log1p(x)` is $\log(1 + x)$.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# NumPy has $\log(e^a + e^b)$ ready-made and safe: `np.logaddexp(a, b)`. Here one of the two is $\log 1 = 0$.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "softplus", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softplus(z):
    """Return log(1 + exp(z)), also for large |z|."""
    ### BEGIN SOLUTION
    return np.logaddexp(0, z)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_softplus", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("softplus", points=2, section="3. Units that let the gradient through")
exercise.misconceptions(
    misconception("the logarithm has base 2", "take the natural logarithm", lambda reference, z: reference(z) / np.log(2)),
    misconception("the logarithm has base 10", "take the natural logarithm", lambda reference, z: reference(z) / np.log(10)),
    misconception("the exponent has the wrong sign", "it is exp(z), not exp(-z)", lambda reference, z: reference(-np.asarray(z))),
    wrong_sign(),
    misconception("the argument of the logarithm is returned", "take the logarithm", lambda reference, z: np.exp(reference(z))),
    argument_returned("z", mistake="the 1 is missing: log(exp(z)) is z", remedy="add 1 before you take the logarithm"),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("this is the ReLU", "softplus is smooth, and log 2 at 0", lambda reference, z: np.maximum(z, 0.0)),
    misconception("the derivative is returned", "return the value of the unit", lambda reference, z: np.exp(z - reference(z))),
    misconception("it overflows for large z", "for large z use z + log(1 + exp(-z))", lambda reference, z: np.where(np.asarray(z) > 709, np.inf, reference(z))),
    misconception("it overflows for very negative z", "exp(-z) is too large there: use log(1 + exp(z))", lambda reference, z: np.where(np.asarray(z) < -709, np.inf, reference(z))),
    misconception("log(1 + exp(-|z|)) alone is returned", "add max(z, 0)", lambda reference, z: reference(-np.abs(z))),
    misconception("z is cut off before the exponential", "keep the value z for large z: z + log(1 + exp(-z))", lambda reference, z: reference(np.clip(z, -100, 100))),
    misconception("z is cut off before the exponential", "keep the value z for large z: z + log(1 + exp(-z))", lambda reference, z: reference(np.clip(z, -500, 500))),
    misconception("0 times infinity has made NaN", "choose with np.where", lambda reference, z: np.where(np.abs(z) > 709, np.nan, reference(z))),
)
### END HIDDEN TESTS
exercise.check("is log 2 at 0", np.array([0.0]))
exercise.check("is nearly z on the right and nearly 0 on the left", np.array([-4.0, -1.0, 1.0, 4.0]))
exercise.check("does not overflow", np.array([1000.0, 2.0]))
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(6)
    exercise.check("many values and three axes", 3 * rng.normal(size=(3, 2, 4)), weight=2)
    exercise.check("stable for large |z|", np.array([[-1000.0, -800.0], [800.0, 1000.0]]), weight=2)
    exercise.check("in between", np.array([-35.0, 35.0, 120.0]))
    exercise.check("a single number", 0.7)
    exercise.check("integers", np.array([-3, 0, 2]))
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `softplus_backward` (2 points, 5 minutes, easy)
#
# Write `softplus_backward(dA, z)`: `dA` times $\sigma(z)$.
#
# - `dA` and `z` have the same shape, whatever it is; $|z|$ may be as large as 1000, and the result is finite.
#
# <details><summary>Hint 1</summary>
#
# $\sigma(z) = 1/(1 + e^{-z})$ and $e^z/(1 + e^z)$ are equal, but one of them is `inf / inf` for $z = 1000$.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `1 / (1 + np.exp(-z))` is right at both ends: $1/(1 + \infty) = 0$. NumPy only warns.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# Without a warning: $\sigma(z) = \frac12 (1 + \tanh \frac z2)$. Then multiply with `dA`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "softplus_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softplus_backward(dA, z):
    """Return the derivative of the loss with respect to z."""
    ### BEGIN SOLUTION
    return dA * (1 + np.tanh(z / 2)) / 2
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_softplus_backward", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("softplus_backward", points=2, needs=["softplus"], section="3. Units that let the gradient through")
exercise.misconceptions(
    misconception("the derivative is not multiplied with dA", "multiply it with dA: the chain rule", lambda reference, dA, z: reference(np.ones_like(dA, dtype=float), z)),
    misconception("the exponent has the wrong sign", "the derivative is the sigmoid of z, which grows with z", lambda reference, dA, z: reference(dA, -np.asarray(z))),
    misconception("the derivative of the sigmoid is taken", "the derivative of softplus is the sigmoid itself", lambda reference, dA, z: reference(dA, z) * reference(np.ones_like(dA, dtype=float), -np.asarray(z))),
    misconception("dA goes through the unit in place of z", "the sigmoid is taken of z, and multiplied with dA", lambda reference, dA, z: reference(z, dA)),
    misconception("the sigmoid of dA * z is taken", "take the sigmoid of z, then multiply with dA", lambda reference, dA, z: reference(np.ones_like(dA, dtype=float), np.asarray(dA) * z)),
    wrong_sign(),
    argument_returned("dA", remedy="multiply dA with the sigmoid of z"),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("dA is multiplied with the value of the unit", "multiply with its derivative, the sigmoid", lambda reference, dA, z: dA * np.logaddexp(0, z)),
    misconception("z is taken for the output of the unit", "z is the input: the derivative is the sigmoid of z", lambda reference, dA, z: dA * (1 - np.exp(-np.asarray(z, dtype=float)))),
    misconception("this is the derivative of the ReLU", "the derivative of softplus is the sigmoid", lambda reference, dA, z: dA * (np.asarray(z) > 0)),
    misconception("infinity divided by infinity has made NaN", "use 1 / (1 + exp(-z))", lambda reference, dA, z: np.where(np.asarray(z) > 709, np.nan, reference(dA, z))),
    misconception("the division is by dA", "multiply the sigmoid with dA", lambda reference, dA, z: reference(1 / np.asarray(dA), z)),
)
### END HIDDEN TESTS
dA, z = np.array([1.0, -2.0, 3.0, 0.5]), np.array([2.0, 1.0, -1.0, -4.0])
exercise.check("half of dA at 0", np.array([6.0, -1.0]), np.zeros(2))
exercise.check("the gradient passes on the right and shrinks on the left", dA, z)
exercise.check("takes a matrix", dA.reshape(2, 2), z.reshape(2, 2))
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(7)
    dA, z = rng.normal(size=(2, 6, 3))
    exercise.check("many values", dA, z, weight=2)
    exercise.check("stable for large |z|", np.array([2.0, -1.0, 3.0, 4.0]), np.array([-1000.0, -60.0, 60.0, 1000.0]), weight=2)
    exercise.check("one row", dA[:1], z[:1])
    exercise.check("integers", np.array([[2, -4, 3]]), np.array([[0, -1, 6]]))
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# Your three units and their derivatives (the backward functions with `dA` = 1):

# %%
with if_written("leaky_relu", "leaky_relu_backward", "elu", "elu_backward", "softplus", "softplus_backward"):
    z = np.linspace(-4, 3, 701)
    ones = np.ones_like(z)
    curves = {
        "leaky ReLU, slope 0.1": (leaky_relu(z, 0.1), leaky_relu_backward(ones, z, 0.1)),
        r"ELU, $\alpha$ = 1": (elu(z, 1.0), elu_backward(ones, z, 1.0)),
        "softplus": (softplus(z), softplus_backward(ones, z)),
    }
    fig, (ax, ax_slope) = plt.subplots(1, 2, figsize=(11, 2.9))
    for (name, (value, slope)), color, line in zip(curves.items(), (BLUE, ORANGE, GREEN), LINES, strict=False):
        ax.plot(z, value, color=color, linestyle=line, label=name)
        ax_slope.plot(z, slope, color=color, linestyle=line)
    ax.set(xlabel="$z$", ylabel="$f(z)$", title="The units")
    ax_slope.set(xlabel="$z$", ylabel="$f'(z)$", title="Their derivatives")
    ax.legend()
    plt.show()

# %% [markdown]
# ### Dying units, counted
#
# One step that is too long can push the biases of a layer so far down that units are off for all digits. We count the hidden
# units, of 200 in two layers, whose $z$ is **at most 0 for every training digit**. First the disease: plain ReLU at growing
# learning rates. Then the cures: all networks start with a bias of $-2$ in the first hidden layer, so that about half of the
# units start off, and train at a good rate with ReLU, or with **your** units.
#
# **What to expect.** At a rate of 0.5 a handful of ReLU units is off, at 1 most of them, and the network with them. From the
# bad start ReLU never recovers: a dead unit stays dead. The others still get a gradient where $z \le 0$, and the larger it
# is on the left, the better they come back: ELU and softplus more than the leaky ReLU. S's other cure, a *larger* bias at the
# start, is the same thing from the other side: do not let units be born dead.

# %%


def layer_of(f, f_backward, **constants):
    """Return a function that makes a layer of the unit f with these constants."""

    class Unit(FunctionalLayer):
        functions = (f, f_backward)

    return lambda: Unit(**constants)


def two_hidden_layers(make_unit, bias=0.0):
    """Return a network 64-100-100-10 whose first hidden layer starts with this bias."""
    rng = np.random.default_rng(1)
    layers = [Linear(64, 100, "he_normal", rng), make_unit(), Linear(100, 100, "he_normal", rng), make_unit(), Linear(100, 10, "he_normal", rng)]
    layers[0].b += bias
    return Network(64, layers)


def units_off(model):
    """Count the hidden units whose z is at most 0 for every training digit."""
    A, count = X_train, 0
    for layer in model.layers.layers[:4]:
        A = layer.forward(A).copy()
        count += int(np.sum((A <= 0).all(axis=0))) if isinstance(layer, Linear) else 0
    return count


def report(name, model, lr):
    """Train for 15 epochs and print how many units were off before and after."""
    before = units_off(model)
    with np.errstate(all="ignore"):
        train(model, SGD(model.parameters, lr), 15)
    print(f"{name:32} {before:12} {units_off(model):11} {model.accuracy(X_dev, y_dev):14.1%}")


print("                                 off at start   after training   dev accuracy")
relu_layer = layer_of(nnlib.relu, nnlib.relu_backward)
for lr in (0.1, 0.5, 0.8, 1.0):
    report(f"ReLU, rate {lr}", two_hidden_layers(relu_layer), lr)
report("ReLU, rate 0.1, bias -2", two_hidden_layers(relu_layer, -2.0), 0.1)
with if_written("leaky_relu", "leaky_relu_backward"):
    report("your leaky ReLU (0.1), bias -2", two_hidden_layers(layer_of(leaky_relu, leaky_relu_backward, slope=0.1), -2.0), 0.1)
with if_written("elu", "elu_backward"):
    report("your ELU, bias -2", two_hidden_layers(layer_of(elu, elu_backward, alpha=1.0), -2.0), 0.1)
with if_written("softplus", "softplus_backward"):
    report("your softplus, bias -2", two_hidden_layers(layer_of(softplus, softplus_backward), -2.0), 0.1)

# %% [markdown]
# ### PReLU: learn the slope
#
# Why choose the slope by hand? The **parametric** ReLU (He, 2015; P, S, V) makes it a parameter $\alpha$, learned like a
# weight. It needs a second derivative: since $f = \alpha z$ on the left, $\partial f / \partial \alpha = z$ there and 0 on
# the right, and because all examples share $\alpha$, their contributions add up:
#
# $$ dZ = \begin{cases} dA & z > 0 \\ \alpha\, dA & z \le 0 \end{cases} \qquad
# d\alpha = \sum_{z \le 0} z\, dA . $$

# %% [markdown]
# ### Exercise: `prelu_backward` (3 points, 15 minutes, medium)
#
# Write `prelu_backward(dA, z, alpha)`, which returns `dZ, dalpha`.
#
# - `dA` and `z` have shape `(n_samples, n_units)`; there may be one row or one unit.
# - `alpha` is **either one number** for all units **or an array** `(n_units,)`, one slope for each unit (each column of `z`).
# - `dZ` has the shape of `z`; at $z = 0$ the left side counts.
# - `dalpha` has the form of `alpha`: one number, the sum over everything; or an array `(n_units,)`, the sum over the
#   examples, for each unit. Sums, not means.
#
# <details><summary>Hint 1</summary>
#
# `dZ` is as in `leaky_relu_backward`; an array `(n_units,)` times `dA` multiplies each column with its own slope.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `np.where(z > 0, 0, z * dA)` is what every entry contributes to `dalpha`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `np.ndim(alpha)` is 0 for a number: then `.sum()`, otherwise `.sum(axis=0)`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "prelu_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def prelu_backward(dA, z, alpha):
    """Return the derivatives of the loss with respect to z and to the slope (or slopes) alpha."""
    ### BEGIN SOLUTION
    dZ = np.where(z > 0, dA, alpha * dA)
    shares = np.where(z > 0, 0.0, z * dA)
    return dZ, shares.sum() if np.ndim(alpha) == 0 else shares.sum(axis=0)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_prelu_backward", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("prelu_backward", points=3, needs=["leaky_relu", "leaky_relu_backward"], returns="dZ, dalpha", section="3. Units that let the gradient through")
exercise.misconceptions(
    misconception("dalpha is the mean over the examples", "add up, do not divide: the 1/n is in the loss", lambda reference, dA, z, alpha: (..., reference(dA, z, alpha)[1] / len(z))),
    misconception("dalpha is the mean over all entries", "add up, do not divide: the 1/n is in the loss", lambda reference, dA, z, alpha: (..., reference(dA, z, alpha)[1] / np.size(z))),
    misconception("dalpha has the wrong sign", "add up z * dA on the left side", lambda reference, dA, z, alpha: (..., -reference(dA, z, alpha)[1])),
    misconception("dalpha is multiplied with alpha", "the derivative of alpha * z with respect to alpha is z", lambda reference, dA, z, alpha: (..., alpha * reference(dA, z, alpha)[1])),
    misconception("dA is missing in dalpha", "multiply z with dA before you add up", lambda reference, dA, z, alpha: (..., reference(np.ones_like(dA, dtype=float), z, alpha)[1])),
    misconception("units on the left get no gradient: this is the plain ReLU", "pass alpha * dA where z <= 0", lambda reference, dA, z, alpha: (reference(dA, z, 0.0 * alpha)[0], ...)),
    misconception("dA passes on both sides", "multiply it with alpha where z <= 0", lambda reference, dA, z, alpha: (1.0 * dA, ...)),
    misconception("the derivative at 0 is 1", "at z = 0 the left side counts", lambda reference, dA, z, alpha: (np.where(z == 0, dA, reference(dA, z, alpha)[0]), ...)),
    misconception("the slopes of the units are added up", "one dalpha for each unit: sum over axis 0", lambda reference, dA, z, alpha: (..., np.sum(reference(dA, z, alpha)[1]))),
    misconception("one number is split over the units", "one alpha for all: add up over the units as well", lambda reference, dA, z, alpha: (..., reference(dA, z, alpha + np.zeros(z.shape[1]))[1])),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("the right side adds to dalpha", "where z is positive the unit does not depend on alpha", lambda reference, dA, z, alpha: (..., np.sum(z * dA) if np.ndim(alpha) == 0 else np.sum(z * dA, axis=0))),
    misconception("z is missing in dalpha", "multiply dA with z before you add up", lambda reference, dA, z, alpha: (..., np.sum(dA * (z <= 0)) if np.ndim(alpha) == 0 else np.sum(dA * (z <= 0), axis=0))),
    misconception("dalpha is summed over the units, not over the examples", "sum over axis 0", lambda reference, dA, z, alpha: (..., np.where(z > 0, 0.0, z * dA).sum(axis=1) if np.ndim(alpha) else ...)),
    misconception("z * dA of every entry is returned as dalpha", "add up over the examples", lambda reference, dA, z, alpha: (..., np.where(z > 0, 0.0, z * dA))),
)
### END HIDDEN TESTS
dA, z = np.array([[1.0, -2.0], [3.0, 0.5], [-1.0, 4.0]]), np.array([[2.0, -1.0], [-1.5, 3.0], [-0.5, -2.0]])
exercise.check("dZ for one slope", dA, z, 0.25, only="dZ")
exercise.check("dalpha for one slope is one number", dA, z, 0.25, only="dalpha")
exercise.check("each unit has its own slope", dA, z, np.array([0.1, -0.5]), weight=2)
exercise.check("at 0 the left side counts", np.array([[5.0, -3.0]]), np.array([[0.0, 1.0]]), 0.3)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(8)
    dA, z = rng.normal(size=(2, 7, 4))
    exercise.check("many examples, one slope", dA, z, 0.4)
    exercise.check("many examples, many slopes", dA, z, rng.normal(size=4), weight=2)
    exercise.check("one row", dA[:1], z[:1], np.array([0.2, 1.5, -0.3, 0.0]))
    exercise.check("one unit with its own slope", dA[:, :1], z[:, :1], np.array([0.7]))
    exercise.check("as many units as examples", dA[:4], z[:4], rng.normal(size=4))
    exercise.check("integers", np.array([[2, -4], [1, 3]]), np.array([[0, -1], [-2, 6]]), 0.5)
    exercise.check("nothing on the left", np.abs(dA), np.abs(z) + 0.1, 0.3)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# **What to expect.** One unit, no weights, only a slope to learn, from data made with $y = |z|$. The slope that gives $|z|$ is
# $-1$, and gradient descent with your $d\alpha$ finds it from 0.25.

# %%
with if_written("prelu_backward"):
    z = np.random.default_rng(0).normal(size=(200, 1))
    alpha, path = 0.25, [0.25]
    for _ in range(40):
        error = np.where(z > 0, z, alpha * z) - np.abs(z)
        alpha = alpha - 0.5 * prelu_backward(error / len(z), z, alpha)[1]
        path.append(alpha)
    print("alpha after 0, 1, 5, 10, 20, 40 steps:", *[f"{path[k]:.4f}" for k in (0, 1, 5, 10, 20, 40)])

# %% [markdown]
# ### Check the slide: the larger of two
#
# P writes leaky and parametric ReLU as $\max(\alpha z, z)$, and derives 1 on the right and $\alpha$ on the left. The two agree
# only while $\alpha \le 1$: above, the *larger* of $\alpha z$ and $z$ is the other one, and the curve is mirrored. A
# constant 0.01 is safe; a slope that is learned is not kept below 1 by anything.

# %%
with if_written("leaky_relu"):
    z = np.array([-2.0, -1.0, 1.0, 2.0])
    for alpha in (0.25, 1.0, 2.0):
        print(f"alpha = {alpha:4}: max(alpha z, z) = {np.maximum(alpha * z, z)}, yours by the sign of z = {leaky_relu(z, alpha)}")

# %% [markdown]
# ## 4. Maxout: learn the unit
#
# Goodfellow (2013; S, "Maxout") goes one step further. Give each unit several linear pieces, and let the largest win:
#
# $$ A_{ij} = \max_k \; (X W_k + b_k)_{ij} . $$
#
# With the pieces $z$ and 0 it is the ReLU, with $z$ and $sz$ the leaky one, with $z$ and $-z$ the absolute value; with enough
# pieces it comes as close as you like to any convex function on a bounded interval. The derivative of the winning piece is 1, so nothing vanishes in the unit and nothing dies. The
# price: the weights are multiplied by the number of pieces.
#
# All pieces stand in one array: `W (n_pieces, n_in, n_out)` and `b (n_pieces, n_out)`; `W[k]`, `b[k]` are piece $k$.

# %% [markdown]
# ### Exercise: `maxout` (2 points, 10 minutes, medium)
#
# Write `maxout(X, W, b)`.
#
# - `X (n_samples, n_in)`, `W (n_pieces, n_in, n_out)`, `b (n_pieces, n_out)`. Any of the sizes may be 1.
# - The result has shape `(n_samples, n_out)`: for each example and unit the largest of the `n_pieces` values.
#
# <details><summary>Hint 1</summary>
#
# Piece $k$ alone is a linear layer: `X @ W[k] + b[k]`. Collect them for all $k$.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `np.stack` makes one array `(n_pieces, n_samples, n_out)` of a list of them. Which axis has the pieces?
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# Without a loop: `X @ W` has that shape already, and `b[:, None, :]` fits to it. Then `.max(axis=0)`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "maxout", "locked": false, "schema_version": 3, "solution": true, "task": false}
def maxout(X, W, b):
    """Return the largest of several linear pieces for each example and unit."""
    ### BEGIN SOLUTION
    return np.max(X @ W + b[:, None, :], axis=0)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_maxout", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("maxout", points=2, section="4. Maxout: learn the unit")
exercise.misconceptions(
    missing_bias("b"),
    replaced("the bias is subtracted", "add b to X @ W", b=lambda b: -b),
    misconception("the smallest piece is taken", "take the largest", lambda reference, X, W, b: -reference(X, -W, -b)),
    misconception("only the first piece is used", "take the largest of all pieces", lambda reference, X, W, b: reference(X, W[:1], b[:1])),
    misconception("only the last piece is used", "take the largest of all pieces", lambda reference, X, W, b: reference(X, W[-1:], b[-1:])),
    misconception("only the first two pieces are compared", "there may be any number of pieces", lambda reference, X, W, b: reference(X, W[:2], b[:2])),
    misconception("the biases of the first piece serve all", "each piece has its own bias", lambda reference, X, W, b: reference(X, W, np.broadcast_to(b[0], b.shape))),
    misconception("the largest bias is added to the largest product", "add each piece's bias before you compare", lambda reference, X, W, b: reference(X, W, 0 * b) + b.max(axis=0)),
    misconception("0 is among the pieces", "compare the pieces alone: the answer may be negative", lambda reference, X, W, b: np.maximum(reference(X, W, b), 0.0)),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("the pieces are added up", "take their maximum", lambda reference, X, W, b: (X @ W + b[:, None, :]).sum(axis=0)),
    misconception("the mean of the pieces is taken", "take their maximum", lambda reference, X, W, b: (X @ W + b[:, None, :]).mean(axis=0)),
    misconception("the maximum is taken over the units", "take it over the pieces, axis 0", lambda reference, X, W, b: (X @ W + b[:, None, :]).max(axis=2)),
    misconception("the maximum is taken over the examples", "take it over the pieces, axis 0", lambda reference, X, W, b: (X @ W + b[:, None, :]).max(axis=1)),
    misconception("the number of the winner is returned", "return its value: max, not argmax", lambda reference, X, W, b: (X @ W + b[:, None, :]).argmax(axis=0)),
    misconception("the piece with the largest absolute value wins", "compare the values with their signs", lambda reference, X, W, b: np.abs(X @ W + b[:, None, :]).max(axis=0)),
)
### END HIDDEN TESTS
W, b = np.array([[[1.0, 2.0], [0.0, -1.0]], [[-1.0, 0.5], [0.0, 1.0]]]), np.array([[0.0, 1.0], [0.5, -1.0]])
exercise.check("the absolute value from two pieces", np.array([[-3.0], [2.0], [0.0]]), np.array([[[1.0]], [[-1.0]]]), np.zeros((2, 1)))
exercise.check("two inputs, two units, with biases", np.array([[1.0, 2.0], [-1.0, 0.5], [2.0, -3.0]]), W, b)
exercise.check("one row", np.array([[-2.0, -1.0]]), W, b)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(9)
    exercise.check("many pieces, inputs and units", rng.normal(size=(6, 4)), rng.normal(size=(5, 4, 3)), rng.normal(size=(5, 3)), weight=2)
    exercise.check("one piece is a linear layer", rng.normal(size=(3, 4)), rng.normal(size=(1, 4, 2)), rng.normal(size=(1, 2)))
    exercise.check("large biases", rng.normal(size=(5, 3)), rng.normal(size=(3, 3, 4)), 5 * rng.normal(size=(3, 4)))
    exercise.check("all pieces negative", np.abs(rng.normal(size=(4, 2))), -np.abs(rng.normal(size=(3, 2, 2))), -np.ones((3, 2)))
    exercise.check("as many pieces as examples and units", rng.normal(size=(3, 3)), rng.normal(size=(3, 3, 3)), rng.normal(size=(3, 3)))
    exercise.check("integers in X", np.array([[1, -2], [3, 0]]), rng.normal(size=(3, 2, 2)), rng.normal(size=(3, 2)))
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `maxout_backward` (4 points, 15 minutes, hard)
#
# Write `maxout_backward(dA, X, W, b)`, which returns `dX, dW, db`, the derivatives of the loss with respect to the input and
# to the weights and biases of all pieces.
#
# - `dA (n_samples, n_out)` is the derivative with respect to the output; the shapes of the results are those of `X`, `W`, `b`.
# - For each example and unit **only the winning piece** gets the gradient; for the others it is 0. On a tie the piece with the
#   **lowest number** wins (as `np.argmax` has it), and only that one.
# - With $dZ_k$ for what piece $k$ gets, piece $k$ is an ordinary linear layer: $dW_k = X^T dZ_k$, $db_k$ is the sum of
#   $dZ_k$ over the examples, and $dX = \sum_k dZ_k W_k^T$. Nothing is divided by the number of examples.
#
# <details><summary>Hint 1</summary>
#
# Compute all pieces again, `Z (n_pieces, n_samples, n_out)`. `Z.argmax(axis=0)` says who won, for each example and unit.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# For each piece `k`: `dZ = np.where(winner == k, dA, 0.0)`. Then the three formulas of a linear layer.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# Start with `dX = np.zeros(X.shape)`, and with `dW` and `db` as arrays of zeros of the shapes of `W` and `b`; in the loop
# `dX += dZ @ W[k].T`, `dW[k] = X.T @ dZ`, `db[k] = dZ.sum(axis=0)`. (`np.zeros(X.shape)` holds floats also for an integer `X`;
# `np.zeros_like(X)` would not.)
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "maxout_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def maxout_backward(dA, X, W, b):
    """Return the derivatives of the loss with respect to X, W and b."""
    ### BEGIN SOLUTION
    winner = np.argmax(X @ W + b[:, None, :], axis=0)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(len(W)):
        dZ = np.where(winner == k, dA, 0.0)
        dX += dZ @ W[k].T
        dW[k] = X.T @ dZ
        db[k] = dZ.sum(axis=0)
    return dX, dW, db
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_maxout_backward", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("maxout_backward", points=4, needs=["maxout"], returns="dX, dW, db", section="4. Maxout: learn the unit")
exercise.misconceptions(
    misconception("db is the mean over the examples", "add up, do not divide", lambda reference, dA, X, W, b: (..., ..., reference(dA, X, W, b)[2] / len(X))),
    mean_instead_of_sum("X", mistake="the gradients are divided by the number of examples", remedy="add up, do not divide: the 1/n is in the loss"),
    misconception("dW is divided by the number of examples", "add up, do not divide", lambda reference, dA, X, W, b: (..., reference(dA, X, W, b)[1] / len(X), ...)),
    replaced("the bias is left out when the winner is found", "the winner has the largest X @ W[k] + b[k]", b=lambda b: 0.0 * b),
    misconception("the smallest piece gets the gradient", "the winner is the largest", lambda reference, dA, X, W, b: tuple(sign * part for sign, part in zip((-1, 1, 1), reference(dA, X, -W, -b), strict=True))),
    misconception("on a tie the last piece wins", "on a tie the piece with the lowest number wins", lambda reference, dA, X, W, b: (lambda parts: (parts[0], parts[1][::-1], parts[2][::-1]))(reference(dA, X, W[::-1], b[::-1]))),
    misconception("dA is not used", "multiply with dA: the chain rule", lambda reference, dA, X, W, b: reference(np.ones_like(dA, dtype=float), X, W, b)),
    misconception("db is summed over the pieces", "each piece has its own bias", lambda reference, dA, X, W, b: (..., ..., reference(dA, X, W, b)[2].sum(axis=0))),
)
### BEGIN HIDDEN TESTS


def through(dZ, X, W, combine=sum):
    """Return what the linear pieces make of their shares dZ."""
    return combine([dZ[k] @ W[k].T for k in range(len(W))]), np.stack([X.T @ part for part in dZ]), np.stack([part.sum(axis=0) for part in dZ])


def shares(dA, X, W, b):
    """Return the share of every piece, (n_pieces, n_samples, n_out)."""
    Z = X @ W + b[:, None, :]
    return np.stack([np.where(Z.argmax(axis=0) == k, dA, 0.0) for k in range(len(W))])


exercise.misconceptions(
    misconception("every piece gets the gradient", "only the winner gets it", lambda reference, dA, X, W, b: through(np.stack([1.0 * dA] * len(W)), X, W)),
    misconception("on a tie every winner gets the gradient", "only the first of them gets it", lambda reference, dA, X, W, b: through(dA * (X @ W + b[:, None, :] == reference_maxout(X, W, b)), X, W)),
    misconception("the gradient is shared among the pieces", "the winner gets all of it", lambda reference, dA, X, W, b: through(np.stack([dA / len(W)] * len(W)), X, W)),
    misconception("dX holds only the last piece", "add up over the pieces", lambda reference, dA, X, W, b: (through(shares(dA, X, W, b), X, W, lambda parts: parts[-1])[0], ..., ...)),
    misconception("dX holds only the first piece", "add up over the pieces", lambda reference, dA, X, W, b: (through(shares(dA, X, W, b), X, W, lambda parts: parts[0])[0], ..., ...)),
    misconception("the pieces of dX are averaged", "add them up", lambda reference, dA, X, W, b: (reference(dA, X, W, b)[0] / len(W), ..., ...)),
    misconception("dA passes on only where the answer is positive", "maxout has no zero among its pieces", lambda reference, dA, X, W, b: reference(dA * (reference_maxout(X, W, b) > 0), X, W, b)),
    misconception("dX is not multiplied with the weights of the winner", "dX is the sum of dZ_k W_k^T", lambda reference, dA, X, W, b: (sum(1.0 * dA @ piece.T for piece in W), ..., ...)),
    misconception("dA is multiplied with the answer", "the derivative of the winner is 1", lambda reference, dA, X, W, b: reference(dA * reference_maxout(X, W, b), X, W, b)),
)


def reference_maxout(X, W, b):
    """Return the largest piece."""
    return (X @ W + b[:, None, :]).max(axis=0)


### END HIDDEN TESTS
X = np.array([[1.0, 2.0], [-1.0, 0.5], [2.0, -3.0]])
W, b = np.array([[[1.0, 2.0], [0.0, -1.0]], [[-1.0, 0.5], [0.0, 1.0]]]), np.array([[0.0, 1.0], [0.5, -1.0]])
dA = np.array([[1.0, -2.0], [3.0, 0.5], [-1.0, 4.0]])
exercise.check("the gradients of weights and biases", dA, X, W, b, only=("dW", "db"), weight=2)
exercise.check("the gradient of the input", dA, X, W, b, only="dX")
exercise.check("the absolute value has slope -1 on the left", np.array([[10.0]]), np.array([[-3.0]]), np.array([[[1.0]], [[-1.0]]]), np.zeros((2, 1)))
exercise.check("on a tie the first piece wins", np.array([[5.0], [2.0]]), np.array([[0.0], [1.0]]), np.array([[[2.0]], [[-1.0]], [[3.0]]]), np.zeros((3, 1)))
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(10)
    dA, X, W, b = rng.normal(size=(6, 3)), rng.normal(size=(6, 4)), rng.normal(size=(5, 4, 3)), rng.normal(size=(5, 3))
    exercise.check("many pieces: weights and biases", dA, X, W, b, only=("dW", "db"), weight=2)
    exercise.check("many pieces: the input", dA, X, W, b, only="dX")
    exercise.check("one row", dA[:1], X[:1], W, b)
    exercise.check("one piece is a linear layer", dA, X, W[:1], b[:1])
    exercise.check("large biases decide", dA, X, W[:3], 6 * rng.normal(size=(3, 3)))
    exercise.check("all pieces tie", dA, X, np.repeat(W[:1], 3, axis=0), np.repeat(b[:1], 3, axis=0))
    exercise.check("as many pieces as examples and units", dA[:3], X[:3, :3], W[:3, :3], b[:3])
    exercise.check("integers in X", dA[:2, :2], np.array([[1, -2], [3, 0]]), W[:3, :2, :2], b[:3, :2])
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# **What to expect.** One maxout unit with 2, 3 and 6 pieces learns $x^2$ by gradient descent on the squared error, with your
# two functions. It is a row of straight lines; with more pieces it comes closer to the curve. The
# best that $k$ lines can do on an interval of length 4 is a mean squared error of $(4/k)^4/180$: 0.0889, 0.0176 and 0.0011. With
# two and three pieces the descent comes close to it; of six, not all find work.

# %%
with if_written("maxout", "maxout_backward"):
    x = np.linspace(-2, 2, 201)[:, None]
    fits = {}
    for n_pieces in (2, 3, 6):
        rng = np.random.default_rng(4)
        W, b = rng.normal(size=(n_pieces, 1, 1)), np.zeros((n_pieces, 1))
        for _ in range(3000):
            error = maxout(x, W, b) - x**2
            _, dW, db = maxout_backward(2 * error / len(x), x, W, b)
            W, b = W - 0.05 * dW, b - 0.05 * db
        fits[n_pieces] = maxout(x, W, b)
        print(f"{n_pieces} pieces: mean squared error {np.mean((fits[n_pieces] - x**2) ** 2):.4f}")
    fig, ax = plt.subplots(figsize=(6, 2.8))
    ax.plot(x, x**2, color="black", linewidth=3, alpha=0.3, label="$x^2$")
    for (n_pieces, fitted), color, line in zip(fits.items(), (RED, ORANGE, BLUE), LINES, strict=False):
        ax.plot(x, fitted, color=color, linestyle=line, label=f"{n_pieces} pieces")
    ax.set(xlabel="$x$", ylabel="$A$", title="One maxout unit learns a parabola")
    ax.legend()
    plt.show()

# %% [markdown]
# ## 5. Every unit, every start, every layer
#
# Now the whole picture: ten hidden layers of 32 units on the digits, eight units, four ways to draw the first weights, and
# your `layer_gradient_norms` before the first step, after 44 steps (one epoch) and after 220. The starts are P's
# "small random numbers" $0.01 \cdot N(0, 1)$, Xavier, He, and $N(0, 1)$ without any factor. (The
# hidden layers of maxout always start with Xavier here.) A curve that is missing belongs to a training that went to infinity.
#
# **What to expect.**
#
# - **0.01**: the first layers get $10^{-13}$ or less: nothing. With units that pass 0 on as 0 (tanh, ReLU and its relatives,
#   ELU) *all* layers are that low, because the signal vanishes on the way up as the gradient does on the way down. With sigmoid
#   and softplus the signal stays, so the last layers get a gradient and the first do not.
# - **Xavier**: tanh and ELU are flat and of a good size; the sigmoid falls by a factor of 4 a layer. ReLU is flat, but more
#   than ten times lower than with He: it loses half of the signal's variance in each layer, and half of the gradient's.
# - **He**: its factor 2 is right for ReLU and leaky ReLU; PReLU and ELU, which let more through on the left, get too much.
# - **$N(0, 1)$**: the rectifiers explode, and the first epoch ends them; tanh saturates. For the sigmoid alone this is the best
#   of the four: large weights make up for the 1/4.
#
# After some training the good curves stay flat. Those that were near zero have hardly changed:
# what does not start, does not start later.

# %%
with if_written("layer_gradient_norms"):
    units = ["sigmoid", "tanh", "relu", "leaky_relu", "prelu", "elu", "softplus", "maxout"]
    starts = {"small_normal": "0.01 N(0, 1)", "xavier_uniform": "Xavier", "he_normal": "He", "standard_normal": "N(0, 1)"}
    norms_after = {}
    with np.errstate(all="ignore"), tqdm(total=len(units) * len(starts), desc="32 networks") as bar:
        for start in starts:
            for unit in units:
                model = MLP([64, *[32] * 10, 10], activation=unit, init=start, rng=np.random.default_rng(1))
                optimizer = SGD(model.parameters, lr=0.05)
                for steps, n_epochs in ((0, 0), (44, 1), (220, 4)):
                    losses = train(model, optimizer, n_epochs)
                    alive = not len(losses) or np.isfinite(losses[-1])
                    norms_after[start, unit, steps] = layer_gradient_norms(weight_gradients(model)) if alive else np.full(11, np.nan)
                bar.update()
    fig, axes = plt.subplots(3, 4, figsize=(13, 8.5), sharex=True, sharey=True, layout="tight")
    for row, steps in zip(axes, (0, 44, 220), strict=True):
        for ax, (start, label) in zip(row, starts.items(), strict=True):
            for k, unit in enumerate(units):
                ax.semilogy(np.arange(1, 12), np.clip(norms_after[start, unit, steps], 1e-20, 1e8), color=COLORS[k], linestyle=LINES[k % 4], label=unit)
            ax.set(title=f"{label}, after {steps} steps", ylim=(1e-20, 1e8))
        row[0].set(ylabel=r"$\Vert dW\Vert$")
    for ax in axes[-1]:
        ax.set(xlabel="layer")
    fig.legend(*axes[0, 0].get_legend_handles_labels(), loc="upper center", bbox_to_anchor=(0.5, 0.0), ncols=8)
    plt.show()
    print("first layer / last hidden layer, before the first step")
    print("            " + "".join(f"{label:>14}" for label in starts.values()))
    for unit in units:
        print(f"{unit:12}" + "".join(f"{norms_after[start, unit, 0][0] / norms_after[start, unit, 0][-2]:14.1e}" for start in starts))

# %% [markdown]
# The same with sliders, now with **your** leaky ReLU, ELU and softplus, up to 50 layers. Lower panel: the share of dead units.
# Try to keep 50 layers of each unit alive with the scale alone; see how narrow the range is. Then switch on the residual
# connections, which come in part 7.

# %%
GradientFlow(leaky_relu=leaky_relu, elu=elu, softplus=softplus, layer_gradient_norms=layer_gradient_norms, activation="elu", depth=30)

# %% [markdown]
# ## 6. Gradients that explode
#
# The same product can grow: with weights a little too large, each layer multiplies by more than 1. Then one step throws the
# parameters far away, and a few steps later everything is `nan`. The direction of that gradient is not bad, only its length
# is. So **clip** it (Pascanu, 2013; V, "gradient clipping"): let $\lVert g \rVert$ be the norm of *all* gradients together,
#
# $$ \lVert g \rVert^2 = \sum_l \lVert dW_l \rVert^2, \qquad g \leftarrow g \cdot \min\Bigl(1, \frac{c}{\lVert g \rVert}\Bigr) . $$

# %% [markdown]
# ### Exercise: `clip_by_global_norm` (3 points, 10 minutes, medium)
#
# Write `clip_by_global_norm(grads, max_norm)`.
#
# - `grads` is a **list** of arrays of any shapes, one for each parameter; `max_norm` is a positive number, $c$ above.
# - Return a **list** of new float arrays with the same shapes, in the same order.
# - When the common norm of all entries of all arrays is larger than `max_norm`, every array is multiplied with the **same**
#   factor, so that the common norm becomes `max_norm`. Otherwise they come back unchanged (never scaled *up*). Gradients that
#   are all zero come back as zeros.
#
# <details><summary>Hint 1</summary>
#
# First one number for the whole list, the common norm; then one factor; then a list of products.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# The norm of the norms: the root of the sum of the squares of `layer_gradient_norms(grads)`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `factor = max_norm / norm if norm > max_norm else 1.0`, and `[factor * g for g in grads]`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "clip_by_global_norm", "locked": false, "schema_version": 3, "solution": true, "task": false}
def clip_by_global_norm(grads, max_norm):
    """Return the gradients, scaled down together where their common norm is above max_norm."""
    ### BEGIN SOLUTION
    norm = np.sqrt(np.sum(layer_gradient_norms(grads) ** 2))
    factor = max_norm / norm if norm > max_norm else 1.0
    return [factor * g for g in grads]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_clip_by_global_norm", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
def scaled_by(grads, *factors):
    """Return the gradients, each times its factor."""
    return [factor * np.asarray(g, dtype=float) for g, factor in zip(grads, factors, strict=True)]


exercise = Exercise("clip_by_global_norm", points=3, needs=["layer_gradient_norms"], section="6. Gradients that explode")
exercise.misconceptions(
    misconception("each gradient is clipped by its own norm", "one norm and one factor for all of them", lambda reference, grads, max_norm: [reference([g], max_norm)[0] for g in grads]),
    misconception("every entry is clipped by its value", "scale all entries with the same factor", lambda reference, grads, max_norm: [np.clip(np.asarray(g, dtype=float), -max_norm, max_norm) for g in grads]),
    misconception("gradients are never scaled", "multiply with max_norm / norm where the norm is larger", lambda reference, grads, max_norm: scaled_by(grads, *[1.0] * len(grads))),
    replaced("max_norm is taken for 1", "scale to the norm max_norm", max_norm=1.0),
    replaced("the norm is compared with the square of max_norm", "compare norm with norm: take the root", max_norm=lambda max_norm: max_norm**2),
    misconception("the order of the list has changed", "keep the order of the list", lambda reference, grads, max_norm: reference(grads, max_norm)[::-1]),
)
### BEGIN HIDDEN TESTS


def by_norm(norm_of, always=False, factor_of=lambda max_norm, norm: max_norm / norm):
    """Return what another norm, or another factor, gives."""

    def function(reference, grads, max_norm):
        norm = norm_of(grads)
        return scaled_by(grads, *[factor_of(max_norm, norm) if always or norm > max_norm else 1.0] * len(grads))

    return function


def global_norm(grads):
    """Return the common norm."""
    return np.sqrt(sum(np.sum(np.square(g, dtype=float)) for g in grads))


exercise.misconceptions(
    misconception("gradients are scaled up as well", "leave short gradients as they are", by_norm(global_norm, always=True)),
    misconception("the norms of the arrays are added up", "add up their squares, and take the root", by_norm(lambda grads: sum(np.linalg.norm(g) for g in grads))),
    misconception("the largest norm of an array is taken", "the common norm counts all arrays", by_norm(lambda grads: max(np.linalg.norm(g) for g in grads))),
    misconception("the root is missing", "take the root of the sum of squares", by_norm(lambda grads: global_norm(grads) ** 2)),
    misconception("the mean of the squares is taken", "add up the squares", by_norm(lambda grads: global_norm(grads) / np.sqrt(sum(np.size(g) for g in grads)))),
    misconception("the mean over the arrays is taken", "add up over the arrays", by_norm(lambda grads: global_norm(grads) / np.sqrt(len(grads)))),
    misconception("absolute values are added up", "add up squares, and take the root", by_norm(lambda grads: sum(np.abs(g).sum() for g in grads))),
    misconception("the largest entry is taken for the norm", "add up the squares of all entries", by_norm(lambda grads: max(np.abs(g).max() for g in grads))),
    misconception("the norm becomes 1, not max_norm", "multiply with max_norm / norm", by_norm(global_norm, factor_of=lambda max_norm, norm: 1 / norm)),
    misconception("the gradients are divided by max_norm", "multiply with max_norm / norm", by_norm(global_norm, factor_of=lambda max_norm, norm: 1 / max_norm)),
    misconception("the factor is upside down", "multiply with max_norm / norm", by_norm(global_norm, factor_of=lambda max_norm, norm: norm / max_norm)),
    misconception("only the first gradient is scaled", "scale all of them", lambda reference, grads, max_norm: [reference(grads, max_norm)[0], *scaled_by(grads[1:], *[1.0] * (len(grads) - 1))]),
    misconception("only the first array counts for the norm", "the common norm counts all arrays", by_norm(lambda grads: np.linalg.norm(grads[0]))),
    misconception("gradients that are too long become zero", "scale them, keep their direction", by_norm(global_norm, factor_of=lambda max_norm, norm: 0.0)),
)
### END HIDDEN TESTS
exercise.check("long gradients get the norm asked for", [np.array([3.0]), np.array([4.0])], 1.0)
exercise.check("short gradients stay as they are", [np.array([[0.3, -0.1]]), np.array([0.2])], 2.0)
exercise.check("all arrays are scaled alike", [np.array([[6.0, 0.0], [0.0, 2.0]]), np.array([0.0, 0.5])], 3.0)


@exercise.property("the direction stays")
def _(clip_by_global_norm):
    grads = [np.array([[2.0, -5.0]]), np.array([4.0, 1.0])]
    clipped = clip_by_global_norm(grads, 0.5)
    flat, flat_clipped = np.concatenate([g.ravel() for g in grads]), np.concatenate([np.ravel(g) for g in clipped])
    return bool(np.isclose(flat @ flat_clipped, np.linalg.norm(flat) * np.linalg.norm(flat_clipped))) or "the clipped gradient points somewhere else"


### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(11)
    grads = [rng.normal(size=(4, 3)), rng.normal(size=3), rng.normal(size=(3, 2)), rng.normal(size=2)]
    exercise.check("many arrays, clipped", grads, 1.7, weight=2)
    exercise.check("many arrays, not clipped", grads, 50.0)
    exercise.check("one array", grads[:1], 0.3)
    exercise.check("zeros stay zeros", [np.zeros((2, 2)), np.zeros(2)], 1.0)
    exercise.check("gradients that have exploded", [1e8 * rng.normal(size=(3, 3)), 1e-3 * rng.normal(size=3)], 5.0)
    exercise.check("each array below the limit, all together above", [np.array([3.0, 0.0]), np.array([[0.0, 3.0]]), np.array([3.0])], 4.0)
    exercise.check("integers", [np.array([[3, 0]]), np.array([-4])], 2.5)
    exercise.check("integers that stay", [np.array([[1, 0]]), np.array([-2])], 10)
    exercise.check("an array with three axes", [rng.normal(size=(2, 3, 4))], 0.9)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# **What to expect.** Ten ReLU layers from He weights **times 1.5**: a factor of $1.5^{10} = 58$ in the signal. With plain
# SGD at a rate of 0.1 the loss is `nan` after a handful of steps. The same training with your clipping at 5 takes off the
# first steps what is too much, and then learns; how often it had to clip falls as the network settles.

# %%
with if_written("clip_by_global_norm"), np.errstate(all="ignore"):
    curves = {}
    for clip in (False, True):
        model = MLP([64, *[32] * 10, 10], init=lambda n_in, n_out, rng: 1.5 * nnlib.he_normal(n_in, n_out, rng), rng=np.random.default_rng(1))
        optimizer, rng, losses, clipped = SGD(model.parameters, lr=0.1), np.random.default_rng(2), [], []
        for _ in range(15):
            for X, y in nnlib.minibatches(X_train, y_train, 32, rng):
                losses.append(model.loss_and_gradients(X, y))
                if clip:
                    before = np.linalg.norm(model.parameters.gradients)
                    model.parameters.gradients[...] = clip_by_global_norm([model.parameters.gradients], 5.0)[0]
                    clipped.append(before > 5)
                optimizer.step()
        curves["clipped at 5" if clip else "not clipped"] = losses
        steps = int(np.argmax(~np.isfinite(losses))) if not np.isfinite(losses[-1]) else None
        end = f"not a number from step {steps} on" if steps else f"loss {np.mean(losses[-44:]):.2f}, dev accuracy {model.accuracy(X_dev, y_dev):.1%}; clipped {np.mean(clipped[:44]):.0%} of the first epoch's steps, {np.mean(clipped[-44:]):.0%} of the last"
        print(f"{'clipped at 5' if clip else 'not clipped':12}: {end}")
    fig, ax = plt.subplots(figsize=(7, 2.8))
    for (name, losses), color, line in zip(curves.items(), (RED, BLUE), LINES, strict=False):
        ax.semilogy(np.clip(losses, 1e-3, 1e12), color=color, linestyle=line, label=name)
    ax.set(xlabel="step", ylabel="loss of the mini-batch", title="Ten ReLU layers, weights 1.5 times too large")
    ax.legend()
    plt.show()

# %% [markdown]
# ### Check the slide: norms say less, and clipping needs all layers
#
# V bounds what arrives at the first layer "between $(W_{\min})^d$ and $(W_{\max})^d$", with the smallest and largest norm of
# the weight matrices, and concludes that $|W_{\min}| > 1$ makes the gradient explode. The norm of a product is *at most* the
# product of the norms; from below it says nothing, and the slopes of the units are left out altogether. Three cases, all
# with norms above 1 (ten layers, two layers, ten layers):

# %%
rng = np.random.default_rng(0)
Ws = [rng.normal(size=(32, 32)) / 8 for _ in range(10)]
norms = [np.linalg.norm(W, 2) for W in Ws]
backward = rng.normal(size=32)
backward /= np.linalg.norm(backward)
through_sigmoids = backward.copy()
for W in Ws:
    backward, through_sigmoids = W @ backward, W @ (2.5 * through_sigmoids / 4)
turn = np.array([[0.0, 2.0], [0.0, 0.0]])
print(f"random weights: norms from {min(norms):.2f} to {max(norms):.2f}, so the slide says more than {min(norms) ** 10:.2f}; a gradient of 1 arrives as {np.linalg.norm(backward):.1e}")
print(f"a matrix of norm {np.linalg.norm(turn, 2):.0f}: two layers of it make {np.linalg.norm(turn @ turn, 2):.0f}")
print(f"2.5 times the random weights, norms above {2.5 * min(norms):.2f}, with sigmoids at their steepest (1/4): {np.linalg.norm(through_sigmoids):.1e}")

# %% [markdown]
# V also clips the gradient of **each** matrix, $\lVert \partial L/\partial W^k \rVert \leftarrow \min(\lVert\cdot\rVert, K)$,
# because "only its direction actually matters". But clipping layer by layer *changes* the direction of the whole gradient;
# one factor for all layers keeps it.

# %%
with if_written("clip_by_global_norm"):
    model = MLP([64, *[32] * 10, 10], init=lambda n_in, n_out, rng: 1.5 * nnlib.he_normal(n_in, n_out, rng), rng=np.random.default_rng(1))
    grads = weight_gradients(model)
    flat = np.concatenate([g.ravel() for g in grads])
    for name, clipped in (("all layers together", clip_by_global_norm(grads, 5.0)), ("each layer for itself", [clip_by_global_norm([g], 5.0)[0] for g in grads])):
        other = np.concatenate([g.ravel() for g in clipped])
        angle = np.degrees(np.arccos(np.clip(flat @ other / np.linalg.norm(flat) / np.linalg.norm(other), -1, 1)))
        print(f"{name:22}: the direction turns by {angle:4.1f} degrees")

# %% [markdown]
# ## 7. A way around the layer
#
# Multiply by something that is not 1, fifty times, and you are at 0 or at infinity. So do not *replace* the signal in each
# layer: **add** to it (He, 2016; V and C name it among the cures):
#
# $$ Y = X + F(X), \qquad dX = dY + \Bigl(\frac{\partial F}{\partial X}\Bigr)^{\!T} dY . $$
#
# $F$ is a **block** of one or more layers that keeps the shape. Going back, the gradient arrives twice: once through the block,
# and once past it, *untouched*, whatever the block does. Through fifty such layers there is a straight way from the loss to
# the first weights. A block that has nothing to say yet has $F = 0$ and is simply passed by.

# %% [markdown]
# ### Exercise: `residual_forward` (2 points, 5 minutes, easy)
#
# Write `residual_forward(X, block)`, the output $Y = X + F(X)$.
#
# - `block` is a **function**: `block(X)` returns $F(X)$, an array of the shape of `X`. Call it **once**: it may draw random
#   numbers or count its calls.
# - `X` is an array of any shape; the result is a new array of floats with this shape.
#
# <details><summary>Hint 1</summary>
#
# `block` is an ordinary function that came as an argument. How do you call it?
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# The block's answer is the part that is added; the input itself goes past it.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `return X + block(X)`
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "residual_forward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def residual_forward(X, block):
    """Return X plus what the block makes of it."""
    ### BEGIN SOLUTION
    return X + block(X)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_residual_forward", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("residual_forward", points=2, section="7. A way around the layer")
exercise.misconceptions(
    replaced("the input is not added", "return X + block(X)", X=lambda X: X, block=lambda block: lambda X: block(X) - X),
    replaced("the block's answer is subtracted", "add it to X", block=lambda block: lambda X: -block(X)),
    replaced("the block is applied twice", "call it once, on X", block=lambda block: lambda X: block(block(X))),
    replaced("the block is applied to what has been added up", "add block(X) to X", block=lambda block: lambda X: block(X + block(X)) - X),
    replaced("the block is applied to what has been added up, and added", "add block(X) to X", block=lambda block: lambda X: block(X) + block(X + block(X))),
    replaced("the answer is multiplied with X", "add block(X) to X", block=lambda block: lambda X: X * block(X) - X),
    scaled(0.5, "the mean of the two is taken", "add them up"),
    replaced("the input is added twice", "add X once", block=lambda block: lambda X: X + block(X)),
    argument_returned("X", mistake="the block is not used", remedy="add block(X)"),
    replaced("negative values are cut off", "add them up, nothing more", block=lambda block: lambda X: np.maximum(X + block(X), 0) - X),
)
X = np.array([[1.0, 2.0], [-3.0, 0.5]])
exercise.check("adds the block's answer to the input", X, lambda X: 10 * X)
exercise.check("a block that says nothing is passed by", X, lambda X: 0.0 * X)
exercise.check("a layer of tanh", X, lambda X: np.tanh(X @ np.array([[1.0, -1.0], [0.5, 2.0]])))
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(12)
    W = rng.normal(size=(4, 4))
    exercise.check("another block and more rows", rng.normal(size=(6, 4)), lambda X: np.maximum(X @ W + 0.3, 0), weight=2)
    exercise.check("one row", rng.normal(size=(1, 4)), lambda X: X @ W)
    exercise.check("one vector", rng.normal(size=5), lambda x: x**2)
    exercise.check("integers", np.array([[1, -2]]), lambda X: 0.5 * X)
    exercise.check("three axes", rng.normal(size=(2, 3, 2)), np.sin)

    @exercise.property("the block is called once")
    def _(residual_forward):
        calls = []

        def block(X):
            calls.append(X)
            return 0.5 * X

        residual_forward(np.ones((2, 2)), block)
        return len(calls) == 1 or "the block was called more than once, or not at all"
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `residual_backward` (2 points, 5 minutes, easy)
#
# Write `residual_backward(dY, block_backward)`: the derivative of the loss with respect to the **input** `X`.
#
# - `dY` is the derivative with respect to the output $Y$. `block_backward` is a **function**: from the derivative at the
#   block's output it returns the one at its input, of the same shape. Call it **once**.
# - The result is a new array of floats of the shape of `dY`: what came past the block plus what came through it.
#
# <details><summary>Hint 1</summary>
#
# $Y = X + F(X)$ is an add gate (lesson 3). What does an add gate do with the gradient?
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# Both ways get the same `dY`. Both ways started at `X`, so their gradients add up there.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `return dY + block_backward(dY)`
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "residual_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def residual_backward(dY, block_backward):
    """Return the derivative of the loss with respect to the input of a residual block."""
    ### BEGIN SOLUTION
    return dY + block_backward(dY)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_residual_backward", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("residual_backward", points=2, section="7. A way around the layer")
exercise.misconceptions(
    replaced("the way past the block is forgotten", "add dY", block_backward=lambda back: lambda dY: back(dY) - dY),
    argument_returned("dY", mistake="the way through the block is forgotten", remedy="add block_backward(dY)"),
    misconception("1 is added in place of dY", "the derivative of X is 1 *times dY*", lambda reference, dY, block_backward: 1 + block_backward(dY)),
    replaced("what comes through the block is subtracted", "add it", block_backward=lambda back: lambda dY: -back(dY)),
    replaced("the two ways are multiplied", "add them up", block_backward=lambda back: lambda dY: dY * back(dY) - dY),
    replaced("the gradient goes through the block twice", "call block_backward once", block_backward=lambda back: lambda dY: back(back(dY))),
    replaced("dY is added before it goes through the block", "both ways get dY itself", block_backward=lambda back: lambda dY: back(2 * dY)),
    replaced("the gradient through the block is multiplied with dY once more", "block_backward has taken care of dY already", block_backward=lambda back: lambda dY: dY * back(dY)),
    scaled(0.5, "the mean of the two ways is taken, or half of dY sent each way", "an add gate gives all of dY to both ways"),
    replaced("dY is added twice", "add it once", block_backward=lambda back: lambda dY: dY + back(dY)),
)
dY = np.array([[1.0, 2.0], [-3.0, 0.5]])
exercise.check("one way past the block and one through it", dY, lambda dF: 10 * dF)
exercise.check("past a block that passes nothing, dY arrives untouched", dY, lambda dF: 0.0 * dF)
exercise.check("a block with a matrix", dY, lambda dF: dF @ np.array([[1.0, -1.0], [0.5, 2.0]]).T)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(13)
    W, Z = rng.normal(size=(4, 4)), rng.normal(size=(6, 4))
    exercise.check("another block and more rows", rng.normal(size=(6, 4)), lambda dF: (dF * (Z > 0)) @ W.T, weight=2)
    exercise.check("one row", rng.normal(size=(1, 4)), lambda dF: dF @ W.T)
    exercise.check("one vector", rng.normal(size=5), lambda dF: 0.3 * dF)
    exercise.check("integers", np.array([[1, -2]]), lambda dF: 0.5 * dF)
    exercise.check("three axes", rng.normal(size=(2, 3, 2)), lambda dF: -2.0 * dF)

    @exercise.property("the backward pass of the block is called once")
    def _(residual_backward):
        calls = []

        def block_backward(dF):
            calls.append(dF)
            return 0.5 * dF

        residual_backward(np.ones((2, 2)), block_backward)
        return len(calls) == 1 or "block_backward was called more than once, or not at all"
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# **What to expect.** Fifty blocks $F(X) = \tanh(XW)$ with weights at half of Xavier's, your two functions around each. Without
# them the gradient halves in every block and arrives at the bottom as $10^{-15}$; with them it is
# still of the size that it had, within a factor of ten.

# %%
with if_written("residual_forward", "residual_backward"):
    flows = {}
    for residual in (False, True):
        rng = np.random.default_rng(0)
        A, backwards = rng.normal(size=(64, 32)), []
        for _ in range(50):
            W = 0.5 * nnlib.xavier_uniform(32, 32, rng)

            def block(X, W=W):
                """Return tanh(X W)."""
                return np.tanh(X @ W)

            F = block(A)

            def block_backward(dF, W=W, F=F):
                """Take a derivative back through the block."""
                return (dF * (1 - F**2)) @ W.T

            backwards.append(block_backward)
            A = residual_forward(A, block) if residual else block(A)
        dA = rng.normal(size=A.shape)
        sizes = [np.linalg.norm(dA)]
        for block_backward in reversed(backwards):
            dA = residual_backward(dA, block_backward) if residual else block_backward(dA)
            sizes.append(np.linalg.norm(dA))
        flows["with residual connections" if residual else "without"] = sizes
        print(f"{'with' if residual else 'without':8}: after 1, 10, 50 blocks the gradient is {sizes[1] / sizes[0]:.2g}, {sizes[10] / sizes[0]:.2g}, {sizes[50] / sizes[0]:.2g} of what it was")
    fig, ax = plt.subplots(figsize=(7, 2.6))
    for (name, sizes), color, line in zip(flows.items(), (RED, BLUE), LINES, strict=False):
        ax.semilogy(np.arange(50, -1, -1), sizes, color=color, linestyle=line, label=name)
    ax.set(xlabel="block (0 is the input)", ylabel=r"$\Vert dA\Vert$", title="The gradient on its way down through 50 blocks")
    ax.legend()
    plt.show()

# %% [markdown]
# ## 8. Fifty layers
#
# All that we have, one after the other: 50 hidden layers of 48 units, the digits, Adam at 0.001, batches of 64, 15 epochs.
# We start from the network of the nineties and change **one thing at a time**. The table shows the loss and the dev accuracy at
# the end, and, from before the first step, the gradient norms of the first and the last hidden layer (your function).
#
# **What to expect.**
#
# 1. *Sigmoid, weights 0.01*: the first layer gets less than $10^{-80}$ of a gradient. It guesses: 10 %.
# 2. *ReLU*, same weights: no better. The unit alone does not cure it: $0.01$ shrinks every layer by itself.
# 3. *He weights*: first and last gradient are of one size, and something is learned, slowly.
# 4. *Batch norm*: a surprise. It ends **worse**. The gradients do not vanish: they **explode**, by a factor of
#    $\sqrt{\pi/(\pi - 1)} \approx 1.21$ a layer on the way down (Yang and others, 2019), more than a thousand times in all.
# 5. *Residual connections*: it learns, and is past 90 %.
#
# And two rows to see who did it. Residual connections *without* batch norm: each block adds to the sum, and because the
# answers of ReLU are never negative its mean square grows almost threefold in each block. After fifty blocks the signal is
# some $10^{11}$ times too large, and so is the loss. The two cures need each other: batch norm keeps each
# block's share at 1, the way around carries the gradient. With both, even the sigmoid and the bad start are forgiven.

# %%
networks = {
    "sigmoid, weights 0.01": {"activation": "sigmoid", "init": "small_normal"},
    "ReLU, weights 0.01": {"init": "small_normal"},
    "ReLU, He": {},
    "ReLU, He, batch norm": {"batch_norm": True},
    "ReLU, He, batch norm, residual": {"batch_norm": True, "residual": True},
    "ReLU, He, residual": {"residual": True},
    "sigmoid, 0.01, batch norm, residual": {"activation": "sigmoid", "init": "small_normal", "batch_norm": True, "residual": True},
}
with if_written("layer_gradient_norms"), np.errstate(all="ignore"):
    rows, curves = [], {}
    for name, options in tqdm(networks.items(), desc="seven networks of 50 layers"):
        model = MLP([64, *[48] * 50, 10], rng=np.random.default_rng(1), **options)
        norms = layer_gradient_norms(weight_gradients(model))
        losses = train(model, Adam(model.parameters, lr=0.001), 15, batch_size=64)
        if options.get("batch_norm"):
            use_population_statistics(model, X_train)
        curves[name] = losses.reshape(15, -1).mean(axis=1)
        rows.append(f"{name:36} {norms[0]:12.1e} {norms[-2]:10.1e} {losses[0]:12.3g} {curves[name][-1]:10.3g} {model.accuracy(X_dev, y_dev):12.1%}")
    print("                                          gradient at the start         training loss")
    print("network                                     layer 1   layer 50      at first     at last   dev accuracy")
    print("\n".join(rows))
    fig, ax = plt.subplots(figsize=(8, 3.4))
    for (name, values), color in zip(curves.items(), COLORS, strict=False):
        ax.semilogy(np.arange(1, 16), np.clip(values, 1e-2, 1e2), color=color, linestyle=LINES[COLORS.index(color) % 4], marker=".", label=name)
    ax.set(xlabel="epoch", ylabel="training loss (cut at 100)", title="Fifty hidden layers")
    ax.legend(fontsize=7, loc="center left", bbox_to_anchor=(1.01, 0.5))
    plt.show()

# %% [markdown]
# On the full MNIST, `python -m benchmarks.experiments deep` measured with 50 layers of 80 units: sigmoid from weights of 0.01,
# **10.1 %**; ReLU, He, batch norm and residual connections, 12 epochs, **97.68 %**. A network with one hidden layer does as
# well there: depth pays on harder pictures, and now it is possible.
#
# **Check the slide: is it the vanishing gradient?** V shows that on CIFAR-10 a plain network of 56 layers ends *worse* than one
# of 20, also on the training set, and calls the vanishing gradient "the main reason". The paper with that figure (He, 2016)
# says of the same effect on ImageNet (section 4.1) that this is *unlikely*: its plain networks use batch norm, and their gradients
# were checked and healthy.
# Row 4 of our table is such a network. Its gradients do not vanish (layer 1 has thousands of times those of layer 50), and it
# does not train.

# %% [markdown]
# ## 9. History: a good place to start
#
# In 2006, before ReLU, He and batch norm, deep networks began to learn by another trick (Hinton; Bengio, 2007; A: "when you
# cannot really escape from the initial (random) point, find a good starting point"). **Pre-training**: teach the first layer
# alone to encode its input so that the input can be rebuilt from the code (an **auto-encoder**); then the second layer to encode
# the codes of the first; and so on, bottom up, without any label. Each of these trainings is shallow, so nothing vanishes. Then
# put the softmax on top and train everything as usual.
#
# **What to expect.** Four hidden layers of sigmoids from weights of 0.01, plain SGD: without pre-training 60 epochs change
# nothing; after it the same 60 epochs reach 97 to 99 %. The gradient of the first layer is tens of thousands of times larger
# from the start.

# %%
with if_written("layer_gradient_norms"):
    for n_epochs in (0, 30):
        rng = np.random.default_rng(1)
        model = MLP([64, *[32] * 4, 10], activation="sigmoid", init="small_normal", rng=rng)
        if n_epochs:
            losses = pretrain(model, X_train, rng=rng, n_epochs=n_epochs, batch_size=32, lr=0.01)
            print("auto-encoders, loss of the first and the last epoch:", ", ".join(f"{epochs[0]:.3f} to {epochs[-1]:.3f}" for epochs in losses))
        norms = layer_gradient_norms(weight_gradients(model))
        losses = train(model, SGD(model.parameters, lr=0.5), 60)
        print(f"{'pre-trained' if n_epochs else 'from scratch':12}: gradient of layer 1 at the start {norms[0]:.1e}; after 60 epochs loss {losses[-44:].mean():.3f}, dev accuracy {model.accuracy(X_dev, y_dev):.1%}")

# %% [markdown]
# Today one starts with ReLU, He, batch norm and residual connections, and pre-training for the gradient's sake is history. It
# lives on for another reason: *unlabelled* data are cheap, and a network that has learned to predict parts of them is a good
# start for tasks with few labels.

# %% [markdown] nbgrader={"grade": false, "grade_id": "in_words_question", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ### In your own words (3 points, graded by hand)
#
# A colleague has a network of 30 layers with sigmoid units, started from weights of size 0.01. The training loss stays near
# $\log 10$ from the first step on. He prints the gradient norm of the top layer, which is 0.4, concludes that "the gradients
# are fine", and raises the learning rate a hundredfold; now the loss jumps up and down and is higher than before. Explain in four to seven sentences what he should have measured, what he would probably
# have seen and why, why the larger rate made it worse, and which two or three changes you would make, in which order.

# %% [markdown] nbgrader={"grade": true, "grade_id": "in_words", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# The top layer's gradient does not pass through the other layers. He should have printed the norm for every layer, on a
# logarithmic scale: going down, each layer multiplies by W^T and by sigma' <= 1/4, so with small weights the norms fall by a
# large factor a layer, and those of the first layers are practically zero: they do not learn, and what they
# pass on is useless to the top. A single learning rate cannot help: what would move the first layers is far too long for the
# last one, which jumps about. First other units and their initialisation (ReLU with He, or tanh with Xavier), which is free;
# then batch normalisation and residual connections around every one or two layers; clipping by the global norm is a seat belt,
# not a cure.
#
# One point each: the norm of every layer and the product of factors below one; one rate cannot serve layers whose gradients
# differ by orders of magnitude; suitable remedies in a sensible order.
# ### END SOLUTION

# %% [markdown]
# ## What you can do now
#
# - Going down, every layer multiplies the gradient by $W^T$ and $f'$: the product **vanishes** or **explodes** exponentially;
#   $\sigma' \le 1/4$ makes it vanish.
# - **Measure it**: the gradient norm of every layer, on a logarithmic axis, before the first step.
# - **ReLU** has slope 1 where it is on; its units can **die**. Leaky ReLU, PReLU, ELU, softplus and maxout keep a slope.
# - **He** and **Xavier** keep the size of a signal for a unit; the right one depends on the unit.
# - **Clip by the global norm** against explosions: one factor for all layers keeps the direction.
# - **Residual connections** give the gradient a way past each block; with **batch norm** in the blocks, fifty layers learn.
# - Depth is worth something only when the data need it: the MNIST table is flat.
#
# **Next.** You have written every part of a modern network by hand. Lesson 8 builds the same network in PyTorch and Keras, from
# the same weights, and compares the losses to the sixth digit.
#
# **References.** A. Allauzen, *Deep Learning: the basics* (2017), "Vanishing gradient". G. Peeters, *Neural Networks* (2018),
# "Activation functions", "Vanishing gradient". H.-H. Shuai, *Introduction to Deep Learning* (2018), "ReLU", "ReLU - variant".
# J. Vitay, *Neurocomputing*, section 4. C. Cerisara, *Deep Learning* (2018/19). M. Nielsen, *Neural Networks and Deep
# Learning* (2015), chapter 5. S. Hochreiter, Y. Bengio and others (2001); X. Glorot and Y. Bengio (2010); X. Glorot, A. Bordes
# and Y. Bengio (2011); A. Maas, A. Hannun and A. Ng (2013); I. Goodfellow and others, "Maxout networks" (2013); R. Pascanu,
# T. Mikolov and Y. Bengio (2013); K. He, X. Zhang, S. Ren and J. Sun, "Delving deep into rectifiers" (2015) and "Deep residual
# learning" (2016); D.-A. Clevert, T. Unterthiner and S. Hochreiter (2016); G. Yang and others, "A mean field theory of batch
# normalization" (2019); G. Hinton, S. Osindero and Y.-W. Teh (2006); Y. Bengio and others, "Greedy layer-wise training" (2007).
