"""What the tests of ``briefing serve`` share: a served library, a reader behind its WebSocket, a headless Chromium."""

import asyncio
import base64
import itertools
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import aiohttp

_PATIENCE = 40.0  # seconds; a machine under load takes its time
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
# As root and without a network: no sandbox, nothing that calls home.
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--remote-debugging-port=0",
    "--window-size=1400,900",
)  # fmt: skip
_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[@-Z\\-_])")


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@contextmanager
def served(library: Path, *options: str, **environment: str) -> Iterator[str]:
    """Serve a library, and yield the URL once it answers."""
    port = free_port()
    words = [sys.executable, "-m", "briefing", "--library", str(library), "serve", "--port", str(port), *options]
    env = {**os.environ, "BRIEFING_CONFIG": "", **environment}
    server = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env)
    try:
        wait_for_port(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=_PATIENCE)


def wait_for_port(port: int, server: "subprocess.Popen[bytes]") -> None:
    """Wait until somebody listens, or the server has ended."""
    for _ in range(400):
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert server.poll() is None, server.communicate()[0].decode()
        time.sleep(0.1)
    raise AssertionError("the server does not listen")


class Page:
    """A page of the reader, spoken to as the script of textual-serve does."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self.text = ""  # all that was drawn until now, without escapes

    async def type(self, keys: str) -> None:
        """Type characters."""
        await self._socket.send_json(["stdin", keys])

    async def until(self, wanted: str) -> None:
        """Wait until a text was drawn."""
        async with asyncio.timeout(_PATIENCE):
            while wanted not in self.text:
                message = await self._socket.receive()
                assert message.type in {aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT}, (message, self.text[-500:])
                if message.type is aiohttp.WSMsgType.BINARY:
                    self.text += _ESCAPE.sub("", message.data.decode("utf-8", "replace"))


@asynccontextmanager
async def opened_page(url: str, width: int = 140, height: int = 40) -> AsyncIterator[Page]:
    """Open a page of the reader."""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{url}/ws?width={width}&height={height}", origin=url) as socket,
    ):
        await socket.send_json(["focus"])
        yield Page(socket)


class Browser:
    """A tab of Chromium, driven by the Chrome DevTools Protocol."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self.text = ""  # what the tab has received from the reader, without escapes

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Call a method and return its result."""
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": params})
        while True:
            message = await self._next()
            if message.get("id") == number:
                assert "error" not in message, message
                return dict(message["result"])

    async def type(self, text: str) -> None:
        """Press keys, one after another."""
        for character in text:
            if character == "\r":
                for kind in ("keyDown", "keyUp"):
                    await self.call("Input.dispatchKeyEvent", type=kind, key="Enter", windowsVirtualKeyCode=13)
            else:
                await self.call("Input.dispatchKeyEvent", type="char", text=character)

    async def until(self, holds: Callable[[str], object]) -> None:
        """Wait until what was received says so."""
        async with asyncio.timeout(_PATIENCE):
            while not holds(self.text):
                await self._next()

    async def evaluate(self, expression: str) -> Any:
        """Return the value of an expression in the page."""
        result = await self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        return result["result"].get("value")

    async def picture(self) -> bytes:
        """Return what is seen, as PNG."""
        return base64.b64decode((await self.call("Page.captureScreenshot"))["data"])

    async def _next(self) -> dict[str, Any]:
        message = dict(json.loads(await self._socket.receive_str()))
        if message.get("method") == "Network.webSocketFrameReceived":
            frame = message["params"]["response"]
            if frame["opcode"] == 2:
                self.text += _ESCAPE.sub("", base64.b64decode(frame["payloadData"]).decode("utf-8", "replace"))
        return message


@asynccontextmanager
async def opened_browser(url: str, profile: Path) -> AsyncIterator[Browser]:
    """Open a URL in a headless Chromium of its own."""
    assert CHROMIUM is not None
    words = [CHROMIUM, *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
    chromium = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        port = await _debugging_port(profile)
        async with aiohttp.ClientSession() as session:
            async with session.put(f"http://127.0.0.1:{port}/json/new?about:blank") as answer:
                target = await answer.json()
            async with session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                browser = Browser(socket)
                for domain in ("Network", "Page", "Runtime"):
                    await browser.call(f"{domain}.enable")
                await browser.call("Page.navigate", url=url)
                yield browser
    finally:
        chromium.terminate()
        chromium.wait(_PATIENCE)


async def _debugging_port(profile: Path) -> int:
    async with asyncio.timeout(_PATIENCE):
        while True:
            file = profile / "DevToolsActivePort"
            if file.exists() and (lines := file.read_text().split()):
                return int(lines[0])
            await asyncio.sleep(0.1)
