"""Entries as values, and as the plain dictionaries that JSON prints."""

import json
from dataclasses import FrozenInstanceError, replace

import pytest

from briefing.model import (
    Actor,
    ActorKind,
    Bound,
    Claim,
    ClaimKind,
    DateBasis,
    Entry,
    Event,
    Evidence,
    Excerpt,
    Hop,
    HopKind,
    Plain,
    Problem,
    Quantity,
    Severity,
    Source,
)
from briefing.model.extra import RawMapping

QUOTE = Evidence("s1", 5, 9, "said", prefix="he ", suffix=" so", extra=(("checked", "yes"),))
ENTRY = Entry(
    headline="Talks in Paris",
    id="2025-03-10-talks-in-paris-0123456789ab",
    language="en",
    published="2025-03-10",
    published_basis=DateBasis.STATED,
    sources=(Source("s1", "UNN", None, "seeds/a.txt", "00ff", None, extra=(("desk", Plain("world")),)),),
    summary=(Excerpt("They met.", (QUOTE,)),),
    countries=("FR", "UA"),
    topics=("medtop:16000000",),
    tags=("ceasefire",),
    actors=(
        Actor("NATO", ActorKind.ORGANIZATION),
        Actor("Emmanuel Macron", ActorKind.PERSON, 3, "President", "FR", ("Macron",)),
    ),
    events=(Event("2025-03-11", "on Tuesday", (QUOTE,)), Event(None, "soon")),
    claims=(
        Claim(
            "c-7f3a91",
            "It ends.",
            ClaimKind.STATEMENT,
            (
                Hop("French official", HopKind.UNNAMED, QUOTE, printed="he"),
                Hop("UNN", HopKind.PUBLISHER, extra=(("note", "own"),)),
            ),
            "said",
            ("FR",),
            (QUOTE,),
        ),
    ),
    generated=(("headline", "0a1b2c3d"),),
    extra=(("mood", RawMapping((("calm", ("a", Plain("b"))),))),),
    problems=(Problem("step-failed", "dates"),),
)


def test_json_has_the_keys_of_the_file_in_their_order() -> None:
    assert " ".join(ENTRY.to_dict()) == (
        "schema id headline language published published_basis sources summary countries topics tags actors events "
        "claims generated mood"
    )


def test_json_survives_a_round_trip_and_keeps_unknown_keys() -> None:
    read = json.loads(json.dumps(ENTRY.to_dict()))
    assert read == ENTRY.to_dict()
    assert read["mood"] == {"calm": ["a", "b"]}
    assert read["sources"][0]["desk"] == "world"
    assert type(ENTRY.to_dict()["mood"]["calm"][1]) is str  # type: ignore[index]


def test_evidence_always_quotes_and_a_hop_carries_its_own() -> None:
    claim = json.loads(json.dumps(ENTRY.to_dict()))["claims"][0]
    assert claim["evidence"][0] == {
        "source": "s1", "start": 5, "end": 9, "exact": "said", "prefix": "he ", "suffix": " so", "checked": "yes",
    }  # fmt: skip
    assert claim["chain"][0]["exact"] == "said"
    assert claim["chain"][0]["printed"] == "he"
    assert claim["chain"][1] == {"name": "UNN", "kind": "publisher", "note": "own"}


def test_an_actor_says_only_what_is_known() -> None:
    nato, macron = json.loads(json.dumps(ENTRY.to_dict()))["actors"]
    assert nato == {"name": "NATO", "kind": "organization", "mentions": 1}
    assert list(macron) == ["name", "kind", "role", "country", "aliases", "mentions"]


def test_a_handwritten_entry_needs_a_headline_only() -> None:
    plain = Entry("A headline").to_dict()
    assert plain["headline"] == "A headline"
    assert plain["published"] is None
    assert "generated" not in plain


def test_a_source_is_found_by_its_id() -> None:
    assert ENTRY.source("s1") is ENTRY.sources[0]
    assert ENTRY.source("s2") is None


def test_entries_are_frozen_and_compare_without_their_problems() -> None:
    assert replace(ENTRY, problems=()) == ENTRY
    with pytest.raises(FrozenInstanceError):
        ENTRY.headline = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        (Problem("code", "it broke"), "it broke"),
        (Problem("code", "it broke", "mend it", path="claims[0]"), "it broke (claims[0]); mend it"),
        (Problem("code", "it broke", file="a.yaml", line=3), "a.yaml:3: it broke"),
        (
            Problem("code", "it broke", severity=Severity.WARNING, file="a.yaml", line=3, column=7),
            "a.yaml:3:7: it broke",
        ),
    ],
)
def test_a_problem_names_its_place(problem: Problem, shown: str) -> None:
    assert str(problem) == shown


def test_what_stands_inside_a_claim_is_told_only_where_there_is_something() -> None:
    plain, full = (
        ENTRY.claims[0],
        replace(
            ENTRY.claims[0],
            actors=("NATO",),
            numbers=(
                Quantity("over 30", 30, None, None, Bound.MIN, QUOTE),
                Quantity("dozens of people", unit="people"),
            ),
            negated=True,
        ),
    )
    bare, told = (replace(ENTRY, claims=(claim,)).to_dict()["claims"][0] for claim in (plain, full))  # type: ignore[index]
    assert " ".join(bare) == "id text kind chain cue countries evidence"
    assert " ".join(told) == "id text kind negated chain cue countries actors numbers evidence"
    assert told["numbers"][1] == {"text": "dozens of people", "unit": "people"}
    assert json.loads(json.dumps(told["numbers"][0]))["bound"] == "min"
    assert told["numbers"][0]["start"] == QUOTE.start
