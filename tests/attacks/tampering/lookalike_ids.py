import copy

from tests.attacks.attack import Attack

LOOKALIKES = ("test_thresh\u200bold", "test_thr\u0435shold", "\uff54est_threshold", "test_threshold ", "TEST_THRESHOLD")


def tamper(notebook):
    test = next(
        cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "test_threshold"
    )
    place = notebook.cells.index(test)
    for number, name in enumerate(LOOKALIKES):
        cell = copy.deepcopy(test)
        cell["id"] = f"lookalike-{number}"
        cell.metadata.nbgrader["grade_id"] = name
        cell.source = "2.0"
        notebook.cells.insert(place + 1, cell)
    notebook.cells.remove(test)


ATTACK = Attack(
    story="Ulf puts cells beside the test whose names look like its own, in other alphabets, and takes the test away.",
    solved=("threshold",),
    tamper=tamper,
    flag=True,
)
