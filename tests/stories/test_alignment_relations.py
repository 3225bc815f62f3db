"""How two claims stand to each other, from the words alone."""

# ruff: noqa: E501 (pairs of texts read better in one line)

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Claim, ClaimKind, Hop, HopKind
from briefing.stories.kinds import Kind
from briefing.stories.relations import relation
from tests.stories.made import claim, entry
from tests.tui.hostile import ESCAPES, MARKUP


def _kind(one: str, other: str) -> str | None:
    found = relation(claim(one), claim(other))
    return found.kind.value if found else None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Five soldiers died when a helicopter crashed near Kirkuk",
            "Five soldiers were killed in a helicopter crash near Kirkuk",
        ),
        ("The US was not invited to the summit", "The United States did not receive an invitation to the summit"),
        ("The ship was carrying 2,000 tonnes of fuel", "The ship carried about 2,050 tonnes of fuel"),
        ("The captain had been asleep on the bridge", "The captain was sleeping on the bridge"),
        ("The dam had been inspected and that no faults were found", "The dam was inspected"),
        ("Russia and Ukraine exchanged 95 prisoners each", "Moscow and Kyiv swapped 95 captives each"),
        ("The organisers closed the harbour in the city centre", "Organizers shut the harbor in the city center"),
        ("The warship thwarted an attack by pirates", "The warship foiled a pirate attack"),
        (
            "Apple agreed to pay 95 million dollars to settle the lawsuit",
            "Apple will pay $95 million to settle the lawsuit",
        ),
    ],
)
def test_like_words_agree(one: str, other: str) -> None:
    assert _kind(one, other) == "agreement"


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Croatia and Montenegro did not receive invitations to the meeting", "These are Croatia and Montenegro, which were invited but did not respond", "polarity"),
        ("The captain had been asleep on the bridge", "The captain had been awake on the bridge", "polarity"),
        ("The company paid the ransom", "The company did not pay the ransom", "polarity"),
        ("The dam was inspected in March 2024", "The dam had not been inspected since 2019", "polarity"),
        ("The driver of the bus was sober", "The driver of the bus was drunk", "polarity"),
        ("Ten people were killed in the crash", "Twelve people were killed in the crash", "number"),
        ("Police arrest 3 after bank robbery in Leeds", "Police arrest 8 after bank robbery in Leeds", "number"),
        ("The talks will be held in Geneva", "The talks will be held in Vienna", "place"),
        ("Maria Lopez was appointed head of the central bank", "Juan Perez was appointed head of the central bank", "name"),
    ],
)  # fmt: skip
def test_contradictions_have_their_kind(one: str, other: str, kind: str) -> None:
    assert _kind(one, other) == kind


def test_two_dates_of_what_happens_once() -> None:
    first = entry("a", claim("The ban on watering gardens takes effect on 20 August 2024"))
    second = entry("b", claim("The ban on watering gardens will take effect on 1 September 2024"))
    found = relation(first.claims[0], second.claims[0], first, second)
    assert found is None or found.kind is Kind.DATE  # "takes" and "will take" may be left open
    again = relation(claim("The bridge was built in 1968"), claim("The bridge was built in 1971"))
    assert again is not None
    assert again.kind is Kind.DATE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Apple sues Samsung over patents", "Google sues Samsung over patents"),
        ("Earthquake kills 12 in Chile", "Earthquake kills 12 in Peru"),
        ("Merkel visits Ankara for talks on migrants", "Macron visits Ankara for talks on migrants"),
        ("Toyota recalls 1 million cars", "Honda recalls 1 million cars"),
        ("Company X cuts 500 jobs in Dublin", "Company X cuts 900 jobs in Dublin"),
        ("Bomb kills 5 in Kabul market", "Bomb kills 50 in Kabul market"),
        ("Oil falls to $40 a barrel", "Oil falls to $60 a barrel"),
        ("Storm Ada leaves 10,000 without power", "Storm Ada leaves 70,000 without power"),
        ("Court in Oslo jails banker for six years", "Court in Oslo jails banker for nine years"),
        ("Spain beat Italy 2-1 in final", "Spain beat Italy 3-0 in final"),
    ],
)
def test_headlines_of_other_actors_or_numbers_never_agree(one: str, other: str) -> None:
    assert _kind(one, other) != "agreement"


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("A factory employs 5,200 people", "The factory employs some 5,000 people", "rounded"),
        ("More than 30 countries will take part in the talks", "32 countries will take part in the talks", "inside a bound"),
        ("Between 20 and 30 people were injured in the crash", "24 people were injured in the crash", "inside a range"),
        ("The union demands 8 percent more pay", "The miners accepted 6.5 percent more pay", "demand and result"),
        ("The minister was not invited to the talks", "At an earlier meeting the minister was invited to the talks", "another meeting"),
        ("75 soldiers from each side were released at the bridge", "150 soldiers were released at the bridge", "a part"),
        ("He was sentenced to seven years in prison", "He was sentenced to twelve years in prison", "two persons"),
        ("The bank wants to cut 500 jobs in Dublin", "The bank cut 300 jobs in Dublin", "plan and fact"),
        ("The pipe was 12 km long", "The pipe was 7.5 miles long", "other units"),
        ('"We are not declaring victory," the governor said', "The governor declared victory over the old rules", "a figure of speech"),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_contradiction(one: str, other: str, why: str) -> None:
    assert _kind(one, other) in {None, "agreement"}, why


def test_a_denial_contradicts_what_it_denies_and_agrees_with_its_contrary() -> None:
    denial = claim("the captain had been asleep on the bridge", "Bluefjord", kind="denial")
    said = claim("The captain had been asleep on the bridge", "Marit Holm")
    awake = claim("The captain had been awake on the bridge", "Arne Vold")
    assert (found := relation(denial, said))
    assert found.kind is Kind.DENIAL
    assert (found := relation(denial, awake))
    assert found.kind is Kind.AGREEMENT


_WORDS = st.sampled_from(
    "The captain was not asleep when 12 people died in France Croatia and which were invited but 5 percent on Tuesday"
    ' no more than said denied , . " : Norway 2024 never 7,000 tonnes'.split()
)
_TEXTS = st.one_of(
    st.text(max_size=200), st.lists(_WORDS, max_size=25).map(" ".join), st.sampled_from((*ESCAPES, *MARKUP))
)
_CHAINS = st.sampled_from(
    [(), (Hop("hospital of Aldern, which was big, and Brenn", HopKind.UNNAMED),), (Hop("Vold", HopKind.PERSON),)]
)
_CLAIMS = st.builds(
    Claim,
    st.just("c-1"),
    st.one_of(_TEXTS, _TEXTS.map("it ".__add__), _TEXTS.map("to ".__add__)),
    st.sampled_from(ClaimKind),
    _CHAINS,
    st.sampled_from([None, "denied"]),
)


@given(_CLAIMS, _CLAIMS)
def test_relations_are_symmetric_never_raise_and_show_both_passages(one: Claim, other: Claim) -> None:
    found, turned = relation(one, other), relation(other, one)
    assert (found and found.kind) == (turned and turned.kind)
    if found and turned:
        assert all(found.passages)
        assert sorted(found.passages) == sorted(turned.passages)
        assert found.passages[0] in " ".join(one.text.split())
        assert found.passages[1] in " ".join(other.text.split())


def test_who_does_it_to_whom_is_not_who_suffers_it() -> None:
    assert (
        _kind("France beat Croatia in the final in Moscow", "Croatia beat France in the final in Moscow") != "agreement"
    )


def test_where_a_clause_begins_with_its_place_the_subject_comes_behind() -> None:
    one = "In Paris, negotiations will take place regarding the formation of security forces for Ukraine"
    other = "Negotiations on the formation of security forces for Ukraine will take place in Paris"
    assert _kind(one, other) == "agreement"


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        ("Bluefjord paid a fine", "it had paid a ransom"),
        ("The army shelled the hospital", "the army had shelled the school"),
        ("Iran attacked a tanker", "it had attacked an embassy"),
    ],
)
def test_a_denial_of_the_same_act_on_another_thing_contradicts_nothing(told: str, denied: str) -> None:
    speaker = told.split(" ", 2)[0] if not told.startswith("The") else "army"
    denial = replace(claim(denied, speaker, kind="denial"), chain=(Hop(speaker, HopKind.ORGANIZATION),), cue="denied")
    assert relation(claim(told), denial) is None


def test_a_denial_of_the_same_act_on_the_same_thing_contradicts_it() -> None:
    denial = replace(
        claim("it had paid a ransom", "Bluefjord", kind="denial"),
        chain=(Hop("Bluefjord", HopKind.ORGANIZATION),),
        cue="denied",
    )
    assert relation(claim("Bluefjord paid a ransom"), denial).kind is Kind.DENIAL
