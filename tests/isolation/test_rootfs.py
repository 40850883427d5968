"""The view of the file system is built beside the real one, never into it."""

import os
import subprocess
import sys

import pytest

ENTER = """
import sys
from autograder.isolation import syscalls
from autograder.isolation.rootfs import View, enter
syscalls.unshare(syscalls.CLONE_NEWNS)
syscalls.mount("none", "/", None, syscalls.MS_REC | syscalls.MS_PRIVATE)
syscalls.mount(sys.argv[1], "/etc", None, syscalls.MS_BIND)
enter(View(folders=("/etc",)))
print(open("/etc/passwd").read())
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="binds a folder over /etc in a mount namespace of its own")
def test_a_folder_of_the_system_that_is_shown_is_not_written_to(tmp_path):
    (tmp_path / "passwd").write_text("as it was")
    ended = subprocess.run([sys.executable, "-c", ENTER, str(tmp_path)], capture_output=True, text=True, check=False)
    assert ended.stdout == "as it was\n", ended.stderr
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"passwd": "as it was"}
