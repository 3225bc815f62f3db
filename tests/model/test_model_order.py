"""The order of entries."""

from itertools import permutations

from briefing.model import Entry
from briefing.model.order import newest_first


def test_newest_first_undated_last_ties_by_id() -> None:
    expected = (
        Entry("later that day", id="a", published="2025-03-28T12:39"),
        Entry("earlier", id="b", published="2025-03-28T09:00"),
        Entry("some time that day", id="c", published="2025-03-28"),
        Entry("tie", id="d", published="2025-03-28"),
        Entry("that month", id="e", published="2025-03"),
        Entry("no date", id="f", published=None),
        Entry("not a date", id="g", published="once"),
    )
    assert all(newest_first(entries) == expected for entries in permutations(expected))
