from tests.attacks.attack import Attack


def tamper(notebook):
    for cell in notebook.cells:
        cell.metadata.pop("nbgrader", None)


ATTACK = Attack(
    story="Ingo's editor strips all cell metadata; nothing is left to be graded.",
    tamper=tamper,
    flag=True,
)
