"""Hostile feeds, mails, pages and archives of our own making, added by the command line.

What holds for all: an exit status, no traceback, nothing that a terminal obeys, content/ clean and inside the library,
older entries as they were; what can be kept is kept.
"""

import gzip
import json
import re
import zlib
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from briefing.text.clean import is_clean
from briefing.text.links import open_url_allowed
from tests.cli.conftest import Ran
from tests.cli.test_cli_hostile import PAYLOADS, assert_quiet, state

Run = Callable[..., Ran]
_NAME = re.compile(r"[a-z0-9-]{1,75}\.yaml")


def rss(
    title: str = "Talks", link: str = "https://a.example/1", guid: str = "g", date: str = "", more: str = ""
) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Port News</title><item>'
        f"<title>{title}</title><link>{link}</link><guid isPermaLink='false'>{guid}</guid><pubDate>{date}</pubDate>"
        f"<description>They began.</description>{more}</item></channel></rss>"
    )


@pytest.fixture
def add(run: Run, library_folder: Path, tmp_path: Path) -> Callable[[str, bytes], tuple[Ran, list[dict[str, object]]]]:
    """Add a file to a library that has entries; return what was printed, and the entries that are new."""

    def added(name: str, data: bytes) -> tuple[Ran, list[dict[str, object]]]:
        file = tmp_path / "in" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
        before = state(library_folder)
        ran = run("--library", library_folder, "add", file)
        assert_quiet(ran)
        after = state(library_folder)
        assert {path: after.get(path) for path in before} == before
        for path in [path for path in after if path not in before and path.startswith("content/")]:
            assert _NAME.fullmatch(Path(path).name)
            assert is_clean((library_folder / path).read_text(encoding="utf-8"))
        for command in (["search"], ["digest"], ["check"]):
            assert_quiet(run("--library", library_folder, *command))
        return ran, [json.loads(run("--library", library_folder, "show", id_, "--json").out) for id_ in ran.out.split()]

    return added


@pytest.mark.parametrize("name", [name for name in PAYLOADS if name != "markup"])
@pytest.mark.parametrize("form", ["json", "raw", "references"])
def test_what_a_terminal_would_obey_goes_and_the_words_stay(name, form, add):
    title = f"A{PAYLOADS[name]}Z"
    item = {"id": "1" + title, "url": "https://a.example/", "title": title, "content_text": title, "tags": [title]}
    made = {
        "json": json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": title, "items": [item]}),
        "raw": rss(escape(title)),
        "references": rss("".join(f"&#{ord(character)};" for character in title)),
    }[form]
    _, (entry,) = add(f"a.{'json' if form == 'json' else 'xml'}", made.encode())
    assert str(entry["headline"]).startswith("A")
    assert str(entry["headline"]).endswith(("Z", "Z ›"))


@pytest.mark.parametrize("words", ["[@click=app.quit]Talks[/]", "[/nope] Q3 [b", "$accent {x} %s %(x)s", "x\\[red]y\\"])
def test_markup_of_the_screen_is_kept_letter_for_letter(words, add):
    assert add("a.xml", rss(escape(words)).encode())[1][0]["headline"] == words


@pytest.mark.parametrize(
    "words",
    ["H" + "\u0301" * 300, "界" * 300, "👩‍👩‍👧‍👦🏴‍☠️" * 20, "العربية English עברית"],
    ids=["zalgo", "wide", "emoji", "rtl"],
)
def test_letters_of_any_kind_stay(words, add):
    assert add("a.xml", rss(words).encode())[1][0]["headline"] == words


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
        ("ssh://-oProxyCommand=x/", False),
        ("https://good.example@evil.example/", False),
        ("https://a.example/" + "a" * 100_000, False),
        ("https://a.example/ --flag", True),
        ("https://a.example/\x1b]0;x\x07", True),
        ("https://аррӏе.example/", True),
        ("https://a.example/1", True),
    ],
    ids=lambda value: str(value)[:30].encode("ascii", "replace").decode(),
)
def test_links_are_such_that_a_browser_may_have_them(link, kept, add):
    _, (entry,) = add("a.xml", rss(link=escape(link)).encode())
    url = entry["sources"][0].get("url")
    assert bool(url) is kept
    assert url is None or open_url_allowed(url)


@pytest.mark.parametrize(
    "guid",
    ["../../../../tmp/x", "/etc/passwd", "x" * 5000, "CON", ".", ".git/config", "", "a\nb", "x. "],
    ids=lambda value: repr(value)[:12],
)
def test_no_id_and_no_title_is_a_path(guid, add):
    assert len(add("a.xml", rss(title=escape(guid), guid=escape(guid)).encode())[1]) == 1


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("Fri, 01 Jan 2100 00:00:00 GMT", "2100-01-01T00:00:00Z"),
        ("Mon, 01 Jun 2026 09:00:00 EDT", "2026-06-01T09:00:00-04:00"),
        ("Thu, 01 Jan 0001 00:00:00 GMT", None),
        ("Mon, 01 Jun 2026 09:00:00 +9999", None),
        ("Mon, 01 Jun 2026 25:61:61 GMT", None),
        ("yesterday-ish", None),
        ("9" * 4_000, None),
        ("-5", None),
        ("01/02/03", None),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_date_that_cannot_be_loses_no_entry(date, published, add):
    _, (entry,) = add("a.xml", rss(date=date).encode())
    assert entry["published"] == published
    assert entry["sources"][0].get("dated") == (None if published else date[:100])  # what it said is kept


ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
KEPT = {
    "laughs.xml": rss("&a9;").replace("<rss", f'<!DOCTYPE r [<!ENTITY a0 "ha">{ENTITIES}]><rss', 1).encode(),
    "outside.xml": rss("X&x;").replace("<rss", '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss').encode(),
    "dtd.xml": rss().replace("<rss", '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd"><rss').encode(),
    "deep.xml": rss(more=f"<description>{escape('<b>') * 20_000}x</description>").encode(),
    "attributes.xml": rss(more=f"<x {' '.join(f'a{n}={chr(34)}x{chr(34)}' for n in range(20_000))}/>").encode(),
    "author.xml": rss(more=f"<author>x@{'a.' * 32_000}</author>").encode(),
    "title.xml": rss("A" * 2_000_000).encode(),
    "utf16.xml": rss().replace("UTF-8", "utf-16").encode("utf-16"),
    "liar.xml": rss("Blåbær").encode("latin-1"),
    "bom.xml": b"\xef\xbb\xbf\n\n" + rss().encode(),
    "half.xml": rss().encode()[:-40],
    "xml.gz": gzip.compress(rss().encode()),
}


@pytest.mark.parametrize("name", KEPT)
def test_what_is_made_to_hang_or_grow_is_kept_as_far_as_it_is_an_item(name, add):
    _, (entry,) = add(name, KEPT[name])
    assert entry["published"] is None
    assert 0 < len(str(entry["headline"])) <= 1_000
    for secret in Path("/etc/hostname").read_text().split() if Path("/etc/hostname").is_file() else []:
        assert f"X{secret}" not in json.dumps(entry)
    if name == "liar.xml":
        assert entry["headline"] == "Blåbær"


def bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(60)) + packer.flush()


REFUSED = {
    "deep.json": b"[" * 100_000,
    "deep.html": b"<html><body>" + b"<div>" * 20_000 + b"x",
    "deep.eml": b"".join(
        b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (n, n + 1) for n in range(2_000)
    ),
    "mails.eml": b"Content-Type: message/rfc822\r\n\r\n" * 5_000,
    "charset.eml": b"Subject: x\r\nContent-Type: text/plain; charset=nonesuch\r\n\r\n\xe9",
    "escapes.eml": b"Subject: =?utf-8?q?A=1B]0;x=07Z?=\r\nFrom: =?utf-8?q?x=1B[2J?= <a@b.org>\r\n\r\nx \x1b[31m\r\n",
    "escapes.html": b"<title>A\x1b]0;x\x07Z</title><p>" + b"B\x1b[2J text " * 30,
    "escapes.txt": b"A\x1b]0;x\x07Z\n\nbody\xc2\x9b31m",
    "bomb.warc.gz": bomb(),
    "cut.xml.gz": gzip.compress(rss().encode())[:-12],
    "empty.xml": b"",
    "zip.xml": b"PK\x03\x04" + b"x" * 100,
    "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(500),
    "login.xml": b"<!doctype html><html><title>Login</title><body>Please log in",
    "nulls.xml": bytes(5_000),
    "cut.pdf": b"%PDF-1.7\n%%EOF",
    "list.opml": b'<opml version="2.0"><body>' + b'<outline text="a">' * 3_000,
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_holds_no_article_is_named_and_refused(name, add):
    ran, entries = add(name, REFUSED[name])
    assert (ran.status, entries) == (1, [])
    assert name in ran.err
    assert len(ran.err.splitlines()) == 1
    assert "Error" not in ran.err


@pytest.mark.parametrize(
    "words", ["|touch /tmp/x", "exec:touch /tmp/x", "file:///etc/passwd", "http://169.254.169.254/"]
)
def test_a_list_of_feeds_runs_nothing(words, run, tmp_path):
    file = tmp_path / "their.opml"
    outlines = f'<outline xmlUrl="{words}"/><outline xmlUrl="https://ok.example/f" filtercmd="touch /tmp/x"/>'
    file.write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
    ran = run("--library", tmp_path / "new", "feeds", "import", file)
    assert_quiet(ran)
    assert ran.out.split() == ["https://ok.example/f"]
    assert words in ran.err
    assert "touch" not in (tmp_path / "new" / "feeds.opml").read_text()
