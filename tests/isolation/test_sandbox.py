# ruff: noqa: E501
"""What a learner's code can reach: probes that run inside the sandbox and report what they find."""

import os
from pathlib import Path

import nbformat
import pytest

from autograder.isolation.grade import Grader
from autograder.isolation.lesson import from_source_notebook
from autograder.isolation.limits import Limits
from tests.isolation.conftest import QUICK, nbgrader_cell, notebook

ROOT = Path(__file__).parents[2]

PROBES = {
    "the network": "import socket\ntry:\n    socket.create_connection(('1.1.1.1', 53), 1)\n    found = True\nexcept OSError:\n    found = False",
    "a socket": "import socket\ntry:\n    socket.socket()\n    found = True\nexcept OSError:\n    found = False",
    "the course folder": f"import os\nfound = sorted(set(os.listdir({str(ROOT)!r})) - {{'.venv', 'nnlib', 'autograder'}})",
    "git": f"import os\nfound = os.path.exists({str(ROOT / '.git')!r})",
    "the tests": f"import os\nfound = os.path.exists({str(ROOT / 'tests')!r})",
    "the sample answers": "import os, autograder\nfound = os.path.exists(autograder.__path__[0] + '/demo')",
    "home folders": "import os\nfound = [name for name in os.listdir('/root') if name != '.pyenv'] if os.path.isdir('/root') else []",
    "other processes": "import os\nfound = [pid for pid in os.listdir('/proc') if pid.isdigit() and int(pid) not in (1, os.getpid())]",
    "writing to the system": "import os\nfound = [p for p in ('/', '/usr', '/etc', '/dev', '/proc/sys/kernel') if os.access(p, os.W_OK)]",
    "writing beside numpy": "try:\n    open(np.__path__[0] + '/x.py', 'w')\n    found = True\nexcept OSError:\n    found = False",
    "root's number": "import os\nfound = os.getuid() == 0 or os.geteuid() == 0",
    "capabilities": "found = [l for l in open('/proc/self/status') if l.startswith('Cap') and int(l.split()[1], 16)]",
    "new privileges": "found = 'NoNewPrivs:\\t1' not in open('/proc/self/status').read()",
    "no filter": "found = 'Seccomp:\\t2' not in open('/proc/self/status').read()",
    "namespaces": "import ctypes\nfound = ctypes.CDLL(None).unshare(0x10000000) == 0",
    "mounts": "import ctypes\nfound = ctypes.CDLL(None).mount(b'none', b'/tmp', b'tmpfs', 0, None) == 0",
    "uncovering proc": "import ctypes\nfound = ctypes.CDLL(None).umount2(b'/proc', 2) == 0",
    "ptrace": "import ctypes\nfound = ctypes.CDLL(None).ptrace(0, 0, 0, 0) == 0",
    "memory of no process": "import ctypes\nlibc = ctypes.CDLL(None)\nfound = [libc.memfd_create(b'x', 0) >= 0, libc.shmget(0, 4096, 0o1600) >= 0]\nfound = found if any(found) else False",
    "the environment": "import os\nfound = [k for k in os.environ if 'AUTOGRADER' in k or 'TOKEN' in k or 'KEY' in k]",
    "open files": "import os\nfound = [os.readlink(f'/proc/self/fd/{n}') for n in range(3, 64) if os.path.lexists(f'/proc/self/fd/{n}')]\nfound = [f for f in found if not f.startswith(('socket:', 'anon_inode:'))]",
    "other mounts": "found = [l.split()[4] for l in open('/proc/self/mountinfo') if 'gradebook' in l or '.old' in l]",
    "the test's source": "import gc, sys\nfound = any('SECRET_OF_THE_TEST' in str(o) for o in gc.get_objects() if type(o) is str)",
    "a bigger scratch": "import os\ntry:\n    with open('/tmp/big', 'wb') as f:\n        for _ in range(100):\n            f.write(b'x' * 2**20)\n    found = True\nexcept OSError:\n    found = False",
}


@pytest.mark.parametrize("name", PROBES)
def test_out_of_reach(sheet, name):
    result = sheet(PROBES[name], "secret = 'SECRET_OF_THE_TEST'\nassert not found, repr(found)")
    assert result.score == 10, result.reason


def test_a_folder_of_the_course_that_got_into_the_search_path_is_out_of_reach(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "docs/extensions")
    cell = f"import os\nfound = os.path.exists({str(ROOT / 'docs')!r})"
    made = notebook(cell, nbgrader_cell("def f(): ...", "f"), nbgrader_cell("assert not found", "test_f", 1))
    with Grader(QUICK, hidden=[str(ROOT)]) as grader:
        assert grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made)).score == 1


def test_a_scratch_folder_and_what_lessons_need(sheet):
    answer = """
import os, subprocess, tempfile, threading
open('notes.txt', 'w').write('hello')
with tempfile.NamedTemporaryFile() as f:
    f.write(b'x')
worked = []
thread = threading.Thread(target=lambda: worked.append(1)); thread.start(); thread.join()
out = subprocess.run(['echo', 'hi'], capture_output=True, text=True).stdout
here = os.getcwd()
import scipy.optimize, nnlib.data
x = scipy.optimize.brentq(lambda v: v - 0.5, 0, 1)
"""
    result = sheet(
        answer, "assert worked == [1] and out == 'hi\\n' and here == '/scratch/work' and abs(x - 0.5) < 1e-9"
    )
    assert result.score == 10, (result.reason, result.outputs(1))


def test_nothing_is_left_for_the_next_submission(sheet):
    sheet("open('/tmp/left', 'w').write('x')\nimport builtins\nbuiltins.left = 1\nnp.left = 1", "pass")
    found = (
        "import os, builtins\nfound = os.path.exists('/tmp/left') or hasattr(builtins, 'left') or hasattr(np, 'left')"
    )
    assert sheet(found, "assert not found").score == 10


def test_memory_is_limited_and_the_rest_is_graded(sheet):
    result = sheet("def f(n):\n    return len(bytearray(n))", "assert f(10) == 10\nassert f(3 * 2**30) == 1")
    assert result.score == 0 and "MemoryError" in result.reason


def test_forks_are_limited(sheet):
    answer = """
import os, time
def f():
    pids = []
    try:
        for _ in range(200):
            pid = os.fork()
            if not pid:
                time.sleep(30)
                os._exit(0)
            pids.append(pid)
    except OSError:
        pass
    return len(pids)
"""
    assert sheet(answer, "assert 0 < f() < 60").score == 10


FORKS = """
import os, time, threading
def forks():
    for _ in range(8):
        if not os.fork():
            x = np.ones(2**25 // 2)
            time.sleep(20)
            os._exit(0)
    time.sleep(20)
"""


@pytest.mark.parametrize("start", ["forks()", "threading.Thread(target=forks).start()\ntime.sleep(20)"])
def test_many_processes_share_one_bound_of_memory(start):
    made = notebook(nbgrader_cell(FORKS + start, "answer"), nbgrader_cell("pass", "test_answer", 10))
    with Grader(Limits(total_memory_mib=400, cell_seconds=15)) as grader:
        graded = grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    assert any(flag.kind == "memory" for flag in graded.flags), graded.flags


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become another user")
def test_works_for_a_user_who_is_not_root(tmp_path):
    """The same, started by an unprivileged user, with the folders on the way to Python opened in a private view."""
    import subprocess
    import sys

    program = f"""
import os, sys
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from autograder.isolation import syscalls
syscalls.unshare(syscalls.CLONE_NEWNS)
syscalls.mount("none", "/", None, syscalls.MS_REC | syscalls.MS_PRIVATE)
base, kept = Path(sys.base_prefix), {str(tmp_path)!r}
closed = [folder for folder in base.parents if not folder.stat().st_mode & 0o005]
if closed:
    syscalls.mount(str(base), kept, None, syscalls.MS_BIND)
    syscalls.mount("tmpfs", str(closed[-1]), "tmpfs", 0, "mode=0755")
    base.mkdir(parents=True)
    syscalls.mount(kept, str(base), None, syscalls.MS_BIND)
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
syscalls.prctl(syscalls.PR_SET_DUMPABLE, 1)
os.environ["HOME"] = "/tmp"
import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from autograder.isolation.grade import Grader
from autograder.isolation.lesson import from_source_notebook
def cell(source, name, test):
    settings = dict(grade=test, grade_id=name, locked=test, solution=not test, task=False, schema_version=3, points=2)
    return new_code_cell(source, metadata=dict(nbgrader=settings))
found = "import os\\nfound = os.getuid(), sorted(set(os.listdir({str(ROOT)!r})) - {{'.venv', 'nnlib', 'autograder'}})"
notebook = new_notebook(cells=[cell(found, "a", False), cell("assert found == (1000, []), found", "t", True)])
with Grader() as grader:
    graded = grader.grade(nbformat.writes(notebook).encode(), from_source_notebook("l", notebook))
    print(graded.score, graded.verdicts, grader.level)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd="/", check=False)
    assert done.stdout.startswith("2.0"), done.stdout + done.stderr
    assert "namespaces" in done.stdout


PROCESSES = """
import os, subprocess, time
helper = subprocess.Popen(["sleep", "60"])
def f():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(60)
        os._exit(0)
    return [name for name in os.listdir("/proc") if name.isdigit()], str(helper.pid)
"""


def test_processes_that_one_session_leaves_are_gone_in_the_next_and_those_of_the_cells_stay(sheet):
    test = "pids, helper = f()\nassert helper in pids\nassert len(pids) <= 5, pids"
    assert sheet(PROCESSES, test).score == 10


def test_system_calls_that_are_newer_than_the_list_or_show_the_mounts_fail(sheet):
    answer = """
import ctypes
def f():
    libc, found = ctypes.CDLL(None, use_errno=True), []
    for number in (457, 458, 443, 463, 470, 4096, 0x40000000 + 39):
        found.append((libc.syscall(number, 0, 0, 0, 0), ctypes.get_errno()))
    return found
"""
    assert sheet(answer, "assert f() == [(-1, 1)] * 3 + [(-1, 38)] * 4, f()").score == 10
