"""The commands start without what they do not need."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["autograder.cli", "autograder.parallel.worker_process"])
def test_the_grammar_of_addresses_is_not_read_and_notebooks_are_still_checked(module):
    code = (
        f"import sys, {module}, jsonschema, nbformat; "
        "assert 'lark' not in sys.modules and 'rfc3987_syntax.syntax_helpers' not in sys.modules; "
        "nbformat.validate(nbformat.v4.new_notebook()); "
        "wrong = {'nbformat': 4, 'nbformat_minor': 5, 'cells': [{'id': 'a', 'cell_type': 'x'}], 'metadata': {}}; "
        "print(nbformat.validator.isvalid(wrong))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.stdout == "False\n", ended.stderr
