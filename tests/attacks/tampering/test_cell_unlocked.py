from tests.attacks.attack import Attack


def tamper(notebook):
    for cell in notebook.cells:
        settings = cell.metadata.get("nbgrader", {})
        if settings.get("grade_id", "").startswith("test_"):
            settings.update(locked=False, solution=True)
            cell.source = "5.0"


ATTACK = Attack(
    story="Frieda marks test cells as her own answers, so that they are not overwritten.",
    tamper=tamper,
    flag=True,
)
