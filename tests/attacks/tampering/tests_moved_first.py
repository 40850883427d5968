from tests.attacks.attack import Attack


def tamper(notebook):
    tests = [
        cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id", "").startswith("test_")
    ]
    rest = [cell for cell in notebook.cells if cell not in tests]
    notebook.cells = tests + rest


ATTACK = Attack(
    story="Heidi moves all tests to the top, before her code can make them fail.",
    tamper=tamper,
    flag=True,
)
