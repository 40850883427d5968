"""A table of a model's layers, shapes and numbers of parameters."""

from nnlib.layers.layer import walk
from nnlib.models.network import Network


def summary(model: Network) -> str:
    """Return one line for each layer: what it is, the shape of its output, and how many parameters it learns.

    Examples
    --------
    >>> from nnlib.models import SoftmaxRegression
    >>> print(summary(SoftmaxRegression(4, 3)))
    layer         output  parameters
    Linear(4, 3)  (n, 3)          15
    total                         15
    """
    rows = [("layer", "output", "parameters")]
    n = model.n_in
    for layer in model.layers.layers:
        n = layer.output_shape(n)
        count = sum(getattr(inner, name).size for inner in walk([layer]) for name in inner.parameter_names)
        rows.append((repr(layer), f"(n, {n})", f"{count:,}"))
    rows.append(("total", "", f"{model.parameters.values.size:,}"))
    first, second, third = (max(len(row[column]) for row in rows) for column in range(3))
    return "\n".join(f"{a:<{first}}  {b:<{second}}  {c:>{third}}" for a, b, c in rows)
