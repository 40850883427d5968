"""The contract of every layer: ``forward``, ``backward``, and parameters that may live in one flat vector.

A layer on its own returns fresh arrays and never changes its arguments. Inside a network three switches, set once by
:class:`~nnlib.layers.Sequential` and :class:`~nnlib.layers.Parameters`, take the waiting out of the same code:
``reuses_buffers`` writes into arrays kept for each batch size,
``overwrites_input`` and ``overwrites_gradient`` work in place where nobody needs the old values, and
``needs_input_gradient`` is off where nothing below can learn; ``held`` says that its parameters are views of a
network's vector. A copy of a layer is a layer on its own again. ``kernels`` holds :mod:`nnlib.compiled`'s after
:meth:`nnlib.models.Network.compile`; a layer without one does as before.
"""

from typing import Any

import numpy as np

from nnlib.layers.held_array import HeldArray

FloatArray = np.ndarray[Any, np.dtype[np.floating[Any]]]

_MOST_BUFFERS, _MOST_PLANS = 24, 8


class Layer:
    """One step of a network: ``forward`` computes, ``backward`` turns dY into dX and fills the gradients.

    A subclass names its parameters in ``parameter_names``; the parameter ``W`` has its gradient in ``dW``.
    ``output_needed`` says that ``backward`` reads what ``forward`` returned, so the next layer must not overwrite it.

    Examples
    --------
    >>> from nnlib.layers import ReLU
    >>> relu = ReLU()
    >>> relu.forward(np.array([[-1.0, 2.0]]))
    array([[0., 2.]])
    >>> relu.backward(np.array([[5.0, 7.0]]))
    array([[0., 7.]])
    """

    parameter_names: tuple[str, ...] = ()
    penalised_names: tuple[str, ...] = ()
    state_names: tuple[str, ...] = ()
    output_needed = False
    held = False

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        for name in cls.parameter_names:
            setattr(cls, name, HeldArray(name))

    def __init__(self) -> None:
        self.leave_network()

    def forward(self, X: FloatArray, training: bool = False) -> FloatArray:
        """Return the output for the rows of X; ``training`` switches noise and batch statistics on."""
        raise NotImplementedError

    def backward(self, dY: FloatArray) -> FloatArray | None:
        """Return dX for the last ``forward`` and write the gradients of the parameters."""
        raise NotImplementedError

    @property
    def sublayers(self) -> tuple["Layer", ...]:
        """The layers inside this one, for containers."""
        return ()

    def output_shape(self, n_in: int) -> int:
        """Return the number of outputs for ``n_in`` inputs."""
        return n_in

    def buffer(self, role: str, shape: tuple[int, ...], dtype: Any) -> np.ndarray:
        """Return an array to write into: a kept one inside a network, a fresh one otherwise."""
        if not self.reuses_buffers:
            return np.empty(shape, dtype)
        key = (role, shape, dtype)
        kept = self._buffers.get(key)
        if kept is None:
            if len(self._buffers) >= _MOST_BUFFERS:
                self._buffers.clear()
            kept = self._buffers[key] = np.empty(shape, dtype)
        return kept

    def plan(self, *sizes: Any) -> Any:
        """Return all that a step on a mini-batch of these sizes needs, for layers that do not ask array by array."""
        raise NotImplementedError

    def planned(self, *sizes: Any) -> Any:
        """Return the plan for these sizes: a kept one inside a network, a fresh one otherwise."""
        if not self.reuses_buffers:
            return self.plan(*sizes)
        kept = self._plans.get(sizes)
        if kept is None:
            if len(self._plans) >= _MOST_PLANS:
                self._plans.clear()
            kept = self._plans[sizes] = self.plan(*sizes)
        return kept

    def leave_network(self) -> None:
        """Turn all switches of a network off, and forget the arrays kept for its mini-batches."""
        self.reuses_buffers = False
        self.overwrites_input = False
        self.overwrites_gradient = False
        self.needs_input_gradient = True
        self.held = False
        self.kernels: Any = None
        self._buffers: dict[tuple[Any, ...], np.ndarray] = {}
        self._plans: dict[tuple[Any, ...], Any] = {}

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_buffers": {}, "_plans": {}}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self.leave_network()

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


def no_forward_pass() -> RuntimeError:
    """Return the error of a ``backward`` that has nothing to go back through.

    Examples
    --------
    >>> no_forward_pass()
    RuntimeError('expected a forward pass before backward: call forward(X) first')
    """
    return RuntimeError("expected a forward pass before backward: call forward(X) first")


def walk(layers: tuple[Layer, ...] | list[Layer]) -> list[Layer]:
    """Return the layers and all that is inside them, outer before inner.

    Examples
    --------
    >>> from nnlib.layers import ReLU, Residual
    >>> walk([Residual([ReLU()]), ReLU()])
    [Residual(ReLU()), Sequential(ReLU()), ReLU(), ReLU()]
    """
    found: list[Layer] = []
    for layer in layers:
        found.append(layer)
        found.extend(walk(layer.sublayers))
    return found
