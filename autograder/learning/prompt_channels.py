"""A Jupyter server extension: what a kernel says reaches the page at once, so that widgets answer without a pause.

Contract: the handler of the kernels' channels is Jupyter's own, with Nagle's algorithm switched off for its connection.
A widget's answer is three small messages (busy, the picture, idle); with the algorithm on, the second waits for the
page to acknowledge the first, which it may put off for 40 ms. The extension is enabled by ``prompt_channels.json``,
which is installed among Jupyter's settings of the environment.

References
----------
J. Nagle, "Congestion control in IP/TCP internetworks", RFC 896, 1984; R. Braden (editor), RFC 1122, 4.2.3.2, 1989.
"""

from __future__ import annotations

from jupyter_server.serverapp import ServerApp
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from jupyter_server.utils import url_path_join


class PromptChannels(KernelWebsocketHandler):
    """The channels of a kernel, each message sent as soon as it is there."""

    async def open(self, kernel_id: str) -> None:  # type: ignore[override]
        """Send at once from now on, then open the channels as Jupyter does."""
        self.set_nodelay(True)
        await super().open(kernel_id)


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "autograder.learning.prompt_channels"}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    address = url_path_join(server.base_url, r"/api/kernels/(?P<kernel_id>[\w-]+)/channels")
    server.web_app.add_handlers(".*$", [(address, PromptChannels)])
    server.log.info("the course's widgets are answered at once (autograder.learning.prompt_channels)")
