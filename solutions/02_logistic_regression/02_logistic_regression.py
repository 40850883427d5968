# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Lesson 2: logistic regression
#
# The perceptron of lesson 1 says yes or no and never *how sure* it is. In this lesson the hard step becomes a smooth
# curve, the answer becomes a probability, and one idea, **maximum likelihood**, gives both a loss and a gradient. The
# same idea carries over from two classes to any number, and with it you will read handwritten digits.
#
# | part | what you do | time | difficulty |
# | --- | --- | --- | --- |
# | 1. From a step to a curve | `sigmoid`, `predict_proba` | 15 min | easy |
# | 2. The loss that maximum likelihood gives | `binary_cross_entropy` | 15 min | medium |
# | 3. The gradient, and a smooth descent | `logistic_gradient`, `fit_logistic`, sliders | 25 min | medium |
# | 4. More than two classes | `softmax`, `cross_entropy`, `softmax_gradient` | 30 min | medium |
# | 5. Measuring honestly | `train_dev_test_split`, `confusion_matrix`, `precision_recall_f1`, one question in words | 30 min | medium |
#
# Everything here works with what lesson 1 taught; you do not need to have finished it. Rows are examples:
# `X (n_samples, n_features)`, labels `y (n_samples,)` are integers, and arguments are never changed in place. The
# lectures (A, exercise 1; P, 2.2, 2.3 and 5; C) put one example in a column; our rows are their columns, and our
# `W (n_in, n_out)` is their $W$ transposed. Letters stand for the lectures: A is Allauzen, P Peeters, S Shuai, C Cerisara,
# V Vitay.

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
    transposed,
    wrong_axis,
    wrong_sign,
)
from nnlib.data import load_digits, make_blobs
from nnlib.plots import plot_weights
from nnlib.widgets import LogisticBoundary

BLUE, ORANGE, GREEN = "#0072B2", "#E69F00", "#009E73"

# %% [markdown]
# ## 1. From a step to a curve
#
# The **sigmoid** (or logistic function) is the threshold, softened:
#
# $$ \sigma(z) = \frac{1}{1 + e^{-z}} . $$
#
# It runs from 0 to 1, is exactly 1/2 at $z = 0$, and $\sigma(-z) = 1 - \sigma(z)$. Read as a probability,
#
# $$ p = P(y = 1 \mid x) = \sigma(x \cdot w + b), \qquad \log\frac{p}{1 - p} = x \cdot w + b , $$
#
# so the sum $z$ is the **log-odds** of the ones against the zeros: a linear function of $x$ (lecture P, "We can show
# that ..."). At $z = 0$ the odds are even; each step of 1 in $z$ multiplies them by $e \approx 2.7$.

# %% [markdown]
# ### Exercise: `sigmoid` (3 points, 10 minutes, easy)
#
# Write `sigmoid(z)` for a number or an array of any shape.
#
# - The result has the shape of `z`.
# - Whole numbers (an array of integers) are fine as `z`; the result holds decimals all the same.
# - It must be right for very large numbers too: $\sigma(1000) = 1$, $\sigma(-1000) = 0$, never `nan`.
# - Small probabilities count: $\sigma(-10) \approx 4.54 \cdot 10^{-5}$ has to be right to six digits: do not
#   cut $z$ to a small range.
#
# <details><summary>Hint 1</summary>
#
# `np.exp` works on arrays. Which of the forms $1 / (1 + e^{-z})$ and $e^z / (1 + e^z)$ breaks for $z = 1000$? Try both.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# $e^{1000}$ overflows to infinity. $1 / \infty$ is 0, which is right; $\infty / \infty$ is `nan`, which is not.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `1 / (1 + np.exp(-z))` gives the right values everywhere, with a warning about the overflow. To avoid the warning,
# bound $z$ from below first: `np.exp(-np.maximum(z, -700))`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "sigmoid", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sigmoid(z):
    """Return 1 / (1 + exp(-z))."""
    ### BEGIN SOLUTION
    return 1 / (1 + np.exp(-np.maximum(z, -700)))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_sigmoid", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("sigmoid", points=3, section="1. From a step to a curve")
exercise.misconceptions(
    one_minus(mistake="the curve falls where it should rise", remedy="the exponent is -z, not z"),
    misconception("this is the derivative of the sigmoid", "return the sigmoid itself", lambda reference, z: reference(z) * (1 - reference(z))),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("this is the tanh", "the sigmoid runs from 0 to 1", lambda reference, z: np.tanh(z)),
    misconception("this is the threshold", "use the smooth curve 1 / (1 + exp(-z))", lambda reference, z: (np.asarray(z) >= 0) * 1.0),
    misconception("the 1 in the denominator is missing", "divide by 1 + exp(-z)", lambda reference, z: np.exp(z)),
    misconception("the result is stored in an array of whole numbers", "make the array with dtype=float before you fill it", lambda reference, z: reference(z).astype(np.asarray(z).dtype)),
    misconception("the brackets around the denominator are missing", "write 1 / (1 + np.exp(-z))", lambda reference, z: 1 + np.exp(-z)),
    misconception("e^z / (1 + e^z) overflows for large z", "use 1 / (1 + exp(-z)), which does not divide infinity by infinity", lambda reference, z: np.exp(z) / (1 + np.exp(z))),
)
### END HIDDEN TESTS
exercise.check("one half at 0", 0.0)
exercise.check("rises from 0 to 1", np.array([-2.0, -0.5, 0.5, 2.0]))
exercise.check("right for very large |z|", np.array([-1000.0, 1000.0]))
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(1)
    exercise.check("keeps the shape of a matrix", rng.normal(size=(3, 4), scale=3))
    exercise.check("right over the whole range of numbers", np.linspace(-1e4, 1e4, 401))
    exercise.check("small probabilities are right to six digits", np.array([-10.0, -8.0, -5.0]), rtol=1e-6, atol=0.0)
    exercise.check("takes whole numbers", np.array([-2, 0, 1]))
    exercise.check("takes one entry", rng.normal(size=(1, 1)))
### END HIDDEN TESTS
exercise.score()

# %%
with if_written("sigmoid"):
    z = np.linspace(-6, 6, 400)
    fig, ax = plt.subplots(figsize=(5.5, 2.6))
    ax.plot(z, sigmoid(z), color=BLUE, label=r"$\sigma(z)$")
    ax.plot(z, z >= 0, color=ORANGE, linestyle="--", label="threshold")
    ax.set(xlabel="$z$", title="The sigmoid, and the step it replaces")
    ax.legend()
    plt.show()

# %% [markdown]
# ### Exercise: `predict_proba` (2 points, 5 minutes, easy)
#
# Write `predict_proba(X, w, b)`: the probability of the label 1 for each row of `X (n_samples, n_features)`, as an array
# of shape `(n_samples,)`. `w` has shape `(n_features,)`, `b` is a number. As in `sigmoid`, sums of 1000 must come out right.
#
# <details><summary>Hint 1</summary>
#
# The sums of lesson 1, `X @ w + b`, are the log-odds.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# What turns log-odds into a probability?
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `sigmoid(X @ w + b)`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "predict_proba", "locked": false, "schema_version": 3, "solution": true, "task": false}
def predict_proba(X, w, b):
    """Return the probability of the label 1 for each row of X."""
    ### BEGIN SOLUTION
    return sigmoid(X @ w + b)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_predict_proba", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("predict_proba", points=2, needs=["sigmoid"], section="1. From a step to a curve")
exercise.misconceptions(
    missing_bias("b"),
    one_minus(mistake="this is the probability of the label 0", remedy="return sigmoid(X @ w + b)"),
    replaced("the bias is subtracted", "add b to X @ w", b=lambda b: -b),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("the log-odds are returned", "take the sigmoid of X @ w + b", lambda reference, X, w, b: X @ w + b),
    misconception("the bias is added after the sigmoid", "add b inside: sigmoid(X @ w + b)", lambda reference, X, w, b: reference(X, w, 0.0) + b),
    misconception("the labels are returned", "return the probabilities themselves", lambda reference, X, w, b: (X @ w + b >= 0).astype(int)),
)
### END HIDDEN TESTS
X = np.array([[2.0, 1.0], [1.0, 3.0], [-1.0, 2.0], [0.5, 0.5]])
exercise.check("a probability for each row", X, np.array([1.0, -1.0]), 0.5)
exercise.check("one row", X[:1], np.array([0.3, -0.2]), -0.1)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(2)
    exercise.check("many rows and features", rng.normal(size=(30, 6)), rng.normal(size=6), 0.7, weight=2)
    exercise.check("a negative bias", rng.normal(size=(7, 3)), rng.normal(size=3), -2.0)
    exercise.check("far from the boundary", 1000 * X, np.array([1.0, -1.0]), 0.0)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ## 2. The loss that maximum likelihood gives
#
# Which weights are best? Those under which the labels that we *saw* were most likely. The model gives the label $y_i$ the
# probability $p_i$ when it is 1 and $1 - p_i$ when it is 0, in one formula $p_i^{y_i} (1 - p_i)^{1 - y_i}$. The labels
# are independent, so the probability of them all is a product, and its logarithm a sum. Turn the sign and take the mean:
#
# $$ L = -\frac1n \sum_{i=1}^n \Bigl( y_i \log p_i + (1 - y_i) \log (1 - p_i) \Bigr) . $$
#
# This is the **binary cross-entropy**. Making it small and making the likelihood large are *the same thing* (lecture P,
# "Equivalence between minimizing the Cost and maximum likelihood"). The factor $1/n$ enters once, with this mean: the
# gradient inherits it, and no update divides again.

# %% [markdown]
# ### Exercise: `binary_cross_entropy` (4 points, 15 minutes, medium)
#
# Write `binary_cross_entropy(y, p)`: the formula above for labels `y` in `{0, 1}` and probabilities `p`, both of shape
# `(n_samples,)`, with the natural logarithm, as one number.
#
# - A model that is certain has `p` exactly 0 or 1. Where it is certain and right, the cost is 0 (to nine digits); where
#   it is certain and wrong, the cost is large (above 20) but **finite**. Neither `nan` nor `inf` may come out, so keep
#   the logarithm away from 0 with a bound between `1e-15` and `1e-12`. (Smaller is no better: `1 - 1e-17` is exactly 1.)
#
# <details><summary>Hint 1</summary>
#
# `y * np.log(p)` is the first half for all rows at once. For `p = 0` it gives `0 * -inf = nan`, even where `y` is 0.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `np.clip(p, 1e-12, 1 - 1e-12)` moves exact zeros and ones inside, too little to be seen elsewhere.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# After clipping: `-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "binary_cross_entropy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def binary_cross_entropy(y, p):
    """Return the mean negative log-likelihood of the labels y under the probabilities p."""
    ### BEGIN SOLUTION
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_binary_cross_entropy", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("binary_cross_entropy", points=4, section="2. The loss that maximum likelihood gives", rtol=1e-6)
exercise.misconceptions(
    sum_instead_of_mean("y"),
    wrong_sign(),
    misconception("labels and probabilities have changed places", "the logarithm is of p", lambda reference, y, p: reference(y, 1 - p)),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("only the ones count", "add (1 - y) * log(1 - p) for the zeros", lambda reference, y, p: -np.mean(y * np.log(p))),
    misconception("only the zeros count", "add y * log(p) for the ones", lambda reference, y, p: -np.mean((1 - y) * np.log(1 - p))),
    misconception("the logarithm is to base 2", "use np.log: the loss is in nats", lambda reference, y, p: reference(y, p) / np.log(2)),
    misconception("the logarithm is to base 10", "use np.log: the loss is in nats", lambda reference, y, p: reference(y, p) / np.log(10)),
    misconception("this is the squared error", "use the logarithm of the probability", lambda reference, y, p: np.mean((y - p) ** 2)),
    misconception("this is half the squared error", "use the logarithm of the probability", lambda reference, y, p: np.mean((y - p) ** 2) / 2),
    misconception("the cost of every row is returned", "take the mean over the rows", lambda reference, y, p: -(y * np.log(p) + (1 - y) * np.log(1 - p))),
)
### END HIDDEN TESTS
y, p = np.array([1, 0, 1, 0]), np.array([0.9, 0.2, 0.3, 0.6])
exercise.check("ones cost the logarithm of p", y[[0, 2]], p[[0, 2]])
exercise.check("zeros cost the logarithm of 1 - p", y[[1, 3]], p[[1, 3]])
exercise.check("the mean over ones and zeros", y, p)


@exercise.property("certain and right costs nothing")
def _(binary_cross_entropy):
    loss = binary_cross_entropy(np.array([1, 0]), np.array([1.0, 0.0]))
    return bool(abs(loss) < 1e-9) or f"the loss is {loss}, not 0"


### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(3)
    exercise.check("many rows", rng.integers(0, 2, size=40), rng.uniform(0.01, 0.99, size=40), weight=2)
    exercise.check("one row", np.array([1]), np.array([0.25]))
    exercise.check("probabilities close to 0 and 1", np.array([1, 0, 1]), np.array([1e-4, 1 - 1e-4, 1 - 1e-5]))

    @exercise.property("certain and wrong costs a large, finite number")
    def _(binary_cross_entropy):
        losses = [binary_cross_entropy(np.array([a]), np.array([1.0 - a])) for a in (0, 1)]
        return all(np.isfinite(loss) and loss > 20 for loss in losses)

    @exercise.property("one certain answer among others spoils nothing")
    def _(binary_cross_entropy):
        loss = binary_cross_entropy(np.array([1, 0, 1]), np.array([1.0, 0.0, 0.5]))
        return bool(abs(loss - np.log(2) / 3) < 1e-8)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Likelihood and loss, side by side
#
# **What to expect.** Ten coins, seven heads. The likelihood of that as a function of the probability $p$ of heads, and
# the cross-entropy: where one has its peak the other has its valley, at $p = 0.7$. At the valley the loss is 0.611 and
# not 0: that is the **entropy** of the labels, the uncertainty that no model can take away. What is above it is the
# **Kullback-Leibler divergence** (lecture C): cross-entropy $H(q, p) = H(q) + \mathrm{KL}(q \,\Vert\, p)$,
# with $q$ the shares seen, here 0.7 and 0.3.

# %%
with if_written("binary_cross_entropy"):
    coins = np.array([1] * 7 + [0] * 3)
    ps = np.linspace(0.01, 0.99, 197)
    losses = np.array([binary_cross_entropy(coins, np.full(10, p)) for p in ps])
    fig, axes = plt.subplots(1, 2, figsize=(9, 2.8), layout="tight")
    axes[0].plot(ps, np.exp(-10 * losses), color=BLUE)
    axes[0].set(xlabel="$p$", title="Likelihood of 7 heads and 3 tails")
    axes[1].plot(ps, losses, color=BLUE, label="cross-entropy")
    entropy = -(0.7 * np.log(0.7) + 0.3 * np.log(0.3))
    axes[1].axhline(entropy, color=ORANGE, linestyle="--", label="entropy of the labels")
    axes[1].set(xlabel="$p$", title="Binary cross-entropy")
    axes[1].legend()
    plt.show()
    print(f"lowest loss {losses.min():.3f} at p = {ps[losses.argmin()]:.2f}; entropy {entropy:.3f}")
    print(f"at p = 0.5: cross-entropy {np.log(2):.3f} = entropy {entropy:.3f} + KL {np.log(2) - entropy:.3f}")

# %% [markdown]
# ### Check the slide: bits or nats?
#
# Lecture C calls the entropy "the number of bits required to encode the distribution" and writes it with $\log$. In code
# `np.log` is the natural logarithm, and then the unit is the *nat*. A fair coin needs one bit, which is 0.693 nats.

# %%
coin = np.array([0.5, 0.5])
print(f"entropy of a fair coin: {-np.sum(coin * np.log(coin)):.3f} nats, {-np.sum(coin * np.log2(coin)):.3f} bits")

# %% [markdown]
# ## 3. The gradient, and a smooth descent
#
# Follow the chain of lecture A, $x \to z \to p \to L$. For one example
#
# $$ \frac{\partial L}{\partial p} = -\frac{y}{p} + \frac{1 - y}{1 - p}, \qquad \frac{\partial p}{\partial z} = p (1 - p),
# \qquad \frac{\partial L}{\partial z} = p - y, $$
#
# because the factor $p(1 - p)$ cancels both denominators. Then $z = x \cdot w + b$ gives the rest. For all rows
#
# $$ dw = \frac1n X^\top (p - y), \qquad db = \frac1n \sum_i (p_i - y_i) . $$
#
# Set it beside the perceptron's rule: $p$ in place of the hard answer, and otherwise the same. An example is still worth
# something when it is right: it pulls until the model is sure.

# %% [markdown]
# ### Exercise: `logistic_gradient` (4 points, 15 minutes, medium)
#
# Write `logistic_gradient(X, y, w, b)`, which returns `dw, db`, the derivatives of the binary cross-entropy with respect
# to `w` and `b`.
#
# - `dw` has the shape of `w`, `db` is a number.
# - The loss is a mean, so its gradient carries the same $1/n$.
#
# <details><summary>Hint 1</summary>
#
# First the probabilities of all rows, then the errors `p - y`, one for each row.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# The transposed `X.T` has shape `(n_features, n_samples)`: `X.T @ errors` adds up, for every feature, over the rows.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `return X.T @ errors / len(y), np.mean(errors)`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "logistic_gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def logistic_gradient(X, y, w, b):
    """Return dw and db, the gradient of the binary cross-entropy."""
    ### BEGIN SOLUTION
    errors = predict_proba(X, w, b) - y
    return X.T @ errors / len(y), np.mean(errors)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_logistic_gradient", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("logistic_gradient", points=4, needs=["sigmoid", "predict_proba"], returns="dw, db", section="3. The gradient, and a smooth descent")
exercise.misconceptions(
    sum_instead_of_mean("X"),
    wrong_sign(),
    missing_bias("b"),
    misconception("db is summed, not averaged", "take the mean of the errors", lambda reference, X, y, w, b: (..., reference(X, y, w, b)[1] * len(y))),
    misconception("the features are averaged too", "divide by the number of rows", lambda reference, X, y, w, b: (reference(X, y, w, b)[0] * len(y) / X.size, ...)),
)
### BEGIN HIDDEN TESTS


def squared_error_gradient(X, y, w, b):
    """Return the gradient of half the mean squared error of the probabilities: what one gets with the wrong loss."""
    p = 1 / (1 + np.exp(-(X @ w + b)))
    return X.T @ ((p - y) * p * (1 - p)) / len(y), np.mean((p - y) * p * (1 - p))


exercise.misconceptions(
    misconception("the hard answers are used", "use the probabilities, not the labels they lead to", lambda reference, X, y, w, b: (X.T @ ((X @ w + b >= 0) - y) / len(y), np.mean((X @ w + b >= 0) - y))),
    misconception("the log-odds are used", "use the probabilities sigmoid(X @ w + b)", lambda reference, X, y, w, b: (X.T @ (X @ w + b - y) / len(y), np.mean(X @ w + b - y))),
    misconception("this is the gradient of the squared error", "the factor p * (1 - p) cancels for the cross-entropy", lambda reference, X, y, w, b: squared_error_gradient(X, y, w, b)),
)
### END HIDDEN TESTS
X, y = np.array([[2.0, 1.0], [1.0, 3.0], [-1.0, 2.0], [0.5, 0.5]]), np.array([1, 0, 0, 1])
exercise.check("the gradient of the weights", X, y, np.array([0.5, -0.25]), 0.1, only="dw", weight=2)
exercise.check("the gradient of the bias", X, y, np.array([0.5, -0.25]), 0.1, only="db")
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(4)
    X, y, w = rng.normal(size=(20, 5)), rng.integers(0, 2, size=20), rng.normal(size=5)
    exercise.check("the weights' gradient for other sizes", X, y, w, -0.4, only="dw", weight=2)
    exercise.check("the bias' gradient for other sizes", X, y, w, -0.4, only="db")
    exercise.check("one row", X[:1], y[:1], w, 0.2)
    exercise.check("one feature", X[:, :1], y, w[:1], 0.2)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `fit_logistic` (4 points, 10 minutes, medium)
#
# Write `fit_logistic(X, y, lr, n_steps)`, which returns `w, b, losses`.
#
# - Start from `w` all zeros and `b = 0.0`.
# - Each step uses **all** rows: `w` becomes `w - lr * dw`, `b` becomes `b - lr * db`, both from the same gradient.
# - `losses` is a list of length `n_steps`; each entry is the loss **before** that step. The first is always
#   $\log 2 \approx 0.693$.
# - With `n_steps = 0` nothing moves: the zeros come back, with an empty list.
#
# <details><summary>Hint 1</summary>
#
# One loop over the steps. Inside: note the loss, compute the gradient, move against it.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `losses.append(binary_cross_entropy(y, predict_proba(X, w, b)))` comes first in the loop.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `dw, db = logistic_gradient(X, y, w, b)`, then `w, b = w - lr * dw, b - lr * db`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "fit_logistic", "locked": false, "schema_version": 3, "solution": true, "task": false}
def fit_logistic(X, y, lr, n_steps):
    """Descend the binary cross-entropy from zeros; return w, b and the loss before each step."""
    ### BEGIN SOLUTION
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_steps):
        losses.append(binary_cross_entropy(y, predict_proba(X, w, b)))
        dw, db = logistic_gradient(X, y, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_fit_logistic", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("fit_logistic", points=4, needs=["sigmoid", "predict_proba", "binary_cross_entropy", "logistic_gradient"], returns="w, b, losses", section="3. The gradient, and a smooth descent", rtol=1e-6)
exercise.misconceptions(
    replaced("the learning rate is not used", "multiply the gradient with lr", lr=1.0),
    misconception("there is one step too many", "take n_steps steps", lambda reference, X, y, lr, n_steps: reference(X, y, lr, n_steps + 1)),
    misconception("there is one step too few", "take n_steps steps", lambda reference, X, y, lr, n_steps: reference(X, y, lr, n_steps - 1)),
    misconception("only the last loss is returned", "return a list with one loss for each step", lambda reference, X, y, lr, n_steps: (..., ..., reference(X, y, lr, n_steps)[2][-1])),
)
### BEGIN HIDDEN TESTS


def descended(X, y, lr, n_steps, w=None, sign=-1, after=False, scale=1.0, bias=True):
    """Descend with one thing done differently: what the likely mistakes give."""
    w, b, losses = (np.zeros(X.shape[1]) if w is None else w), 0.0, []
    for _ in range(n_steps + after):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses.append(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))
        if len(losses) == n_steps + 1:
            break
        w, b = w + sign * lr * scale * X.T @ (p - y) / len(y), b + bias * sign * lr * scale * np.mean(p - y)
    return w, b, losses[after:]


def descended_one_after_the_other(reference, X, y, lr, n_steps):
    """Descend, but move b by the gradient at the new w."""
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(n_steps):
        w = w + lr * X.T @ (y - 1 / (1 + np.exp(-(X @ w + b)))) / len(y)
        b = b + lr * np.mean(y - 1 / (1 + np.exp(-(X @ w + b))))
    return w, b, ...


def descended_row_by_row(reference, X, y, lr, n_steps):
    """Descend with a step for every row, as the perceptron does."""
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(n_steps):
        for x, label in zip(X, y, strict=True):
            error = 1 / (1 + np.exp(-(x @ w + b))) - label
            w, b = w - lr * error * x, b - lr * error
    return w, b, ...


exercise.misconceptions(
    misconception("the step goes uphill", "subtract lr times the gradient", lambda reference, X, y, lr, n_steps: descended(X, y, lr, n_steps, sign=1)),
    misconception("the losses are noted after the step", "note the loss before each step: the first is log 2", lambda reference, X, y, lr, n_steps: descended(X, y, lr, n_steps, after=True)),
    misconception("the weights start at 1", "start from zeros", lambda reference, X, y, lr, n_steps: descended(X, y, lr, n_steps, w=np.ones(X.shape[1]))),
    misconception("the bias stays 0", "move b against db in every step", lambda reference, X, y, lr, n_steps: descended(X, y, lr, n_steps, bias=False)),
    misconception("b is moved with a second gradient", "take dw and db from the same gradient, then move both", descended_one_after_the_other),
    misconception("every row makes a step of its own", "one step uses the gradient over all rows", descended_row_by_row),
    misconception("the gradient is not averaged", "logistic_gradient divides by the number of rows", lambda reference, X, y, lr, n_steps: descended(X, y, lr, n_steps, scale=len(y))),
)
### END HIDDEN TESTS
X, y = np.array([[2.0, 1.0], [1.0, 3.0], [-1.0, 2.0], [0.5, 0.5]]), np.array([1, 0, 0, 1])
exercise.check("one step", X, y, 0.5, 1, only=("w", "b"))
exercise.check("five steps", X, y, 0.5, 5, only=("w", "b"))
exercise.check("the loss before every step", X, y, 0.5, 5, only="losses")
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(5)
    X, y = rng.normal(size=(20, 3)), rng.integers(0, 2, size=20)
    exercise.check("parameters on other data", X, y, 0.3, 25, only=("w", "b"), weight=2)
    exercise.check("losses on other data", X, y, 0.3, 25, only="losses", weight=2)
    exercise.check("one row", X[:1], y[:1], 0.1, 3)
    exercise.check("no step at all", X, y, 0.3, 0)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Watch the boundary move
#
# The sliders set the learning rate and the number of steps; the colours show your probabilities. Find the largest
# learning rate at which the loss still falls at every step, and the largest at which nothing seems to happen.

# %%
X_blobs, y_blobs = make_blobs(60, centers=[[-1.0, -0.5], [1.5, 1.0]], std=1.0, rng=np.random.default_rng(6))
LogisticBoundary(X_blobs, y_blobs, predict_proba=predict_proba, loss=binary_cross_entropy, gradient=logistic_gradient)

# %% [markdown]
# ### Check the slide: squared error and convexity
#
# Lecture P warns that the squared error of a *probability* is "not convex, many local minima". Along a straight line in
# the weights, a convex curve lies below its chord. Here is one row, $x = 1$, $y = 1$, and the middle between two weights
# (the half in front of the square only keeps the derivative tidy):

# %%
with if_written("sigmoid", "binary_cross_entropy"):
    w_left, w_right = -8.0, 0.0
    for name, loss in {
        "squared error": lambda w: (1 - sigmoid(w)) ** 2 / 2,
        "cross-entropy": lambda w: binary_cross_entropy(np.array([1]), np.array([sigmoid(w)])),
    }.items():
        chord = (loss(w_left) + loss(w_right)) / 2
        middle = loss((w_left + w_right) / 2)
        print(f"{name}: {middle:.3f} in the middle, {chord:.3f} on the chord: {'convex here' if middle <= chord else 'NOT convex'}")

# %% [markdown]
# So the first half of the slide is right. The second half this does not show: with one row the curve only falls. What
# hurts in practice is the flat part on the left, where the slope is almost 0 although the answer is all wrong.

# %% [markdown]
# ## 4. More than two classes
#
# With $K$ classes every class gets its own column of weights and its own sum: $Z = X W + b$ with
# `W (n_features, K)` and `b (K,)`. The **softmax** turns a row of sums into probabilities,
#
# $$ P_{ik} = \frac{e^{Z_{ik}}}{\sum_{j} e^{Z_{ij}}} . $$
#
# Adding the same number to a whole row changes nothing, so one may subtract the largest sum first; then no exponential
# overflows. For the same reason lecture P can set the weights of the last class to zero; with two classes what is left
# *is* the sigmoid, of the difference of the two sums.

# %% [markdown]
# ### Exercise: `softmax` (3 points, 10 minutes, medium)
#
# Write `softmax(Z)` for `Z (n_samples, n_classes)`: the probabilities, of the same shape.
#
# - Each **row** sums to 1; a row depends on no other row.
# - It must be right for sums as large as 1000 and as small as -1000, also when both stand in different rows.
# - `Z` may hold whole numbers; the result holds decimals all the same.
#
# <details><summary>Hint 1</summary>
#
# `np.sum(E, axis=1)` adds along each row; with `keepdims=True` the result has shape `(n_samples, 1)` and divides the
# rows.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# $e^{1000}$ is infinite. Subtract from every row its largest entry: `Z - Z.max(axis=1, keepdims=True)`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `E = np.exp(Z - Z.max(axis=1, keepdims=True))`, then `E / E.sum(axis=1, keepdims=True)`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "softmax", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax(Z):
    """Return the probabilities of the classes, one row for each example."""
    ### BEGIN SOLUTION
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_softmax", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("softmax", points=3, section="4. More than two classes")
exercise.misconceptions(
    wrong_axis("Z", mistake="each column sums to 1, not each row", remedy="sum along axis 1, with keepdims=True"),
    misconception("the rows are divided without exponentials", "take the exponential first", lambda reference, Z: Z / Z.sum(axis=1, keepdims=True)),
    replaced("the exponent has the wrong sign", "use exp(Z), not exp(-Z)", Z=lambda Z: -Z),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("all entries together sum to 1", "divide each row by its own sum", lambda reference, Z: np.exp(Z) / np.sum(np.exp(Z))),
    misconception("the exponentials are not divided by their sum", "divide each row by its sum", lambda reference, Z: np.exp(Z)),
    misconception("the shifted exponentials are not divided by their sum", "divide each row by its sum", lambda reference, Z: np.exp(Z - Z.max(axis=1, keepdims=True))),
    misconception("the exponentials overflow for large sums", "subtract the largest entry of each row first", lambda reference, Z: np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)),
    misconception("the result is stored in an array of whole numbers", "make the array with dtype=float before you fill it", lambda reference, Z: reference(Z).astype(Z.dtype)),
    misconception("the largest sum gets all the probability", "divide the exponentials by their sum", lambda reference, Z: (Z.max(axis=1, keepdims=True) == Z) * 1.0),
    misconception("the base is 2", "use np.exp", lambda reference, Z: reference(Z * np.log(2))),
    misconception("this is the log of the softmax", "return the probabilities themselves", lambda reference, Z: np.log(reference(Z))),
    misconception("this is the sigmoid of every entry", "divide by the sum over the row", lambda reference, Z: 1 / (1 + np.exp(-Z))),
)
### END HIDDEN TESTS
Z = np.array([[1.0, 2.0, 0.5], [0.0, 0.0, 0.0], [-1.0, 3.0, 1.0], [0.3, -0.2, 0.1]])
exercise.check("each row becomes probabilities", Z)
exercise.check("one row", Z[:1])
exercise.check("right for very large sums", np.array([[1000.0, 0.0], [999.0, 1000.0]]))
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(7)
    exercise.check("other sizes", rng.normal(size=(9, 4), scale=2), weight=2)
    exercise.check("right for very small sums", np.array([[-1000.0, -1001.0, -1002.0]]))
    exercise.check("rows of very different size", np.array([[1000.0, 1001.0], [-1000.0, -1001.0], [0.0, 1.0]]))
    exercise.check("one class", rng.normal(size=(3, 1)))
    exercise.check("takes whole numbers", np.array([[1, 2, 0], [0, -3, 1]]))
### END HIDDEN TESTS
exercise.score()

# %%
with if_written("sigmoid", "softmax"):
    Z = np.array([[0.3, 1.5], [2.0, -1.0], [0.0, 0.0]])
    print("softmax, second class:        ", softmax(Z)[:, 1])
    print("sigmoid of the difference:    ", sigmoid(Z[:, 1] - Z[:, 0]))

# %% [markdown]
# ### Exercise: `cross_entropy` (3 points, 10 minutes, easy)
#
# Maximum likelihood again: the loss is the mean over the rows of minus the logarithm of the probability of the **right**
# class,
#
# $$ L = -\frac1n \sum_i \log P_{i\,y_i} . $$
#
# Write `cross_entropy(P, y)` for `P (n_samples, n_classes)` and labels `y (n_samples,)` in `0 .. n_classes - 1`, as one
# number. As before, a probability of exactly 0 for the right class must give a large (above 20) but finite loss: keep the
# logarithm away from 0 with a bound between `1e-15` and `1e-12`. A 0 for a *wrong* class costs nothing.
#
# <details><summary>Hint 1</summary>
#
# Only one entry of each row counts: the one in column `y[i]`.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `P[np.arange(len(y)), y]` picks, for every row, the entry in column `y[i]`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `-np.mean(np.log(np.maximum(picked, 1e-12)))`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "cross_entropy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def cross_entropy(P, y):
    """Return the mean negative log-probability of the right classes."""
    ### BEGIN SOLUTION
    return -np.mean(np.log(np.maximum(P[np.arange(len(y)), y], 1e-12)))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_cross_entropy", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("cross_entropy", points=3, section="4. More than two classes", rtol=1e-6)
exercise.misconceptions(
    sum_instead_of_mean("y"),
    wrong_sign(),
    misconception("the mean is over all entries of P", "divide by the number of rows", lambda reference, P, y: reference(P, y) / P.shape[1]),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("the probabilities are not in a logarithm", "take the logarithm of the probability of the right class", lambda reference, P, y: -np.mean(P[np.arange(len(y)), y])),
    misconception("the logarithm is of the mean", "take the logarithm of each probability, then the mean", lambda reference, P, y: -np.log(np.mean(P[np.arange(len(y)), y]))),
    misconception("the largest probability of each row is used", "use the probability of the right class, y[i]", lambda reference, P, y: -np.mean(np.log(P.max(axis=1)))),
    misconception("P[:, y] takes whole columns", "take one entry of each row: P[np.arange(len(y)), y]", lambda reference, P, y: -np.mean(np.log(P[:, y]))),
    misconception("the labels are counted from 1", "the class y[i] is column y[i]", lambda reference, P, y: reference(P, (y - 1) % P.shape[1])),
    misconception("every class counts, not the right one alone", "use the probability of the right class, y[i]", lambda reference, P, y: -np.mean(np.sum(np.log(P), axis=1))),
    misconception("the logarithm is to base 2", "use np.log: the loss is in nats", lambda reference, P, y: reference(P, y) / np.log(2)),
    misconception("the costs of the wrong classes are added", "only the right class counts with more than two classes", lambda reference, P, y: -np.mean(np.sum(np.where(np.arange(P.shape[1]) == y[:, None], np.log(P), np.log(1 - P)), axis=1))),
    misconception("the cost of every row is returned", "take the mean over the rows", lambda reference, P, y: -np.log(P[np.arange(len(y)), y])),
)
### END HIDDEN TESTS
P, y = np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6], [0.25, 0.5, 0.25], [0.2, 0.2, 0.6]]), np.array([0, 1, 2, 2])
exercise.check("the probability of the right class counts", P[:1], y[:1])
exercise.check("the mean over the rows", P, y, weight=2)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(8)
    P = rng.dirichlet(np.ones(5), size=12)
    exercise.check("more rows and classes", P, rng.integers(0, 5, size=12), weight=2)
    exercise.check("the last class", P[:3], np.array([4, 4, 4]))

    @exercise.property("a probability of 0 gives a large, finite loss")
    def _(cross_entropy):
        loss = cross_entropy(np.array([[1.0, 0.0]]), np.array([1]))
        return bool(np.isfinite(loss) and loss > 20)

    @exercise.property("a probability of 0 for a wrong class costs nothing")
    def _(cross_entropy):
        loss = cross_entropy(np.array([[1.0, 0.0, 0.0], [0.5, 0.5, 0.0]]), np.array([0, 1]))
        return bool(abs(loss - np.log(2) / 2) < 1e-8)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `softmax_gradient` (4 points, 10 minutes, medium)
#
# The chain gives the same short answer as before (lecture A: $\delta_k = y_k - \mathbb{1}[k = c]$, where its
# $y_k$ is our $P_{ik}$ and $c$ the right class). With $Y$ the labels as
# rows of zeros with a single 1 (*one-hot*),
#
# $$ dZ = \frac1n (P - Y), \qquad dW = X^\top dZ, \qquad db_k = \sum_i dZ_{ik} . $$
#
# Write `softmax_gradient(X, y, W, b)`, which returns `dW` (the shape of `W`) and `db` (the shape of `b`), the derivatives
# of `cross_entropy(softmax(X @ W + b), y)`.
#
# <details><summary>Hint 1</summary>
#
# Start from `P = softmax(X @ W + b)`. Subtracting $Y$ means: subtract 1 in column `y[i]` of row `i`.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `dZ = softmax(X @ W + b)`, then `dZ[np.arange(len(y)), y] -= 1` and `dZ /= len(y)`. (`dZ` is yours: changing it in place
# harms nobody.)
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `return X.T @ dZ, dZ.sum(axis=0)`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "softmax_gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax_gradient(X, y, W, b):
    """Return dW and db, the gradient of the cross-entropy of the softmax."""
    ### BEGIN SOLUTION
    dZ = softmax(X @ W + b)
    dZ[np.arange(len(y)), y] -= 1
    dZ /= len(y)
    return X.T @ dZ, dZ.sum(axis=0)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_softmax_gradient", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("softmax_gradient", points=4, needs=["softmax"], returns="dW, db", section="4. More than two classes")
exercise.misconceptions(
    sum_instead_of_mean("X"),
    wrong_sign(),
    missing_bias("b"),
    transposed(),
    misconception("db is summed over all classes", "sum dZ over the rows, axis 0", lambda reference, X, y, W, b: (..., np.sum(reference(X, y, W, b)[1]))),
    misconception("db is not averaged", "divide dZ by the number of rows before you sum", lambda reference, X, y, W, b: (..., reference(X, y, W, b)[1] * len(y))),
)
### BEGIN HIDDEN TESTS


def rows_of_softmax(Z):
    """Return the softmax of each row, plainly."""
    return np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)


def columns_changed(reference, X, y, W, b):
    """Subtract 1 in whole columns, once for each that occurs among the labels."""
    dZ = rows_of_softmax(X @ W + b)
    dZ[:, y] -= 1
    return X.T @ dZ / len(y), dZ.mean(axis=0)


exercise.misconceptions(
    misconception("the labels are not subtracted", "subtract 1 in the column of the right class", lambda reference, X, y, W, b: (X.T @ rows_of_softmax(X @ W + b) / len(y), rows_of_softmax(X @ W + b).mean(axis=0))),
    misconception("dZ[:, y] changes whole columns", "subtract 1 in one entry of each row: dZ[np.arange(len(y)), y] -= 1", columns_changed),
    misconception("db is summed along the rows", "sum dZ over the rows, axis 0", lambda reference, X, y, W, b: (..., (rows_of_softmax(X @ W + b) - np.eye(len(b))[y]).sum(axis=1) / len(y))),
    misconception("the sigmoid stands in place of the softmax", "take the softmax of each row", lambda reference, X, y, W, b: (X.T @ (1 / (1 + np.exp(-(X @ W + b))) - np.eye(len(b))[y]) / len(y), (1 / (1 + np.exp(-(X @ W + b))) - np.eye(len(b))[y]).mean(axis=0))),
    misconception("the gradient is divided by the number of classes too", "divide by the number of rows alone", lambda reference, X, y, W, b: tuple(part / len(b) for part in reference(X, y, W, b))),
    misconception("the softmax is missing", "subtract the labels from softmax(X @ W + b)", lambda reference, X, y, W, b: (X.T @ (X @ W + b - np.eye(len(b))[y]) / len(y), (X @ W + b - np.eye(len(b))[y]).mean(axis=0))),
)
### END HIDDEN TESTS
rng = np.random.default_rng(9)
X, y, W, b = rng.normal(size=(5, 2)), np.array([0, 2, 1, 2, 2]), rng.normal(size=(2, 3)), rng.normal(size=3)
exercise.check("the gradient of the weights", X, y, W, b, only="dW", weight=2)
exercise.check("the gradient of the biases", X, y, W, b, only="db")
### BEGIN HIDDEN TESTS
with exercise.hidden():
    X, y, W, b = rng.normal(size=(11, 4)), rng.integers(0, 5, size=11), rng.normal(size=(4, 5)), rng.normal(size=5)
    exercise.check("the weights' gradient for other sizes", X, y, W, b, only="dW", weight=2)
    exercise.check("the biases' gradient for other sizes", X, y, W, b, only="db")
    exercise.check("one row", X[:1], y[:1], W, b)
    exercise.check("a class that does not occur", X[:3], np.array([0, 0, 1]), W, b)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ## 5. Measuring honestly
#
# A model that is judged on the rows it was trained on can be perfect and useless. So the data is cut in three (lecture P,
# 5.1): the **training set** sets the weights, the **dev set** sets what we choose by hand (learning rate, number of
# steps), and the **test set** is looked at once, at the end.

# %% [markdown]
# ### Exercise: `train_dev_test_split` (3 points, 10 minutes, medium)
#
# Write `train_dev_test_split(X, y, fractions, rng)`, which returns three pairs, in this order:
# `(X_train, y_train), (X_dev, y_dev), (X_test, y_test)`.
#
# - `fractions` holds three shares that sum to 1, such as `(0.6, 0.2, 0.2)`. The sizes are those shares of the rows; when
#   they are no whole numbers, being off by one row is fine, but no row may be lost. A share of 0 gives an empty part.
#   (Round the places where you cut, which are *running sums* of the shares, not each size by itself.)
# - The rows are **shuffled** before they are cut, all randomness comes from `rng` (an `np.random.Generator`), and every
#   row stays with its label. `X` and `y` themselves stay in their order.
#
# <details><summary>Hint 1</summary>
#
# `rng.permutation(len(X))` gives the numbers of all rows in random order: every one exactly once.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# Index both arrays with the *same* piece of that order: `X[piece], y[piece]`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# The first cut is at `round(fractions[0] * n)`, the second at `round((fractions[0] + fractions[1]) * n)`; the last piece
# is `order[second:]`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "train_dev_test_split", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_dev_test_split(X, y, fractions, rng):
    """Shuffle the rows and cut them into a training, a dev and a test set."""
    ### BEGIN SOLUTION
    order = rng.permutation(len(X))
    first = round(fractions[0] * len(X))
    second = round((fractions[0] + fractions[1]) * len(X))
    pieces = order[:first], order[first:second], order[second:]
    return tuple((X[piece], y[piece]) for piece in pieces)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_train_dev_test_split", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("train_dev_test_split", points=3, section="5. Measuring honestly")


def numbered_rows(n):
    """Return n rows that carry their own number, and labels that tell it again."""
    numbers = np.arange(n)
    return np.column_stack([numbers, -numbers]).astype(float), numbers


@exercise.property("the parts have the sizes asked for")
def _(train_dev_test_split):
    X, y = numbered_rows(20)
    sizes = [len(part) for _, part in train_dev_test_split(X, y, (0.6, 0.2, 0.2), np.random.default_rng(0))]
    return sizes == [12, 4, 4] or f"expected 12, 4 and 4 rows of 20; got {sizes}"


@exercise.property("every row is in exactly one part")
def _(train_dev_test_split):
    X, y = numbered_rows(20)
    seen = sorted(np.concatenate([part for _, part in train_dev_test_split(X, y, (0.6, 0.2, 0.2), np.random.default_rng(0))]).tolist())
    return seen == list(range(20)) or "some rows are lost or occur twice: cut one permutation into three pieces"


@exercise.property("every row keeps its label")
def _(train_dev_test_split):
    X, y = numbered_rows(20)
    parts = train_dev_test_split(X, y, (0.6, 0.2, 0.2), np.random.default_rng(0))
    return all(np.array_equal(A[:, 0], part) for A, part in parts) or "index X and y with the same order"


### BEGIN HIDDEN TESTS
with exercise.hidden():

    @exercise.property("the rows are shuffled")
    def _(train_dev_test_split):
        X, y = numbered_rows(60)
        train = train_dev_test_split(X, y, (0.5, 0.25, 0.25), np.random.default_rng(1))[0][1]
        return not np.array_equal(np.sort(train), np.arange(30)) or "the rows come in their old order: shuffle them first"

    @exercise.property("the same generator gives the same parts, another one gives others")
    def _(train_dev_test_split):
        X, y = numbered_rows(40)
        a, b, c = (train_dev_test_split(X, y, (0.5, 0.25, 0.25), np.random.default_rng(seed))[0][1] for seed in (2, 2, 3))
        return (np.array_equal(a, b) and not np.array_equal(a, c)) or "all randomness has to come from rng"

    @exercise.property("sizes that are all different")
    def _(train_dev_test_split):
        X, y = numbered_rows(50)
        sizes = [len(part) for _, part in train_dev_test_split(X, y, (0.5, 0.3, 0.2), np.random.default_rng(7))]
        return sizes == [25, 15, 10] or "the parts are the training, the dev and the test set, in this order"

    @exercise.property("no row is lost when the shares are no whole numbers")
    def _(train_dev_test_split):
        X, y = numbered_rows(7)
        parts = train_dev_test_split(X, y, (0.5, 0.25, 0.25), np.random.default_rng(4))
        return sorted(np.concatenate([part for _, part in parts]).tolist()) == list(range(7))

    @exercise.property("a share of 0 gives an empty part")
    def _(train_dev_test_split):
        X, y = numbered_rows(10)
        return [len(part) for _, part in train_dev_test_split(X, y, (0.8, 0.2, 0.0), np.random.default_rng(5))] == [8, 2, 0]

    @exercise.property("the arguments stay as they were")
    def _(train_dev_test_split):
        X, y = numbered_rows(10)
        train_dev_test_split(X, y, (0.6, 0.2, 0.2), np.random.default_rng(6))
        return np.array_equal(y, np.arange(10)) and np.array_equal(X[:, 0], np.arange(10))
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Ten digits
#
# **What to expect.** All ten digits of the 8 by 8 images, from zero weights, 300 steps: about 97 % of the test images are
# read correctly. The dev set shows whether more steps would help: as long as its loss falls, they do (here it still does).

# %%
with if_written("softmax", "cross_entropy", "softmax_gradient", "train_dev_test_split"):
    X_digits, y_digits = load_digits()
    (X_train, y_train), (X_dev, y_dev), (X_test, y_test) = train_dev_test_split(X_digits, y_digits, (0.6, 0.2, 0.2), np.random.default_rng(0))
    W, b, curves = np.zeros((64, 10)), np.zeros(10), []
    for step in range(300):
        if step % 10 == 0:
            curves.append([cross_entropy(softmax(A @ W + b), labels) for A, labels in ((X_train, y_train), (X_dev, y_dev))])
        dW, db = softmax_gradient(X_train, y_train, W, b)
        W, b = W - 1.0 * dW, b - 1.0 * db
    y_hat = np.argmax(X_test @ W + b, axis=1)
    print(f"right on the test set: {np.mean(y_hat == y_test):.1%}")
    fig, (left, right) = plt.subplots(1, 2, figsize=(12, 4), width_ratios=(1, 2), layout="tight")
    left.plot(range(0, 300, 10), np.array(curves), label=["train", "dev"])
    left.set(xlabel="step", title="cross-entropy", yscale="log")
    left.legend(fontsize=8)
    plot_weights(W, (8, 8), ax=right, n_columns=5).set_title("weights for 0 to 4 (above) and 5 to 9 (below)")
    plt.show()

# %% [markdown]
# ### Exercise: `confusion_matrix` (2 points, 10 minutes, easy)
#
# One number hides *which* digits are taken for which. Write `confusion_matrix(y, y_hat, n_classes)`: an integer matrix of
# shape `(n_classes, n_classes)` whose entry in **row** $i$ and **column** $j$ counts the examples of the **true** class
# $i$ that were **predicted** as $j$. A class may be missing in `y` or in `y_hat`.
#
# <details><summary>Hint 1</summary>
#
# Start from `np.zeros((n_classes, n_classes), dtype=int)` and count.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# A loop over the pairs `zip(y, y_hat)` adds 1 to one entry for each.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `for i, j in zip(y, y_hat): cm[i, j] += 1`. (`cm[y, y_hat] += 1` counts every pair only once: use `np.add.at`.)
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "confusion_matrix", "locked": false, "schema_version": 3, "solution": true, "task": false}
def confusion_matrix(y, y_hat, n_classes):
    """Count, for each true class (rows), what it was predicted as (columns)."""
    ### BEGIN SOLUTION
    cm = np.zeros((n_classes, n_classes), dtype=int)
    for i, j in zip(y, y_hat):
        cm[i, j] += 1
    return cm
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_confusion_matrix", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("confusion_matrix", points=2, section="5. Measuring honestly")
exercise.misconceptions(
    transposed(mistake="rows and columns have changed places", remedy="the true class is the row, the predicted one the column"),
    misconception("each pair is counted once", "add 1 for every example: a loop, or np.add.at", lambda reference, y, y_hat, n_classes: np.minimum(reference(y, y_hat, n_classes), 1)),
    misconception("the rows are divided by their sums", "return the counts themselves", lambda reference, y, y_hat, n_classes: reference(y, y_hat, n_classes) / np.maximum(1, reference(y, y_hat, n_classes).sum(axis=1, keepdims=True))),
    misconception("all counts are divided by the number of examples", "return the counts themselves", lambda reference, y, y_hat, n_classes: reference(y, y_hat, n_classes) / len(y)),
    misconception("only the right answers are counted", "count the mistakes off the diagonal too", lambda reference, y, y_hat, n_classes: np.diag(np.diag(reference(y, y_hat, n_classes)))),
    misconception("only the mistakes are counted", "count the right answers on the diagonal too", lambda reference, y, y_hat, n_classes: reference(y, y_hat, n_classes) - np.diag(np.diag(reference(y, y_hat, n_classes)))),
    misconception("the matrix is as large as the labels that occur", "make it n_classes by n_classes", lambda reference, y, y_hat, n_classes: reference(y, y_hat, int(max(y.max(), y_hat.max())) + 1)),
)
y, y_hat = np.array([0, 0, 1, 2, 2, 2]), np.array([0, 1, 1, 2, 0, 2])
exercise.check("counts pairs of true and predicted classes", y, y_hat, 3)
exercise.check("has a row and a column for a class that does not occur", y, y_hat, 4)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(10)
    exercise.check("many examples", rng.integers(0, 4, size=100), rng.integers(0, 4, size=100), 4, weight=2)
    exercise.check("one example", np.array([1]), np.array([0]), 2)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `precision_recall_f1` (3 points, 10 minutes, medium)
#
# For each class $k$, read off the confusion matrix $C$:
#
# - **precision**: of those predicted as $k$, which share is $k$? $\; C_{kk} / \sum_i C_{ik}$ (its column)
# - **recall**: of those that are $k$, which share was found? $\; C_{kk} / \sum_j C_{kj}$ (its row)
# - **F1**: their harmonic mean, $2\,\mathrm{precision} \cdot \mathrm{recall} / (\mathrm{precision} + \mathrm{recall})$.
#
# Write `precision_recall_f1(cm)`, which returns the tuple `precision, recall, F1`: three arrays of shape
# `(n_classes,)` with numbers from 0 to 1. Where a quotient is 0 / 0 (a class
# that is never predicted, or never occurs, or is never right), it counts as **0**, never as `nan`.
#
# <details><summary>Hint 1</summary>
#
# `np.diag(cm)` holds the $C_{kk}$; `cm.sum(axis=0)` sums the columns, `cm.sum(axis=1)` the rows.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# To divide without `nan`, replace a zero in the denominator by 1: the numerator is 0 there as well.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `precision = right / np.where(predicted == 0, 1, predicted)`, and the same for recall and F1.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "precision_recall_f1", "locked": false, "schema_version": 3, "solution": true, "task": false}
def precision_recall_f1(cm):
    """Return precision, recall and F1 of every class; 0 / 0 counts as 0."""
    ### BEGIN SOLUTION
    right, predicted, true = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    precision = right / np.where(predicted == 0, 1, predicted)
    recall = right / np.where(true == 0, 1, true)
    total = precision + recall
    return precision, recall, 2 * precision * recall / np.where(total == 0, 1, total)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_precision_recall_f1", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("precision_recall_f1", points=3, returns="precision, recall, F1", section="5. Measuring honestly")
exercise.misconceptions(
    misconception("precision and recall have changed places", "precision divides by the column sum, recall by the row sum", lambda reference, cm: (reference(cm)[1], reference(cm)[0], ...)),
    misconception("F1 is the plain mean of precision and recall", "use the harmonic mean, 2 P R / (P + R)", lambda reference, cm: (..., ..., (reference(cm)[0] + reference(cm)[1]) / 2)),
    misconception("the 2 in F1 is missing", "F1 is 2 P R / (P + R)", lambda reference, cm: (..., ..., reference(cm)[2] / 2)),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception("the averages over the classes are returned", "return one number for each class", lambda reference, cm: tuple(np.mean(part) for part in reference(cm))),
    misconception("the accuracy is returned for every class", "divide by the column sum or the row sum of the class", lambda reference, cm: (np.diag(cm) / cm.sum(), np.diag(cm) / cm.sum(), ...)),
    misconception("F1 is the geometric mean of precision and recall", "use the harmonic mean, 2 P R / (P + R)", lambda reference, cm: (..., ..., np.sqrt(reference(cm)[0] * reference(cm)[1]))),
    misconception("the errors are counted, not the right answers", "divide np.diag(cm) by the sums", lambda reference, cm: (1 - np.diag(cm) / np.maximum(cm.sum(axis=0), 1) - (cm.sum(axis=0) == 0), 1 - np.diag(cm) / np.maximum(cm.sum(axis=1), 1) - (cm.sum(axis=1) == 0), ...)),
    misconception("0 / 0 counts as 1", "let 0 / 0 count as 0", lambda reference, cm: (np.where(cm.sum(axis=0) == 0, 1.0, reference(cm)[0]), np.where(cm.sum(axis=1) == 0, 1.0, reference(cm)[1]), ...)),
    misconception("the values are in percent", "leave out the factor 100", lambda reference, cm: tuple(100 * part for part in reference(cm))),
    misconception("0 / 0 gives nan", "replace a zero denominator by 1", lambda reference, cm: (np.diag(cm) / cm.sum(axis=0), np.diag(cm) / cm.sum(axis=1), 2 * np.diag(cm) / (cm.sum(axis=0) + cm.sum(axis=1)))),
)
### END HIDDEN TESTS
cm = np.array([[8, 2, 0], [1, 5, 4], [0, 3, 7]])
exercise.check("precision", cm, only="precision")
exercise.check("recall", cm, only="recall")
exercise.check("F1", cm, only="F1")
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(11)
    exercise.check("another matrix", rng.integers(1, 20, size=(5, 5)), weight=2)
    exercise.check("a class that is never predicted", np.array([[5, 0, 1], [2, 0, 3], [0, 0, 4]]))
    exercise.check("a class that never occurs", np.array([[5, 1], [0, 0]]))
    exercise.check("nothing is right", np.array([[0, 4], [3, 0]]))
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Is it an eight? Why accuracy is not enough
#
# **What to expect.** One digit in ten is an eight. A "model" that always says no is right nine times in ten, and finds no
# eight at all. Accuracy does not see that; recall does. Moving the threshold on the probability trades one for the other:
# a low threshold finds nearly all eights and cries wolf more often.

# %%
with if_written("fit_logistic", "predict_proba", "train_dev_test_split", "confusion_matrix", "precision_recall_f1"):
    X_digits, y_digits = load_digits()
    is_eight = (y_digits == 8).astype(int)
    (X_train, y_train), _, (X_test, y_test) = train_dev_test_split(X_digits, is_eight, (0.6, 0.2, 0.2), np.random.default_rng(0))
    w, b, losses = fit_logistic(X_train, y_train, 1.0, 400)
    p = predict_proba(X_test, w, b)
    print(f"always no:        accuracy {np.mean(y_test == 0):.3f}, recall 0.000")
    for threshold in (0.1, 0.3, 0.5, 0.7):
        cm = confusion_matrix(y_test, (p >= threshold).astype(int), 2)
        precision, recall, f1 = precision_recall_f1(cm)
        print(f"yes from p = {threshold}: accuracy {np.trace(cm) / cm.sum():.3f}, precision {precision[1]:.3f}, recall {recall[1]:.3f}, F1 {f1[1]:.3f}")

# %% [markdown] nbgrader={"grade": false, "grade_id": "in_words_question", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ### In your own words (3 points, graded by hand)
#
# A hospital trains a classifier for a rare disease (1 patient in 100) and reports an accuracy of 99 %. Explain in four to
# six sentences why that may mean nothing, which numbers you would ask for instead, and whether you would choose a
# threshold above or below 0.5 on the probability, and why. On which part of the data would you choose it?

# %% [markdown] nbgrader={"grade": true, "grade_id": "in_words", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# Always saying "healthy" has an accuracy of 99 % and finds nobody. Ask for recall (how many of the ill are found) and
# precision (how many alarms are right), or the confusion matrix. A missed patient usually costs more than a second
# examination, so the threshold goes below 0.5: more recall for less precision. It is chosen on the dev set; the test set
# is used once, at the end.
#
# One point each: the classifier that always says no; precision and recall; the threshold with a reason, on the dev set.
# ### END SOLUTION

# %% [markdown]
# ## What you can do now
#
# - The **sigmoid** turns log-odds into a probability, the **softmax** does it for $K$ classes; with two classes they agree.
# - **Maximum likelihood** and minimal **cross-entropy** are one thing; what remains at the best is the entropy of the
#   labels.
# - The gradient at the sums is **prediction minus label**, divided by $n$: the perceptron's rule with a soft answer.
# - Choose on the **dev** set, report on the **test** set, and look at **precision and recall** when classes are unequal.
#
# **Next.** All of this is still a line in the plane, and XOR is still beyond it. In lesson 3 the same loss sits on top of
# a network with hidden units, and the chain rule, used well, tells every weight in it where to go.
#
# **References.** A. Allauzen, *Deep Learning: the basics* (2017), exercise 1. G. Peeters, *Neural Networks* (2018),
# sections 2.2, 2.3 and 5. C. Cerisara, *Deep Learning* (2018/19), entropy and cross-entropy. C. M. Bishop, *Pattern
# Recognition and Machine Learning* (2006), chapter 4.
