"""What a careful reader expects of the five articles in seeds/, checked item by item (tests/data/acceptance.yaml).

Facts that name no claim or actor must all hold; of the actors that must be there and of the claims, at least four in
five.
"""

from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
import yaml

from briefing.analysis.pipeline import analyse
from briefing.model import Article, Claim, Entry
from briefing.vocabulary.countries import country_name

ROOT = Path(__file__).parents[2]
EXPECTED = yaml.safe_load((ROOT / "tests/data/acceptance.yaml").read_text(encoding="utf-8"))
FILES = sorted(name for name in EXPECTED if name.endswith(".txt"))


@cache
def text_of(name: str) -> str:
    return (ROOT / "seeds" / name).read_bytes().decode("utf-8")


@cache
def entry_of(name: str) -> Entry:
    return analyse(Article(text_of(name)))


def iso(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M")
    return value.isoformat() if isinstance(value, date) else value


def names_of(entry: Entry) -> set[str]:
    return {name.casefold() for actor in entry.actors for name in (actor.name, *actor.aliases)}


def everything(entry: Entry) -> str:
    shown = [entry.headline, *entry.tags, *(excerpt.text for excerpt in entry.summary)]
    shown += [claim.text for claim in entry.claims] + [actor.name for actor in entry.actors]
    return "\n".join([*shown, ""])


@pytest.mark.parametrize("name", FILES)
def test_headline_and_date(name: str) -> None:
    entry, expected = entry_of(name), EXPECTED[name]
    if "title" in expected:
        assert entry.headline == expected["title"]
    else:
        assert entry.headline.startswith(expected["title_starts"])
    assert entry.published == iso(expected["published"])
    assert entry.language == expected["language"]
    assert not entry.problems


@pytest.mark.parametrize("name", FILES)
def test_countries_are_found_and_none_that_the_text_does_not_name(name: str) -> None:
    found, expected = set(entry_of(name).countries), set(EXPECTED[name]["countries"]["must"])
    assert expected <= found
    assert all(country_name(code) in text_of(name) for code in found - expected)


@pytest.mark.parametrize("name", [name for name in FILES if "event_dates" in EXPECTED[name]])
def test_event_dates_are_found(name: str) -> None:
    found = {event.date for event in entry_of(name).events}
    assert {iso(day) for day in EXPECTED[name]["event_dates"]["must"]} <= found


@pytest.mark.parametrize("name", FILES)
def test_nothing_comes_from_outside_the_article(name: str) -> None:
    entry, expected = entry_of(name), EXPECTED[name]
    for words in [*expected.get("text_must_not", []), *expected.get("characters_must_not", [])]:
        assert words not in everything(entry)
    for actor in expected["actors"].get("must_not", []):
        assert actor.casefold() not in names_of(entry)


def test_most_actors_are_found() -> None:
    wanted = [(name, forms) for name in FILES for forms in EXPECTED[name]["actors"]["must"]]
    missed = [(name, forms) for name, forms in wanted if not {f.casefold() for f in forms} & names_of(entry_of(name))]
    assert len(missed) <= 0.2 * len(wanted), missed


@pytest.mark.parametrize("name", [name for name in FILES if "one_actor" in EXPECTED[name]["actors"]])
def test_spellings_of_one_person_are_one_actor(name: str) -> None:
    for forms in EXPECTED[name]["actors"]["one_actor"]:
        holders = [actor for actor in entry_of(name).actors if {actor.name, *actor.aliases} & set(forms)]
        assert len(holders) == 1


def overlapping(entry: Entry, text: str, quote: str) -> list[Claim]:
    start = text.index(quote)
    return [c for c in entry.claims if any(e.start < start + len(quote) and start < e.end for e in c.evidence)]


def holds(claim: Claim, expected: dict[str, list[str]]) -> bool:
    names = [hop.name.casefold() for hop in claim.chain]
    speaker = [name.casefold() for name in expected.get("speaker", [])]
    via = [name.casefold() for name in expected.get("via", [])]
    if speaker and (not names or names[0] not in speaker):
        return False
    outlets = [hop.name.casefold() for hop in claim.chain if hop.kind in {"outlet", "publisher"}]
    return not via or outlets == via


def test_most_claims_have_their_chain() -> None:
    wanted = [(name, claim) for name in FILES for claim in EXPECTED[name]["claims"]]
    missed = [
        (name, claim)
        for name, claim in wanted
        if not any(holds(found, claim) for found in overlapping(entry_of(name), text_of(name), claim["quote"]))
    ]
    assert len(missed) <= 0.2 * len(wanted), missed
