"""The server of ``briefing serve``: textual-serve with the doors shut that it leaves open.

Any page in the user's browser may open a WebSocket to this computer, and a name of a stranger may be made to mean it
(DNS rebinding): a request is answered only when its Host is one that was meant, and a WebSocket only to our own page.
"""

import ipaddress
import logging
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

from briefing.cli.web_page import POLICY, page
from briefing.settings.shared import SHARED

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Address:
    """Where it listens, and how browsers reach it if not there."""

    host: str
    port: int
    public: str | None = None

    @property
    def url(self) -> str:
        """The URL for a browser."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public or f"http://{host}:{self.port}"

    def means(self, host: str) -> bool:
        """Tell whether a Host header, or the place in an Origin, is this server: its name, or any address in numbers.

        >>> here = Address("127.0.0.1", 8000)
        >>> here.means("127.0.0.1:8000"), here.means("localhost:8000"), here.means("evil.example:8000"), here.means("")
        (True, True, False, False)
        """
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name in {"localhost", self.host.casefold(), urlsplit(self.public or "").hostname}:
            return True
        try:
            return bool(ipaddress.ip_address(name))
        except ValueError:
            return False


class ReaderServer(Server):
    """Serve a reader to each page."""

    def __init__(self, command: str, address: Address) -> None:
        super().__init__(command, address.host, address.port, "briefing", address.public)
        self.address = address

    def initialize_logging(self) -> None:
        """Say nothing but what went wrong."""
        logging.basicConfig(level="WARNING", format="%(message)s")

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing: the command has said it."""

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self.guard)
        return app

    @web.middleware
    async def guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer only what was asked of this server, by its own page."""
        if not self.address.means(request.host):
            raise web.HTTPForbidden(text="This server has another name; see briefing serve --public-url.\n")
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc not in {request.host, urlsplit(self.address.url).netloc}:
            raise web.HTTPForbidden(text="Only the page of this server may ask this.\n")
        return await handler(request)

    async def handle_index(self, request: web.Request) -> web.Response:
        """Return the page, which calls back to where it came from."""
        base = self.address.public or f"http://{request.host}"
        headers = {"Content-Security-Policy": POLICY, "Referrer-Policy": "no-referrer"}
        return web.Response(
            text=page(base.rstrip("/"), request.query.get("fontsize", "")), content_type="text/html", headers=headers
        )


def serve(command: str, address: Address, *, shared: bool) -> None:
    """Serve until Ctrl-C; raise OSError when the address cannot be had."""
    if shared:
        os.environ[SHARED] = "1"
    ReaderServer(command, address).serve()
