from tests.attacks.attack import Attack


def tamper(notebook):
    for cell in notebook.cells:
        settings = cell.metadata.get("nbgrader", {})
        if settings.get("grade") and cell.cell_type == "code":
            cell.source = f"{settings['points']}.0"


ATTACK = Attack(
    story="Arne 'simplifies' the test cells: each is now the number of its points.",
    tamper=tamper,
    flag=True,
)
