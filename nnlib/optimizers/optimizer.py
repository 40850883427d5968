"""What every optimizer shares: one flat vector of parameters, walked in blocks that fit the cache.

An update reads and writes each entry several times. Done over the whole vector, every NumPy call fetches it from memory
again; done block by block, the block stays in the cache. (Splitting the blocks over threads was tried and cost more
than it gained: the threads of the matrix products are still at the cores.)
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from nnlib.layers.layer import FloatArray
from nnlib.layers.parameters import Parameters
from nnlib.layers.vectors import vector
from nnlib.optimizers.clipping import clip_to_norm
from nnlib.optimizers.state import checked_state

Schedule = float | Callable[[int], float]

_BLOCK = 32_768


class Optimizer:
    """Changes the parameters of a model in place, one :meth:`step` for each mini-batch.

    A subclass names its state vectors in ``state_names`` and writes the rule for one block in :meth:`update`; what is
    the same for every block of a step goes in :meth:`prepare`.

    Parameters
    ----------
    parameters : Parameters
        ``model.parameters``.
    lr : float or callable
        The learning rate, or a schedule: a function of the number of steps done, from 0.
    weight_decay : float
        Decoupled decay: weights (not biases) are multiplied by ``1 - lr * weight_decay`` before the rule.
    clip_norm : float, optional
        The gradient of the whole network is scaled down to at most this norm.
    clip_value : float, optional
        Every entry of the gradient is brought into [-clip_value, clip_value].

    Attributes
    ----------
    state : mapping
        The state vectors by name. To change one, write into it: ``optimizer.state["v"][:] = 0``.

    Raises
    ------
    ValueError
        When ``lr`` or ``weight_decay`` is negative, or a limit is not positive.
    """

    state_names: tuple[str, ...] = ()

    def __init_subclass__(cls, **options: Any) -> None:
        """Forget an inherited compiled form where the rule is written anew."""
        super().__init_subclass__(**options)
        if "update" in vars(cls) and "compiled_update" not in vars(cls):
            cls.compiled_update = Optimizer.compiled_update  # type: ignore[method-assign]

    def __init__(
        self,
        parameters: Parameters,
        lr: Schedule,
        *,
        weight_decay: float = 0.0,
        clip_norm: float | None = None,
        clip_value: float | None = None,
    ) -> None:
        if not isinstance(parameters, Parameters):
            raise TypeError(f"expected model.parameters; got {type(parameters).__name__}: pass model.parameters")
        if not callable(lr) and not lr >= 0:
            raise ValueError(f"expected a learning rate of at least 0; got {lr}")
        if not weight_decay >= 0:
            raise ValueError(f"expected a weight decay of at least 0; got {weight_decay}")
        for name, limit in (("clip_norm", clip_norm), ("clip_value", clip_value)):
            if limit is not None and not limit > 0:
                raise ValueError(f"expected {name} above 0; got {limit}")
        self.parameters = parameters
        self.schedule = lr
        self.lr = float(lr(0)) if callable(lr) else float(lr)
        self.weight_decay, self.clip_norm, self.clip_value = weight_decay, clip_norm, clip_value
        self.t = 0
        self.state: Mapping[str, FloatArray] = MappingProxyType(
            {
                name: vector(parameters.values.size, parameters.values.dtype, place)
                for place, name in enumerate(self.state_names, start=2)
            }
        )
        self._decayed: np.ndarray | None = None
        self._blocks = self._plan()

    def step(self) -> None:
        """Update the parameters from their gradients."""
        if callable(self.schedule):
            self.lr = float(self.schedule(self.t))
        self.t += 1
        gradients = self.parameters.gradients
        if self.clip_value is not None:
            np.clip(gradients, -self.clip_value, self.clip_value, out=gradients)
        if self.clip_norm is not None:
            clip_to_norm(gradients, self.clip_norm)
        if self.weight_decay:
            self._decay()
        self.prepare()
        if self.parameters.kernels and self.compiled_update(self.parameters.kernels):
            return
        for block in self._blocks:
            self.update(*block)

    def _decay(self) -> None:
        if self._decayed is None:
            self._decayed = self.parameters.penalised_mask()
        w = self.parameters.values
        np.multiply(w, 1 - self.lr * self.weight_decay, out=w, where=self._decayed)

    def prepare(self) -> None:
        """Compute what all blocks of this step share; ``self.t`` already counts this step, from 1."""

    def update(self, w: FloatArray, g: FloatArray, *arrays: FloatArray) -> None:
        """Change the block ``w`` in place from its gradient ``g``; ``arrays`` are the states, then a scratch block."""
        raise NotImplementedError

    def compiled_update(self, kernels: Any) -> bool:
        """Change all parameters in one compiled pass, to the same numbers; return False where there is no kernel."""
        return False

    def state_dict(self) -> dict[str, Any]:
        """Return copies of the state vectors, the name of the rule, ``t`` and ``lr``, to save or compare."""
        vectors = {name: vector.copy() for name, vector in self.state.items()}
        return {"rule": type(self).__name__, "t": self.t, "lr": self.lr, **vectors}

    def load_state(self, state: dict[str, Any]) -> None:
        """Take over what :meth:`state_dict` of the same rule returned; another's is refused and changes nothing."""
        state = checked_state(state, self.state_dict())
        self.t, self.lr = int(state["t"]), float(state["lr"])
        for name, kept in self.state.items():
            kept[...] = state[name]

    def __getstate__(self) -> dict[str, Any]:
        """Leave the blocks out of a copy: they are views, which a copy would take apart."""
        kept = {name: value for name, value in self.__dict__.items() if name != "_blocks"}
        return kept | {"state": dict(self.state)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state | {"state": MappingProxyType(state["state"])})
        self._blocks = self._plan()

    def _plan(self) -> list[tuple[FloatArray, ...]]:
        """Cut parameters, gradients and states into blocks, with one scratch block for all of them; made once."""
        size = self.parameters.values.size
        vectors = (self.parameters.values, self.parameters.gradients, *self.state.values())
        scratch = np.empty(min(size, _BLOCK), self.parameters.values.dtype)
        return [
            (*(vector[start : start + _BLOCK] for vector in vectors), scratch[: min(_BLOCK, size - start)])
            for start in range(0, size, _BLOCK)
        ]
