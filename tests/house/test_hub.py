"""A class on a real JupyterHub on the loopback address: release, fetch, submit, collect, grade, feedback.

Two users, an instructor and a learner, work over the interfaces that the buttons of nbgrader's extensions use. The
hub's proxy is ``configurable-http-proxy`` (npm) where that is installed, or where the environment variable of that name
in capitals says; otherwise a small one of these tests.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import nbformat
import pytest

from autograder import grading
from autograder.build import build_lesson, read_source, write_lesson
from autograder.course import Course
from autograder.new_lesson.skeleton import lesson_files, write_files
from autograder.parallel.run import grade_class
from autograder.scores import read_scores
from tests.conftest import IN_CI

LESSON, COURSE, KEY = "41_attention", "neural-networks", "0123456789abcdef0123456789abcdef"
PROXY = os.environ.get("CONFIGURABLE_HTTP_PROXY") or shutil.which("configurable-http-proxy")
HUB = """
c = get_config()
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub}"
{proxy}
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.Authenticator.allowed_users = {{"instructor", "ada"}}
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = "{homes}/{{username}}"
c.Spawner.args = ["--allow-root"]
c.Spawner.start_timeout = c.Spawner.http_timeout = 240
c.JupyterHub.services = [{{"name": "test", "api_token": "{key}"}}]
scopes = ["admin:users", "admin:servers", "tokens"]
c.JupyterHub.load_roles = [{{"name": "test", "services": ["test"], "scopes": scopes}}]
"""
NPM_PROXY = """
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.ConfigurableHTTPProxy.command = ["{command}"]
"""
SMALL_PROXY = """
import sys
sys.path.insert(0, {tests!r})
from small_proxy import SmallProxy
c.JupyterHub.proxy_class = SmallProxy
"""
INSTRUCTOR = "load_subconfig('nbgrader_config.py', path={course!r})\n"
LEARNER = """
c = get_config()
c.CourseDirectory.course_id = {course_id!r}
c.Exchange.root = {exchange!r}
# All servers of the test run as one system user; on a real hub the account tells who it is.
c.CourseDirectory.student_id = "ada"
"""


class Hub:
    """A running hub and what its users ask of their servers."""

    def __init__(self, root, port):
        self.root, self.base = root, f"http://127.0.0.1:{port}"
        self.tokens = {}

    def ask(self, path, token, data=None, method=None):
        """Send a request with a token; return the answer as JSON, or as it is."""
        body = None if data is None else json.dumps(data).encode()
        headers = {"Authorization": f"token {token}", "Content-Type": "application/json"}
        request = urllib.request.Request(self.base + path, body, headers, method=method)
        with urllib.request.urlopen(request, timeout=280) as answer:
            text = answer.read().decode()
        return json.loads(text) if text.startswith(("{", "[")) else text.strip()

    def start(self, user):
        """Start the server of a user and make a token that has the user's rights and no others."""
        self.tokens[user] = self.ask(f"/hub/api/users/{user}/tokens", KEY, {}, "POST")["token"]
        self.ask(f"/hub/api/users/{user}/server", KEY, {}, "POST")
        progress = self.ask(f"/hub/api/users/{user}/server/progress", KEY)
        assert '"ready": true' in progress, progress

    def do(self, user, path, data=None, method=None):
        """Ask something of the user's own server."""
        return self.ask(f"/user/{user}{path}", self.tokens[user], data, method)

    def assignment(self, user, action):
        """Press a button of the assignment list."""
        asked = urllib.parse.urlencode({"course_id": COURSE, "assignment_id": LESSON})
        answer = self.do(user, f"/assignments/{action}?{asked}", {}, "POST")
        assert answer["success"], answer
        return answer

    def formgrader(self, action):
        """Press a button of the formgrader."""
        answer = self.do("instructor", f"/formgrader/api/assignment/{LESSON}/{action}", {}, "POST")
        assert isinstance(answer, dict) and answer["success"], answer
        return answer


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


@pytest.fixture(scope="module")
def hub(course, tmp_path_factory):
    if not IN_CI:
        pytest.importorskip("jupyterhub", reason="needs the extra 'hub'")
    root = tmp_path_factory.mktemp("hub")
    own = root / "homes" / "instructor" / "course"
    own.mkdir(parents=True)
    shutil.copy(course.root / "nbgrader_config.py", own)
    made = Course.find(own)
    write_files(lesson_files(made, LESSON))
    write_lesson(made, build_lesson(made, LESSON))
    exchange = own / "class" / "exchange"
    exchange.chmod(0o777)
    configs = {
        "instructor": INSTRUCTOR.format(course=str(own)),
        "ada": LEARNER.format(course_id=COURSE, exchange=str(exchange)),
    }
    for user, config in configs.items():
        settings = root / "homes" / user / ".jupyter" / "nbgrader_config.py"
        settings.parent.mkdir(parents=True)
        settings.write_text(config)
    port, inner, api = free_ports(3)
    small = SMALL_PROXY.format(tests=str(Path(__file__).parent))
    proxy = NPM_PROXY.format(api=api, command=PROXY) if PROXY else small
    (root / "jupyterhub_config.py").write_text(
        HUB.format(port=port, hub=inner, proxy=proxy, homes=root / "homes", key=KEY)
    )
    scripts = str(Path(sys.executable).parent)
    environment = os.environ | {"PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "AUTOGRADER_CLASS": "class"}
    with (root / "hub.log").open("w") as log:
        command = [sys.executable, "-m", "jupyterhub", "-f", "jupyterhub_config.py"]
        process = subprocess.Popen(command, cwd=root, env=environment, stdout=log, stderr=log)
    running = Hub(root, port)
    try:
        for _ in range(180):
            try:
                running.ask("/hub/api/", KEY)
                break
            except (urllib.error.URLError, ConnectionError):
                assert process.poll() is None, (root / "hub.log").read_text()[-3000:]
                time.sleep(1)
        for user in configs:
            running.start(user)
        yield running, made
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()


def answer(path, solved):
    """Write the reference answer and a sentence into a fetched notebook."""
    reference = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell.source for cell in solved.cells}
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    for cell in notebook.cells:
        settings = cell.metadata.get("nbgrader", {})
        if settings.get("solution"):
            cell.source = reference[settings["grade_id"]] if cell.cell_type == "code" else "It outweighs the others."
    path.chmod(0o644)
    nbformat.write(notebook, path)


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_a_lesson_goes_to_the_learner_and_back(hub):
    running, course = hub
    running.formgrader("assign")
    running.formgrader("release")
    listed = running.do("ada", f"/assignments?course_id={COURSE}")["value"]
    assert [(each["assignment_id"], each["status"]) for each in listed] == [(LESSON, "released")]

    running.assignment("ada", "fetch")
    copy = running.root / "homes" / "ada" / LESSON / f"{LESSON}.ipynb"
    assert copy.read_text() == course.released(LESSON).read_text()
    answer(copy, read_source(course.source(LESSON)))
    running.assignment("ada", "submit")

    running.formgrader("collect")
    assert grading.submitted(course, LESSON) == ["ada"]
    assert not grade_class(course, LESSON).failures
    shown = running.do("instructor", f"/formgrader/api/submissions/{LESSON}")
    assert [(each["student"], each["score"]) for each in shown] == [("ada", 3.0)]
    notebook = running.do("instructor", f"/formgrader/api/submitted_notebooks/{LESSON}/{LESSON}")[0]
    grades = running.do("instructor", f"/formgrader/api/grades?submission_id={notebook['id']}")
    question = next(each for each in grades if each["name"] == "in_words")
    running.do("instructor", f"/formgrader/api/grade/{question['id']}", {"manual_score": 1.5}, "PUT")
    assert [score.points for score in read_scores(course, LESSON)] == [4.5]

    faults = []
    grading.generate_feedback(course, LESSON, ["ada"], lambda done: done.fault and faults.append(done))
    assert not faults
    running.formgrader("release_feedback")
    running.assignment("ada", "fetch_feedback")
    (page,) = (running.root / "homes" / "ada" / LESSON / "feedback").rglob("*.html")
    assert "4.5 of 5 points" in page.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_a_learner_does_not_reach_the_server_of_another_user(hub):
    running, _ = hub
    token = running.tokens["ada"]
    with pytest.raises(urllib.error.HTTPError) as refused:
        running.ask("/user/instructor/formgrader/api/assignments", token)
    assert refused.value.code in (403, 404)
