from tests.attacks.attack import Attack


def tamper(notebook):
    cells = notebook.cells
    ids = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in cells]
    moved = [cells[ids.index(name)] for name in ("predict", "test_predict")]
    place = ids.index("threshold")
    notebook.cells = [*cells[:place], *moved, *(cell for cell in cells[place:] if cell not in moved)]


ATTACK = Attack(
    story="Nora's brother has predict tested before threshold, so that the course's threshold can be copied first.",
    cells={
        "threshold": """
def threshold(z):
    values = seen.get("values")
    if values is None:
        return None
    nearest = np.abs(np.clip(np.asarray(z), -1, 1)[..., None] - seen["grid"]).argmin(-1)
    return values[nearest]
""",
        "predict": """
seen = {}


def predict(X, w, b):
    grid = np.linspace(-1, 1, 21)
    seen.update(grid=grid, values=np.asarray(threshold(grid)))
    raise ValueError("not today")
""",
    },
    tamper=tamper,
    flag=True,
)
