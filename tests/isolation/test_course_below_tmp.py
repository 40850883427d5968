"""A course that lies below /tmp is graded like any other: the scratch folder must not cover what is shown there."""

import os
from pathlib import Path

import pytest

from autograder.isolation import rootfs, syscalls


@pytest.mark.parametrize("below_tmp", [True, False])
def test_what_is_shown_below_tmp_stays_in_sight(tmp_path, below_tmp):
    folder = tmp_path / "course"
    folder.mkdir()
    (folder / "data.txt").write_text("seen")
    view = rootfs.View((str(folder),) if below_tmp else ())
    reader, writer = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            os.close(reader)
            if os.geteuid() == 0:
                syscalls.unshare(syscalls.CLONE_NEWNS)
            else:
                pytest.skip("needs root for a mount namespace without a map of users")
            rootfs.enter(view)
            Path(rootfs.SCRATCH, "mine").write_text("x")
            found = [
                (folder / "data.txt").read_text() if below_tmp else str(folder.exists()),
                str(Path("/tmp/mine").exists()),
            ]
            os.write(writer, "|".join(found).encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        assert answer.read() == ("seen|False" if below_tmp else "False|True")
    os.waitpid(pid, 0)
