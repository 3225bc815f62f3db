"""Made-up libraries: valid, the same for the same seed, and with the tails of the news."""

from collections import Counter
from datetime import date
from itertools import islice

import pytest

from bench import generate
from bench.synthetic.entries import DAYS, LAST_DAY, Author, Made
from bench.synthetic.template import entry_bytes
from briefing.library import open_library
from briefing.library.proof import quoted
from briefing.model import parse_edtf
from briefing.store.digests import edited_fields, with_generated
from briefing.store.writer import write_entry
from briefing.text.fold import words


@pytest.fixture(scope="module")
def author() -> Author:
    return Author()


@pytest.fixture(scope="module")
def made(author: Author) -> list[Made]:
    return list(author.entries(400))


def test_the_templates_give_the_bytes_of_the_writer(made):
    for entry, _ in made:
        assert entry_bytes(entry) == write_entry(with_generated(entry))


def test_every_span_is_true(made):
    pieces = [(piece.evidence, text) for entry, text in made for piece in quoted(entry)]
    assert len(pieces) > 30 * len(made)
    assert all(text[one.start : one.end] == one.exact for one, text in pieces)


def test_the_same_seed_gives_the_same_entries_in_any_order(author, made):
    assert author.entry(399) == made[399]
    assert list(author.entries(3, start=100)) == made[100:103]
    assert Author(8).entry(0) != made[0]


def test_what_entries_hold_is_as_wide_as_the_news(made):
    entries = [entry for entry, _ in made]
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(5 <= len(entry.claims) <= 15 for entry in entries)
    assert {entry.language for entry in entries} >= {"en", "zh", "ar", "ru", "fr"}
    published = [entry.published for entry in entries]
    assert None in published
    assert {len(day) for day in published if day} >= {7, 10, 16}  # months, days, times
    spans = [parse_edtf(day) for day in published if day]
    assert all((LAST_DAY - span.latest).days < DAYS for span in spans)
    assert max(span.earliest for span in spans) <= LAST_DAY <= date(2026, 12, 31)
    sizes = sorted(len(text.encode()) for _, text in made)
    assert 1_900 < sizes[20] < sizes[200] < 3_000 < sizes[-1] < 15_000


def test_new_words_keep_coming(made):
    """The growth of the news: 100 articles have 8,000 different words, 400 have 18,000."""
    counts = [len({word for _, text in islice(made, n) for word in words(text)}) for n in (100, 400)]
    assert 6_000 < counts[0] < 12_000
    assert 1.7 < counts[1] / counts[0] < 2.6
    often = Counter(word for _, text in made for word in words(text))
    assert 0.4 < sum(count == 1 for count in often.values()) / len(often) < 0.6


def test_a_library_is_without_problems_whoever_writes_it(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    assert generate.main([str(one), "--entries", "60", "--jobs", "1"]) == 0
    assert generate.main([str(two), "--entries", "40", "--jobs", "2"]) == 0
    assert generate.main([str(two), "--entries", "20", "--start", "40", "--jobs", "2"]) == 0
    files = {path.relative_to(one): path.read_bytes() for path in one.rglob("*") if path.is_file()}
    assert len(files) == 120
    assert files == {path.relative_to(two): path.read_bytes() for path in two.rglob("*") if path.is_file()}
    library = open_library(one)
    assert library.check() == ()
    assert len(library.entries) == 60
    assert not any(edited_fields(entry) for entry in library.entries)


def test_a_library_that_is_there_is_not_written_over(tmp_path, capsys):
    (tmp_path / "content").mkdir()
    assert generate.main([str(tmp_path), "--entries", "1"]) == 2
    assert "holds a library already" in capsys.readouterr().err
