"""The server that a learner starts answers widgets at once: the extension is enabled and its handler is taken."""

import asyncio

import pytest
from jupyter_server.serverapp import ServerApp
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine

from autograder.learning.prompt_channels import PromptChannels


@pytest.fixture
def make_server(tmp_path, monkeypatch):
    """Make servers that do not listen, with the settings that are installed among Jupyter's."""
    for name in ("CONFIG", "DATA", "RUNTIME"):
        monkeypatch.setenv(f"JUPYTER_{name}_DIR", str(tmp_path / name))

    def make(base):
        server = ServerApp()
        flags = [f"--ServerApp.root_dir={tmp_path}", f"--ServerApp.base_url={base}", "--allow-root"]
        server.initialize(flags, new_httpserver=False)
        return server

    return make


def handler_of(server, address):
    start = RequestStartLine("GET", address, "HTTP/1.1")
    request = HTTPServerRequest(start_line=start, headers=HTTPHeaders(Host="127.0.0.1"))
    return server.web_app.find_handler(request).handler_class


@pytest.mark.parametrize("base", ["/", "/user/ada/"])
def test_the_channels_of_a_kernel_are_prompt(make_server, base):
    server = make_server(base)
    assert handler_of(server, f"{base}api/kernels/0a1b2c3d-0000-4000-8000-0123456789ab/channels") is PromptChannels
    assert handler_of(server, f"{base}api/kernels") is not PromptChannels


def test_it_sends_at_once_before_it_opens(monkeypatch):
    done = []

    async def opened(self, kernel_id):
        done.append(kernel_id)

    monkeypatch.setattr(KernelWebsocketHandler, "open", opened)
    monkeypatch.setattr(PromptChannels, "set_nodelay", lambda self, value: done.append(value))
    asyncio.run(PromptChannels.open(object.__new__(PromptChannels), "k"))
    assert done == [True, "k"]
