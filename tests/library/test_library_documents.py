"""Adding files that are no plain text: what is kept of them, that it proves itself, and that it is added once."""

import gzip

import pytest

from briefing.intake.worker.parsers import Parsers
from briefing.library import AddStatus, Library
from briefing.model import DateBasis
from tests.intake.test_document import WORDS, archive, data, mail, pdf
from tests.intake.test_page import BODY, ld, page

HEAD = ld(headline="Talks in Paris", datePublished="2025-03-10", publisher={"name": "Example Daily"})
FILES = {
    "page.html": page(HEAD),
    "news.eml": mail(None, f"<p>{WORDS[0]}</p>", Date="Mon, 10 Mar 2025 09:00:00 +0200"),
    "talks.pdf": pdf("They will plan an international security force for Ukraine, he said."),
    "talks.json": data(headline="Talks in Paris", articleBody=WORDS[1], datePublished="2025-03-10"),
    "packed.html.gz": gzip.compress(page(HEAD, BODY.replace("Croatia", "Albania"))),
}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "in"
    made.mkdir()
    for name, content in FILES.items():
        (made / name).write_bytes(content)
    return made


@pytest.mark.parametrize("jobs", [1, 2])
def test_documents_become_entries_that_prove_themselves(folder, tmp_path, jobs):
    library = Library(tmp_path / "library")
    results = list(library.add(folder, jobs=jobs))
    assert [result.status for result in results] == [AddStatus.ADDED] * len(FILES)
    assert library.check() == ()
    kept = {file.name for file in (library.root / "seeds").iterdir()}
    assert kept == {"page.txt", "news.txt", "talks.txt", kept_beside(kept), "packed.txt"}
    assert [again.status for again in library.add(folder, jobs=jobs)] == [AddStatus.DUPLICATE] * len(FILES)
    assert {file.name for file in (library.root / "seeds").iterdir()} == kept
    assert [again.diff for again in library.normalize()] == [""] * len(FILES)


def kept_beside(names: set[str]) -> str:
    """Return the name that the second text called talks got."""
    (found,) = (name for name in names if name.startswith("talks-"))
    return found


def test_a_page_is_kept_as_its_text_with_what_it_says_of_itself(tmp_path):
    (tmp_path / "page.html").write_bytes(FILES["page.html"])
    library = Library(tmp_path / "library")
    (result,) = library.add(tmp_path / "page.html")
    entry = result.entry
    assert entry is not None
    assert (entry.headline, entry.published, entry.published_basis) == (
        "Talks in Paris",
        "2025-03-10",
        DateBasis.METADATA,
    )
    assert entry.sources[0].publisher == "Example Daily"
    text = (library.root / str(entry.sources[0].file)).read_text()
    assert text.startswith("Military officials")
    assert "<" not in text


def test_an_archive_gives_an_entry_a_page(tmp_path):
    pages = [page(body=BODY.replace("Croatia", name)) for name in ("Croatia", "Albania")]
    lost = b"<title>404 Not found</title><p>Sorry"
    named = [(f"https://a.example/{number}", each) for number, each in enumerate([*pages, pages[0], lost])]
    (tmp_path / "a.warc.gz").write_bytes(archive(*named))
    library = Library(tmp_path / "library")
    results = list(library.add(tmp_path / "a.warc.gz"))
    assert [str(result.status) for result in results] == ["added", "added", "merged", "skipped"]
    assert "https://a.example/3" in str(results[-1].problem)
    assert {result.path for result in results} == {str(tmp_path / "a.warc.gz")}
    assert {entry.sources[0].retrieved for entry in library.entries} == {"2025-03-10T09:00:00Z"}
    assert library.check() == ()


def test_items_of_a_feed_are_entries_even_those_that_are_a_headline(tmp_path):
    full = f"<item><title>Talks in Paris</title><link>https://a.example/1</link><description>{WORDS[0]}</description></item>"
    short = "<item><title>Port of Porto closes</title><link>https://a.example/2</link></item>"
    (tmp_path / "feed.txt").write_text(
        f"<?xml version='1.0'?><rss version='2.0'><channel>{full}{short}</channel></rss>"
    )
    library = Library(tmp_path / "library")
    assert [result.status for result in library.add(tmp_path / "feed.txt")] == [AddStatus.ADDED] * 2
    assert {entry.headline for entry in library.entries} == {"Talks in Paris", "Port of Porto closes"}
    assert library.check() == ()


def test_a_dry_run_keeps_nothing(folder, tmp_path):
    library = Library(tmp_path / "library")
    assert {result.status for result in library.add(folder, dry_run=True)} == {AddStatus.ADDED}
    assert not library.root.exists()


def test_stdin_is_read_by_its_content(tmp_path):
    library = Library(tmp_path / "library")
    (result,) = library.add("-", stdin=lambda: FILES["page.html"])
    assert result.entry is not None
    assert result.entry.sources[0].file == "seeds/talks-in-paris.txt"


def test_files_that_hold_no_article(tmp_path):
    other = {
        "list.opml": b"<opml><body/></opml>",
        "package.json": b'{"name": "x"}',
        "a.docx": b"PK\x03\x04",
        "lost.html": b"<html><title>404 Not found</title><body>Sorry</body></html>",
    }
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in other.items():
        (folder / name).write_bytes(content)
    library = Library(tmp_path / "library")
    met = {result.path.rpartition("/")[2]: result.status for result in library.add(folder)}
    assert met == {**dict.fromkeys(other, AddStatus.SKIPPED), "lost.html": AddStatus.FAILED}
    for name in other:
        (result,) = library.add(folder / name)
        assert result.status is AddStatus.FAILED
        assert result.problem is not None
        assert (result.problem.file, bool(result.problem.hint)) == (str(folder / name), True)


def test_what_a_page_behind_a_paywall_shows_is_taken_and_said(tmp_path):
    (tmp_path / "page.html").write_bytes(page(ld(isAccessibleForFree=False)))
    (result,) = Library(tmp_path / "library").add(tmp_path / "page.html")
    assert result.entry is not None
    assert [problem.code for problem in result.entry.problems] == ["paywall"]


def test_adding_texts_starts_no_parser(tmp_path, monkeypatch):
    monkeypatch.setattr(Parsers, "run", lambda *_: pytest.fail("a process was asked"))
    (tmp_path / "a.txt").write_text("Talks in Paris\n\n" + "\n\n".join(WORDS))
    (result,) = Library(tmp_path / "library").add(tmp_path / "a.txt")
    assert result.status is AddStatus.ADDED
