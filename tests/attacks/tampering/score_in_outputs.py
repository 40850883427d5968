from nbformat.v4 import new_output

from tests.attacks.attack import Attack


def tamper(notebook):
    for cell in notebook.cells:
        settings = cell.metadata.get("nbgrader", {})
        if settings.get("grade") and cell.cell_type == "code":
            result = {"text/plain": f"{settings['points']}.0"}
            cell.outputs = [new_output("execute_result", data=result, execution_count=1)]
            cell.execution_count = 1


ATTACK = Attack(
    story="Knut hands in outputs that already say full marks.",
    tamper=tamper,
)
