"""Where the nodes of a computation graph stand: columns from the inputs to the output, rows with few crossings.

Contract: a gate stands right of all its inputs, a leaf one column before the first gate that uses it; an edge over
several columns bends around the boxes between; ``y`` grows upwards and is 0 at the top.
"""

from collections.abc import Sequence

Place = tuple[float, float]


def graph_layout(inputs: Sequence[Sequence[int]]) -> tuple[list[Place], list[list[list[Place]]]]:
    """Return the place ``(column, y)`` of every node, and for every node the route of each edge into it.

    Parameters
    ----------
    inputs : sequence of sequences of int
        For each node in topological order, the positions of its inputs.

    Examples
    --------
    >>> places, routes = graph_layout([[], [], [0, 1]])
    >>> places
    [(0.0, 0.0), (0.0, -1.0), (1.0, -0.5)]
    >>> routes[2]
    [[(0.0, 0.0), (1.0, -0.5)], [(0.0, -1.0), (1.0, -0.5)]]
    """
    column = columns(inputs)
    before: list[list[int]] = [[] for _ in inputs]
    chains: list[list[list[int]]] = []
    for i, sources in enumerate(inputs):
        chains.append([])
        for k, j in enumerate(sources):
            repeated = j in sources[:k]
            chain = [j]
            # Bends are nodes of the layout like any other, so that rows make room for them.
            for c in range(column[j] + 1, column[i]):
                column.append(c)
                before.append([chain[-1]])
                chain.append(len(column) - 1)
            if not repeated or len(chain) > 1:
                before[i].append(chain[-1])
            chains[-1].append([*chain, i])
    row = rows(column, before)
    place = [(float(c), 0.0 - r) for c, r in zip(column, row, strict=True)]
    routes = [[[place[n] for n in chain] for chain in of_node] for of_node in chains]
    return place[: len(inputs)], [side_by_side(of_node) for of_node in routes]


def columns(inputs: Sequence[Sequence[int]]) -> list[int]:
    """Return the column of every node: the longest way from a leaf; leaves move right to where they are used."""
    column: list[int] = []
    for sources in inputs:
        column.append(max((column[j] + 1 for j in sources), default=0))
    for i, sources in enumerate(inputs):
        users = [column[k] for k, others in enumerate(inputs) if i in others]
        if not sources and users:
            column[i] = min(users) - 1
    return column


def rows(column: Sequence[int], before: Sequence[Sequence[int]]) -> list[float]:
    """Return the row of every node, by four sweeps of barycentres (Sugiyama, Tagawa and Toda, 1981); 0 is the top."""
    after: list[list[int]] = [[] for _ in column]
    for i, sources in enumerate(before):
        for j in sources:
            after[j].append(i)
    layers = [[i for i in range(len(column)) if column[i] == c] for c in range(max(column) + 1)]
    row = [0.0] * len(column)
    for layer in layers:
        for k, i in enumerate(layer):
            row[i] = k - (len(layer) - 1) / 2
    for sweep in range(4):
        forward = sweep % 2 == 0
        for layer in layers if forward else layers[::-1]:
            spread(layer, row, before if forward else after)
    top = min(row)
    return [r - top for r in row]


def spread(layer: list[int], row: list[float], neighbours: Sequence[Sequence[int]]) -> None:
    """Move the nodes of one column to the mean row of their neighbours, in that order and at least one row apart."""
    wanted = {i: mean([row[j] for j in neighbours[i]], row[i]) for i in layer}
    layer.sort(key=lambda i: (wanted[i], row[i]))
    placed: list[float] = []
    for i in layer:
        placed.append(max(wanted[i], placed[-1] + 1) if placed else wanted[i])
    shift = mean(list(wanted.values()), 0.0) - mean(placed, 0.0)
    for i, place in zip(layer, placed, strict=True):
        row[i] = place + shift


def mean(numbers: Sequence[float], default: float) -> float:
    """Return the mean, or ``default`` of no numbers."""
    return sum(numbers) / len(numbers) if numbers else default


def side_by_side(routes: list[list[Place]]) -> list[list[Place]]:
    """Move equal routes, as of ``x * x``, apart."""
    result = []
    for k, route in enumerate(routes):
        copies = [m for m, other in enumerate(routes) if other == route]
        shift = 0.3 * (copies.index(k) - (len(copies) - 1) / 2)
        result.append([(x, y - shift) for x, y in route])
    return result
