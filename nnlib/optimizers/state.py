"""Taking over the state of an optimizer: all is checked before anything is written."""

from typing import Any

import numpy as np


def checked_state(state: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return ``state`` as arrays and floats, or raise unless it is of the rule and the sizes of ``own``.

    Parameters
    ----------
    state, own : dict
        What ``state_dict`` returned: of the optimizer to take over, and of the one that takes over.

    Raises
    ------
    ValueError
        When the rule, a name, a shape or a type differs.

    Examples
    --------
    >>> own = {"rule": "Momentum", "t": 0, "lr": 0.1, "v": np.zeros(3)}
    >>> checked_state({**own, "rule": "Adam"}, own)
    Traceback (most recent call last):
    ValueError: expected the state of Momentum; got that of 'Adam': take it from state_dict() of the same rule
    """
    rule = state.get("rule")
    if rule != own["rule"]:
        raise ValueError(
            f"expected the state of {own['rule']}; got that of {rule!r}: take it from state_dict() of the same rule"
        )
    if set(state) != set(own):
        raise ValueError(f"expected {sorted(own)}; got {sorted(state)}: pass what state_dict() returned")
    taken = {name: np.asarray(value) for name, value in state.items() if name != "rule"}
    for name, array in taken.items():
        shape = np.shape(own[name])
        if array.shape != shape or array.dtype.kind not in "fiu":
            raise ValueError(
                f"expected {name} as real numbers of shape {shape}; got shape {array.shape}, dtype {array.dtype}: "
                "take it from an optimizer of a model of the same sizes"
            )
    return {name: array if array.ndim else array.item() for name, array in taken.items()}
