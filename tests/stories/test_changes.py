"""What has changed in a story: from entries, when they came, and what comparing them told."""

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Source
from briefing.stories.changes import Change, ChangeKind, changes, last_changes
from briefing.stories.comparison import compare_story
from tests.stories.made import claim, entry

SANK = "The ferry Sula sank off Tarvik on Tuesday"
A = entry("a", claim(SANK, "Lena Dahl"), claim("The captain was asleep", "Ana Moro"), publisher="Gazette")
B = entry("b", claim("The ferry Sula sank off Tarvik on Tuesday morning", "Arne Vold"), publisher="Post")
C = entry("c", claim("The captain was not asleep", "Siri Aas"), publisher="Daily")
CAME = {"a": 100, "b": 200, "c": 300}


def made(*entries, came=CAME, texts=None) -> tuple[Change, ...]:
    return changes(
        entries, compare_story(entries), lambda one: came.get(one.id), lambda one: (texts or {}).get(one.id, "")
    )


def told(found: tuple[Change, ...]) -> list[tuple[str, int, str, str]]:
    return [(str(c.kind), c.at, c.about.entry.id, c.cause.entry.id) for c in found]


def test_entries_come_claims_are_corroborated_and_disputed() -> None:
    found = made(A, B, C)
    assert told(found) == [
        ("new", 100, "a", "a"),
        ("new", 200, "b", "b"),
        ("corroborated", 200, "a", "b"),
        ("new", 300, "c", "c"),
        ("disputed", 300, "a", "c"),
    ]
    assert found[2].why == "2 independent origins"
    assert found[4].about.claim == A.claims[1]
    assert found[4].cause.claim == C.claims[0]
    assert last_changes(found) == {"a": 300, "b": 200, "c": 300}


def test_who_came_first_is_what_it_is_about() -> None:
    assert told(made(A, B, came={"a": 200, "b": 100}))[2] == ("corroborated", 200, "b", "a")


def test_what_came_nobody_knows_when_was_there_from_the_start() -> None:
    assert told(made(A, B, came={"b": 200})) == [("new", 200, "b", "b"), ("corroborated", 200, "a", "b")]
    assert told(made(A, B, C, came={})) == []


def test_two_reports_of_one_origin_corroborate_nothing() -> None:
    same = replace(B, sources=A.sources)
    assert [change.kind for change in made(A, same)] == [ChangeKind.NEW, ChangeKind.NEW]


def test_a_later_word_of_the_same_voice_is_a_revision() -> None:
    later = entry("d", claim("The captain was not asleep", "Ana Moro"), day="2024-05-15", publisher="Gazette")
    assert ("revised", 400, "a", "d") in told(made(A, later, came={"a": 100, "d": 400}))


def test_an_older_article_that_comes_in_late_is_no_later_word() -> None:
    early = entry("a", claim("The fire killed 12 people in Tarvik"), day="2024-05-14")
    late = entry("b", claim("The fire killed 15 people in Tarvik"), day="2024-05-15")
    assert ("revised", 200, "a", "b") in told(made(early, late, came={"a": 200, "b": 100}))


def test_an_edited_page_reopens_its_entry_and_withdraws_what_it_no_longer_says() -> None:
    url = Source("s1", "Gazette", url="https://gazette.example/1#top")
    old = replace(A, sources=(url,))
    new = replace(A, id="b", claims=(A.claims[0],), sources=(replace(url, url="https://gazette.example/1"),))
    found = made(old, new, texts={"b": "The ferry is gone."})
    assert ("edited", 200, "a", "b") in told(found)
    (gone,) = [change for change in found if change.kind is ChangeKind.WITHDRAWN]
    assert gone.about.claim == A.claims[1]
    assert last_changes(found)["a"] == 200
    assert not [change for change in made(old, new) if change.kind is ChangeKind.WITHDRAWN]  # nobody can read it
    still = made(old, new, texts={"b": "Others say “the captain was  ASLEEP” then."})
    assert not [change for change in still if change.kind is ChangeKind.WITHDRAWN]
    assert "edited" not in [kind for kind, *_ in told(made(old, new, came={"a": 100, "b": 100}))]


def test_the_order_in_which_entries_are_given_changes_nothing() -> None:
    assert len({made(*order) for order in permutations((A, B, C))}) == 1


@given(st.lists(st.tuples(st.sampled_from([A, B, C]), st.integers(0, 9)), max_size=6), st.integers(0, 9))
def test_what_changed_since_an_instant_is_what_changed_last(some, since) -> None:
    entries = [replace(one, id=f"{one.id}{n}") for n, (one, _) in enumerate(some)]
    came = {f"{one.id}{n}": at for n, (one, at) in enumerate(some)}
    found = made(*entries, came=came)
    assert [change.at for change in found] == sorted(change.at for change in found)
    recent = [change for change in found if change.at >= since]
    assert list(found[len(found) - len(recent) :]) == recent
    known = [one for one in entries if came[one.id] < since]
    before = made(*known, came=came)
    assert {change for change in found if change.kind is ChangeKind.NEW and change.at < since} <= set(before)
