# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Lesson 6: scale, initialisation and batch normalisation
#
# The same network, the same data, the same optimizer: once it learns in seconds, once it does not learn at all. The
# difference is often nothing but **scale**: of the inputs, of the first weights, of what lies between the layers. In this
# lesson you measure why, and write the three cures.
#
# | part | what you do | time | difficulty |
# | --- | --- | --- | --- |
# | 1. Why scale matters | `fit_standardizer`, `standardize`, `minmax_normalize` | 25 min | easy |
# | 2. Round data | `pca_whiten` | 15 min | hard |
# | 3. Where to start | `xavier_uniform`, `he_normal`, sliders | 20 min | medium |
# | 4. Batch normalisation | `batchnorm_forward`, `batchnorm_backward` | 40 min | hard |
# | 5. What it buys | look, and answer one question in words | 15 min | easy |
#
# The lectures behind it: P (6.2, 6.5, 6.6), C (why scaling of inputs matters, initialisation), V ("Long training times")
# and A ("Initialization recipes"). Letters stand for the lectures: A is Allauzen, P Peeters, S Shuai, C Cerisara, V Vitay.
#
# **How a lesson works.** Run the cells from the top with Shift+Enter. Where a cell says `raise NotImplementedError()`,
# replace that line with your code. The cell below it checks what you wrote and shows a table. More tests, which you do not
# see, run when the lesson is graded: they use other numbers, but nothing that the text does not ask for. Each exercise has
# three hints; open one when you are stuck.
#
# **Conventions of this course.** Rows are examples: `X` has shape `(n_samples, n_features)`. Arguments are never changed in
# place. A data set may have a single row and any number of features, and numbers may come as integers or as floats.

# %%
from itertools import pairwise

import matplotlib.pyplot as plt
import numpy as np

import nnlib
from autograder.checks import (
    Exercise,
    if_written,
    misconception,
    replaced,
    swapped_arguments,
    train_test_swapped,
    values_swapped,
)
from nnlib.data import load_digits
from nnlib.widgets import ActivationHistograms

BLUE = "#0072B2"

# %% [markdown]
# ## 1. Why scale matters
#
# Lecture C's example: $f(x) = \frac12 (x_1^2 + a x_2^2)$. For $a = 1$ its lines of equal height are circles, and one step
# downhill reaches the bottom. For $a = 100$ they are a narrow ravine: the slope points across it, and the learning
# rate that is right along $x_2$, $1/100$, is a hundred times too small along $x_1$. The number that says how narrow is the
# **condition number**: the largest curvature divided by the smallest. For linear regression the curvatures are those of
# $X^\top X / n$, so they come straight from the scale of the features.

# %%
print("    a   steps of gradient descent, at the best constant learning rate, until f is below 1e-6")
for a in (1, 10, 100, 1000):
    x, n_steps, curvatures = np.array([1.0, 1.0]), 0, np.array([1.0, a])
    while 0.5 * np.sum(curvatures * x**2) >= 1e-6:
        x, n_steps = x - 2 / (1 + a) * curvatures * x, n_steps + 1
    print(f"{a:5d}   {n_steps}")

# %% [markdown]
# **What to expect.** One step for the bowl; then roughly ten times as many steps for a condition number that is ten times as
# large. Now three features of 300 people, in years and euros:

# %%
rng = np.random.default_rng(0)
age, income = rng.normal(40, 12, size=300), rng.normal(30_000, 9_000, size=300)
X_people = np.column_stack([age, income, 0.4 * age + rng.normal(0, 3, size=300)])


def condition_number(X):
    """Return the largest curvature of the squared error over the smallest."""
    return np.linalg.cond(X.T @ X / len(X))


print(f"age, income and a third feature as they come: condition number {condition_number(X_people):.1e}")

# %% [markdown]
# ### Exercise: `fit_standardizer` (2 points, 8 minutes, easy)
#
# To **standardise** is to subtract the mean of each feature and divide by its standard deviation. What is measured on the
# training set is used for the dev and test sets too (lecture P: "the same $\mu$ and $\sigma^2$"), so it comes in two steps.
#
# Write `fit_standardizer(X)`, which returns `mean, std` of the columns of `X (n_samples, n_features)`, each of shape
# `(n_features,)`. The variance is the *biased* one (divide by $n$), which is what `np.std` does by itself. With one row the
# mean is that row, and the standard deviation is 0.
#
# <details><summary>Hint 1</summary>
#
# One number for every **column**: which axis does the mean go along?
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `axis=0` goes down the rows and leaves one number a column.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `return X.mean(axis=0), X.std(axis=0)`.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "fit_standardizer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def fit_standardizer(X):
    """Return the mean and the standard deviation of every feature."""
    ### BEGIN SOLUTION
    return X.mean(axis=0), X.std(axis=0)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_fit_standardizer", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("fit_standardizer", points=2, returns="mean, std", section="1. Why scale matters")
exercise.misconceptions(
    misconception(
        "the variance is returned, not its root",
        "take the square root: np.std",
        lambda reference, X: (..., reference(X)[1] ** 2),
    ),
    misconception(
        "the sum is divided by n - 1",
        "divide by n, as np.std does by itself",
        lambda reference, X: (..., reference(X)[1] * np.sqrt(len(X) / (len(X) - 1))),
    ),
    values_swapped(),
    misconception(
        "the columns are summed, not averaged",
        "divide the sum by the number of rows",
        lambda reference, X: (reference(X)[0] * len(X), ...),
    ),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception(
        "mean and standard deviation are taken along the rows",
        "one number a column: axis=0",
        lambda reference, X: (X.mean(axis=1), X.std(axis=1)),
    ),
    misconception(
        "mean and standard deviation are over all numbers",
        "one number a column: axis=0",
        lambda reference, X: (X.mean(), X.std()),
    ),
    misconception(
        "the largest value takes the place of the standard deviation",
        "use the root of the mean squared distance from the mean",
        lambda reference, X: (..., X.max(axis=0)),
    ),
    misconception(
        "the mean is not subtracted before squaring",
        "square the distance from the mean",
        lambda reference, X: (..., np.sqrt((X**2).mean(axis=0))),
    ),
    misconception(
        "the median takes the place of the mean", "use the mean", lambda reference, X: (np.median(X, axis=0), ...)
    ),
    misconception(
        "the mean absolute distance takes the place of the standard deviation",
        "square the distances, average, take the root",
        lambda reference, X: (..., np.abs(X - X.mean(axis=0)).mean(axis=0)),
    ),
)
### END HIDDEN TESTS
X = np.array([[1.0, 10.0, -1.0], [2.0, 30.0, -3.0], [6.0, 20.0, -3.0], [3.0, 60.0, 1.0]])
exercise.check("the mean of every column", X, only="mean")
exercise.check("the standard deviation of every column", X, only="std")
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(1)
    exercise.check("means of other data", rng.normal(3, 2, size=(50, 6)), only="mean")
    exercise.check("standard deviations of other data", rng.normal(3, 2, size=(50, 6)), only="std")
    exercise.check("one row", rng.normal(size=(1, 4)))
    exercise.check("one feature", rng.normal(size=(9, 1)))
    exercise.check("integers", rng.integers(-5, 9, size=(8, 2)))
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `standardize` (2 points, 7 minutes, easy)
#
# Write `standardize(X, mean, std)`: subtract and divide, column by column. Where `std` is exactly 0 the feature is only
# shifted (`X - mean`), never divided by 0: no `nan`, no `inf`. (Rounding may leave a feature that never changes, such as
# 0.1 everywhere, with a `std` of 1e-17 in place of 0; the checks do not ask for that.) `X` need not be the data on which
# `mean` and `std` were measured.
#
# <details><summary>Hint 1</summary>
#
# `X - mean` subtracts from every row: NumPy lines up the last axes.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# Replace a `std` of 0 by 1 before you divide.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `(X - mean) / np.where(std == 0, 1, std)`.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "standardize", "locked": false, "schema_version": 3, "solution": true, "task": false}
def standardize(X, mean, std):
    """Shift and scale every feature; one that never changes is only shifted."""
    ### BEGIN SOLUTION
    return (X - mean) / np.where(std == 0, 1, std)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_standardize", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("standardize", points=2, section="1. Why scale matters")
exercise.misconceptions(
    swapped_arguments("mean", "std"),
    replaced("the mean is not subtracted", "subtract the mean first", mean=lambda mean: 0 * mean),
    replaced("nothing is divided by the standard deviation", "divide by std", std=lambda std: 0 * std + 1),
    replaced("the variance is divided by", "divide by the standard deviation itself", std=lambda std: std**2),
    replaced("the mean is added", "subtract the mean", mean=lambda mean: -mean),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception(
        "the mean and spread of X itself are used",
        "use the mean and std that you are given: they were measured on the training set",
        lambda reference, X, mean, std: (X - X.mean(axis=0)) / X.std(axis=0),
    ),
    misconception(
        "X is divided first and shifted after",
        "subtract first, then divide",
        lambda reference, X, mean, std: X / std - mean,
    ),
    misconception(
        "X is multiplied by the standard deviation", "divide by std", lambda reference, X, mean, std: (X - mean) * std
    ),
    misconception(
        "the sign is turned round",
        "subtract the mean from X, not X from the mean",
        lambda reference, X, mean, std: (mean - X) / std,
    ),
)
### END HIDDEN TESTS
X = np.array([[1.0, 10.0], [2.0, 30.0], [6.0, 20.0]])
exercise.check(
    "subtracts the mean and divides by the standard deviation", X, np.array([2.0, 15.0]), np.array([0.5, 4.0]), weight=2
)
exercise.check("a feature that never changes", X, np.array([2.0, 15.0]), np.array([0.0, 4.0]))
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(2)
    exercise.check("other sizes", rng.normal(size=(20, 5)), rng.normal(size=5), rng.uniform(0.5, 2, size=5), weight=2)
    exercise.check(
        "one row with the statistics of others",
        rng.normal(size=(1, 3)),
        rng.normal(size=3),
        rng.uniform(0.5, 2, size=3),
    )
    exercise.check("several features that never change", np.ones((4, 3)), np.ones(3), np.zeros(3))
    exercise.check("integers", rng.integers(-5, 9, size=(6, 2)), np.array([1.5, 2.0]), np.array([0.5, 3.0]))
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `minmax_normalize` (2 points, 7 minutes, easy)
#
# Another way (lecture P calls it *normalizing*): move each feature into $[0, 1]$ by its own smallest and largest value.
# Write `minmax_normalize(X)`, of the shape of `X`, in floats. A feature that never changes becomes 0 (so does all of `X`
# when it has one row). For brevity it measures and moves in one step; for real dev and test sets keep the smallest value and
# the range of the training set, as above.
#
# <details><summary>Hint 1</summary>
#
# `X.min(axis=0)` and `X.max(axis=0)`.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# Subtract the smallest value and divide by the *range*, the largest minus the smallest.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# Replace a range of 0 by 1, as before: the numerator is 0 there.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "minmax_normalize", "locked": false, "schema_version": 3, "solution": true, "task": false}
def minmax_normalize(X):
    """Move every feature into [0, 1]; one that never changes becomes 0."""
    ### BEGIN SOLUTION
    low, high = X.min(axis=0), X.max(axis=0)
    return (X - low) / np.where(high == low, 1, high - low)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_minmax_normalize", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("minmax_normalize", points=2, section="1. Why scale matters")
exercise.misconceptions(
    misconception("the range is -1 to 1", "the smallest value becomes 0", lambda reference, X: 2 * reference(X) - 1),
    misconception(
        "the order is turned round",
        "the smallest value becomes 0, the largest 1",
        lambda reference, X: 1 - reference(X),
    ),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception(
        "X is divided by the largest value only",
        "subtract the smallest value and divide by the range",
        lambda reference, X: X / X.max(axis=0),
    ),
    misconception(
        "the smallest value is subtracted, but the division is by the largest",
        "divide by the range, max - min",
        lambda reference, X: (X - X.min(axis=0)) / X.max(axis=0),
    ),
    misconception("the range is not divided by", "divide by max - min", lambda reference, X: X - X.min(axis=0)),
    misconception(
        "one range is used for all features",
        "one minimum and maximum a column: axis=0",
        lambda reference, X: (X - X.min()) / (X.max() - X.min()),
    ),
    misconception(
        "the rows are rescaled, not the columns",
        "one minimum and maximum a column: axis=0",
        lambda reference, X: ((X.T - X.min(axis=1)) / (X.max(axis=1) - X.min(axis=1))).T,
    ),
    misconception(
        "the mean is subtracted, not the minimum",
        "subtract the smallest value",
        lambda reference, X: (X - X.mean(axis=0)) / (X.max(axis=0) - X.min(axis=0)),
    ),
    misconception(
        "this is standardising",
        "use the minimum and the range",
        lambda reference, X: (X - X.mean(axis=0)) / X.std(axis=0),
    ),
)
### END HIDDEN TESTS
X = np.array([[1.0, 10.0, -1.0], [2.0, 30.0, -3.0], [6.0, 20.0, -3.0], [3.0, 60.0, 1.0]])
exercise.check("every column runs from 0 to 1", X, weight=2)
exercise.check("a feature that never changes becomes 0", np.array([[1.0, 5.0], [2.0, 5.0], [4.0, 5.0]]))
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(3)
    exercise.check("other sizes", rng.normal(-2, 3, size=(15, 4)), weight=2)
    exercise.check("one row", rng.normal(size=(1, 3)))
    exercise.check("integers", rng.integers(-5, 9, size=(8, 2)))
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# **What to expect.** The condition number of the raw features is beyond $10^8$, almost all of it from income being in the ten
# thousands. Min-max leaves a few hundred: all numbers are positive, so the mean of each feature still stands far from 0.
# Standardising leaves about 15. It is not 1, and the next part says why.

# %%
with if_written("fit_standardizer", "standardize", "minmax_normalize"):
    for name, X in {
        "as it comes": X_people,
        "min-max": minmax_normalize(X_people),
        "standardised": standardize(X_people, *fit_standardizer(X_people)),
    }.items():
        print(f"{name:14s} condition number {condition_number(X):.1e}")

# %% [markdown]
# ## 2. Round data
#
# Standardising stretches each axis; it cannot undo that two features move together, as age and the third feature do. **PCA
# whitening** (lecture V) turns the data to the axes of its own cloud first, and then stretches along those:
#
# $$ C = \tfrac1n (X - \mu)^\top (X - \mu) = U \Lambda U^\top, \qquad X' = (X - \mu)\, U\, (\Lambda + \epsilon)^{-1/2} . $$
#
# The covariance of $X'$ is the identity: the condition number is 1, the ravine a bowl. The small $\epsilon$ keeps
# directions without any spread from being blown up.

# %% [markdown]
# ### Exercise: `pca_whiten` (4 points, 15 minutes, hard)
#
# Write `pca_whiten(X, eps)` for `X (n_samples, n_features)`: the whitened data, of the same shape. The axes may come in any
# order, and each may point either way: the checks look at what matters, the mean, the covariance and that nothing is lost.
#
# - $C$ is the biased covariance (divide by $n$), $\lambda$ its eigenvalues. There are more rows than features.
# - The mean of every column of the result is 0.
# - The biased covariance of the result is diagonal, with $\lambda / (\lambda + \epsilon)$ on the diagonal: nearly 1 for a small
#   `eps`. (So do not turn the result back to the old axes, which is called ZCA: with a large `eps` it is not diagonal.)
# - A direction with $\lambda = 0$ gives a column of zeros, or what rounding leaves of it: no `nan`, no `inf`. Rounding can
#   make such a $\lambda$ slightly negative; with a tiny `eps` and large numbers it is safer to raise it to 0 before the root.
#   (The checks use an `eps` that is larger than such rounding.)
#
# <details><summary>Hint 1</summary>
#
# Centre first. Then the covariance is `centred.T @ centred / len(X)`.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `np.linalg.eigh(C)` takes a symmetric matrix apart: eigenvalues `variances` and, as **columns**, the axes `U`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `centred @ U / np.sqrt(np.maximum(variances, 0) + eps)`.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "pca_whiten", "locked": false, "schema_version": 3, "solution": true, "task": false}
def pca_whiten(X, eps):
    """Turn the centred data to its principal axes and divide by the spread along each."""
    ### BEGIN SOLUTION
    centred = X - X.mean(axis=0)
    variances, U = np.linalg.eigh(centred.T @ centred / len(X))
    return centred @ U / np.sqrt(variances + eps)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_pca_whiten", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("pca_whiten", points=4, section="2. Round data")


def stretched(rng, n, d):
    """Return n correlated rows with d features and a mean that is not 0."""
    return rng.normal(size=(n, d)) @ rng.normal(size=(d, d)) + rng.normal(2, 3, size=d)


@exercise.property("the shape stays")
def _(pca_whiten):
    shape = np.shape(pca_whiten(stretched(np.random.default_rng(0), 30, 3), 1e-9))
    return shape == (30, 3) or f"expected the shape (30, 3); got {shape}"


@exercise.property("every column has mean 0")
def _(pca_whiten):
    mean = np.mean(pca_whiten(stretched(np.random.default_rng(1), 40, 3), 1e-9), axis=0)
    return bool(np.abs(mean).max() < 1e-6) or f"the means are {mean.round(3)}: centre the data first"


@exercise.property("the covariance is the identity for a small eps", weight=2)
def _(pca_whiten):
    Y = np.asarray(pca_whiten(stretched(np.random.default_rng(2), 40, 3), 1e-10))
    C = (Y - Y.mean(axis=0)).T @ (Y - Y.mean(axis=0)) / len(Y)
    off = C - np.diag(np.diag(C))
    if np.abs(off).max() > 1e-5:
        return "the columns still move together: multiply with U, whose columns are the axes"
    if np.allclose(C, np.eye(3) * 39 / 40, atol=1e-5):
        return "the covariance is divided by n - 1: divide by n"
    if np.allclose(C, np.eye(3) / 40, atol=1e-5):
        return "the covariance is not divided by n"
    variances = np.linalg.eigvalsh(np.cov(stretched(np.random.default_rng(2), 40, 3).T, bias=True))
    if np.allclose(np.sort(np.diag(C)), variances):
        return "the data is turned but not divided by the spread along each axis"
    if np.allclose(np.sort(np.diag(C)), np.sort(1 / variances)):
        return "the division is by the variances: divide by their root"
    return (
        bool(np.abs(C - np.eye(3)).max() < 1e-5)
        or f"the variances are {np.diag(C).round(3)}, not 1: divide by the root of the eigenvalues"
    )


### BEGIN HIDDEN TESTS
with exercise.hidden():

    @exercise.property("eps is added to the variances, inside the root", weight=2)
    def _(pca_whiten):
        rng = np.random.default_rng(3)
        X = stretched(rng, 50, 3)
        variances = np.linalg.eigvalsh(np.cov(X.T, bias=True))
        C = np.cov(np.asarray(pca_whiten(X, 0.5)).T, bias=True)
        right = np.allclose(np.sort(np.diag(C)), np.sort(variances / (variances + 0.5)), atol=1e-8)
        return bool(right and np.allclose(C, np.diag(np.diag(C)), atol=1e-8))

    @exercise.property("distances are those of the whitening, so that nothing is lost", weight=2)
    def _(pca_whiten):
        X = stretched(np.random.default_rng(4), 25, 4)
        Y = np.asarray(pca_whiten(X, 1e-12))
        C = np.cov(X.T, bias=True)
        difference = X[0] - X[7]
        return bool(np.isclose(np.sum((Y[0] - Y[7]) ** 2), difference @ np.linalg.solve(C, difference), rtol=1e-5))

    @exercise.property("a direction without spread stays finite")
    def _(pca_whiten):
        x = np.linspace(-1, 1, 12)
        Y = np.asarray(pca_whiten(np.column_stack([x, 2 * x]), 1e-5))
        return bool(np.isfinite(Y).all() and np.allclose(np.sort(Y.var(axis=0)), [0, 1], atol=1e-4))

    @exercise.property("the input stays as it was, and other sizes work")
    def _(pca_whiten):
        X = stretched(np.random.default_rng(5), 60, 6)
        before = X.copy()
        Y = np.asarray(pca_whiten(X, 1e-10))
        return bool(np.array_equal(X, before) and np.allclose(np.cov(Y.T, bias=True), np.eye(6), atol=1e-5))


### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# **What to expect.** Age and the third feature, as they come, standardised and whitened: a narrow slanted cloud far from 0,
# condition number about 300; the same slant in a square, about 15 (income moves with neither, so it was these two that kept the
# number of part 1 from being 1); a round cloud, 1.

# %%
with if_written("fit_standardizer", "standardize", "pca_whiten"):
    print(f"all three features, whitened: condition number {condition_number(pca_whiten(X_people, 1e-9)):.4f}")
    pairs = {
        "as it comes": X_people[:, [0, 2]],
        "standardised": standardize(X_people, *fit_standardizer(X_people))[:, [0, 2]],
        "whitened": pca_whiten(X_people[:, [0, 2]], 1e-9),
    }
    labels = [("age in years", "third feature"), ("age in standard deviations", "third feature"), ("first new feature", "second")]
    fig, axes = plt.subplots(1, 3, figsize=(11, 3.4), layout="tight")
    for ax, (name, X), (xlabel, ylabel) in zip(axes, pairs.items(), labels, strict=True):
        ax.scatter(*X.T, s=8, color=BLUE)
        ax.set(title=f"{name}: condition number {condition_number(X):.1f}", xlabel=xlabel, ylabel=ylabel)
        ax.set_aspect("equal", adjustable="datalim")
    plt.show()

# %% [markdown]
# ## 3. Where to start
#
# **Not at zero.** If all weights of a layer are equal, all its units compute the same, get the same gradient and stay equal
# for ever: a layer of 30 units is worth one. Random numbers break the **symmetry**.
#
# ### Check the slide: "b doesn't have the symmetry problem"
#
# Lecture P starts the weights at random and the biases at 0. The next cell trains 64-30-10 with tanh units on digits from four
# starts and counts how many *different* hidden units there are at the end. **What to expect.** Equal weights: one unit, thirty
# times. Random weights with biases 0: thirty, as the slide says. Equal weights with random biases: thirty
# that are not equal, but nearly: about 21 % right after the same 300 steps, so it is the weights that have to be random. All at 0: the
# hidden weights never move at all.

# %%
X_digits, y_digits = load_digits()
order = np.random.default_rng(0).permutation(len(X_digits))
train, dev = order[:1200], order[1200:]


def train_30(W, b, V, n_steps=300, lr=0.5):
    """Train 64-30-10 from the given start by full-batch descent; return the hidden weights and the dev accuracy."""
    X, y, c = X_digits[train], y_digits[train], np.zeros(10)
    for _ in range(n_steps):
        A = np.tanh(X @ W + b)
        dZ = nnlib.softmax(A @ V + c)
        dZ[np.arange(len(y)), y] -= 1
        dZ /= len(y)
        dH = dZ @ V.T * (1 - A**2)
        W, b, V, c = W - lr * X.T @ dH, b - lr * dH.sum(axis=0), V - lr * A.T @ dZ, c - lr * dZ.sum(axis=0)
    scores = np.tanh(X_digits[dev] @ W + b) @ V + c
    return W, np.mean(scores.argmax(axis=1) == y_digits[dev])


rng = np.random.default_rng(4)
starts = {
    "W equal, b 0": (np.full((64, 30), 0.1), np.zeros(30), np.full((30, 10), 0.1)),
    "W random, b 0": (rng.normal(0, 0.1, (64, 30)), np.zeros(30), rng.normal(0, 0.1, (30, 10))),
    "W equal, b random": (np.full((64, 30), 0.1), rng.normal(0, 0.1, 30), np.full((30, 10), 0.1)),
    "all 0": (np.zeros((64, 30)), np.zeros(30), np.zeros((30, 10))),
}
for name, start in starts.items():
    W_end, accuracy = train_30(*start)
    n_different = len(np.unique(W_end.round(6), axis=1).T)
    print(f"{name:18s} {n_different:2d} different hidden units, {accuracy:.1%} right on the dev set")

# %% [markdown]
# ### How large?
#
# **Not anywhere.** A unit adds up $n_{in}$ products. If the inputs have variance $v$ and the weights variance $s^2$, the sum
# has variance $n_{in}\, s^2\, v$. Over ten layers the factor $n_{in} s^2$ is applied ten times: below 1 the signal dies, above 1
# it explodes or saturates. So
#
# - $s^2 = 1 / n_{in}$ keeps it forward (lectures A and C);
# - **Xavier** (Glorot and Bengio, 2010) compromises with the backward pass, $s^2 = 2 / (n_{in} + n_{out})$, as a uniform
#   distribution on $[-a, a]$ with $a = \sqrt{6 / (n_{in} + n_{out})}$ (its variance is $a^2/3$): for sigmoid and tanh;
# - **He** (2015): a ReLU lets half of the signal through, so $s^2 = 2 / n_{in}$, a normal distribution.

# %% [markdown]
# ### Exercise: `xavier_uniform` (2 points, 8 minutes, medium)
#
# Write `xavier_uniform(n_in, n_out, rng)`: weights of shape `(n_in, n_out)`, uniform on $[-a, a]$ with the $a$ above, all
# randomness from `rng`, a NumPy generator: the same generator gives the same weights, another one others.
#
# <details><summary>Hint 1</summary>
#
# `rng.uniform(low, high, size=...)`.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# The shape is a tuple, `size=(n_in, n_out)`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `a = np.sqrt(6 / (n_in + n_out))`, then `rng.uniform(-a, a, size=(n_in, n_out))`.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "xavier_uniform", "locked": false, "schema_version": 3, "solution": true, "task": false}
def xavier_uniform(n_in, n_out, rng):
    """Return weights of shape (n_in, n_out), uniform on [-a, a] with a = sqrt(6 / (n_in + n_out))."""
    ### BEGIN SOLUTION
    a = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-a, a, size=(n_in, n_out))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_xavier_uniform", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("xavier_uniform", points=2, section="3. Where to start")


@exercise.property("the shape is (n_in, n_out)")
def _(xavier_uniform):
    shape = np.shape(xavier_uniform(5, 3, np.random.default_rng(0)))
    if shape == (3, 5):
        return "the shape is (n_out, n_in): the rows belong to the inputs"
    return shape == (5, 3) or f"expected the shape (5, 3); got {shape}"


@exercise.property("no weight lies outside [-a, a], and they reach nearly to its ends", weight=2)
def _(xavier_uniform):
    W, a = np.asarray(xavier_uniform(100, 50, np.random.default_rng(1))), 0.2
    low, high = float(W.min()), float(W.max())
    if low >= 0:
        return "all weights are positive: the interval is [-a, a]"
    for largest, mistake in (
        (0.04, "the root is missing in a"),
        (np.sqrt(6 / 100), "n_out is missing in a"),
        (np.sqrt(6 / 50), "n_in is missing in a"),
        (np.sqrt(2 / 150), "2 / (n_in + n_out) is the variance; the interval ends at a, with a 6 in it"),
        (np.sqrt(3 / 150), "there is a 3 in the place of the 6"),
        (0.1, "the interval is half as long as it should be"),
    ):
        if 0.98 * largest < high <= largest and -largest <= low < -0.98 * largest:
            return mistake
    return (
        -a <= low < -0.98 * a and 0.98 * a < high <= a
    ) or f"for n_in = 100 and n_out = 50, a is 0.2; yours run from {low:.3f} to {high:.3f}"


### BEGIN HIDDEN TESTS
with exercise.hidden():

    @exercise.property("the distribution is uniform, with the right variance")
    def _(xavier_uniform):
        W = np.asarray(xavier_uniform(300, 200, np.random.default_rng(2))).ravel()
        a = np.sqrt(6 / 500)
        quarters = np.histogram(W, bins=np.linspace(-a, a, 5))[0] / W.size
        return bool(abs(W.var() / (a * a / 3) - 1) < 0.03 and np.abs(quarters - 0.25).max() < 0.01)

    @exercise.property("both sizes count")
    def _(xavier_uniform):
        W = np.asarray(xavier_uniform(20, 380, np.random.default_rng(3)))
        a = np.sqrt(6 / 400)
        return bool(0.98 * a < np.abs(W).max() <= a)

    @exercise.property("all randomness comes from rng")
    def _(xavier_uniform):
        a, b, c = (np.asarray(xavier_uniform(6, 5, np.random.default_rng(seed))) for seed in (4, 4, 5))
        return bool(np.array_equal(a, b) and not np.array_equal(a, c))


### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `he_normal` (2 points, 5 minutes, easy)
#
# Write `he_normal(n_in, n_out, rng)`: weights of shape `(n_in, n_out)` from a normal distribution with mean 0 and **variance**
# $2 / n_{in}$, all randomness from `rng`.
#
# <details><summary>Hint 1</summary>
#
# `rng.normal(mean, standard_deviation, size=...)`.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# The second argument is the standard deviation: the root of the variance.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `rng.normal(0, np.sqrt(2 / n_in), size=(n_in, n_out))`.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "he_normal", "locked": false, "schema_version": 3, "solution": true, "task": false}
def he_normal(n_in, n_out, rng):
    """Return weights of shape (n_in, n_out), normal with variance 2 / n_in."""
    ### BEGIN SOLUTION
    return rng.normal(0, np.sqrt(2 / n_in), size=(n_in, n_out))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_he_normal", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("he_normal", points=2, section="3. Where to start")


@exercise.property("the shape is (n_in, n_out)")
def _(he_normal):
    shape = np.shape(he_normal(5, 3, np.random.default_rng(0)))
    if shape == (3, 5):
        return "the shape is (n_out, n_in): the rows belong to the inputs"
    return shape == (5, 3) or f"expected the shape (5, 3); got {shape}"


@exercise.property("the variance is 2 / n_in", weight=2)
def _(he_normal):
    std = float(np.std(he_normal(200, 300, np.random.default_rng(1))))
    for other, mistake in (
        (0.01, "the standard deviation is 2 / n_in: rng.normal wants its root"),
        (np.sqrt(2 / 300), "the variance is 2 / n_out: use n_in"),
        (np.sqrt(1 / 200), "the variance is 1 / n_in: ReLU lets half through, hence the 2"),
        (np.sqrt(2 / 500), "the variance is Xavier's, 2 / (n_in + n_out)"),
        (1.0, "the standard normal numbers are not scaled"),
    ):
        if abs(std / other - 1) < 0.02:
            return mistake
    return abs(std - 0.1) < 0.002 or f"for n_in = 200 the standard deviation is 0.1; yours is {std:.3f}"


### BEGIN HIDDEN TESTS
with exercise.hidden():

    @exercise.property("the distribution is normal around 0")
    def _(he_normal):
        z = np.asarray(he_normal(50, 2000, np.random.default_rng(2))).ravel() / 0.2
        shares = [np.mean(np.abs(z) < k) for k in (1, 2, 3)]
        return bool(np.allclose(shares, [0.6827, 0.9545, 0.9973], atol=0.008) and abs(z.mean()) < 0.02)

    @exercise.property("only n_in counts")
    def _(he_normal):
        return abs(float(np.std(he_normal(800, 30, np.random.default_rng(3)))) - 0.05) < 0.002

    @exercise.property("all randomness comes from rng")
    def _(he_normal):
        a, b, c = (np.asarray(he_normal(6, 5, np.random.default_rng(seed))) for seed in (4, 4, 5))
        return bool(np.array_equal(a, b) and not np.array_equal(a, c))


### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### What a signal becomes after ten layers
#
# **What to expect.** Rows of 100 units. Weights of 0.01 multiply the spread by $\sqrt{100} \cdot 0.01 = 0.1$ in every layer, down to
# $10^{-10}$ after ten: one bar at 0. Weights of 1.0 saturate the tanh units at -1 and 1. With Xavier the spread goes down slowly,
# from 0.5 to 0.2, because tanh itself squeezes a little. ReLU with He keeps its spread, between 0.75 and 1; ReLU with Xavier's
# smaller weights loses a factor of $\sqrt 2$ a layer. For 100 to 100 units Xavier's variance is that of $1 / n_{in}$.

# %%
with if_written("xavier_uniform", "he_normal"):
    rng = np.random.default_rng(6)
    recipes = {
        "tanh, 0.01": (np.tanh, lambda: rng.normal(0, 0.01, size=(100, 100))),
        "tanh, 1.0": (np.tanh, lambda: rng.normal(0, 1.0, size=(100, 100))),
        "tanh, Xavier": (np.tanh, lambda: xavier_uniform(100, 100, rng)),
        "ReLU, Xavier": (lambda Z: np.maximum(Z, 0), lambda: xavier_uniform(100, 100, rng)),
        "ReLU, He": (lambda Z: np.maximum(Z, 0), lambda: he_normal(100, 100, rng)),
    }
    activations = {}
    for name, (activation, initial) in recipes.items():
        A, activations[name] = rng.normal(size=(500, 100)), []
        for _ in range(10):
            A = activation(A @ initial())
            activations[name].append(A)
    fig, axes = plt.subplots(5, 5, figsize=(12, 8), layout="tight")
    for row, (name, layers) in zip(axes, activations.items(), strict=True):
        low, high = (-1, 1) if name.startswith("tanh") else (0, 4)
        for ax, layer in zip(row, (2, 4, 6, 8, 10), strict=True):
            A = layers[layer - 1]
            ax.hist(A.ravel(), bins=np.linspace(low, high, 42), color=BLUE)
            ax.set_title(f"{name}: layer {layer}, std {A.std():.2g}", fontsize=8)
            ax.set_yticks([])
    plt.show()

# %% [markdown]
# ### Check the slide: "Why 0.01?"
#
# Lecture P: with large weights we are in the flat part of tanh, the slope is small and learning slow, so it is "better to
# initialize to a very small value". Half of this is right. The gradient on its way back is multiplied by the slope *and* by the
# weights, so with 0.01 in ten layers it dies as well, although every slope is 1.

# %%
with if_written("xavier_uniform"):
    print("weights   mean slope, layer 10   size of the gradient at layer 1 / at layer 10")
    for name, initial in {
        "0.01": lambda: rng.normal(0, 0.01, size=(100, 100)),
        "1.0": lambda: rng.normal(0, 1.0, size=(100, 100)),
        "Xavier": lambda: xavier_uniform(100, 100, rng),
    }.items():
        rng = np.random.default_rng(5)
        A, passed = rng.normal(size=(500, 100)), []
        for _ in range(10):
            W = initial()
            A = np.tanh(A @ W)
            passed.append((W, 1 - A**2))
        slope = passed[-1][1].mean()
        sizes, dA = [], rng.normal(size=A.shape)
        for W, slopes in reversed(passed):
            dZ = dA * slopes
            sizes.append(np.linalg.norm(dZ))
            dA = dZ @ W.T
        print(f"{name:7s} {slope:17.3f} {sizes[-1] / sizes[0]:30.2g}")

# %% [markdown]
# **What to expect.** 0.01: slope 1.000, but the gradient shrinks by a billion: fine for the slide's network with one hidden layer
# of two units, useless for ten layers. 1.0: the slope is below 0.1, and the large weights more than make up for it: the gradient
# *grows* about 2000 times, so here it is not small but wild. Xavier: slope 0.95, and about a quarter of the gradient arrives.

# %% [markdown]
# Now yourself: initialisation, scale and depth against the histograms, with and without batch normalisation (the next part).
# Find, for each activation, the scale at which the last layer looks like the first.

# %%
ActivationHistograms(xavier_uniform=xavier_uniform, he_normal=he_normal)

# %% [markdown]
# ## 4. Batch normalisation
#
# Scaling the inputs helps the first layer. What the *second* layer gets changes with every step of the first one (lecture P:
# "covariate shift"; whether that is the reason why the cure works is disputed, see Santurkar et al., 2018). **Batch normalisation** (Ioffe and Szegedy, 2015) standardises between the layers, with the mean and
# variance of the mini-batch at hand, and lets the network choose scale and shift again:
#
# $$ \mu = \frac1n \sum_i x_i, \quad \sigma^2 = \frac1n \sum_i (x_i - \mu)^2, \quad
# \hat x_i = \frac{x_i - \mu}{\sqrt{\sigma^2 + \epsilon}}, \quad y_i = \gamma\, \hat x_i + \beta . $$
#
# At test time there may be one row only, so running averages from training take the place of $\mu$ and $\sigma^2$:
#
# $$ \text{running} \leftarrow \text{momentum} \cdot \text{running} + (1 - \text{momentum}) \cdot \text{batch} . $$
#
# (Lecture V measures them once over the whole training set when learning is over; the libraries keep them on the way.
# PyTorch calls $1 -$ momentum "momentum", and divides the variance that it keeps by $n - 1$.)

# %% [markdown]
# ### Exercise: `batchnorm_forward` (6 points, 20 minutes, hard)
#
# Write `batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training)`, which returns
# `Y, cache, running_mean, running_var`.
#
# - `X` has shape `(n_samples, n_features)`; `gamma`, `beta`, `running_mean` and `running_var` have `(n_features,)`; `momentum` and
#   `eps` are numbers, `training` is True or False.
# - In training: the statistics of the batch (biased variance, `eps` **inside** the root), and **new** running averages by the formula above,
#   `running_var` with the same biased variance. With one
#   row the variance is 0 and `Y` is `beta`.
# - Otherwise: the running averages take their place (with the same `eps`), and come back unchanged.
# - `cache` is yours: a tuple, list or dict with what `batchnorm_backward` will need (arrays, numbers). It is not looked at, and
#   not used with `training=False`.
# - The arguments stay as they were.
#
# <details><summary>Hint 1</summary>
#
# Write the training branch first: `mean = X.mean(axis=0)`, `var = X.var(axis=0)`.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `X_hat = (X - mean) / np.sqrt(var + eps)` serves both branches; only `mean` and `var` differ.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `running_mean = momentum * running_mean + (1 - momentum) * mean` makes a new array and leaves the old one alone. A good
# cache: `(X_hat, gamma, np.sqrt(var + eps))`.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "batchnorm_forward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def batchnorm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, training):
    """Normalise over the batch (or with the running averages); return Y, the cache and the running averages."""
    ### BEGIN SOLUTION
    if training:
        mean, var = X.mean(axis=0), X.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    X_hat = (X - mean) / std
    return gamma * X_hat + beta, (X_hat, gamma, std), running_mean, running_var
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_batchnorm_forward", "locked": true, "points": 6, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise(
    "batchnorm_forward", points=6, returns="Y, cache, running_mean, running_var", section="4. Batch normalisation"
)
exercise.misconceptions(
    train_test_swapped("training"),
    swapped_arguments("gamma", "beta"),
    replaced(
        "momentum weighs the batch, not the running average",
        "running = momentum * running + (1 - momentum) * batch",
        momentum=lambda momentum: 1 - momentum,
    ),
    replaced("eps is left out", "add eps to the variance, inside the root", eps=0.0),
    replaced("gamma is left out", "multiply X_hat with gamma", gamma=lambda gamma: 0 * gamma + 1),
    replaced("beta is left out", "add beta at the end", beta=lambda beta: 0 * beta),
    misconception(
        "the running averages stay as they were in training",
        "return the new ones",
        lambda reference, X, gamma, beta, running_mean, running_var, momentum, eps, training: (
            ...,
            ...,
            running_mean,
            running_var,
        ),
    ),
    misconception(
        "the statistics of the batch replace the running averages",
        "mix them with momentum",
        lambda reference, X, gamma, beta, running_mean, running_var, momentum, eps, training: (
            ...,
            ...,
            *reference(X, gamma, beta, running_mean, running_var, 0.0, eps, training)[2:],
        ),
    ),
)
### BEGIN HIDDEN TESTS
exercise.misconceptions(
    misconception(
        "eps is outside the root",
        "the root is of var + eps",
        lambda reference, X, gamma, beta, running_mean, running_var, momentum, eps, training: (
            gamma * (X - X.mean(axis=0)) / (X.std(axis=0) + eps) + beta
            if training
            else gamma * (X - running_mean) / (np.sqrt(running_var) + eps) + beta,
            ...,
            ...,
            ...,
        ),
    ),
    misconception(
        "the variance takes the place of its root",
        "divide by the root of var + eps",
        lambda reference, X, gamma, beta, running_mean, running_var, momentum, eps, training: (
            gamma * (X - X.mean(axis=0)) / (X.var(axis=0) + eps) + beta
            if training
            else gamma * (X - running_mean) / (running_var + eps) + beta,
            ...,
            ...,
            ...,
        ),
    ),
    misconception(
        "the variance of the batch is the unbiased one",
        "divide by n: np.var does so by itself",
        lambda reference, X, gamma, beta, running_mean, running_var, momentum, eps, training: (
            gamma * (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0, ddof=1) + eps) + beta,
            ...,
            ...,
            momentum * running_var + (1 - momentum) * X.var(axis=0, ddof=1),
        ),
    ),
    misconception(
        "the running variance is the unbiased one",
        "use the same variance for both",
        lambda reference, X, gamma, beta, running_mean, running_var, momentum, eps, training: (
            ...,
            ...,
            ...,
            momentum * running_var + (1 - momentum) * X.var(axis=0, ddof=1),
        ),
    ),
    misconception(
        "the rows are normalised, not the columns",
        "one mean a column: axis=0",
        lambda reference, X, gamma, beta, running_mean, running_var, momentum, eps, training: (
            gamma * (X - X.mean(axis=1, keepdims=True)) / np.sqrt(X.var(axis=1, keepdims=True) + eps) + beta,
            ...,
            ...,
            ...,
        ),
    ),
    misconception(
        "the mean is not subtracted",
        "subtract the mean of the batch",
        lambda reference, X, gamma, beta, running_mean, running_var, momentum, eps, training: (
            gamma * X / np.sqrt(X.var(axis=0) + eps) + beta,
            ...,
            ...,
            ...,
        ),
    ),
    misconception(
        "the batch is used at test time too",
        "with training=False the running averages take its place",
        lambda reference, X, gamma, beta, running_mean, running_var, momentum, eps, training: (
            reference(X, gamma, beta, running_mean, running_var, momentum, eps, True)[0],
            ...,
            ...,
            ...,
        ),
    ),
)
### END HIDDEN TESTS
X = np.array([[1.0, 10.0, -1.0], [2.0, 30.0, -3.0], [6.0, 20.0, -3.0], [3.0, 60.0, 1.0]])
gamma, beta = np.array([1.0, 2.0, -0.5]), np.array([0.0, 1.0, 3.0])
running_mean, running_var = np.array([2.0, 20.0, 0.0]), np.array([4.0, 100.0, 1.0])
exercise.check("the output in training", X, gamma, beta, running_mean, running_var, 0.9, 1e-5, True, only="Y", weight=2)
exercise.check(
    "the running averages in training",
    X,
    gamma,
    beta,
    running_mean,
    running_var,
    0.9,
    1e-5,
    True,
    only=("running_mean", "running_var"),
    weight=2,
)
exercise.check("the output at test time", X, gamma, beta, running_mean, running_var, 0.9, 1e-5, False, only="Y")
exercise.check(
    "the running averages rest at test time",
    X,
    gamma,
    beta,
    running_mean,
    running_var,
    0.9,
    1e-5,
    False,
    only=("running_mean", "running_var"),
)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(7)
    X, gamma, beta = rng.normal(2, 3, size=(11, 5)), rng.normal(size=5), rng.normal(size=5)
    running_mean, running_var = rng.normal(size=5), rng.uniform(0.5, 2, size=5)
    exercise.check(
        "a large eps shows where it stands",
        X,
        gamma,
        beta,
        running_mean,
        running_var,
        0.9,
        1.0,
        True,
        only="Y",
        weight=2,
    )
    exercise.check("a large eps at test time", X, gamma, beta, running_mean, running_var, 0.9, 1.0, False, only="Y")
    exercise.check(
        "other sizes and another momentum",
        X,
        gamma,
        beta,
        running_mean,
        running_var,
        0.7,
        1e-5,
        True,
        only=("running_mean", "running_var"),
        weight=2,
    )
    exercise.check("one row at test time", X[:1], gamma, beta, running_mean, running_var, 0.9, 1e-5, False, only="Y")
    exercise.check("one row in training", X[:1], gamma, beta, running_mean, running_var, 0.9, 1e-5, True, only="Y")
    exercise.check(
        "integers",
        rng.integers(-4, 5, size=(7, 5)),
        gamma,
        beta,
        running_mean,
        running_var,
        0.9,
        1e-3,
        True,
        only=("Y", "running_mean", "running_var"),
    )
    exercise.check(
        "a feature that never changes",
        np.ones((4, 2)),
        np.ones(2),
        np.zeros(2),
        np.zeros(2),
        np.ones(2),
        0.9,
        1e-5,
        True,
        only="Y",
    )
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Check the slide: eps outside the root
#
# Lecture P writes $\sqrt{\sigma^2} + \epsilon$. With $\epsilon = 10^{-5}$ nobody sees a difference, until a feature has
# (nearly) no spread: there the slide divides by $10^{-5}$ and the usual form by $\sqrt{10^{-5}} \approx 0.003$. Rounding
# noise of $10^{-6}$ becomes

# %%
noise = 1e-6 * np.array([1.0, -1.0])
print(
    f"eps inside the root: {noise[0] / np.sqrt(noise.var() + 1e-5):.4f}    outside, as on the slide: {noise[0] / (noise.std() + 1e-5):.4f}"
)

# %% [markdown]
# 0.0003 inside the root, 0.09 outside: the slide's form makes the noise 300 times as large. With a spread of 1 the two differ
# by $5 \cdot 10^{-6}$ of the value. The libraries and the paper have it inside.

# %% [markdown]
# ### Exercise: `batchnorm_backward` (6 points, 20 minutes, hard)
#
# The batch is inside the formula three times: in $x_i$, in $\mu$ and in $\sigma^2$. With $s = \sqrt{\sigma^2 + \epsilon}$,
# $d\hat x_i = \gamma\, dy_i$ and bars for means over the batch, the three ways (lesson 3) bring to $dx_i$
#
# - straight from $\hat x_i$: $\; d\hat x_i / s$;
# - through $\mu$, with $\partial \hat x_j / \partial \mu = -1/s$ and $\partial \mu / \partial x_i = 1/n$:
#   $\; \sum_j d\hat x_j \cdot \bigl(-\tfrac1s\bigr) \cdot \tfrac1n = -\overline{d\hat x} / s$;
# - through $\sigma^2$, with $\partial \hat x_j / \partial \sigma^2 = -\hat x_j / (2 s^2)$ and
#   $\partial \sigma^2 / \partial x_i = 2 (x_i - \mu) / n = 2 s\, \hat x_i / n$:
#   $\; \sum_j d\hat x_j \cdot \bigl(-\tfrac{\hat x_j}{2 s^2}\bigr) \cdot \tfrac{2 s\, \hat x_i}{n} = -\hat x_i\,
#   \overline{d\hat x\, \hat x} / s$. (That $\mu$ is inside $\sigma^2$ too brings nothing: the distances from the mean add up to 0.)
#
# Together
#
# $$ d\gamma = \sum_i dy_i\, \hat x_i, \qquad d\beta = \sum_i dy_i, \qquad
# dx_i = \frac{1}{s} \Bigl( d\hat x_i - \overline{d\hat x} - \hat x_i\, \overline{d\hat x\, \hat x} \Bigr) . $$
#
# Read it: from the gradient, batch norm takes away the part that would only shift the batch and the part that would only
# stretch it: a shift of the batch does not change the output, and a stretch, up to $\epsilon$, does not either.
#
# Write `batchnorm_backward(dY, cache)`, which returns `dX, dgamma, dbeta` for **training**. The checks call *your*
# `batchnorm_forward` first, with `training=True`, and hand its cache to your `batchnorm_backward`. `dX` has the shape of `X`,
# the other two have `(n_features,)`; they are sums over the batch (the $1/n$ of a loss is in `dY` already). A single row gets
# `dX` 0.
#
# <details><summary>Hint 1</summary>
#
# Start with the easy two: `dbeta = dY.sum(axis=0)` and `dgamma = (dY * X_hat).sum(axis=0)`.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `dX_hat = dY * gamma`. The bars are `.mean(axis=0)`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `dX = (dX_hat - dX_hat.mean(axis=0) - X_hat * (dX_hat * X_hat).mean(axis=0)) / std`, with `std` the root of
# `var + eps`.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "batchnorm_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def batchnorm_backward(dY, cache):
    """Return dX, dgamma and dbeta of batch normalisation in training."""
    ### BEGIN SOLUTION
    X_hat, gamma, std = cache
    dX_hat = dY * gamma
    dX = (dX_hat - dX_hat.mean(axis=0) - X_hat * (dX_hat * X_hat).mean(axis=0)) / std
    return dX, (dY * X_hat).sum(axis=0), dY.sum(axis=0)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_batchnorm_backward", "locked": true, "points": 6, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise(
    "batchnorm_backward",
    points=6,
    needs=["batchnorm_forward"],
    returns="dX, dgamma, dbeta",
    section="4. Batch normalisation",
)


def course_output(X, gamma, beta, eps, training=True, mean=0.0, var=1.0):
    """Return the output of nnlib's forward pass."""
    mean, var = np.zeros(X.shape[1]) + mean, np.zeros(X.shape[1]) + var
    return nnlib.batchnorm_forward(X, gamma, beta, mean, var, 0.9, eps, training)[0]


def slopes(f, dY, A):
    """Return the derivatives of sum(dY * f(A)) by finite differences."""
    return nnlib.numerical_gradient(lambda B: np.sum(dY * f(B)), A, 1e-5)


def gradients(batchnorm_forward, batchnorm_backward, seed, n=6, d=3, eps=1e-3):
    """Return the learner's gradients for a random batch, those of finite differences, and the batch."""
    rng = np.random.default_rng(seed)
    X, gamma, beta, dY = rng.normal(1, 2, size=(n, d)), rng.normal(size=d), rng.normal(size=d), rng.normal(size=(n, d))
    cache = batchnorm_forward(X.copy(), gamma.copy(), beta.copy(), np.zeros(d), np.ones(d), 0.9, eps, True)[1]
    wanted = (
        slopes(lambda A: course_output(A, gamma, beta, eps), dY, X),
        slopes(lambda g: course_output(X, g, beta, eps), dY, gamma),
        slopes(lambda c: course_output(X, gamma, c, eps), dY, beta),
    )
    return batchnorm_backward(dY.copy(), cache), wanted, (X, gamma, beta, dY, eps)


def equal(found, wanted):
    """Return whether two gradients agree within what finite differences can tell."""
    return np.shape(found) == np.shape(wanted) and bool(np.allclose(found, wanted, rtol=1e-5, atol=1e-6))


@exercise.property("the gradient of the shift")
def _(batchnorm_forward, batchnorm_backward):
    (_, _, dbeta), (_, dgamma_wanted, wanted), _ = gradients(batchnorm_forward, batchnorm_backward, 0)
    if equal(np.multiply(dbeta, 6), wanted):
        return "dbeta is averaged: sum over the batch"
    if equal(dbeta, dgamma_wanted):
        return "dgamma and dbeta are swapped"
    return equal(dbeta, wanted) or "dbeta is the sum of dY over the batch, axis 0"


@exercise.property("the gradient of the scale")
def _(batchnorm_forward, batchnorm_backward):
    (_, dgamma, _), (_, wanted, dbeta_wanted), (X, gamma, beta, dY, eps) = gradients(
        batchnorm_forward, batchnorm_backward, 1
    )
    if equal(np.multiply(dgamma, 6), wanted):
        return "dgamma is averaged: sum over the batch"
    if equal(dgamma, dbeta_wanted):
        return "dgamma and dbeta are swapped"
    if equal(dgamma, np.sum(dY * course_output(X, gamma, beta, eps), axis=0)):
        return "dgamma is taken with the output: use X_hat"
    return equal(dgamma, wanted) or "dgamma is the sum of dY * X_hat over the batch, axis 0"


@exercise.property("the gradient of the input", weight=3)
def _(batchnorm_forward, batchnorm_backward):
    (dX, _, _), (wanted, _, _), (X, gamma, beta, dY, eps) = gradients(batchnorm_forward, batchnorm_backward, 2)
    mean, var = X.mean(axis=0), X.var(axis=0)
    constants = slopes(lambda A: course_output(A, gamma, beta, eps, False, mean, var), dY, X)
    if equal(dX, constants):
        return "mean and variance are treated as constants: they depend on the batch as well"
    if equal(dX, slopes(lambda A: course_output(A, gamma, beta, eps, False, A.mean(axis=0), var), dY, X)):
        return "the way through the variance is missing"
    if equal(dX, slopes(lambda A: course_output(A, gamma, beta, eps, False, mean, A.var(axis=0)), dY, X)):
        return "the way through the mean is missing"
    if equal(dX, slopes(lambda A: course_output(A, np.ones(3), beta, eps), dY, X)):
        return "gamma is missing: dX_hat is dY * gamma"
    if equal(dX, wanted * np.sqrt(var + eps)):
        return "the division by the standard deviation is missing"
    if equal(dX, wanted / np.sqrt(var + eps)):
        return "the division is by the variance: divide by its root"
    if equal(dX, constants - 6 * (constants - wanted)):
        return "the bars are means over the batch, not sums"
    if equal(dX, 2 * constants - wanted):
        return "the two terms of the mean and the variance are subtracted, not added"
    return equal(dX, wanted) or "dX differs from finite differences: compare with the formula term by term"


### BEGIN HIDDEN TESTS
with exercise.hidden():

    @exercise.property("the input's gradient for other sizes", weight=3)
    def _(batchnorm_forward, batchnorm_backward):
        found, wanted, _ = gradients(batchnorm_forward, batchnorm_backward, 3, n=9, d=4)
        return equal(found[0], wanted[0])

    @exercise.property("the parameters' gradients for other sizes", weight=2)
    def _(batchnorm_forward, batchnorm_backward):
        found, wanted, _ = gradients(batchnorm_forward, batchnorm_backward, 4, n=9, d=4)
        return equal(found[1], wanted[1]) and equal(found[2], wanted[2])

    @exercise.property("a large eps")
    def _(batchnorm_forward, batchnorm_backward):
        found, wanted, _ = gradients(batchnorm_forward, batchnorm_backward, 5, n=5, d=2, eps=1.0)
        return equal(found[0], wanted[0])

    @exercise.property("one row")
    def _(batchnorm_forward, batchnorm_backward):
        found, wanted, _ = gradients(batchnorm_forward, batchnorm_backward, 7, n=1)
        return all(equal(mine, right) for mine, right in zip(found, wanted, strict=True))

    @exercise.property("a gradient that is the same for all rows does not pass")
    def _(batchnorm_forward, batchnorm_backward):
        X = np.random.default_rng(6).normal(size=(7, 3))
        _, cache, _, _ = batchnorm_forward(X, np.ones(3), np.zeros(3), np.zeros(3), np.ones(3), 0.9, 1e-5, True)
        return bool(np.abs(batchnorm_backward(np.ones((7, 3)), cache)[0]).max() < 1e-9)


### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ## 5. What it buys
#
# A network with four hidden layers of 64 tanh units on the digits, twelve epochs of plain SGD, at seven learning rates: from a bad
# start (weights of 0.05), from Xavier's, and from the bad start with batch norm.
#
# **What to expect.** From the bad start alone nothing gets beyond about 80 %. From Xavier's start 0.3 is the largest learning rate that
# works, with about 97 %. With batch norm the bad start does no harm, and every learning rate from 0.01 to 3 ends near 90 % or above: lecture V's
# "higher learning rates" is a factor of ten here. The best accuracy is within a percent or two of Xavier's: what batch norm buys is
# forgiveness, not a better answer.


# %%
def train_deep(X, y, X_dev, y_dev, lr, use_batchnorm, start, batch_size=64, n_epochs=12, seed=0):
    """Train 64-64-64-64-64-10 with tanh units and SGD; return the dev accuracy after every epoch."""
    rng = np.random.default_rng(seed)
    sizes = [64, 64, 64, 64, 64, 10]
    Ws = [start(n_in, n_out, rng) for n_in, n_out in pairwise(sizes)]
    bs = [np.zeros(size) for size in sizes[1:]]
    norms = [{"gamma": np.ones(64), "beta": np.zeros(64), "mean": np.zeros(64), "var": np.ones(64)} for _ in range(4)]

    def forward(A, training):
        steps = []
        for layer in range(5):
            Z, norm_cache = A @ Ws[layer] + bs[layer], None
            if use_batchnorm and layer < 4:
                n = norms[layer]
                Z, norm_cache, n["mean"], n["var"] = batchnorm_forward(
                    Z, n["gamma"], n["beta"], n["mean"], n["var"], 0.9, 1e-5, training
                )
            out = np.tanh(Z) if layer < 4 else Z
            steps.append((A, out, norm_cache))
            A = out
        return nnlib.softmax(A), steps

    accuracies = []
    for _ in range(n_epochs):
        for X_batch, y_batch in nnlib.minibatches(X, y, batch_size, rng):
            P, steps = forward(X_batch, True)
            P[np.arange(len(y_batch)), y_batch] -= 1
            dZ = P / len(y_batch)
            for layer in reversed(range(5)):
                A, out, norm_cache = steps[layer]
                if layer < 4:
                    dZ = dZ * (1 - out**2)
                    if use_batchnorm:
                        n = norms[layer]
                        dZ, dgamma, dbeta = batchnorm_backward(dZ, norm_cache)
                        n["gamma"], n["beta"] = n["gamma"] - lr * dgamma, n["beta"] - lr * dbeta
                dA = dZ @ Ws[layer].T
                Ws[layer] = Ws[layer] - lr * A.T @ dZ
                bs[layer] = bs[layer] - lr * dZ.sum(axis=0)
                dZ = dA
        accuracies.append(np.mean(forward(X_dev, False)[0].argmax(axis=1) == y_dev))
    return accuracies


with if_written("batchnorm_forward", "batchnorm_backward", "xavier_uniform"):

    def small(n_in, n_out, rng):
        """Return the bad start: normal weights of 0.05."""
        return rng.normal(0, 0.05, size=(n_in, n_out))

    rates = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
    print("learning rate              " + "".join(f"{lr:>8}" for lr in rates))
    curves = {}
    for name, use, start in (
        ("0.05", False, small),
        ("Xavier", False, xavier_uniform),
        ("0.05 with batch norm", True, small),
    ):
        with np.errstate(all="ignore"):
            curves[name] = [
                train_deep(X_digits[train], y_digits[train], X_digits[dev], y_digits[dev], lr, use, start)
                for lr in rates
            ]
        print(f"{name:27s}" + "".join(f"{curve[-1]:8.1%}" for curve in curves[name]))
    fig, axes = plt.subplots(1, 3, figsize=(12, 3.4), sharey=True, layout="tight")
    for ax, (name, found) in zip(axes, curves.items(), strict=True):
        for lr, curve, style in zip(rates[1:-1], found[1:-1], ("-", "--", "-.", ":", "-"), strict=True):
            ax.plot(range(1, 13), curve, style, label=f"lr {lr}")
        ax.set(xlabel="epoch", title=name, ylim=(0, 1))
    axes[0].set_ylabel("right on the dev set")
    axes[0].legend(fontsize=8)
    plt.show()

# %% [markdown]
# The sliders of part 3 again, now with your batch norm: switch it on and move the scale. The histograms no longer care.

# %%
ActivationHistograms(xavier_uniform=xavier_uniform, he_normal=he_normal, batchnorm_forward=batchnorm_forward)

# %% [markdown]
# **The noise of small batches.** The mean and variance of a mini-batch are those of its rows, so the same row gets a slightly
# different $\hat x$ in every epoch. The smaller the batch, the larger this noise. It regularises like other noise (lecture P: a
# batch of 64 more than one of 512), and with very small batches it is too much.
#
# **What to expect.** The spread falls as one over the root of the batch size: 0.15 at 64 and 0.05 at 512.

# %%
with if_written("batchnorm_forward"):
    X = np.random.default_rng(8).normal(size=(5000, 1))
    print("batch size   spread of the same row's X_hat")
    for batch_size in (4, 16, 64, 512):
        rng = np.random.default_rng(9)
        seen = []
        for _ in range(400):
            batch = np.vstack([[[1.0]], X[rng.choice(5000, batch_size - 1, replace=False)]])
            seen.append(
                batchnorm_forward(batch, np.ones(1), np.zeros(1), np.zeros(1), np.ones(1), 0.9, 1e-5, True)[0][0, 0]
            )
        print(f"{batch_size:10d} {np.std(seen):20.3f}")

# %% [markdown]
# Does it help? The same network, from the bad start with batch norm, with only 200 digits to learn from, 40 epochs, two seeds.
#
# **What to expect.** Between 91 and 94 % on the dev set: a batch of 4 is about one percent worse, although it takes 50 times as many
# steps as one of 200, and between 25 and 200 there is no difference to speak of. The noise is a side effect to know of, not a
# regulariser to count on: dropout (lesson 5) has a knob for how much of it you want.

# %%
with if_written("batchnorm_forward", "batchnorm_backward"):
    few = train[:200]
    print("batch size   right on the dev set")
    for batch_size in (4, 25, 200):
        ends = [
            train_deep(
                X_digits[few], y_digits[few], X_digits[dev], y_digits[dev], 0.1, True, small, batch_size, 40, seed
            )[-1]
            for seed in (0, 1)
        ]
        print(f"{batch_size:10d} {np.mean(ends):14.1%}")

# %% [markdown] nbgrader={"grade": false, "grade_id": "in_words_question", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ### In your own words (3 points, graded by hand)
#
# A network with batch norm in every hidden layer tells ten classes apart. It is right on 97 % of the dev set when it is fed 100 rows
# at a time, and on 10 % when it is fed one row at a time, with `training=True` left on by mistake. Explain in three to five sentences what happens to one row, what
# should be used instead, and why the same mistake is hard to see with large batches.

# %% [markdown] nbgrader={"grade": true, "grade_id": "in_words", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# With one row the mean of the batch is the row itself and the variance is 0, so X_hat is 0 everywhere and the output is beta:
# the network answers the same for every input, and is right on the one class in ten which that answer names. At test time the running averages of training have to be used. With large
# batches the statistics of the batch are close to the running averages, so the results hardly differ.
#
# One point each: X_hat is 0; running averages; large batches resemble them.
# ### END SOLUTION

# %% [markdown]
# ## What you can do now
#
# - The **condition number** says how narrow the ravine is; standardising and whitening make it round.
# - Random weights break the **symmetry**; their variance decides whether a signal survives: $2/(n_{in} + n_{out})$ for tanh and
#   sigmoid, $2/n_{in}$ for ReLU.
# - **Batch norm** standardises between the layers, with the batch in training and running averages at test; its gradient takes
#   away what would only shift or stretch the batch.
#
# **Next.** Signals travel forward, gradients travel back, and they have a problem of their own: in a deep network they
# vanish. Lesson 7 measures it and builds a network of 50 layers that learns.
#
# **References.** G. Peeters, *Neural Networks* (2018), sections 6.2, 6.5, 6.6. C. Cerisara, *Deep Learning* (2018/19),
# descent and initialisation. J. Vitay, *Neurocomputing*, "Long training times". A. Allauzen, *Deep Learning: the basics*
# (2017), "Initialization recipes". X. Glorot and Y. Bengio, *AISTATS* (2010). K. He et al., *ICCV* (2015). S. Ioffe and
# C. Szegedy, "Batch normalization", *ICML* (2015). S. Santurkar et al., "How does batch normalization help optimization?",
# *NeurIPS* (2018).
