"""What every optimizer shares: one flat vector of parameters, walked in blocks that fit the cache.

An update reads and writes each entry several times. Done over the whole vector, every NumPy call fetches it from memory
again; done block by block, the block stays in the cache. Large vectors are split over threads besides, for NumPy lets go
of the interpreter inside its loops.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from nnlib.layers.layer import FloatArray
from nnlib.layers.parameters import Parameters

Schedule = float | Callable[[int], float]

_BLOCK = 16_384
_ENTRIES_WORTH_A_THREAD = 100_000
_POOL: ThreadPoolExecutor | None = None


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

    Raises
    ------
    ValueError
        When ``lr`` or ``weight_decay`` is negative, or a limit is not positive.
    """

    state_names: tuple[str, ...] = ()

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
        self.state = {name: np.zeros_like(parameters.values) for name in self.state_names}
        self._decayed = parameters.penalised_mask() if weight_decay else None
        self._shares = self._plan()

    def step(self) -> None:
        """Update the parameters from their gradients."""
        if callable(self.schedule):
            self.lr = float(self.schedule(self.t))
        self.t += 1
        gradients = self.parameters.gradients
        if self.clip_value is not None:
            np.clip(gradients, -self.clip_value, self.clip_value, out=gradients)
        if self.clip_norm is not None:
            norm = float(np.sqrt(gradients @ gradients))
            if norm > self.clip_norm:
                gradients *= self.clip_norm / norm
        if self._decayed is not None:
            np.multiply(
                self.parameters.values, 1 - self.lr * self.weight_decay, out=self.parameters.values, where=self._decayed
            )
        self.prepare()
        if len(self._shares) == 1:
            self._work(self._shares[0])
        else:
            waiting = [_pool().submit(self._work, share) for share in self._shares[1:]]
            self._work(self._shares[0])
            for task in waiting:
                task.result()

    def prepare(self) -> None:
        """Compute what all blocks of this step share; ``self.t`` already counts this step, from 1."""

    def update(self, w: FloatArray, g: FloatArray, *arrays: FloatArray) -> None:
        """Change the block ``w`` in place from its gradient ``g``; ``arrays`` are the states, then one scratch block."""
        raise NotImplementedError

    def state_dict(self) -> dict[str, Any]:
        """Return copies of the state vectors, and ``t`` and ``lr``, to save or compare."""
        return {"t": self.t, "lr": self.lr, **{name: vector.copy() for name, vector in self.state.items()}}

    def load_state(self, state: dict[str, Any]) -> None:
        """Take over what :meth:`state_dict` returned."""
        missing = {"t", "lr", *self.state} - set(state)
        if missing:
            raise ValueError(f"expected the state of {type(self).__name__}; missing {sorted(missing)}")
        self.t, self.lr = int(state["t"]), float(state["lr"])
        for name, vector in self.state.items():
            vector[...] = state[name]

    def _work(self, share: list[tuple[FloatArray, ...]]) -> None:
        for block in share:
            self.update(*block)

    def _plan(self) -> list[list[tuple[FloatArray, ...]]]:
        """Cut the vectors into blocks, and the blocks into one share for each thread; made once."""
        size = self.parameters.values.size
        n_threads = min(_threads(), max(1, size // _ENTRIES_WORTH_A_THREAD))
        vectors = (self.parameters.values, self.parameters.gradients, *self.state.values())
        shares: list[list[tuple[FloatArray, ...]]] = []
        for part in range(n_threads):
            first, last = size * part // n_threads, size * (part + 1) // n_threads
            n_blocks = max(1, -(-(last - first) // _BLOCK))
            scratch = np.empty(-(-(last - first) // n_blocks), self.parameters.values.dtype)
            cuts = [first + (last - first) * i // n_blocks for i in range(n_blocks + 1)]
            shares.append(
                [(*(v[a:b] for v in vectors), scratch[: b - a]) for a, b in zip(cuts, cuts[1:], strict=False)]
            )
        return shares


def _threads() -> int:
    """Return how many threads to use: OMP_NUM_THREADS as the matrix products do, else the cores given to the process."""
    asked = os.environ.get("OMP_NUM_THREADS", "")
    if asked.isdigit() and int(asked) > 0:
        return int(asked)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _pool() -> ThreadPoolExecutor:
    global _POOL
    if _POOL is None:
        _POOL = ThreadPoolExecutor(max_workers=_threads(), thread_name_prefix="nnlib-optimizer")
    return _POOL
