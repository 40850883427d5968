"""A real JupyterLab and a real Chromium for the tests marked ``browser``.

``lab`` (one a session) serves a temporary folder; ``page`` (one a test) is a Chromium page that remembers what went
wrong in it: ``page.faults`` holds console errors and uncaught exceptions. Without
Chromium the tests are skipped, except in CI.
"""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

# What JupyterLab itself writes to the console without anything being wrong with the page.
HARMLESS = ("favicon", "[WebGL", "GPU stall", "Content Security Policy")
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab: the folder that it serves, its address and its token."""

    folder: Path
    url: str
    token: str

    def write(self, name: str, *cells: str) -> str:
        """Write a notebook of code cells into the folder and return the address that opens it alone."""
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, path)
        return self.address(name)

    def stop_kernels(self) -> None:
        """End the kernels of all notebooks that were opened."""
        for session in json.load(self._ask("/api/sessions")):
            self._ask(f"/api/sessions/{session['id']}", "DELETE").close()

    def _ask(self, path: str, method: str = "GET"):
        headers = {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(f"{self.url}{path}", headers=headers, method=method)
        return urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=20)

    def address(self, name: str) -> str:
        """Return the address of a file of the folder in JupyterLab's single-document view."""
        return f"{self.url}/doc/tree/{name}?token={self.token}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """JupyterLab on a free loopback port, with a token, serving a temporary folder."""
    folder, home = tmp_path_factory.mktemp("lab"), tmp_path_factory.mktemp("lab_home")
    port, token = free_port(), secrets.token_hex(16)
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", f"--port={port}", "--ServerApp.port_retries=0"]
    command += ["--ip=127.0.0.1", f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={folder}"]
    command.append("--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate")
    # Otherwise JupyterLab asks over the page whether it may fetch news.
    settings = home / "settings" / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"fetchNews": "false", "checkForUpdates": false}')
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    environment = {
        **os.environ,
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")])),
        "OMP_NUM_THREADS": "1",
    }
    log = home / "lab.log"
    with log.open("w") as stream:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=stream, stderr=subprocess.STDOUT)
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{url}/api/status?token={token}", server, log)
        yield Lab(folder, url, token)
    finally:
        server.terminate()
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_for(address: str, server: subprocess.Popen, log: Path, seconds: float = 60.0) -> None:
    """Wait until the server answers; say what it wrote if it does not."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and server.poll() is None:
        try:
            opener.open(address, timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start within {seconds:.0f} s:\n{log.read_text()[-3000:]}")


@pytest.fixture
def page(chromium, request):
    """A new page with an empty profile; ``page.faults`` collects console errors and uncaught exceptions.

    The kernels that the test started in ``lab`` end with it.
    """
    context = chromium.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(f"uncaught: {error}"))
    page.on("console", lambda message: page.faults.append(message.text) if is_fault(message) else None)
    yield page
    context.close()
    if "lab" in request.fixturenames:
        request.getfixturevalue("lab").stop_kernels()


def is_fault(message) -> bool:
    return message.type == "error" and not any(word in message.text for word in HARMLESS)
