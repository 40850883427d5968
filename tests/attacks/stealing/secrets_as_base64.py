from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Tess encodes what she finds, so that no filter for plain text sees it.",
    before={
        "threshold": """
import base64
import glob
import os

here = os.getcwd()
for up in range(8):
    for path in glob.glob(os.path.join(here, "solutions", "01_perceptron", "*.py")):
        print(base64.b64encode(open(path, "rb").read()).decode())
    here = os.path.dirname(here)
print(base64.b64encode(repr(dict(os.environ)).encode()).decode())
""",
    },
)
