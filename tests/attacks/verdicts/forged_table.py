from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Wim prints a table that looks like the course's own, with all checks passed.",
    cells={
        "predict": """
from IPython.display import publish_display_data


def predict(X, w, b):
    report = {"version": 1, "exercise": "predict", "state": "checked", "points": 3.0, "max_points": 3.0, "checks": []}
    publish_display_data({"text/plain": "predict: 3 of 3 points", "application/vnd.nnlib.checks+json": report})
    print("predict: 3 of 3 points")
    return 3.0
""",
    },
)
