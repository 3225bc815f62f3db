"""``briefing serve``: the reader behind a WebSocket and in a headless Chromium, who is refused, and what is said."""

import asyncio
import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from briefing.cli import serve
from briefing.cli.main import main
from briefing.cli.web_server import Address
from tests.cli.web import CHROMIUM, free_port, opened_browser, opened_page, served

ROOT = Path(__file__).parents[2]
HEADLINE = "More than 30 countries"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the library of this repository."""
    root = tmp_path_factory.mktemp("served")
    for folder in ("content", "seeds"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


@pytest.fixture(scope="module")
def url(library: Path) -> Iterator[str]:
    """Serve it."""
    with served(library) as url:
        yield url


async def test_the_reader_stands_behind_the_socket(url: str) -> None:
    async with opened_page(url) as page:
        await page.until(HEADLINE)
        await page.type("/")
        await page.until("next entry")  # the keys of the search line
        await page.type("coalition")
        await page.until("1 of 5")


async def test_every_page_has_a_reader_of_its_own(url: str) -> None:
    async with opened_page(url) as one, opened_page(url, 60, 20) as other:
        await one.until(HEADLINE)
        await other.until("More than")
        await one.type("?")
        await one.until(" Keys")
        await other.type("!")
        await other.until("Problems")
        assert "Problems · " not in one.text


async def test_pages_keep_their_marks_side_by_side(url: str, library: Path) -> None:
    def kept() -> list[str]:
        files = sorted((library / "state").glob("*.jsonl"))
        return [json.loads(line)["do"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]

    async with opened_page(url) as one, opened_page(url) as other:
        await one.until(HEADLINE)
        await other.until(HEADLINE)
        await asyncio.gather(one.type("*"), other.type("m"))
        async with asyncio.timeout(20):
            while not ("star" in kept() and {"read", "unread"} & set(kept())):
                await asyncio.sleep(0.1)


async def test_a_reader_ends_with_its_page(url: str) -> None:
    async with opened_page(url) as page:
        await page.until(HEADLINE)
        await page.type("q")
        async with aiohttp.ClientSession() as session, session.get(url) as answer:
            assert answer.status == 200  # the server goes on


async def test_the_page_asks_for_nothing_from_elsewhere(url: str) -> None:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        text = await answer.text()
        assert f'"ws://{url.removeprefix("http://")}/ws"' in text
        assert text.count("://") == text.count(url.removeprefix("http:"))
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example:8000"}, 403),
        ({"Host": "127.0.0.1.evil.example"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "localhost:8000"}, 200),
        ({"Host": "192.168.1.9:8000"}, 200),
    ],
)
async def test_strangers_are_refused(url: str, headers: dict[str, str], status: int) -> None:
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as answer:
        assert answer.status == status


async def test_no_other_page_may_open_the_socket(url: str) -> None:
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await session.ws_connect(f"{url}/ws", origin="http://evil.example")
        assert refused.value.status == 403


def test_a_public_url_is_known() -> None:
    address = Address("0.0.0.0", 8000, "https://news.example.org/read")
    assert address.means("news.example.org")
    assert address.means("NEWS.example.org:443")
    assert not address.means("other.example.org")
    assert not address.means("[")
    assert Address("::1", 8000).url == "http://[::1]:8000"


def test_a_port_that_is_taken_is_told(url: str, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    port = url.rpartition(":")[2]
    assert main(["--library", str(library), "serve", "--port", port]) == 1
    assert f"cannot listen at 127.0.0.1 port {port}" in capsys.readouterr().err


def test_other_computers_are_warned_of(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr("briefing.cli.web_server.serve", lambda command, address, *, shared: asked.append(shared))
    assert main(["--library", str(library), "serve", "--host", "0.0.0.0", "--port", str(free_port())]) == 0
    assert "there is no password" in capsys.readouterr().err
    assert main(["--library", str(library), "serve"]) == 0
    assert "password" not in capsys.readouterr().err
    assert asked == [True, False]


@pytest.mark.parametrize("wrong", [["--port", "0"], ["--port", "x"], ["--public-url", "news.example.org"]])
def test_wrong_usage_is_told(library: Path, wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--library", str(library), "serve", *wrong]) == 2
    assert capsys.readouterr().err


def test_without_textual_serve_it_says_what_to_install(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "briefing.cli.web_server")
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    assert main(["--library", str(library), "serve"]) == 1
    assert "pip install 'briefing[web]'" in capsys.readouterr().err


def test_the_command_of_a_page_is_quoted() -> None:
    assert serve.command(["a b", "$(x)"]) in {"'a b' '$(x)'", '"a b" $(x)'}


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: apt-get install chromium)")
async def test_in_chromium_it_loads_a_key_searches_and_a_claim_shows_its_evidence(url: str, tmp_path: Path) -> None:
    async with opened_browser(url, tmp_path / "profile") as browser:
        await browser.until(lambda text: HEADLINE in text)
        await browser.evaluate("document.querySelector('textarea').focus()")
        await browser.type("/")
        await browser.until(lambda text: "next entry" in text)  # the keys of the search line
        await browser.type("coalition")
        await browser.until(lambda text: "1 of 5" in text)
        searched = len(browser.text)
        await browser.type("\r")
        await browser.until(lambda text: "esc entries" in text[searched:] or "⏎ open" in text[searched:])
        await browser.type("n")
        await browser.until(
            lambda text: re.search(r"Evidence +claim \d+ of \d+ · seeds/\S+ · .*verbatim", text[searched:])
        )
        assert "▐" in browser.text[searched:]  # the passage, in its source
        await browser.call("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
        await browser.type("y")
        await browser.until(lambda text: "passage" in text.rpartition("verbatim")[2])  # the menu over the entry
        await browser.type("y")
        async with asyncio.timeout(20):
            while not (copied := await browser.evaluate("navigator.clipboard.readText()")):
                await asyncio.sleep(0.2)
        assert "seeds/" in copied
        assert await browser.evaluate("document.body.classList.contains('-first-byte')")
        assert len(await browser.picture()) > 10_000
