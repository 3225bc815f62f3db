"""What a page or feed says of an article beside its text is kept with the source: byline, and the day of a change."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.analysis.provenance import source_of
from briefing.digest.lines import render_lines
from briefing.library.entry_page import EntryPage
from briefing.library.library import Library
from briefing.model import Article, DateBasis
from briefing.store.reader import read_entry
from briefing.store.writer import write_entry
from tests.text.test_reprints import STORY

ARTICLE = Article(
    STORY,
    "Ferry aground off Marbo",
    "2025-03-11",
    DateBasis.METADATA,
    publisher="Marbo Post",
    url="https://a.example/1",
    author="Tom Hale",
    updated="2025-03-12T08:00:00Z",
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def test_byline_and_change_are_kept_with_the_source(library: Library) -> None:
    library.add_article(ARTICLE)
    (entry,) = library.entries
    assert (entry.sources[0].author, entry.sources[0].updated) == ("Tom Hale", "2025-03-12T08:00:00Z")
    assert library.check() == ()
    found = read_entry(write_entry(entry), str(library.file_of(entry)))
    assert (found.entry, found.problems) == (entry, ())
    assert entry.to_dict()["sources"] == [
        {
            "id": "s1",
            "publisher": "Marbo Post",
            "url": "https://a.example/1",
            "file": entry.sources[0].file,
            "sha256": entry.sources[0].sha256,
            "retrieved": None,
            "author": "Tom Hale",
            "updated": "2025-03-12T08:00:00Z",
        }
    ]


def test_what_is_no_date_is_kept_as_it_was_written(library: Library) -> None:
    library.add_article(replace(ARTICLE, published=None, updated=None, dated="yesterday-ish"))
    (entry,) = library.entries
    assert (entry.published, entry.sources[0].dated) == (None, "yesterday-ish")
    assert library.check() == ()
    assert b"dated: yesterday-ish" in write_entry(entry)
    assert entry.to_dict()["sources"][0]["dated"] == "yesterday-ish"  # type: ignore[index,call-overload]
    assert "dated “yesterday-ish”" in render_lines(EntryPage(entry, 200).lines(), styled=False)
    (again,) = library.normalize(force=True)
    assert (again.problem, again.diff) == (None, "")
    assert source_of(replace(ARTICLE, dated="soon")).dated is None


def test_a_source_that_says_neither_has_neither_key(library: Library) -> None:
    library.add_article(replace(ARTICLE, author=None, updated=None))
    (entry,) = library.entries
    assert b"author" not in write_entry(entry)
    assert "updated" not in str(entry.to_dict()["sources"])


def test_each_source_has_its_own(library: Library) -> None:
    library.add_article(ARTICLE)
    library.add_article(replace(ARTICLE, url="https://b.example/2", author="Mia Ort", updated=None))
    (entry,) = library.entries
    assert [(source.author, source.updated) for source in entry.sources] == [
        ("Tom Hale", "2025-03-12T08:00:00Z"),
        ("Mia Ort", None),
    ]


def test_made_again_it_keeps_them(library: Library) -> None:
    library.add_article(ARTICLE)
    (again,) = library.normalize(force=True)
    assert (again.problem, again.diff) == (None, "")


def test_check_names_a_day_that_is_none(library: Library) -> None:
    library.add_article(ARTICLE)
    (entry,) = library.entries
    file = library.root / str(library.file_of(entry))
    file.write_bytes(file.read_bytes().replace(b"2025-03-12T08:00:00Z", b"last Tuesday"))
    library.reload()
    assert "bad-updated" in {problem.code for problem in library.check()}


def test_bylines_are_one_clean_line() -> None:
    source = source_of(replace(ARTICLE, author="Tom\n\x1b[31mHale\u202e", updated=ARTICLE.published))
    assert (source.author, source.updated) == ("Tom Hale", None)
    assert source_of(replace(ARTICLE, author=" \x07 ")).author is None
