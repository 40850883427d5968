from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Otto resets Python's import machinery, because 'something is intercepting my imports'.",
    cells={
        "threshold": """
import importlib.machinery
import sys

sys.meta_path[:] = [
    importlib.machinery.BuiltinImporter,
    importlib.machinery.FrozenImporter,
    importlib.machinery.PathFinder,
]
sys.path_hooks[:] = [importlib.machinery.FileFinder.path_hook(
    (importlib.machinery.SourceFileLoader, [".py"]), (importlib.machinery.SourcelessFileLoader, [".pyc"]),
    (importlib.machinery.ExtensionFileLoader, importlib.machinery.EXTENSION_SUFFIXES))]
sys.path_importer_cache.clear()
for name in [name for name in sys.modules if name.split(".")[0] == "nnlib"]:
    del sys.modules[name]
from nnlib.functions.threshold import threshold
""",
    },
)
