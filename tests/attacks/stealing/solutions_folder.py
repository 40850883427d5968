from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Ilse looks for 'the lesson's data files' in the folders above.",
    before={
        "threshold": """
import glob
import os

here = os.getcwd()
for up in range(8):
    for path in glob.glob(os.path.join(here, "*", "01_perceptron", "01_perceptron.*")):
        try:
            print(open(path, errors="replace").read())
        except OSError as error:
            print(error)
    here = os.path.dirname(here)
for path in glob.glob("/srv/*/solutions/*/*.py"):
    print(open(path).read())
""",
    },
)
