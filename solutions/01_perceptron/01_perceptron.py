# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Lesson 1: the perceptron
#
# In 1958 Frank Rosenblatt described a machine that learns to tell pictures apart, and soon he built it. Nobody programmed
# the answer into it: it looked at one example after another, and whenever it was wrong it turned its knobs a little. Everything in this course
# grows from that idea.
#
# You will write that machine in six short functions, watch it learn, and find the wall that it cannot climb.
#
# | part | what you do | time | difficulty |
# | --- | --- | --- | --- |
# | 1. A neuron that says yes or no | `threshold` | 5 min | easy |
# | 2. A line that divides the plane | `predict`, sliders | 15 min | easy |
# | 3. The loss behind the rule | `perceptron_loss` | 15 min | medium |
# | 4. Learning from one mistake | `perceptron_update` | 10 min | easy |
# | 5. Learning from a data set | `train_perceptron`, real digits | 20 min | medium |
# | 6. The wall: XOR | `xor_network`, one question in words | 20 min | medium |
#
# **How a lesson works.** Run the cells from the top with Shift+Enter. Where a cell says
# `raise NotImplementedError()`, replace that line with your code. The cell below it checks what you wrote and shows a
# table. More tests, which you do not see, run when the lesson is graded: they use other numbers, but nothing that the
# text does not ask for. Each exercise has three hints; open one when you are stuck.
#
# **Conventions of this course.** Rows are examples: `X` has shape `(n_samples, n_features)`, and the labels `y` are
# integers of shape `(n_samples,)`. Arguments are never changed in place. A data set may have a single row and any number
# of features, and numbers may come as integers or as floats. Letters stand for the lectures: A is Allauzen, P Peeters,
# S Shuai, C Cerisara, V Vitay. They write one example as a column
# $\underline{x}$; our rows are their columns.

# %%
import matplotlib.pyplot as plt
import numpy as np

from autograder.checks import (
    Exercise,
    if_written,
    misconception,
    missing_bias,
    one_minus,
    replaced,
    sum_instead_of_mean,
    wrong_sign,
)
from nnlib.data import and_gate, load_digits, make_blobs, or_gate, parity, xor_gate
from nnlib.widgets import PerceptronBoundary

BLUE, ORANGE = "#0072B2", "#E69F00"


def draw_classes(ax, X, y, title=""):
    """Draw two classes as blue circles (0) and orange squares (1): shape and colour both tell them apart."""
    ax.scatter(X[y == 0, 0], X[y == 0, 1], marker="o", color=BLUE, edgecolor="black", label="class 0")
    ax.scatter(X[y == 1, 0], X[y == 1, 1], marker="s", color=ORANGE, edgecolor="black", label="class 1")
    ax.margins(0.25)
    ax.set(xlabel="$x_1$", ylabel="$x_2$", title=title)
    ax.legend(loc="best")


def draw_line(ax, w, b, **style):
    """Draw the line where w1 * x1 + w2 * x2 + b = 0, when there is one."""
    (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
    if w[1] != 0:
        ax.plot([left, right], [-(w[0] * left + b) / w[1], -(w[0] * right + b) / w[1]], color="black", **style)
    elif w[0] != 0:
        ax.axvline(-b / w[0], color="black", **style)
    ax.set(xlim=(left, right), ylim=(bottom, top))


# %% [markdown]
# ## 1. A neuron that says yes or no
#
# A nerve cell adds up what reaches it and fires when the sum is large enough. The artificial one (lectures P, 2.1, and
# S, "Neuron") does the same with numbers: it weighs its inputs, adds a bias and compares with zero,
#
# $$ z = w_1 x_1 + w_2 x_2 + \dots + w_d x_d + b, \qquad \hat y = h(z), \qquad
# h(z) = \begin{cases} 1 & \text{if } z \ge 0 \\ 0 & \text{if } z < 0 \end{cases} $$
#
# The bias moves the point at which the neuron fires. Lecture A shows two ways to write it: *explicit*, as the extra
# number $b$, and *implicit*, as one more weight $w_0$ whose input is always 1. They are the same; here the bias is
# explicit.

# %% [markdown]
# ### Exercise: `threshold` (2 points, 5 minutes, easy)
#
# Write `threshold(z)`.
#
# - `z` is a number or an array of any shape.
# - The result is 1 where `z` is at least 0, and 0 elsewhere: **at exactly 0 it is 1**.
# - The result holds integers (not `True` and `False`, not `1.0`) and has the shape of `z`; for a number it is a
#   single 0 or 1 (an array without axes will do).
#
# <details><summary>Hint 1</summary>
#
# A comparison such as `z >= 0` works on a whole array at once and gives `True` or `False` for each entry.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `np.where(condition, a, b)` takes `a` where the condition is true and `b` where it is not.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `np.where(np.asarray(z) >= 0, 1, 0)` has integers in it, and works for a number too.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "threshold", "locked": false, "schema_version": 3, "solution": true, "task": false}
def threshold(z):
    """Return 1 where z >= 0 and 0 elsewhere, as integers."""
    ### BEGIN SOLUTION
    return np.where(np.asarray(z) >= 0, 1, 0)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_threshold", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("threshold", points=2, section="1. A neuron that says yes or no")
exercise.misconceptions(
    misconception("0 is counted as below the threshold", "use >= so that the answer at 0 is 1", lambda reference, z: 1 - reference(-np.asarray(z))),
    one_minus(mistake="the two answers are swapped", remedy="answer 1 where z is at least 0"),
    misconception("the answers are -1 and 1", "answer 0, not -1, below the threshold", lambda reference, z: 2 * reference(z) - 1),
    misconception("z itself is returned where the neuron fires", "return 1 there, not z", lambda reference, z: np.asarray(z) * reference(z)),
)
exercise.check("fires for positive z and stays silent for negative z", np.array([-2.0, -0.5, 0.5, 3.0]))
exercise.check("fires at exactly 0", np.array([0.0, -1.0, 1.0]))
exercise.check("takes a single number", 0.7)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(3)
    exercise.check("keeps the shape of a matrix", rng.normal(size=(3, 4)))
    exercise.check("keeps the shape when there is one entry", rng.normal(size=(1, 1)))
    exercise.check("is right very close to 0 and very far from it", np.array([-1e-12, 1e-12, -1e9, 1e9, 0.0, -0.0]))
    exercise.check("takes integers", np.array([-3, 0, 2]))
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# Your neuron's answer, drawn. The jump at 0 is what makes the perceptron simple, and, as lesson 2 shows, what makes it
# hard to improve: on both sides of the jump the curve is flat, so its slope says nothing about where to go.

# %%
with if_written("threshold"):
    z = np.linspace(-3, 3, 601)
    answers = threshold(z)
    fig, ax = plt.subplots(figsize=(5, 2.4))
    ax.plot(z, answers, color=BLUE)
    ax.set(xlabel="$z$", ylabel=r"$h(z)$", title="The threshold unit")
    plt.show()

# %% [markdown]
# ## 2. A line that divides the plane
#
# For a whole data set the sums are one matrix product: row $i$ of $X$ gives $z_i$,
#
# $$ z = X w + b, \qquad \hat y = h(z). $$
#
# With two features, the points with $z = 0$ lie on a straight line. On one side the neuron says 1, on the other 0. The
# vector $w$ is perpendicular to that line and points to the side of the ones; $b$ moves the line to and fro.

# %% [markdown]
# ### Exercise: `predict` (3 points, 10 minutes, easy)
#
# Write `predict(X, w, b)`: the label, 0 or 1, that the perceptron gives to each row of `X`.
#
# - `X (n_samples, n_features)`, `w (n_features,)`, `b` a number. The number of features can be anything, and there may
#   be a single row.
# - The result has shape `(n_samples,)` and holds integers.
# - You may use your `threshold`.
#
# <details><summary>Hint 1</summary>
#
# `X @ w` multiplies every row of `X` with `w` and adds up: one number for each row.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# Do not forget the bias. Adding a number to an array adds it to every entry.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# The whole function is one line: the threshold of `X @ w + b`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "predict", "locked": false, "schema_version": 3, "solution": true, "task": false}
def predict(X, w, b):
    """Return the perceptron's label for each row of X."""
    ### BEGIN SOLUTION
    return threshold(X @ w + b)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_predict", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("predict", points=3, needs=["threshold"], section="2. A line that divides the plane")
exercise.misconceptions(
    missing_bias("b"),
    replaced("the bias is subtracted", "add b to X @ w", b=lambda b: -b),
    one_minus(mistake="the two classes are swapped", remedy="answer 1 where X @ w + b is at least 0"),
    misconception("the sums are returned, not the labels", "take the threshold of X @ w + b", lambda reference, X, w, b: X @ w + b),
    misconception("the answers are -1 and 1", "answer 0, not -1, below the threshold", lambda reference, X, w, b: 2 * reference(X, w, b) - 1),
)
X = np.array([[2.0, 1.0], [1.0, 3.0], [-1.0, 2.0], [0.5, 0.5]])
exercise.check("weighs the inputs", X, np.array([1.0, -1.0]), 0.0)
exercise.check("adds the bias", X, np.array([1.0, -1.0]), 2.5, weight=2)
exercise.check("takes one row", X[:1], np.array([1.0, -1.0]), 0.5)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(11)
    exercise.check("many rows and features", rng.normal(size=(40, 7)), rng.normal(size=7), 0.8, weight=2)
    exercise.check("a negative bias", rng.normal(size=(40, 3)), rng.normal(size=3), -1.1)
    exercise.check("one feature", np.array([[-1.0], [2.0], [0.25]]), np.array([1.0]), -0.25)
    exercise.check("a row exactly on the line", np.array([[1.0, 1.0], [2.0, 0.0], [0.0, 0.0]]), np.array([1.0, 1.0]), -2.0)
    exercise.check("integers", np.array([[1, 0], [0, 1], [1, 1]]), np.array([2, -3]), 1)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Move the line yourself
#
# The sliders set the two weights and the bias; the points that the perceptron gets wrong are crossed. Try three things:
#
# 1. Find weights that separate the two clouds. There are many: which ones would you trust on new points?
# 2. Multiply all three numbers by 2. The line stays where it is. Why? (Put $z = 0$.)
# 3. Change only $b$. The line moves, and keeps its direction.
#
# Leave the buttons for part 5: they apply the learning rule to one row after another, and there the widget comes back with
# your own rule.

# %%
X_blobs, y_blobs = make_blobs(40, centers=[[-1.5, -1.0], [1.5, 1.0]], std=0.8, rng=np.random.default_rng(4))
PerceptronBoundary(X_blobs, y_blobs, predict=predict, w=(1.0, -1.0), b=0.5)

# %% [markdown]
# ## 3. The loss behind the rule
#
# To learn, we need a number that says *how* wrong the perceptron is. Counting mistakes does not help: move the weights
# a little and the count stays the same. Lecture P uses how far a wrong $z$ is from the threshold:
#
# $$ L = \frac1n \sum_{i=1}^n -(y_i - \hat y_i)\, z_i . $$
#
# | $y_i$ | $\hat y_i$ | $z_i$ | $-(y_i - \hat y_i) z_i$ |
# | --- | --- | --- | --- |
# | 0 or 1 | the same | any | 0 |
# | 1 | 0 | negative | $-z_i$, positive |
# | 0 | 1 | 0 or positive | $z_i$, at least 0 |
#
# A right answer costs nothing, a wrong one costs the size of its $z$. The lecture writes the loss of one example; we
# take the **mean** over the examples, here and in every lesson.

# %% [markdown]
# ### Exercise: `perceptron_loss` (4 points, 15 minutes, medium)
#
# Write `perceptron_loss(X, y, w, b)`: the mean over the rows of $-(y_i - \hat y_i) z_i$, as one number.
#
# - `y (n_samples,)` holds the labels 0 and 1; the other arguments are those of `predict`.
# - For a data set without mistakes it is 0; it is never negative.
#
# <details><summary>Hint 1</summary>
#
# You need two things for every row: the sum $z_i$ (before the threshold) and the answer $\hat y_i$ (after it).
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# With `z = X @ w + b`, the array `-(y - predict(X, w, b)) * z` holds the cost of every row.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# Take `np.mean` of that array, not `np.sum`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "perceptron_loss", "locked": false, "schema_version": 3, "solution": true, "task": false}
def perceptron_loss(X, y, w, b):
    """Return the mean of -(y - y_hat) * z over the rows of X."""
    ### BEGIN SOLUTION
    z = X @ w + b
    return np.mean(-(y - threshold(z)) * z)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_perceptron_loss", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("perceptron_loss", points=4, needs=["threshold", "predict"], section="3. The loss behind the rule")
exercise.misconceptions(
    sum_instead_of_mean("X"),
    wrong_sign(),
    missing_bias("b"),
    misconception("the mean is over the mistakes alone", "divide by the number of all rows", lambda reference, X, y, w, b: reference(X, y, w, b) * len(y) / np.sum(y != (X @ w + b >= 0))),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("mistakes are counted", "weigh every mistake with its z", lambda reference, X, y, w, b: np.mean(y != (X @ w + b >= 0))),
    misconception("only mistakes on the ones are counted", "a zero that is taken for a one costs too", lambda reference, X, y, w, b: np.mean(np.where(y == 1, np.maximum(0, -(X @ w + b)), 0))),
    misconception("the labels are used where the mistakes belong", "multiply z with y - y_hat", lambda reference, X, y, w, b: np.mean(-y * (X @ w + b))),
    misconception("the cost of every row is returned", "take the mean of the costs", lambda reference, X, y, w, b: np.where(y == (X @ w + b >= 0), 0.0, np.abs(X @ w + b))),
    misconception("the costs are squared", "multiply y - y_hat with z, nothing more", lambda reference, X, y, w, b: np.mean(np.where(y == (X @ w + b >= 0), 0.0, (X @ w + b) ** 2))),
)
### END HIDDEN TESTS
X, y = np.array([[2.0, 1.0], [1.0, 3.0], [-1.0, 2.0], [0.5, 0.5]]), np.array([1, 1, 0, 1])
w = np.array([1.0, -1.0])
exercise.check("right answers cost nothing", X[[0, 2, 3]], y[[0, 2, 3]], w, 0.5)
exercise.check("a one that is taken for a zero costs its distance to the threshold", X, y, w, 0.5)
exercise.check("a zero that is taken for a one costs as well", X, 1 - y, w, 0.5, weight=2)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(5)
    X, y, w = rng.normal(size=(30, 4)), rng.integers(0, 2, size=30), rng.normal(size=4)
    exercise.check("the mean over many rows", X, y, w, 0.6, weight=2)
    exercise.check("one row", X[:1], 1 - (X[:1] @ w + 0.6 >= 0).astype(int), w, 0.6)
    exercise.check("another bias and other labels", X, 1 - y, w, -2.0)

    @exercise.property("never negative")
    def _(perceptron_loss):
        losses = [perceptron_loss(X, y, rng.normal(size=4), 0.3) for _ in range(5)]
        return all(np.ndim(loss) == 0 and loss >= 0 for loss in losses) or "a loss was negative, or not one number"
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Check the slide: is the cost a distance?
#
# Lecture P says that the cost of a wrong answer is "the distance" between $w \cdot x$ and the threshold. In the units
# of $z$ it is; in the plane of the points it is not. The distance of a point from the line is $|z| / \lVert w \rVert$:
# multiply $w$ and $b$ by 10 and the line stays, every distance stays, but the loss is ten times as large.

# %%
with if_written("perceptron_loss"):
    X_one, y_one = np.array([[3.0, 4.0]]), np.array([0])
    for factor in (1.0, 10.0):
        w, b = factor * np.array([3.0, 4.0]), factor * -5.0
        distance = abs(X_one[0] @ w + b) / np.linalg.norm(w)
        print(f"w = {w}, b = {b}: loss {perceptron_loss(X_one, y_one, w, b):5.1f}, distance from the line {distance:.1f}")

# %% [markdown]
# ## 4. Learning from one mistake
#
# How should $w$ change to lower the loss of one example? Its slope with respect to $w_j$ is, as long as $\hat y$ stays
# the same,
#
# $$ \frac{\partial}{\partial w_j} \bigl( -(y - \hat y)(x \cdot w + b) \bigr) = -(y - \hat y)\, x_j . $$
#
# Going downhill with the learning rate $\eta$ (in code: `lr`) gives Rosenblatt's rule:
#
# $$ w \leftarrow w + \eta\,(y - \hat y)\, x, \qquad b \leftarrow b + \eta\,(y - \hat y). $$
#
# - Right answer: $y - \hat y = 0$, nothing changes.
# - A one taken for a zero: $y - \hat y = 1$, $w$ moves **towards** $x$, so that $z$ grows for this $x$.
# - A zero taken for a one: $y - \hat y = -1$, $w$ moves **away** from $x$.
#
# ("As long as $\hat y$ stays the same" hides the jump of the threshold, where there is no slope at all. Lecture P says
# so too; lesson 2 repairs it with a smooth unit and finds the same rule again.)

# %% [markdown]
# ### Exercise: `perceptron_update` (4 points, 10 minutes, easy)
#
# Write `perceptron_update(w, b, x, y, lr)`, which returns the new `w` and the new `b`.
#
# - `x (n_features,)` is **one** example, `y` its label (0 or 1), `lr` the learning rate.
# - The answer $\hat y$ is the perceptron's **before** the update.
# - Return new values: the array `w` that you are given must stay as it is. (`w` may hold integers where the
#   new weights are no whole numbers: one more reason to make a new array.)
#
# <details><summary>Hint 1</summary>
#
# First the answer: $z$ is `x @ w + b`, one number. Then the error, `y` minus the answer: -1, 0 or 1.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# The error is a single number; `lr * error * x` is the step for `w`. The bias takes the same step with an input of 1.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `w += step` changes the array in place. `w + step` makes a new one: `return w + lr * error * x, b + lr * error`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "perceptron_update", "locked": false, "schema_version": 3, "solution": true, "task": false}
def perceptron_update(w, b, x, y, lr):
    """Return w and b after the perceptron has seen the example x with label y."""
    ### BEGIN SOLUTION
    error = y - threshold(x @ w + b)
    return w + lr * error * x, b + lr * error
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_perceptron_update", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("perceptron_update", points=4, needs=["threshold", "predict"], returns="w, b", section="4. Learning from one mistake")
exercise.misconceptions(
    misconception("the step goes the wrong way", "add lr * (y - y_hat) * x: towards an x that should be a one", lambda reference, w, b, x, y, lr: reference(w, b, x, y, -lr)),
    misconception("the bias is not updated", "add lr * (y - y_hat) to b", lambda reference, w, b, x, y, lr: (..., b)),
    misconception("the bias takes the step without the learning rate", "add lr * (y - y_hat) to b", lambda reference, w, b, x, y, lr: (..., reference(w, b, x, y, 1.0)[1])),
    replaced("the learning rate is missing", "multiply the step with lr", lr=1.0),
    misconception("the weights do not depend on the input", "multiply the step of w with x", lambda reference, w, b, x, y, lr: (w + (reference(w, b, x, y, lr)[1] - b), ...)),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("the weights take a step even when the answer is right", "use y - y_hat, which is 0 for a right answer", lambda reference, w, b, x, y, lr: (w + lr * y * x, b + lr * y)),
    misconception("the weights take a step even when the answer is right", "use y - y_hat, which is 0 for a right answer", lambda reference, w, b, x, y, lr: (w + lr * (2 * y - 1) * x, b + lr * (2 * y - 1))),
    misconception("z is used where the answer belongs", "take the threshold of z before you subtract it from y", lambda reference, w, b, x, y, lr: (w + lr * (y - (x @ w + b)) * x, b + lr * (y - (x @ w + b)))),
    misconception("the bias is left out of the answer", "decide with x @ w + b", lambda reference, w, b, x, y, lr: (w + lr * (y - int(x @ w >= 0)) * x, b + lr * (y - int(x @ w >= 0)))),
)
### END HIDDEN TESTS
w, x = np.array([1.0, -2.0]), np.array([2.0, 3.0])
exercise.check("a right answer changes nothing", w, 0.5, x, 0, 0.1)
exercise.check("a one taken for a zero moves w towards x", w, 0.5, x, 1, 0.1, only="w", weight=2)
exercise.check("the bias moves with it", w, 0.5, x, 1, 0.1, only="b")
exercise.check("a zero taken for a one moves both away", -w, 0.5, x, 0, 0.25)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(8)
    for intent, n_features, lr in (("five features", 5, 0.3), ("one feature", 1, 2.0)):
        w, x = rng.normal(size=n_features), rng.normal(size=n_features)
        exercise.check(f"{intent}, a wrong answer", w, 0.2, x, 1 - int(x @ w + 0.2 >= 0), lr)
        exercise.check(f"{intent}, a right answer", w, 0.2, x, int(x @ w + 0.2 >= 0), lr)
    exercise.check("the bias decides the answer", np.array([0.5, 0.5]), -3.0, np.array([1.0, 1.0]), 1, 0.5)
    exercise.check("exactly on the line the answer is 1", np.zeros(3), 0.0, np.array([1.0, -2.0, 3.0]), 0, 1.0)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# One update, drawn: the example in the ring is a one that the perceptron took for a zero. The line turns towards it.

# %%
with if_written("predict", "perceptron_update"):
    w_old, b_old = np.array([1.0, -2.0]), 0.5
    x_new = np.array([1.5, 2.0])
    w_new, b_new = perceptron_update(w_old, b_old, x_new, 1, 0.4)
    fig, ax = plt.subplots(figsize=(5, 3.6))
    draw_classes(ax, X_blobs, y_blobs, "One update: dashed before, solid after")
    ax.scatter(*x_new, marker="s", color=ORANGE, edgecolor="black")
    ax.scatter(*x_new, s=200, facecolor="none", edgecolor="black", linewidth=2)
    draw_line(ax, w_old, b_old, linestyle="--")
    draw_line(ax, w_new, b_new)
    ax.set_ylim(-4, 4)
    plt.show()
    print(f"z of the ringed point: {x_new @ w_old + b_old:.2f} before, {x_new @ w_new + b_new:.2f} after")

# %% [markdown]
# ## 5. Learning from a data set
#
# One visit to every row is an **epoch**. Rosenblatt's algorithm is nothing but epochs of updates, until an epoch has no
# mistakes.

# %% [markdown]
# ### Exercise: `train_perceptron` (5 points, 15 minutes, medium)
#
# Write `train_perceptron(X, y, lr, n_epochs)`, which returns `w, b, mistakes_per_epoch`.
#
# - Start from `w` all zeros and `b = 0.0`.
# - Visit the rows **in order**, the first row first, `n_epochs` times in all; update after every row.
# - A mistake is counted when the answer **before** the update of that row is wrong. `mistakes_per_epoch` is a list with
#   one integer for each epoch. Do not stop early: its length is `n_epochs`, also when that is 0.
# - You may use your functions.
#
# <details><summary>Hint 1</summary>
#
# Two loops, one in the other: over the epochs, and over the rows. Set the count of mistakes to 0 at the start of every
# epoch.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `for x, label in zip(X, y):` gives one row and its label. The answer for it is `threshold(x @ w + b)`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# Inside the inner loop: compare the answer with the label and count, then
# `w, b = perceptron_update(w, b, x, label, lr)`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "train_perceptron", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_perceptron(X, y, lr, n_epochs):
    """Train from zeros, visiting the rows in order; return w, b and the mistakes in each epoch."""
    ### BEGIN SOLUTION
    w, b = np.zeros(X.shape[1]), 0.0
    mistakes_per_epoch = []
    for _ in range(n_epochs):
        mistakes = 0
        for x, label in zip(X, y, strict=True):
            if threshold(x @ w + b) != label:
                mistakes += 1
            w, b = perceptron_update(w, b, x, label, lr)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_train_perceptron", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("train_perceptron", points=5, needs=["threshold", "predict", "perceptron_update"], returns="w, b, mistakes_per_epoch", section="5. Learning from a data set")
exercise.misconceptions(
    misconception("the rows are visited backwards", "start with the first row", lambda reference, X, y, lr, n_epochs: reference(X[::-1], y[::-1], lr, n_epochs)),
    misconception("there is one epoch only", "repeat the visit n_epochs times", lambda reference, X, y, lr, n_epochs: reference(X, y, lr, 1)),
    misconception("there is one epoch too few", "repeat the visit n_epochs times", lambda reference, X, y, lr, n_epochs: reference(X, y, lr, n_epochs - 1)),
    misconception("there is one epoch too many", "repeat the visit n_epochs times", lambda reference, X, y, lr, n_epochs: reference(X, y, lr, n_epochs + 1)),
    misconception("training stops at the first epoch without mistakes", "go on: the list has one number for each of the n_epochs", lambda reference, X, y, lr, n_epochs: (..., ..., [m for i, m in enumerate(reference(X, y, lr, n_epochs)[2]) if i == 0 or 0 not in reference(X, y, lr, n_epochs)[2][:i]])),
    misconception("the mistakes of all epochs are added up", "return a list with one number for each epoch", lambda reference, X, y, lr, n_epochs: (..., ..., sum(reference(X, y, lr, n_epochs)[2]))),
    replaced("the learning rate is not used", "pass lr on to the update", lr=1.0),
)
### BEGIN HIDDEN TESTS


def trained(X, y, lr, n_epochs, w=None, count_after=False, cumulative=False, bias=True, per_epoch=False):
    """Train with one thing done differently: what the likely mistakes give."""
    w, b, mistakes_per_epoch = (np.zeros(X.shape[1]) if w is None else w), 0.0, []
    mistakes = 0
    for _ in range(n_epochs):
        mistakes = mistakes if cumulative else 0
        w_epoch, b_epoch = w, b
        for x, label in zip(X, y, strict=True):
            answer = int((x @ w_epoch + b_epoch if per_epoch else x @ w + b) >= 0)
            w, b = w + lr * (label - answer) * x, b + bias * lr * (label - answer)
            mistakes += int((int(x @ w + b >= 0) if count_after else answer) != label)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch


exercise.misconceptions(
    misconception("the mistakes are counted after the update", "compare the answer with the label before you update", lambda reference, X, y, lr, n_epochs: trained(X, y, lr, n_epochs, count_after=True)),
    misconception("the count is not set back to 0", "start every epoch with no mistakes", lambda reference, X, y, lr, n_epochs: trained(X, y, lr, n_epochs, cumulative=True)),
    misconception("the weights start at 1", "start from zeros", lambda reference, X, y, lr, n_epochs: trained(X, y, lr, n_epochs, w=np.ones(X.shape[1]))),
    misconception("the bias is never updated", "keep the b that the update returns", lambda reference, X, y, lr, n_epochs: trained(X, y, lr, n_epochs, bias=False)),
    misconception("all rows are answered with the weights of the start of the epoch", "update w and b after every row", lambda reference, X, y, lr, n_epochs: trained(X, y, lr, n_epochs, per_epoch=True)),
)
### END HIDDEN TESTS
X, y = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 0, 0, 1])
exercise.check("one epoch of AND", X, y, 1.0, 1, only=("w", "b"))
exercise.check("eight epochs of AND", X, y, 1.0, 8, only=("w", "b"))
exercise.check("the mistakes of every epoch", X, y, 1.0, 8, only="mistakes_per_epoch", weight=2)
exercise.check("another learning rate", X, y, 0.25, 3, only=("w", "b"))
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(21)
    X, y = rng.normal(size=(25, 3)), rng.integers(0, 2, size=25)
    exercise.check("weights and bias on data that cannot be separated", X, y, 0.5, 4, only=("w", "b"), weight=2)
    exercise.check("mistakes on data that cannot be separated", X, y, 0.5, 4, only="mistakes_per_epoch", weight=2)
    exercise.check("one row", X[:1], np.array([0]), 1.0, 2)
    exercise.check("integers in X", np.array([[1, 2], [3, -1], [0, 2], [-2, 1]]), np.array([1, 0, 1, 0]), 0.5, 3)
    exercise.check("no epochs", X, y, 1.0, 0)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### AND, OR, and two clouds
#
# **What to expect.** The number of mistakes falls to 0 on each of these, in a few epochs, and then nothing changes any
# more: without mistakes the rule does nothing.

# %%
with if_written("predict", "train_perceptron"):
    data_sets = {"AND": and_gate(), "OR": or_gate(), "two clouds": (X_blobs, y_blobs)}
    results = [train_perceptron(X, y, lr=1.0, n_epochs=10) for X, y in data_sets.values()]
    fig, axes = plt.subplots(1, 3, figsize=(12, 3.6), layout="tight")
    for ax, (name, (X, y)), (w, b, mistakes_per_epoch) in zip(axes, data_sets.items(), results, strict=True):
        draw_classes(ax, X, y, f"{name}: mistakes {mistakes_per_epoch}")
        ax.title.set_fontsize(9)
        draw_line(ax, w, b)
    plt.show()

# %% [markdown]
# ### Step through the updates
#
# The same widget on AND, now with *your* rule behind its buttons. Press "next update" again and again: the ring is on the
# row that was wrong, and the line moves for its sake. It takes 11 updates. How often does one make another row wrong?

# %%
PerceptronBoundary(*and_gate(), predict=predict, update=perceptron_update, loss=perceptron_loss)

# %% [markdown]
# ### Why it must end
#
# Write the bias as one more weight whose input is 1, so that $\tilde x = (x, 1)$ and $\tilde w = (w, b)$. Suppose that
# *some* unit vector $\tilde w^*$ separates the classes with room to spare: every example lies at least $\gamma$ on its
# right side. Let $R$ be the length of the longest $\tilde x$. Then, from zero weights, the number of updates is
# **at most** $(R/\gamma)^2$, however many rows there are (Novikoff, 1962). The reason in two lines:
#
# - every update moves $\tilde w$ at least $\eta\gamma$ further along $\tilde w^*$, so after $k$ updates
#   $\lVert \tilde w \rVert \ge k \eta \gamma$;
# - an update happens only when $\tilde w$ points the wrong way, so it adds at most $\eta^2 R^2$ to
#   $\lVert \tilde w \rVert^2$: after $k$ updates $\lVert \tilde w \rVert \le \sqrt k\, \eta R$.
#
# Both hold only while $k \eta \gamma \le \sqrt k\, \eta R$, that is $k \le (R/\gamma)^2$. The learning rate cancels: from
# zeros it only sets the scale of the weights.
#
# The margin $\gamma$ is what counts: in the next cell the clouds move
# apart, the bound falls, and the number of updates falls with it, far below the bound: the bound holds for the worst
# order of the rows, and the $\gamma$ here is that of one good separating vector (from least squares), not of the best.

# %%
with if_written("predict", "train_perceptron"):
    print("half distance   margin gamma   bound (R/gamma)^2   updates")
    for distance in (1.6, 2.0, 3.0, 5.0):
        X, y = make_blobs(60, centers=[[4 - distance, 3], [4 + distance, 3]], std=0.5, rng=np.random.default_rng(2))
        rows = np.column_stack([X, np.ones(len(X))])
        signs = 2 * y - 1
        direction = np.linalg.lstsq(rows, signs, rcond=None)[0]
        gamma = np.min(signs * (rows @ direction)) / np.linalg.norm(direction)
        R = np.linalg.norm(rows, axis=1).max()
        updates = sum(train_perceptron(X, y, 1.0, 60)[2])
        print(f"{distance:13.1f} {gamma:14.2f} {(R / gamma) ** 2:19.0f} {updates:9d}")

# %% [markdown]
# **The learning rate, in numbers.** Sixteen times larger, the same mistakes, the same line.

# %%
with if_written("train_perceptron"):
    for lr in (0.25, 1.0, 4.0):
        w, b, mistakes_per_epoch = train_perceptron(*and_gate(), lr, 7)
        print(f"lr = {lr:4}: mistakes {mistakes_per_epoch}, w / lr = {w / lr}, b / lr = {b / lr}")

# %% [markdown]
# ### Real data: handwritten digits
#
# The images that come with scikit-learn have 8 by 8 grey pixels: 64 features. We train on three quarters of the ones and
# eights, the pair that is hardest for a perceptron. **What to expect.** Mistakes fall fast and then jump about: a few
# ones look like eights, and the rule reacts to each mistake as if it were the only one. On images that it has never seen
# it is right about 19 times in 20.

# %%
with if_written("predict", "train_perceptron"):
    X_digits, y_digits = load_digits(classes=(1, 8))
    order = np.random.default_rng(1).permutation(len(X_digits))
    train, test = order[: len(order) * 3 // 4], order[len(order) * 3 // 4 :]
    w, b, mistakes_per_epoch = train_perceptron(X_digits[train], y_digits[train], lr=0.1, n_epochs=15)
    wrong = test[predict(X_digits[test], w, b) != y_digits[test]]
    print(f"mistakes per epoch: {mistakes_per_epoch}")
    print(f"right on new images: {1 - len(wrong) / len(test):.1%} ({len(wrong)} of {len(test)} wrong)")
    fig, axes = plt.subplots(1, 4, figsize=(12, 3), layout="tight")
    axes[0].plot(range(1, 16), mistakes_per_epoch, marker="o", color=BLUE)
    axes[0].set(xlabel="epoch", ylabel="mistakes", title="Training")
    limit = np.abs(w).max()
    axes[1].imshow(w.reshape(8, 8), cmap="PuOr_r", vmin=-limit, vmax=limit)
    axes[1].set_title("weights: orange says 8, purple says 1")
    for ax, i in zip(axes[2:], wrong[:2], strict=False):
        ax.imshow(X_digits[i].reshape(8, 8), cmap="Greys")
        ax.set_title(f"{(1, 8)[y_digits[i]]} taken for {(8, 1)[y_digits[i]]}")
    for ax in axes[1:]:
        ax.axis("off")
    plt.show()

# %% [markdown]
# The weights are a picture too: ink on an orange pixel speaks for an eight, ink on a purple one for a one.

# %% [markdown]
# ## 6. The wall: XOR
#
# XOR, the exclusive or, is 1 when exactly one of two bits is 1. It has four rows. **What to expect** from training on
# them: nothing good.

# %%
with if_written("predict", "train_perceptron"):
    X_xor, y_xor = xor_gate()
    w, b, mistakes_per_epoch = train_perceptron(X_xor, y_xor, lr=1.0, n_epochs=30)
    fig, axes = plt.subplots(1, 2, figsize=(9, 3.2), layout="tight")
    draw_classes(axes[0], X_xor, y_xor, "XOR")
    draw_line(axes[0], w, b)
    axes[1].plot(range(1, 31), mistakes_per_epoch, marker="o", color=BLUE)
    axes[1].set(xlabel="epoch", ylabel="mistakes of 4", title="It never ends", ylim=(0, 4.4))
    plt.show()

# %% [markdown]
# No learning rate and no patience helps, because there is nothing to find. A perceptron for XOR would have to satisfy
#
# $$ b < 0, \qquad w_1 + b \ge 0, \qquad w_2 + b \ge 0, \qquad w_1 + w_2 + b < 0 . $$
#
# Add the two in the middle: $w_1 + w_2 + 2b \ge 0$. Add the outer two: $w_1 + w_2 + 2b < 0$. Both cannot be.
#
# How often does this happen? The four corners of the square can be labelled in 16 ways. Train on all of them:

# %%
with if_written("train_perceptron"):
    endless = []
    for number in range(16):
        labels = np.array([int(bit) for bit in f"{number:04b}"])
        if train_perceptron(X_xor, labels, 1.0, 50)[2][-1] > 0:
            endless.append(f"{number:04b}")
    print(f"{16 - len(endless)} of 16 are learned; never learned: {', '.join(endless)}")

# %% [markdown]
# Only XOR (0110) and its opposite (1001) are out of reach. Among bits, though, the share of functions that one unit can
# compute shrinks fast: with four inputs it is 1,882 of 65,536.
#
# Minsky and Papert published this in 1969, and for more than ten years few people worked on neural networks. Yet the way
# out is short (lecture P, "Limitation of linear classifiers"): **two layers**. A first layer computes OR and AND of the
# inputs; in the plane of *those two numbers* a line can separate the classes:
#
# | $x_1$ | $x_2$ | OR | AND | XOR |
# | --- | --- | --- | --- | --- |
# | 0 | 0 | 0 | 0 | 0 |
# | 0 | 1 | 1 | 0 | 1 |
# | 1 | 0 | 1 | 0 | 1 |
# | 1 | 1 | 1 | 1 | 0 |

# %% [markdown]
# ### Exercise: `xor_network` (3 points, 15 minutes, medium)
#
# Write `xor_network(X)` with three threshold units whose weights you set by hand: one that computes OR of the two
# columns of `X`, one that computes AND, and a third that combines the two.
#
# - `X (n_samples, 2)` holds zeros and ones, rows in any order and any number of them.
# - The result has shape `(n_samples,)` and holds the integers 0 and 1: 1 where exactly one bit of the row is 1.
# - You may use your `predict` for each unit.
#
# <details><summary>Hint 1</summary>
#
# A unit with weights $(1, 1)$ adds the two bits: 0, 1 or 2. Which bias makes it fire from 1 on? From 2 on?
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# OR: bias $-0.5$. AND: bias $-1.5$. The third unit should fire when OR is 1 and AND is 0: give AND a negative weight.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `np.column_stack([h_or, h_and])` makes the two answers the columns of a new `X`. Its weights: $(1, -1)$, bias $-0.5$.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "xor_network", "locked": false, "schema_version": 3, "solution": true, "task": false}
def xor_network(X):
    """Return the exclusive or of the two columns of X, from three threshold units."""
    ### BEGIN SOLUTION
    h_or = predict(X, np.array([1.0, 1.0]), -0.5)
    h_and = predict(X, np.array([1.0, 1.0]), -1.5)
    return predict(np.column_stack([h_or, h_and]), np.array([1.0, -1.0]), -0.5)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_xor_network", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("xor_network", points=3, needs=["threshold", "predict"], section="6. The wall: XOR")
exercise.misconceptions(
    misconception("this is OR", "subtract AND, so that two ones give 0", lambda reference, X: np.where(X.sum(axis=1) >= 0.5, 1, 0)),
    misconception("this is AND", "one bit alone has to give 1", lambda reference, X: np.where(X.sum(axis=1) >= 1.5, 1, 0)),
    one_minus(mistake="this is the opposite of XOR", remedy="answer 1 when exactly one bit is 1"),
    misconception("this is NAND", "no bit at all has to give 0", lambda reference, X: np.where(X.sum(axis=1) >= 1.5, 0, 1)),
    misconception("this is NOR", "one bit alone has to give 1", lambda reference, X: np.where(X.sum(axis=1) >= 0.5, 0, 1)),
    misconception("only the first input counts", "use both columns of X", lambda reference, X: np.where(X[:, 0] >= 0.5, 1, 0)),
    misconception("only the second input counts", "use both columns of X", lambda reference, X: np.where(X[:, 1] >= 0.5, 1, 0)),
    misconception("the sums are returned, not the labels", "take the threshold of the third unit too", lambda reference, X: reference(X) - 0.5),
)
X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
exercise.check("rows with equal bits give 0", X[[0, 3]])
exercise.check("rows with different bits give 1", X[[1, 2]])
exercise.check("the whole truth table", X)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(2)
    exercise.check("many rows in any order", rng.integers(0, 2, size=(50, 2)).astype(float), weight=2)
    exercise.check("one row of equal bits", X[3:])
    exercise.check("one row of different bits", X[1:2])
    exercise.check("integers", rng.integers(0, 2, size=(9, 2)))
### END HIDDEN TESTS
exercise.score()

# %%
with if_written("predict", "xor_network"):
    grid = np.stack(np.meshgrid(np.linspace(-0.5, 1.5, 200), np.linspace(-0.5, 1.5, 200)), axis=-1).reshape(-1, 2)
    answers = xor_network(grid).reshape(200, 200)
    fig, ax = plt.subplots(figsize=(4.2, 3.6))
    ax.contourf(*grid.T.reshape(2, 200, 200), answers, levels=[-0.5, 0.5, 1.5], colors=["#cce3f0", "#fae7c0"])
    draw_classes(ax, *xor_gate(), "Two layers: a band between two lines")
    plt.show()

# %% [markdown]
# Two lines cut out a band, and the band is XOR. Units in two layers can compute *any* function of bits. How many does it
# take?
#
# ### Check the slide: parity
#
# XOR of $d$ bits is **parity**: is the number of ones odd? Lecture S ("Logic circuits") says that a circuit of two layers
# needs $O(2^d)$ gates for it and a deep one $O(d)$: the first hint that **depth** pays. That is true of AND and OR
# *gates*. A threshold unit can do more than a gate: it can count. With the hidden units "at least 1 one", "at least 2",
# ..., "at least $d$" and the output weights $1, -1, 1, \dots$, **one** hidden layer of $d$ units is enough, and for
# $d = 2$ it is exactly your network.

# %%
with if_written("predict"):
    for d in (2, 3, 5, 8, 10):
        X_bits, y_bits = parity(d)
        hidden = np.column_stack([predict(X_bits, np.ones(d), 0.5 - k) for k in range(1, d + 1)])
        wrong = np.sum(predict(hidden, (-1.0) ** np.arange(d), -0.5) != y_bits)
        print(f"{d:2} bits: {len(y_bits):4} rows, {d:2} hidden units, {wrong} wrong")

# %% [markdown]
# ### What is missing
#
# One question is left, and it is the question of the course. You set the weights of this network by hand. The rule of
# part 4 cannot find them: it needs to know what the *hidden* units should have answered, and no label says that.
# Lesson 3 solves it.

# %% [markdown] nbgrader={"grade": false, "grade_id": "in_words_question", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ### In your own words (2 points, graded by hand)
#
# A friend trains a perceptron on a data set, and after 1,000 epochs it still makes mistakes. She says: "the learning
# rate must be too large". Explain in three to five sentences what the learning rate does here when training starts from
# zero weights, what the mistakes tell her about the data, and one thing that she could try.

# %% [markdown] nbgrader={"grade": true, "grade_id": "in_words", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# From zero weights the learning rate only scales w and b: every update is multiplied by it, so the line and the mistakes
# are the same for every learning rate. On separable data the number of updates is at most (R / gamma)^2, so after 1,000
# epochs the data is most likely not separable by a line (or the margin is tiny). She could look at the rows that stay
# wrong (are labels wrong?), add features, or use more than one layer.
#
# One point: the learning rate changes nothing but the scale. One point: not separable (or a tiny margin), with a remedy.
# ### END SOLUTION

# %% [markdown]
# ## What you can do now
#
# - A **perceptron** weighs its inputs, adds a bias and answers 1 when the sum is at least 0; its boundary is a line.
# - Its **loss** is the mean of $-(y - \hat y) z$; going downhill on it one example at a time is **Rosenblatt's rule**.
# - On data that a line separates with margin $\gamma$, the rule makes **at most $(R/\gamma)^2$ mistakes**; on other data
#   it never comes to rest.
# - **XOR** is beyond one unit and easy for two layers.
#
# **Next.** The threshold says yes or no, and its slope is zero. In lesson 2 the jump becomes a smooth curve: the unit
# says *how sure* it is, the loss gets a slope everywhere, and the rule of part 4 comes back as the gradient of the
# likelihood.
#
# **References.** G. Peeters, *Neural Networks* (2018), section 2.1. H.-H. Shuai, *Introduction to Deep Learning* (2018),
# "Neuron", "Logic circuits". A. Allauzen, *Deep Learning: the basics* (2017), "A choice of terminology", "Bias or not
# bias". F. Rosenblatt, "The perceptron", *Psychological Review* 65 (1958). A. Novikoff, "On convergence proofs on
# perceptrons" (1962). M. Minsky and S. Papert, *Perceptrons* (1969).
