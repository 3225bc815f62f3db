"""Whatever a server does, a request ends within its deadline, with all of a body or with one plain reason."""

import asyncio
import socket
import time
import tracemalloc
from collections.abc import AsyncIterator
from email.utils import formatdate

import pytest

from briefing.intake.net.addresses import AddressInfo, is_global
from briefing.intake.net.client import USER_AGENT, Client
from briefing.intake.net.robots import Robots
from briefing.intake.net.values import Fetched, FetchError, Limits, Validators, Wanted
from tests.intake.hostile_server import FEED, Server, hostile_server, redirect, reply

SHORT = Limits(seconds=0.6)
NOTHING = Validators()


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with hostile_server() as running:
        yield running


async def got(url: str, limits: Limits = SHORT, validators: Validators = NOTHING, *, allow: bool = True) -> Fetched:
    async with Client(limits) as client:
        return await client.fetch(Wanted(url, validators, allow_private=allow))


async def refused(url: str, limits: Limits = SHORT, *, allow: bool = True) -> FetchError:
    began = time.monotonic()
    with pytest.raises(FetchError) as raised:
        await got(url, limits, allow=allow)
    assert time.monotonic() - began < limits.seconds + 1
    return raised.value


@pytest.mark.parametrize("path", ["/feed", "/gzip", "/deflate", "/raw-deflate", "/hop/5", "/moved"])
async def test_whole_answers_come_whole(server: Server, path: str) -> None:
    assert (await got(server.url(path))).data == FEED


async def test_every_member_of_a_gzip_body_is_read_and_padding_is_not(server: Server) -> None:
    assert (await got(server.url("/two-members"))).data == FEED * 2


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/drip-headers", "timeout"),
        ("/drip-body", "timeout"),
        ("/silent", "timeout"),
        ("/endless", "too-large"),
        ("/endless-headers", "http"),
        ("/endless-chunks", "too-large"),
        ("/early-hints", "timeout"),
        ("/reset", "incomplete"),
        ("/bomb-deflate", "too-large"),
        ("/bomb-nested", "encoding"),
        ("/deflate-cut", "incomplete"),
        ("/too-short", "http"),
        ("/status-word", "http"),
        ("/status-large", "http"),
        ("/header-bare", "http"),
        ("/large", "too-large"),
        ("/bomb", "too-large"),
        ("/gzip-cut", "incomplete"),
        ("/gzip-cut-tiny", "incomplete"),
        ("/gzip-broken", "encoding"),
        ("/gzip-twice", "encoding"),
        ("/brotli", "encoding"),
        ("/too-long", "incomplete"),
        ("/chunk-cut", "incomplete"),
        ("/nothing", "incomplete"),
        ("/no-http", "http"),
        ("/two-lengths", "http"),
        ("/minus-length", "http"),
        ("/partial", "status"),
        ("/empty", "status"),
        ("/never-asked", "status"),
        ("/no-location", "status"),
        ("/gone", "gone"),
        ("/busy", "busy"),
        ("/not-there", "not-found"),
        ("/loop-a", "redirect"),
        ("/self", "redirect"),
        ("/hop/6", "redirect"),
        ("/to/file:///etc/passwd", "address"),
        ("/to/javascript:alert(1)", "address"),
        ("/to/http://[::1", "address"),
    ],
)
async def test_what_is_not_whole_is_an_error(server: Server, path: str, code: str) -> None:
    limits = Limits(seconds=5) if code in {"too-large", "http"} else SHORT
    error = await refused(server.url(path), limits)
    assert error.problem.code == code, error.problem
    assert "\n" not in str(error)


async def test_a_bad_chunk_is_an_error(server: Server) -> None:
    assert (await refused(server.url("/chunk-bad"))).problem.code in {"http", "incomplete"}


@pytest.mark.parametrize(
    "path", ["/bomb", "/bomb-deflate", "/bomb-nested", "/endless", "/endless-chunks", "/endless-headers"]
)
async def test_a_bomb_takes_no_more_than_thirty_megabytes(server: Server, path: str) -> None:
    tracemalloc.start()
    try:
        await refused(server.url(path), Limits(seconds=20))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 30 << 20


async def test_a_flood_of_early_hints_takes_no_memory(server: Server) -> None:
    tracemalloc.start()
    try:
        await refused(server.url("/early-hints"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 30 << 20


async def test_what_breaks_http_does_not_tell_the_keys_of_an_address(server: Server) -> None:
    server.replies["/no-http?api_key=abcd"] = b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n"
    error = await refused(server.url("/no-http?api_key=abcd", "me:s3cret@127.0.0.1"))
    assert error.problem.code == "http"
    assert str(error).count("http://") == 1, "the address is named once"
    assert "abcd" not in f"{error} {error.problem!r}"
    assert "s3cret" not in f"{error} {error.problem!r}"


async def test_proxies_of_the_environment_are_not_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert (await got(server.url("/feed"))).data == FEED


async def test_when_to_come_again_may_be_a_date(server: Server) -> None:
    when = formatdate(time.time() + 300, usegmt=True)
    server.replies["/later"] = reply(b"", f"Retry-After: {when}", status="503 Service Unavailable")
    assert 290 < ((await refused(server.url("/later"))).retry_after or 0) <= 300


async def test_one_deadline_covers_all_redirects(server: Server) -> None:
    async def slowly(path: str, writer: asyncio.StreamWriter) -> bool:
        await asyncio.sleep(0.25)
        writer.write(redirect(f"{path}x"))
        return True

    server._reply = slowly  # type: ignore[method-assign]
    assert (await refused(server.url("/"))).problem.code == "timeout"


async def test_slow_tls_runs_into_the_deadline(server: Server) -> None:
    async def never(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.read(-1)
        finally:
            writer.close()

    listening = await asyncio.start_server(never, "127.0.0.1", 0)
    async with listening:
        port = listening.sockets[0].getsockname()[1]
        assert (await refused(f"https://127.0.0.1:{port}/")).problem.code == "timeout"


async def test_speaking_no_tls_is_told() -> None:
    async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(reply(b"", status="400 Bad Request"))
        writer.close()

    async with await asyncio.start_server(plain, "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        assert (await refused(f"https://127.0.0.1:{port}/")).problem.code == "tls"


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "0x7f.1", "0x7f000001", "2130706433", "0177.0.0.1", "0", "0.0.0.0", "localhost"),
        *(
            "[::1]",
            "[::ffff:7f00:1]",
            "[::ffff:127.0.0.1]",
            "[::]",
            "[64:ff9b::7f00:1]",
            "[2002:7f00:1::]",
            "[fe80::1]",
        ),
        *("169.254.169.254", "10.0.0.1", "192.168.1.1", "172.16.0.1", "100.64.0.1", "[fd00:ec2::254]", "①②⑦.0.0.1"),
    ],
)
async def test_private_addresses_are_refused_however_they_are_spelled(server: Server, host: str) -> None:
    for url in (server.url("/feed", host), server.url("/feed", f"me:pw@{host}")):
        error = await refused(url, allow=False)
        assert error.problem.code == ("address" if host in {"127.1", "2130706433", "0"} else "private-address")
    assert server.asked == []


def _points_to(*answers: str) -> "tuple[list[str], object]":
    asked: list[str] = []

    def lookup(host: str, port: int) -> list[AddressInfo]:
        asked.append(host)
        address = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    return asked, lookup


async def test_a_name_that_points_to_a_private_address_is_refused(server: Server) -> None:
    _, lookup = _points_to("127.0.0.1")
    async with Client(SHORT, lookup=lookup) as client:  # type: ignore[arg-type]
        with pytest.raises(FetchError) as raised:
            await client.fetch(Wanted(server.url("/feed", "feeds.example")))
    assert raised.value.problem.code == "private-address"
    assert server.asked == []


async def test_a_name_is_looked_up_once_so_that_it_cannot_point_elsewhere_after_the_check(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, lookup = _points_to("93.184.216.34", "127.0.0.1")
    connected: list[str] = []

    async def connect(self: object, sock: socket.socket, address: tuple[str, int]) -> None:
        connected.append(address[0])
        raise ConnectionRefusedError(111, "refused")

    monkeypatch.setattr(type(asyncio.get_running_loop()), "sock_connect", connect)
    async with Client(SHORT, lookup=lookup) as client:  # type: ignore[arg-type]
        with pytest.raises(FetchError):
            await client.fetch(Wanted(server.url("/feed", "feeds.example")))
    assert (asked, connected) == (["feeds.example"], ["93.184.216.34"])


async def test_a_redirect_to_a_private_address_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.intake.net.addresses.is_global", lambda address: address == "127.0.0.1")
    monkeypatch.setattr("briefing.intake.net.client.is_global", lambda address: address == "127.0.0.1")
    for place in ("127.0.0.2", "[::1]", "169.254.169.254", "0x7f.2"):
        error = await refused(server.url(f"/to/http://{place}:{server.port}/feed"), allow=False)
        assert error.problem.code == "private-address", error.problem
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_public_addresses_are_let_through(address: str) -> None:
    assert is_global(address)


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "file:///etc/passwd", "a.example", "http://", "http://a b/", "", "http://a:99999/"]
)
async def test_only_web_addresses_are_asked(url: str) -> None:
    assert (await refused(url)).problem.code == "address"


async def test_https_is_never_left_for_http() -> None:
    from briefing.intake.net.url import redirected, target

    with pytest.raises(FetchError, match="from https to http"):
        redirected(target("https://a.example/"), "http://a.example/feed")


async def test_unchanged_is_asked_for_and_understood(server: Server) -> None:
    first = await got(server.url("/feed"))
    assert first.validators == Validators('"one"', "Mon, 10 Mar 2025 10:00:00 GMT")
    server.replies["/feed"] = reply(b"", status="304 Not Modified")
    second = await got(server.url("/feed"), validators=first.validators)
    assert (second.unchanged, second.data, second.validators) == (True, b"", first.validators)
    assert b'If-None-Match: "one"' in server.asked[-1]
    assert b"If-Modified-Since: Mon, 10 Mar 2025 10:00:00 GMT" in server.asked[-1]


async def test_we_say_who_we_are_and_carry_nothing_else(server: Server) -> None:
    server.replies["/feed"] = reply(FEED, "Set-Cookie: a=b")
    async with Client(SHORT) as client:
        for _ in range(2):
            await client.fetch(Wanted(server.url("/feed"), allow_private=True))
    assert USER_AGENT.encode() in server.asked[0]
    assert b"ookie" not in server.asked[1]


@pytest.mark.parametrize(
    ("path", "moved"),
    [("/moved", "/feed"), ("/moved-twice", "/feed"), ("/moved-then-found", "/to//feed"), ("/to//feed", None)],
)
async def test_only_what_moved_for_good_is_remembered(server: Server, path: str, moved: str | None) -> None:
    fetched = await got(server.url(path))
    assert fetched.moved == (moved and server.url(moved))
    assert fetched.url == server.url("/feed")


async def test_user_and_password_go_to_their_own_server_only_and_are_never_shown(server: Server) -> None:
    other = await asyncio.start_server(server.answer, "127.0.0.1", 0)
    async with other:
        port = other.sockets[0].getsockname()[1]
        server.replies["/in"] = redirect(f"http://127.0.0.1:{port}/gone")
        error = await refused(server.url("/in?api_key=abcd", "me:s3cret@127.0.0.1"))
        server.replies["/in?api_key=abcd"] = redirect(f"http://127.0.0.1:{port}/gone")
        error = await refused(server.url("/in?api_key=abcd", "me:s3cret@127.0.0.1"))
    assert b"Authorization: Basic bWU6czNjcmV0" in server.asked[-2]
    assert b"Authorization" not in server.asked[-1]
    shown = f"{error} {error.problem!r}"
    assert "s3cret" not in shown
    assert "abcd" not in shown
    assert "***@" in shown


async def test_what_moved_keeps_the_user(server: Server) -> None:
    assert (await got(server.url("/moved", "me:pw@127.0.0.1"))).moved == server.url("/feed", "me:pw@127.0.0.1")


async def test_a_host_that_is_busy_is_left_alone(server: Server) -> None:
    async with Client(SHORT) as client:
        for path, count in (("/busy", 1), ("/feed", 1)):
            with pytest.raises(FetchError) as raised:
                await client.fetch(Wanted(server.url(path), allow_private=True))
            assert raised.value.problem.code == "busy"
            assert 100 < (raised.value.retry_after or 0) <= 120
            assert len(server.asked) == count


async def test_a_host_gets_no_more_than_two_requests_at_once(server: Server) -> None:
    at_once: list[int] = [0, 0]

    async def counted(path: str, writer: asyncio.StreamWriter) -> bool:
        at_once[0] += 1
        at_once[1] = max(at_once)
        await asyncio.sleep(0.02)
        at_once[0] -= 1
        writer.write(reply(FEED))
        return True

    server._reply = counted  # type: ignore[method-assign]
    async with Client(Limits(seconds=5)) as client:
        await asyncio.gather(*(client.fetch(Wanted(server.url(f"/{n}"), allow_private=True)) for n in range(10)))
    assert at_once[1] == 2


async def test_no_network_is_told_from_a_host_that_is_not_there() -> None:
    for number, code in ((socket.EAI_AGAIN, "offline"), (socket.EAI_NONAME, "no-host")):

        def lookup(host: str, port: int, number: int = number) -> list[AddressInfo]:
            raise socket.gaierror(number, "no")

        async with Client(SHORT, lookup=lookup) as client:
            with pytest.raises(FetchError) as raised:
                await client.fetch(Wanted("http://a.example/"))
        assert raised.value.problem.code == code


async def test_a_closed_port_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "refuses connections" in str(await refused(f"http://127.0.0.1:{port}/"))


@pytest.mark.parametrize(
    ("answer", "allowed"),
    [
        (reply(b"User-agent: *\nDisallow: /secret"), {"/page": True, "/secret/a": False}),
        (reply(b"User-agent: briefing\nDisallow: /"), {"/page": False}),
        (reply(b"", status="404 Not Found"), {"/page": True}),
        (reply(b"", status="403 Forbidden"), {"/page": True}),
        (reply(b"", status="500 Internal Server Error"), {"/page": False}),
        (reply(b"\xff\0 not: robots"), {"/page": True}),
    ],
)
async def test_robots_txt_is_honoured(server: Server, answer: bytes, allowed: dict[str, bool]) -> None:
    server.replies["/robots.txt"] = answer
    async with Client(SHORT) as client:
        robots = Robots(client)
        for path, wanted in allowed.items():
            wanted_page = Wanted(server.url(path), allow_private=True)
            if wanted:
                await robots.check(wanted_page)
            else:
                with pytest.raises(FetchError, match=r"robots\.txt"):
                    await robots.check(wanted_page)
    assert len(server.asked) == 1
