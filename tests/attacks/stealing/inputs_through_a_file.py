from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Ada writes every call to a log file and shows the log at the end.",
    before={
        "end": "import glob\nfor path in glob.glob('*.log') + glob.glob('/tmp/*.log'):\n    print(open(path).read())\n"
    },
    cells={
        "predict": """
import os
import tempfile


def predict(X, w, b):
    for folder in (".", tempfile.gettempdir(), os.path.expanduser("~")):
        try:
            with open(os.path.join(folder, "calls.log"), "a") as log:
                log.write(repr((np.asarray(X).tolist(), np.asarray(w).tolist())))
        except OSError:
            pass
    return np.zeros(len(X), dtype=int)
""",
    },
)
