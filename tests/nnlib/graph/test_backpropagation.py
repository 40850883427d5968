import math
from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnlib import graph
from nnlib.graph import Variable, backpropagate, evaluate, topological_order

torch = pytest.importorskip("torch")


@dataclass  # compares by value and so cannot be hashed, like a learner's node may be
class Duck:
    inputs: tuple = ()
    value: float = 0.0
    grad: float = 0.0
    local: tuple = field(default=())

    def local_grads(self):
        return self.local


def test_plain_duck_nodes_with_a_value_used_twice():
    x = Duck(value=3.0)
    square = Duck((x, x), 9.0, local=(3.0, 3.0))
    f = Duck((square, x), 12.0, grad=77.0, local=(1.0, 1.0))
    for _ in range(2):
        backpropagate(f)
        assert (x.grad, square.grad, f.grad) == (7.0, 1.0, 1.0)
    assert [id(node) for node in topological_order(f)] == [id(x), id(square), id(f)]


def test_deep_graphs_do_not_recurse():
    x = node = Duck(value=1.0)
    for _ in range(20_000):
        node = Duck((node,), 1.0, local=(1.0,))
    backpropagate(node)
    assert x.grad == 1.0 and len(topological_order(node)) == 20_001


def test_shared_nodes_do_not_multiply_the_work():
    x = node = Variable(1.0)
    for _ in range(60):
        node = node + node
    backpropagate(node)
    assert x.grad == 2.0**60


def test_a_cycle_is_refused():
    a = Duck()
    a.inputs = (Duck((a,)),)
    with pytest.raises(ValueError, match="without cycles"):
        topological_order(a)


def test_cerisaras_circuit():
    x, y, z = Variable(-2.0), Variable(5.0), Variable(-4.0)
    f = (x + y) * z
    backpropagate(f)
    assert (f.value, x.grad, y.grad, z.grad) == (-12, -4, -4, 3)


def test_cerisaras_neuron_from_its_gates_and_as_one_gate():
    for sigma in (graph.sigmoid, lambda t: graph.reciprocal(1 + graph.exp(-t))):
        w = [Variable(v) for v in (2.0, -3.0, -3.0)]
        x = [Variable(v) for v in (-1.0, -2.0)]
        f = sigma(w[0] * x[0] + w[1] * x[1] + w[2])
        backpropagate(f)
        value = 1 / (1 + math.exp(-1))
        slope = value * (1 - value)
        assert f.value == pytest.approx(value)
        assert [float(v.grad) for v in w] == pytest.approx([-slope, -2 * slope, slope])
        assert [float(v.grad) for v in x] == pytest.approx([2 * slope, -3 * slope])


def test_cerisaras_staged_example_against_torch():
    def f(x, y, sigmoid):
        return (x + sigmoid(y)) / (sigmoid(x) + (x + y) ** 2)

    x, y = Variable(3.0), Variable(-4.0)
    ours = f(x, y, graph.sigmoid)
    backpropagate(ours)
    tx, ty = (torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in (3.0, -4.0))
    theirs = f(tx, ty, torch.sigmoid)
    theirs.backward()
    assert float(ours.value) == pytest.approx(theirs.item(), rel=1e-12)
    assert [float(x.grad), float(y.grad)] == pytest.approx([tx.grad.item(), ty.grad.item()], rel=1e-12)


def test_erratum_exp_of_x_squared_is_not_exp_x_squared():
    x = Variable(0.7)
    assert not np.isclose(graph.exp(x**2).value, (graph.exp(x) ** 2).value)
    assert np.isclose((graph.exp(x) ** 2).value, math.exp(1.4))


def test_evaluate_follows_a_changed_leaf():
    x = Variable(2.0)
    f = graph.tanh(x) * x
    x.value = np.asarray(-1.0)
    assert float(evaluate(f)) == pytest.approx(math.tanh(1))


@pytest.mark.parametrize("given", [5, 5.0, [4, 6], np.array([[4], [6]]), np.float32([4, 6])])
def test_a_new_value_is_taken_like_the_first_one(given):
    x = Variable(np.ones(np.shape(given)))
    f = graph.mean(x * x)
    x.value = given
    evaluate(f)
    backpropagate(f)
    theirs = torch.tensor(np.asarray(given, np.float64), requires_grad=True)
    (theirs * theirs).mean().backward()
    np.testing.assert_allclose(x.grad, theirs.grad.numpy())
    assert x.value.dtype == (np.float32 if getattr(given, "dtype", None) == np.float32 else np.float64)


def test_the_mean_of_integers_that_a_gate_made_sends_its_gradient_back():
    x = Variable([1.0, 2.0, 3.0])
    rounded = graph.Gate("int", lambda x: x.astype(int), lambda v, x: (np.ones_like(x),), x)
    backpropagate(graph.mean(rounded))
    np.testing.assert_allclose(x.grad, np.full(3, 1 / 3))


@pytest.mark.parametrize("leaf", [Variable, graph.Constant])
def test_a_leaf_shares_its_array_with_nobody(leaf):
    mine, later = np.array([1.0, 2.0]), np.array([7.0, 8.0])
    w = leaf(mine)
    w.value -= 1
    assert mine.tolist() == [1, 2] and w.value.tolist() == [0, 1]
    w.value = later
    later[:] = 0
    assert w.value.tolist() == [7, 8]
    kept = w.value
    w.value *= 2
    assert w.value is kept  # changed in place, without a copy


def test_errors():
    with pytest.raises(TypeError, match="expected numbers in Variable; got dtype <U1"):
        Variable(1.0).value = "a"
    for labels in ([5.0, 0.0], [-1, 1], [np.nan, 1]):
        with pytest.raises(ValueError, match="expected labels 0 and 1; got values from"):
            graph.sigmoid_cross_entropy(np.zeros(2), labels)
    with pytest.raises(ValueError, match=r"expected one number.*\(2,\).*sum or mean"):
        backpropagate(Variable([1.0, 2.0]))
    with pytest.raises(ValueError, match="expected 1 local derivatives"):
        backpropagate(Duck((Duck(),), 1.0, local=(1.0, 2.0)))
    with pytest.raises(ValueError, match=r"fit together.*\(2,\) and \(3,\)"):
        Variable([1, 2]) + Variable([1, 2, 3])
    with pytest.raises(ValueError, match="matrices"):
        Variable([1.0]) @ Variable([[1.0]])
    with pytest.raises(TypeError, match="exp"):
        Variable(1.0) ** Variable(2.0)
    with pytest.raises(ValueError, match="integers from 0 to 1"):
        graph.softmax_cross_entropy(np.zeros((1, 2)), [2])
    with pytest.raises(ValueError, match="labels are needed"):
        graph.softmax_cross_entropy(np.zeros((1, 2)), [0, 1])


UNARY = {
    "exp": torch.exp, "sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu, "negate": torch.neg,
    "sum": torch.sum, "mean": torch.mean, "max": torch.max,
    "log": torch.log, "reciprocal": torch.reciprocal,
}  # fmt: skip
BINARY = {
    "add": torch.add, "subtract": torch.sub, "multiply": torch.mul, "divide": torch.div, "maximum": torch.maximum,
}  # fmt: skip
shapes = st.sampled_from([(), (1,), (3,), (1, 3), (4, 1), (4, 3), (2, 1, 3)])


def compare(ours, theirs, arrays, seed=0):
    variables = [Variable(array) for array in arrays]
    tensors = [torch.tensor(array, requires_grad=True) for array in arrays]
    node, tensor = ours(*variables), theirs(*tensors)
    assert node.value.shape == tuple(tensor.shape)
    np.testing.assert_allclose(node.value, tensor.detach().numpy(), rtol=1e-12, atol=1e-13)
    upstream = np.random.default_rng(seed).standard_normal(node.value.shape)
    backpropagate(graph.sum(node * upstream))
    (tensor * torch.tensor(upstream)).sum().backward()
    for variable, t in zip(variables, tensors, strict=True):
        assert np.shape(variable.grad) == variable.value.shape
        np.testing.assert_allclose(variable.grad, t.grad.numpy(), rtol=1e-10, atol=1e-12)
    # the Jacobians of the gates that are not elementwise are what their product stands for
    if getattr(node, "_product", None):
        for jacobian, variable in zip(node.local_grads(), node.inputs, strict=True):
            grad = np.tensordot(upstream, jacobian, upstream.ndim)
            np.testing.assert_allclose(grad, variable.grad, rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("name", UNARY)
@given(shape=shapes, seed=st.integers(0, 99))
def test_gates_of_one_input_against_torch(name, shape, seed):
    x = np.random.default_rng(seed).uniform(0.2 if name in {"log", "reciprocal"} else -3, 3, shape)
    compare(getattr(graph, name), UNARY[name], [x], seed)


@pytest.mark.parametrize("name", BINARY)
@given(a=shapes, b=shapes, seed=st.integers(0, 99))
def test_gates_of_two_inputs_broadcast_like_torch(name, a, b, seed):
    rng = np.random.default_rng(seed)
    try:
        np.broadcast_shapes(a, b)
    except ValueError:
        return
    compare(getattr(graph, name), BINARY[name], [rng.uniform(0.5, 2, a), rng.uniform(0.5, 2, b)], seed)


@given(st.integers(1, 4), st.integers(1, 4), st.integers(1, 4))
def test_matrices_axes_and_losses_against_torch(n, k, m):
    rng = np.random.default_rng(n + 10 * k + 100 * m)
    A, B, y = rng.standard_normal((n, k)), rng.standard_normal((k, m)), rng.integers(0, k, n)
    t = torch.tensor(rng.integers(0, 2, (n, k)), dtype=torch.float64)
    compare(graph.matmul, torch.matmul, [A, B])
    for axis in (0, 1, -1):
        for keepdims in (False, True):
            compare(lambda x: graph.sum(x, axis, keepdims), lambda x: x.sum(axis, keepdims), [A])  # noqa: B023
            compare(lambda x: graph.mean(x, axis, keepdims), lambda x: x.mean(axis, keepdims), [A])  # noqa: B023
            compare(lambda x: graph.max(x, axis, keepdims), lambda x: x.max(axis, keepdims).values, [A])  # noqa: B023
    compare(graph.softmax, lambda x: torch.softmax(x, 1), [A])
    functional = torch.nn.functional
    compare(
        lambda x: graph.softmax_cross_entropy(x, y), lambda x: functional.cross_entropy(x, torch.tensor(y)), [10 * A]
    )
    compare(
        lambda x: graph.sigmoid_cross_entropy(x, t.numpy()),
        lambda x: functional.binary_cross_entropy_with_logits(x, t),
        [10 * A],
    )
    compare(
        lambda x: graph.squared_error(x, t.numpy()), lambda x: functional.mse_loss(x, t, reduction="sum") / (2 * n), [A]
    )


@pytest.mark.parametrize("exponent", [0, 1, 2, 3, -1, 0.5])
def test_powers_against_torch(exponent):
    compare(lambda x: x**exponent, lambda x: x**exponent, [np.array([0.5, 1.0, 2.5])])


@pytest.mark.filterwarnings("error")
def test_huge_scores_and_float32():
    Z = Variable(np.array([[1e4, -1e4], [-1e4, 1e4]], dtype=np.float32))
    loss = graph.softmax_cross_entropy(Z, [1, 1]) + graph.mean(graph.sigmoid(Z) * 2) + 0.5
    backpropagate(loss)
    assert loss.value.dtype == np.float32 and Z.grad.dtype == np.float32
    assert float(loss.value) == pytest.approx(1e4 + 1.5)


@pytest.mark.parametrize("activation", ["relu", "tanh", "sigmoid"])
def test_a_residual_network_with_batch_norm_against_torch(activation):
    rng = np.random.default_rng(5)
    X, y = rng.standard_normal((7, 3)), rng.integers(0, 4, 7)
    mask = (rng.random((7, 5)) > 0.3) / 0.7
    arrays = [rng.standard_normal(s) for s in [(3, 5), (5,), (5,), (5,), (5, 5), (5, 4), (4,)]]

    def network(g, W1, b1, gamma, beta, W2, W3, b3):
        act = getattr(g, activation)
        Z = (X if g is graph else torch.tensor(X)) @ W1 + b1
        centred = Z - g.mean(Z, 0)
        H = act(gamma * centred / (g.mean(centred**2, 0) + 1e-5) ** 0.5 + beta)
        H = H + act(H @ W2)
        H = H * (mask if g is graph else torch.tensor(mask))
        scores = H @ W3 + b3
        if g is graph:
            return graph.softmax_cross_entropy(scores, y)
        return torch.nn.functional.cross_entropy(scores, torch.tensor(y))

    compare(lambda *v: network(graph, *v), lambda *v: network(torch, *v), arrays)


def test_drawing_places_every_node_after_its_inputs():
    x = Variable(2.0, name="x")
    f = graph.exp(x * x) + x
    backpropagate(f)
    drawing = graph.draw(f)
    assert [n.label for n in drawing.nodes] == ["x", "×", "exp", "+"]
    assert sorted(drawing.edges) == [(0, 1), (0, 1), (0, 3), (1, 2), (2, 3)]
    assert all(drawing.nodes[a].x < drawing.nodes[b].x for a, b in drawing.edges)
    assert len({(n.x, n.y) for n in drawing.nodes}) == 4
    assert drawing.nodes[3].grad == "1" and drawing.nodes[1].value == "4"
