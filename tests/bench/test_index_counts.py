"""What questions cost in counts: statements, rows and files do not grow with the library. Times are for bench/."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import generate
from bench.index import ask, build, made
from bench.index.counts import Counts, counted
from bench.index.queries import TODAY, kinds, typed, typed_open
from briefing.library import Library

ENTRIES = 300


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    assert generate.main([str(folder), "--entries", str(ENTRIES), "--jobs", "1"]) == 0
    for path in folder.rglob("*.*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))  # young files are read again, whatever their stamps say
    Library(folder, eager=False).refresh(jobs=1)
    return folder


@pytest.fixture
def counts() -> Iterator[Counts]:
    with counted() as found:
        yield found


QUERIES = [query for kind in kinds() for query in kind.queries]


def test_every_query_of_the_benchmark_is_understood_and_most_find_something(root):
    library = Library(root, eager=False)
    results = [library.search(query, today=TODAY) for query in (*QUERIES, *typed_open()[-3:])]
    assert not [result.errors for result in results if result.errors]
    assert sum(result.count > 0 for result in results) > len(results) / 2


def test_a_key_fetches_one_page_and_parses_no_file(root, counts):
    library = Library(root, eager=False)
    ask.ask(library, "")
    assert counts.statements <= 1_200  # how most entries spell each outlet is read once
    for query in (*QUERIES, *typed()):
        counts.statements = counts.rows = 0
        ask.ask(library, query)
        texts = 4 * ENTRIES if '"' in query else 0  # words in a row are looked for in the texts, one by one
        assert counts.statements <= 150 + texts, query
        assert counts.rows <= ask.PAGE, query
    assert counts.files == 0


def test_a_jump_to_the_end_fetches_what_is_seen(root, counts):
    library = Library(root, eager=False)
    found = library.search("", today=TODAY)
    assert found.count == ENTRIES
    assert len(found.rows(ENTRIES - 20, ENTRIES)) == 20
    assert found.place_of(TODAY.replace(year=2025)) > 0
    assert (counts.rows, counts.files) == (20, 0)


def test_only_the_entries_asked_for_are_parsed(root, counts):
    found = Library(root, eager=False).search("", today=TODAY)
    assert len(found.entries[:7]) == 7
    assert counts.files == 7


def test_a_refresh_without_changes_parses_nothing_and_asks_little(root, counts):
    library = Library(root, eager=False)
    assert not library.refresh(jobs=1)
    assert counts.files == 0
    assert counts.statements <= 400


def test_one_new_entry_parses_one_file(root, counts):
    library = Library(root, eager=False)
    assert all(step.seconds > 0 for step in build.added(root, 1))
    assert counts.files == 2  # it is added twice
    assert library.search("").total == ENTRIES


def test_an_index_without_files_answers_as_one_with_them(root, tmp_path):
    assert made.main([str(tmp_path), "--entries", str(ENTRIES), "--jobs", "1"]) == 0
    one, other = Library(root, eager=False), Library(tmp_path, eager=False)
    for query in QUERIES:
        found, expected = other.search(query, today=TODAY), one.search(query, today=TODAY)
        found.settle()
        expected.settle()
        assert found.rows(0, ENTRIES) == expected.rows(0, ENTRIES)
        assert found.facets(None) == expected.facets(None)
        assert found.timeline() == expected.timeline()
