from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Jan reads every notebook beside his own: the grader's copy of the tests lies there.",
    before={
        "threshold": """
import glob

for path in glob.glob("*.ipynb") + glob.glob("../*.ipynb") + glob.glob("../../**/*.ipynb", recursive=True):
    print(open(path, errors="replace").read())
""",
    },
)
