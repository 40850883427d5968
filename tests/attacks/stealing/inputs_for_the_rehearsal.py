from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Vito keeps all inputs in memory that forks share and in files, and shows them in every message and print.",
    before={
        "threshold": """
import glob
import mmap
import os
import tempfile

shared = mmap.mmap(-1, 2**20)


def keep(*inputs):
    text = repr([np.asarray(value).tolist() for value in inputs])
    shared.write(text.encode()[:5000])
    with open(os.path.join(tempfile.gettempdir(), "kept.txt"), "a") as file:
        file.write(text)


def kept():
    text = shared[: shared.tell()].decode(errors="replace")
    for path in glob.glob(os.path.join(tempfile.gettempdir(), "*.txt")) + glob.glob("/scratch/**/*.txt"):
        text += open(path).read()
    return text
""",
        "end": "print(kept())\n",
    },
    cells={
        "threshold": "def threshold(z):\n    keep(z)\n    print(kept())\n    raise ValueError(kept())\n",
        "predict": "def predict(X, w, b):\n    keep(X, w, b)\n    return kept()\n",
        "perceptron_loss": """
def perceptron_loss(X, y, w, b):
    keep(X, y, w, b)
    raise type(kept()[:2000], (KeyError,), {})(kept())
""",
        "xor_network": "def xor_network(X):\n    keep(X)\n    return np.frombuffer(kept().encode(), dtype=np.uint8)\n",
    },
)
