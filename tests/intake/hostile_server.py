"""A server on loopback that does to its clients what servers on the internet do: each path is one ill."""

import asyncio
import gzip
import socket
import struct
import threading
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from urllib.parse import unquote

FEED = b"<rss><channel><title>Port news</title></channel></rss>"
_PACKED = gzip.compress(FEED * 200)
_LARGE = 20 << 20


class Server:
    """Answers on ``port``; ``asked`` are the heads of the requests that came, ``replies`` what tests add."""

    def __init__(self) -> None:
        self.asked: list[bytes] = []
        self.replies: dict[str, bytes] = {}
        self.port = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                self.asked.append(head)
                path = head.split(b" ")[1].decode()
                if not await self._reply(path, writer):
                    break
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _reply(self, path: str, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; tell whether the connection is kept."""
        if path in self.replies:
            writer.write(self.replies[path])
            await writer.drain()
            return True
        if path in _DRIPS:
            await _DRIPS[path](writer)
        elif path.startswith("/hop/"):
            left = int(path.removeprefix("/hop/"))
            writer.write(redirect(f"/hop/{left - 1}") if left else reply(FEED))
        elif path.startswith("/to/"):
            writer.write(redirect(unquote(path.removeprefix("/to/"))))
        elif path in _ANSWERS:
            writer.write(_ANSWERS[path])
        else:
            writer.write(reply(b"nothing here", status="404 Not Found"))
            await writer.drain()
            return True
        await writer.drain()
        return False


def reply(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """Return an answer; ``length`` is the Content-Length that it claims."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    return reply(b"", f"Location: {location}", status=status)


def _bomb(wbits: int = 31) -> bytes:
    """Return 300 MB of nothing, packed: as gzip, or as what ``wbits`` says."""
    pack = zlib.compressobj(9, wbits=wbits)
    piece = b"\0" * (1 << 20)
    return b"".join(pack.compress(piece) for _ in range(300)) + pack.flush()


async def _drip_headers(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X")
        await writer.drain()
        await asyncio.sleep(0.02)


async def _drip_body(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    while True:
        writer.write(b"<")
        await writer.drain()
        await asyncio.sleep(0.02)


async def _silent(writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(60)


async def _endless(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        writer.write(b"x" * 65536)
        await writer.drain()


async def _endless_chunks(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"10000\r\n" + b"x" * 65536 + b"\r\n")
        await writer.drain()


async def _early_hints(writer: asyncio.StreamWriter) -> None:
    while True:
        writer.write(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100)
        await writer.drain()
        await asyncio.sleep(0.001)


async def _reset(writer: asyncio.StreamWriter) -> None:
    """Give half of a body, then cut the connection without saying goodbye (RST)."""
    writer.write(reply(FEED[:20], length=len(FEED)))
    await writer.drain()
    await asyncio.sleep(0.05)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def _endless_headers(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-A: " + b"y" * 1000 + b"\r\n")
        await writer.drain()


_DRIPS: dict[str, Callable[[asyncio.StreamWriter], object]] = {
    "/drip-headers": _drip_headers,
    "/drip-body": _drip_body,
    "/silent": _silent,
    "/endless": _endless,
    "/endless-headers": _endless_headers,
    "/endless-chunks": _endless_chunks,
    "/early-hints": _early_hints,
    "/reset": _reset,
}
_ANSWERS = {
    "/feed": reply(FEED, 'ETag: "one"', "Last-Modified: Mon, 10 Mar 2025 10:00:00 GMT"),
    "/gzip": reply(gzip.compress(FEED), "Content-Encoding: gzip"),
    "/two-members": reply(gzip.compress(FEED) + gzip.compress(FEED) + b"\0\0", "Content-Encoding: gzip"),
    "/deflate": reply(zlib.compress(FEED), "Content-Encoding: deflate"),
    "/raw-deflate": reply(zlib.compress(FEED)[2:-4], "Content-Encoding: deflate"),
    "/gzip-cut": reply(_PACKED[: len(_PACKED) // 2], "Content-Encoding: gzip"),
    "/gzip-cut-tiny": reply(_PACKED[:1], "Content-Encoding: gzip"),
    "/gzip-broken": reply(b"no gzip at all", "Content-Encoding: gzip"),
    "/gzip-twice": reply(gzip.compress(_PACKED), "Content-Encoding: gzip, gzip"),
    "/brotli": reply(b"\x0b\x02\x80", "Content-Encoding: br"),
    "/bomb": reply(_bomb(), "Content-Encoding: gzip"),
    "/bomb-deflate": reply(_bomb(15), "Content-Encoding: deflate"),
    "/bomb-nested": reply(gzip.compress(_bomb()), "Content-Encoding: gzip, gzip"),
    "/deflate-cut": reply(zlib.compress(FEED)[:-8], "Content-Encoding: deflate"),
    "/status-word": b"HTTP/1.1 fine\r\n\r\n<rss>",
    "/status-large": b"HTTP/1.1 99999 OK\r\n\r\n<rss>",
    "/header-bare": b"HTTP/1.1 200 OK\r\nno colon here\r\n\r\n<rss>",
    "/too-short": reply(FEED, length=len(FEED) - 5),
    "/too-long": reply(FEED, length=len(FEED) + 100),
    "/large": reply(b"", length=_LARGE),
    "/chunk-cut": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n100\r\n<cha",
    "/chunk-bad": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<rss>",
    "/no-http": b"220 ftp ready\r\n\r\n",
    "/nothing": b"",
    "/two-lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 900\r\n\r\n<rss></rss>",
    "/minus-length": b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n<rss></rss>",
    "/partial": reply(FEED, status="206 Partial Content"),
    "/empty": reply(b"", status="204 No Content"),
    "/never-asked": reply(b"", status="304 Not Modified"),
    "/gone": reply(b"", status="410 Gone"),
    "/busy": reply(b"", "Retry-After: 120", status="429 Too Many Requests"),
    "/loop-a": redirect("/loop-b"),
    "/loop-b": redirect("/loop-a"),
    "/self": redirect("/self"),
    "/moved": redirect("/feed", "301 Moved Permanently"),
    "/moved-twice": redirect("/moved", "308 Permanent Redirect"),
    "/moved-then-found": redirect("/to//feed", "301 Moved Permanently"),
    "/no-location": reply(b"", status="302 Found"),
}


@asynccontextmanager
async def hostile_server() -> AsyncIterator[Server]:
    """Run the server."""
    server = Server()
    listening = await asyncio.start_server(server.answer, "127.0.0.1", 0)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()


@contextmanager
def server_in_thread() -> Iterator[Server]:
    """Run the server in a thread of its own, for tests that wait."""
    started, ended = threading.Event(), threading.Event()
    running: list[Server] = []

    async def serve() -> None:
        async with hostile_server() as made:
            running.append(made)
            started.set()
            while not ended.is_set():
                await asyncio.sleep(0.01)

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    started.wait()
    try:
        yield running[0]
    finally:
        ended.set()
        thread.join()
