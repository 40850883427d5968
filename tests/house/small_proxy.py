"""A proxy for a hub in a test, where ``configurable-http-proxy`` is not installed: it forwards requests, and no more.

Contract: requests go to the route with the longest prefix of their path. No web sockets, no streaming.
"""

from urllib.parse import urlsplit

from jupyterhub.proxy import Proxy
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

DROPPED = {"connection", "content-encoding", "content-length", "transfer-encoding", "host"}


class Forward(RequestHandler):
    """Hands a request to the server that it is for."""

    SUPPORTED_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")

    def initialize(self, routes):
        self.routes = routes

    async def prepare(self):
        fitting = [route for route in self.routes if f"{self.request.path}/".startswith(route)]
        target = urlsplit(self.routes[max(fitting, key=len)]["target"])
        headers = {name: value for name, value in self.request.headers.get_all() if name.lower() not in DROPPED}
        asked = HTTPRequest(
            f"{target.scheme}://{target.netloc}{self.request.uri}",
            self.request.method,
            headers,
            self.request.body or None,
            allow_nonstandard_methods=True,
            follow_redirects=False,
            request_timeout=300,
        )
        answer = await AsyncHTTPClient().fetch(asked, raise_error=False)
        self.set_status(answer.code)
        for name, value in answer.headers.get_all():
            if name.lower() not in DROPPED:
                self.add_header(name, value)
        self.finish(answer.body or b"")


class SmallProxy(Proxy):
    """The routes of a hub, and a server for them in the hub's own process."""

    def __init__(self, **settings):
        super().__init__(**settings)
        self.routes = {}

    async def start(self):
        self.server = HTTPServer(Application([(".*", Forward, {"routes": self.routes})]))
        address = urlsplit(self.public_url)
        self.server.listen(address.port, "127.0.0.1")

    def stop(self):
        self.server.stop()

    async def add_route(self, routespec, target, data):
        self.routes[routespec] = {"routespec": routespec, "target": target, "data": data}

    async def delete_route(self, routespec):
        self.routes.pop(routespec, None)

    async def get_all_routes(self):
        return dict(self.routes)
