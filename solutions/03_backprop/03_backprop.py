# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Lesson 3: backpropagation
#
# Lesson 1 ended with a question: in a network of two layers, what should the *hidden* units have answered? No label
# says so. The answer is not to ask for labels but for slopes: if this weight moved a little, would the loss rise or
# fall? A network may have a million weights, and **backpropagation** finds the slope of the loss in every one of them
# for little more than the price of one answer.
#
# You will build it up from one number to a whole network, and at the end write the core of what PyTorch and TensorFlow
# do: a small program that differentiates other programs.
#
# | part | what you do | time | difficulty |
# | --- | --- | --- | --- |
# | 1. A ruler for slopes | `numerical_gradient`, `gradient_check` | 20 min | easy |
# | 2. The chain rule, in stages | `staged_forward_backward` | 20 min | medium |
# | 3. Gates | `sigmoid_backward`, `tanh_backward`, `relu_backward` | 15 min | easy |
# | 4. From numbers to matrices | `linear_forward`, `linear_backward` | 15 min | medium |
# | 5. A network that learns | `mlp_forward`, `mlp_backward`, `train_mlp` | 25 min | medium |
# | 6. Your own autodiff | `topological_order`, `backpropagate`, one question in words | 25 min | hard |
#
# Everything here works with what lessons 1 and 2 taught; you do not need to have finished them. A good place to pause is
# after part 4.
#
# **Conventions.** Rows are examples, `X (n_samples, n_features)`; `W (n_in, n_out)` and `Z = X @ W + b`, the transpose
# of the $W$ of lectures A and P. (Letters stand for the lectures: A is Allauzen, P Peeters, S Shuai, C Cerisara, V Vitay.) `dX` is short for $\partial L / \partial X$, the derivative of the loss with respect
# to `X`; it has the shape of `X`. The factor $1/n$ of the mean enters with the loss alone, and reaches every gradient
# through the first `dZ`. Arguments are never changed in place. `nnlib` is the course's own library: you may look into it,
# but an answer that calls its version of the function asked for scores nothing.

# %%
import matplotlib.pyplot as plt
import numpy as np
from tqdm.auto import trange

import nnlib
from autograder.checks import (
    Exercise,
    if_written,
    mean_instead_of_sum,
    misconception,
    missing_bias,
    replaced,
    scaled,
    sum_instead_of_mean,
    transposed,
    transposed_argument,
    values_swapped,
)
from nnlib import binary_cross_entropy, sigmoid
from nnlib.data import load_digits, make_moons, make_spirals, xor_gate
from nnlib.plots import plot_decision_boundary
from nnlib.widgets import GraphView

BLUE, ORANGE, GREEN = "#0072B2", "#E69F00", "#009E73"

# %% [markdown]
# `sigmoid` and `binary_cross_entropy` come from lesson 2 and are given here.
#
# ## 1. A ruler for slopes
#
# A derivative answers a question about a nudge: if $x$ grows by a tiny $\epsilon$, by how much does $f$ change? Without
# any calculus one can try it out, on both sides, so that the error of the two sides cancels:
#
# $$ \frac{\partial f}{\partial x_i} \approx \frac{f(x + \epsilon e_i) - f(x - \epsilon e_i)}{2\epsilon} . $$
#
# This is the **central difference**; $e_i$ is 1 in entry $i$ and 0 elsewhere. It is slow (two runs of $f$ for every
# entry of $x$) and never quite exact, but it cannot be wrong in an interesting way. That makes it the ruler against
# which you will hold everything else in this lesson.

# %% [markdown]
# ### Exercise: `numerical_gradient` (3 points, 10 minutes, easy)
#
# Write `numerical_gradient(f, x, eps=1e-5)`.
#
# - `f` takes an array of the shape of `x` and returns one number.
# - `x` is an array of any shape, a vector or a matrix or more. It may hold integers or float32: work in float64
#   (`dtype=float`), because a step of `1e-5` is lost in both.
# - The result holds the central difference with step `eps` in each entry, as float64, in the shape of `x`.
# - `x` is the same after the call as before.
#
# <details><summary>Hint 1</summary>
#
# Nudge one entry at a time: make a copy of `x`, add `eps` to one of its entries, call `f`. The same with minus.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `for index in np.ndindex(x.shape):` visits every entry of an array of any shape; `x[index]` is that entry.
# `np.array(x, dtype=float)` makes a copy in float64.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# In the loop: `above, below = x.copy(), x.copy()`, then `above[index] += eps`, `below[index] -= eps`, and store
# `(f(above) - f(below)) / (2 * eps)` in `gradient[index]`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "numerical_gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def numerical_gradient(f, x, eps=1e-5):
    """Return the central difference of f in each entry of x."""
    ### BEGIN SOLUTION
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += eps
        below[index] -= eps
        gradient[index] = (f(above) - f(below)) / (2 * eps)
    return gradient
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_numerical_gradient", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("numerical_gradient", points=3, section="1. A ruler for slopes", rtol=1e-5, atol=1e-6)
exercise.misconceptions(
    misconception("this is the forward difference", "step to both sides and divide by 2 * eps", lambda reference, f, x, eps=1e-5: np.array([(f(x + eps * e.reshape(np.shape(x))) - f(x)) / eps for e in np.eye(np.size(x))]).reshape(np.shape(x))),
    misconception("this is the backward difference", "step to both sides and divide by 2 * eps", lambda reference, f, x, eps=1e-5: np.array([(f(x) - f(x - eps * e.reshape(np.shape(x)))) / eps for e in np.eye(np.size(x))]).reshape(np.shape(x))),
    scaled(2.0, "the difference is divided by eps", "the two points lie 2 * eps apart"),
    misconception("all entries are nudged at once", "nudge one entry at a time", lambda reference, f, x, eps=1e-5: np.full(np.shape(x), (f(x + eps) - f(x - eps)) / (2 * eps))),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("the step is lost in the integers", "make a float64 copy of x first", lambda reference, f, x, eps=1e-5: np.zeros(np.shape(x)) if x.dtype.kind == "i" else ...),
    misconception("the difference is not divided", "divide by 2 * eps", lambda reference, f, x, eps=1e-5: 2 * eps * reference(f, x, eps)),
    misconception("the sign is turned by taking below minus above", "take f(above) - f(below)", lambda reference, f, x, eps=1e-5: -reference(f, x, eps)),
    misconception("the nudges pile up from entry to entry", "start from an untouched copy of x for each entry", lambda reference, f, x, eps=1e-5: np.array([(f(x + eps * np.tril(np.ones(np.size(x)))[i].reshape(np.shape(x))) - f(x - eps * np.tril(np.ones(np.size(x)))[i].reshape(np.shape(x)))) / (2 * eps) for i in range(np.size(x))]).reshape(np.shape(x))),
    replaced("eps has no effect", "step by the eps that is given", eps=1e-5),
)
### END HIDDEN TESTS
exercise.check("the slope of a parabola", lambda x: np.sum(x**2), np.array([1.0, -3.0, 0.5]))
exercise.check("central, with a large step", lambda x: np.sum(x**3), np.array([1.0, 2.0]), 0.1, weight=2)
exercise.check("integers", lambda x: np.sum(x**2), np.array([1, 3]))
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(1)
    M = rng.normal(size=(2, 3))
    exercise.check("a matrix", lambda x: np.sum(np.sin(x) * M), rng.normal(size=(2, 3)))
    exercise.check("entries that depend on one another", lambda x: x[0] * x[1] ** 2 / x[2], np.array([1.5, -0.7, 2.0]), weight=2)
    exercise.check("one entry", lambda x: np.exp(x[0]), np.array([0.3]), 1e-2)
    exercise.check("another step", lambda x: np.sum(x**4), np.array([0.5, -1.0]), 0.3)
    exercise.check("three axes", lambda x: np.sum(np.cumsum(x.ravel()) ** 2), rng.normal(size=(2, 1, 2)))
    exercise.check("float32", lambda x: np.sum(x**2) / 2, np.array([1.1, -2.3, 0.7], dtype=np.float32))
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### How small should the step be?
#
# **What to expect.** A smaller step makes the formula better and the arithmetic worse: two nearly equal numbers are
# subtracted, and their last digits are noise. The error of the one-sided difference falls with $\epsilon$, that of the
# central one with $\epsilon^2$, and both rise with $10^{-16} / \epsilon$. For the central difference the best step is
# about $10^{-5}$, and ten digits are right.

# %%
with if_written("numerical_gradient"):
    steps = 10.0 ** np.arange(-12, 0)
    points = np.linspace(0.5, 1.5, 50)
    truth = np.exp(points)
    central = [max(abs(numerical_gradient(lambda x: np.exp(x[0]), np.array([p]), eps)[0] / np.exp(p) - 1) for p in points) for eps in steps]
    one_sided = [np.max(np.abs((np.exp(points + eps) - np.exp(points)) / eps / truth - 1)) for eps in steps]
    fig, ax = plt.subplots(figsize=(5.5, 3))
    ax.loglog(steps, one_sided, marker="s", color=ORANGE, label="one-sided")
    ax.loglog(steps, central, marker="o", color=BLUE, label="central")
    ax.set(xlabel=r"step $\epsilon$", ylabel="relative error", title="The slope of $e^x$, largest error for $x$ in [0.5, 1.5]")
    ax.legend()
    plt.show()
    print(f"central: best step {steps[np.argmin(central)]:.0e}, error {min(central):.0e}")

# %% [markdown]
# ### Exercise: `gradient_check` (2 points, 10 minutes, easy)
#
# "Nearly equal" needs a scale: an error of 0.001 is nothing in a slope of 1000 and everything in a slope of 0.002. With
# the gradient $g$ from a formula and $\tilde g$ from the ruler, the **relative error** is
#
# $$ \frac{\lVert g - \tilde g \rVert}{\lVert g \rVert + \lVert \tilde g \rVert} , $$
#
# a number between 0 and 1, whatever the scale; $\lVert \cdot \rVert$ is the root of the sum of the squares of all
# entries. As a rule of thumb: below $10^{-6}$ the gradient is right, above $10^{-3}$ it is wrong. In between, look
# closer: often a kink, such as that of ReLU at 0, lies within the step.
#
# Write `gradient_check(f, grad, x)`, which returns this number.
#
# - `f` and `x` are those of `numerical_gradient`; `grad` is a **function**: `grad(x)` is the gradient of `f` at `x`, an
#   array of the shape of `x`.
# - Where both gradients are all zeros they agree: return 0.
#
# <details><summary>Hint 1</summary>
#
# Two gradients: `grad(x)` and `numerical_gradient(f, x)`. `np.linalg.norm` gives the norm of an array of any shape.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# Compute the denominator first. If it is 0, return `0.0`; otherwise 0 / 0 would give `nan`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `size = np.linalg.norm(g) + np.linalg.norm(g_tilde)`; `return np.linalg.norm(g - g_tilde) / size if size > 0 else
# 0.0`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "gradient_check", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gradient_check(f, grad, x):
    """Return the relative error of grad(x) against the central difference of f at x."""
    ### BEGIN SOLUTION
    analytic, numerical = grad(x), numerical_gradient(f, x)
    size = np.linalg.norm(analytic) + np.linalg.norm(numerical)
    if size == 0:
        return 0.0
    return np.linalg.norm(analytic - numerical) / size
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_gradient_check", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("gradient_check", points=2, needs=["numerical_gradient"], section="1. A ruler for slopes", rtol=1e-5, atol=1e-6)
exercise.misconceptions(
    misconception("the error is not divided by the size of the gradients", "divide by the sum of the two norms", lambda reference, f, grad, x: np.linalg.norm(grad(x) - nnlib.numerical_gradient(f, x))),
    misconception("the error is divided by the norm of one gradient alone", "divide by the sum of the two norms", lambda reference, f, grad, x: np.linalg.norm(grad(x) - nnlib.numerical_gradient(f, x)) / np.linalg.norm(grad(x))),
    misconception("the error is divided by the norm of the numerical gradient alone", "divide by the sum of the two norms", lambda reference, f, grad, x: np.linalg.norm(grad(x) - nnlib.numerical_gradient(f, x)) / np.linalg.norm(nnlib.numerical_gradient(f, x))),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("the norms are left squared", "take the root, or np.linalg.norm", lambda reference, f, grad, x: np.sum((grad(x) - nnlib.numerical_gradient(f, x)) ** 2) / (np.sum(grad(x) ** 2) + np.sum(nnlib.numerical_gradient(f, x) ** 2))),
    misconception("the error of every entry is returned", "take the norm of the difference: one number", lambda reference, f, grad, x: np.abs(grad(x) - nnlib.numerical_gradient(f, x)) / (np.abs(grad(x)) + np.abs(nnlib.numerical_gradient(f, x)))),
    misconception("the answer is whether the gradients agree", "return the relative error itself", lambda reference, f, grad, x: bool(reference(f, grad, x) < 1e-6)),
    misconception("the largest error of an entry is returned", "take the norm of the difference", lambda reference, f, grad, x: np.max(np.abs(grad(x) - nnlib.numerical_gradient(f, x)))),
    misconception("the norms are subtracted from each other", "take the norm of the difference", lambda reference, f, grad, x: abs(np.linalg.norm(grad(x)) - np.linalg.norm(nnlib.numerical_gradient(f, x))) / (np.linalg.norm(grad(x)) + np.linalg.norm(nnlib.numerical_gradient(f, x)))),
    scaled(2.0, "the error is divided by the mean of the two norms", "divide by their sum"),
)
### END HIDDEN TESTS
x = np.array([1.0, -3.0, 0.5])
exercise.check("a right gradient has an error of almost 0", lambda x: np.sum(x**2), lambda x: 2 * x, x)
exercise.check("a gradient of the wrong length", lambda x: np.sum(x**2), lambda x: 3 * x, x)
exercise.check("a gradient of the wrong direction", lambda x: np.sum(x**2), lambda x: 2 * np.abs(x), x)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(2)
    exercise.check("the opposite gradient is as wrong as can be", lambda x: np.sum(np.sin(x)), lambda x: -np.cos(x), rng.normal(size=4))
    exercise.check("the scale of the function does not matter", lambda x: 1e4 * np.sum(x**2), lambda x: 1e4 * np.array([2.5, 2.0, 2.0]) * x, x)
    exercise.check("matrices", lambda x: np.sum(x**3), lambda x: 3 * x**2 + 0.1, rng.normal(size=(3, 2)), weight=2)
    exercise.check("a right gradient of a matrix", lambda x: np.sum(np.exp(x)), np.exp, rng.normal(size=(2, 2)))
    exercise.check("two gradients of zeros agree", lambda x: 3.0, np.zeros_like, rng.normal(size=3))
    exercise.check("a gradient of zeros that should be another", lambda x: np.sum(x), np.zeros_like, rng.normal(size=3))
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ## 2. The chain rule, in stages
#
# The ruler costs two runs for every weight. The chain rule gets by with one run and a way back. If $x$ moves $q$ and
# $q$ moves $f$, the two rates multiply; if $x$ reaches $f$ on two ways, they add (lecture S, "Chain Rule", cases 1 and
# 2):
#
# $$ x \to q \to f: \quad \frac{df}{dx} = \frac{df}{dq}\,\frac{dq}{dx}; \qquad\qquad
# x \to (q, r) \to f: \quad \frac{df}{dx} = \frac{\partial f}{\partial q}\frac{dq}{dx} + \frac{\partial f}{\partial r}\frac{dr}{dx} . $$
#
# Lecture C's first example with numbers is $f = (x + y)\, z$ at $x = -2$, $y = 5$, $z = -4$. Give the middle a name, $q = x + y$,
# and each step is so simple that its derivative is known by heart. Going **forward** we compute the values; going
# **backward**, from $\frac{df}{df} = 1$, each step hands on what it got, times its own derivative:
#
# | step forward | value | step backward | value |
# | --- | --- | --- | --- |
# | $q = x + y$ | 3 | $dq = z \cdot df$ and $dz = q \cdot df$ | -4 and 3 |
# | $f = q z$ | -12 | $dx = 1 \cdot dq$ and $dy = 1 \cdot dq$ | -4 and -4 |
#
# The way back takes the steps in reverse order. As in code, $dq$ is short for $\partial f / \partial q$. This is **staged
# computation**: one name for every intermediate value, one line back for every line forward. Lecture C's second
# example, a whole neuron $f = \sigma(w_0 x_0 + w_1 x_1 + w_2)$:

# %%
w, x = [2.0, -3.0, -3.0], [-1.0, -2.0]
# forward
dot = w[0] * x[0] + w[1] * x[1] + w[2]
f = 1 / (1 + np.exp(-dot))
# backward
ddot = f * (1 - f)  # the sigmoid
dx = [w[0] * ddot, w[1] * ddot]  # the sum, and in it the products
dw = [x[0] * ddot, x[1] * ddot, 1.0 * ddot]
print(f"f = {f:.3f}, ddot = {ddot:.3f}")
print("dw =", np.round(dw, 3), " dx =", np.round(dx, 3))
with if_written("numerical_gradient"):
    neuron = lambda w: 1 / (1 + np.exp(-(w[0] * x[0] + w[1] * x[1] + w[2])))  # noqa: E731
    print("the ruler says", numerical_gradient(neuron, np.array(w)).round(3))

# %% [markdown]
# ### Exercise: `staged_forward_backward` (4 points, 15 minutes, medium)
#
# Now lecture C's third example, which nobody wants to differentiate in one go:
#
# $$ f(x, y) = \frac{x + \sigma(y)}{\sigma(x) + (x + y)^2}, \qquad \sigma(z) = \frac{1}{1 + e^{-z}} . $$
#
# Write `staged_forward_backward(x, y)`, which returns `f, dx, dy`: the value and its derivatives with respect to `x`
# and `y`, for two numbers. `sigmoid` is there for you. In stages, of course: the ruler would do for two numbers,
# and not for a million. Two things to watch:
#
# - `x` is used **three times** and `y` **twice**: their derivatives are sums over the ways, so the later contributions
#   come with `+=`.
# - $\sigma'(z) = \sigma(z)\,(1 - \sigma(z))$, and $\sigma(z)$ you have from the way forward.
#
# <details><summary>Hint 1</summary>
#
# Forward: `sigy`, `num = x + sigy`, `sigx`, `xpy = x + y`, `den = sigx + xpy**2`, `f = num / den`. Backward: the same
# list from its end.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# For the quotient: `dnum = 1 / den` and `dden = -num / den**2`. Then `dsigx = dden`, `dxpy = 2 * xpy * dden`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `dx` starts as `dxpy`, then `+= sigx * (1 - sigx) * dsigx`, then `+= dnum`. `dy` starts as `dxpy`, and `num` hands
# `dnum` on to `sigy`: `+= sigy * (1 - sigy) * dnum`. (For numbers, as here. With arrays `dx = dxpy` would be a second
# name for the *same* array, and `+=` would change both: there write `dx = dx + ...`.)
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "staged_forward_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def staged_forward_backward(x, y):
    """Return f and its derivatives with respect to x and y, in stages."""
    ### BEGIN SOLUTION
    sigy = sigmoid(y)
    num = x + sigy
    sigx = sigmoid(x)
    xpy = x + y
    den = sigx + xpy**2
    f = num / den

    dnum = 1 / den
    dden = -num / den**2
    dxpy = 2 * xpy * dden
    dx = dxpy + sigx * (1 - sigx) * dden + dnum
    dy = dxpy + sigy * (1 - sigy) * dnum
    return f, dx, dy
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_staged_forward_backward", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("staged_forward_backward", points=4, returns="f, dx, dy", section="2. The chain rule, in stages")
### BEGIN HIDDEN TESTS


def in_parts(x, y):
    """The stages of the example: the value, and the contributions to dx and dy."""
    sigx, sigy, xpy = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(-y)), x + y
    num, den = x + sigy, sigx + xpy**2
    dnum, dden = 1 / den, -num / den**2
    return {"f": num / den, "dnum": dnum, "dden": dden, "xpy": xpy, "sum": 2 * xpy * dden, "x": sigx * (1 - sigx) * dden, "y": sigy * (1 - sigy) * dnum}


def staged(dx, dy):
    """A mistake in dx, in dy, or in both, from the contributions."""
    return lambda reference, x, y: (..., dx(in_parts(x, y)), dy(in_parts(x, y)))


exercise.misconceptions(
    misconception("a later contribution replaces an earlier one", "add the contributions: use += after the first", staged(lambda c: c["dnum"], lambda c: c["y"])),
    misconception("x in the numerator is forgotten", "num = x + sigy hands dnum on to x as well", staged(lambda c: c["sum"] + c["x"], lambda c: ...)),
    misconception("the sigmoid of x in the denominator is forgotten", "add sigx * (1 - sigx) * dden to dx", staged(lambda c: c["sum"] + c["dnum"], lambda c: ...)),
    misconception("the sigmoid of y in the numerator is forgotten", "add sigy * (1 - sigy) * dnum to dy", staged(lambda c: ..., lambda c: c["sum"])),
    misconception("the square in the denominator is forgotten on the way back", "xpy**2 hands 2 * xpy * dden on to x and to y", staged(lambda c: c["x"] + c["dnum"], lambda c: c["y"])),
    misconception("the factor 2 of the square is missing", "the derivative of xpy**2 is 2 * xpy", staged(lambda c: c["sum"] / 2 + c["x"] + c["dnum"], lambda c: c["sum"] / 2 + c["y"])),
    misconception("the denominator's derivative has the wrong sign", "the derivative of 1 / den is -1 / den**2", staged(lambda c: -c["sum"] - c["x"] + c["dnum"], lambda c: -c["sum"] + c["y"])),
    misconception("the sigmoids hand on their value, not their derivative", "multiply with sigma * (1 - sigma)", lambda reference, x, y: (..., in_parts(x, y)["sum"] + in_parts(x, y)["dden"] / (1 + np.exp(-x)) + in_parts(x, y)["dnum"], in_parts(x, y)["sum"] + in_parts(x, y)["dnum"] / (1 + np.exp(-y)))),
    misconception("the sigmoids hand on the gradient unchanged", "multiply with sigma * (1 - sigma)", staged(lambda c: c["sum"] + c["dden"] + c["dnum"], lambda c: c["sum"] + c["dnum"])),
    misconception("dden is divided by den, not by its square", "the derivative of 1 / den is -1 / den**2", staged(lambda c: 2 * c["xpy"] * -c["f"] + c["x"] / c["dnum"] + c["dnum"], lambda c: 2 * c["xpy"] * -c["f"] + c["y"])),
    values_swapped(),
    misconception("dx and dy have changed places", "return f, dx, dy", lambda reference, x, y: (..., reference(x, y)[2], reference(x, y)[1])),
)
### END HIDDEN TESTS
exercise.check("the way forward", 3.0, -4.0, only="f")
exercise.check("the derivative with respect to x", 3.0, -4.0, only="dx", weight=2)
exercise.check("the derivative with respect to y", 3.0, -4.0, only="dy", weight=2)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    exercise.check("other numbers", 0.5, 1.2, weight=2)
    exercise.check("negative numbers", -2.0, -0.7)
    exercise.check("where the square is zero", 1.5, -1.5)
    exercise.check("integers", 1, 2)
    exercise.check("at the origin", 0.0, 0.0)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# Hold the ruler against it:

# %%
with if_written("gradient_check", "staged_forward_backward"):
    error = gradient_check(
        lambda v: staged_forward_backward(v[0], v[1])[0],
        lambda v: np.array(staged_forward_backward(v[0], v[1])[1:]),
        np.array([3.0, -4.0]),
    )
    print(f"f, dx, dy at (3, -4): {np.round(staged_forward_backward(3.0, -4.0), 4)}, relative error {error:.0e}")

# %% [markdown]
# ### Check the slide: which function does the program differentiate?
#
# Lecture C shows autodiff on $f(x) = \exp(e^x + e^{x^2}) + \sin(e^x + e^{x^2})$ and on a program for it: `a = exp(x)`,
# `b = a ** 2`, ... But `a ** 2` is $(e^x)^2 = e^{2x}$, and the formula says $e^{x^2}$. Backpropagation differentiates
# the **program**, not what we meant by it; only a check against the formula can tell. And not at every point: at $x =
# 0$ and at $x = 2$ the two have the same *value*.

# %%
formula = lambda x: np.exp(np.exp(x) + np.exp(x**2)) + np.sin(np.exp(x) + np.exp(x**2))  # noqa: E731


def program(x):
    """Lecture C's program in stages, and its derivative."""
    a = np.exp(x)
    b = a**2
    c = a + b
    dc = np.exp(c) + np.cos(c)
    db = dc
    da = dc + 2 * a * db
    return np.exp(c) + np.sin(c), a * da


with if_written("numerical_gradient"):
    for x in (0.0, 0.5, 1.0):
        slope = numerical_gradient(lambda v: formula(v[0]), np.array([x]))[0]
        value, derivative = program(x)
        print(f"x = {x}: formula {formula(x):9.3f}, slope {slope:9.3f};   program {value:9.3f}, derivative {derivative:9.3f}")
    b_formula, b_program = (lambda x: np.exp(x**2)), (lambda x: np.exp(x) ** 2)
    print(f"exp(x**2) and exp(x)**2 at x = 2: {b_formula(2.0):.2f} and {b_program(2.0):.2f}, the same by chance")

# %% [markdown]
# ## 3. Gates
#
# Look at the stages again: there were only a few *kinds*. Each is a **gate** that knows two things, its value and its
# local derivatives, and nothing about the rest of the circuit (lecture C):
#
# | gate | forward | what it hands back when it gets $d$ | in words |
# | --- | --- | --- | --- |
# | add | $x + y$ | $d$ and $d$ | hands the gradient on to all inputs |
# | multiply | $x \cdot y$ | $d \cdot y$ and $d \cdot x$ | switches its inputs |
# | max | $\max(x, y)$ | $d$ to the larger, 0 to the other | routes the gradient |
# | sigmoid | $a = \sigma(z)$ | $d \cdot a (1 - a)$ | damps it, to a quarter or less |
# | tanh | $a = \tanh z$ | $d \cdot (1 - a^2)$ | damps it; not at all at 0 |
# | ReLU | $\max(0, z)$ | $d$ if $z > 0$, else 0 | open or shut |
#
# "The multiply gate switches its inputs" has a consequence that lecture C points out: make an input 1000 times larger,
# and the gradient of its *weight* becomes 1000 times larger.

# %%
for scale in (1.0, 1000.0):
    pixel, weight = 0.5 * scale, 0.1 / scale
    print(f"input {pixel:6.1f} x weight {weight:.4f} = {pixel * weight:.2f}: gradient of the weight {1.0 * pixel:6.1f}")

# %% [markdown]
# The same product, a gradient 1000 times larger, for a weight that would need a *smaller* step. That is one reason to
# bring data to a common scale before training.
#
# ### Exercise: `sigmoid_backward` (2 points, 5 minutes, easy)
#
# From here on one function handles a whole array of gates at once. The loss $L$ comes later in the circuit; what
# arrives from there is $dA = \partial L / \partial A$.
#
# Write `sigmoid_backward(dA, A)`, which returns $dZ = \partial L / \partial Z$ for $A = \sigma(Z)$.
#
# - `dA` and `A` have the same shape, any shape. **`A` is the answer of the unit**, which the way forward has computed
#   already: no exponential is needed.
#
# <details><summary>Hint 1</summary>
#
# The table above has it: what the gate hands back when it gets $d$.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# Upstream times local: `dA` times the derivative of the sigmoid, which is `A * (1 - A)`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `return dA * A * (1 - A)`: `*` multiplies entry by entry.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "sigmoid_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sigmoid_backward(dA, A):
    """Return dZ for A = sigmoid(Z)."""
    ### BEGIN SOLUTION
    return dA * A * (1 - A)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_sigmoid_backward", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("sigmoid_backward", points=2, section="3. Gates")
exercise.misconceptions(
    misconception("A is put through the sigmoid again", "A is the unit's answer already: use A * (1 - A)", lambda reference, dA, A: dA * sigmoid(A) * (1 - sigmoid(A))),
    misconception("the gradient from above is forgotten", "multiply with dA", lambda reference, dA, A: A * (1 - A)),
    misconception("this is the derivative of tanh", "the sigmoid's is A * (1 - A)", lambda reference, dA, A: dA * (1 - A**2)),
    misconception("the factor 1 - A is missing", "multiply with A * (1 - A)", lambda reference, dA, A: dA * A),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("the factor A is missing", "multiply with A * (1 - A)", lambda reference, dA, A: dA * (1 - A)),
    misconception("the local derivative is added", "multiply upstream with local", lambda reference, dA, A: dA + A * (1 - A)),
    misconception("the result is divided by the number of rows", "the 1/n belongs to the loss alone", lambda reference, dA, A: reference(dA, A) / len(A)),
    misconception("the sigmoid of A is returned", "multiply dA with A * (1 - A)", lambda reference, dA, A: dA * sigmoid(A)),
    misconception("A and dA have changed places", "the local derivative comes from A", lambda reference, dA, A: reference(A, dA)),
)
### END HIDDEN TESTS
A = np.array([0.5, 0.1, 0.9, 0.7])
exercise.check("the local derivative", np.ones(4), A)
exercise.check("the gradient from above goes in", np.array([2.0, -1.0, 0.5, 0.0]), A)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(3)
    exercise.check("matrices", rng.normal(size=(4, 3)), rng.uniform(size=(4, 3)), weight=2)
    exercise.check("one row", rng.normal(size=(1, 5)), rng.uniform(size=(1, 5)))
    exercise.check("units that are certain", np.array([3.0, -3.0]), np.array([0.0, 1.0]))
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `tanh_backward` (2 points, 5 minutes, easy)
#
# The hyperbolic tangent is a sigmoid that runs from -1 to 1: $\tanh z = 2\sigma(2z) - 1$.
#
# Write `tanh_backward(dA, A)`, which returns $dZ$ for $A = \tanh Z$. Again `A` is the answer of the unit.
#
# <details><summary>Hint 1</summary>
#
# The row "tanh" of the table of gates.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# Do not take the tanh of `A`: that would be the tanh of a tanh.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `return dA * (1 - A**2)`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "tanh_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def tanh_backward(dA, A):
    """Return dZ for A = tanh(Z)."""
    ### BEGIN SOLUTION
    return dA * (1 - A**2)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_tanh_backward", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("tanh_backward", points=2, section="3. Gates")
exercise.misconceptions(
    misconception("A is put through tanh again", "A is the unit's answer already: use 1 - A**2", lambda reference, dA, A: dA * (1 - np.tanh(A) ** 2)),
    misconception("the gradient from above is forgotten", "multiply with dA", lambda reference, dA, A: 1 - A**2),
    misconception("this is the derivative of the sigmoid", "tanh has 1 - A**2", lambda reference, dA, A: dA * A * (1 - A)),
    misconception("the square is missing", "use 1 - A**2", lambda reference, dA, A: dA * (1 - A)),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("the difference is squared, not A", "use 1 - A**2", lambda reference, dA, A: dA * (1 - A) ** 2),
    misconception("the sum 1 + A**2 is used", "use 1 - A**2", lambda reference, dA, A: dA * (1 + A**2)),
    misconception("dA is multiplied with 1 alone", "put 1 - A**2 in brackets", lambda reference, dA, A: dA * 1 - A**2),
    misconception("the result is divided by the number of rows", "the 1/n belongs to the loss alone", lambda reference, dA, A: reference(dA, A) / len(A)),
    misconception("A and dA have changed places", "the local derivative comes from A", lambda reference, dA, A: reference(A, dA)),
)
### END HIDDEN TESTS
A = np.array([0.0, -0.5, 0.9, 0.3])
exercise.check("the local derivative", np.ones(4), A)
exercise.check("the gradient from above goes in", np.array([2.0, -1.0, 0.5, 0.0]), A)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(4)
    exercise.check("matrices", rng.normal(size=(4, 3)), rng.uniform(-1, 1, size=(4, 3)), weight=2)
    exercise.check("one row", rng.normal(size=(1, 5)), rng.uniform(-1, 1, size=(1, 5)))
    exercise.check("units at their limits", np.array([3.0, -3.0]), np.array([-1.0, 1.0]))
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `relu_backward` (2 points, 5 minutes, easy)
#
# The **rectified linear unit** $\max(0, z)$ is a gate in the plain sense of the word: it lets the gradient through
# where $z$ was positive, and nothing elsewhere.
#
# Write `relu_backward(dA, Z)`, which returns $dZ$ for $A = \max(0, Z)$.
#
# - `Z` is the **input** of the unit, of the same shape as `dA`.
# - **At exactly 0 the derivative is 0.** (There is none; this is a convention, see below.)
#
# <details><summary>Hint 1</summary>
#
# `Z > 0` is `True` where the gate is open. `True` counts as 1 in a product and `False` as 0.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# Whether the gate is open depends on `Z`, not on the sign of `dA`. And `dA` must stay as it is.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `return dA * (Z > 0)`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "relu_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def relu_backward(dA, Z):
    """Return dZ for A = max(0, Z); the derivative at 0 is 0."""
    ### BEGIN SOLUTION
    return dA * (Z > 0)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_relu_backward", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("relu_backward", points=2, section="3. Gates")
exercise.misconceptions(
    misconception("the gate is open at exactly 0", "use Z > 0: the derivative at 0 is 0 here", lambda reference, dA, Z: dA * (Z >= 0)),
    misconception("the gradient from above is forgotten", "multiply with dA", lambda reference, dA, Z: (Z > 0) * 1.0),
    misconception("the ReLU is applied to the gradient", "the gate depends on Z: use dA * (Z > 0)", lambda reference, dA, Z: np.maximum(0, dA)),
    misconception("the gradient is multiplied with the unit's answer", "multiply with 1 where Z > 0", lambda reference, dA, Z: dA * np.maximum(0, Z)),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("the gate is open where Z is negative", "use Z > 0", lambda reference, dA, Z: dA * (Z < 0)),
    misconception("the ReLU itself is returned", "return dA * (Z > 0)", lambda reference, dA, Z: np.maximum(0, Z)),
    misconception("the gate depends on the sign of dA", "the gate depends on Z: use dA * (Z > 0)", lambda reference, dA, Z: Z * (dA > 0)),
    misconception("a closed gate turns the sign", "a closed gate hands back 0", lambda reference, dA, Z: dA * np.sign(Z)),
    misconception("a closed gate lets a hundredth through", "a closed gate hands back 0", lambda reference, dA, Z: dA * np.where(Z > 0, 1.0, 0.01)),
    misconception("the derivative at 0 is a half", "the derivative at 0 is 0 here", lambda reference, dA, Z: dA * np.where(Z == 0, 0.5, Z > 0)),
    misconception("the result is divided by the number of rows", "the 1/n belongs to the loss alone", lambda reference, dA, Z: reference(dA, Z) / len(Z)),
)
### END HIDDEN TESTS
Z = np.array([-2.0, 3.0, -0.1, 0.5])
exercise.check("open for positive Z, shut for negative Z", np.array([2.0, -1.0, 0.5, 4.0]), Z)
exercise.check("at exactly 0 the derivative is 0", np.array([5.0, 5.0]), np.array([0.0, 1.0]))
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(5)
    exercise.check("matrices", rng.normal(size=(4, 3)), rng.normal(size=(4, 3)), weight=2)
    exercise.check("one row", rng.normal(size=(1, 5)), rng.normal(size=(1, 5)))
    exercise.check("inputs very close to 0 and very far from it", np.array([1.0, -2.0, 3.0, 4.0]), np.array([1e-12, -1e-12, 1e9, -1e9]))
    exercise.check("zeros among others", rng.normal(size=(2, 3)), np.array([[0.0, -1.0, 2.0], [3.0, 0.0, -4.0]]))
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# The three local derivatives, from your functions. **What to look for:** how wide is the strip in which a gradient gets
# through? The sigmoid never lets more than a quarter pass. Ten sigmoids one after another leave at most $4^{-10}
# \approx 10^{-6}$ of it; lesson 7 is about that.

# %%
with if_written("sigmoid_backward", "tanh_backward", "relu_backward"):
    z = np.linspace(-4, 4, 401)
    fig, axes = plt.subplots(1, 2, figsize=(9, 2.8), layout="tight")
    for name, style, value, slope in (
        ("sigmoid", "-", sigmoid(z), sigmoid_backward(np.ones_like(z), sigmoid(z))),
        ("tanh", "--", np.tanh(z), tanh_backward(np.ones_like(z), np.tanh(z))),
        ("ReLU", ":", np.maximum(0, z), relu_backward(np.ones_like(z), z)),
    ):
        axes[0].plot(z, value, style, label=name)
        axes[1].plot(z, slope, style, label=f"{name}, largest {slope.max():.2f}")
    axes[0].set(xlabel="$z$", title="Units", ylim=(-1.2, 2.2))
    axes[1].set(xlabel="$z$", title="Local derivatives")
    for ax in axes:
        ax.legend()
    plt.show()

# %% [markdown]
# ### Check the slide: the derivative of ReLU at 0
#
# Lecture P says on its slide on ReLU that the derivative at 0 is 0, and in its table of activations that it is 1. Ask
# the ruler: from the left the slope is 0, from the right it is 1, and the central difference takes the middle. There is
# **no** derivative at 0. One has to choose, and 0 is the convention here (and in PyTorch). It matters more often than
# one thinks: with zero biases, an input of zeros lands exactly there.

# %%
relu = lambda z: max(0.0, z)  # noqa: E731
h = 1e-6
print(f"from the left {(relu(0.0) - relu(-h)) / h:.1f}, from the right {(relu(h) - relu(0.0)) / h:.1f}")
with if_written("numerical_gradient", "relu_backward"):
    print(f"central difference {numerical_gradient(lambda z: relu(z[0]), np.array([0.0]))[0]:.1f}")
    print(f"relu_backward      {relu_backward(np.array([1.0]), np.array([0.0]))[0]:.1f}")

# %% [markdown]
# ## 4. From numbers to matrices
#
# A layer has many sums. First one example, as in lecture A ("Back-propagation"): the layer has inputs $x_j$, sums $z_k
# = \sum_j x_j W_{jk} + b_k$, and we write $\delta_k = \partial L / \partial z_k$ for what comes back to sum $k$. Which
# sums does each number reach?
#
# - $W_{jk}$ reaches $z_k$ alone, through a multiply gate: $\;\partial L / \partial W_{jk} = x_j \,\delta_k$.
# - $b_k$ reaches $z_k$ alone, through an add gate: $\;\partial L / \partial b_k = \delta_k$.
# - $x_j$ reaches **every** $z_k$, so it collects from all of them: $\;\partial L / \partial x_j = \sum_k \delta_k
#   W_{jk}$.
#
# If $x$ is itself the answer $f(z)$ of the layer below, one more gate gives the $\delta$ of that layer. This is the
# **delta recursion**, in lecture A's notation $\delta^{(l)} = f'(a^{(l)}) \circ (W^{(l+1)\top} \delta^{(l+1)})$: from
# the $\delta$ of one layer to the $\delta$ of the layer below, without ever starting again from the loss. (Lecture A's $a$
# is our $Z$, its $W$ is our $W$ transposed.)
#
# Now $n$ examples as rows. All examples share $W$ and $b$, so these are used $n$ times and collect $n$ contributions;
# each row of $X$ is used once. With $dZ$ for the $\delta$ of all rows, sums over the examples become matrix products:
#
# $$ Z = X W + b, \qquad dX = dZ\, W^\top, \qquad dW = X^\top dZ, \qquad db_k = \sum_i dZ_{ik} . $$
#
# A good habit: let the shapes tell you. `dW` must have the shape of `W (n_in, n_out)`; from `X (n, n_in)` and `dZ (n,
# n_out)` there is only one product that gives it. Note that there is **no $1/n$** here; where the loss is a mean, its
# $1/n$ is in `dZ` already.

# %% [markdown]
# ### Exercise: `linear_forward` (2 points, 3 minutes, easy)
#
# Write `linear_forward(X, W, b)`: $Z = X W + b$ for `X (n, n_in)`, `W (n_in, n_out)`, `b (n_out,)`. The result has
# shape `(n, n_out)`.
#
# <details><summary>Hint 1</summary>
#
# `@` is the matrix product.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# Adding a vector of length `n_out` to a matrix with `n_out` columns adds it to every row.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `return X @ W + b`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "linear_forward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def linear_forward(X, W, b):
    """Return Z = X W + b."""
    ### BEGIN SOLUTION
    return X @ W + b
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_linear_forward", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("linear_forward", points=2, section="4. From numbers to matrices")
exercise.misconceptions(
    missing_bias("b"),
    transposed_argument("W", remedy="W is (n_in, n_out): use X @ W"),
    replaced("the bias is subtracted", "add b to X @ W", b=lambda b: -b),
    transposed(),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("the bias is added to the columns, not to the rows", "b has one entry for each column of Z", lambda reference, X, W, b: X @ W + b[:, None]),
    misconception("X and W are multiplied entry by entry", "use the matrix product @", lambda reference, X, W, b: X * W + b),
    misconception("only the first bias is used", "add the whole b", lambda reference, X, W, b: X @ W + b[0]),
    misconception("the factors are in the wrong order", "use X @ W", lambda reference, X, W, b: W @ X + b),
    misconception("the bias is multiplied with the number of rows", "add b once to each row", lambda reference, X, W, b: X @ W + len(X) * b),
    misconception("the sums are put through the sigmoid", "return the sums themselves", lambda reference, X, W, b: sigmoid(X @ W + b)),
    misconception("the sums are put through tanh", "return the sums themselves", lambda reference, X, W, b: np.tanh(X @ W + b)),
)
### END HIDDEN TESTS
X, W, b = np.array([[1.0, 2.0], [0.5, -1.0]]), np.array([[1.0, -3.0], [2.0, 0.5]]), np.array([10.0, 20.0])
exercise.check("without a bias", X, W, 0 * b)
exercise.check("with a bias for each column", X, W, b)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(6)
    exercise.check("other sizes", rng.normal(size=(5, 3)), rng.normal(size=(3, 4)), rng.normal(size=4), weight=2)
    exercise.check("one row", rng.normal(size=(1, 3)), rng.normal(size=(3, 2)), rng.normal(size=2))
    exercise.check("one input and one output", rng.normal(size=(4, 1)), rng.normal(size=(1, 1)), rng.normal(size=1))
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `linear_backward` (4 points, 10 minutes, medium)
#
# Write `linear_backward(dZ, X, W)`, which returns `dX, dW, db`, in the shapes of `X (n, n_in)`, `W (n_in, n_out)` and
# `b (n_out,)`. `dZ (n, n_out)` is what comes back to the sums.
#
# <details><summary>Hint 1</summary>
#
# The three formulas stand above. Write the shapes beside them.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `.T` transposes a matrix. The bias was added to every row, so `db` is the sum of `dZ` over the rows: axis 0. No mean.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "linear_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def linear_backward(dZ, X, W):
    """Return dX, dW, db for Z = X W + b."""
    ### BEGIN SOLUTION
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_linear_backward", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("linear_backward", points=4, returns="dX, dW, db", section="4. From numbers to matrices")
exercise.misconceptions(
    mean_instead_of_sum("X", remedy="leave that division out: the 1/n is in dZ already"),
    misconception("db is summed over the outputs", "sum dZ over the examples, axis 0", lambda reference, dZ, X, W: (..., ..., dZ.sum(axis=1))),
    misconception("db is the mean over the examples", "db is the sum: the 1/n is in dZ already", lambda reference, dZ, X, W: (..., ..., dZ.mean(axis=0))),
    misconception("db keeps an axis of length 1", "db has the shape of b: sum over axis 0 without keepdims", lambda reference, dZ, X, W: (..., ..., dZ.sum(axis=0, keepdims=True))),
    misconception("db is one number", "db has one entry for each output: sum over axis 0", lambda reference, dZ, X, W: (..., ..., dZ.sum())),
    misconception("db is not summed", "all rows share b, so it collects from all of them: sum over axis 0", lambda reference, dZ, X, W: (..., ..., dZ)),
    misconception("db is that of the first row alone", "all rows share b, so it collects from all of them: sum over axis 0", lambda reference, dZ, X, W: (..., ..., dZ[0])),
    misconception("W is not transposed in dX", "use dZ @ W.T", lambda reference, dZ, X, W: (dZ @ W, ..., ...)),
    transposed(),
    values_swapped(),
    misconception("dX and dW have changed places", "return dX, dW, db", lambda reference, dZ, X, W: (reference(dZ, X, W)[1], reference(dZ, X, W)[0], ...)),
    misconception("dX is W's part alone", "multiply with what comes back: dZ @ W.T", lambda reference, dZ, X, W: (np.ones_like(dZ) @ W.T, ..., ...)),
    misconception("dW is X's part alone", "multiply with what comes back: X.T @ dZ", lambda reference, dZ, X, W: (..., X.T @ np.ones_like(dZ), ...)),
)
rng = np.random.default_rng(7)
dZ, X, W = rng.normal(size=(3, 3)).round(1), rng.normal(size=(3, 3)).round(1), rng.normal(size=(3, 3)).round(1)
exercise.check("the gradient of the weights", dZ, X, W, only="dW")
exercise.check("the gradient of the input", dZ, X, W, only="dX")
exercise.check("the gradient of the biases", dZ, X, W, only="db")


@exercise.property("the gradients have the shapes of X, W and b")
def _(linear_backward):
    shapes = [np.shape(part) for part in linear_backward(np.ones((5, 2)), np.ones((5, 3)), np.ones((3, 2)))]
    return shapes == [(5, 3), (3, 2), (2,)] or f"X (5, 3), W (3, 2), b (2,) got gradients of shapes {shapes}"


### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(8)
    dZ, X, W = rng.normal(size=(5, 2)), rng.normal(size=(5, 3)), rng.normal(size=(3, 2))
    exercise.check("the weights, other sizes", dZ, X, W, only="dW", weight=2)
    exercise.check("the input, other sizes", dZ, X, W, only="dX", weight=2)
    exercise.check("the biases, other sizes", dZ, X, W, only="db")
    exercise.check("one row", dZ[:1], X[:1], W)
    exercise.check("one output", dZ[:, :1], X, W[:, :1])
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# The ruler again. A gradient of a matrix is checked with a number, so take any fixed weights for $Z$ and add up:
# $L = \sum_{ik} R_{ik} Z_{ik}$. Then $dZ = R$. With **random** $R$, an error cannot hide.

# %%
with if_written("gradient_check", "linear_forward", "linear_backward"):
    rng = np.random.default_rng(0)
    X, W, b, R = rng.normal(size=(5, 3)), rng.normal(size=(3, 2)), rng.normal(size=2), rng.normal(size=(5, 2))
    for name, f, grad, x in (
        ("dX", lambda X: np.sum(R * linear_forward(X, W, b)), lambda X: linear_backward(R, X, W)[0], X),
        ("dW", lambda W: np.sum(R * linear_forward(X, W, b)), lambda W: linear_backward(R, X, W)[1], W),
        ("db", lambda b: np.sum(R * linear_forward(X, W, b)), lambda b: linear_backward(R, X, W)[2], b),
    ):
        print(f"{name}: relative error {gradient_check(f, grad, x):.0e}")

# %% [markdown]
# ## 5. A network that learns
#
# One hidden layer of tanh units and one sigmoid output (lecture P, section 3, and P's program):
#
# $$ X \;\to\; Z_1 = X W_1 + b_1 \;\to\; A_1 = \tanh Z_1 \;\to\; Z_2 = A_1 W_2 + b_2 \;\to\; A_2 = \sigma(Z_2) \;\to\;
# L = -\frac1n \sum_i \bigl( y_i \log A_{2,i} + (1 - y_i) \log(1 - A_{2,i}) \bigr). $$
#
# What the way back will need is kept in a **cache** on the way forward. That is the price of backpropagation: not time,
# but memory.

# %% [markdown]
# ### Exercise: `mlp_forward` (3 points, 5 minutes, easy)
#
# Write `mlp_forward(X, params)`, which returns `A2, cache`.
#
# - `X (n, n_in)`; `params` is a dict with `"W1" (n_in, n_hidden)`, `"b1" (n_hidden,)`, `"W2" (n_hidden, 1)` and `"b2"
#   (1,)`.
# - `A2 (n, 1)` holds the probabilities; `cache` is a dict with the four arrays `"Z1"`, `"A1"`, `"Z2"`, `"A2"`.
# - You may use your `linear_forward`, and `np.tanh` and `sigmoid`.
#
# <details><summary>Hint 1</summary>
#
# Four lines, one for each arrow of the chain above up to $A_2$.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `Z1 = linear_forward(X, params["W1"], params["b1"])`, `A1 = np.tanh(Z1)`; the second layer takes `A1` in place of `X`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# At the end `return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "mlp_forward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mlp_forward(X, params):
    """Return the answers of the network, and the cache for the way back."""
    ### BEGIN SOLUTION
    Z1 = linear_forward(X, params["W1"], params["b1"])
    A1 = np.tanh(Z1)
    Z2 = linear_forward(A1, params["W2"], params["b2"])
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_mlp_forward", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("mlp_forward", points=3, needs=["linear_forward"], returns="A2, cache", section="5. A network that learns")
### BEGIN HIDDEN TESTS


def answers(X, params, hidden=np.tanh, output=sigmoid, **changed):
    """The network with other units or other parameters: what the likely mistakes give."""
    params = {**params, **changed}
    Z1 = X @ params["W1"] + params["b1"]
    Z2 = hidden(Z1) @ params["W2"] + params["b2"]
    return output(Z2), {"Z1": Z1, "A1": hidden(Z1), "Z2": Z2, "A2": output(Z2)}


exercise.misconceptions(
    misconception("the hidden units are sigmoids", "the hidden layer has tanh units", lambda reference, X, params: answers(X, params, hidden=sigmoid)),
    misconception("the hidden units are ReLUs", "the hidden layer has tanh units", lambda reference, X, params: answers(X, params, hidden=lambda Z: np.maximum(0, Z))),
    misconception("the hidden layer has no units: the second layer takes Z1", "the second layer takes A1, the tanh of Z1", lambda reference, X, params: answers(X, params, hidden=lambda Z: Z)),
    misconception("the output is a tanh", "the output is a sigmoid", lambda reference, X, params: answers(X, params, output=np.tanh)),
    misconception("the output has no sigmoid", "take the sigmoid of Z2", lambda reference, X, params: answers(X, params, output=lambda Z: Z)),
    misconception("the answers are the labels", "return the probabilities A2", lambda reference, X, params: answers(X, params, output=lambda Z: (Z >= 0) * 1)),
    misconception("the first bias is missing", "add b1 to X @ W1", lambda reference, X, params: answers(X, params, b1=0 * params["b1"])),
    misconception("the second bias is missing", "add b2 to A1 @ W2", lambda reference, X, params: answers(X, params, b2=0 * params["b2"])),
    misconception("both biases are missing", "add b1 and b2", lambda reference, X, params: answers(X, params, b1=0 * params["b1"], b2=0 * params["b2"])),
    misconception("the cache holds the sums of the hidden layer under A1", "A1 is the tanh of Z1", lambda reference, X, params: (..., {"Z1": ..., "A1": X @ params["W1"] + params["b1"], "Z2": ..., "A2": ...})),
)
### END HIDDEN TESTS
params = {"W1": np.array([[1.0, -2.0, 0.5], [0.3, 1.0, -1.0]]), "b1": np.array([0.1, -0.2, 0.3]), "W2": np.array([[1.0], [-2.0], [0.5]]), "b2": np.array([0.4])}
X = np.array([[0.0, 1.0], [1.0, -1.0], [0.5, 0.5], [2.0, 0.0]])
exercise.check("the answers", X, params, only="A2", weight=2)
exercise.check("the cache", X, params, only="cache")


@exercise.property("the answers have one row for each example and one column")
def _(mlp_forward):
    shape = np.shape(mlp_forward(X, params)[0])
    return shape == (4, 1) or f"A2 has shape {shape} for 4 examples"


### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(9)
    params = {"W1": rng.normal(size=(4, 5)), "b1": rng.normal(size=5), "W2": rng.normal(size=(5, 1)), "b2": rng.normal(size=1)}
    exercise.check("other sizes, the answers", rng.normal(size=(6, 4)), params, only="A2", weight=2)
    exercise.check("other sizes, the cache", rng.normal(size=(6, 4)), params, only="cache")
    exercise.check("one row", rng.normal(size=(1, 4)), params)
    exercise.check("one hidden unit", rng.normal(size=(3, 2)), {"W1": rng.normal(size=(2, 1)), "b1": rng.normal(size=1), "W2": rng.normal(size=(1, 1)), "b2": rng.normal(size=1)})
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `mlp_backward` (5 points, 10 minutes, medium)
#
# Now back along the chain. The first step joins the loss and the sigmoid: as in lesson 2, their product is short,
#
# $$ dA_2 = \frac1n \Bigl( -\frac{y}{A_2} + \frac{1 - y}{1 - A_2} \Bigr), \qquad dZ_2 = dA_2 \cdot A_2 (1 - A_2) = \frac1n (A_2 - y) . $$
#
# Then $dA_1, dW_2, db_2$ come from `linear_backward`, $dZ_1$ from `tanh_backward`, and $dW_1, db_1$ from
# `linear_backward` again. (P's program divides by $m$ in each of its `dW` and `db`; we have done it once, in $dZ_2$.)
#
# Write `mlp_backward(params, cache, X, y)`, which returns a dict with the keys `"W1"`, `"b1"`, `"W2"`, `"b2"`: the
# derivatives of $L$, in the shapes of the parameters.
#
# - `cache` is the one of `mlp_forward`; the labels `y` have shape `(n,)`, but `A2` has shape `(n, 1)`. **Beware**: `A2
#   - y` of these two has shape `(n, n)`, and NumPy does not complain.
#
# <details><summary>Hint 1</summary>
#
# `y.reshape(-1, 1)` has shape `(n, 1)`. So `dZ2 = (cache["A2"] - y.reshape(-1, 1)) / len(y)`.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# What was the input of the second layer? `cache["A1"]`. So `dA1, dW2, db2 = linear_backward(dZ2, cache["A1"],
# params["W2"])`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `dZ1 = tanh_backward(dA1, cache["A1"])`, then `_, dW1, db1 = linear_backward(dZ1, X, params["W1"])`, and
# `return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "mlp_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mlp_backward(params, cache, X, y):
    """Return the derivatives of the mean cross-entropy with respect to all parameters."""
    ### BEGIN SOLUTION
    dZ2 = (cache["A2"] - y.reshape(-1, 1)) / len(y)
    dA1, dW2, db2 = linear_backward(dZ2, cache["A1"], params["W2"])
    dZ1 = tanh_backward(dA1, cache["A1"])
    _, dW1, db1 = linear_backward(dZ1, X, params["W1"])
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_mlp_backward", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("mlp_backward", points=5, needs=["linear_backward", "tanh_backward"], section="5. A network that learns")
### BEGIN HIDDEN TESTS


def way_back(params, cache, X, y, dZ2=None, tanh_slope=lambda Z1, A1: 1 - A1**2, first_input=None, second_input=None):
    """The way back with one step done differently: what the likely mistakes give."""
    Y = y.reshape(-1, 1)
    dZ2 = (cache["A2"] - Y) / len(y) if dZ2 is None else dZ2(cache["A2"], Y, len(y))
    A1 = cache["A1"] if second_input is None else cache[second_input]
    dZ1 = dZ2 @ params["W2"].T * tanh_slope(cache["Z1"], cache["A1"])
    X = X if first_input is None else cache[first_input]
    return {"W1": X.T @ dZ1, "b1": dZ1.sum(axis=0), "W2": A1.T @ dZ2, "b2": dZ2.sum(axis=0)}


exercise.misconceptions(
    misconception("A2 (n, 1) and y (n,) were subtracted into an (n, n) matrix", "make y a column: y.reshape(-1, 1)", lambda reference, params, cache, X, y: {"W1": ..., "b1": ..., "W2": cache["A1"].T @ (cache["A2"] - y) / len(y), "b2": (cache["A2"] - y).sum(axis=0) / len(y)}),
    sum_instead_of_mean("X", remedy="the loss is a mean: divide dZ2 by n"),
    mean_instead_of_sum("X", mistake="the 1/n was applied twice", remedy="the 1/n stands in dZ2; linear_backward has none"),
    misconception("the derivative of the loss has the slide's sign", "the two terms are -y / A2 and + (1 - y) / (1 - A2): dZ2 = (A2 - y) / n", lambda reference, params, cache, X, y: way_back(params, cache, X, y, dZ2=lambda A, Y, n: -(Y / A + (1 - Y) / (1 - A)) * A * (1 - A) / n)),
    misconception("the tanh is left out on the way back", "multiply dA1 with 1 - A1**2: tanh_backward", lambda reference, params, cache, X, y: way_back(params, cache, X, y, tanh_slope=lambda Z1, A1: 1.0)),
    misconception("the slope of the sigmoid is used for the tanh units", "the hidden layer needs tanh_backward", lambda reference, params, cache, X, y: way_back(params, cache, X, y, tanh_slope=lambda Z1, A1: A1 * (1 - A1))),
    misconception("tanh_backward got Z1", "it takes the answers A1", lambda reference, params, cache, X, y: way_back(params, cache, X, y, tanh_slope=lambda Z1, A1: 1 - Z1**2)),
    misconception("the slope of ReLU is used for the tanh units", "the hidden layer needs tanh_backward", lambda reference, params, cache, X, y: way_back(params, cache, X, y, tanh_slope=lambda Z1, A1: Z1 > 0)),
    misconception("the slope of the sigmoid was applied twice", "dZ2 is (A2 - y) / n: the sigmoid's slope is in it", lambda reference, params, cache, X, y: way_back(params, cache, X, y, dZ2=lambda A, Y, n: (A - Y) * A * (1 - A) / n)),
    misconception("the second layer's input is taken to be Z1", "its input was A1", lambda reference, params, cache, X, y: way_back(params, cache, X, y, second_input="Z1")),
    misconception("the labels are used in place of the errors", "start from A2 - y", lambda reference, params, cache, X, y: way_back(params, cache, X, y, dZ2=lambda A, Y, n: Y / n)),
    misconception("the answers are used in place of the errors", "start from A2 - y", lambda reference, params, cache, X, y: way_back(params, cache, X, y, dZ2=lambda A, Y, n: A / n)),
)
### END HIDDEN TESTS
params = {"W1": np.array([[1.0, -2.0, 0.5], [0.3, 1.0, -1.0]]), "b1": np.array([0.1, -0.2, 0.3]), "W2": np.array([[1.0], [-2.0], [0.5]]), "b2": np.array([0.4])}
X, y = np.array([[0.0, 1.0], [1.0, -1.0], [0.5, 0.5], [2.0, 0.0]]), np.array([1, 0, 0, 1])
cache = nnlib.mlp_forward(X, params)[1]
exercise.check("the second layer", params, cache, X, y, only=("W2", "b2"), weight=2)
exercise.check("the first layer", params, cache, X, y, only=("W1", "b1"), weight=2)


@exercise.property("the gradients have the shapes of the parameters")
def _(mlp_backward):
    grads = mlp_backward(params, cache, X, y)
    wrong = [f"{name} {grads[name].shape} for {params[name].shape}" for name in params if grads[name].shape != params[name].shape]
    return not wrong or "wrong shapes: " + ", ".join(wrong)


### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(10)
    params = {"W1": rng.normal(size=(4, 5)), "b1": rng.normal(size=5), "W2": rng.normal(size=(5, 1)), "b2": rng.normal(size=1)}
    X, y = rng.normal(size=(7, 4)), rng.integers(0, 2, size=7)
    cache = nnlib.mlp_forward(X, params)[1]
    exercise.check("other sizes, the second layer", params, cache, X, y, only=("W2", "b2"))
    exercise.check("other sizes, the first layer", params, cache, X, y, only=("W1", "b1"), weight=2)
    exercise.check("one row", params, {name: array[:1] for name, array in cache.items()}, X[:1], y[:1])
    params = {"W1": rng.normal(size=(2, 1)), "b1": rng.normal(size=1), "W2": rng.normal(size=(1, 1)), "b2": rng.normal(size=1)}
    exercise.check("one hidden unit", params, nnlib.mlp_forward(X[:, :2], params)[1], X[:, :2], y)
    params = {"W1": rng.normal(size=(4, 7)), "b1": rng.normal(size=7), "W2": rng.normal(size=(7, 1)), "b2": rng.normal(size=1)}
    exercise.check("as many hidden units as examples", params, nnlib.mlp_forward(X, params)[1], X, y)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Check the slide: a sign
#
# Lecture P's slide on the way back has $da = -\left(\frac{y}{a} + \frac{1 - y}{1 - a}\right)$, and one line below $dz =
# da \cdot a(1 - a) = a - y$. The second does not follow from the first: the minus stands before *both* terms, and
# belongs to one. For the label 1 nobody notices, because the other term is 0. For the label 0 the sign is turned, and
# the network would learn to be *more* wrong. The ruler decides:

# %%
with if_written("numerical_gradient"):
    for y_one, a in ((1, 0.8), (0, 0.8)):
        ruler = numerical_gradient(lambda a: binary_cross_entropy(np.array([y_one]), a), np.array([a]))[0]
        slide, right = -(y_one / a + (1 - y_one) / (1 - a)), -y_one / a + (1 - y_one) / (1 - a)
        print(f"y = {y_one}, a = {a}: slide {slide:6.2f}, corrected {right:6.2f}, ruler {ruler:6.2f};   dz: slide {slide * a * (1 - a):5.2f}, a - y = {a - y_one:5.2f}")

# %% [markdown]
# ### Two ways to the same gradient, and their price
#
# **What to expect.** The same numbers to eight digits or more. But the ruler runs the network twice for *every*
# parameter, and backpropagation runs once forward and once back for all of them together: with more parameters the gap
# grows without bound.

# %%
with if_written("numerical_gradient", "mlp_forward", "mlp_backward"):
    from time import perf_counter

    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(50, 10)), rng.integers(0, 2, size=50)
    for n_hidden in (5, 20, 80):
        params = {"W1": rng.normal(size=(10, n_hidden)), "b1": np.zeros(n_hidden), "W2": rng.normal(size=(n_hidden, 1)) / np.sqrt(n_hidden), "b2": np.zeros(1)}
        start = perf_counter()
        grads = mlp_backward(params, mlp_forward(X, params)[1], X, y)
        there_and_back = perf_counter() - start
        start = perf_counter()
        ruler = {
            name: numerical_gradient(lambda value: binary_cross_entropy(y, mlp_forward(X, {**params, name: value})[0][:, 0]), params[name])
            for name in params
        }
        one_by_one = perf_counter() - start
        size = sum(value.size for value in params.values())
        difference = max(np.abs(grads[name] - ruler[name]).max() for name in params)
        print(f"{size:4} parameters: largest difference {difference:.0e}; back {1000 * there_and_back:5.1f} ms, ruler {1000 * one_by_one:6.1f} ms")

# %% [markdown]
# ### Exercise: `train_mlp` (5 points, 10 minutes, medium)
#
# With the gradient of every weight at hand, learning is the descent of lesson 2.
#
# Write `train_mlp(X, y, n_hidden, lr, n_steps, rng)`, which returns `params, losses`.
#
# - Start: the biases `b1`, `b2` are zeros. The weights are random, because equal hidden units would get equal gradients
#   and stay equal for ever: `rng.normal(size=(n_in, n_hidden)) / np.sqrt(n_in)` for `W1`, then
#   `rng.normal(size=(n_hidden, 1)) / np.sqrt(n_hidden)` for `W2`. (Another spread passes too, if it is centred on 0,
#   gets smaller where there are many inputs, so that the tanh units do not start in their flat parts, and is not tiny:
#   with weights of about 0.01 the network hardly leaves the start. All randomness comes from `rng`.)
# - Each of the `n_steps` steps uses all rows: forward, note the loss, backward, and `value - lr * gradient` for all
#   four parameters.
# - `losses` is a list with one number for each step: the `binary_cross_entropy` **before** that step. For `n_steps = 0`
#   it is empty, and `params` is the start.
#
# <details><summary>Hint 1</summary>
#
# `binary_cross_entropy(y, p)` takes two arrays of shape `(n,)`, and `A2` has shape `(n, 1)`: use `A2[:, 0]`.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# In the loop: `A2, cache = mlp_forward(X, params)`, append the loss, `grads = mlp_backward(params, cache, X, y)`, then
# the step.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# The step for all four at once: `params = {name: params[name] - lr * grads[name] for name in params}`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "train_mlp", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_mlp(X, y, n_hidden, lr, n_steps, rng):
    """Return the trained parameters and the loss before each step."""
    ### BEGIN SOLUTION
    n_in = X.shape[1]
    params = {
        "W1": rng.normal(size=(n_in, n_hidden)) / np.sqrt(n_in),
        "b1": np.zeros(n_hidden),
        "W2": rng.normal(size=(n_hidden, 1)) / np.sqrt(n_hidden),
        "b2": np.zeros(1),
    }
    losses = []
    for _ in range(n_steps):
        A2, cache = mlp_forward(X, params)
        losses.append(binary_cross_entropy(y, A2[:, 0]))
        grads = mlp_backward(params, cache, X, y)
        params = {name: params[name] - lr * grads[name] for name in params}
    return params, losses
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_train_mlp", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("train_mlp", points=5, needs=["mlp_forward", "mlp_backward"], section="5. A network that learns")
X, y = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 0])


@exercise.property("the start: random weights, biases of zero, all of the right shapes")
def _(train_mlp):
    params, losses = train_mlp(X, y, 5, 0.5, 0, np.random.default_rng(0))
    shapes = {name: np.shape(value) for name, value in params.items()}
    if shapes != {"W1": (2, 5), "b1": (5,), "W2": (5, 1), "b2": (1,)}:
        return f"for 2 inputs and 5 hidden units the shapes are {shapes}"
    if np.any(params["b1"]) or np.any(params["b2"]):
        return "the biases do not start at zero"
    if len(np.unique(params["W1"])) < 10 or len(np.unique(params["W2"])) < 5:
        return "weights start equal: equal hidden units stay equal for ever, so draw them from rng"
    if max(np.abs(params["W1"]).max(), np.abs(params["W2"]).max()) > 5:
        return "weights start so large that every tanh is flat: divide by the root of the number of inputs"
    return len(losses) == 0 or "with no steps there is no loss to note"


@exercise.property("one step goes down the gradient", weight=2)
def _(train_mlp):
    before = train_mlp(X, y, 5, 0.5, 0, np.random.default_rng(1))[0]
    after = train_mlp(X, y, 5, 0.5, 1, np.random.default_rng(1))[0]
    grads = nnlib.mlp_backward(before, nnlib.mlp_forward(X, before)[1], X, y)
    for name in before:
        if np.allclose(after[name], before[name] - 0.5 * grads[name], rtol=1e-7, atol=1e-10):
            continue
        for factor, mistake in (
            (0.0, f"{name} does not move: take a step for all four parameters"),
            (0.5, "the step goes uphill: subtract lr times the gradient"),
            (-1.0, "the learning rate has no effect: multiply the gradient with lr"),
            (-0.5 * len(y), "the step is n times too long: the 1/n belongs into mlp_backward"),
            (-0.5 / len(y), "the step is n times too short: the 1/n is in the gradient already"),
        ):
            if np.allclose(after[name], before[name] + factor * grads[name], rtol=1e-7, atol=1e-10):
                return mistake
        return f"{name} is not {name} - lr * gradient after the first step"
    return True


@exercise.property("the loss before every step")
def _(train_mlp):
    losses = train_mlp(X, y, 5, 0.5, 4, np.random.default_rng(2))[1]
    if np.shape(losses) != (4,):
        return f"4 steps gave losses of shape {np.shape(losses)}: one number for each step"
    expected = []
    for steps in range(5):
        params = train_mlp(X, y, 5, 0.5, steps, np.random.default_rng(2))[0]
        expected.append(nnlib.binary_cross_entropy(y, nnlib.mlp_forward(X, params)[0][:, 0]))
    for value, mistake in (
        (expected[:4], ""),
        (expected[1:], "the losses are noted after the step: note them before"),
        (len(y) * np.array(expected[:4]), "the losses are sums: take the mean"),
    ):
        if np.allclose(losses, value, rtol=1e-6):
            return mistake or True
    return f"the losses are {np.round(losses, 4)}, the cross-entropy before each step is {np.round(expected[:4], 4)}"


@exercise.property("learns XOR")
def _(train_mlp):
    right = 0
    for seed in range(3):
        params = train_mlp(X, y, 8, 1.0, 1500, np.random.default_rng(seed))[0]
        right += np.array_equal(nnlib.mlp_forward(X, params)[0][:, 0] > 0.5, y == 1)
    return right >= 2 or f"of 3 networks with 8 hidden units, {right} had learned XOR after 1500 steps"


### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(12)
    X_many, y_many = rng.normal(size=(9, 3)), rng.integers(0, 2, size=9)

    @exercise.property("five steps on other data", weight=2)
    def _(train_mlp):
        params = train_mlp(X_many, y_many, 4, 0.3, 0, np.random.default_rng(3))[0]
        end, losses = train_mlp(X_many, y_many, 4, 0.3, 5, np.random.default_rng(3))
        expected = []
        for _ in range(5):
            A2, cache = nnlib.mlp_forward(X_many, params)
            expected.append(nnlib.binary_cross_entropy(y_many, A2[:, 0]))
            grads = nnlib.mlp_backward(params, cache, X_many, y_many)
            params = {name: params[name] - 0.3 * grads[name] for name in params}
        same = all(np.allclose(end[name], params[name], rtol=1e-6, atol=1e-9) for name in params)
        return bool(same and len(losses) == 5 and np.allclose(losses, expected, rtol=1e-6))

    @exercise.property("all randomness comes from rng")
    def _(train_mlp):
        first, again = (train_mlp(X_many, y_many, 4, 0.3, 2, np.random.default_rng(4))[0] for _ in range(2))
        other = train_mlp(X_many, y_many, 4, 0.3, 2, np.random.default_rng(5))[0]
        return bool(np.array_equal(first["W1"], again["W1"]) and not np.array_equal(first["W1"], other["W1"]))

    @exercise.property("with many inputs the weights start small, around zero")
    def _(train_mlp):
        start = train_mlp(rng.normal(size=(3, 100)), np.array([0, 1, 1]), 200, 0.1, 0, np.random.default_rng(6))[0]
        spread = [np.sqrt(np.mean(start[name] ** 2)) for name in ("W1", "W2")]
        centred = all(abs(np.mean(start[name])) < np.std(start[name]) / 2 for name in ("W1", "W2"))
        return bool(centred and all(0.001 < size < 0.5 for size in spread))

    @exercise.property("one row, one hidden unit")
    def _(train_mlp):
        params, losses = train_mlp(np.array([[0.5, -1.0]]), np.array([1]), 1, 0.2, 3, np.random.default_rng(7))
        return bool(params["W1"].shape == (2, 1) and losses[0] > losses[1] > losses[2])
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### The wall is gone
#
# XOR, where lesson 1 ended, and two interleaving half moons. **What to expect.** Both losses start near $\log 2 =
# 0.69$, which is guessing. That of XOR falls to almost 0. That of the moons rests near 0.25 for a few hundred steps:
# this is what one straight line achieves, the best that lesson 2 could do. Then the boundary begins to bend, and it
# falls again.

# %%
def predicted(params):
    """Make a function that gives labels, for plot_decision_boundary."""
    return lambda points: (mlp_forward(points, params)[0][:, 0] > 0.5).astype(int)


with if_written("mlp_forward", "train_mlp"):
    fig, axes = plt.subplots(1, 3, figsize=(12, 3.4), layout="tight")
    for ax, name, (X, y), n_hidden, lr, n_steps in (
        (axes[0], "XOR", xor_gate(), 4, 1.0, 1500),
        (axes[1], "two moons", make_moons(200, noise=0.15, rng=np.random.default_rng(0)), 8, 1.0, 3000),
    ):
        params, losses = train_mlp(X, y, n_hidden, lr, n_steps, np.random.default_rng(1))
        plot_decision_boundary(predicted(params), X, y, ax=ax)
        accuracy = np.mean(predicted(params)(X) == y)
        ax.set_title(f"{name}, {n_hidden} hidden units: {accuracy:.1%} right")
        axes[2].plot(losses, label=f"{name}, at the end {losses[-1]:.3f}")
    axes[2].axhline(np.log(2), color="gray", linestyle=":", label="log 2")
    axes[2].set(xlabel="step", ylabel="loss", title="Training")
    axes[2].legend()
    plt.show()

# %% [markdown]
# ### What did the hidden units learn?
#
# **What to expect.** In the plane of the inputs no line separates XOR. In the plane of two hidden units, which the
# network found for itself, one line does: the same trick as in lesson 1, where you set OR and AND by hand. Two units
# are just enough, and not every start leads there: from this recipe about one in three gets stuck. With four units all
# of 30 starts that we tried succeed; spare units help.

# %%
with if_written("mlp_forward", "train_mlp"):
    X, y = xor_gate()
    params, losses = train_mlp(X, y, 2, 1.0, 4000, np.random.default_rng(0))
    hidden = mlp_forward(X, params)[1]["A1"]
    print("a1, a2 and the answer for each row of XOR:")
    print(np.column_stack([hidden, mlp_forward(X, params)[0]]).round(2))
    fig, ax = plt.subplots(figsize=(4, 3.2))
    for label, marker, color in ((0, "o", BLUE), (1, "s", ORANGE)):
        ax.scatter(*hidden[y == label].T, marker=marker, color=color, edgecolor="black", label=f"class {label}", zorder=3)
    line = np.linspace(-1.1, 1.1, 2)
    (w_1,), (w_2,) = params["W2"]
    ax.plot(line, -(w_1 * line + params["b2"][0]) / w_2, color="black")
    ax.set(xlabel="hidden unit 1", ylabel="hidden unit 2", title="XOR, seen by the hidden units", xlim=(-1.1, 1.1), ylim=(-1.1, 1.1))
    ax.legend()
    plt.show()

# %% [markdown]
# ### Real data: the ones and eights of lesson 1
#
# Lesson 1's perceptron was right on about 19 of 20 new images of ones and eights. **What to expect** from 8 hidden
# units on the same images: 3 or 4 points more. (Which network is *best*, and how to choose one honestly, is lesson 5's
# business.)

# %%
with if_written("mlp_forward", "train_mlp"):
    X_digits, y_digits = load_digits(classes=(1, 8))
    order = np.random.default_rng(1).permutation(len(X_digits))
    train, test = order[: len(order) * 3 // 4], order[len(order) * 3 // 4 :]
    params, losses = train_mlp(X_digits[train], y_digits[train], 8, 0.5, 1000, np.random.default_rng(0))
    for name, rows in (("training images", train), ("new images", test)):
        print(f"{name}: {np.mean(predicted(params)(X_digits[rows]) == y_digits[rows]):.1%} right")

# %% [markdown]
# ## 6. Your own autodiff
#
# `mlp_backward` was written by hand for one network. A second hidden layer, another loss, and you start again; lecture
# P calls it "painful, prone to coding errors". But the way back was mechanical: each gate knows its local derivatives,
# and the rest is book-keeping. Let the computer keep the books.
#
# A **computation graph** (lecture P, after A) has a **node** for each intermediate value. Our nodes have
#
# - `value`: a number (later also an array),
# - `inputs`: the nodes that it was computed from, a tuple, empty for a leaf such as $x$,
# - `local_grads()`: a function, stored in the node, that returns one local derivative for each input, in the same order;
#   for a leaf it returns the empty tuple,
# - `grad`: a place for the result, $\partial f / \partial$ this node.
#
# The class below is given. Thanks to `__add__`, `__mul__` and so on, an ordinary formula with nodes *builds the graph*
# while it computes the values. Read it: it is all that a forward pass needs.

# %%
class Node:
    """A value that remembers what it was computed from."""

    def __init__(self, value, inputs=(), local_grads=tuple, name=""):
        self.value = value
        self.inputs = inputs
        self.local_grads = local_grads  # tuple() is (): a leaf has no inputs
        self.grad = 0.0
        self.name = name

    def __add__(self, other):
        return Node(self.value + other.value, (self, other), lambda: (1.0, 1.0), "+")

    def __sub__(self, other):
        return Node(self.value - other.value, (self, other), lambda: (1.0, -1.0), "-")

    def __mul__(self, other):
        return Node(self.value * other.value, (self, other), lambda: (other.value, self.value), "×")

    def __truediv__(self, other):
        return Node(self.value / other.value, (self, other), lambda: (1 / other.value, -self.value / other.value**2), "÷")


def tanh(x):
    """Make a tanh gate."""
    value = np.tanh(x.value)
    return Node(value, (x,), lambda: (1 - value**2,), "tanh")


def sigma(x):
    """Make a sigmoid gate."""
    value = sigmoid(x.value)
    return Node(value, (x,), lambda: (value * (1 - value),), "σ")


x, y, z = Node(-2.0, name="x"), Node(5.0, name="y"), Node(-4.0, name="z")
f = (x + y) * z
print(f"f = {f.value}, made by {f.name!r} from {[node.name for node in f.inputs]}, local derivatives {f.local_grads()}")

# %% [markdown]
# ### Exercise: `topological_order` (4 points, 10 minutes, medium)
#
# Backward means: a node may hand its gradient on only when it has **all** of it, that is after every node that uses it.
# So we need an order in which every node comes after all its inputs; backwards through this list is the order for the
# way back.
#
# Write `topological_order(node)`: a list of `node` and all nodes that it depends on, directly or through others.
#
# - Each node stands in the list **once**, after all its inputs; `node` is the last. Any order of this kind is right.
# - A node may be used many times, and may be twice among the inputs of one node (as in `x * x`). Look at every node
#   once: if every *way* through the graph is followed, the time doubles with each such use.
# - Different nodes may have equal values and equal names: it is the objects that count.
# - Graphs may be a few hundred nodes deep. (Recursion in Python ends near 1000 calls.)
#
# <details><summary>Hint 1</summary>
#
# For one node: first put all its inputs (with everything that *they* depend on) into the list, then the node itself;
# but do nothing when it has been visited before. That is a function which calls itself.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# Keep two things outside the inner function: the list `order` and a set `visited`. Nodes can be members of a set.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# The inner function: `def visit(n):`, `if n not in visited:`, `visited.add(n)`, `for source in n.inputs:
# visit(source)`, then `order.append(n)`. Call `visit(node)`; `return order`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "topological_order", "locked": false, "schema_version": 3, "solution": true, "task": false}
def topological_order(node):
    """Return all nodes below, each after its inputs, and node last."""
    ### BEGIN SOLUTION
    order, visited = [], set()

    def visit(each):
        if each not in visited:
            visited.add(each)
            for source in each.inputs:
                visit(source)
            order.append(each)

    visit(node)
    return order
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_topological_order", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("topological_order", points=4, section="6. Your own autodiff")


class GivenNode:
    """A node with a name and inputs, as the tests use it."""

    def __init__(self, name, *inputs):
        self.name, self.inputs, self.value, self.grad = name, inputs, 1.0, 0.0
        self._inputs = inputs  # what the order is compared with

    def local_grads(self):
        return (1.0,) * len(self.inputs)


def verdict(order, node, n_nodes):
    """Say what is wrong with an order of the n_nodes nodes below node, or True."""
    if not isinstance(order, list) or not all(isinstance(each, GivenNode) for each in order):
        return "the result is not a list of the nodes themselves"
    if len(order) != len({id(each) for each in order}):
        return "a node stands in the list more than once: note which ones you have visited"
    if len(order) < n_nodes:
        return f"{n_nodes - len(order)} of {n_nodes} nodes are missing: the inputs of inputs count as well, and the leaves and node itself"
    place = {id(each): i for i, each in enumerate(order)}
    late = [each.name for each in order for source in each._inputs if place[id(source)] > place[id(each)]]
    if order[0] is node and len(order) > 1:
        return "the list starts with the output: turn the order round, inputs first"
    if late:
        return f"{late[0]} stands before one of its inputs: append a node after all its inputs"
    return order[-1] is node or "the last entry is not the node that was given"


@exercise.property("a chain of three")
def _(topological_order):
    a = GivenNode("a")
    b = GivenNode("b", a)
    c = GivenNode("c", b)
    return verdict(topological_order(c), c, 3)


@exercise.property("a leaf stands alone")
def _(topological_order):
    a = GivenNode("a")
    return verdict(topological_order(a), a, 1)


@exercise.property("a node that is used twice stands once, before both uses", weight=2)
def _(topological_order):
    x = GivenNode("x")
    a = GivenNode("a", x)
    b = GivenNode("b", a, x)
    f = GivenNode("f", x, b, a)
    return verdict(topological_order(f), f, 4)


@exercise.property("both inputs of a gate may be the same node")
def _(topological_order):
    x = GivenNode("x")
    f = GivenNode("f", x, x)
    return verdict(topological_order(f), f, 2)


### BEGIN HIDDEN TESTS
with exercise.hidden():

    @exercise.property("long and short ways to the same node", weight=2)
    def _(topological_order):
        x = GivenNode("x")
        way = x
        for _ in range(4):
            way = GivenNode("step", way)
        return verdict(topological_order(f := GivenNode("f", GivenNode("g", way), x, way)), f, 7) is True and (
            verdict(topological_order(f := GivenNode("f", way, x, GivenNode("g", x, way))), f, 7) is True
        )

    @exercise.property("nodes are told apart by what they are, not by name or value")
    def _(topological_order):
        f = GivenNode("n", GivenNode("n", GivenNode("n"), GivenNode("n")), GivenNode("n", GivenNode("n")))
        return verdict(topological_order(f), f, 6) is True

    @exercise.property("random graphs")
    def _(topological_order):
        rng = np.random.default_rng(13)
        for _ in range(8):
            nodes = [GivenNode("leaf")]
            for i in range(1, 15):
                inputs = [nodes[-1], *(nodes[j] for j in rng.integers(0, i, size=rng.integers(0, 3)))]
                nodes.append(GivenNode(f"{i}", *(inputs[j] for j in rng.permutation(len(inputs)))))
            if verdict(topological_order(nodes[-1]), nodes[-1], 15) is not True:
                return False
        return True

    @exercise.property("a graph of a few hundred nodes in a chain")
    def _(topological_order):
        node = GivenNode("leaf")
        for _ in range(299):
            node = GivenNode("step", node)
        return verdict(topological_order(node), node, 300) is True

    @exercise.property("called twice gives the same number of nodes")
    def _(topological_order):
        f = GivenNode("f", GivenNode("a"), GivenNode("b"))
        return len(topological_order(f)) == 3 and len(topological_order(f)) == 3
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `backpropagate` (5 points, 15 minutes, hard)
#
# Everything is ready. The chain rule for a node $x$ that is used by the gates $g$:
#
# $$ \frac{\partial f}{\partial x} \;=\; \sum_{g \text{ uses } x} \frac{\partial f}{\partial g} \cdot \frac{\partial g}{\partial x} . $$
#
# Write `backpropagate(node)`: it sets `grad` of `node` and of every node below to the derivative of `node` with respect
# to it. It returns nothing.
#
# 1. Set `grad` of all nodes to `0.0`, so that a second call gives the same. The derivative of `node` with respect to
#    itself is `1.0`.
# 2. Go through the topological order **backwards**. Each node adds to the `grad` of each of its inputs: its own `grad`
#    times the local derivative.
#
# Ask each node, leaves too, for its `local_grads()` once. Write the product as `grad * local` with the plain operator `*`, and the
# sum with `+`: then the very same function works later for arrays.
#
# <details><summary>Hint 1</summary>
#
# `order = topological_order(node)`, a loop that sets every `grad` to `0.0`, then `node.grad = 1.0`.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `for each in reversed(order):` and inside it `for source, local in zip(each.inputs, each.local_grads()):`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# The innermost line: `source.grad = source.grad + each.grad * local`. With `=` in place of adding up, a node that is
# used twice would keep only one contribution.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "backpropagate", "locked": false, "schema_version": 3, "solution": true, "task": false}
def backpropagate(node):
    """Set grad of all nodes below to the derivative of node with respect to them."""
    ### BEGIN SOLUTION
    order = topological_order(node)
    for each in order:
        each.grad = 0.0
    node.grad = 1.0
    for each in reversed(order):
        for source, local in zip(each.inputs, each.local_grads()):
            source.grad = source.grad + each.grad * local
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_backpropagate", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("backpropagate", points=5, needs=["topological_order"], section="6. Your own autodiff")


class CountingNode:
    """A node that counts how often it is asked for its local derivatives."""

    def __init__(self, value, inputs=(), locals_=()):
        self.value, self.inputs, self.grad, self.asked, self.locals = value, inputs, 0.0, 0, locals_

    def local_grads(self):
        self.asked = self.asked + 1
        return self.locals

    def __add__(self, other):
        return CountingNode(self.value + other.value, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        return CountingNode(self.value * other.value, (self, other), (other.value, self.value))


def differ(leaves, expected):
    """Say which gradients are wrong, or True; leaves maps names to nodes."""
    for (name, leaf), right in zip(leaves.items(), expected, strict=True):
        if np.shape(leaf.grad) != np.shape(right) or not np.allclose(leaf.grad, right, rtol=1e-9, atol=1e-12):
            return f"the gradient of {name} is {leaf.grad}, expected {right}"
    return True


@exercise.property("the output's own gradient is 1")
def _(backpropagate):
    f = CountingNode(3.0) * CountingNode(2.0)
    backpropagate(f)
    return differ({"f": f}, [1.0])


@exercise.property("the example f = (x + y) z")
def _(backpropagate):
    x, y, z = CountingNode(-2.0), CountingNode(5.0), CountingNode(-4.0)
    backpropagate((x + y) * z)
    if (x.grad, y.grad, z.grad) == (1.0, 1.0, 3.0):
        return "x and y get the local derivative alone: multiply it with the gradient from above"
    return differ({"x": x, "y": y, "z": z}, [-4.0, -4.0, 3.0])


@exercise.property("a value that is used twice collects both contributions", weight=2)
def _(backpropagate):
    x, y = CountingNode(3.0), CountingNode(2.0)
    backpropagate(x * x + x * y)
    if x.grad in (2.0, 3.0):
        return "x keeps one contribution only: add them up"
    return differ({"x": x, "y": y}, [8.0, 3.0])


@exercise.property("gradients are complete before they are handed on", weight=2)
def _(backpropagate):
    x = CountingNode(2.0)
    a = x * x
    b = a + x
    backpropagate(a * b)
    if x.grad != 44.0 and a.grad == 10.0:
        return f"the gradient of x is {x.grad}, expected 44.0: a handed its gradient on too early or too often; go backwards through the topological order"
    return differ({"x": x, "a": a, "b": b}, [44.0, 10.0, 4.0])


@exercise.property("calling it twice gives the same")
def _(backpropagate):
    x, y = CountingNode(3.0), CountingNode(2.0)
    f = x * y + x
    backpropagate(f)
    backpropagate(f)
    if x.grad != 3.0 and x.grad > 3.0:
        return f"the gradient of x is {x.grad} after the second call, expected 3.0: set all gradients to 0 at the start"
    return differ({"x": x, "y": y}, [3.0, 3.0])


### BEGIN HIDDEN TESTS
with exercise.hidden():

    @exercise.property("the order of the inputs is kept, local derivatives other than 1 and of three inputs")
    def _(backpropagate):
        a, b, c = CountingNode(1.0), CountingNode(2.0), CountingNode(3.0)
        gate = CountingNode(5.0, (a, b, c), (0.5, -2.0, 7.0))
        backpropagate(CountingNode(1.0, (gate, b), (3.0, 0.25)))
        return differ({"a": a, "b": b, "c": c}, [1.5, -5.75, 21.0]) is True

    @exercise.property("old gradients do not matter, in the leaves nor inside")
    def _(backpropagate):
        x, y = CountingNode(1.5), CountingNode(-2.0)
        q = x + y
        f = q * y
        for node, old in ((x, 7.0), (y, -3.0), (q, 11.0), (f, 13.0)):
            node.grad = old
        backpropagate(f)
        return differ({"x": x, "y": y, "q": q, "f": f}, [-2.0, -2.5, -2.0, 1.0]) is True

    @exercise.property("every node is asked once, however many ways lead to it")
    def _(backpropagate):
        node = leaf = CountingNode(1.0)
        nodes = [leaf]
        for _ in range(9):
            node = node + node
            nodes.append(node)
        backpropagate(node)
        return leaf.grad == 512.0 and max(each.asked for each in nodes) <= 2

    @exercise.property("random graphs, against differences")
    def _(backpropagate):
        rng = np.random.default_rng(14)
        start = rng.uniform(0.5, 1.5, size=3)
        choices = [(rng.integers(0, 3 + i, size=2), bool(rng.integers(0, 2))) for i in range(12)]

        def built(values):
            nodes = [CountingNode(value) for value in values]
            for (i, j), product in choices:
                nodes.append(nodes[i] * nodes[j] if product else nodes[i] + nodes[j])
            output = nodes[-1]
            for node in nodes[3:-1]:
                output = output + node * CountingNode(0.1)
            return nodes[:3], output

        leaves, output = built(start)
        backpropagate(output)
        slopes = nnlib.numerical_gradient(lambda values: built(values)[1].value, start)
        return bool(np.allclose([leaf.grad for leaf in leaves], slopes, rtol=1e-5))

    @exercise.property("a chain of a few hundred gates")
    def _(backpropagate):
        x = node = CountingNode(2.0)
        one = CountingNode(1.0)
        for _ in range(299):
            node = node + one
        backpropagate(node)
        return x.grad == 1.0 and one.grad == 299.0

    @exercise.property("a leaf alone")
    def _(backpropagate):
        x = CountingNode(4.0)
        backpropagate(x)
        return x.grad == 1.0

    @exercise.property("values that are arrays")
    def _(backpropagate):
        w, x = CountingNode(np.array([1.0, -2.0, 3.0])), CountingNode(np.array([0.5, 4.0, -1.0]))
        product = w * x
        backpropagate(CountingNode(product.value.sum(), (product,), (np.ones(3),)))
        return differ({"w": w, "x": x}, [x.value, w.value]) is True
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# Your program now differentiates any formula. Here is the one of part 2, written down as it stands, with nothing
# derived by hand:

# %%
with if_written("topological_order", "backpropagate"):
    x, y = Node(3.0, name="x"), Node(-4.0, name="y")
    f = (x + sigma(y)) / (sigma(x) + (x + y) * (x + y))
    backpropagate(f)
    print(f"f = {f.value:.6f}, dx = {x.grad:.6f}, dy = {y.grad:.6f}, {len(topological_order(f))} nodes")

# %% [markdown]
# And lecture C's neuron as a picture, the value above each node and the gradient below. Follow one way from the right
# to the left: at each gate, which row of the table in part 3 do you see?

# %%
def draw_graph(order):
    """Draw nodes in topological order from left to right, each one step to the right of its last input."""
    column, used = {}, {}
    fig, ax = plt.subplots(figsize=(10, 4.5))
    places = {}
    for node in order:
        column[node] = max((column[source] + 1 for source in node.inputs), default=0)
        rows = [places[source][1] for source in node.inputs]
        row = np.mean(rows) if rows else used.setdefault("leaves", 0)
        used["leaves"] += not rows
        places[node] = (column[node], row)
        for source in node.inputs:
            ax.annotate("", places[node], places[source], arrowprops={"arrowstyle": "-|>", "color": "gray", "shrinkA": 16, "shrinkB": 16})
        ax.text(*places[node], node.name, ha="center", va="center", bbox={"boxstyle": "circle", "facecolor": "white"})
        ax.text(column[node], row - 0.27, f"{node.value:.3g}", ha="center", va="bottom", color=BLUE)
        ax.text(column[node], row + 0.27, f"grad {node.grad:.3g}", ha="center", va="top", color="#D55E00")
    ax.set(xlim=(-0.5, max(column.values()) + 0.5), ylim=(used["leaves"] - 0.3, -0.7))
    ax.set_axis_off()
    plt.show()


with if_written("topological_order", "backpropagate"):
    w0, x0, w1, x1, w2 = (Node(value, name=name) for name, value in (("w0", 2.0), ("x0", -1.0), ("w1", -3.0), ("x1", -2.0), ("w2", -3.0)))
    neuron = sigma(w0 * x0 + w1 * x1 + w2)
    backpropagate(neuron)
    draw_graph(topological_order(neuron))

# %% [markdown]
# ### Turn the knobs
#
# The same neuron with a slider for each number; the gradients come from your `backpropagate` (where they differ from
# the course's, they are coloured). Three things to try, each with a guess first:
#
# 1. Set `x0` to 0. Whose gradient becomes 0, and whose does not? (Multiply switches its inputs.)
# 2. Move `w2` up to 5. *All* gradients shrink together: the sigmoid is flat there, and a neuron in this state learns
#    slowly. For which `w2` is the gradient that reaches the sum largest, and how large is it? (The table of gates
#    knows.)
# 3. Set `w1` and `x1` both to 0. Each has the gradient 0 because the *other* is 0. That is one more reason not to start
#    all weights at zero.

# %%
def build_neuron(w0, x0, w1, x1, w2):
    """Build lecture C's neuron from five numbers."""
    w0, x0, w1, x1, w2 = Node(w0, name="w0"), Node(x0, name="x0"), Node(w1, name="w1"), Node(x1, name="x1"), Node(w2, name="w2")
    return sigma(w0 * x0 + w1 * x1 + w2)


GraphView(build_neuron, {"w0": 2.0, "x0": -1.0, "w1": -3.0, "x1": -2.0, "w2": -3.0}, backpropagate=backpropagate)

# %% [markdown]
# **Try it.** Add a gate of your own, for instance `sin`, in three lines like those of `tanh` above, and hold the ruler
# against it.
#
# ### From numbers to arrays, without a new line
#
# A network needs matrices. For a gate that works entry by entry, `grad * local` is right for arrays as it stands. For
# the matrix product $C = A B$ the local derivative is no array of that shape, but it is still a **linear map**: it
# takes the gradient of $C$ to that of $A$, as `dC @ B.T`. So we let `local` be a small object for which `grad * local`
# *means* "apply the map". Your `backpropagate` need not know. (That is also how the real libraries do it: no big matrix
# of derivatives is ever built.)

# %%
class LinearMap:
    """A local derivative that is a map: grad * LinearMap(function) is function(grad)."""

    __array_ufunc__ = None  # NumPy leaves the product to this class

    def __init__(self, function):
        self.function = function

    def __mul__(self, grad):
        return self.function(grad)

    __rmul__ = __mul__


def linear(X, W, b):
    """Make a layer of weighted sums: your linear_forward and linear_backward as one gate."""

    def local_grads():
        return (
            LinearMap(lambda dZ: linear_backward(dZ, X.value, W.value)[0]),
            LinearMap(lambda dZ: linear_backward(dZ, X.value, W.value)[1]),
            LinearMap(lambda dZ: linear_backward(dZ, X.value, W.value)[2]),
        )

    return Node(linear_forward(X.value, W.value, b.value), (X, W, b), local_grads, "linear")


def cross_entropy_of(Z, y):
    """Make the gate of the mean binary cross-entropy of sigmoid(Z): one number."""
    Y = y.reshape(-1, 1)
    value = np.mean(np.logaddexp(0, Z.value) - Y * Z.value)  # the same loss, without overflow
    return Node(value, (Z,), lambda: ((sigmoid(Z.value) - Y) / len(Y),), "loss")


# %% [markdown]
# ### Two spirals
#
# Two arms wound into each other, and a network with **two** hidden layers, for which nobody wrote a backward pass: the
# graph is built anew in every step, and your `backpropagate` runs through it. **What to expect.** A few seconds. The
# loss starts near $\log 2$, jumps about at first (the step is rather large) and falls below 0.05: the first layer cuts
# the plane with lines, the second bends them. Nearly all points are right at the end; where the arms meet in the
# middle, the noise has mixed a few.

# %%
with if_written("linear_forward", "linear_backward", "topological_order", "backpropagate"):
    X_spiral, y_spiral = make_spirals(300, noise=0.02, rng=np.random.default_rng(0))
    rng = np.random.default_rng(0)
    sizes = [(2, 24), (24, 24), (24, 1)]
    weights = [Node(1.5 * rng.normal(size=(n, m)) / np.sqrt(n)) for n, m in sizes]
    biases = [Node(np.zeros(m)) for _, m in sizes]

    def scores(points):
        """Build the graph of the network up to its last sums."""
        A = Node(points)
        for W, b in zip(weights[:-1], biases[:-1]):
            A = tanh(linear(A, W, b))
        return linear(A, weights[-1], biases[-1])

    losses = []
    for _ in trange(2000, desc="spirals", leave=False):
        loss = cross_entropy_of(scores(X_spiral), y_spiral)
        losses.append(loss.value)
        backpropagate(loss)
        for parameter in weights + biases:
            parameter.value = parameter.value - 1.0 * parameter.grad

    def labels(points):
        """Return the class of each point."""
        return (scores(points).value[:, 0] > 0).astype(int)

    fig, axes = plt.subplots(1, 2, figsize=(10, 4), layout="tight")
    plot_decision_boundary(labels, X_spiral, y_spiral, ax=axes[0])
    axes[0].set_title(f"two spirals: {np.mean(labels(X_spiral) == y_spiral):.1%} right")
    axes[1].semilogy(losses, color=BLUE)
    axes[1].set(xlabel="step", ylabel="loss", title=f"{len(topological_order(loss))} nodes in the graph; loss {losses[-1]:.3f} at the end")
    plt.show()

# %% [markdown]
# That is an autodiff. What separates it from PyTorch's is not the idea but the number of gates, and care for speed and
# memory.
#
# Lecture C's last word on it: backpropagation works on *programs*, with their intermediate values, not on formulas;
# that is why it is more than the chain rule. The chain rule alone would let you multiply out every way from $x$ to $f$,
# and a graph of $n$ gates can have $2^n$ of them. Visiting each node once, in topological order, is what makes it cost
# no more than a few runs of the program.

# %% [markdown] nbgrader={"grade": false, "grade_id": "in_words_question", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ### In your own words (3 points, graded by hand)
#
# A colleague trains a network with a million weights and computes all gradients with the central difference, "because
# it is simple and cannot be wrong". Explain in four to six sentences what this costs compared with backpropagation and
# why, what limits the accuracy of the difference when the step is made smaller, and what the central difference is
# still good for.

# %% [markdown] nbgrader={"grade": true, "grade_id": "in_words", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# The central difference runs the network twice for each weight, two million runs for one gradient. Backpropagation
# visits each node of the graph once forward and once backward, because every node hands its complete gradient on to its
# inputs: about the cost of a few runs for all weights together, paid for with the memory for the intermediate values. A
# smaller step lessens the error of the formula (of order eps squared), but f(x + eps) and f(x - eps) become nearly
# equal, and the rounding error of their difference is divided by an ever smaller number, so about 1e-5 is best. It is
# good for checking a backward pass on a small network, with a relative error, before one trusts it.
#
# One point: two runs for each weight against one way forward and one back. One point: rounding against truncation. One
# point: checking.
# ### END SOLUTION

# %% [markdown]
# ## What you can do now
#
# - The **central difference** measures any slope; the **relative error** against it checks a gradient.
# - **Staged computation** gives every intermediate value a name, and the way back one line for each; the contributions
#   of several ways **add up**.
# - **Gates** know their local derivatives alone: add hands on, multiply switches, max routes, sigmoid and tanh damp,
#   ReLU is open or shut (0 at 0).
# - For a layer, $dX = dZ\,W^\top$, $dW = X^\top dZ$, $db = \sum_i dZ_i$, in the shapes of `X`, `W`, `b`; the $1/n$
#   enters with the loss alone.
# - **Backpropagation** goes through the graph backwards in topological order, each node once; you have written it.
#
# **Next.** We took the plainest step, $-\eta$ times the gradient on all data. In lesson 4 the same gradients meet
# better steps: mini-batches, momentum, Adam, and methods that look at the curvature.
#
# **References.** A. Allauzen, *Deep Learning: the basics* (2017), "Back-propagation". G. Peeters, *Neural Networks*
# (2018), sections 2.4 to 3.5. H.-H. Shuai, *Introduction to Deep Learning* (2018), "Chain Rule", "Backpropagation". C.
# Cerisara, "Backpropagation", "Autodiff". S. Linnainmaa, master's thesis, Helsinki (1970). D. Rumelhart, G. Hinton and
# R. Williams, "Learning representations by back-propagating errors", *Nature* 323 (1986).
