"""Which articles are of one story: rules, and that nothing but the articles decides."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.stories.clustering import neighbours, parents, roots
from briefing.stories.kinship import KEPT, Member, kinship, nearest, nearness, swapped
from briefing.stories.story import one_thread
from briefing.stories.vectors import vector_of

PARIS = (
    "Military chiefs of 32 countries meet in Paris",
    (
        "Military chiefs of 32 countries will meet in Paris to plan international security forces for Ukraine. "
        "The United States was not invited, a French military official said."
    ),
)
PARIS_TOO = (
    "Paris hosts talks on security forces for Ukraine",
    (
        "Officials of more than 30 countries will plan international security forces for Ukraine in Paris. "
        "A French military official said that the United States had no invitation."
    ),
)
CHILE = (
    "Earthquake shakes the north of Chile",
    "An earthquake of magnitude 6.7 shook Antofagasta in Chile; three people were injured.",
)


def member(name: str, article: tuple[str, str], day: str = "2025-03-10") -> Member:
    moment = day if day else ""
    ordinal = date.fromisoformat(day[:10]).toordinal() if day else 0
    return Member(name, moment, ordinal, vector_of(article[0], f"{article[0]}\n{article[1]}"))


def story_of(*members: Member) -> dict[str, str]:
    return roots(parents(members), [one.id for one in members])


def test_articles_about_one_event_are_one_story_and_others_are_not() -> None:
    found = story_of(member("a", PARIS), member("b", PARIS_TOO), member("c", CHILE))
    assert found == {"a": "a", "b": "a", "c": "c"}


def test_the_first_article_is_the_earliest_whatever_its_id() -> None:
    assert story_of(member("a", PARIS, "2025-03-11"), member("b", PARIS_TOO, "2025-03-10")) == {"a": "b", "b": "b"}
    assert story_of(member("a", PARIS, ""), member("b", PARIS_TOO)) == {"a": "b", "b": "b"}


@pytest.mark.parametrize(("later", "one"), [("2025-03-14", True), ("2025-03-17", True), ("2025-03-18", False)])
def test_the_same_words_of_another_week_are_another_story(later: str, one: bool) -> None:
    assert (len(set(story_of(member("a", PARIS), member("b", PARIS, later)).values())) == 1) is one


def test_a_meeting_of_the_same_people_weeks_later_is_linked_but_not_joined() -> None:
    first, later = member("a", PARIS), member("b", PARIS_TOO, "2025-03-27")
    assert story_of(first, later) == {"a": "a", "b": "b"}
    assert one_thread([first], [later])
    assert one_thread([later], [first])
    assert not one_thread([first], [member("c", CHILE, "2025-03-27")])
    assert not one_thread([first], [member("c", PARIS_TOO)])  # of one week: they are one story


def test_an_article_without_a_date_joins_a_story_but_never_two() -> None:
    members = [member("a", PARIS), member("b", PARIS_TOO, "2025-03-27"), member("c", PARIS, "")]
    assert story_of(*members) == {"a": "a", "b": "b", "c": "a"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Macron meets the president of Ghana in Paris", "Scholz meets the president of Ghana in Paris"),
        ("Bus crash kills 12 in Bolivia", "Bus crash kills 30 in Bolivia"),
        ("Earthquake kills 20 in Peru", "Earthquake kills 45 in Chile"),
        ("Nokia's profit rises 12 percent in third quarter", "Ericsson's profit rises 9 percent in third quarter"),
    ],
)
def test_headlines_that_differ_in_who_or_how_many_are_two_stories(one: str, other: str) -> None:
    first, second = member("a", (one, "")), member("b", (other, ""))
    assert swapped(first.vector, second.vector)
    assert swapped(second.vector, first.vector)
    assert story_of(first, second) == {"a": "a", "b": "b"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Boeing 737 crashes in Indonesia with 189 aboard", "Lion Air plane with 189 people crashes off Indonesia"),
        ("Queen Elizabeth dies at 96", "Britain's Queen Elizabeth dies aged 96 at Balmoral"),
        ("Google fined $5bn by EU over Android", "European Union hits Google with record Android fine"),
    ],
)
def test_headlines_in_other_words_are_one_story(one: str, other: str) -> None:
    assert story_of(member("a", (one, "")), member("b", (other, ""))) == {"a": "a", "b": "a"}


def test_another_name_in_the_headline_is_no_other_story_when_the_article_has_it() -> None:
    one = ("Macron meets the president of Ghana in Paris", "Emmanuel Macron received him in the garden.")
    other = ("Emmanuel meets the president of Ghana in Paris", "The French president Macron received him.")
    assert not swapped(member("a", one).vector, member("b", other).vector)


def test_a_toll_that_rises_is_of_one_story_when_the_articles_are_nearly_the_same() -> None:
    body = (
        "The ferry Santa Rosa sank off Palawan on Monday night. Captain Ernesto Dizon told DZRH radio that engines"
        " failed during typhoon Goring near Culion island. Coast guard vessels Melchora Aquino and Sindangan searched"
        " the Sulu Sea. Governor Dennis Socrates asked fishermen from Coron and Busuanga to help; relatives waited"
        " at Manila's Pier 4. The company Montenegro Shipping Lines said that the vessel carried 214 passengers,"
        " rice and motorcycles. Investigators from Cebu will examine the hull, lifeboats and the weather bulletin."
    )
    one = member("a", ("Ferry sinks off Palawan, 12 dead", f"{body} Twelve bodies were found."))
    other = member("b", ("Ferry sinks off Palawan, 40 dead", f"{body} Rescuers now speak of forty."))
    assert swapped(one.vector, other.vector)
    assert story_of(one, other) == {"a": "a", "b": "a"}
    short = member("c", ("Ferry sinks off Palawan, 40 dead", ""))
    assert story_of(member("a", ("Ferry sinks off Palawan, 12 dead", "")), short) == {"a": "a", "c": "c"}


TOPICS = ("Paris summit Ukraine forces", "Chile earthquake Antofagasta", "Boeing crash Jakarta", "Nokia profit quarter")
ARTICLES = st.tuples(
    st.sampled_from(TOPICS),
    st.lists(st.sampled_from(("Macron", "troops", "44", "Lima", "chiefs", "Scholz", "dead", "rises")), max_size=5),
    st.sampled_from(("", "2025-03-10", "2025-03-10T09:30", "2025-03-12", "2025-03-16", "2025-03-29")),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ARTICLES, max_size=14), st.randoms(use_true_random=False))
def test_no_order_of_arrival_changes_anything(articles: list[tuple[str, list[str], str]], chance: object) -> None:
    members = [
        member(f"e{number:02}", (f"{topic} {' '.join(more[:2])}", " ".join(more)), day)
        for number, (topic, more, day) in enumerate(articles)
    ]
    found = parents(members)
    shuffled = list(members)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert parents(shuffled) == found
    places = {one.id: one.place for one in members}
    assert all(places[parent] < places[one] for one, parent in found.items())
    near = neighbours(members)
    for one in members:
        alike = {other.id: (nearness(one, other), other.place) for other in members if other.id != one.id}
        assert near[one.id] == nearest(one.place, {name: found for name, found in alike.items() if found[0]})
        assert all(nearness(one, other) == nearness(other, one) for other in members)


def test_a_crowd_is_one_story_though_each_keeps_a_few_neighbours_only() -> None:
    members = [member(f"e{number:03}", (PARIS[0], f"{PARIS[1]} note {number}")) for number in range(8 * KEPT)]
    near = neighbours(members)
    assert {len(found) for found in near.values()} <= set(range(KEPT, 2 * KEPT + 1))
    assert all(one >= other for found in near.values() for one, other in pairwise(found.values()))
    assert set(story_of(*members).values()) == {"e000"}
    assert 0 <= kinship("e000", near["e000"], "e001", near["e001"]) <= 1 + 1e-9
