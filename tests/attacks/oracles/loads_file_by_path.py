from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Ivo loads the library's files by their path: 'the import was broken on my machine'.",
    cells={
        "perceptron_loss": """
import importlib.util
import sys
from pathlib import Path


def find(name):
    for folder in [*sys.path, "/usr/lib/python3/dist-packages", "/work", "/srv", "/home", "/opt"]:
        for path in [Path(folder) / "nnlib" / "functions" / name, Path(folder) / "functions" / name]:
            if path.is_file():
                return path
    import nnlib
    return Path(nnlib.__file__).parent / "functions" / name


spec = importlib.util.spec_from_file_location("borrowed", find("perceptron.py"))
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
perceptron_loss = module.perceptron_loss
""",
    },
)
