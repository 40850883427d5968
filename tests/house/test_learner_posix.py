"""The learner's commands without POSIX: modules, functions and signals that Windows lacks are taken away."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

# Loaded by every Python process that the command starts, before anything else. The modules are hidden from the
# course's own code; libraries look at the name of the system before they use them.
WITHOUT_POSIX = """
import builtins, os, signal, sys

MODULES = {
    "fcntl", "pwd", "grp", "resource", "termios", "tty", "pty", "syslog", "posix", "crypt", "nis", "spwd",
    "posix_ipc", "seccomp", "pyseccomp", "multiprocessing.popen_fork",
}
OF_OS = (
    "fork forkpty setsid setpgid getpgid getpgrp getuid geteuid getgid getegid getgroups setuid setgid killpg nice "
    "chroot mkfifo mknod wait3 wait4 getloadavg sched_getaffinity sched_setaffinity memfd_create pidfd_open "
    "getpriority setpriority lchown fchown initgroups ctermid openpty unshare"
).split()
OF_SIGNAL = "SIGALRM SIGHUP SIGKILL SIGQUIT SIGUSR1 SIGUSR2 alarm setitimer pause pthread_kill sigwait".split()

for module, names in ((os, OF_OS), (signal, OF_SIGNAL)):
    for name in names:
        if hasattr(module, name):
            delattr(module, name)

imported = builtins.__import__

def guarded(name, globals=None, *rest, **more):
    own = str((globals or {}).get("__name__", "")).startswith(("nnlib", "autograder", "__main__"))
    if own and (name in MODULES or name.split(".")[0] in ("nbgrader",)):
        raise ModuleNotFoundError(f"No module named {name!r} on this system")
    return imported(name, globals, *rest, **more)

builtins.__import__ = guarded
"""


@pytest.fixture
def bare(tmp_path):
    """A function that runs the learner's commands where POSIX is missing."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(WITHOUT_POSIX)
    (tmp_path / "empty").mkdir()
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(tmp_path / "site"), str(Path(__file__).parents[2])]),
    }

    def run(*arguments, code="from autograder.learner_commands import app; app()"):
        command = [sys.executable, "-c", textwrap.dedent(code), *arguments]
        return subprocess.run(
            command, env=environment, cwd=tmp_path / "empty", capture_output=True, text=True, timeout=120
        )

    return run


def test_the_system_of_this_test_really_lacks_them(bare):
    ended = bare(code="import fcntl")
    assert ended.returncode == 1 and "No module named 'fcntl' on this system" in ended.stderr
    assert "AttributeError" in bare(code="import os; os.fork()").stderr
    assert "AttributeError" in bare(code="import signal; signal.SIGKILL").stderr


def test_a_learners_round_works_without_posix(bare):
    expected = {
        "--help": 0, "start 01": 0, "check 01": 1, "check 01 predict": 1, "progress": 0, "hint 01 predict": 0,
        "submit 01 --student ada": 0, "reset 01": 0, "start 02": 0,
    }  # fmt: skip
    for arguments, code in expected.items():
        ended = bare(*arguments.split())
        assert ended.returncode == code and "Traceback" not in ended.stderr, (arguments, ended.stderr)


def test_lessons_import_without_posix(bare):
    ended = bare(code="import autograder.checks, nnlib, nnlib.data, nnlib.plots, nnlib.widgets")
    assert ended.returncode == 0, ended.stderr


def test_what_cannot_be_printed_becomes_a_question_mark(bare):
    code = "import sys; sys.stdout.reconfigure(encoding='cp1252'); from autograder.learner_commands import app; app()"
    bare("start", "01")
    for arguments in ("check 01 predict", "hint 02 predict_proba 3"):
        ended = bare(*arguments.split(), code=code)
        assert "Traceback" not in ended.stderr, ended.stderr
