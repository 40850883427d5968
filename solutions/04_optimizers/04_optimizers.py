# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Lesson 4: optimizers
#
# A network that knows its gradient knows which way is down. How far should it step, how often, and in exactly that
# direction? The answers fit in a few lines each: momentum, Adagrad, RMSprop, Adam, Newton. You will write
# them, let them race down ravines and past saddle points, and then make them learn to read digits.
#
# | part | what you do | time | difficulty |
# | --- | --- | --- | --- |
# | 1. How many examples for one step? | `minibatches`, `sgd_step` | 20 min | easy |
# | 2. How long a step? | `inverse_sqrt_decay`, `lr_range_test` | 20 min | medium |
# | 3. Ravines: give the ball some weight | `momentum_step`, `nesterov_step` | 20 min | medium |
# | 4. A learning rate for every parameter | `adagrad_step`, `rmsprop_step`, `adam_step` | 25 min | medium |
# | 5. The race | sliders, saddle points, digits | 10 min | easy |
# | 6. What second order buys | `newton_step`, `backtracking_line_search` | 20 min | hard |
# | 7. Searching for hyperparameters | one question in words | 5 min | easy |
#
# Everything here works with what lessons 1 to 3 taught; you do not need to have finished them. `w` stands for *all* the
# parameters of a model, `g` for the gradient of the loss there: arrays of the same shape, whatever that shape is.
# Functions **return** the new values and never change their arguments in place. Numbers may come as integers or floats.
# Letters stand for the lectures: A is Allauzen, P Peeters,
# S Shuai, C Cerisara, V Vitay.

# %%
import matplotlib.pyplot as plt
import numpy as np
from tqdm.auto import tqdm

import nnlib
from autograder.checks import (
    Exercise,
    argument_returned,
    if_written,
    misconception,
    missing_bias_correction,
    missing_eps,
    one_step_less,
    one_step_more,
    replaced,
    swapped_arguments,
)
from nnlib.data import load_digits, toy_regression
from nnlib.descent import compare_on_quadratic
from nnlib.models import MLP, SoftmaxRegression
from nnlib.search import Uniform, grid_search, random_search, tpe_search
from nnlib.widgets import SURFACES, OptimizerRace

BLUE, ORANGE, GREEN, RED = "#0072B2", "#E69F00", "#009E73", "#D55E00"
LINES = ["-", "--", "-.", ":"]
surfaces = {surface.name: surface for surface in SURFACES}


def draw_surface(ax, f, extent, lowest=0.0, title=""):
    """Draw the levels of f, a function of points (..., 2), on the rectangle (left, right, bottom, top)."""
    left, right, bottom, top = extent
    grid = np.stack(np.meshgrid(np.linspace(left, right, 120), np.linspace(bottom, top, 120)), axis=-1)
    ax.contourf(grid[..., 0], grid[..., 1], np.log(f(grid) - lowest + 1e-2), levels=18, cmap="cividis", alpha=0.75)
    ax.set(xlim=(left, right), ylim=(bottom, top), xlabel="$w_1$", ylabel="$w_2$", title=title)


# %% [markdown]
# ## 1. How many examples for one step?
#
# The loss of a data set is a mean over its $n$ examples, and so is its gradient:
#
# $$ L(w) = \frac1n \sum_{i=1}^n L_i(w), \qquad \nabla L(w) = \frac1n \sum_{i=1}^n \nabla L_i(w) . $$
#
# One step down, $w \leftarrow w - \eta \nabla L(w)$, needs all $n$ terms. But a mean can be estimated from a sample. If
# every example is equally likely to be picked, the expected gradient of one example *is* the gradient of the loss
# (lecture S, "Stochastic Gradient Descent and Mini-batch"). That leaves a choice (P, "Various types of training"; V):
#
# | | examples for a step | steps in an epoch | |
# | --- | --- | --- | --- |
# | **batch** | all $n$ | 1 | exact, slow |
# | **mini-batch** | $B$, such as 32 | about $n / B$ | a good estimate; one matrix product does all $B$ rows |
# | **online** | 1 | $n$ | very noisy |
#
# An **epoch** is one pass over the data. Lectures S and C say to *shuffle* before each one; A picks every example at
# random, with replacement. All are called **stochastic gradient descent**, SGD, when $B < n$.

# %% [markdown]
# ### Exercise: `minibatches` (3 points, 15 minutes, easy)
#
# Write `minibatches(X, y, batch_size, rng)`, which cuts one shuffled epoch into mini-batches.
#
# - `X (n, ...)` and `y (n, ...)` have the same length $n \ge 1$: row $i$ of one belongs to row $i$ of the other, and has
#   to stay with it. `rng` is a `np.random.Generator`.
# - Draw the order of the whole epoch **once**, with `rng.permutation(n)`; the first batch takes the first `batch_size`
#   rows of that order, the next batch the next ones, and so on.
# - Return a **list** of tuples `(X_batch, y_batch)` of arrays. Every example comes exactly once; the last batch is
#   smaller when `batch_size` does not divide $n$. `batch_size` may be larger than $n$: one batch.
#
# <details><summary>Hint 1</summary>
#
# `order = rng.permutation(len(X))` holds the numbers 0 to $n - 1$, shuffled. A piece of it picks the rows of a batch.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `range(0, len(X), batch_size)` gives the start of every batch, and `order[start : start + batch_size]` its rows; a
# slice that reaches past the end simply stops there.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# With `rows` for that piece, append `(X[rows], y[rows])` to a list: the same rows for both.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "minibatches", "locked": false, "schema_version": 3, "solution": true, "task": false}
def minibatches(X, y, batch_size, rng):
    """Return the examples of one epoch in random order, as a list of (X_batch, y_batch)."""
    ### BEGIN SOLUTION
    order = rng.permutation(len(X))
    batches = []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], y[rows]))
    return batches
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_minibatches", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
def in_a_list(X, y, batch_size, rng):
    """Return the batches of nnlib, which come one by one, as a list."""
    return list(nnlib.minibatches(X, y, batch_size, rng))


exercise = Exercise("minibatches", points=3, reference=in_a_list, section="1. How many examples for one step?")
exercise.misconceptions(
    misconception("the pairs are (y, X)", "put X_batch first", lambda reference, X, y, batch_size, rng: [(b, a) for a, b in reference(X, y, batch_size, rng)]),
)
### BEGIN HIDDEN TESTS


def cut(X, y, batch_size, order, y_order=None):
    """Cut in a given order, to see which order was taken."""
    pieces = [slice(start, start + batch_size) for start in range(0, len(X), batch_size)]
    y_order = order if y_order is None else y_order
    return [(X[order[piece]], y[y_order[piece]]) for piece in pieces]


exercise.misconceptions(
    misconception("X is shuffled and y is not", "use the same rows for both", lambda reference, X, y, batch_size, rng: cut(X, y, batch_size, rng.permutation(len(X)), np.arange(len(X)))),
    misconception("nothing is shuffled", "take the rows in the order of rng.permutation(n)", lambda reference, X, y, batch_size, rng: cut(X, y, batch_size, np.arange(len(X)))),
    misconception("X and y are shuffled apart", "draw one order and use it for both", lambda reference, X, y, batch_size, rng: cut(X, y, batch_size, rng.permutation(len(X)), rng.permutation(len(X)))),
    misconception("rows are drawn with replacement", "draw a permutation, in which every row comes once", lambda reference, X, y, batch_size, rng: cut(X, y, batch_size, rng.integers(0, len(X), len(X)))),
)
### END HIDDEN TESTS
X, y = np.arange(12.0).reshape(6, 2), np.arange(6)
exercise.check("batches of equal size", X, y, 2, np.random.default_rng(0))
exercise.check("a smaller last batch", X, y, 4, np.random.default_rng(1))


@exercise.property("rows of X stay with their labels")
def _(minibatches):
    batches = minibatches(X, y, 4, np.random.default_rng(2))
    return all(np.array_equal(a[:, 0], 2 * b) for a, b in batches) or "a row of X came with another row's label"


@exercise.property("the batches are pairs of the sizes asked for")
def _(minibatches):
    batches = minibatches(X, y, 4, np.random.default_rng(2))
    if not all(isinstance(batch, tuple) and len(batch) == 2 for batch in batches):
        return "return tuples (X_batch, y_batch)"
    sizes = [len(b) for _, b in batches]
    if sizes == [4]:
        return "the last, smaller batch is left out: keep the rows that are left over"
    if len(sizes) == 4:
        return "batch_size is taken for the number of batches: each batch has batch_size rows"
    return sizes == [4, 2] or f"6 examples came in batches of {sizes}, not of 4 and 2"


@exercise.property("every example comes exactly once")
def _(minibatches):
    seen = np.sort(np.concatenate([b for _, b in minibatches(X, y, 4, np.random.default_rng(3))]))
    return np.array_equal(seen, y) or f"the labels 0 to 5 came as {seen}"


### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(4)
    exercise.check("another order with another generator", rng.normal(size=(23, 3)), rng.integers(0, 4, size=23), 5, np.random.default_rng(7), weight=2)
    exercise.check("one example at a time", rng.normal(size=(5, 2)), np.arange(5), 1, np.random.default_rng(8))
    exercise.check("a batch larger than the data", rng.normal(size=(4, 2)), np.arange(4), 9, np.random.default_rng(9))
    exercise.check("a data set of one row", rng.normal(size=(1, 3)), np.array([1]), 2, np.random.default_rng(10))
    exercise.check("images and several targets", rng.normal(size=(7, 2, 2)), rng.normal(size=(7, 2)), 3, np.random.default_rng(11))
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `sgd_step` (2 points, 5 minutes, easy)
#
# Write `sgd_step(w, g, lr)`: the parameters after one step down the gradient, $w - \eta g$.
#
# - `w` and `g` are arrays of the same shape (any shape), `lr` is the learning rate $\eta$.
# - Return a new array; `w` and `g` stay as they are.
#
# <details><summary>Hint 1</summary>
#
# The gradient points uphill. Which sign takes you down?
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# Arithmetic on arrays works entry by entry, for every shape; no loop is needed.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `w -= ...` would change the caller's array. `return w - lr * g` makes a new one.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "sgd_step", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sgd_step(w, g, lr):
    """Return the parameters one step down the gradient g."""
    ### BEGIN SOLUTION
    return w - lr * g
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_sgd_step", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("sgd_step", points=2, section="1. How many examples for one step?")
exercise.misconceptions(
    replaced("the step goes uphill", "subtract lr times the gradient", lr=lambda lr: -lr),
    replaced("the learning rate is not used", "multiply the gradient with lr", lr=1.0),
    replaced("the gradient is divided by the learning rate", "multiply the gradient with lr", lr=lambda lr: 1 / lr),
    replaced("only the change is returned", "return w minus the change", w=lambda w: 0 * w),
    argument_returned("w"),
    replaced("only the sign of the gradient counts", "use the gradient itself", g=np.sign),
    replaced("the gradient is made to have length 1", "use the gradient itself", g=lambda g: g / np.linalg.norm(g)),
    misconception("w is scaled too", "multiply only the gradient with lr", lambda reference, w, g, lr: lr * reference(w, g, 1.0)),
)
exercise.check("goes down the gradient", np.array([1.0, 2.0]), np.array([10.0, -4.0]), 0.1)
exercise.check("uses the learning rate", np.array([1.0, 2.0]), np.array([10.0, -4.0]), 0.5)
exercise.check("takes a matrix", np.ones((2, 3)), np.arange(6.0).reshape(2, 3), 0.2)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(5)
    exercise.check("many parameters", rng.normal(size=40), rng.normal(size=40), 0.03)
    exercise.check("one parameter", np.array([2.0]), np.array([-3.0]), 0.7)
    exercise.check("integers", np.array([3, -1]), np.array([2, 5]), 0.25)
    exercise.check("an array of three axes", rng.normal(size=(2, 1, 3)), rng.normal(size=(2, 1, 3)), 1.5)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### The toy regression of lecture S
#
# Twenty points near the line $y = x$, and a model with two parameters, $\hat y = w x + b$. The loss is half the mean
# squared error (the slide writes $\lVert\cdot\rVert$ without the square), so that we can draw all of it: the **error
# surface** $C(w, b)$. On the slide three learning rates start from one point. **What to expect.** With 0.001 the path is
# smooth and has not arrived; 0.01 falls to the bottom of the valley and then creeps along it; 0.1 leaves the picture.

# %%
X_toy, y_toy = toy_regression()
rows_toy = np.column_stack([X_toy, np.ones(len(X_toy))])
start_toy = np.array([-0.5, 3.0])


def toy_loss(w):
    """Return half the mean squared error for points (..., 2) in the plane of (w, b)."""
    return np.mean((np.asarray(w) @ rows_toy.T - y_toy) ** 2, axis=-1) / 2


def toy_gradient(w, rows=rows_toy, y=y_toy):
    """Return its gradient at one point, from all examples or from those given."""
    return rows.T @ (rows @ w - y) / len(y)


w_best = np.linalg.lstsq(rows_toy, y_toy, rcond=None)[0]
curvatures = np.linalg.eigvalsh(rows_toy.T @ rows_toy / len(y_toy))
print(f"best: w = {w_best[0]:.4f}, b = {w_best[1]:.4f}, loss {toy_loss(w_best):.5f}; at the start {toy_loss(start_toy):.2f}")
print(f"curvature along the valley {curvatures[0]:.3f}, across it {curvatures[1]:.2f}: {curvatures[1] / curvatures[0]:.0f} times as much")
print(f"a learning rate above 2 / {curvatures[1]:.2f} = {2 / curvatures[1]:.4f} must diverge")

# %%
with if_written("sgd_step"):
    paths = {}
    for lr in (0.001, 0.01, 0.1):
        path = [start_toy]
        for _ in range(300):
            path.append(sgd_step(path[-1], toy_gradient(path[-1]), lr))
        paths[lr] = np.array(path)
        print(f"lr = {lr:5}: loss after 10 steps {toy_loss(path[10]):9.3g}, after 300 steps {toy_loss(path[300]):9.3g}")
    fig, axes = plt.subplots(1, 3, figsize=(13, 3.6), sharey=True, layout="tight")
    for ax, (lr, path) in zip(axes, paths.items(), strict=True):
        draw_surface(ax, toy_loss, (-1.5, 3, -2, 4.5), title=f"$\\eta$ = {lr}")
        inside = path[: 1 + np.argmax(np.abs(path).max(axis=1) > 50)] if np.abs(path).max() > 50 else path
        ax.plot(*inside.T, color="black", marker=".", markersize=4, linewidth=0.8)
        ax.plot(*w_best, marker="*", color="white", markeredgecolor="black", markersize=14)
        ax.set(xlabel="$w$", ylabel="$b$")
    plt.show()

# %% [markdown]
# Why 0.1 fails: along a direction of curvature $\lambda$ one step multiplies the distance from the minimum by
# $1 - \eta\lambda$. That shrinks only when $\eta < 2/\lambda$, and the *largest* curvature sets the limit, while the
# *smallest* one sets the time: at $\eta = 0.01$ each step along the valley takes off a quarter of a percent.
#
# **Batch, mini-batch, online.** Five epochs each, with the same learning rate. **What to expect.** Batch descent makes 5
# steps, online 100: more progress for the same number of examples, on a path that trembles.

# %%
with if_written("minibatches", "sgd_step"):
    walks = {}
    for batch_size in (20, 5, 1):
        rng, path = np.random.default_rng(0), [start_toy]
        for _ in range(5):
            for rows, y in minibatches(rows_toy, y_toy, batch_size, rng):
                path.append(sgd_step(path[-1], toy_gradient(path[-1], rows, y), 0.01))
        walks[batch_size] = np.array(path)
    fig, axes = plt.subplots(1, 3, figsize=(13, 3.4), sharey=True, layout="tight")
    for ax, (batch_size, path) in zip(axes, walks.items(), strict=True):
        draw_surface(ax, toy_loss, (-1.0, 1.7, -1, 4), title=f"batch size {batch_size}: {len(path) - 1} steps, loss {toy_loss(path[-1]):.3f}")
        ax.plot(*path.T, color="black", marker=".", markersize=4, linewidth=0.8)
        ax.plot(*w_best, marker="*", color="white", markeredgecolor="black", markersize=14)
        ax.set(xlabel="$w$", ylabel="$b$")
    plt.show()

# %% [markdown]
# ## 2. How long a step?
#
# Near the minimum the gradient of one example does not vanish, only the mean does. Online descent with a fixed rate
# therefore never comes to rest: it jumps about in a region whose size grows with $\eta$. The cure is **annealing**: start
# with long steps and shorten them. Lecture S divides by a root:
#
# $$ \eta_t = \frac{\eta_0}{\sqrt{t + 1}}, \qquad t = 0, 1, 2, \dots $$

# %% [markdown]
# ### Exercise: `inverse_sqrt_decay` (2 points, 5 minutes, easy)
#
# Write `inverse_sqrt_decay(lr0, t)`: the learning rate $\eta_0 / \sqrt{t + 1}$ at step `t`, as one number.
#
# - `lr0` is the rate at the start, `t` an integer, 0 or larger. At `t = 0` the result is `lr0`.
#
# <details><summary>Hint 1</summary>
#
# Check by hand: at $t = 3$ the rate is half of the first one.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `np.sqrt` takes the root of a number; the 1 belongs inside it.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `lr0 / np.sqrt(t + 1)`
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "inverse_sqrt_decay", "locked": false, "schema_version": 3, "solution": true, "task": false}
def inverse_sqrt_decay(lr0, t):
    """Return the learning rate at step t."""
    ### BEGIN SOLUTION
    return lr0 / np.sqrt(t + 1)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_inverse_sqrt_decay", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("inverse_sqrt_decay", points=2, section="2. How long a step?")
exercise.misconceptions(
    misconception("the root is missing: this is 1/t decay", "divide by the root of t + 1", lambda reference, lr0, t: reference(lr0, t) ** 2 / lr0),
    replaced("the 1 is missing", "take the root of t + 1", t=lambda t: t - 1),
    misconception("the 1 is added outside the root", "take the root of t + 1", lambda reference, lr0, t: lr0 / (lr0 / reference(lr0, t - 1) + 1) if t > 0 else lr0),
    replaced("t is counted from 1", "at t = 0 the rate is lr0", t=lambda t: t + 1),
    misconception("the rate grows", "divide by the root", lambda reference, lr0, t: lr0**2 / reference(lr0, t)),
    replaced("lr0 is not used", "multiply with lr0", lr0=1.0),
    argument_returned("lr0", "the rate stays the same", "divide lr0 by the root of t + 1"),
)
exercise.check("starts at lr0", 0.5, 0)
exercise.check("is halved at t = 3", 0.5, 3)
exercise.check("falls further", 0.2, 24)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    exercise.check("after many steps", 0.1, 99_999)
    exercise.check("another first rate", 3.0, 7)
    exercise.check("the second step", 0.7, 1)
    exercise.check("an integer rate", 2, 15)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# **What to expect.** Online descent on the toy data, twice, both *from the best point* with the first rate 0.01: with the
# fixed rate it is shaken off and stays off; with annealing the trembling dies away, and the mean loss of the last epochs
# is many times closer to the minimum.

# %%
with if_written("minibatches", "sgd_step", "inverse_sqrt_decay"):
    curves = {}
    for name in ("fixed rate", "annealed"):
        rng, w, t, above = np.random.default_rng(1), w_best, 0, []
        for _ in range(300):
            for rows, y in minibatches(rows_toy, y_toy, 1, rng):
                w = sgd_step(w, toy_gradient(w, rows, y), 0.01 if name == "fixed rate" else inverse_sqrt_decay(0.01, t))
                t += 1
            above.append(toy_loss(w) - toy_loss(w_best))
        curves[name] = above
        print(f"{name:10}: mean loss above the minimum in the last 50 epochs {np.mean(above[-50:]):.2e}")
    fig, ax = plt.subplots(figsize=(7, 2.8))
    for (name, above), color, line in zip(curves.items(), (ORANGE, BLUE), LINES, strict=False):
        ax.semilogy(above, color=color, linestyle=line, label=name)
    ax.set(xlabel="epoch", ylabel="loss above the minimum", title="Online descent on the toy data")
    ax.legend()
    plt.show()

# %% [markdown]
# ### Check the slide: "1/t decay"
#
# Lecture S calls $\eta_0/\sqrt{t+1}$ "1/t decay". It is $1/\sqrt t$ decay, and that is far slower. The difference matters:
# the steps add up to how far training can get. Both sums grow without bound, but that of $1/t$ so slowly (17 after ten
# million steps) that a bad start is in practice never left behind. (Lecture C: with rates that fall suitably SGD converges
# almost surely. The classical theorem asks for $\sum \eta_t = \infty$ and $\sum \eta_t^2 < \infty$: $1/t$ meets both,
# $1/\sqrt t$ only the first; it is the practical choice.)

# %%
with if_written("inverse_sqrt_decay"):
    print("steps     1/sqrt(t+1)   1/(t+1)    sum of the first    sum of the second")
    for n_steps in (10, 1_000, 100_000):
        t = np.arange(n_steps)
        roots = np.array([inverse_sqrt_decay(1.0, int(k)) for k in t])
        print(f"{n_steps:7} {roots[-1]:12.5f} {1 / n_steps:10.6f} {roots.sum():16.1f} {np.sum(1 / (t + 1)):18.1f}")

# %% [markdown]
# ### Where to start: the learning-rate range test
#
# Lecture V ("Finding a good range for the learning rate") has a trick for $\eta_0$: let the rate *grow* exponentially
# during one short training and watch the loss. At first nothing happens, then it falls, then it explodes. A good rate
# lies about ten times below the explosion.

# %% [markdown]
# ### Exercise: `lr_range_test` (4 points, 15 minutes, medium)
#
# Write `lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps)`, which returns `lrs, losses`.
#
# - `f(w)` gives the loss, a number that is never negative; `grad_f(w)` its gradient; `w` is the start.
# - The rates grow geometrically from `lr_min` to `lr_max`, both included: `np.geomspace(lr_min, lr_max, n_steps)`.
# - For each rate in turn: make one SGD step **from where you are** with that rate, then note the loss **after** the step.
# - Remember the **best**, that is smallest, loss so far; the loss at the start, which is finite, counts too. When a loss is not finite (`inf`
#   or `nan`) or is **more than 4 times the best before it**, note this loss and its rate too, and stop.
# - `lrs` holds the rates that were used and `losses` the losses, two float arrays of the same length, at most `n_steps`.
#
# <details><summary>Hint 1</summary>
#
# One loop over the rates. Inside: step, loss, note it, stop or go on. Before it: `best = f(w)` and an empty list.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# Stop with `if not np.isfinite(loss) or loss > 4 * best: break`; only after that does `best = min(best, loss)` come.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# After the loop return `lrs[: len(losses)], np.array(losses)`. The step itself is `w = sgd_step(w, grad_f(w), lr)`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "lr_range_test", "locked": false, "schema_version": 3, "solution": true, "task": false}
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    """Return growing rates and the loss after a step with each, until the loss explodes."""
    ### BEGIN SOLUTION
    lrs, losses = np.geomspace(lr_min, lr_max, n_steps), []
    best = f(w)
    for lr in lrs:
        w = sgd_step(w, grad_f(w), lr)
        loss = f(w)
        losses.append(loss)
        if not np.isfinite(loss) or loss > 4 * best:
            break
        best = min(best, loss)
    return lrs[: len(losses)], np.array(losses)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_lr_range_test", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("lr_range_test", points=4, needs=["sgd_step"], returns="lrs, losses", section="2. How long a step?")
exercise.misconceptions(
    misconception("the last loss is left out", "note the loss before you stop", lambda reference, *args: tuple(part[:-1] for part in reference(*args))),
)
### BEGIN HIDDEN TESTS


def tested(f, grad_f, w, lr_min, lr_max, n_steps, rates=np.geomspace, before=False, restart=False, limit=4, sign=-1, first=True, update=True):
    """Run the test with one thing done differently: what the likely mistakes give."""
    lrs, losses, start, best = rates(lr_min, lr_max, n_steps), [], w, f(w) if first else np.inf
    for lr in lrs:
        old = f(w)
        w = (start if restart else w) + sign * lr * grad_f(start if restart else w)
        losses.append(old if before else f(w))
        if limit and (not np.isfinite(losses[-1]) or losses[-1] > limit * best):
            break
        best = min(best, losses[-1]) if update else best
    return lrs[: len(losses)], np.array(losses)


exercise.misconceptions(
    misconception("the rates grow by equal amounts", "use np.geomspace", lambda reference, *args: tested(*args, rates=np.linspace)),
    misconception("the loss is noted before the step", "note f(w) after the step", lambda reference, *args: tested(*args, before=True)),
    misconception("every rate starts from the first w", "go on from where the last step led", lambda reference, *args: tested(*args, restart=True)),
    misconception("all rates are returned", "return only the rates that were used", lambda reference, f, grad_f, w, lr_min, lr_max, n_steps: (np.geomspace(lr_min, lr_max, n_steps), ...)),
    misconception("it never stops", "stop when the loss is more than 4 times the best", lambda reference, *args: tested(*args, limit=0)),
    misconception("the step goes uphill", "subtract lr times the gradient", lambda reference, *args: tested(*args, sign=1)),
    misconception("the limit is the first loss, not the best", "compare with 4 times the smallest loss so far", lambda reference, *args: tested(*args, update=False)),
    misconception("the loss at the start does not count as best", "begin with best = f(w)", lambda reference, *args: tested(*args, first=False)),
    misconception("it stops as soon as the loss is above the best", "stop at more than 4 times the best", lambda reference, *args: tested(*args, limit=1)),
    misconception("the losses are padded", "return only the losses up to the stop", lambda reference, f, grad_f, w, lr_min, lr_max, n_steps: (..., np.pad(reference(f, grad_f, w, lr_min, lr_max, n_steps)[1], (0, n_steps))[:n_steps])),
)
### END HIDDEN TESTS


def bowl(w):
    """Return the squared length of w."""
    return float(np.sum(w**2))


def bowl_gradient(w):
    """Return the gradient of the squared length."""
    return 2 * w


exercise.check("the rates grow geometrically", bowl, bowl_gradient, np.ones(2), 0.001, 0.1, 5, only="lrs")
exercise.check("the losses after each step", bowl, bowl_gradient, np.ones(2), 0.001, 0.1, 5, only="losses")
exercise.check("stops when the loss explodes", bowl, bowl_gradient, np.ones(2), 0.01, 100.0, 9, weight=2)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    curvature = np.array([1.0, 20.0, 0.3])

    def steep(w):
        return float(0.5 * np.sum(curvature * w**2))

    def steep_gradient(w):
        return curvature * w

    def cliff(w):
        return float("inf") if abs(w[0]) > 2 else float(w[0] ** 2)

    def outward_gradient(w):
        return -2.2 * w

    exercise.check("another function, stopped on the way", steep, steep_gradient, np.array([2.0, 0.5, -1.0]), 1e-3, 10.0, 40, weight=2)
    exercise.check("all steps when nothing explodes", steep, steep_gradient, np.array([2.0, 0.5, -1.0]), 1e-4, 1e-2, 12)
    exercise.check("stops at a loss that is not finite", cliff, outward_gradient, np.array([1.5]), 0.1, 1.0, 6)
    exercise.check("stops at once when the first step explodes", bowl, bowl_gradient, np.ones(2), 2.0, 50.0, 4)
    exercise.check("goes on below the limit of four times the best", bowl, outward_gradient, np.array([1.0]), 0.2, 0.3, 6)
    exercise.check("goes on at exactly four times the best", bowl, lambda w: -w, np.array([1.0]), 1.0, 1.5, 2)
    exercise.check("a loss that is not a number stops the test", lambda w: float("nan") if w[0] < 0 else float(w[0]), lambda w: np.ones(1), np.array([1.0]), 0.1, 3.0, 5)
    exercise.check("two steps with integers", bowl, bowl_gradient, np.array([3, 1]), 0.1, 0.2, 2)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# **What to expect** on the toy data: the loss falls from a rate of about 0.001 on and explodes at 0.35. That is *above* the
# limit $2/\lambda = 0.063$ computed before: the steep direction was nearly at rest by then, and needs some steps to grow
# visible. Hence the rule "ten times below": it gives 0.035, a little more than half the limit, without
# knowing any curvature.

# %%
with if_written("sgd_step", "lr_range_test"):
    lrs, losses = lr_range_test(toy_loss, toy_gradient, start_toy, 1e-5, 10.0, 100)
    print(f"the smallest loss at a rate of {lrs[np.argmin(losses)]:.3f}; stopped at {lrs[-1]:.3f}")
    fig, ax = plt.subplots(figsize=(6, 2.6))
    ax.loglog(lrs, losses, color=BLUE, marker=".")
    ax.axvline(2 / curvatures[1], color=RED, linestyle="--", label=r"$2/\lambda$")
    ax.set(xlabel="learning rate", ylabel="loss", title="Range test on the toy regression")
    ax.legend()
    plt.show()

# %% [markdown]
# ## 3. Ravines: give the ball some weight
#
# The valley of the toy data is a **ravine**: steep across, flat along (V, "Parameter-dependent optimization"). One rate
# cannot suit both. **Momentum** remembers where it was going. Lectures S and C add the last movement, shortened, to the
# new one:
#
# $$ v \leftarrow \beta v - \eta g, \qquad w \leftarrow w + v . $$
#
# Across the ravine the gradients take turns and cancel in $v$; along it they add up, to at most
# $\eta g (1 + \beta + \beta^2 + \dots) = \eta g / (1 - \beta)$: ten times the step at the usual $\beta = 0.9$.

# %% [markdown]
# ### Exercise: `momentum_step` (3 points, 10 minutes, easy)
#
# Write `momentum_step(w, g, v, lr, beta)`, which returns the new `w` and the new velocity `v`, in this order.
#
# - First the velocity, then the parameters, with the **new** velocity, by the two formulas above.
# - `w`, `g` and `v` have the same shape, whatever it is; nothing is changed in place.
# - The learning rate is part of the velocity, and the velocity is **added**. (PyTorch keeps $v' = \beta v' + g$ and steps
#   $-\eta v'$; return ours.)
#
# <details><summary>Hint 1</summary>
#
# Two lines, one for each formula. The name `v` on the left of the first may hold a new array.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `v = beta * v - lr * g` makes a new array and leaves the caller's alone; `v *= beta` would not.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# Then `return w + v, v`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "momentum_step", "locked": false, "schema_version": 3, "solution": true, "task": false}
def momentum_step(w, g, v, lr, beta):
    """Return parameters and velocity after one step with momentum."""
    ### BEGIN SOLUTION
    v = beta * v - lr * g
    return w + v, v
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_momentum_step", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("momentum_step", points=3, returns="w, v", section="3. Ravines: give the ball some weight")
exercise.misconceptions(
    misconception("the gradient is averaged with the velocity, (1 - beta) g", "use lr times g, without 1 - beta", lambda reference, w, g, v, lr, beta: reference(w, (1 - beta) * g, v, lr, beta)),
    replaced("the gradient goes into the velocity with the wrong sign", "subtract lr times g", g=lambda g: -g),
    replaced("the learning rate is not used", "multiply the gradient with lr", lr=1.0),
    replaced("beta and 1 - beta are swapped", "keep beta of the old velocity", beta=lambda beta: 1 - beta),
    replaced("beta is not used", "multiply the old velocity with beta", beta=1.0),
    replaced("the old velocity has no effect", "add beta times v", beta=0.0),
    misconception("the velocity is kept without the learning rate (PyTorch's form)", "put lr into the velocity and add it to w", lambda reference, w, g, v, lr, beta: (w - lr * (beta * v + g), beta * v + g)),
    misconception("w moves by the old velocity", "compute the new velocity first", lambda reference, w, g, v, lr, beta: (w + v, ...)),
    misconception("w moves down the gradient alone", "add the new velocity to w", lambda reference, w, g, v, lr, beta: (w - lr * g, ...)),
    misconception("the velocity is subtracted from w", "add it: the minus is in the velocity already", lambda reference, w, g, v, lr, beta: (2 * w - reference(w, g, v, lr, beta)[0], ...)),
    misconception("the velocity is multiplied with lr once more", "add v to w as it is", lambda reference, w, g, v, lr, beta: (w + lr * reference(w, g, v, lr, beta)[1], ...)),
    misconception("the old velocity is returned", "return the new one", lambda reference, w, g, v, lr, beta: (..., v)),
)
w, g, v = np.array([1.0, -2.0]), np.array([4.0, 1.0]), np.array([0.5, -0.3])
exercise.check("from rest it is a step down the gradient", w, g, np.zeros(2), 0.1, 0.9)
exercise.check("the new velocity", w, g, v, 0.1, 0.8, only="v")
exercise.check("the new parameters", w, g, v, 0.1, 0.8, only="w")
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(6)
    exercise.check("a matrix", *rng.normal(size=(3, 4, 2)), 0.3, 0.95, weight=2)
    exercise.check("one parameter", *rng.normal(size=(3, 1)), 0.7, 0.5)
    exercise.check("integers", np.array([1, 2]), np.array([3, -1]), np.array([2, 2]), 0.25, 0.75)
    exercise.check("without momentum", *rng.normal(size=(3, 5)), 0.2, 0.0)

    @exercise.property("three steps in a row add up")
    def _(momentum_step):
        w, v = np.array([1.0, 1.0]), np.zeros(2)
        for _ in range(3):
            w, v = momentum_step(w, np.array([1.0, -2.0]), v, 0.1, 0.5)
        return np.allclose(w, [1 - 0.1 * 4.25, 1 + 0.2 * 4.25]) or "three steps with the same gradient do not add up"
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Check the slide: two kinds of momentum
#
# Lectures P ("Momentum") and V write an **average**, $V \leftarrow \beta V + (1 - \beta) g$ and $w \leftarrow w - \alpha V$.
# It is the same method with another learning rate, $\alpha = \eta / (1 - \beta)$. At $\beta = 0.9$, whoever takes a rate
# from one book and the formula from another is wrong by a factor of ten. Thirty steps on the toy data:

# %%
with if_written("momentum_step"):
    w, v = start_toy, np.zeros(2)
    w_averaged, V = start_toy, np.zeros(2)
    w_ten, V_ten = start_toy, np.zeros(2)
    for _ in range(30):
        w, v = momentum_step(w, toy_gradient(w), v, 0.01, 0.9)
        V = 0.9 * V + 0.1 * toy_gradient(w_averaged)
        w_averaged = w_averaged - 0.01 / (1 - 0.9) * V
        V_ten = 0.9 * V_ten + 0.1 * toy_gradient(w_ten)
        w_ten = w_ten - 0.01 * V_ten
    print(f"ours, eta = 0.01:         {w}, loss {toy_loss(w):.4f}")
    print(f"averaged, alpha = 0.1:    {w_averaged}, loss {toy_loss(w_averaged):.4f}, at most {np.abs(w - w_averaged).max():.0e} apart")
    print(f"averaged, alpha = 0.01:   {w_ten}, loss {toy_loss(w_ten):.4f}")

# %% [markdown]
# ### Nesterov: look before you leap
#
# Momentum will carry us to about $w + \beta v$ whatever the gradient says. So why not ask for the gradient **there**?
#
# $$ v \leftarrow \beta v - \eta \nabla L(w + \beta v), \qquad w \leftarrow w + v . $$
#
# If the velocity is about to overshoot, the gradient at the look-ahead point already pulls back.

# %% [markdown]
# ### Exercise: `nesterov_step` (3 points, 10 minutes, medium)
#
# Write `nesterov_step(w, grad_f, v, lr, beta)`, which returns the new `w` and the new `v`.
#
# - `grad_f` is a **function**: `grad_f(w)` returns the gradient at the parameters `w`, an array of their shape.
# - Everything else is as in `momentum_step`.
#
# <details><summary>Hint 1</summary>
#
# The only difference from momentum is the point at which the gradient is taken.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `g = grad_f(w + beta * v)` with the old velocity. The parameters themselves have not moved yet.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# The rest is `momentum_step(w, g, v, lr, beta)`: it starts from `w`, not from the look-ahead point.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "nesterov_step", "locked": false, "schema_version": 3, "solution": true, "task": false}
def nesterov_step(w, grad_f, v, lr, beta):
    """Return parameters and velocity after one step with the gradient taken where the velocity leads."""
    ### BEGIN SOLUTION
    return momentum_step(w, grad_f(w + beta * v), v, lr, beta)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_nesterov_step", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
def grad_bowl(w):
    """Return the gradient of a bowl that is steeper in its second direction."""
    return np.array([1.0, 4.0]) * w


exercise = Exercise("nesterov_step", points=3, needs=["momentum_step"], returns="w, v", section="3. Ravines: give the ball some weight")
exercise.misconceptions(
    misconception("the gradient is taken at w: this is plain momentum", "take it at w + beta * v", lambda reference, w, grad_f, v, lr, beta: reference(w, lambda point: grad_f(point - beta * v), v, lr, beta)),
    misconception("the look-ahead point is w + v", "it is w + beta * v", lambda reference, w, grad_f, v, lr, beta: reference(w, lambda point: grad_f(point + (1 - beta) * v), v, lr, beta)),
    misconception("the look-ahead point is w - beta * v", "go along the velocity, not against it", lambda reference, w, grad_f, v, lr, beta: reference(w, lambda point: grad_f(point - 2 * beta * v), v, lr, beta)),
    misconception("the look-ahead point has lr in it once more", "our velocity holds lr already: look at w + beta * v", lambda reference, w, grad_f, v, lr, beta: reference(w, lambda point: grad_f(point - beta * v + lr * beta * v), v, lr, beta)),
    misconception("the gradient is taken at the look-ahead velocity alone", "take it at w + beta * v", lambda reference, w, grad_f, v, lr, beta: reference(w, lambda point: grad_f(point - w), v, lr, beta)),
    misconception("w starts from the look-ahead point", "add the new velocity to w itself", lambda reference, w, grad_f, v, lr, beta: (reference(w, grad_f, v, lr, beta)[0] + beta * v, ...)),
    misconception("the gradient is averaged with the velocity, (1 - beta) g", "use lr times g, without 1 - beta", lambda reference, w, grad_f, v, lr, beta: reference(w, grad_f, v, lr * (1 - beta), beta)),
    replaced("the step goes uphill", "subtract lr times the gradient", lr=lambda lr: -lr),
    replaced("the learning rate is not used", "multiply the gradient with lr", lr=1.0),
    misconception("the velocity is kept without beta", "beta * v is what stays of it", lambda reference, w, grad_f, v, lr, beta: tuple(part + (1 - beta) * v for part in reference(w, grad_f, v, lr, beta))),
    misconception("the old velocity is forgotten", "keep beta * v in the new one", lambda reference, w, grad_f, v, lr, beta: tuple(part - beta * v for part in reference(w, grad_f, v, lr, beta))),
    misconception("the old velocity is returned", "return the new one", lambda reference, w, grad_f, v, lr, beta: (..., v)),
)
w, v = np.array([1.0, -2.0]), np.array([0.5, 0.3])
exercise.check("from rest it is a step down the gradient", w, grad_bowl, np.zeros(2), 0.1, 0.9)
exercise.check("the new velocity", w, grad_bowl, v, 0.1, 0.8, only="v")
exercise.check("the new parameters", w, grad_bowl, v, 0.1, 0.8, only="w")
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(7)
    exercise.check("a gradient that is not linear", rng.normal(size=4), lambda w: w**3 - np.sin(w), rng.normal(size=4), 0.3, 0.95, weight=2)
    exercise.check("a matrix", rng.normal(size=(3, 2)), lambda w: 2 * w + 1, rng.normal(size=(3, 2)), 0.05, 0.7)
    exercise.check("one parameter", np.array([2.0]), lambda w: w**2, np.array([-0.4]), 0.2, 0.5)
    exercise.check("integers", np.array([1, 2]), lambda w: 3 * w, np.array([2, -2]), 0.25, 0.5)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Check the slide: how far to look ahead
#
# On V's slide the step is $\eta v$, but the look-ahead point is $\theta + \alpha v$. The place where the momentum leads is
# $\theta + \eta\alpha v$; with $\eta = 0.05$ the slide looks **twenty times** too far. The ravine of the widget below,
# from V's own averaged formula:

# %%
ravine = surfaces["ravine"]
print("steps   loss with eta * alpha * v   loss with alpha * v (the slide)")
for n_steps in (1, 2, 5, 10, 20):
    ends = []
    for reach in (0.05, 1.0):
        theta, v = np.array(ravine.start), np.zeros(2)
        for _ in range(n_steps):
            v = 0.9 * v - 0.1 * ravine.gradient(theta + reach * 0.9 * v)
            theta = theta + 0.05 * v
        ends.append(float(ravine.f(theta)))
    print(f"{n_steps:5} {ends[0]:20.4g} {ends[1]:26.4g}")

# %% [markdown]
# ### What momentum buys
#
# On a quadratic with curvatures from $\mu$ to $\lambda$ and **condition number** $\kappa = \lambda/\mu$, the best rate of
# plain descent is $2/(\lambda + \mu)$, and each step multiplies the distance by $(\kappa - 1)/(\kappa + 1)$. With the best
# momentum (Polyak, 1964), in the long run, by $(\sqrt\kappa - 1)/(\sqrt\kappa + 1)$. **What to expect.** Plain descent
# needs a number of steps that grows as $\kappa$, momentum as $\sqrt\kappa$.

# %%
with if_written("sgd_step", "momentum_step"):
    print("condition number    plain   momentum   (steps until the distance is a millionth)")
    for kappa in (10, 100, 1_000):
        curvature, counts = np.array([1.0, kappa]), []
        lr, beta = 4 / (1 + np.sqrt(kappa)) ** 2, ((np.sqrt(kappa) - 1) / (np.sqrt(kappa) + 1)) ** 2
        for method in ("plain", "momentum"):
            w, v, n_steps = np.ones(2), np.zeros(2), 0
            while np.linalg.norm(w) > 1e-6 and n_steps < 20_000:
                if method == "plain":
                    w = sgd_step(w, curvature * w, 2 / (1 + kappa))
                else:
                    w, v = momentum_step(w, curvature * w, v, lr, beta)
                n_steps += 1
            counts.append(n_steps)
        print(f"{kappa:16} {counts[0]:8} {counts[1]:10}")

# %% [markdown]
# ## 4. A learning rate for every parameter
#
# Another way to deal with a ravine: divide each parameter's step by how large its gradients have been. Steep directions
# brake, flat ones accelerate. **Adagrad** (Duchi, 2011; lecture S) adds up all squared gradients, entry by entry,
#
# $$ s \leftarrow s + g^2, \qquad w \leftarrow w - \eta \frac{g}{\sqrt{s} + \epsilon} . $$
#
# The small $\epsilon$ keeps 0/0 away where the gradient has always been zero. In this course it is added **outside** the
# root (some books put it inside). S writes the same as a rate $\eta/\sqrt{t+1}$ divided by the root mean square
# $\sigma^t$ of the gradients so far: the two $\sqrt{t + 1}$ cancel.

# %% [markdown]
# ### Exercise: `adagrad_step` (3 points, 5 minutes, easy)
#
# Write `adagrad_step(w, g, s, lr, eps)`, which returns the new `w` and the new `s`.
#
# - `s` holds the sum of squared gradients, zeros at the start. All arrays have the same shape; everything is entry by entry.
# - First `s`, then `w` with the **new** `s`; `eps` is added to the root, not under it. Nothing is changed in place.
#
# <details><summary>Hint 1</summary>
#
# `g**2` squares every entry. Do not sum over the entries: each parameter has its own `s`.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `s = s + g**2` makes a new array; `s += g**2` would change the caller's.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `w - lr * g / (np.sqrt(s) + eps)`
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "adagrad_step", "locked": false, "schema_version": 3, "solution": true, "task": false}
def adagrad_step(w, g, s, lr, eps):
    """Return parameters and the sum of squared gradients after one step of Adagrad."""
    ### BEGIN SOLUTION
    s = s + g**2
    return w - lr * g / (np.sqrt(s) + eps), s
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_adagrad_step", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("adagrad_step", points=3, returns="w, s", section="4. A learning rate for every parameter")
exercise.misconceptions(
    replaced("the step goes uphill", "subtract the step", lr=lambda lr: -lr),
    replaced("the learning rate is not used", "multiply the step with lr", lr=1.0),
    missing_eps(),
    replaced("the old s is forgotten", "add g**2 to s", s=lambda s: 0 * s),
    misconception("the old s is returned", "return the new one", lambda reference, w, g, s, lr, eps: (..., s)),
    misconception("the gradient is not divided", "divide it by the root of s, plus eps", lambda reference, w, g, s, lr, eps: (w - lr * g, ...)),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("eps is added inside the root", "add eps to the root", lambda reference, w, g, s, lr, eps: (w - lr * g / np.sqrt(s + g**2 + eps), ...)),
    misconception("the root is missing", "divide by the root of s", lambda reference, w, g, s, lr, eps: (w - lr * g / (s + g**2 + eps), ...)),
    misconception("the step uses the old s", "add g**2 first", lambda reference, w, g, s, lr, eps: (w - lr * g / (np.sqrt(s) + eps), ...)),
    misconception("the gradient is not squared", "add g**2 to s", lambda reference, w, g, s, lr, eps: (w - lr * g / (np.sqrt(s + g) + eps), s + g)),
    misconception("absolute values are added up", "add g**2 to s", lambda reference, w, g, s, lr, eps: (w - lr * g / (np.sqrt(s + np.abs(g)) + eps), s + np.abs(g))),
    misconception("all parameters share one s", "keep one sum for each entry", lambda reference, w, g, s, lr, eps: (w - lr * g / (np.sqrt(s + np.sum(g**2)) + eps), s + np.sum(g**2))),
    misconception("the numerator is squared too", "divide g, not g**2", lambda reference, w, g, s, lr, eps: (w - lr * g**2 / (np.sqrt(s + g**2) + eps), ...)),
)
### END HIDDEN TESTS
w, g, s = np.array([1.0, -2.0]), np.array([3.0, -0.5]), np.array([16.0, 0.5])
exercise.check("from s = 0 every entry moves by lr", w, g, np.zeros(2), 0.1, 0.0)
exercise.check("the new sum of squares", w, g, s, 0.5, 0.1, only="s")
exercise.check("the new parameters", w, g, s, 0.5, 0.1, only="w")
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(8)
    w, g, s = rng.normal(size=(3, 4, 2))
    exercise.check("a matrix", w, g, s**2, 0.3, 0.01, weight=2)
    exercise.check("a gradient that has always been zero", np.array([1.0, 2.0]), np.array([0.0, 1.0]), np.zeros(2), 0.1, 1e-8)
    exercise.check("one parameter", np.array([2.0]), np.array([-4.0]), np.array([9.0]), 0.7, 0.2)
    exercise.check("integers", np.array([1, 2]), np.array([3, -4]), np.array([16.0, 9.0]), 0.5, 0.1)
    exercise.check("a large eps", np.array([1.0, 1.0]), np.array([1.0, 0.1]), np.zeros(2), 1.0, 2.0)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Check the slide: a root mean square is not negative
#
# S begins with $\sigma^0 = g^0$. It has to be $|g^0| = \sqrt{(g^0)^2}$. With a negative first gradient the slide's formula
# divides minus by minus, and the first step goes *uphill*. The loss is $w^2/2$, its gradient is $w$:

# %%
with if_written("adagrad_step"):
    for w in (2.0, -2.0):
        ours, _ = adagrad_step(np.array([w]), np.array([w]), np.zeros(1), 0.5, 0.0)
        slide = w - 0.5 / w * w
        print(f"w = {w:4}: ours {ours[0]:4}, loss {w**2 / 2:.3f} -> {ours[0]**2 / 2:.3f};   slide {slide:4}, loss {w**2 / 2:.3f} -> {slide**2 / 2:.3f}")

# %% [markdown]
# ### RMSprop
#
# Adagrad's sum never shrinks, so its steps fade even when the landscape changes. **RMSprop** (Tieleman and Hinton, 2012;
# V and C) keeps a running mean in place of the sum; $\rho = 0.9$ remembers about ten steps:
#
# $$ s \leftarrow \rho s + (1 - \rho) g^2, \qquad w \leftarrow w - \eta \frac{g}{\sqrt{s} + \epsilon} . $$

# %% [markdown]
# ### Exercise: `rmsprop_step` (3 points, 5 minutes, easy)
#
# Write `rmsprop_step(w, g, s, lr, rho, eps)`, which returns the new `w` and the new `s`.
#
# - `s` is the running mean of squared gradients, zeros at the start. The rest is as in `adagrad_step`: entry by entry, the
#   new `s` in the step, `eps` outside the root, nothing in place.
#
# <details><summary>Hint 1</summary>
#
# Only the line for `s` differs from Adagrad.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# The two weights add up to 1: `rho` for the old mean, `1 - rho` for the new square.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `s = rho * s + (1 - rho) * g**2`, then `return w - lr * g / (np.sqrt(s) + eps), s`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "rmsprop_step", "locked": false, "schema_version": 3, "solution": true, "task": false}
def rmsprop_step(w, g, s, lr, rho, eps):
    """Return parameters and the running mean of squared gradients after one step of RMSprop."""
    ### BEGIN SOLUTION
    s = rho * s + (1 - rho) * g**2
    return w - lr * g / (np.sqrt(s) + eps), s
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_rmsprop_step", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("rmsprop_step", points=3, returns="w, s", section="4. A learning rate for every parameter")
exercise.misconceptions(
    replaced("the step goes uphill", "subtract the step", lr=lambda lr: -lr),
    replaced("the learning rate is not used", "multiply the step with lr", lr=1.0),
    missing_eps(),
    replaced("rho and 1 - rho are swapped", "keep rho of the old mean", rho=lambda rho: 1 - rho),
    replaced("the old mean is forgotten", "add rho * s", s=lambda s: 0 * s),
    misconception("the old s is returned", "return the new one", lambda reference, w, g, s, lr, rho, eps: (..., s)),
    misconception("the gradient is not divided", "divide it by the root of s, plus eps", lambda reference, w, g, s, lr, rho, eps: (w - lr * g, ...)),
)
### BEGIN HIDDEN TESTS


def scaled_step(w, g, s, lr, eps):
    """Step with a given s."""
    return w - lr * g / (np.sqrt(s) + eps), s


exercise.misconceptions(
    misconception("the squares are added up: this is Adagrad", "weigh the old mean with rho and the new square with 1 - rho", lambda reference, w, g, s, lr, rho, eps: scaled_step(w, g, s + g**2, lr, eps)),
    misconception("the factor 1 - rho is missing", "weigh the new square with 1 - rho", lambda reference, w, g, s, lr, rho, eps: scaled_step(w, g, rho * s + g**2, lr, eps)),
    misconception("the factor rho is missing", "weigh the old mean with rho", lambda reference, w, g, s, lr, rho, eps: scaled_step(w, g, s + (1 - rho) * g**2, lr, eps)),
    misconception("the gradient is not squared", "average g**2", lambda reference, w, g, s, lr, rho, eps: scaled_step(w, g, rho * s + (1 - rho) * g, lr, eps)),
    misconception("all parameters share one mean", "keep one for each entry", lambda reference, w, g, s, lr, rho, eps: scaled_step(w, g, rho * s + (1 - rho) * np.mean(g**2), lr, eps)),
    misconception("eps is added inside the root", "add eps to the root", lambda reference, w, g, s, lr, rho, eps: (scaled_step(w, g, reference(w, g, s, lr, rho, eps)[1] + eps, lr, 0.0)[0], ...)),
    misconception("the root is missing", "divide by the root of s", lambda reference, w, g, s, lr, rho, eps: (scaled_step(w, g, reference(w, g, s, lr, rho, eps)[1] ** 2, lr, eps)[0], ...)),
    misconception("the step uses the old s", "update s first", lambda reference, w, g, s, lr, rho, eps: (scaled_step(w, g, s, lr, eps)[0], ...)),
)
### END HIDDEN TESTS
w, g, s = np.array([1.0, -2.0]), np.array([3.0, -0.5]), np.array([4.0, 0.5])
exercise.check("a first step", w, g, np.zeros(2), 0.1, 0.9, 0.0)
exercise.check("the new mean of squares", w, g, s, 0.5, 0.8, 0.1, only="s")
exercise.check("the new parameters", w, g, s, 0.5, 0.8, 0.1, only="w")
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(9)
    w, g, s = rng.normal(size=(3, 4, 2))
    exercise.check("a matrix", w, g, s**2, 0.3, 0.95, 0.01, weight=2)
    exercise.check("a gradient that has always been zero", np.array([1.0, 2.0]), np.array([0.0, 1.0]), np.zeros(2), 0.1, 0.9, 1e-8)
    exercise.check("one parameter", np.array([2.0]), np.array([-4.0]), np.array([9.0]), 0.7, 0.6, 0.2)
    exercise.check("integers", np.array([1, 2]), np.array([3, -4]), np.array([16, 9]), 0.5, 0.75, 0.1)
    exercise.check("a large eps", np.array([1.0, 1.0]), np.array([1.0, 0.1]), np.zeros(2), 1.0, 0.5, 2.0)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Adam
#
# **Adam** (Kingma and Ba, 2015; V) is both ideas at once: a running mean $m$ of the gradients (momentum, averaged) and one
# of their squares, $v$ (RMSprop). Both start at zero, so at first they are far too small; dividing by $1 - \beta^t$ corrects
# that exactly: it is the sum of the weights that the gradients have got so far.
#
# $$ m \leftarrow \beta_1 m + (1 - \beta_1) g, \qquad v \leftarrow \beta_2 v + (1 - \beta_2) g^2, $$
#
# $$ \hat m = \frac{m}{1 - \beta_1^t}, \qquad \hat v = \frac{v}{1 - \beta_2^t}, \qquad
# w \leftarrow w - \eta \frac{\hat m}{\sqrt{\hat v} + \epsilon} . $$
#
# Here $t = 1, 2, \dots$ is the number of this step. Usual: $\beta_1 = 0.9$, $\beta_2 = 0.999$, $\epsilon = 10^{-8}$. (This
# $v$ is a mean of squares, not the velocity of part 3: the paper's letters.)

# %% [markdown]
# ### Exercise: `adam_step` (4 points, 15 minutes, medium)
#
# Write `adam_step(w, g, m, v, t, lr, beta1, beta2, eps)`, which returns the new `w`, `m` and `v`.
#
# - `t` is the number of this step, **from 1**.
# - Return `m` and `v` **before** the bias correction: the next step needs them so. The corrected ones are only used in the
#   step of `w`.
# - Entry by entry, `eps` outside the root (and added after the correction), nothing in place.
#
# <details><summary>Hint 1</summary>
#
# Five lines, one for each formula. Use other names for the corrected moments, such as `m_hat`, so that `m` survives.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# $\beta_1^t$ is a power: `beta1**t`. In the first step $1 - \beta_1^1 = 0.1$, so $\hat m = g$ exactly.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `m_hat = m / (1 - beta1**t)`, `v_hat = v / (1 - beta2**t)`, `w - lr * m_hat / (np.sqrt(v_hat) + eps)`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "adam_step", "locked": false, "schema_version": 3, "solution": true, "task": false}
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    """Return parameters and both moments after step t of Adam."""
    ### BEGIN SOLUTION
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_adam_step", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("adam_step", points=4, returns="w, m, v", section="4. A learning rate for every parameter")
exercise.misconceptions(
    missing_bias_correction(),
    one_step_more("t", "the steps are counted from 0", "use t as it comes: the first step has t = 1"),
    one_step_less("t", "the power is t - 1", "use t as it comes: the first step has t = 1"),
    replaced("the step goes uphill", "subtract the step", lr=lambda lr: -lr),
    replaced("the learning rate is not used", "multiply the step with lr", lr=1.0),
    missing_eps(),
    swapped_arguments("beta1", "beta2"),
    misconception("m and v are returned in the other order", "return w, m, v", lambda reference, *args: (..., *reference(*args)[:0:-1])),
    misconception("the old moments are returned", "return the new ones", lambda reference, w, g, m, v, *args: (..., m, v)),
)
### BEGIN HIDDEN TESTS


def moved(w, m, v, t, lr, beta1, beta2, eps, m_power=None, v_power=None):
    """Step with given moments and a chosen correction of each."""
    m_hat = m / (1 - beta1**t if m_power is None else m_power)
    return w - lr * m_hat / (np.sqrt(v / (1 - beta2**t if v_power is None else v_power)) + eps)


def with_moments(change):
    """Return a misconception's function that steps with the right moments and the rest as `change` says."""

    def function(reference, w, g, m, v, *args):
        _, new_m, new_v = reference(w, g, m, v, *args)
        return change(w, g, new_m, new_v, *args)

    return function


exercise.misconceptions(
    misconception("only m is corrected", "divide v by 1 - beta2**t too", with_moments(lambda w, g, m, v, *args: (moved(w, m, v, *args, v_power=1.0), ..., ...))),
    misconception("only v is corrected", "divide m by 1 - beta1**t too", with_moments(lambda w, g, m, v, *args: (moved(w, m, v, *args, m_power=1.0), ..., ...))),
    misconception("the corrected moments are returned", "return m and v before the correction", with_moments(lambda w, g, m, v, t, lr, beta1, beta2, eps: (..., m / (1 - beta1**t), v / (1 - beta2**t)))),
    misconception("beta is multiplied with t, not raised to it", "use beta1**t and beta2**t", with_moments(lambda w, g, m, v, t, lr, beta1, beta2, eps: (moved(w, m, v, t, lr, beta1, beta2, eps, 1 - beta1 * t, 1 - beta2 * t), ..., ...))),
    misconception("the correction has no power of t", "use beta1**t and beta2**t", with_moments(lambda w, g, m, v, t, lr, beta1, beta2, eps: (moved(w, m, v, t, lr, beta1, beta2, eps, 1 - beta1, 1 - beta2), ..., ...))),
    misconception("m is multiplied with the correction", "divide by 1 - beta**t", with_moments(lambda w, g, m, v, t, lr, beta1, beta2, eps: (moved(w, m, v, t, lr, beta1, beta2, eps, 1 / (1 - beta1**t), 1 / (1 - beta2**t)), ..., ...))),
    misconception("eps is added inside the root", "add eps to the root", with_moments(lambda w, g, m, v, t, lr, beta1, beta2, eps: (moved(w, m, v + eps * (1 - beta2**t), t, lr, beta1, beta2, 0.0), ..., ...))),
    misconception("the root is missing", "divide by the root of v_hat", with_moments(lambda w, g, m, v, t, lr, beta1, beta2, eps: (w - lr * m / (1 - beta1**t) / (v / (1 - beta2**t) + eps), ..., ...))),
    misconception("the gradient stands in the numerator: this is RMSprop", "put m_hat there", with_moments(lambda w, g, m, v, t, lr, beta1, beta2, eps: (moved(w, g, v, t, lr, beta1, beta2, eps, m_power=1.0), ..., ...))),
    misconception("eps is added before the correction", "correct v, then take the root, then add eps", with_moments(lambda w, g, m, v, t, lr, beta1, beta2, eps: (moved(w, m, v, t, lr, beta1, beta2, eps / np.sqrt(1 - beta2**t)), ..., ...))),
    misconception("the gradient is not squared in v", "average g**2", lambda reference, w, g, m, v, t, lr, beta1, beta2, eps: (moved(w, beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g, t, lr, beta1, beta2, eps), ..., beta2 * v + (1 - beta2) * g)),
    misconception("m is a sum: 1 - beta1 is missing", "weigh g with 1 - beta1", lambda reference, w, g, m, v, t, lr, beta1, beta2, eps: (moved(w, beta1 * m + g, beta2 * v + (1 - beta2) * g**2, t, lr, beta1, beta2, eps), beta1 * m + g, ...)),
    misconception("beta and 1 - beta are swapped", "keep beta of the old moment", lambda reference, w, g, m, v, t, lr, beta1, beta2, eps: (moved(w, (1 - beta1) * m + beta1 * g, (1 - beta2) * v + beta2 * g**2, t, lr, beta1, beta2, eps), (1 - beta1) * m + beta1 * g, (1 - beta2) * v + beta2 * g**2)),
)
### END HIDDEN TESTS
w, g, m, v = np.array([1.0, -2.0]), np.array([3.0, -0.5]), np.array([0.4, 0.2]), np.array([4.0, 0.5])
exercise.check("the first step has length lr in every entry", w, g, np.zeros(2), np.zeros(2), 1, 0.1, 0.9, 0.999, 1e-8, only="w")
exercise.check("the new moments", w, g, m, v, 3, 0.1, 0.8, 0.95, 0.1, only=("m", "v"))
exercise.check("the new parameters", w, g, m, v, 3, 0.1, 0.8, 0.95, 0.1, only="w")
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(10)
    w, g, m, v = rng.normal(size=(4, 4, 2))
    exercise.check("a matrix", w, g, m, v**2, 5, 0.3, 0.9, 0.99, 0.01, weight=2)
    exercise.check("after many steps", w[0], g[0], m[0], v[0] ** 2, 1000, 0.01, 0.9, 0.999, 1e-8)
    exercise.check("a gradient that has always been zero", np.array([1.0, 2.0]), np.array([0.0, 1.0]), np.zeros(2), np.zeros(2), 1, 0.1, 0.9, 0.999, 1e-8)
    exercise.check("one parameter and a large eps", np.array([2.0]), np.array([-4.0]), np.array([0.3]), np.array([9.0]), 2, 0.7, 0.6, 0.7, 0.5)
    exercise.check("integers", np.array([1, 2]), np.array([3, -4]), np.array([1, 0]), np.array([16, 9]), 2, 0.5, 0.75, 0.5, 0.1)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Check the slide: Adam without the correction
#
# V's slide leaves the bias correction out. Its **moments** then start far too small: after one step $m$ is a tenth of the
# gradient and $v$ a thousandth of its square. But what counts is the quotient. $m$ is divided by 10, the root of $v$ by
# $\sqrt{1000} = 31.6$: the first **step** is $31.6/10 = 3.16$ times too **large**, and it gets worse before it gets better.
# With a constant gradient of 1 and $\eta = 0.001$:

# %%
with if_written("adam_step"):
    print("step    m        v          step / lr, ours    step / lr, slide")
    w, m, v = np.zeros(1), np.zeros(1), np.zeros(1)
    for t in range(1, 1001):
        new_w, m, v = adam_step(w, np.ones(1), m, v, t, 0.001, 0.9, 0.999, 1e-8)
        ours, w = (w - new_w)[0] / 0.001, new_w
        if t in (1, 2, 5, 10, 20, 100, 1000):
            print(f"{t:4} {m[0]:8.4f} {v[0]:9.5f} {ours:14.3f} {m[0] / (np.sqrt(v[0]) + 1e-8):18.3f}")

# %% [markdown]
# ### The rest of the family
#
# V names three more; `nnlib` has them, and they take part in the race on the digits below.
#
# | | idea | the step |
# | --- | --- | --- |
# | **Adadelta** (Zeiler, 2012) | no learning rate in the paper (our race multiplies the step by a rate all the same): the steps' own running mean $u$ sets the scale | $-\frac{\sqrt{u + \epsilon}}{\sqrt{s + \epsilon}}\, g$ |
# | **AdaMax** (Kingma and Ba, 2015) | the largest recent gradient in place of the root mean square | $-\eta\, \hat m / u$, with $u \leftarrow \max(\beta_2 u, \lvert g\rvert)$ |
# | **Nadam** (Dozat, 2016) | Adam with Nesterov's look-ahead in $\hat m$ | about $-\eta\, (\beta_1 \hat m + (1 - \beta_1) g / (1 - \beta_1^t)) / (\sqrt{\hat v} + \epsilon)$ |

# %% [markdown]
# ## 5. The race
#
# Your six functions on four surfaces. Press *play*, or the arrow keys on a slider. Try:
#
# 1. The **ravine** has the curvature $\lambda = 30$. Raise $\eta$ slowly at $\beta = 0.9$. Three *diverge* one after the other:
#    Nesterov above $\frac{2 (1 + \beta)}{(1 + 2\beta) \lambda} = 0.045$, SGD above $2/\lambda = 0.067$, momentum above
#    $2 (1 + \beta)/\lambda = 0.127$ (from 0.095 on it only steps over the edge and comes back). The others never do. Why
#    not? (How long can their steps be? RMSprop's first one is $3.2\,\eta$.)
# 2. The **saddle**: who gets away first? Its ridge is the line $w_2 = 0$, and everyone starts a hundredth beside it.
# 3. **Rosenbrock**'s bent valley: find rates with which SGD and with which Adam gets round the bend.

# %%
OptimizerRace(
    sgd_step=sgd_step,
    momentum_step=momentum_step,
    nesterov_step=nesterov_step,
    adagrad_step=adagrad_step,
    rmsprop_step=rmsprop_step,
    adam_step=adam_step,
    lr=0.03,
    surfaces=[surfaces["ravine"], surfaces["saddle"], surfaces["Rosenbrock"], surfaces["bowl"]],
)

# %% [markdown]
# The same race in a table. One function calls the right step for each name; `state` carries what the optimizer remembers.

# %%
RACERS = ["SGD", "momentum", "Nesterov", "Adagrad", "RMSprop", "Adam"]


def advance(name, w, grad_f, state, t, lr):
    """Return parameters and state after step t (from 1) of the named optimizer; the state of a new one is None."""
    zeros = np.zeros_like(w)
    if name == "SGD":
        return sgd_step(w, grad_f(w), lr), None
    if name == "Nesterov":
        w, v = nesterov_step(w, grad_f, zeros if state is None else state, lr, 0.9)
        return w, v
    g = grad_f(w)
    if name == "momentum":
        return momentum_step(w, g, zeros if state is None else state, lr, 0.9)
    if name == "Adagrad":
        return adagrad_step(w, g, zeros if state is None else state, lr, 1e-8)
    if name == "RMSprop":
        return rmsprop_step(w, g, zeros if state is None else state, lr, 0.9, 1e-8)
    if name == "Adadelta":
        w, *state = nnlib.adadelta_step(w, g, *(state or (zeros, zeros)), lr)
    elif name == "AdaMax":
        w, *state = nnlib.adamax_step(w, g, *(state or (zeros, zeros)), t, lr)
    elif name == "Nadam":
        m, v, product = state or (zeros, zeros, 1.0)
        w, *state = nnlib.nadam_step(w, g, m, v, product, t, lr)
    else:
        w, *state = adam_step(w, g, *(state or (zeros, zeros)), t, lr, 0.9, 0.999, 1e-8)
    return w, state


def steps_to(name, surface, start, goal, lr, noise=0.0, limit=1000):
    """Count the steps until f is below the goal; None when that takes more than `limit`."""
    rng, w, state = np.random.default_rng(0), np.array(start, dtype=float), None
    for t in range(1, limit + 1):
        w, state = advance(name, w, lambda point: surface.gradient(point) + noise * rng.normal(size=2), state, t, lr)
        if surface.f(w) < goal:
            return t
    return None


# %% [markdown]
# **What to expect.** Down the ravine, at a rate that suits all of them, Nesterov is first and Adagrad brakes itself to a
# crawl. Close to the ridge of the saddle, a hundredth and then a millionth beside it, the gradient that leads away is tiny.
# SGD and momentum have to wait until it has grown; RMSprop and Adam divide by its size, and hardly notice the difference.
#
# **On the ridge itself** ($w_2 = 0$ exactly) the gradient points straight to the saddle point, and every method ends
# there. The noise of mini-batches gets everyone off (lecture V: an estimate that is "often wrong" is a blessing here).
# The last column adds noise of standard deviation 0.01 to every gradient. (The "never" of Adagrad has another reason: it
# leaves the ridge soon, but its steps have shrunk so far that $w_1$ is not home after 1000 of them.)

# %%
with if_written("sgd_step", "momentum_step", "nesterov_step", "adagrad_step", "rmsprop_step", "adam_step"):
    saddle = surfaces["saddle"]
    lines = []
    for name in RACERS:
        counts = [
            steps_to(name, ravine, ravine.start, 1e-3, 0.03),
            steps_to(name, saddle, saddle.start, -0.6, 0.05),
            steps_to(name, saddle, (-2.5, 1e-6), -0.6, 0.05),
            steps_to(name, saddle, (-2.5, 0.0), -0.6, 0.05),
            steps_to(name, saddle, (-2.5, 0.0), -0.6, 0.05, noise=0.01),
        ]
        lines.append(f"{name:9}" + "".join(f"{'never' if count is None else count:>14}" for count in counts))
    print(f"{'steps':9}{'ravine':>14}{'0.01 beside':>14}{'1e-6 beside':>14}{'on the ridge':>14}{'with noise':>14}")
    print("\n".join(lines))

# %% [markdown]
# ### The digits
#
# A network with 32 hidden units reads the 8 by 8 digits of scikit-learn: 2,410 parameters in one flat vector, to which
# your functions apply as they are. Each optimizer trains for 8 epochs with mini-batches of 32, at each of five learning
# rates (a fair race tunes everyone), and is drawn at its best one. The dev set chose the rate; the accuracy is on the
# test set. **What to expect.** All end at about 95 to 99 %. The rates differ more: SGD wants one about thirty times Adam's.
# The gap between two optimizers is smaller than the gap between a good and a bad rate of one: compare the last column.

# %%
X_digits, y_digits = load_digits()
order = np.random.default_rng(0).permutation(len(X_digits))
train, dev, test = order[:1100], order[1100:1450], order[1450:]
FIRST_RATE = {"SGD": 0.1, "momentum": 0.01, "Nesterov": 0.01, "Adagrad": 0.01, "RMSprop": 0.001, "Adam": 0.001, "Adadelta": 0.3, "AdaMax": 0.002, "Nadam": 0.003}


def train_digits(name, lr, n_epochs, beta=None):
    """Train a fresh network; return it and the training loss after every epoch."""
    model = MLP([64, 32, 10], activation="tanh", rng=np.random.default_rng(1))
    parameters, rng, state, t, losses = model.parameters, np.random.default_rng(2), None, 0, []
    for _ in range(n_epochs):
        for X, y in minibatches(X_digits[train], y_digits[train], 32, rng):

            def gradient(w, X=X, y=y):
                parameters.values[...] = w
                model.loss_and_gradients(X, y)
                return parameters.gradients.copy()

            t += 1
            w = parameters.values.copy()
            if beta is None:
                new_w, state = advance(name, w, gradient, state, t, lr)
            else:
                new_w, state = momentum_step(w, gradient(w), np.zeros_like(w) if state is None else state, lr, beta)
            parameters.values[...] = new_w
        losses.append(model.loss(X_digits[train], y_digits[train]))
    return model, losses


# %%
with if_written("minibatches", "sgd_step", "momentum_step", "nesterov_step", "adagrad_step", "rmsprop_step", "adam_step"), np.errstate(over="ignore", invalid="ignore"):
    best, worst = {}, dict.fromkeys(FIRST_RATE, 0.0)
    for name in tqdm(FIRST_RATE, desc="race"):
        for lr in FIRST_RATE[name] * 3.0 ** np.arange(5):
            model, losses = train_digits(name, lr, 8)
            dev_loss = model.loss(X_digits[dev], y_digits[dev])
            worst[name] = max(worst[name], dev_loss)
            if np.isfinite(dev_loss) and (name not in best or dev_loss < best[name][0]):
                best[name] = dev_loss, lr, losses, model.accuracy(X_digits[test], y_digits[test])
    fig, ax = plt.subplots(figsize=(8, 3.6))
    colors = plt.get_cmap("tab10").colors
    for i, (name, (dev_loss, lr, losses, accuracy)) in enumerate(best.items()):
        print(f"{name:9} best rate {lr:7.4f}: training loss {losses[-1]:.4f}, dev loss {dev_loss:.4f}, test accuracy {accuracy:.1%}, dev loss at its worst rate {worst[name]:.2f}")
        ax.semilogy(range(1, 9), losses, color=colors[i], linestyle=LINES[i % 4], label=name)
    ax.set(xlabel="epoch", ylabel="training loss", title="Digits: everyone at the best of five rates")
    ax.legend(ncol=2, fontsize=8)
    plt.show()

# %% [markdown]
# **Batch size on the digits** (S, "Handwriting Digit Classification"). One pass over the training set, SGD, rate 0.3
# (0.03 for single examples, where 0.3 diverges). **What to expect.** Smaller batches learn more *from one epoch*, and take longer for it: the rows of a batch share one
# matrix product.

# %%
with if_written("minibatches", "sgd_step"):
    from time import perf_counter

    for batch_size in (1, 8, 32, 128, 1100):
        model, rng, began = MLP([64, 32, 10], activation="tanh", rng=np.random.default_rng(1)), np.random.default_rng(2), perf_counter()
        for X, y in minibatches(X_digits[train], y_digits[train], batch_size, rng):
            model.loss_and_gradients(X, y)
            model.parameters.values[...] = sgd_step(model.parameters.values, model.parameters.gradients, 0.3 if batch_size > 1 else 0.03)
        seconds = perf_counter() - began
        print(f"batch size {batch_size:4}: {-(-1100 // batch_size):4} steps, {seconds * 1000:6.1f} ms, training loss {model.loss(X_digits[train], y_digits[train]):.3f}")

# %% [markdown]
# ## 6. What second order buys
#
# The gradient says which way is down *here*. The **Hessian** $H(x)$, the matrix of second derivatives, says how that
# changes on the way. **Newton**'s step (lecture C) goes to the minimum of the quadratic that fits best:
#
# $$ x \leftarrow x - H(x)^{-1} \nabla f(x) . $$
#
# On a quadratic one step is enough, whatever the condition number. S says the same for one parameter: the best step is
# |first derivative| / second derivative, and Adagrad is an attempt to guess the second from the first.

# %% [markdown]
# ### Exercise: `newton_step` (3 points, 10 minutes, medium)
#
# Write `newton_step(grad, hessian, x)`: the next point.
#
# - `grad(x)` returns the gradient, shape `(n,)`, and `hessian(x)` the Hessian, shape `(n, n)`, which can be inverted here.
# - The result is a float array of shape `(n,)`; `x` stays as it is.
# - Solve the linear system with `np.linalg.solve`; it is faster and more exact than an inverse.
#
# <details><summary>Hint 1</summary>
#
# You look for the vector $d$ with $H d = \nabla f$. Then $x - d$ is the answer.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `np.linalg.solve(H, g)` returns that $d$. Both `grad` and `hessian` are functions: call them at `x`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `return x - np.linalg.solve(hessian(x), grad(x))`
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "newton_step", "locked": false, "schema_version": 3, "solution": true, "task": false}
def newton_step(grad, hessian, x):
    """Return the minimum of the quadratic that fits best at x."""
    ### BEGIN SOLUTION
    return x - np.linalg.solve(hessian(x), grad(x))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_newton_step", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("newton_step", points=3, section="6. What second order buys")
exercise.misconceptions(
    misconception("the step is added", "subtract it from x", lambda reference, grad, hessian, x: 2 * x - reference(grad, hessian, x)),
    misconception("only the step is returned", "return x minus the step", lambda reference, grad, hessian, x: x - reference(grad, hessian, x)),
    misconception("only the step is returned, with its minus", "add it to x", lambda reference, grad, hessian, x: reference(grad, hessian, x) - x),
    misconception("the Hessian has no effect: this is gradient descent", "solve H d = g", lambda reference, grad, hessian, x: reference(grad, lambda point: np.eye(len(x)), x)),
    misconception("the gradient is multiplied with the Hessian", "multiply with its inverse: solve H d = g", lambda reference, grad, hessian, x: reference(grad, lambda point: np.linalg.inv(hessian(point)), x)),
    misconception("only the diagonal of the Hessian is used", "use the whole matrix", lambda reference, grad, hessian, x: reference(grad, lambda point: np.diag(np.diag(hessian(point))), x)),
    misconception("the entries of the inverse are 1 over the entries", "solve the linear system", lambda reference, grad, hessian, x: reference(grad, lambda point: np.linalg.inv(1 / hessian(point)), x)),
    misconception("the functions are called at 0", "call both at x", lambda reference, grad, hessian, x: x + reference(grad, hessian, np.zeros(len(x)))),
    misconception("the Hessian is taken at 0", "call hessian at x", lambda reference, grad, hessian, x: reference(grad, lambda point: hessian(0 * x), x)),
    misconception("the step has only half its length", "take the whole step", lambda reference, grad, hessian, x: (x + reference(grad, hessian, x)) / 2),
    misconception("x is returned unchanged", "return the new point", lambda reference, grad, hessian, x: x),
)
H = np.array([[3.0, 1.0], [1.0, 2.0]])
exercise.check("finds the minimum of a quadratic in one step", lambda x: H @ x - np.array([1.0, -1.0]), lambda x: H, np.array([4.0, -3.0]))
exercise.check("on a function that is no quadratic", lambda x: 4 * x**3, lambda x: np.diag(12 * x**2), np.array([1.0, -2.0]))


@exercise.property("the new point is where the linear model of the gradient is zero")
def _(newton_step):
    x = np.array([0.5, 2.0])
    new = newton_step(lambda x: np.array([2 * x[0] + x[1], x[0] + x[1] ** 3]), lambda x: np.array([[2.0, 1.0], [1.0, 3 * x[1] ** 2]]), x)
    left = np.array([3.0, 8.5]) + np.array([[2.0, 1.0], [1.0, 12.0]]) @ (new - x)
    return np.allclose(left, 0, atol=1e-9) or f"there it is {left}"


### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(11)
    A = rng.normal(size=(5, 5))
    c = rng.normal(size=5)
    exercise.check("five dimensions", lambda x: (A @ A.T + np.eye(5)) @ x - c, lambda x: A @ A.T + np.eye(5), rng.normal(size=5), weight=2)
    exercise.check("a Hessian that changes from point to point", lambda x: np.array([np.exp(x[0]) + x[1], x[0] + 2 * x[1]]), lambda x: np.array([[np.exp(x[0]), 1.0], [1.0, 2.0]]), np.array([1.5, 0.5]), weight=2)
    exercise.check("negative curvature: the step goes to the saddle", lambda x: np.array([2.0, -3.0]) * x + 1, lambda x: np.diag([2.0, -3.0]), np.array([1.0, 1.0]))
    exercise.check("one dimension", lambda x: x**2 - 2, lambda x: np.array([2 * x]), np.array([3.0]))
    exercise.check("integers", lambda x: np.array([[2, 1], [1, 3]]) @ x, lambda x: np.array([[2, 1], [1, 3]]), np.array([3, -1]))
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### How far along the direction?
#
# Far from the minimum a whole Newton step can go anywhere, and a gradient step needs a length too. Lecture C: take any
# **direction of descent** $\Delta x$, that is $\nabla f(x)^T \Delta x < 0$, start with $t = 1$ and shorten until the
# function has fallen enough, with $0 < \alpha < \frac12$ and $0 < \beta < 1$:
#
# $$ \text{while } f(x + t \Delta x) > f(x) + \alpha\, t\, \nabla f(x)^T \Delta x: \qquad t \leftarrow \beta t . $$
#
# $t\,\nabla f(x)^T \Delta x$ is the fall that the slope promises; we ask for the share $\alpha$ of it.

# %% [markdown]
# ### Exercise: `backtracking_line_search` (3 points, 10 minutes, medium)
#
# Write `backtracking_line_search(f, grad_f, x, direction, alpha, beta)`: the step $t$, one float.
#
# - `f(x)` is a number, `grad_f(x)` the gradient at `x`; `direction` is $\Delta x$. `x` and `direction` have shape `(n,)`.
# - Start with `t = 1.0`. The gradient is taken at `x` only. When both sides are equal, the step is accepted.
# - `direction` always goes downhill here, so the loop ends.
#
# <details><summary>Hint 1</summary>
#
# The slope along the direction is one number: `grad_f(x) @ direction`. It is negative.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# A `while` loop with the condition of the text, and one line inside it.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `while f(x + t * direction) > f(x) + alpha * t * slope: t = beta * t`, then `return t` (not the new point).
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "backtracking_line_search", "locked": false, "schema_version": 3, "solution": true, "task": false}
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    """Return the first of 1, beta, beta**2, ... at which f has fallen enough."""
    ### BEGIN SOLUTION
    t, slope = 1.0, grad_f(x) @ direction
    while f(x + t * direction) > f(x) + alpha * t * slope:
        t = beta * t
    return t
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_backtracking_line_search", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("backtracking_line_search", points=3, section="6. What second order buys")
exercise.misconceptions(
    misconception("the new point is returned", "return the step t", lambda reference, f, grad_f, x, direction, alpha, beta: x + reference(f, grad_f, x, direction, alpha, beta) * direction),
    misconception("the step is returned as a vector", "return the number t", lambda reference, f, grad_f, x, direction, alpha, beta: reference(f, grad_f, x, direction, alpha, beta) * direction),
    swapped_arguments("alpha", "beta"),
    misconception("the step is shortened once too often", "stop as soon as the function has fallen enough", lambda reference, f, grad_f, x, direction, alpha, beta: beta * reference(f, grad_f, x, direction, alpha, beta)),
    misconception("the step is not shortened often enough", "go on until the condition holds", lambda reference, f, grad_f, x, direction, alpha, beta: reference(f, grad_f, x, direction, alpha, beta) / beta),
    misconception("the step starts at beta", "try t = 1 first", lambda reference, f, grad_f, x, direction, alpha, beta: min(beta, reference(f, grad_f, x, direction, alpha, beta))),
    misconception("the whole step is always taken", "shorten it while the function has not fallen enough", lambda reference, f, grad_f, x, direction, alpha, beta: 1.0),
    replaced("alpha has no effect: any fall is accepted", "ask for alpha times the promised fall", alpha=1e-15),
)
### BEGIN HIDDEN TESTS


def searched(f, grad_f, x, direction, alpha, beta, slope=None, times_t=True, shorten=None, strict=False):
    """Search with one thing done differently: what the likely mistakes give."""
    t, slope = 1.0, grad_f(x) @ direction if slope is None else slope
    for _ in range(200):
        enough = f(x) + alpha * (t if times_t else 1.0) * slope
        value = f(x + t * direction)
        if value < enough or (value == enough and not strict):
            break
        t = t * beta if shorten is None else shorten(t)
    return t


exercise.misconceptions(
    misconception("the promised fall has no t in it", "multiply alpha and the slope with t", lambda reference, *args: searched(*args, times_t=False)),
    misconception("the slope is taken with the wrong sign", "add alpha * t * slope: the slope is negative", lambda reference, f, grad_f, x, direction, *args: searched(f, grad_f, x, direction, *args, slope=-grad_f(x) @ direction)),
    misconception("the slope is minus the squared gradient whatever the direction", "use grad_f(x) @ direction", lambda reference, f, grad_f, x, direction, *args: searched(f, grad_f, x, direction, *args, slope=-grad_f(x) @ grad_f(x))),
    misconception("beta is subtracted from the step", "multiply the step with beta", lambda reference, f, grad_f, x, direction, alpha, beta: searched(f, grad_f, x, direction, alpha, beta, shorten=lambda t: t - beta)),
    misconception("the step is halved whatever beta is", "multiply it with beta", lambda reference, *args: searched(*args, shorten=lambda t: t / 2)),
    misconception("the step is multiplied with 1 - beta", "multiply it with beta", lambda reference, f, grad_f, x, direction, alpha, beta: searched(f, grad_f, x, direction, alpha, beta, shorten=lambda t: t * (1 - beta))),
    misconception("equality is not accepted", "shorten only while f is above the line", lambda reference, *args: searched(*args, strict=True)),
)
### END HIDDEN TESTS


def valley(x):
    """Return a quadratic that is four times as steep in its second direction."""
    return float(x[0] ** 2 + 4 * x[1] ** 2)


def valley_gradient(x):
    """Return its gradient."""
    return np.array([2 * x[0], 8 * x[1]])


x = np.array([1.0, 1.0])
exercise.check("shortens a step that is too long", valley, valley_gradient, x, -valley_gradient(x), 0.3, 0.5)
exercise.check("takes the whole step when that is good enough", valley, valley_gradient, x, np.array([-0.9, -0.8]), 0.3, 0.5)
exercise.check("shortens by beta", valley, valley_gradient, x, -valley_gradient(x), 0.1, 0.7)
exercise.check("asks for more with a larger alpha", valley, valley_gradient, x, -valley_gradient(x), 0.49, 0.9)
### BEGIN HIDDEN TESTS
with exercise.hidden():

    def bent(x):
        return float((1 - x[0]) ** 2 + 10 * (x[1] - x[0] ** 2) ** 2)

    def bent_gradient(x):
        return np.array([-2 * (1 - x[0]) - 40 * x[0] * (x[1] - x[0] ** 2), 20 * (x[1] - x[0] ** 2)])

    x = np.array([-1.0, 2.0])
    exercise.check("another function", bent, bent_gradient, x, -bent_gradient(x), 0.2, 0.6, weight=2)
    exercise.check("a direction that is not the steepest one", bent, bent_gradient, x, np.array([0.5, -6.0]), 0.4, 0.8, weight=2)
    exercise.check("a small alpha and a small beta", valley, valley_gradient, np.array([3.0, -2.0]), np.array([-40.0, 5.0]), 0.01, 0.3)
    exercise.check("a small beta, swapped easily", valley, valley_gradient, np.array([3.0, -2.0]), np.array([-40.0, 5.0]), 0.35, 0.2)
    exercise.check("accepts equality", lambda x: float(x[0] ** 2), lambda x: 2 * x, np.array([1.0]), np.array([-1.5]), 0.25, 0.5)
    exercise.check("one dimension, a very long direction", lambda x: float(np.exp(x[0]) - x[0]), lambda x: np.exp(x) - 1, np.array([2.0]), np.array([-500.0]), 0.3, 0.5)
    exercise.check("integers", valley, valley_gradient, np.array([1, -1]), np.array([-3, 3]), 0.25, 0.75)
    exercise.check("any fall is not enough", lambda x: float(abs(x[0]) ** 1.5), lambda x: 1.5 * np.sign(x) * np.abs(x) ** 0.5, np.array([1.0]), np.array([-1.9]), 0.45, 0.9)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### One quadratic, five methods
#
# Lecture C: on $f(x) = \frac12 (x_1^2 + a x_2^2)$ from $(1, 1)$ the steepest direction is $(-1, -a)$, the way to the minimum
# $(-1, -1)$; only for $a = 1$ do they agree. **BFGS** *learns* the inverse Hessian from the gradients that it meets;
# **conjugate gradient** removes the error along one direction for good at each step. Its directions $d_i$ are *conjugate*,
# $d_i^\top H d_j = 0$, which the axes of the ellipse are too, but it need not take those; it stores no matrix, and asks only
# for products with $H$.
# **What to expect.** Gradient descent with a line search goes from 1 step to hundreds; Newton needs 1, conjugate gradient 2
# (the number of dimensions), BFGS a few.

# %%
with if_written("newton_step"):
    print("steps until the gradient is below 1e-6")
    print("    a   gradient descent   BFGS   conjugate gradient   Newton   your newton_step leaves a gradient of")
    for a in (1, 10, 100, 1000):
        steps = {name: len(descent.path) - 1 for name, descent in compare_on_quadratic(a).items()}
        end = newton_step(lambda x, a=a: np.array([1, a]) * x, lambda x, a=a: np.diag([1.0, a]), np.ones(2))
        print(f"{a:5} {steps['gradient descent']:18} {steps['BFGS']:6} {steps['conjugate gradient']:20} {steps['Newton']:8} {np.linalg.norm(np.array([1, a]) * end):28.0e}")

# %%
descents = compare_on_quadratic(20.0)
fig, ax = plt.subplots(figsize=(7, 3.4))
draw_surface(ax, lambda x: (x[..., 0] ** 2 + 20 * x[..., 1] ** 2) / 2, (-0.6, 1.2, -0.7, 1.1), title="$a = 20$, each method from (1, 1)")
for (name, descent), color, line in zip(descents.items(), ("black", RED, ORANGE, BLUE), LINES, strict=True):
    ax.plot(*descent.path.T, color=color, linestyle=line, marker="o", markersize=4, label=f"{name}: {len(descent.path) - 1} steps")
ax.legend(loc="lower right", fontsize=8)
plt.show()

# %% [markdown]
# ### Where it is no quadratic
#
# Your two functions together make Newton's method with a line search: direction $-H^{-1}\nabla f$, and against the gradient
# where that does not descend. SciPy brings BFGS and conjugate gradient for any function. **What to expect** on
# Rosenbrock's bent valley: gradient descent with your line search takes more than a thousand steps, the others 12
# to 21.

# %%
from scipy.optimize import minimize

rosenbrock = surfaces["Rosenbrock"]


def rosenbrock_hessian(x):
    """Return the second derivatives of (1 - x1)^2 + 10 (x2 - x1^2)^2."""
    return np.array([[2 - 40 * (x[1] - 3 * x[0] ** 2), -40 * x[0]], [-40 * x[0], 20.0]])


with if_written("newton_step", "backtracking_line_search"):
    for method in ("gradient descent", "Newton"):
        x, n_steps = np.array(rosenbrock.start), 0
        while np.linalg.norm(rosenbrock.gradient(x)) > 1e-6 and n_steps < 5000:
            direction = -rosenbrock.gradient(x)
            if method == "Newton":
                to_minimum = newton_step(rosenbrock.gradient, rosenbrock_hessian, x) - x
                direction = to_minimum if to_minimum @ rosenbrock.gradient(x) < 0 else direction
            x = x + backtracking_line_search(rosenbrock.f, rosenbrock.gradient, x, direction, 0.3, 0.5) * direction
            n_steps += 1
        print(f"{method:17}: {n_steps:5} steps, yours, to {x.round(5)}")
    for method in ("BFGS", "CG"):
        result = minimize(rosenbrock.f, rosenbrock.start, jac=rosenbrock.gradient, method=method, options={"gtol": 1e-6})
        print(f"{method:17}: {result.nit:5} steps, SciPy, to {result.x.round(5)}")

# %% [markdown]
# ### What it costs
#
# Then why does nobody train large networks with Newton? One step solves a system of $N$ equations: $O(N^3)$ (lecture C).
# BFGS keeps an $N$ by $N$ matrix, $O(N^2)$; **L-BFGS** keeps the last ten steps instead. And all of them want the gradient of
# the *whole* data set: a second derivative estimated from a mini-batch is mostly noise. Softmax regression on the digits has
# 650 parameters, a loss without local minima, and a little weight decay so that a minimum exists. **What to expect.** L-BFGS
# and conjugate gradient need some tens of gradients for a loss that plain descent has not reached after a thousand.

# %%
softmax_model = SoftmaxRegression(64, 10, l2=0.01)


def full_loss(w):
    """Return loss and gradient of softmax regression on all training digits."""
    softmax_model.parameters.values[...] = w
    loss = softmax_model.loss_and_gradients(X_digits[train], y_digits[train])
    return loss, softmax_model.parameters.gradients.copy()


N = softmax_model.parameters.values.size
exact = minimize(full_loss, np.zeros(N), jac=True, method="L-BFGS-B", options={"maxiter": 2000, "ftol": 1e-15, "gtol": 1e-9}).fun
for method, options in {"L-BFGS-B": {"gtol": 1e-4}, "CG": {"gtol": 1e-4}}.items():
    result = minimize(full_loss, np.zeros(N), jac=True, method=method, options=options)
    print(f"{method:17}: {result.nfev:4} gradients, {result.fun - exact:.1e} above the minimum")
with if_written("sgd_step"):
    w = np.zeros(N)
    for n_steps in range(1, 1001):
        w = sgd_step(w, full_loss(w)[1], 0.5)
        if n_steps in (30, 100, 1000):
            print(f"{'gradient descent':17}: {n_steps:4} gradients, {full_loss(w)[0] - exact:.1e} above the minimum")
print(f"Newton would store a Hessian of {N**2:,} numbers; for a network of a million parameters {10**12:,}")

# %% [markdown]
# ## 7. Searching for hyperparameters
#
# Rate, momentum, batch size, number of units: what no gradient reaches has to be searched on the **dev** set. Lecture V
# names two basic ways and a cleverer third:
#
# - **grid search** tries all combinations of chosen values;
# - **random search** draws each value from a range (rates from a *logarithmic* one). When only one of two matters, a grid
#   of 3 by 3 has tried 3 values of it, 9 random draws have tried 9 (Bergstra and Bengio, 2012);
# - **TPE** (Bergstra, 2011; here from the library Optuna) draws where the good trials so far lie close together. Its first
#   ten trials are random.
#
# We search the rate and $\beta$ of your `momentum_step`, 40 trials of 4 epochs each. **What to expect.** All three find
# something good. The grid has tried only 8 rates, the others 40. After its first ten trials TPE wastes few: the median of
# its later ones is well below that of random search, and more of its points lie in the good region.

# %%
with if_written("minibatches", "momentum_step"), np.errstate(over="ignore", invalid="ignore"):

    def dev_loss(log_lr, beta):
        """Return the dev loss of a short training; NaN counts as the worst."""
        model, _ = train_digits("momentum", 10**log_lr, 4, beta)
        return model.loss(X_digits[dev], y_digits[dev])

    space = {"log_lr": Uniform(-3.5, 0.5), "beta": Uniform(0.0, 0.98)}
    searches = {
        "grid": grid_search(dev_loss, {"log_lr": np.linspace(-3.5, 0.0, 8), "beta": [0.0, 0.25, 0.5, 0.75, 0.95]}),
        "random": random_search(dev_loss, space, 40, np.random.default_rng(3)),
        "TPE": tpe_search(dev_loss, space, 40, np.random.default_rng(3)),
    }
    for name, result in searches.items():
        print(f"{name:6}: {len(result.trials)} trials, best dev loss {result.best.loss:.3f} at rate {10 ** result.best.params['log_lr']:.4f}, beta {result.best.params['beta']:.2f}; median of the first ten {np.median([trial.loss for trial in result.trials[:10]]):.2f}, of the others {np.median([trial.loss for trial in result.trials[10:]]):.2f}")
    fig, axes = plt.subplots(1, 3, figsize=(13, 3.4), sharey=True)
    for ax, (name, result) in zip(axes, searches.items(), strict=True):
        trials = result.trials
        losses = np.clip(np.nan_to_num([trial.loss for trial in trials], nan=2.5), None, 2.5)
        points = ax.scatter([t.params["log_lr"] for t in trials], [t.params["beta"] for t in trials], c=losses, cmap="cividis_r", vmin=0.1, vmax=2.5, edgecolor="black")
        ax.plot(result.best.params["log_lr"], result.best.params["beta"], marker="o", markersize=14, fillstyle="none", color=RED)
        ax.set(xlabel=r"$\log_{10}$ of the rate", ylabel=r"$\beta$", title=f"{name}: best dev loss {result.best.loss:.3f}")
    plt.colorbar(points, ax=axes, label="dev loss (2.5 and worse)")
    plt.show()

# %% [markdown]
# With $\beta$ near 0 the best rates are near 1, with $\beta$ near 0.95 they are near 0.1. Part 3 says why: what counts is
# $\eta/(1 - \beta)$. Searching $\log(\eta/(1 - \beta))$ in place of $\log \eta$ would make the good region straight, and
# every method quicker: the best search is the one over the right numbers.

# %% [markdown] nbgrader={"grade": false, "grade_id": "in_words_question", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ### In your own words (3 points, graded by hand)
#
# A colleague trains with momentum, $\beta = 0.9$ and $\eta = 0.01$; the loss falls well. She reads that $\beta = 0.99$
# "averages the noise better", changes only that, and the loss swings up and down and comes to rest later and higher than
# before. Then she replaces momentum by Adam, keeps
# $\eta = 0.01$, and the loss falls fast but then trembles and does not settle. Explain in four to seven sentences what
# happened both times, and what you would try in each case.

# %% [markdown] nbgrader={"grade": true, "grade_id": "in_words", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# With a steady gradient the velocity grows to eta g / (1 - beta): from beta = 0.9 to 0.99 the effective rate grew from 10
# to 100 times eta, too much for the curvature or the noise of her loss; dividing eta by 10 keeps eta / (1 - beta) as it was.
# Adam divides by the size of the gradient, so its steps have a length of about eta in every parameter, however small the
# gradients become: near the minimum it keeps jumping. A smaller rate (0.001 is usual), annealing such as eta / sqrt(t + 1),
# or a larger batch lets it settle. A range test shows the good rate for each optimizer.
#
# One point each: the effective rate eta / (1 - beta), with the smaller eta; Adam's step does not shrink with the gradient;
# a smaller rate or annealing as the remedy.
# ### END SOLUTION

# %% [markdown]
# ## What you can do now
#
# - **Mini-batches** estimate the gradient from a few rows; shuffle once an epoch; small batches step often and tremble.
# - A rate above $2/\lambda$ diverges; a **range test** finds where; **annealing** stops the trembling.
# - **Momentum** adds up what the gradients agree on, $\eta/(1 - \beta)$ in all, and turns $\kappa$ into $\sqrt\kappa$;
#   **Nesterov** looks where it will land.
# - **Adagrad**, **RMSprop** and **Adam** give each parameter its own rate; Adam's moments need their correction.
# - **Newton** needs one step on a quadratic and $O(N^3)$ work; **BFGS** and **conjugate gradient** need neither Hessian nor
#   patience, but the whole data set.
# - Tune the rate first, on a logarithmic scale, on the dev set; then the rest.
#
# **Next.** All of these make the *training* loss small, and none asks whether that is what we want. In lesson 5 the
# training loss falls while the dev loss rises, and the cures are weight decay, early stopping and dropout.
#
# **References.** H.-H. Shuai, *Introduction to Deep Learning* (2018), "Learning Rate", "Adagrad", "Momentum". G. Peeters,
# *Neural Networks* (2018), sections 6.4 and "Various types of training". C. Cerisara, *Deep Learning* (2018/19), descent
# methods. J. Vitay, *Neurocomputing*, "Bad convergence". A. Allauzen, *Deep Learning: the basics* (2017), exercise
# 1. B. Polyak (1964); Y. Nesterov (1983); J. Duchi, E. Hazan and Y. Singer, *JMLR* 12 (2011); D. Kingma and J. Ba, "Adam",
# ICLR (2015); L. Smith, "Cyclical learning rates" (2017); J. Bergstra and Y. Bengio, *JMLR* 13 (2012).
