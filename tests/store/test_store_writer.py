"""What is written reads back as the same: by us, and by every YAML reader that others may use."""

import warnings
from dataclasses import replace

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from briefing.model import Entry, Plain
from briefing.model.extra import RawMapping
from briefing.store.digests import edited_fields, field_digests, with_generated
from briefing.store.emit import Flow, Pairs, block_mapping
from briefing.store.errors import StoreError
from briefing.store.pure import PureParser
from briefing.store.reader import read_entry
from briefing.store.writer import write_entry
from briefing.text.clean import is_clean
from tests.store.store_entries import SLOW, TEXTS, TRAPS, entries


def others(document: str) -> list[object]:
    """Return what PyYAML (with and without libyaml, with and without types) and ruamel (YAML 1.1 and 1.2) read."""
    loaders = [yaml.BaseLoader, yaml.SafeLoader, yaml.CBaseLoader, yaml.CSafeLoader]
    read = [yaml.load(document, loader) for loader in loaders]
    for version in ("1.1", "1.2"):
        ruamel = YAML(typ="safe", pure=True)
        ruamel.version = version
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            read.append(ruamel.load(document))
    return read


def document(texts: list[str]) -> tuple[str, dict[str, object]]:
    """Return a file that holds the texts as values and as keys, in blocks and in flow; and what it must read as."""
    named = {text: "x" for text in texts if len(text) <= 100}
    values = {"block": Pairs(named.items()), "items": tuple(texts), "flow": Flow((*texts, Pairs(named.items())))}
    return "".join(block_mapping(values.items())), {"block": named, "items": texts, "flow": [*texts, named]}


def test_every_reader_takes_the_traps_as_they_were() -> None:
    written, expected = document(list(TRAPS))
    for read in others(written):
        assert read == expected


@settings(SLOW, max_examples=100)
@given(texts=st.lists(TEXTS.filter(lambda text: len(text) < 100), min_size=30, max_size=40))
def test_every_reader_takes_any_text_as_it_was(texts: list[str]) -> None:
    """3,000 texts and more, each at four or five places."""
    written, expected = document(texts)
    for read in others(written):
        assert read == expected


@SLOW
@given(entry=entries())
def test_an_entry_reads_back_as_itself(entry: Entry) -> None:
    written = write_entry(entry)
    decoded = read_entry(written, f"content/{entry.id}.yaml")
    assert [problem for problem in decoded.problems if problem.code not in {"unknown-key", "bad-url"}] == []
    assert decoded.entry == entry
    assert write_entry(decoded.entry) == written
    assert read_entry(written, f"content/{entry.id}.yaml", PureParser) == decoded


@settings(SLOW, max_examples=40)
@given(entry=entries())
def test_a_file_holds_nothing_hidden_and_no_folded_line(entry: Entry) -> None:
    written = write_entry(entry).decode()
    assert all(is_clean(line) for line in written.split("\n"))
    assert "\t" not in written
    assert written.endswith("\n")


@settings(SLOW, max_examples=40)
@given(entry=entries())
def test_digests_know_what_a_person_has_changed(entry: Entry) -> None:
    written = with_generated(entry)
    assert edited_fields(written) == frozenset()
    read = read_entry(write_entry(written), "x.yaml").entry
    assert read == written
    assert edited_fields(read) == frozenset()
    assert edited_fields(replace(read, tags=(*read.tags, "new"))) == {"tags"}
    assert edited_fields(entry) == field_digests(entry).keys()


@pytest.mark.parametrize("text", ["a\x1b]0;x\x07", "\x00", "\x7f", "\x85", "\x9b31m", "\ud800"])
def test_control_characters_are_not_written(text: str) -> None:
    with pytest.raises(StoreError, match="control character U"):
        write_entry(Entry(headline=text))


def test_the_layout_is_that_of_the_documentation() -> None:
    """Blocks for what is long, one line for what is short, null for what is not known."""
    entry = Entry(headline="NO", id="a", extra=(("note", (Plain("010"), RawMapping([("b", ((), Plain("null")))]))),))
    assert write_entry(entry).decode() == (
        'schema: 1\nid: a\nheadline: "NO"\nlanguage: null\npublished: null\npublished_basis: unknown\nsources: []\n'
        "summary: []\ncountries: []\ntopics: []\ntags: []\nactors: []\nevents: []\nclaims: []\n"
        "note:\n- 010\n- b:\n  - []\n  - null\n"
    )


def test_lists_of_lists_are_written_as_blocks() -> None:
    entry = Entry(headline="x", id="a", extra=(("rows", (("a", "b"), (), RawMapping(), (("c",),))),))
    assert write_entry(entry).decode().endswith("rows:\n-\n  - a\n  - b\n- []\n- {}\n-\n  -\n    - c\n")
    assert read_entry(write_entry(entry), "a.yaml").entry == entry
