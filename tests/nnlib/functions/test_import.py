"""``import nnlib`` pulls in NumPy alone; the names of the curriculum are there."""

import subprocess
import sys

import nnlib


def test_import_pulls_in_numpy_alone():
    program = (
        "import sys; import numpy; before = set(sys.modules); import nnlib; nnlib.sigmoid(0.0); nnlib.adam_step;"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before};"
        "print(sorted(new - set(sys.stdlib_module_names) - {'nnlib', 'numpy'}))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_every_exported_function_has_a_docstring_with_an_example():
    for name, home in nnlib._HOME.items():
        if home.startswith("functions."):
            assert ">>>" in getattr(nnlib, name).__doc__, name


def test_an_unknown_name_is_an_attribute_error():
    assert not hasattr(nnlib, "sigmoyd")
    assert "sigmoid" in dir(nnlib)
