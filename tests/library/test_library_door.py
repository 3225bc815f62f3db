"""Opening, searching, counting, reloading."""

import os
from datetime import date
from pathlib import Path

import pytest

from briefing.library import FacetCount, Library, open_library
from briefing.library.locate import locate_library
from briefing.model import Actor, ActorKind, Entry
from briefing.query.edit import toggle
from briefing.query.facets import count_facets, spellings

TODAY = date(2025, 4, 1)


def headlines(library: Library, query: str) -> list[str]:
    return [entry.headline.split()[0] for entry in library.search(query, today=TODAY).entries]


def test_entries_are_newest_first_and_undated_last(library_folder):
    library = open_library(library_folder)
    assert [entry.published for entry in library.entries] == ["2025-03-28", "2025-03-10", None]
    assert [problem.code for problem in library.problems] == ["unknown-key"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Talks", "Port", "[@click=app.quit]Notes[/]"]),
        ("grain", ["Talks"]),
        ("weekly", ["Talks"]),
        ("newer:7d", ["Talks"]),
        ("country:PT,FR", ["Port", "[@click=app.quit]Notes[/]"]),
        ("Monday", ["Port"]),  # in the source text and summary
        ("停火", ["[@click=app.quit]Notes[/]"]),
        ("query:ships", ["Talks", "Port"]),
    ],
)
def test_search(query, expected, library_folder):
    (library_folder / "queries.yaml").write_text("ships: ships\n")
    assert headlines(Library(library_folder), query) == expected


def test_a_bad_query_is_an_error_in_the_result(library_folder):
    (library_folder / "queries.yaml").write_text("ships: [a]\nloop: query:loop\n")
    library = Library(library_folder)
    assert library.search("grain (", today=TODAY).errors
    assert "lead back" in str(library.search("query:loop", today=TODAY).errors[0])
    assert "no-query" in [problem.code for problem in library.check()]


def test_entry_by_id_beginning_end_or_citation(library_folder):
    library = Library(library_folder)
    entry = library.entries[0]
    for name in (entry.id, entry.id[:14], "1b2c3d4e5f60", f"{entry.id}#c-200001", f"content/2025/03/{entry.id}.yaml"):
        assert library.entry(name) == entry
    assert library.entry("2025") is None
    assert len(library.find("2025")) == 2
    assert library.find("not") == ()
    assert library.file_of(entry) == f"content/2025/03/{entry.id}.yaml"


def test_the_index_follows_an_edit_and_a_removal(library_folder):
    library = Library(library_folder)
    file = library_folder / library.file_of(library.entries[0])
    file.write_text(file.read_text().replace("headline: Talks", "headline: Walks"))
    assert library.search("").rows(0, 1)[0].headline.startswith("Talks")
    library.reload()
    assert library.search("").rows(0, 1)[0].headline.startswith("Walks")
    assert library.search("walks", today=TODAY).count == 1
    file.unlink()
    library.reload()
    assert len(library.entries) == 2
    assert tuple(library.search("grain", today=TODAY).entries) == ()


def test_source_text_follows_its_file(library_folder):
    library = Library(library_folder)
    source = library.entries[1].sources[0]
    before = library.source_text(source)
    assert before == (library_folder / source.file).read_text()
    assert library.source_text(source) is before
    (library_folder / source.file).write_text("new")
    assert library.source_text(source) == "new"
    os.truncate(library_folder / source.file, 20 << 20)
    assert library.source_text(source) is None


def test_an_empty_folder_and_none_at_all_are_empty_libraries(tmp_path):
    for folder in (tmp_path, tmp_path / "none"):
        library = open_library(folder)
        assert (tuple(library.entries), library.problems, library.check()) == ((), (), ())
        assert library.search("x", today=TODAY).total == 0
    assert not (tmp_path / "none").exists()


def test_which_library(tmp_path, monkeypatch):
    own, named = tmp_path / "data", tmp_path / "named"
    monkeypatch.setenv("XDG_DATA_HOME", str(own))
    inside = tmp_path / "lib" / "notes"
    inside.mkdir(parents=True)
    assert locate_library(environ={}, start=inside) == own / "briefing"
    (tmp_path / "lib" / "content").mkdir()
    assert locate_library(environ={}, start=inside) == tmp_path / "lib"
    assert locate_library(environ={"BRIEFING_LIBRARY": str(named)}, start=inside) == named
    assert locate_library(tmp_path, environ={"BRIEFING_LIBRARY": str(named)}, start=inside) == tmp_path
    assert locate_library("~/x", environ={}, start=inside) == Path.home() / "x"
    assert open_library(environ={"BRIEFING_LIBRARY": str(named)}).root == named


# facets


def test_facets(library_folder):
    library = Library(library_folder)
    facets = library.facets(top=None)
    assert facets.dates == (FacetCount("2025-03", "Mar 2025", 2),)
    assert facets.countries[0] == FacetCount("FR", "France", 1)
    assert facets.topics[0] == FacetCount("medtop:04000000", "Economy, business and finance", 2)
    assert FacetCount("medtop:03000000", "Disaster, accident and emergency incident", 1) in facets.topics
    assert FacetCount("Associated Press", "Associated Press", 1) in facets.origins
    assert [count.value for count in facets.sources] == ["=Example & Söhne *", "Grain Weekly", "Herald"]
    assert facets.languages == (FacetCount("en", "en", 2),)


def test_names_count_without_case_and_accents_once_an_entry():
    def made(name: str, *actors: str) -> Entry:
        return Entry(name, id=name, actors=tuple(Actor(actor, ActorKind.PERSON) for actor in actors))

    entries = [made("a", "Gül", "GUL"), made("b", "Gul"), made("c", "Ana")]
    facets = count_facets(entries, spellings(entries))
    assert facets.actors == (FacetCount("GUL", "GUL", 2), FacetCount("Ana", "Ana", 1))


def test_dates_of_every_kind():
    dates = ["2025", "2025-03-28T12:39", "2025-03-01/2025-04-02", "2024-12", None, "soon"]
    facets = count_facets([Entry(str(n), published=day) for n, day in enumerate(dates)], {})
    assert [(count.value, count.count) for count in facets.dates] == [("2025-03", 2), ("2025", 1), ("2024-12", 1)]
    assert facets.dates[1].label == "2025"


@pytest.mark.parametrize(
    ("facet", "field"),
    [
        ("dates", "date"),
        ("countries", "country"),
        ("topics", "topic"),
        ("actors", "actor"),
        ("sources", "source"),
        ("origins", "origin"),
        ("tags", "tag"),
        ("languages", "lang"),
    ],
)
def test_a_facet_counts_what_its_query_finds(facet, field, library_folder):
    library = Library(library_folder)
    for count in getattr(library.facets(top=None), facet):
        result = library.search(toggle("", field, count.value), today=TODAY)
        assert not result.errors
        assert len(result.entries) == count.count, count


def test_an_entry_of_two_sources_searches_both(library_folder):
    (library_folder / "seeds/b.txt").write_text("zebra")
    file = library_folder / "content/undated/two.yaml"
    file.write_text("headline: two\nsources: [{id: a, file: seeds/harbour.txt}, {id: b, file: seeds/b.txt}]\n")
    assert headlines(Library(library_folder), "zebra risk") == ["two"]
