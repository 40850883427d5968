from tests.attacks.attack import Attack


def tamper(notebook):
    cells = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in notebook.cells}
    easy, hard = cells["test_threshold"], cells["test_train_perceptron"]
    easy.metadata.nbgrader["grade_id"], hard.metadata.nbgrader["grade_id"] = "test_train_perceptron", "test_threshold"


ATTACK = Attack(
    story="Gerd exchanges the names of the easiest and the most valuable test.",
    tamper=tamper,
    solved=("threshold",),
    honest={"test_threshold": 2.0},
    flag=True,
)
