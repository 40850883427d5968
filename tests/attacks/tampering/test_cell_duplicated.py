import copy

from tests.attacks.attack import Attack


def tamper(notebook):
    for index, cell in enumerate(notebook.cells):
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "test_predict":
            twin = copy.deepcopy(cell)
            twin.id = "twin"
            twin.source = "3.0"
            notebook.cells.insert(index + 1, twin)
            return


ATTACK = Attack(
    story="Claus copies a test cell to play with it and leaves the copy in.",
    tamper=tamper,
    flag=True,
)
