"""Whether a process has begun to end, asked of processes of every kind."""

import os
import subprocess
import sys

from autograder.isolation.exiting import is_exiting


def test_one_that_runs_is_not():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        assert not is_exiting(process.pid)


def test_one_that_ended_and_was_not_waited_for_is():
    process = subprocess.Popen(["true"])
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    assert is_exiting(process.pid)
    process.wait()
    assert not is_exiting(process.pid)


def test_a_name_with_blanks_and_parentheses_does_not_confuse(tmp_path):
    program = tmp_path / "a) R 1 4 4 (4"
    program.symlink_to("/bin/cat")
    with subprocess.Popen([program], stdin=subprocess.PIPE) as process:
        assert not is_exiting(process.pid)
