"""What the user says of stories is stronger than what the program found."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.stories.corrections import Corrected, Correction, corrected

ROOTS = {"a": "a", "b": "a", "c": "c", "d": "c", "e": "e"}


def test_nothing_said_changes_nothing() -> None:
    assert corrected(ROOTS, {}) == ROOTS
    assert not Correction()


def test_stories_are_joined_by_any_of_their_entries_also_in_a_row() -> None:
    assert corrected(ROOTS, {"b": Correction(merged=("d",))}) == {**ROOTS, "c": "a", "d": "a"}
    row = {"d": Correction(merged=("e",)), "b": Correction(merged=("c",))}
    assert set(corrected(ROOTS, row).values()) == {"a"}


def test_entries_that_are_taken_out_are_a_story_together() -> None:
    assert corrected(ROOTS, {"a": Correction(merged=("c",), apart=("b", "d"))}) == {
        "a": "a",
        "b": "b",
        "c": "a",
        "d": "b",
        "e": "e",
    }


def test_an_entry_does_not_leave_itself_and_what_is_gone_counts_for_nothing() -> None:
    said = {"a": Correction(apart=("a", "gone")), "gone": Correction("Name", ("a",), ("b",))}
    assert corrected(ROOTS, said) == ROOTS
    assert Corrected(said, ROOTS.get).parts("gone") is None


def test_entries_may_be_taken_out_of_what_they_are_not_in() -> None:
    told = Corrected({"e": Correction(apart=("d",))}, ROOTS.get)
    assert told.out() == {"d"}
    assert told.parts("d") == (frozenset(), frozenset("d"))
    assert told.whole("d") == frozenset("c")


ENTRIES = st.sampled_from("abcdefg")
SAID = st.builds(
    Correction,
    st.none() | st.just("Name"),
    st.lists(ENTRIES, max_size=3).map(tuple),
    st.lists(ENTRIES, max_size=3).map(tuple),
)


@given(st.dictionaries(ENTRIES, SAID, max_size=5))
def test_any_corrections_part_the_entries_and_lose_none(said: dict[str, Correction]) -> None:
    found = corrected(ROOTS, said)
    told = Corrected(said, ROOTS.get)
    assert found.keys() == ROOTS.keys()
    for entry, other in ((entry, other) for entry in ROOTS for other in ROOTS):
        assert (told.parts(entry) == told.parts(other)) == (found[entry] == found[other])
