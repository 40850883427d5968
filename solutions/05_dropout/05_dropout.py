# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Lesson 5: dropout, and other cures for learning by heart
#
# A network with enough weights can learn its training set by heart, mistakes and all, and know little about the next
# example. In this lesson you make that happen on purpose, with 500 handwritten digits and a network of 19,210 parameters.
# Then you cure it, one remedy at a time, and at the end you measure what each is worth.
#
# | part | what you do | time | difficulty |
# | --- | --- | --- | --- |
# | 1. Learning by heart | see it, and tell it from the opposite | 10 min | easy |
# | 2. Small weights | `l2_penalty`, `l1_penalty`, sliders | 20 min | easy |
# | 3. Dropout | `dropout_forward`, `dropout_backward`, `dropout_at_test` | 30 min | medium |
# | 4. Dropped weights and noise | `dropconnect_forward` | 15 min | medium |
# | 5. Stopping in time | `early_stopping` | 15 min | medium |
# | 6. More data, more models | `shift_images`, `ensemble_predict` | 20 min | medium |
# | 7. All remedies side by side | one figure, one question in words | 15 min | easy |
#
# You need what lesson 3 taught about a network with one hidden layer, but not your answers to it. The lectures behind this
# lesson: A ("Regularization", "Dropout"), P (6.3), S (early stopping, weight decay, dropout), C and V ("Overfitting").
# Letters stand for the lectures: A is Allauzen, P Peeters, S Shuai, C Cerisara, V Vitay.
#
# **Conventions.** Rows are examples, `W` has the shape `(n_in, n_out)`, and all arrays hold floats unless it is said
# otherwise. **`p` is the probability of *dropping*** a unit, everywhere. Functions **return** new arrays and never change
# their arguments in place. All randomness comes from an argument `rng`, a `np.random.Generator`.

# %%
from itertools import product

import matplotlib.pyplot as plt
import numpy as np
from IPython.display import display
from tqdm.auto import tqdm

import nnlib
from autograder.checks import (
    Exercise,
    argument_returned,
    if_written,
    keep_drop_swapped,
    misconception,
    replaced,
    wrong_sign,
)
from nnlib.data import load_digits
from nnlib.widgets import RegularisationCurves

BLUE, ORANGE, GREEN, GREY = "#0072B2", "#E69F00", "#009E73", "#999999"

# %% [markdown]
# The data: 500 of scikit-learn's digits to train with, 500 for the dev set, 797 for the test set. To make it harder, and
# more like the world, 75 of the 500 training labels are wrong. The labels of dev and test are all right.

# %%
X_all, y_all = load_digits(dtype=np.float32)
order = np.random.default_rng(0).permutation(len(X_all))
few, dev, test = order[:500], order[500:1000], order[1000:]
X_few, X_dev, X_test = X_all[few], X_all[dev], X_all[test]
y_right, y_dev, y_test = y_all[few], y_all[dev], y_all[test]
wrong = np.random.default_rng(1).choice(500, 75, replace=False)
y_few = y_right.copy()
y_few[wrong] = (y_right[wrong] + np.random.default_rng(2).integers(1, 10, 75)) % 10

fig, axes = plt.subplots(1, 8, figsize=(8, 1.5))
for ax, i in zip(axes, wrong[:8], strict=True):
    ax.imshow(X_few[i].reshape(8, 8), cmap="gray_r")
    ax.set_title(f"label {y_few[i]}", fontsize=9)
    ax.axis("off")
fig.suptitle("Eight of the wrong labels", y=1.1)
plt.show()

# %% [markdown]
# The network is given: one hidden layer of 256 ReLU units and a softmax, trained with Adam on all rows at once, so that one
# step is one epoch. Every remedy is an argument of `train`, and the functions it calls there are *yours*: `l2` and `l1` are
# the strengths of the two penalties, `p` and `p_weights` the probabilities of dropping units and weights, and `augment`
# is a function that changes the training images anew before every step.


# %%
def train(X, y, n_steps=300, seed=0, n_hidden=256, l2=0.0, l1=0.0, p=0.0, p_weights=0.0, augment=None):
    """Train 64-n_hidden-10 with Adam; return the parameters and, for each step, the train and the dev loss."""
    rng = np.random.default_rng(seed)
    params = {
        "W1": nnlib.he_normal(64, n_hidden, rng).astype(np.float32),
        "b1": np.zeros(n_hidden, dtype=np.float32),
        "W2": nnlib.xavier_uniform(n_hidden, 10, rng).astype(np.float32),
        "b2": np.zeros(10, dtype=np.float32),
    }
    moments = {name: (np.zeros_like(value), np.zeros_like(value)) for name, value in params.items()}
    losses = []
    for t in range(1, n_steps + 1):
        W1, b1, W2, b2 = params.values()
        rows = X if augment is None else np.asarray(augment(X, rng), dtype=np.float32)
        Z1 = nnlib.linear_forward(rows, W1, b1)
        A1 = np.maximum(Z1, 0)
        if p:
            A1, mask = dropout_forward(A1, p, rng, True)
            A1 = np.asarray(A1, dtype=np.float32)
        if p_weights:
            Z2, mask_W = dropconnect_forward(A1, W2, b2, p_weights, rng)
        else:
            Z2 = nnlib.linear_forward(A1, W2, b2)
        dZ2 = nnlib.softmax(Z2).astype(np.float32)
        dZ2[np.arange(len(y)), y] -= 1
        dZ2 /= len(y)
        if p_weights:
            dA1, dW2, db2 = nnlib.dropconnect_backward(dZ2, A1, W2, mask_W, p_weights)
        else:
            dA1, dW2, db2 = nnlib.linear_backward(dZ2, A1, W2)
        if p:
            dA1 = dropout_backward(dA1, mask, p)
        dZ1 = np.asarray(dA1 * (Z1 > 0), dtype=np.float32)
        _, dW1, db1 = nnlib.linear_backward(dZ1, rows, W1, input_gradient=False)
        if l2:
            _, (extra1, extra2) = l2_penalty([W1, W2], l2)
            dW1, dW2 = dW1 + extra1, dW2 + extra2
        if l1:
            _, (extra1, extra2) = l1_penalty([W1, W2], l1)
            dW1, dW2 = dW1 + extra1, dW2 + extra2
        for name, gradient in zip(params, (dW1, db1, dW2, db2), strict=True):
            params[name], *moments[name] = nnlib.adam_step(params[name], gradient, *moments[name], t, 0.005)
        losses.append((loss(params, X, y), loss(params, X_dev, y_dev)))
    return params, np.array(losses)


def probabilities(params, X):
    """Return what the network says with nothing dropped."""
    A1 = np.maximum(nnlib.linear_forward(X, params["W1"], params["b1"]), 0)
    return nnlib.softmax(nnlib.linear_forward(A1, params["W2"], params["b2"]))


def loss(params, X, y):
    """Return the mean cross-entropy, without a penalty and with nothing dropped."""
    return nnlib.cross_entropy(probabilities(params, X), y)


def accuracy(params, X, y):
    """Return the share of rows whose most probable class is right."""
    return right(probabilities(params, X), y)


def right(P, y):
    """Return the share of rows of P whose largest probability stands at the label."""
    return np.mean(P.argmax(axis=1) == y)


def draw_losses(ax, losses, title):
    """Draw the train and dev losses of a training."""
    ax.plot(losses[:, 0], color=BLUE, label="train")
    ax.plot(losses[:, 1], color=ORANGE, linestyle="--", label="dev")
    ax.set(xlabel="step", ylabel="cross-entropy", title=title, ylim=(0, 1.5))
    ax.legend()


# %% [markdown]
# ## 1. Learning by heart
#
# **What to expect.** The training loss goes to zero and all 500 training labels are learned, the 75 wrong ones too. The dev
# loss falls for about 20 steps, turns, and ends about 1.5 times as high. At the turn the network knew most about *digits*; after
# it, it only learned its 500 rows better. This is **overfitting** (lecture V: "the network learns the data, not the
# underlying function").

# %%
params_plain, losses_plain = train(X_few, y_few)
fig, ax = plt.subplots(figsize=(5.5, 3.2))
draw_losses(ax, losses_plain, "No remedy: train falls, dev turns and rises")
plt.show()
says = probabilities(params_plain, X_few).argmax(axis=1)
print(f"{sum(value.size for value in params_plain.values()):,} parameters for {len(y_few)} rows")
print(f"lowest dev loss {losses_plain[:, 1].min():.2f} at step {losses_plain[:, 1].argmin()}, in the end {losses_plain[-1, 1]:.2f}; training loss {losses_plain[-1, 0]:.3f}")
print(f"training labels learned: {np.mean(says == y_few):.1%}, of the wrong ones {np.sum(says[wrong] == y_few[wrong])} of 75")
print(f"right on the test set: {accuracy(params_plain, X_test, y_test):.1%}")

# %% [markdown]
# **The recipe** (lecture S). First look at the **training** loss. If *that* is bad, the network is too small, badly
# initialised or badly trained: it **underfits**, and nothing in this lesson will help it. Only when training is good and dev is
# bad does it overfit. **What to expect.** With 2 or 4 hidden units training is bad, and dev is no worse than training: there
# is no gap to close. (With 75 of 500 labels wrong, a network that knows digits and nothing else scores 85 % in training.)

# %%
print("hidden units   training labels   dev labels   train loss   dev loss")
for n_hidden in (2, 4, 16, 256):
    params, losses = train(X_few, y_few, n_hidden=n_hidden)
    print(f"{n_hidden:12d} {accuracy(params, X_few, y_few):17.1%} {accuracy(params, X_dev, y_dev):12.1%} {losses[-1, 0]:12.2f} {losses[-1, 1]:10.2f}")

# %% [markdown]
# ## 2. Small weights
#
# Lecture S asks what a small change of the input does to a weighted sum: $w \cdot (x + \varepsilon) = w \cdot x + w \cdot
# \varepsilon$. With large weights the answer jumps between neighbouring inputs; with small ones it cannot. So a **penalty** on
# the weights is added to the loss:
#
# $$ \text{L2:}\quad \frac{\lambda}{2} \sum_{l,i,j} \bigl(W^{(l)}_{ij}\bigr)^2, \quad \text{gradient } \lambda W^{(l)};
# \qquad\qquad \text{L1:}\quad \lambda \sum_{l,i,j} \bigl|W^{(l)}_{ij}\bigr|, \quad \text{gradient }
# \lambda\, \operatorname{sign} W^{(l)} . $$
#
# Biases are not penalised (S asks why): they move a unit's answer for all inputs alike and make it jump nowhere. Lecture P
# divides by $m$ as well, V and C leave out the $1/2$: the same idea with another $\lambda$. Both penalties together are the
# *elastic net* (P's slide calls it "ELastic Search").
#
# L2 pulls large weights hard and small ones hardly at all. L1 pulls all with the same force, also the small ones, until they
# are at 0: it makes weights **sparse**. In the language of probability (A, C) the L2 penalty is a Gaussian **prior**: added to
# the *sum* of the losses it says "each weight comes from $\mathcal N(0, 1/\lambda)$ before I have seen any data".

# %% [markdown]
# ### Exercise: `l2_penalty` (2 points, 8 minutes, easy)
#
# Write `l2_penalty(weights, lam)`, which returns the tuple `penalty, grads`.
#
# - `weights` is a **list** of one or more float arrays of any shapes, `lam` a float $\lambda \ge 0$.
# - `penalty` is one number: $\frac\lambda2 \sum W^2$ over all entries of **all** arrays.
# - `grads` is a list with one array for each array of `weights`, in its order and shape: the gradient of the penalty.
#
# <details><summary>Hint 1</summary>
#
# `np.sum(W**2)` adds up one array; add the results of all arrays.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# The derivative of $\frac\lambda2 W_{ij}^2$ is $\lambda W_{ij}$: the 1/2 is there to make the 2 disappear.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `lam / 2 * sum(np.sum(W**2) for W in weights)` and `[lam * W for W in weights]`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "l2_penalty", "locked": false, "schema_version": 3, "solution": true, "task": false}
def l2_penalty(weights, lam):
    """Return the L2 penalty of all weight arrays and a list of its gradients."""
    ### BEGIN SOLUTION
    return lam / 2 * sum(np.sum(W**2) for W in weights), [lam * W for W in weights]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_l2_penalty", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("l2_penalty", points=2, returns="penalty, grads", section="2. Small weights")
exercise.misconceptions(
    misconception("the 1/2 is missing in the penalty", "multiply the sum of squares by lam / 2", lambda reference, weights, lam: (2 * reference(weights, lam)[0], ...)),
    misconception("the gradient has a 2 too many", "the derivative of lam / 2 * W**2 is lam * W", lambda reference, weights, lam: (..., reference(weights, 2 * lam)[1])),
    misconception("the gradient has a 1/2 too many", "the derivative of lam / 2 * W**2 is lam * W", lambda reference, weights, lam: (..., reference(weights, lam / 2)[1])),
    misconception("only the first array is penalised", "add up over all arrays of the list", lambda reference, weights, lam: (reference(weights[:1], lam)[0], ...)),
    misconception("only the last array is penalised", "add up over all arrays of the list", lambda reference, weights, lam: (reference(weights[-1:], lam)[0], ...)),
    misconception("the mean of the squares is taken", "the penalty is a sum", lambda reference, weights, lam: (reference([W / np.sqrt(W.size) for W in weights], lam)[0], ...)),
    misconception("the root of the sum is taken", "the penalty is the sum of the squares, without a root", lambda reference, weights, lam: (lam / 2 * np.sqrt(reference(weights, 2.0)[0]), ...)),
    replaced("lam is not used", "multiply by lam", lam=1.0),
    misconception("the gradient is that of L1", "the derivative of W**2 / 2 is W, not its sign", lambda reference, weights, lam: (..., [lam * np.sign(W) for W in weights])),
    misconception("lam is missing in the gradient", "multiply W by lam", lambda reference, weights, lam: (..., reference(weights, 1.0)[1])),
    wrong_sign(),
)
weights = [np.array([[1.0, -2.0], [0.5, 3.0]]), np.array([[2.0], [-1.0]])]
exercise.check("the penalty", weights, 0.1, only="penalty")
exercise.check("the gradients", weights, 0.1, only="grads")
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(1)
    weights = [rng.normal(size=(4, 3)), rng.normal(size=(3, 5)), rng.normal(size=(5, 1))]
    exercise.check("the penalty of three arrays", weights, 0.7, only="penalty", weight=2)
    exercise.check("the gradients of three arrays", weights, 0.7, only="grads", weight=2)
    exercise.check("one array", weights[:1], 2.0)
    exercise.check("no penalty for lam = 0", weights, 0.0)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `l1_penalty` (2 points, 5 minutes, easy)
#
# Write `l1_penalty(weights, lam)`, which returns `penalty, grads` of the same kinds and shapes for $\lambda \sum |W|$. The
# absolute value has a corner at 0 and no derivative there; where a weight is exactly 0, its gradient is 0 here.
#
# <details><summary>Hint 1</summary>
#
# `np.abs` and `np.sign` work on arrays.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# There is no 1/2 in this one.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `lam * sum(np.sum(np.abs(W)) for W in weights)` and `[lam * np.sign(W) for W in weights]`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "l1_penalty", "locked": false, "schema_version": 3, "solution": true, "task": false}
def l1_penalty(weights, lam):
    """Return the L1 penalty of all weight arrays and a list of its gradients."""
    ### BEGIN SOLUTION
    return lam * sum(np.sum(np.abs(W)) for W in weights), [lam * np.sign(W) for W in weights]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_l1_penalty", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("l1_penalty", points=2, returns="penalty, grads", section="2. Small weights")
exercise.misconceptions(
    misconception("there is a 1/2 in the penalty", "L1 has no 1/2", lambda reference, weights, lam: (reference(weights, lam)[0] / 2, ...)),
    misconception("the weights are added up with their signs", "add up the absolute values", lambda reference, weights, lam: (lam * sum(W.sum() for W in weights), ...)),
    misconception("the weights are squared", "add up the absolute values", lambda reference, weights, lam: (reference([W**2 for W in weights], lam)[0], ...)),
    misconception("the gradient is that of L2", "the slope of |W| is its sign", lambda reference, weights, lam: (..., [lam * W for W in weights])),
    misconception("the gradient is lam everywhere", "the slope of |W| is -1 for negative weights", lambda reference, weights, lam: (..., [np.full_like(W, lam) for W in weights])),
    misconception("the gradient is the absolute value", "the slope of |W| is its sign", lambda reference, weights, lam: (..., [lam * np.abs(W) for W in weights])),
    misconception("lam is missing in the gradient", "multiply the sign by lam", lambda reference, weights, lam: (..., reference(weights, 1.0)[1])),
    misconception("only the first array is penalised", "add up over all arrays of the list", lambda reference, weights, lam: (reference(weights[:1], lam)[0], ...)),
    misconception("the mean of the absolute values is taken", "the penalty is a sum", lambda reference, weights, lam: (reference([W / W.size for W in weights], lam)[0], ...)),
    misconception("the gradient at 0 is not 0", "np.sign(0) is 0", lambda reference, weights, lam: (..., [np.where(W >= 0, lam, -lam) for W in weights])),
    misconception("the gradient at 0 is negative", "np.sign(0) is 0", lambda reference, weights, lam: (..., [np.where(W > 0, lam, -lam) for W in weights])),
    misconception("0 divided by 0 gives nan", "use np.sign, which is 0 at 0", lambda reference, weights, lam: (..., [np.where(W == 0, np.nan, lam * np.sign(W)) for W in weights])),
    replaced("lam is not used", "multiply by lam", lam=1.0),
)
weights = [np.array([[1.0, -2.0], [0.5, 3.0]]), np.array([[2.0], [-1.0]])]
exercise.check("the penalty", weights, 0.1, only="penalty")
exercise.check("the gradients", weights, 0.1, only="grads")
exercise.check("the gradient of a weight that is exactly 0", [np.array([[0.0, 1.0, -4.0]])], 0.3, only="grads")
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(2)
    weights = [rng.normal(size=(4, 3)), rng.normal(size=(3, 5)), rng.normal(size=(5, 1))]
    exercise.check("the penalty of three arrays", weights, 0.7, only="penalty", weight=2)
    exercise.check("the gradients of three arrays", weights, 0.7, only="grads", weight=2)
    exercise.check("an array of zeros and one array", [np.zeros((2, 3))], 1.5)
    exercise.check("no penalty for lam = 0", weights, 0.0)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Check the slide: does a penalty make weights grow?
#
# Lecture A writes the update with L2 as $\theta = (1 + \eta_t\lambda)\,\theta - \eta_t\nabla_\theta$. But the gradient of the
# penalty is *subtracted* like every gradient, $\theta - \eta\lambda\theta$, so the factor is $1 - \eta\lambda$ (P and S have
# it right): **weight decay**. Your gradient and plain descent, no data at all, and a weight that starts at 1:

# %%
with if_written("l2_penalty"):
    eta, lam = 0.1, 0.5
    path = [np.array([1.0])]
    for _ in range(100):
        path.append(path[-1] - eta * l2_penalty([path[-1]], lam)[1][0])
    print("steps   your gradient   (1 - eta lam)^t   (1 + eta lam)^t, the slide")
    for t in (0, 1, 10, 50, 100):
        print(f"{t:5d} {path[t][0]:15.3f} {(1 - eta * lam) ** t:17.3f} {(1 + eta * lam) ** t:17.3f}")

# %% [markdown]
# **What to expect.** L2 leaves a narrow bell of small weights, L1 a spike at 0 (a gradient step jumps over 0 and back, so
# "nearly 0" is all one gets). Whole hidden units have no input any more: lecture V's "a lot of neurons will be inactive".
# The dev loss at the end is lower with either. (With Adam the penalty's gradient is divided like the rest, so the decay
# is not exactly $1 - \eta\lambda$; a variant that decays the weights apart from that division is called AdamW.)

# %%
with if_written("l2_penalty", "l1_penalty"):
    runs = [("none", train(X_few, y_few)), ("L2, 0.003", train(X_few, y_few, l2=0.003)), ("L1, 0.001", train(X_few, y_few, l1=0.001))]
    fig, axes = plt.subplots(1, 3, figsize=(11, 3), sharey=True, layout="tight")
    for ax, (name, (params, losses)) in zip(axes, runs, strict=True):
        ax.hist(params["W1"].ravel(), bins=np.linspace(-0.8, 0.8, 81), color=BLUE, log=True)
        ax.set(xlabel="weight of the first layer", title=f"{name}: dev loss {losses[-1, 1]:.2f}")
        sizes = np.abs(params["W1"])
        print(f"{name:10s} {np.mean(sizes < 0.001):4.0%} of the weights below 0.001, {np.mean(sizes.max(axis=0) < 0.01):4.0%} of the units without input, largest weight {sizes.max():.2f}, training labels {accuracy(params, X_few, y_few):.0%}")
    axes[0].set_ylabel("number of weights")
    plt.show()

# %% [markdown]
# **Sliders.** A small network on 40 noisy points, with your `l2_penalty`. Leave the dropout slider `p` at 0 for now and raise
# $\lambda$ slowly. Watch three things: the boundary gets smoother, the dev curve stops rising, and the training loss stays
# away from 0. When does more $\lambda$ begin to harm both curves?

# %%
RegularisationCurves(l2_penalty=l2_penalty)

# %% [markdown]
# ## 3. Dropout
#
# For every row in every step, throw a coin for each hidden unit and **drop** the unit with probability $p$: its output is 0,
# as if it were not there. No unit can rely on a particular other one; each has to be useful by itself (A and P: this
# "prevents co-adaptation"; S: "if you know your partner will drop out, you will do better").
#
# Let $m_j$ be 1 when unit $j$ is kept and 0 when it is dropped, so $\mathbb E[m_j] = 1 - p$. The sum that reaches the next
# layer is $z = \sum_j m_j x_j w_j$, and because the expectation of a sum is the sum of the expectations,
#
# $$ \mathbb E[z] = \sum_j \mathbb E[m_j]\, x_j w_j = (1 - p) \sum_j x_j w_j . $$
#
# At test time nothing is dropped, and the sum would be larger by the factor $1/(1-p)$. Two ways to mend that:
#
# - **classic** (Srivastava et al., 2014; A and S): leave training as it is, and at test time use the weights $(1 - p)\,W$;
# - **inverted** (what libraries do): divide what is kept by $1 - p$ in training; at test time change nothing.
#
# Each makes the expected sum in training equal to the sum at test time: $(1 - p) \sum_j x_j w_j$ in the one,
# $\mathbb E \bigl[\sum_j \frac{m_j}{1-p} x_j w_j\bigr] = \sum_j x_j w_j$ in the other. They are even the *same* network: a
# classic one with weights $W$ does, mask by mask and at test time, what an inverted one with $(1 - p)\,W$ does.

# %% [markdown]
# ### Exercise: `dropout_forward` (4 points, 12 minutes, medium)
#
# Write `dropout_forward(X, p, rng, training)`, the **inverted** form, which returns the tuple `Y, mask`, two arrays of the
# shape of `X` (any shape).
#
# - In training (`training` is `True`), `mask` holds 1 where an entry is **kept** and 0 where it is dropped. Each entry has
#   a coin of its own and is dropped with probability `p`, `0 <= p < 1`. `Y` is `X * mask / (1 - p)`.
# - When `training` is `False`, `Y` equals `X` and the mask is all ones.
# - All randomness comes from `rng`: an equal generator gives an equal mask. How you draw from it is up to you. The mask may
#   hold floats, integers or Booleans.
#
# <details><summary>Hint 1</summary>
#
# `rng.random(X.shape)` gives uniform numbers in $[0, 1)$. What share of them is at least $p$?
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `mask = (rng.random(X.shape) >= p).astype(float)`: 1 with probability $1 - p$.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `if not training: return X.copy(), np.ones_like(X)`, else `return X * mask / (1 - p), mask`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "dropout_forward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def dropout_forward(X, p, rng, training):
    """Drop entries of X with probability p and scale up the others; return Y and the mask of those kept."""
    ### BEGIN SOLUTION
    if not training:
        return X.copy(), np.ones_like(X)
    mask = (rng.random(X.shape) >= p).astype(float)
    return X * mask / (1 - p), mask
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_dropout_forward", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("dropout_forward", points=4, returns="Y, mask", section="3. Dropout")


@exercise.property("the mask has the shape of X and holds zeros and ones")
def _(dropout_forward):
    Y, mask = dropout_forward(np.ones((6, 4)), 0.2, np.random.default_rng(0), True)
    mask = np.asarray(mask, dtype=float)
    if np.shape(Y) != (6, 4) or mask.shape != (6, 4):
        return f"X has shape (6, 4), Y has {np.shape(Y)} and the mask {mask.shape}"
    if np.allclose(np.unique(mask), [0, 1.25]):
        return "the mask is divided by 1 - p already: it holds 0 and 1, divide Y alone"
    return set(np.unique(mask).tolist()) <= {0.0, 1.0} or f"the mask holds other values too: {np.unique(mask)[:5]}"


@exercise.property("about a share p of the entries is dropped", weight=2)
def _(dropout_forward):
    Y, mask = dropout_forward(np.ones((200, 300)), 0.2, np.random.default_rng(1), True)
    dropped, zeros = 1 - np.mean(np.asarray(mask) != 0), np.mean(np.asarray(Y) == 0)
    if dropped == 0:
        return "nothing is dropped"
    if abs(zeros - 0.2) < 0.02 and abs(dropped - 0.8) < 0.02:
        return "the mask is turned round: it is 1 where an entry is kept"
    if abs(dropped - 0.8) < 0.02:
        return "80 % are dropped for p = 0.2: p is the probability of dropping, not of keeping"
    return bool(abs(dropped - 0.2) < 0.02) or f"for p = 0.2 a share of {dropped:.2f} is dropped"


@exercise.property("what is kept is scaled up by 1 / (1 - p)", weight=2)
def _(dropout_forward):
    X = np.arange(1.0, 41.0).reshape(10, 4)
    Y, mask = dropout_forward(X, 0.2, np.random.default_rng(2), True)
    Y, mask = np.asarray(Y, dtype=float), (np.asarray(mask) != 0).astype(float)
    if np.allclose(Y, X * mask):
        return "the kept entries are not scaled: divide by 1 - p"
    if np.allclose(Y, X * mask / 0.2):
        return "the kept entries are divided by p: divide by 1 - p, the probability of keeping"
    if np.allclose(Y, X * mask * 0.8):
        return "the kept entries are multiplied where they should be divided by 1 - p"
    if np.allclose(Y, X * (1 - mask) / 0.8):
        return "the mask is turned round: it is 1 where an entry is kept"
    return bool(np.allclose(Y, X * mask / 0.8)) or "Y is not X * mask / (1 - p)"


@exercise.property("nothing is dropped or scaled at test time", weight=2)
def _(dropout_forward):
    X = np.arange(1.0, 13.0).reshape(3, 4)
    Y, mask = dropout_forward(X, 0.2, np.random.default_rng(3), False)
    Y = np.asarray(Y, dtype=float)
    if np.allclose(Y, 0.8 * X):
        return "the outputs are scaled down at test time: that is the classic form, in the inverted one Y is X"
    if np.any(Y == 0):
        return "entries are dropped at test time too: drop in training only"
    if not np.allclose(Y, X):
        return "Y is not X when training is False"
    return bool(np.shape(mask) == X.shape and np.all(np.asarray(mask) == 1)) or "the mask is not all ones, in the shape of X"


### BEGIN HIDDEN TESTS
with exercise.hidden():
    # Whatever is drawn, Y is within 100 of the reference's: this looks at the kind of Y and at X after the call.
    exercise.check("Y is an array of floats and the input stays as it was", np.linspace(1, 2, 12).reshape(3, 4), 0.5, np.random.default_rng(9), True, only="Y", atol=100)
    exercise.check("at test time Y is X", np.linspace(-2, 2, 30).reshape(6, 5), 0.7, np.random.default_rng(10), False, only="Y")

    @exercise.property("the mean stays what it was")
    def _(dropout_forward):
        Y = dropout_forward(np.ones((400, 300)), 0.7, np.random.default_rng(4), True)[0]
        return bool(abs(np.mean(Y) - 1) < 0.03)

    @exercise.property("every entry has its own coin")
    def _(dropout_forward):
        mask = np.asarray(dropout_forward(np.ones((60, 50)), 0.5, np.random.default_rng(5), True)[1], dtype=float)
        rows, columns = mask.mean(axis=1), mask.mean(axis=0)
        return bool(rows.min() > 0 and rows.max() < 1 and columns.min() > 0 and columns.max() < 1)

    @exercise.property("how many are dropped is chance too")
    def _(dropout_forward):
        kept = [np.asarray(dropout_forward(np.ones((10, 10)), 0.5, np.random.default_rng(seed), True)[1], dtype=float).sum() for seed in range(8)]
        return len(set(kept)) > 1

    @exercise.property("the same generator gives the same mask, another one another")
    def _(dropout_forward):
        a, b, c = (np.asarray(dropout_forward(np.ones((20, 10)), 0.5, np.random.default_rng(seed), True)[1]) for seed in (6, 6, 7))
        return bool(np.array_equal(a, b) and not np.array_equal(a, c))

    @exercise.property("nothing is dropped for p = 0")
    def _(dropout_forward):
        X = np.linspace(-1, 1, 12).reshape(4, 3)
        Y, mask = dropout_forward(X, 0.0, np.random.default_rng(8), True)
        return bool(np.allclose(Y, X) and np.all(np.asarray(mask) == 1))

    @exercise.property("entries of 0 are kept or dropped like all others")
    def _(dropout_forward):
        mask = np.asarray(dropout_forward(np.zeros((50, 40)), 0.25, np.random.default_rng(12), True)[1], dtype=float)
        return bool(abs(mask.mean() - 0.75) < 0.1)

    @exercise.property("one row and three axes work")
    def _(dropout_forward):
        for shape in ((1, 5), (2, 3, 4)):
            X = np.linspace(-1, 1, int(np.prod(shape))).reshape(shape)
            Y, mask = dropout_forward(X, 0.75, np.random.default_rng(11), True)
            if np.shape(Y) != shape or np.shape(mask) != shape or not np.allclose(Y, X * np.asarray(mask) / 0.25):
                return False
        return True
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `dropout_backward` (2 points, 5 minutes, easy)
#
# Write `dropout_backward(dY, mask, p)`, for dropout **in training**: from `dY`, the derivative of the loss with respect to
# its output `Y`, the derivative with respect to its input `X`. `mask` holds floats, 1 = kept and 0 = dropped, in the shape of
# `dY`; the result is an array of that shape.
#
# <details><summary>Hint 1</summary>
#
# Forward, each entry was multiplied by a number that does not depend on it. What is the derivative of $c\,x$?
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# A dropped unit changed nothing, so it gets no gradient.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `dY * mask / (1 - p)`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "dropout_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def dropout_backward(dY, mask, p):
    """Return the derivative of the loss with respect to the input of dropout."""
    ### BEGIN SOLUTION
    return dY * mask / (1 - p)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_dropout_backward", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("dropout_backward", points=2, section="3. Dropout")
exercise.misconceptions(
    misconception("the kept gradients are not scaled", "divide by 1 - p, as in the forward pass", lambda reference, dY, mask, p: reference(dY, mask, 0.0)),
    misconception("the scaling is by the probability of dropping", "divide by 1 - p, the probability of keeping", lambda reference, dY, mask, p: reference(dY, mask, 1 - p)),
    misconception("the gradients are multiplied where they should be divided", "divide by 1 - p", lambda reference, dY, mask, p: reference(dY, mask, 0.0) * (1 - p)),
    misconception("the gradients are scaled twice", "divide by 1 - p once", lambda reference, dY, mask, p: reference(dY, mask, p) / (1 - p)),
    misconception("dropped units get a gradient too", "multiply by the mask", lambda reference, dY, mask, p: reference(dY, np.ones_like(mask), p)),
    misconception("the mask is turned round", "the mask is 1 where a unit was kept", lambda reference, dY, mask, p: reference(dY, 1 - mask, p)),
    misconception("the upstream gradient is not used", "multiply by dY: the chain rule", lambda reference, dY, mask, p: reference(np.ones_like(dY), mask, p)),
    argument_returned("dY"),
    argument_returned("mask"),
    wrong_sign(),
)
dY, mask = np.array([[1.0, -2.0, 3.0], [0.5, 4.0, -1.0]]), np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]])
exercise.check("kept units get the gradient, scaled; dropped ones get none", dY, mask, 0.2)
exercise.check("one row works", dY[:1], mask[:1], 0.75)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(10)
    exercise.check("other sizes and another p", rng.normal(size=(7, 5)), rng.integers(0, 2, size=(7, 5)).astype(float), 0.65, weight=2)
    exercise.check("three axes", rng.normal(size=(2, 3, 4)), rng.integers(0, 2, size=(2, 3, 4)).astype(float), 0.3)
    exercise.check("nothing is dropped for p = 0", rng.normal(size=(2, 2)), np.ones((2, 2)), 0.0)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `dropout_at_test` (1 point, 3 minutes, easy)
#
# For the **classic** form: write `dropout_at_test(W, p)`.
#
# - `W (n_in, n_out)` belongs to the layer *after* the dropped units; `p` is the probability of dropping one.
# - Return the weights that this layer uses at test time, a new array of the same shape.
#
# <details><summary>Hint 1</summary>
#
# In training each input was there with probability $1 - p$ only; at test time all are there.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# Multiply by the probability of keeping.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `(1 - p) * W`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "dropout_at_test", "locked": false, "schema_version": 3, "solution": true, "task": false}
def dropout_at_test(W, p):
    """Return the weights after classic dropout, as they are used at test time."""
    ### BEGIN SOLUTION
    return (1 - p) * W
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_dropout_at_test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("dropout_at_test", points=1, section="3. Dropout")
exercise.misconceptions(
    keep_drop_swapped("p", mistake="the weights are scaled by the probability of dropping", remedy="multiply by 1 - p, the probability of keeping"),
    misconception("the weights are divided by 1 - p", "multiply by 1 - p: at test time all inputs are there, so each counts less", lambda reference, W, p: W / (1 - p)),
    misconception("the weights are divided by p", "multiply by 1 - p", lambda reference, W, p: W / p),
    misconception("the scaling is done twice", "multiply by 1 - p once", lambda reference, W, p: reference(reference(W, p), p)),
    argument_returned("W", mistake="the weights come back unchanged", remedy="that is the inverted form; the classic one multiplies by 1 - p"),
    wrong_sign(),
)
W = np.array([[1.0, -2.0], [3.0, 0.5], [0.0, 4.0]])
exercise.check("the factor is the probability of keeping", W, 0.2)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(11)
    exercise.check("other sizes and another p", rng.normal(size=(5, 3)), 0.7)
    exercise.check("nothing changes for p = 0", rng.normal(size=(2, 4)), 0.0)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Check the slide: scaled down by p?
#
# Lecture A says: at test time "use each neuron scaled down by $p$". With its $p = 0.5$ that is right, because dropping and
# keeping are then equally likely; for any other $p$ it is not. Eight units have $2^8 = 256$ masks, few enough to
# take the expectation **exactly**: every mask, times its probability. **What to expect.** The classic training mean equals the
# sum with your $(1 - p)\,W$ to the last digit, and the inverted one the plain sum. The slide's $p\,W$ fits at 0.5 alone.

# %%
masks = np.array(list(product([0.0, 1.0], repeat=8)))


def chance(masks, p):
    """Return the probability of each row of 0s (dropped) and 1s (kept)."""
    kept = masks.sum(axis=1)
    return (1 - p) ** kept * p ** (masks.shape[1] - kept)


with if_written("dropout_at_test"):
    rng = np.random.default_rng(12)
    x, W = rng.normal(size=8) + 1, rng.normal(size=(8, 1))
    lines = ["   p | classic: training   (1 - p) W       p W | inverted: training         W"]
    for p in (0.2, 0.5, 0.8):
        classic = chance(masks, p) @ ((masks * x) @ W)
        inverted = chance(masks, p) @ ((masks * x / (1 - p)) @ W)
        lines.append(f"{p:4.1f} | {classic[0]:17.6f} {(x @ dropout_at_test(W, p))[0]:11.6f} {(x @ (p * W))[0]:9.6f} | {inverted[0]:18.6f} {(x @ W)[0]:9.6f}")
    print("\n".join(lines))

# %% [markdown]
# And your `dropout_forward` draws from that distribution: the mean of 20,000 drawn masks comes close to the expectation, and
# comes closer with more of them.

# %%
with if_written("dropout_forward"):
    for p in (0.2, 0.5, 0.8):
        Y, _ = dropout_forward(np.repeat(x[None], 20_000, axis=0), p, rng, True)
        print(f"p = {p}: mean of 20,000 sums {np.mean(Y @ W):6.3f}, expectation {(x @ W)[0]:6.3f}, standard error {np.std(Y @ W) / 20_000**0.5:.3f}")

# %% [markdown]
# ### Dropout on the digits
#
# **What to expect.** The training loss, measured with nothing dropped, stays higher: each step trains a thinned network,
# and rows are harder to learn by heart. And the dev curve falls for
# longer and rises less. The table goes through $p$: the training loss grows with it, the dev loss has its lowest point in
# between. It is the dev set that chooses $p$, not a rule; lectures A, P and V take 0.5, and P more for larger matrices.

# %%
with if_written("dropout_forward", "dropout_backward"):
    runs = {p: train(X_few, y_few, p=p) for p in tqdm((0.2, 0.5, 0.8, 0.95), desc="dropout")}
    fig, axes = plt.subplots(1, 2, figsize=(10, 3.2), layout="tight")
    draw_losses(axes[0], losses_plain, "No remedy")
    draw_losses(axes[1], runs[0.8][1], "Dropout, p = 0.8")
    plt.show()
    print("   p   train loss   dev loss   wrong labels learned   test")
    for p, (params, losses) in {0.0: (params_plain, losses_plain), **runs}.items():
        says = probabilities(params, X_few).argmax(axis=1)
        print(f"{p:4.2f} {losses[-1, 0]:12.2f} {losses[-1, 1]:10.2f} {np.sum(says[wrong] == y_few[wrong]):13d} of 75 {accuracy(params, X_test, y_test):11.1%}")

# %% [markdown]
# **Sliders** again, now with `p`. Find a `p` at $\lambda = 0$, and a $\lambda$ at $p = 0$, whose dev curves end equally low. How do
# their boundaries differ? What do both at once do?

# %%
RegularisationCurves(l2_penalty=l2_penalty, dropout_forward=dropout_forward, dropout_backward=dropout_backward, p=0.5)

# %% [markdown]
# Where three settings of the sliders come to rest after 400 steps: no remedy, $p = 0.5$, and $\lambda = 0.01$.

# %%
for p, lam in ((0.0, 0.0), (0.5, 0.0), (0.0, 0.01)):
    widget = RegularisationCurves(l2_penalty=l2_penalty, dropout_forward=dropout_forward, dropout_backward=dropout_backward, p=p, lam=lam)
    while widget.continues:
        widget.refresh()
    display(widget.static())

# %% [markdown]
# ### Why it works: an ensemble for the price of one
#
# A network with $n$ hidden units contains $2^n$ smaller ones, one for each mask, which share their weights. Every row trains
# one of them (A and P: "averaging different models that share parameters"; S: "Dropout ≈ Ensemble"). At test time we would
# like to ask them all. For one layer with a softmax, the full network with $(1-p)\,W$ *is* their mean, exactly, when the mean
# is the **geometric** one (multiply the probabilities, each to the power of its mask's chance, and let them sum to 1 again):
# the logarithm of a softmax is its sum $z$ minus a term that all classes share, and
# $\mathbb E[z] = x\,(1-p)W + b$. **What to expect.** Two equal columns, and the arithmetic mean not far from them.

# %%
with if_written("dropout_at_test"):
    W_toy, b_toy = rng.normal(size=(8, 3)), rng.normal(size=3)
    for p in (0.2, 0.5):
        of_masks = nnlib.softmax((masks * x) @ W_toy + b_toy)
        geometric = np.exp(chance(masks, p) @ np.log(of_masks))
        columns = {
            "full network, (1 - p) W": nnlib.softmax(x[None] @ dropout_at_test(W_toy, p) + b_toy)[0],
            "geometric mean of 256": geometric / geometric.sum(),
            "arithmetic mean of 256": chance(masks, p) @ of_masks,
        }
        for name, value in columns.items():
            print(f"p = {p}  {name:24s}", np.array2string(value, precision=6))

# %% [markdown]
# On the digits there are $2^{256}$ masks; a hundred must do. **What to expect.** One mask alone is worse than the whole; the
# mean of a hundred and the full network agree.

# %%
with if_written("dropout_forward", "dropout_backward"):
    params, _ = train(X_few, y_few, p=0.8)
    A1 = np.maximum(nnlib.linear_forward(X_test, params["W1"], params["b1"]), 0)
    rng = np.random.default_rng(13)
    answers = np.array([nnlib.softmax(nnlib.linear_forward(dropout_forward(A1, 0.8, rng, True)[0], params["W2"], params["b2"])) for _ in range(100)])
    whole = probabilities(params, X_test)
    print(f"right on the test set: one mask {np.mean([right(P, y_test) for P in answers]):.1%}, the mean of 100 masks {right(answers.mean(axis=0), y_test):.1%}, the full network {right(whole, y_test):.1%}")
    print(f"the mean and the full network give the same label for {right(answers.mean(axis=0), whole.argmax(axis=1)):.1%} of the digits")

# %% [markdown]
# ## 4. Dropped weights and noise
#
# **DropConnect** (Wan et al., 2013; lecture C) drops single *weights* instead of whole units:
#
# $$ Z = X \,\frac{W \odot \text{mask}}{1 - p} + b . $$

# %% [markdown]
# ### Exercise: `dropconnect_forward` (3 points, 10 minutes, medium)
#
# Write `dropconnect_forward(X, W, b, p, rng)`, which returns the tuple `Z, mask`, always as in training.
#
# - `mask` has the shape of `W`: 1 = kept, 0 = dropped, each weight with a coin of its own and dropped with probability
#   `p`, `0 <= p < 1`. **One** mask serves all rows of `X`.
# - `Z` has the shape `(n_samples, n_out)`. The kept weights are divided by `1 - p`; the bias is neither dropped nor scaled.
# - How you draw from `rng` is up to you, and so is the kind of numbers in the mask.
#
# <details><summary>Hint 1</summary>
#
# Make the mask as in `dropout_forward`, but with the shape of `W`.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# Build the thinned weights first: `W * mask / (1 - p)`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `return X @ (W * mask / (1 - p)) + b, mask`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "dropconnect_forward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def dropconnect_forward(X, W, b, p, rng):
    """Return the sums with some weights dropped and the rest scaled up, and the mask of those kept."""
    ### BEGIN SOLUTION
    mask = (rng.random(W.shape) >= p).astype(float)
    return X @ (W * mask / (1 - p)) + b, mask
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_dropconnect_forward", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("dropconnect_forward", points=3, needs=["dropout_forward"], returns="Z, mask", section="4. Dropped weights and noise")
rng = np.random.default_rng(14)
X, W, b = rng.normal(size=(4, 5)), rng.normal(size=(5, 3)), np.array([0.3, -0.7, 2.0])


@exercise.property("the mask has the shape of W and holds zeros and ones")
def _(dropconnect_forward):
    mask = np.asarray(dropconnect_forward(X, W, b, 0.2, np.random.default_rng(0))[1], dtype=float)
    if mask.shape != W.shape:
        return f"the mask has shape {mask.shape}, W has {W.shape}"
    if np.allclose(np.unique(mask), [0, 1.25]):
        return "the mask is divided by 1 - p already: it holds 0 and 1, divide the weights alone"
    return set(np.unique(mask).tolist()) <= {0.0, 1.0} or f"the mask holds other values too: {np.unique(mask)[:5]}"


@exercise.property("about a share p of the weights is dropped", weight=2)
def _(dropconnect_forward):
    mask = np.asarray(dropconnect_forward(np.ones((1, 200)), np.ones((200, 300)), np.zeros(300), 0.3, np.random.default_rng(2))[1])
    dropped = 1 - np.mean(mask != 0)
    if abs(dropped - 0.7) < 0.02:
        return "70 % are dropped for p = 0.3: p is the probability of dropping, not of keeping"
    return bool(abs(dropped - 0.3) < 0.02) or f"for p = 0.3 a share of {dropped:.2f} is dropped"


@exercise.property("Z comes from the kept weights, scaled up, and the whole bias", weight=2)
def _(dropconnect_forward):
    Z, mask = dropconnect_forward(X, W, b, 0.2, np.random.default_rng(1))
    Z, mask = np.asarray(Z, dtype=float), (np.asarray(mask) != 0).astype(float)
    if Z.shape != (4, 3):
        return f"Z has shape {Z.shape}, X @ W has (4, 3)"
    if np.allclose(Z, X @ (W * mask / 0.8)):
        return "the bias is missing: add b"
    if np.allclose(Z, X @ (W * mask) + b):
        return "the kept weights are not scaled: divide them by 1 - p"
    if np.allclose(Z, (X @ (W * mask) + b) / 0.8):
        return "the bias is scaled too: divide the weights alone by 1 - p"
    if np.allclose(Z, X @ (W * mask / 0.2) + b):
        return "the kept weights are divided by p: divide by 1 - p"
    if np.allclose(Z, X @ (W * mask * 0.8) + b):
        return "the kept weights are multiplied where they should be divided by 1 - p"
    if np.allclose(Z, X @ (W * (1 - mask) / 0.8) + b):
        return "the mask is turned round: it is 1 where a weight is kept"
    if np.allclose(Z, X @ W + b):
        return "no weight is dropped in Z: multiply W by the mask"
    return bool(np.allclose(Z, X @ (W * mask / 0.8) + b)) or "Z is not X @ (W * mask / (1 - p)) + b"


### BEGIN HIDDEN TESTS
with exercise.hidden():
    # Whatever is drawn, Z is within 1000 of the reference's: this looks at the kind of Z and at the arguments after the call.
    exercise.check("Z is an array of floats and the arguments stay as they were", X, W, b, 0.5, np.random.default_rng(3), only="Z", atol=1000)
    exercise.check("nothing is dropped for p = 0", X, W, b, 0.0, np.random.default_rng(7), only="Z")
    exercise.check("one row works", X[:1], W, b, 0.0, np.random.default_rng(7), only="Z")

    @exercise.property("another p and other sizes")
    def _(dropconnect_forward):
        rng = np.random.default_rng(15)
        X, W, b = rng.normal(size=(1, 6)), rng.normal(size=(6, 9)), rng.normal(size=9)
        Z, mask = dropconnect_forward(X, W, b, 0.75, rng)
        return bool(np.allclose(Z, 4 * X @ (W * np.asarray(mask)) + b))

    @exercise.property("every weight has its own coin")
    def _(dropconnect_forward):
        mask = np.asarray(dropconnect_forward(np.ones((1, 60)), np.ones((60, 50)), np.zeros(50), 0.5, np.random.default_rng(5))[1], dtype=float)
        rows, columns = mask.mean(axis=1), mask.mean(axis=0)
        return bool(rows.min() > 0 and rows.max() < 1 and columns.min() > 0 and columns.max() < 1)

    @exercise.property("one mask serves all rows")
    def _(dropconnect_forward):
        Z = np.asarray(dropconnect_forward(np.repeat(X[:1], 5, axis=0), W, b, 0.5, np.random.default_rng(4))[0])
        return bool(np.allclose(Z, Z[0]))

    @exercise.property("the same generator gives the same mask, another one another")
    def _(dropconnect_forward):
        first, again, other = (np.asarray(dropconnect_forward(np.ones((1, 30)), np.ones((30, 20)), np.zeros(20), 0.5, np.random.default_rng(seed))[1]) for seed in (5, 5, 6))
        return bool(np.array_equal(first, again) and not np.array_equal(first, other))
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# **Noise** can also be added to the inputs instead of being multiplied into the units (S, C: "artificial data expansion").
# **What to expect.** Both curves of either remedy stay together for longer. A pixel lies between 0 and 1, so noise with a
# standard deviation of 0.3 is a lot, yet the dev curve hardly turns at all.

# %%
def noisy(X, rng):
    """Return the images with normal noise on every pixel."""
    return X + rng.normal(0, 0.3, size=X.shape)


with if_written("dropconnect_forward"):
    runs = [("DropConnect, p = 0.5", train(X_few, y_few, p_weights=0.5)), ("Noise, standard deviation 0.3", train(X_few, y_few, augment=noisy))]
    fig, axes = plt.subplots(1, 2, figsize=(10, 3.2), layout="tight")
    for ax, (name, (params, losses)) in zip(axes, runs, strict=True):
        draw_losses(ax, losses, name)
        print(f"{name:30s} train loss {losses[-1, 0]:.2f}, dev loss {losses[-1, 1]:.2f}, right on the test set {accuracy(params, X_test, y_test):.1%}")
    plt.show()

# %% [markdown]
# ### Check the slide: is dropout "mathematically equivalent to L2"?
#
# Lecture V says so; P says "an *adaptive* form of L2". For a linear model with squared error and dropout on its inputs,
# $\tilde x_{ij} = x_{ij} m_{ij} / (1 - p)$ has the mean $x_{ij}$ and the variance $\frac{p}{1-p} x_{ij}^2$, so
#
# $$ \mathbb E \sum_i \bigl(y_i - \tilde x_i w\bigr)^2 = \sum_i \bigl(y_i - x_i w\bigr)^2
# + \frac{p}{1 - p} \sum_j w_j^2 \sum_i x_{ij}^2 . $$
#
# That is a penalty of squares, but each weight has a $\lambda$ of its own, larger for inputs that are often large: P is
# right. *Noise* on the inputs, with the same variance $\sigma^2$ everywhere, is plain L2: the last term becomes
# $n \sigma^2 \sum_j w_j^2$. Beyond linear models neither is more than a likeness. All expectations below are exact, over
# all masks; the noise is $+\sigma$ or $-\sigma$ by a coin.

# %%
rng = np.random.default_rng(16)
X_toy, w_toy = rng.normal(size=(20, 8)) * np.array([3, 2, 1, 1, 1, 1, 0.5, 0.1]), rng.normal(size=8)
y_toy, p, sigma = rng.normal(size=20), 0.3, 0.5
without = np.sum((y_toy - X_toy @ w_toy) ** 2)
with_dropout = sum(c * np.sum((y_toy - (X_toy * mask / (1 - p)) @ w_toy) ** 2) for c, mask in zip(chance(masks, p), masks, strict=True))
with_noise = np.mean([np.sum((y_toy - (X_toy + sigma * (2 * mask - 1)) @ w_toy) ** 2) for mask in masks])
print(f"dropout adds {with_dropout - without:8.4f}: the formula {p / (1 - p) * np.sum(w_toy**2 * np.sum(X_toy**2, axis=0)):8.4f}")
print(f"noise adds   {with_noise - without:8.4f}: the formula {20 * sigma**2 * np.sum(w_toy**2):8.4f}")
print("lambda of each weight under dropout:", np.round(2 * p / (1 - p) * np.sum(X_toy**2, axis=0), 1))

# %% [markdown]
# ## 5. Stopping in time
#
# The dev loss of part 1 had a lowest point. **Early stopping** (S, V) keeps the parameters of that point. Only after it has
# passed does one know that it was the lowest, so one waits for some epochs without improvement: the *patience*. The dev set
# decides here, as it does about $\lambda$ and $p$; that is why the last word belongs to a test set that decided nothing.

# %% [markdown]
# ### Exercise: `early_stopping` (3 points, 15 minutes, medium)
#
# Write `early_stopping(dev_losses, patience)`, which returns the tuple `best_epoch, stop_epoch`, two integers. `dev_losses`
# is a list of at least one number, `patience` an integer of at least 1. Epochs count from 0.
#
# - Go through the losses in order. An epoch **improves** when its loss is *strictly* below the best so far; the first epoch
#   always improves.
# - Training stops at the `patience`-th epoch **in a row** without improvement; `stop_epoch` is that epoch. If this never
#   happens, `stop_epoch` is the last epoch.
# - `best_epoch` is the best epoch up to the stop: what comes later has never been seen.
#
# Example: for the losses `[3.0, 2.0, 2.5, 2.0, 1.0]` and a patience of 2, the result is `(1, 3)`.
#
# <details><summary>Hint 1</summary>
#
# Keep three things in the loop: the best loss, its epoch, and how many epochs in a row brought nothing.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# On an improvement the count goes back to 0; otherwise it grows by 1, and when it reaches the patience you return.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# The count is `epoch - best_epoch`: `if epoch - best_epoch == patience: return best_epoch, epoch`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "early_stopping", "locked": false, "schema_version": 3, "solution": true, "task": false}
def early_stopping(dev_losses, patience):
    """Return the epoch to keep and the epoch at which training stops."""
    ### BEGIN SOLUTION
    best_epoch = 0
    for epoch, dev_loss in enumerate(dev_losses):
        if dev_loss < dev_losses[best_epoch]:
            best_epoch = epoch
        elif epoch - best_epoch == patience:
            return best_epoch, epoch
    return best_epoch, len(dev_losses) - 1
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_early_stopping", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("early_stopping", points=3, returns="best_epoch, stop_epoch", section="5. Stopping in time")
exercise.misconceptions(
    misconception("the losses are returned, not the epochs", "return the numbers of the epochs", lambda reference, dev_losses, patience: tuple(dev_losses[epoch] for epoch in reference(dev_losses, patience))),
    misconception("the epochs count from 1", "the first epoch is 0", lambda reference, dev_losses, patience: tuple(epoch + 1 for epoch in reference(dev_losses, patience))),
    misconception("the best epoch and the stop have changed places", "return best_epoch first", lambda reference, dev_losses, patience: reference(dev_losses, patience)[::-1]),
    misconception("an equal loss counts as an improvement", "only a loss strictly below the best improves", lambda reference, dev_losses, patience: reference([loss - 1e-9 * i for i, loss in enumerate(dev_losses)], patience)),
    misconception("training stops one epoch too late", "stop at the patience-th epoch without improvement", lambda reference, dev_losses, patience: reference(dev_losses, patience + 1)),
    misconception("training stops one epoch too early", "stop at the patience-th epoch without improvement", lambda reference, dev_losses, patience: reference(dev_losses, patience - 1)),
    misconception("the best of all epochs is returned", "what comes after the stop has never been seen", lambda reference, dev_losses, patience: (int(np.argmin(dev_losses)), ...)),
    misconception("training never stops early", "stop when patience epochs in a row bring nothing", lambda reference, dev_losses, patience: (int(np.argmin(dev_losses)), len(dev_losses) - 1)),
)
### BEGIN HIDDEN TESTS


def counted(dev_losses, patience, improves, reset=True):
    """Stop with another rule for an improvement, or a count that never starts again."""
    best_epoch, waited = 0, 0
    for epoch in range(1, len(dev_losses)):
        if improves(dev_losses, epoch, best_epoch):
            best_epoch, waited = epoch, waited * (not reset)
        else:
            waited += 1
        if waited == patience:
            return best_epoch, epoch
    return best_epoch, len(dev_losses) - 1


exercise.misconceptions(
    misconception("the count goes on after an improvement", "start counting again at each improvement", lambda reference, dev_losses, patience: counted(dev_losses, patience, lambda losses, epoch, best: losses[epoch] < losses[best], reset=False)),
    misconception("a loss is compared with the one before it", "compare it with the best so far", lambda reference, dev_losses, patience: counted(dev_losses, patience, lambda losses, epoch, best: losses[epoch] < losses[epoch - 1])),
    misconception("a higher loss counts as an improvement", "a loss improves when it is lower", lambda reference, dev_losses, patience: reference([-loss for loss in dev_losses], patience)),
)
### END HIDDEN TESTS
exercise.check("stops when nothing improves for a while", [3.0, 2.0, 2.5, 2.4, 2.2, 1.0], 2, weight=2)
exercise.check("an equal loss is no improvement", [3.0, 2.0, 2.5, 2.0, 2.2, 1.0], 2)
exercise.check("goes on to the last epoch when it keeps improving", [3.0, 2.0, 1.5, 1.0], 2)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    exercise.check("the count starts again after an improvement", [5.0, 6.0, 4.0, 4.5, 4.6, 3.0, 3.5, 3.6, 3.7, 3.8, 1.0], 3, weight=2)
    exercise.check("a patience of one", [3.0, 2.0, 2.1, 2.05, 0.5], 1)
    exercise.check("one epoch", [0.7], 3)
    exercise.check("never better than the first", [1.0, 1.5, 1.2, 1.1, 1.05], 4)
    exercise.check("a long patience", [2.0, 1.0, 1.5, 1.4, 1.3], 10)
    exercise.check("negative losses", [-1.0, -3.0, -2.0, -2.5, -2.2, -4.0], 2)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# **What to expect.** On the losses of part 1 your function finds the turn near step 20 and stops near step 40, of
# 300. The rest need not be
# computed at all: early stopping is the only remedy that makes training *cheaper*.

# %%
with if_written("early_stopping"):
    best, stop = early_stopping(losses_plain[:, 1].tolist(), 20)
    fig, ax = plt.subplots(figsize=(5.5, 3.2))
    draw_losses(ax, losses_plain, "Early stopping with a patience of 20")
    ax.axvspan(stop, len(losses_plain), color=GREY, alpha=0.3, label="never computed")
    ax.plot(best, losses_plain[best, 1], "o", color=GREEN, label="kept")
    ax.legend()
    plt.show()
    params, _ = train(X_few, y_few, n_steps=best + 1)
    says = probabilities(params, X_few).argmax(axis=1)
    print(f"kept step {best}, stopped at {stop}: dev loss {losses_plain[best, 1]:.2f} in place of {losses_plain[-1, 1]:.2f}")
    print(f"wrong labels learned {np.sum(says[wrong] == y_few[wrong])} of 75, right on the test set {accuracy(params, X_test, y_test):.1%}")

# %% [markdown]
# ## 6. More data, more models
#
# More data is the panacea (lecture S). Where there is none, make some: a three that is moved by a pixel is still a three
# (**augmentation**, V). And where one network errs by chance, several rarely err in the same way (**ensembles**).

# %% [markdown]
# ### Exercise: `shift_images` (3 points, 10 minutes, medium)
#
# Write `shift_images(images, dx, dy)` for `images` of shape `(n_images, height, width)`, floats or integers: every image
# moved `dx` pixels to the **right** and `dy` pixels **down** (negative integers: left and up). Row 0 is the top one, column
# 0 the left one.
#
# - What is pushed over the edge is lost; zeros enter on the other side.
# - `|dx|` is smaller than the width, `|dy|` smaller than the height; both may be 0.
# - The result is a new array of the same shape, of floats for floats and of integers for integers.
#
# <details><summary>Hint 1</summary>
#
# Start from zeros and copy a rectangle of the old images to its new place. For `dx = 1` the columns `0 ... width - 2` go to
# `1 ... width - 1`.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# The columns that stay in view: from `max(0, -dx)` to `width - max(0, dx)` in the old image, from `max(0, dx)` to
# `width + min(0, dx)` in the new one. The rows in the same way with `dy`.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `np.roll(images, (dy, dx), axis=(1, 2))` moves and wraps round; set the rows and columns that wrapped to 0 afterwards.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "shift_images", "locked": false, "schema_version": 3, "solution": true, "task": false}
def shift_images(images, dx, dy):
    """Move every image dx pixels to the right and dy pixels down; zeros enter."""
    ### BEGIN SOLUTION
    _, height, width = images.shape
    shifted = np.zeros_like(images)
    new_rows, new_columns = slice(max(0, dy), height + min(0, dy)), slice(max(0, dx), width + min(0, dx))
    old_rows, old_columns = slice(max(0, -dy), height - max(0, dy)), slice(max(0, -dx), width - max(0, dx))
    shifted[:, new_rows, new_columns] = images[:, old_rows, old_columns]
    return shifted
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_shift_images", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("shift_images", points=3, section="6. More data, more models")
exercise.misconceptions(
    misconception("pixels that leave come back on the other side", "what leaves is lost, zeros enter", lambda reference, images, dx, dy: np.roll(images, (dy, dx), axis=(1, 2))),
    misconception("both directions are reversed", "dx goes to the right, dy down", lambda reference, images, dx, dy: reference(images, -dx, -dy)),
    misconception("the images move left where they should move right", "dx counts pixels to the right", lambda reference, images, dx, dy: reference(images, -dx, dy)),
    misconception("the images move up where they should move down", "dy counts pixels down", lambda reference, images, dx, dy: reference(images, dx, -dy)),
    misconception("dx and dy have changed places", "rows are the second axis, columns the third", lambda reference, images, dx, dy: reference(images, dy, dx)),
    misconception("the images are moved sideways only", "move them down by dy too", lambda reference, images, dx, dy: reference(images, dx, 0)),
    misconception("the images are moved up and down only", "move them to the right by dx too", lambda reference, images, dx, dy: reference(images, 0, dy)),
    misconception("the signs of dx and dy are lost", "negative numbers go left and up", lambda reference, images, dx, dy: reference(images, abs(dx), abs(dy))),
    misconception("negative shifts do nothing", "negative numbers go left and up", lambda reference, images, dx, dy: reference(images, max(dx, 0), max(dy, 0))),
    misconception("the border is repeated", "zeros enter", lambda reference, images, dx, dy: np.pad(images, ((0, 0), (9, 9), (9, 9)), mode="edge")[:, 9 - dy : 9 - dy + images.shape[1], 9 - dx : 9 - dx + images.shape[2]]),
    misconception("ones enter", "zeros enter", lambda reference, images, dx, dy: reference(images - 1, dx, dy) + 1),
    argument_returned("images"),
)
images = np.arange(1.0, 25.0).reshape(2, 3, 4)
exercise.check("one pixel to the right", images, 1, 0)
exercise.check("one pixel down", images, 0, 1)
exercise.check("left and up", images, -2, -1)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(15)
    images = rng.uniform(0.1, 1, size=(5, 6, 8))
    exercise.check("right and down together", images, 3, 2, weight=2)
    exercise.check("right and up together", images, 2, -3)
    exercise.check("left and down together", images, -5, 4)
    exercise.check("no shift", images, 0, 0)
    exercise.check("one image", images[:1], 1, -1)
    exercise.check("images of integers", rng.integers(1, 256, size=(2, 5, 4)), -1, 2)
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# ### Exercise: `ensemble_predict` (2 points, 8 minutes, easy)
#
# Write `ensemble_predict(probabilities)` for an array of shape `(n_models, n_samples, n_classes)`: the labels, an **integer**
# array of shape `(n_samples,)`, whose **mean** probability over the models is largest. Where two are equal, the smaller label
# is taken.
#
# <details><summary>Hint 1</summary>
#
# Average first, then choose; not the other way round.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# The models are the first axis.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `probabilities.mean(axis=0).argmax(axis=1)`.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "ensemble_predict", "locked": false, "schema_version": 3, "solution": true, "task": false}
def ensemble_predict(probabilities):
    """Return the labels of the largest mean probability over the models."""
    ### BEGIN SOLUTION
    return probabilities.mean(axis=0).argmax(axis=1)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_ensemble_predict", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
exercise = Exercise("ensemble_predict", points=2, section="6. More data, more models")
exercise.misconceptions(
    misconception("the models vote with their labels", "average the probabilities first, then choose", lambda reference, probabilities: np.array([np.bincount(labels).argmax() for labels in probabilities.argmax(axis=2).T])),
    misconception("the mean probabilities are returned", "return the label with the largest one", lambda reference, probabilities: probabilities.mean(axis=0)),
    misconception("only the first model is asked", "average over all models", lambda reference, probabilities: reference(probabilities[:1])),
    misconception("only the last model is asked", "average over all models", lambda reference, probabilities: reference(probabilities[-1:])),
    misconception("the most certain model decides", "average over the models", lambda reference, probabilities: probabilities.max(axis=0).argmax(axis=1)),
    misconception("the average is over the examples", "the models are axis 0", lambda reference, probabilities: probabilities.mean(axis=1).argmax(axis=1)),
    misconception("the least probable label is chosen", "take the largest mean", lambda reference, probabilities: probabilities.mean(axis=0).argmin(axis=1)),
    misconception("the probabilities are multiplied", "take their mean", lambda reference, probabilities: probabilities.prod(axis=0).argmax(axis=1)),
    misconception("the median is taken", "take the mean", lambda reference, probabilities: np.median(probabilities, axis=0).argmax(axis=1)),
    misconception("the answers of all models are returned", "average over the models first: one label for each example", lambda reference, probabilities: probabilities.argmax(axis=2)),
    misconception("of equal labels the larger is taken", "take the smaller one, as argmax does", lambda reference, probabilities: probabilities.shape[2] - 1 - reference(probabilities[:, :, ::-1])),
    misconception("the labels count from 1", "the first label is 0", lambda reference, probabilities: reference(probabilities) + 1),
    misconception("the labels are floats", "return integers", lambda reference, probabilities: reference(probabilities).astype(float)),
)
P = np.array([[[0.6, 0.4], [0.9, 0.1]], [[0.55, 0.45], [0.2, 0.8]], [[0.0, 1.0], [0.3, 0.7]]])
exercise.check("a sure model outweighs two unsure ones", P[:, :1])
exercise.check("labels for all rows", P)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    rng = np.random.default_rng(16)
    exercise.check("many models, rows and classes", rng.dirichlet(np.ones(5) * 0.4, size=(7, 40)), weight=2)
    exercise.check("one model", rng.dirichlet(np.ones(3), size=(1, 6)))
    exercise.check("a certain veto does not decide", np.array([[[0.0, 1.0]], [[0.9, 0.1]], [[0.9, 0.1]]]))
    exercise.check("the smaller of equal labels", np.array([[[0.25, 0.25, 0.5], [0.5, 0.25, 0.25]], [[0.25, 0.5, 0.25], [0.0, 0.5, 0.5]]]))
### END HIDDEN TESTS
exercise.score()

# %% [markdown]
# Your shifts at work: one digit in nine places, all with the same label.

# %%
def shifted(X, rng):
    """Move every digit by -1, 0 or 1 pixel in each direction, each by chance."""
    place, moved = rng.integers(0, 9, size=len(X)), np.zeros_like(X)
    for k in range(9):
        rows = place == k
        moved[rows] = shift_images(X[rows].reshape(-1, 8, 8), k % 3 - 1, k // 3 - 1).reshape(-1, 64)
    return moved


with if_written("shift_images"):
    places = [shift_images(X_few[:1].reshape(1, 8, 8), k % 3 - 1, k // 3 - 1)[0] for k in range(9)]
    fig, axes = plt.subplots(1, 9, figsize=(8, 1.2))
    for ax, image in zip(axes, places, strict=True):
        ax.imshow(image, cmap="gray_r")
        ax.set(xticks=[], yticks=[])
    fig.suptitle(f"Nine training rows out of one, label {y_few[0]}", y=1.15)
    plt.show()

# %% [markdown]
# **Why an ensemble helps.** Suppose three models err independently, each with probability $q$. Two or three of them err
# together with probability $3 q^2 (1 - q) + q^3$: for $q = 0.15$ that is 6.1 %. Models trained on the same rows do *not* err
# independently: below, networks that all learned the same wrong labels. **Bagging** (Breiman, 1996) makes them differ more:
# each trains on 500 rows drawn *with replacement*, so that each misses about 37 % of the rows, and of the wrong labels.
# **What to expect.** Five networks on the same rows are little better than one; five on bags clearly are.

# %%
def bag(seed):
    """Return 500 row numbers drawn with replacement."""
    return np.random.default_rng(seed).integers(0, 500, size=500)


with if_written("ensemble_predict"):
    everything = np.arange(500)
    members = {"the same rows": [everything] * 5, "bags": [bag(seed) for seed in range(5)]}
    for name, choices in members.items():
        P = np.array([probabilities(train(X_few[rows], y_few[rows], seed=seed)[0], X_test) for seed, rows in enumerate(tqdm(choices, desc=name))])
        alone = [np.mean(ensemble_predict(P[k : k + 1]) == y_test) for k in range(5)]
        print(f"{name:14s} one alone {np.mean(alone):.1%} right, five together {np.mean(ensemble_predict(P) == y_test):.1%}; test loss {np.mean([nnlib.cross_entropy(p, y_test) for p in P]):.2f} and {nnlib.cross_entropy(P.mean(axis=0), y_test):.2f}")

# %% [markdown]
# ## 7. All remedies side by side
#
# Every remedy three times, from three starting points (the dots); a coarse search on the *dev set* chose the strengths, and
# the figure is about the test set (test figures in the parts above were shown to inform; no choice used them). **What to expect.** Each remedy beats none. With wrong labels among few rows, noise and
# dropout win here, because a network that never sees a row twice in the same form cannot easily learn it by heart. On other
# data the order will be another. The last row shows that remedies do not add up: three strong ones at once *underfit*
# (look at the training loss in the last line of the table). The cell takes about half a minute.

# %%
EVERYTHING = ["l2_penalty", "l1_penalty", "dropout_forward", "dropout_backward", "dropconnect_forward", "early_stopping", "shift_images", "ensemble_predict"]


def all_remedies(seed):
    """Yield the name of each remedy, its last training loss, and what the network says about the test set."""
    params, losses = train(X_few, y_few, seed=seed)
    yield "none", losses[-1, 0], probabilities(params, X_test)
    best, _ = early_stopping(losses[:, 1].tolist(), 20)
    yield "early stopping", losses[best, 0], probabilities(train(X_few, y_few, n_steps=best + 1, seed=seed)[0], X_test)
    bags = [bag(100 * seed + member) for member in range(5)]
    members = [train(X_few[rows], y_few[rows], seed=10 * seed + member) for member, rows in enumerate(bags)]
    training_loss = np.mean([losses[-1, 0] for _, losses in members])
    yield "ensemble of 5 bags", training_loss, np.mean([probabilities(params, X_test) for params, _ in members], axis=0)
    remedies = {
        "L1, 0.001": {"l1": 0.001},
        "L2, 0.003": {"l2": 0.003},
        "DropConnect, 0.5": {"p_weights": 0.5},
        "dropout, 0.8": {"p": 0.8},
        "noise, 0.3": {"augment": noisy},
        "shifted images": {"augment": shifted},
        "dropout + noise + shifts": {"p": 0.8, "augment": lambda X, rng: noisy(shifted(X, rng), rng)},
    }
    for name, arguments in remedies.items():
        params, losses = train(X_few, y_few, seed=seed, **arguments)
        yield name, losses[-1, 0], probabilities(params, X_test)


with if_written(*EVERYTHING):
    results = {}
    for seed in tqdm(range(3), desc="starting points"):
        for name, training_loss, P in all_remedies(seed):
            results.setdefault(name, []).append((nnlib.cross_entropy(P, y_test), 100 * np.mean(ensemble_predict(P[None]) != y_test), training_loss))
    results = {name: np.array(rows) for name, rows in results.items()}
    fig, axes = plt.subplots(1, 2, figsize=(11, 3.8), sharey=True, layout="tight")
    names = list(results)
    colors = [GREY, *[BLUE] * (len(names) - 2), ORANGE]
    for ax, column, title in ((axes[0], 0, "test loss"), (axes[1], 1, "wrong on the test set, in %")):
        ax.barh(names, [results[name][:, column].mean() for name in names], color=colors)
        ax.plot([results[name][:, column] for name in names], names, "k.", markersize=4)
        ax.axvline(results["none"][:, column].mean(), color="black", linestyle=":", linewidth=1)
        ax.set_title(f"{title} (smaller is better)")
    axes[0].invert_yaxis()
    plt.show()
    for name, rows in results.items():
        print(f"{name:26s} test loss {rows[:, 0].mean():.2f}, wrong {rows[:, 1].mean():4.1f} % ({rows[:, 1].min():.1f} to {rows[:, 1].max():.1f}), training loss {rows[:, 2].mean():.2f}")

# %% [markdown] nbgrader={"grade": false, "grade_id": "in_words_question", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ### In your own words (3 points, graded by hand)
#
# A colleague's network has a training accuracy of 71 % and a dev accuracy of 70 %. He doubles the dropout probability.
# Explain in three to five sentences what is wrong with that, what you would look at or change first, and how you would
# recognise the situation in which dropout *does* help.

# %% [markdown] nbgrader={"grade": true, "grade_id": "in_words", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# Training and dev are equally bad: the network underfits, so holding it back harder makes both worse. First make the training
# loss good: a larger network, better initialisation or learning rate, longer training, less dropout (and look for errors in
# the labels, which bound what training can reach). Dropout helps when the training loss is low and the dev loss much higher,
# or rising.
#
# One point each: underfitting recognised from the small gap; a remedy for training; the sign of overfitting.
# ### END SOLUTION

# %% [markdown]
# ## What you can do now
#
# - Tell **underfitting** (training is bad) from **overfitting** (training is good, dev is not), and treat the right one.
# - **L2** shrinks weights by $1 - \eta\lambda$ a step; **L1** makes most of them nearly 0.
# - **Dropout** drops with probability $p$ and divides by $1 - p$; the classic form scales the weights by the probability of
#   *keeping*. Either way the mean stays, and the full network stands for an ensemble of $2^n$.
# - **DropConnect** drops weights; **noise** on the inputs is L2 in disguise for a linear model, dropout an L2 with a
#   $\lambda$ for each weight.
# - **Early stopping**, **augmentation** and **ensembles** cost no change of the network at all.
# - The dev set chooses the strength; the test set has the last word; too much of everything underfits.
#
# **Next.** These remedies keep a network honest. Lesson 6 makes it *fast*: the scale of the inputs, of the first weights, and
# of what lies between the layers.
#
# **References.** A. Allauzen, *Deep Learning: the basics* (2017), "Regularization", "Dropout". G. Peeters, *Neural Networks*
# (2018), section 6.3. H.-H. Shuai, *Introduction to Deep Learning* (2018), "Recipe for Learning", "Early Stopping", "Weight
# Decay", "Dropout". C. Cerisara, *Deep Learning* (2018/19), regularisation. J. Vitay, *Neurocomputing*, "Overfitting".
# N. Srivastava et al., "Dropout", *JMLR* 15 (2014). L. Wan et al., "Regularization of neural networks using DropConnect",
# *ICML* (2013). S. Wager, S. Wang and P. Liang, "Dropout training as adaptive regularization", *NIPS* (2013). C. Bishop,
# "Training with noise is equivalent to Tikhonov regularization", *Neural Computation* 7 (1995). L. Breiman, "Bagging
# predictors", *Machine Learning* 24 (1996). L. Prechelt, "Early stopping, but when?" (1998).
