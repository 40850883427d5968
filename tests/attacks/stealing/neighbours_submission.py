from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Max compares notes with the submission in the next folder.",
    before={
        "threshold": """
import glob
import os

here = os.getcwd()
for up in range(6):
    for path in glob.glob(os.path.join(here, "*", "*", "01_perceptron", "*.ipynb")):
        print(path, open(path, errors="replace").read())
    here = os.path.dirname(here)
""",
    },
)
