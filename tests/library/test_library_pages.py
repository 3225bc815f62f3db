"""A web page is added from its address; one that changed is another entry, and the old one can still be proved."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.intake.net.values import Limits
from briefing.library.across import changes_of
from briefing.library.adding import Adder, AddResult
from briefing.library.library import Library
from briefing.library.page_adding import PageOptions, changes, claim_diff
from briefing.library.twins import Twins
from briefing.library.versions import versions
from briefing.model.marks import Act
from tests.intake.hostile_server import Server, redirect, reply, server_in_thread
from tests.intake.test_document import WORDS, pdf

PAGE = """<!doctype html><html lang="en"><head><title>Port of Porto to close for one day | Port News</title>
<meta property="og:site_name" content="Port News">
<meta property="article:published_time" content="2025-03-12T10:00:00Z">
<meta property="og:title" content="Port of Porto to close for one day"></head><body><article>
<h1>Port of Porto to close for one day</h1>
<p>The port of Porto will close for one day, harbour master Rui Costa said on Tuesday. Ships from France and Spain
are waiting outside, and more are on their way from the north, according to the office of the port.</p>
<p>"We will open again on Thursday," Costa told reporters. The mayor of the city denied that the port was bankrupt.
Storms have closed the port four times since January, and twice in the year before that.</p>
<p>{more}</p></article></body></html>"""


@pytest.fixture
def server() -> Iterator[Server]:
    with server_in_thread() as running:
        yield running


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def add(library: Library, url: str, *, allow: bool = True) -> AddResult:
    twins = Twins(library.root, library)
    pages = PageOptions(Limits(seconds=2), allow_private=allow)
    (result,) = list(Adder(library.root, twins, pages=pages).add([url], lambda: b""))
    twins.settle()
    return result


def serve(server: Server, more: str) -> None:
    server.replies["/a"] = reply(PAGE.replace("{more}", more).encode(), "Content-Type: text/html; charset=utf-8")


def test_a_page_becomes_an_entry_whose_text_is_kept(library: Library, server: Server) -> None:
    serve(server, "The ferries of the town go as they always do, the mayor said.")
    result = add(library, server.url("/a?utm_source=x"))
    server.replies["/a?utm_source=x"] = server.replies["/a"]
    result = add(library, server.url("/a?utm_source=x"))
    assert result.entry, result.problem
    source = result.entry.sources[0]
    assert (result.entry.published, source.publisher) == ("2025-03-12T10:00:00Z", "Port News")
    assert source.retrieved
    assert source.url
    assert "utm_" not in source.url
    assert (library.root / str(source.file)).is_file()
    assert library.check() == ()
    assert add(library, server.url("/a")).status == "duplicate"


def test_an_address_may_be_that_of_a_pdf_or_by_mistake_of_a_feed(library: Library, server: Server) -> None:
    server.replies["/a"] = reply(pdf(*WORDS), "Content-Type: application/pdf")
    result = add(library, server.url("/a"))
    assert result.entry, result.problem
    assert result.entry.headline == "Talks in Paris begin"
    assert result.entry.sources[0].url == server.url("/a")
    server.replies["/feed"] = reply(b"<rss version='2.0'><channel></channel></rss>", "Content-Type: text/html")
    refused = add(library, server.url("/feed")).problem
    assert refused
    assert f"briefing feeds add {server.url('/feed')}" in str(refused)


def test_the_charset_that_the_server_says_counts(library: Library, server: Server) -> None:
    page = PAGE.replace("{more}", "The café of the port and Señor Peñín waited, said the mayor.").encode("latin-1")
    server.replies["/a"] = reply(page, "Content-Type: text/html; charset=ISO-8859-1")
    result = add(library, server.url("/a"))
    assert result.entry, result.problem
    assert "Señor Peñín" in (library.root / str(result.entry.sources[0].file)).read_text(encoding="utf-8")


def test_a_changed_page_is_a_new_version_and_the_old_one_stays(library: Library, server: Server) -> None:
    serve(server, "The ferries of the town go as they always do, the mayor said.")
    first = add(library, server.url("/a")).entry
    serve(server, "No ferry of the town will go until Friday, the mayor told reporters on Wednesday.")
    second = add(library, server.url("/a"))
    assert first
    assert second.entry
    assert [entry.id for entry in second.earlier] == [first.id]
    said = changes(second.earlier, second.entry)
    assert said
    assert first.id in said
    diff = claim_diff(first, second.entry)
    assert any(line.startswith("+ ") and "ferry" in line for line in diff)
    assert any(line.startswith("- ") and "ferries" in line for line in diff)
    assert len(library.entries) == 2
    assert library.check() == ()


def test_an_entry_knows_the_versions_before_and_after_it(library: Library, server: Server) -> None:
    serve(server, "The ferries of the town go as they always do, the mayor said.")
    entry = add(library, server.url("/a")).entry
    assert entry
    assert versions(entry, library.of_page) == ()
    source = entry.sources[0]
    taken = {"a": "2025-03-12T11:00:00Z", "b": "2025-03-12T12:00:00Z", "c": "2025-03-12T13:00:00Z"}
    a, b, c = (replace(entry, id=name, sources=(replace(source, retrieved=when),)) for name, when in taken.items())
    found = versions(b, lambda _: (c, b, a))
    assert [(other.id, other.later, other.retrieved) for other in found] == [
        ("a", False, taken["a"]),
        ("c", True, taken["c"]),
    ]
    assert [other.later for other in versions(b, lambda _: (replace(b, id="d"),))] == [None]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/not-there", "not-found"),
        ("/gzip-cut", "incomplete"),
        ("/to/file:///etc/passwd", "address"),
        ("/secret", "robots"),
    ],
)
def test_what_is_no_page_is_told(library: Library, server: Server, path: str, code: str) -> None:
    server.replies["/robots.txt"] = reply(b"User-agent: *\nDisallow: /secret")
    result = add(library, server.url(path))
    assert result.problem
    assert result.problem.code == code
    assert not library.exists


def test_pages_at_private_addresses_are_refused(library: Library, server: Server) -> None:
    serve(server, "")
    result = add(library, server.url("/a", "me:pw@127.0.0.1"), allow=False)
    assert result.problem
    assert result.problem.code == "private-address"
    assert "pw" not in str(result)
    assert server.asked == []


def test_pages_behind_redirects_are_checked_too(library: Library, server: Server) -> None:
    server.replies["/in"] = redirect("http://[::1]:1/")
    result = add(library, server.url("/in"))
    assert result.problem
    assert result.problem.code == "unreachable"


def test_an_entry_that_was_read_is_unread_again_once_its_page_says_something_else(
    library: Library, server: Server
) -> None:
    serve(server, "The ferries of the town go as they always do, the mayor said.")
    url = server.url("/a")
    (first,) = [result.entry for result in library.add(url, allow_private=True)]
    assert first is not None
    library.marks.mark(Act.READ, [first.id])
    assert [result.entry for result in library.add(url, allow_private=True)] == [first]
    assert library.marks.of([first.id])[first.id].read
    serve(server, "The ferries of the town do not go today, the mayor said.")
    assert list(library.add(url, allow_private=True, dry_run=True))
    assert library.marks.of([first.id])[first.id].read
    (second,) = [result.entry for result in library.add(url, allow_private=True)]
    assert second not in {None, first}
    assert not library.marks.of([first.id])[first.id].read
    made = changes_of(library, library.report(library.story(first.id)))
    assert "edited" in [change.kind for change in made] or second.sources[0].retrieved == first.sources[0].retrieved
