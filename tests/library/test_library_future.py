"""What says that it was published after it was fetched is ordered, counted and found as of the day after the fetch."""

from datetime import date
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.model import DateBasis, Entry, Source
from briefing.model.order import moment, newest_first, placed
from briefing.store.layout import entry_path
from briefing.store.writer import write_entry

TODAY = date(2025, 3, 20)
FETCHED = "2025-03-10T09:00:00Z"


def entry(name: str, published: str | None, retrieved: str | None = FETCHED) -> Entry:
    basis = DateBasis.METADATA if published else DateBasis.UNKNOWN
    source = Source("s1", "Herald", f"https://a.example/{name}", retrieved=retrieved)
    return Entry(f"Port {name}", f"{name}-0123456789ab", published=published, published_basis=basis, sources=(source,))


@pytest.mark.parametrize(
    ("published", "retrieved", "expected"),
    [
        ("2100-01-01", FETCHED, "2025-03-11"),
        ("2100-01-01T12:00:00Z", FETCHED, "2025-03-11"),
        ("2100", FETCHED, "2025-03-11"),
        ("2025-03-11T23:00:00+14:00", FETCHED, "2025-03-11T23:00:00+14:00"),
        ("2025-03-09T08:00", FETCHED, "2025-03-09T08:00"),
        ("2100-01-01", None, "2100-01-01"),
        (None, FETCHED, ""),
        ("9999-12-31", "9999-12-31T00:00:00Z", "9999-12-31"),
    ],
)
def test_the_moment_is_never_after_the_fetch(published: str | None, retrieved: str | None, expected: str) -> None:
    assert moment(entry("a", published, retrieved)) == expected


def test_the_library_orders_counts_and_finds_it_so(tmp_path: Path) -> None:
    entries = [entry("old", "2025-03-01"), entry("future", "2100-01-01"), entry("next", "2025-03-12", None)]
    for each in entries:
        path = tmp_path / entry_path(each)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(write_entry(each))
    library = Library(tmp_path)
    ordered = [found.id for found in library.search("", today=TODAY).entries]
    assert ordered == [each.id for each in newest_first(entries)] == [entries[n].id for n in (2, 1, 0)]
    assert [found.headline for found in library.search("date:2025-03-11", today=TODAY).entries] == ["Port future"]
    assert library.search("date:2100", today=TODAY).count == 0
    assert library.search("newer:30d", today=TODAY).count == 3
    assert [(month.value, month.count) for month in library.facets("", today=TODAY).dates] == [("2025-03", 3)]
    assert library.entries[1].published == "2100-01-01"
    assert placed(library.entries[1]) is not None
    assert not [problem for problem in library.check() if problem.code.startswith("index")]
