"""The installed wheel, in an empty folder far from the repository: the lessons travel in it and the commands work."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from autograder.lesson_copies import lesson_names

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The folder of scripts of a fresh environment with the wheel in it; what it needs comes from this environment."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    flags = ["--no-deps", "--no-index", "--no-build-isolation", f"--wheel-dir={folder}"]
    subprocess.run([*pip, "wheel", *flags, str(ROOT)], check=True)
    (wheel,) = folder.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "env")], check=True)
    scripts = next(path for name in ("bin", "Scripts") if (path := folder / "env" / name).is_dir())
    python = scripts / Path(sys.executable).name
    subprocess.run(
        [*pip, f"--python={python}", "install", "--no-deps", "--no-index", "--no-compile", str(wheel)], check=True
    )
    (packages,) = (folder / "env").rglob("site-packages")
    # A line in a .pth file adds the folder alone: the editable install in it stays without effect.
    (packages / "needed.pth").write_text(sysconfig.get_path("purelib"))
    return scripts


@pytest.fixture
def run(installed, tmp_path):
    """A function that runs a script of the fresh environment in an empty folder."""
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    (tmp_path / "empty").mkdir()

    def call(script, *arguments):
        command = [str(installed / script), *arguments]
        return subprocess.run(command, cwd=tmp_path / "empty", env=clean, capture_output=True, text=True, timeout=120)

    return call


@pytest.mark.slow
def test_the_wheel_brings_its_lessons_and_commands(run, course, tmp_path):
    where = run("python", "-c", "import nnlib, autograder; print(nnlib.__file__, autograder.__file__)").stdout
    assert str(ROOT) not in where and where.count("site-packages") == 2
    started = run("nnlib", "start", "01")
    assert started.returncode == 0, started.stderr
    copy = tmp_path / "empty" / "work" / "01_perceptron" / "01_perceptron.ipynb"
    assert copy.read_bytes() == course.released("01_perceptron").read_bytes()
    checked = run("nnlib", "check", "01")
    assert checked.returncode == 1 and "0 of 21 points" in checked.stdout, checked.stderr
    progress = run("nnlib", "progress")
    assert progress.returncode == 0
    assert all(name in progress.stdout for name in lesson_names(course.folder("release")))
    assert "Hint 1 of 3" in run("nnlib", "hint", "01", "predict").stdout
    assert run("nnlib", "submit", "01", "--student", "ada").returncode == 0
    assert len(list((tmp_path / "empty" / "work" / "submissions").glob("ada_01_perceptron_*.zip"))) == 1


@pytest.mark.slow
def test_widgets_find_their_files_in_the_wheel(run):
    code = "from nnlib.widgets import GradientFlow; print(len(GradientFlow()._repr_png_()))"
    ended = run("python", "-c", code)
    assert int(ended.stdout) > 1000, ended.stderr


def test_nnlib_alone_imports_numpy_and_nothing_else():
    code = (
        "import sys, numpy; before = set(sys.modules); import nnlib; "
        "print(*sorted({name.partition('.')[0] for name in set(sys.modules) - before} - set(sys.stdlib_module_names)))"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["nnlib"]


@pytest.mark.slow
def test_the_servers_of_the_environment_answer_widgets_at_once(run):
    ended = run("python", "-m", "jupyter_server.extension.serverextension", "list")
    said = ended.stdout + ended.stderr
    assert "enabled" in said.partition("autograder.learning.prompt_channels")[2][:40], said
