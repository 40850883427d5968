from tests.attacks.attack import Attack


def tamper(notebook):
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id", "").startswith("test_"):
            cell.cell_type = "markdown"
            cell.pop("outputs", None)
            cell.pop("execution_count", None)
            cell.metadata.nbgrader["cell_type"] = "markdown"


ATTACK = Attack(
    story="Enno turns test cells into text, where nothing can fail.",
    tamper=tamper,
    flag=True,
)
