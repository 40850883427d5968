from tests.attacks.attack import Attack, Link

ATTACK = Attack(
    story="Ulla hands in a 'data' folder that is a link to the grader's home.",
    files={
        "data.txt": Link("../../../gradebook.db"),
        "answers.py": Link("../../../../solutions/01_perceptron/01_perceptron.py"),
    },
    cells={
        "threshold": """
import os

for name in ("answers.py", "data.txt"):
    if os.path.exists(name):
        print(open(name, errors="replace").read())
""",
    },
)
