"""What a submission's processes hold together, held against psutil."""

import subprocess
import sys
import threading
import time

import psutil
import pytest

from autograder.isolation.memory import holds_more_than, tree_of

SLEEPER = [sys.executable, "-c", "import time; x = bytearray(64 * 2**20); print(flush=True); time.sleep(60)"]
MIB = 2**20


@pytest.fixture
def started():
    """A process with 64 MiB of its own, started by a thread that goes on."""
    found, over = [], threading.Event()

    def start():
        found.append(subprocess.Popen(SLEEPER, stdout=subprocess.PIPE))
        over.wait()

    thread = threading.Thread(target=start)
    thread.start()
    while not found:
        time.sleep(0.01)
    found[0].stdout.readline()
    yield found[0]
    over.set()
    thread.join()
    found[0].kill()
    found[0].communicate()


def test_the_child_of_a_thread_is_in_the_tree(started):
    me = psutil.Process()
    assert set(tree_of(me.pid)) == {me.pid, *(child.pid for child in me.children(recursive=True))}
    assert started.pid in tree_of(me.pid)


def test_the_bound_is_that_of_the_shares(started):
    held = psutil.Process(started.pid).memory_full_info().pss
    assert held > 64 * MIB
    assert holds_more_than(started.pid, held - 4 * MIB)
    assert not holds_more_than(started.pid, held + 4 * MIB)


def test_a_process_that_is_gone_holds_nothing(started):
    started.kill()
    started.wait()
    assert list(tree_of(started.pid)) == [started.pid]
    assert not holds_more_than(started.pid, 0)
