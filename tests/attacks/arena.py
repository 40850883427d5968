"""Two classes under attack: one graded by this course, one by stock nbgrader in a kernel.

Contract: :class:`Arena` is a copy of the course in a temporary folder with a gradebook, an honest neighbour who is
graded after each attack, and planted secrets. :meth:`Arena.run` grades one submission and says everything that can be
observed. Stock nbgrader runs in a container of its own (``bwrap``: read-only system, own processes and network, an
unprivileged user, limits), or the attacks would hit this machine.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from autograder import grading
from autograder.course import Course
from autograder.scores import read_scores
from tests.attacks import corpus
from tests.attacks.attack import Attack, Link
from tests.attacks.secrets import LESSON, PLANTED, leaks

ROOT = Path(__file__).resolve().parents[2]
SYSTEMS = ("ours", "stock")
NEIGHBOUR_SOLVES = ("threshold", "predict", "perceptron_loss", "perceptron_update", "train_perceptron")
USER = 61000
SECONDS = 200
OWN_PAGE = "blank_for_the_feedback"
CELL_SECONDS = 8
LARGEST_RESULT = 40 * 2**20


@dataclass
class Observed:
    """What grading one submission led to."""

    scores: dict[str, float | None] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    flags: list[str] = field(default_factory=list)
    fault: str = ""
    seconds: float = 0.0
    trouble: list[str] = field(default_factory=list)
    feedback: str = ""

    @property
    def points(self) -> float:
        """The points of all test cells together."""
        return sum(score or 0.0 for score in self.scores.values())


class Arena:
    """A class in `folder`, graded by `system`: ``ours`` or ``stock``."""

    def __init__(self, folder: Path, system: str) -> None:
        self.system, self.folder = system, folder / "course"
        self.folder.mkdir(parents=True)
        config = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
        if system == "stock":
            own = ("autograder.isolation", "configure(c)", "FeedbackExporter")
            config = "\n".join(line for line in config.splitlines() if not any(word in line for word in own))
            config += f"\nc.Execute.timeout = {CELL_SECONDS}\n"
        else:
            settings = {"cell_seconds": CELL_SECONDS, "call_seconds": 2, "test_seconds": 3 * CELL_SECONDS}
            settings |= {"lost_seconds": 20, "submission_seconds": 100}
            config += "".join(f"\nc.ExecuteIsolated.{name} = {value}" for name, value in settings.items()) + "\n"
        (self.folder / "nbgrader_config.py").write_text(config, encoding="utf-8")
        for part in ("solutions", "lessons"):
            shutil.copytree(ROOT / part / LESSON, self.folder / part / LESSON)
        self.template = folder / "template"
        course = Course.find(self.folder, str(self.template))
        grading.register(course, LESSON)
        with course.gradebook() as gradebook:
            gradebook.update_or_create_student("neighbour", first_name=PLANTED["gradebook"], last_name="N")
        self.worker: subprocess.Popen[str] | None = None

    def run(self, attack: Attack, *, alone: bool = False) -> Observed:
        """Hand in and grade `attack`, its accomplice and, where it may be hurt, the honest neighbour.

        `alone` is for what is no attack: nobody may be hurt, and no page is made.
        """
        class_folder = self.folder / "class"  # always the same one, or each attack would meet a grader of its own
        shutil.copytree(self.template, class_folder)
        course = Course.find(self.folder, str(class_folder))
        self._hand_in(class_folder, "mallory", attack)
        self._hand_in(class_folder, "neighbour", _neighbour())
        hurts = not alone and (attack.category in ("persistence", "denial", "") or attack.name.startswith("gradebook"))
        students = ["mallory", "neighbour"] if hurts else ["mallory"]
        if attack.accomplice:
            self._hand_in(class_folder, "accomplice", Attack("", cells=attack.accomplice))
            students.insert(1, "accomplice")
        observed = Observed()
        paged = self.system == "ours" or attack.category == "browser" or attack.name == OWN_PAGE
        page = "mallory" if paged and not alone else "-"
        records = self._grade(class_folder, page, students, observed)
        mine = records.get("mallory", {})
        observed.fault, observed.seconds = (
            mine.get("fault", "the grader itself was ended"),
            mine.get("seconds", SECONDS),
        )
        try:
            scores = {
                score.student: {cell.name: cell.points for cell in score.cells if not cell.manual}
                for score in read_scores(course, LESSON)
            }
        except Exception as error:  # the gradebook itself may be what was attacked
            observed.trouble.append(f"the gradebook cannot be read: {type(error).__name__}")
            scores = {}
        observed.scores = scores.get("mallory", {})
        if hurts:
            self._judge_neighbour(scores, records, observed)
        self._judge_others(scores, records, observed)
        self._look(class_folder, attack, observed)
        shutil.rmtree(class_folder, ignore_errors=True)
        return observed

    def _hand_in(self, class_folder: Path, student: str, attack: Attack) -> None:
        folder = class_folder / "submitted" / student / LESSON
        folder.mkdir(parents=True)
        (folder / attack.filename).write_bytes(corpus.submission(attack))
        for name, content in attack.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, Link):
                path.symlink_to(content.target)
            else:
                path.write_text(content, encoding="utf-8")

    def _grade(self, class_folder: Path, page: str, students: list[str], observed: Observed) -> dict[str, dict]:
        """Let a worker grade `students`: stock gets a new one each time, ours keeps its own while it lives."""
        if self.system == "stock" and os.geteuid() == 0:
            subprocess.run(["chown", "-R", f"{USER}:{USER}", str(self.folder)], check=True)
        if self.worker is None or self.worker.poll() is not None:
            self.worker = self._start()
        worker = self.worker
        assert worker.stdin is not None
        assert worker.stdout is not None
        late = threading.Timer(SECONDS, os.killpg, (worker.pid, signal.SIGKILL))
        late.start()
        records = {}
        try:
            job = {"class_folder": str(class_folder), "students": students, "page": page}
            worker.stdin.write(json.dumps(job) + "\n")
            worker.stdin.flush()
            for text in worker.stdout:
                if text.startswith("{"):
                    record = json.loads(text)
                    records[record["student"]] = record
                if students[-1] in records:
                    break
            else:
                observed.trouble.append("the grader itself was ended, or did not end in time")
        except BrokenPipeError:
            observed.trouble.append("the grader itself was ended")
        finally:
            late.cancel()
            if self.system == "stock" or students[-1] not in records:
                self.close()
        return records

    def _start(self) -> subprocess.Popen[str]:
        home = self.folder / "home"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        environment = {
            "PATH": f"{Path(sys.executable).parent}:{os.environ.get('PATH', os.defpath)}",
            "HOME": str(home),
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "COURSE_TOKEN": PLANTED["environment"],
        }
        command = [sys.executable, "-m", "tests.attacks.worker", str(self.folder)]
        if self.system == "stock":
            if os.geteuid() == 0:
                os.chown(home, USER, USER)
            command = contained(command, self.folder)
        return subprocess.Popen(
            command,
            env=environment,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )

    def close(self) -> None:
        """End the worker and everything that it started."""
        if self.worker is not None:
            for pipe in (self.worker.stdin, self.worker.stdout):
                if pipe is not None:
                    with suppress(BrokenPipeError):
                        pipe.close()
            with suppress(subprocess.TimeoutExpired):
                self.worker.wait(timeout=10)
            with suppress(ProcessLookupError):
                os.killpg(self.worker.pid, signal.SIGKILL)
            self.worker.wait()
            self.worker = None

    def _judge_neighbour(self, scores: Mapping[str, dict], records: dict[str, dict], observed: Observed) -> None:
        theirs = scores.get("neighbour", {})
        expected = {name: float(name.removeprefix("test_") in NEIGHBOUR_SOLVES) for name in theirs}
        right = bool(theirs) and all(
            (points or 0) > 0 if expected[name] else points == 0 for name, points in theirs.items()
        )
        if not right or records.get("neighbour", {"fault": "x"})["fault"]:
            observed.trouble.append("an honest submission was graded wrongly after it")

    def _judge_others(self, scores: Mapping[str, dict], records: dict[str, dict], observed: Observed) -> None:
        won = sum(points or 0.0 for points in scores.get("accomplice", {}).values())
        if won:
            observed.trouble.append(f"an accomplice won {won:g} points with what was left behind")
        if any(record["phoned"] for record in records.values()):
            observed.trouble.append("it reached a server on the network")
        if any(record["left"] for record in records.values()):
            observed.trouble.append("a process stayed behind")

    def _look(self, class_folder: Path, attack: Attack, observed: Observed) -> None:
        autograded = class_folder / "autograded" / "mallory"
        log = autograded / f"{LESSON}.grading.json"
        if log.is_file():
            record = json.loads(log.read_text(encoding="utf-8"))
            observed.flags = [f"{flag['kind']}: {flag['message']}" for flag in record["flags"]]
            observed.kinds = {
                verdict["grade_id"]: f"{verdict['kind']}: {verdict['reason']}" for verdict in record["verdicts"]
            }
        notebook = autograded / LESSON / f"{LESSON}.ipynb"
        shown = ""
        if notebook.is_file():
            if notebook.stat().st_size > LARGEST_RESULT:
                observed.trouble.append(f"the result has {notebook.stat().st_size / 2**20:.0f} MiB")
            else:
                cells = nbformat.read(notebook, as_version=4).cells
                shown = "\n".join(json.dumps(cell.get("outputs", ()), ensure_ascii=False) for cell in cells)
                shown = shown.replace("\\n", "\n").replace('\\"', '"')
        page = class_folder / "feedback" / "mallory" / LESSON / f"{LESSON}.html"
        if page.is_file() and page.stat().st_size < LARGEST_RESULT:
            observed.feedback = page.read_text(encoding="utf-8", errors="replace")
        # Every page of stock nbgrader holds the hidden tests; only the attack that is made for it counts there.
        page_counts = self.system == "ours" or attack.name == OWN_PAGE
        own = set(leaks("\n".join(cell.source for cell in corpus.notebook(attack).cells)))
        got = leaks(shown + (observed.feedback if page_counts else ""))
        observed.trouble += [f"it got {leak}" for leak in got if leak not in own]
        if "attack_was_here" in " ".join(path.name for path in Path("/tmp").iterdir()):
            observed.trouble.append("a file stayed behind in /tmp")


def _neighbour() -> Attack:
    def sign(notebook: nbformat.NotebookNode) -> None:
        for cell in notebook.cells:
            if cell.metadata.get("nbgrader", {}).get("grade_id") == "in_words":
                cell.source = f"The learning rate only scales. {PLANTED['neighbour']}"

    return Attack("", solved=NEIGHBOUR_SOLVES, tamper=sign)


def contained(command: list[str], writable: Path) -> list[str]:
    """Return `command` in a container in which the worst that it can do is to fail."""
    python = Path(sys.base_prefix).resolve()
    limits = ["prlimit", "--as=8589934592", "--nproc=150", "--fsize=536870912", "--cpu=150", "--core=0"]
    box = [
        "bwrap",
        "--die-with-parent",
        "--unshare-pid",
        "--unshare-net",
        "--unshare-ipc",
        "--unshare-uts",
        "--ro-bind",
        "/",
        "/",
        "--perms",
        "1777",
        "--tmpfs",
        "/tmp",
        "--perms",
        "1777",
        "--tmpfs",
        "/var/tmp",
        "--dev",
        "/dev",
        "--proc",
        "/proc",
    ]
    if python.is_relative_to("/root"):
        box += ["--perms", "0755", "--tmpfs", "/root", *_open_folders(python, "/root")]
        box += ["--ro-bind", str(python), str(python)]
    if ROOT.is_relative_to("/tmp"):
        box += [*_open_folders(ROOT, "/tmp"), "--ro-bind", str(ROOT), str(ROOT)]
    box += _open_folders(writable, "/tmp")
    box += ["--bind", str(writable), str(writable), "--chdir", str(ROOT)]
    if os.geteuid() == 0:
        capabilities = ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
        return [
            *box,
            *capabilities,
            *limits,
            "setpriv",
            f"--reuid={USER}",
            f"--regid={USER}",
            "--clear-groups",
            *command,
        ]
    return [*box, "--unshare-user", *limits, *command]


def _open_folders(path: Path, below: str) -> list[str]:
    """Return what makes the folders down to `path`: those that bwrap makes by itself are root's alone."""
    folders = [
        parent for parent in [*reversed(path.parents), path] if parent.is_relative_to(below) and str(parent) != below
    ]
    return [word for folder in folders for word in ("--perms", "0755", "--dir", str(folder))]
