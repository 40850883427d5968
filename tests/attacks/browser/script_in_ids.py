from nbformat.v4 import new_code_cell

from tests.attacks.attack import Attack

TAG = "<img src=x onerror='window.attackRan = 1'>"


def tamper(notebook):
    settings = {"grade_id": TAG, "grade": True, "solution": False, "locked": True, "points": 5, "schema_version": 3}
    cell = new_code_cell("1", metadata={"nbgrader": settings, "tags": [TAG], "name": TAG})
    cell["id"] = "script-in-ids"
    notebook.cells.insert(0, cell)
    notebook.metadata["title"] = TAG
    notebook.metadata["kernelspec"] = {"display_name": TAG, "language": TAG, "name": TAG}
    notebook.metadata["authors"] = [{"name": TAG}]


ATTACK = Attack(
    story="Yorick names his cells, his kernel and himself in a way that a page shows as a picture.",
    cells={"threshold": f'def threshold(z):\n    raise type("""{TAG}""", (Exception,), {{}})("x")\n'},
    tamper=tamper,
    flag=True,
)
