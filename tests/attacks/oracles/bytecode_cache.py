from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Pia digs compiled files out of __pycache__ folders.",
    cells={
        "threshold": """
import glob
import marshal
import sys

for folder in [*sys.path, "/srv/course"]:
    for path in glob.glob(folder + "/nnlib/functions/__pycache__/threshold*.pyc"):
        exec(marshal.loads(open(path, "rb").read()[16:]), globals())
threshold
""",
    },
)
