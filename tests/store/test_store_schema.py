"""The schema takes what the program writes, and refuses what the reader reports."""

import json
from dataclasses import fields

import pytest
import yaml
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from briefing.model import Actor, Claim, Entry, Event, Evidence, Excerpt, Hop, Quantity, Source
from briefing.store import keys
from briefing.store.digests import with_generated
from briefing.store.schema import json_schema
from briefing.store.writer import write_entry
from tests.store.store_entries import SLOW, entries

VALIDATOR = Draft202012Validator(json_schema())
NOUNS = {
    Entry: keys.ENTRY, Source: keys.SOURCE, Evidence: keys.EVIDENCE, Excerpt: keys.EXCERPT, Actor: keys.ACTOR,
    Event: keys.EVENT, Claim: keys.CLAIM,
}  # fmt: skip


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(json_schema())
    assert json.loads(json.dumps(json_schema())) == json_schema()


@pytest.mark.parametrize("noun", NOUNS)
def test_every_field_of_the_model_has_its_key(noun: type) -> None:
    """A new field of the model has to be written, read and described."""
    assert {field.name for field in fields(noun)} - {"extra", "problems"} == NOUNS[noun].keys()


@pytest.mark.parametrize(("noun", "known"), [(Hop, keys.HOP), (Quantity, keys.QUANTITY)])
def test_a_hop_and_a_quantity_hold_their_evidence(noun: type, known: dict[str, None]) -> None:
    assert {*(field.name for field in fields(noun)), *keys.EVIDENCE} - {"extra", "evidence"} == known.keys()


@settings(SLOW, max_examples=40)
@given(entry=entries())
def test_what_is_written_fits(entry: Entry) -> None:
    entry = with_generated(entry)
    VALIDATOR.validate(yaml.load(write_entry(entry), yaml.CSafeLoader))
    VALIDATOR.validate(entry.to_dict())


@pytest.mark.parametrize(
    "entry",
    [
        {},
        {"headline": False},
        {"headline": "x", "schema": 2},
        {"headline": "x", "countries": ["ua"]},
        {"headline": "x", "published": 2025},
        {"headline": "x", "actors": [{"name": "A", "kind": "human"}]},
        {"headline": "x", "actors": [{"name": "A"}]},
        {"headline": "x", "claims": [{"id": "c"}]},
        {"headline": "x", "claims": [{"text": "t", "evidence": [{"start": "1"}]}]},
        {"headline": "x", "claims": [{"text": "t", "negated": "yes"}]},
        {"headline": "x", "claims": [{"text": "t", "numbers": [{"value": 3}]}]},
        {"headline": "x", "claims": [{"text": "t", "numbers": [{"text": "3", "value": "1,000"}]}]},
        {"headline": "x", "claims": [{"text": "t", "numbers": [{"text": "3", "value": 1.5}]}]},
        {"headline": "x", "claims": [{"text": "t", "numbers": [{"text": "3", "bound": "least"}]}]},
        {"headline": "x", "generated": {"tags": "xyz"}},
    ],
)
def test_what_the_reader_reports_does_not_fit(entry: dict[str, object]) -> None:
    assert not VALIDATOR.is_valid(entry)
