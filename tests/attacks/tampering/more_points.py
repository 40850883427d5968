from tests.attacks.attack import Attack


def tamper(notebook):
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.metadata.nbgrader["points"] = 100
            cell.source = cell.source.replace("points=2", "points=100")


ATTACK = Attack(
    story="Doro edits the metadata: every exercise is worth 100 points.",
    tamper=tamper,
    solved=("threshold",),
    honest={"test_threshold": 2.0},
    flag=True,
)
