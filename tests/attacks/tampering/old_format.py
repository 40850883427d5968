import json

from tests.attacks.attack import Attack


def raw(notebook):
    cells = [
        {
            "cell_type": "code",
            "language": "python",
            "input": "1.0",
            "outputs": [],
            "metadata": dict(cell.metadata),
            "collapsed": False,
            "prompt_number": 1,
        }
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]
    old = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {"name": ""},
        "worksheets": [{"cells": cells, "metadata": {}}],
    }
    return json.dumps(old).encode()


ATTACK = Attack(
    story="Paul saves in notebook format 3 with a tool from 2013; every cell is 1.0 now.",
    raw=raw,
    flag=True,
)
