import nbformat

from tests.attacks.attack import Attack


def raw(notebook):
    notebook.cells[0].source += "x" * (25 * 2**20)
    return nbformat.writes(notebook).encode()


ATTACK = Attack(
    story="Otis pasted a video into the first cell: 25 megabytes of text.",
    raw=raw,
    flag=True,
)
