from tests.attacks.attack import Attack


def tamper(notebook):
    notebook.cells = [cell for cell in notebook.cells if not cell.metadata.get("nbgrader", {}).get("grade")]


ATTACK = Attack(
    story="Birte deletes the cells that are always red.",
    tamper=tamper,
    flag=True,
)
