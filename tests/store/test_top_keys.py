"""Editing queries.yaml: what a person wrote stays, byte for byte, or nothing is written."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library import Library
from briefing.library.named import read_queries
from briefing.store.errors import StoreError
from briefing.store.top_keys import with_key, without_key

KEPT = b"# my queries\nmorning: 'country:UA newer:1d'   # before eight\n\n# oil\noil: oil OR gas\n"
FILE = "queries.yaml"


def test_a_key_comes_last_and_goes_without_a_trace() -> None:
    added = with_key(KEPT, FILE, "new one", 'topic:"a b" -x')
    assert added == KEPT + b'new one: topic:"a b" -x\n' or added.startswith(KEPT)
    assert without_key(added, FILE, "new one") == KEPT


def test_a_key_that_is_there_keeps_its_place_and_the_others_their_comments() -> None:
    assert with_key(KEPT, FILE, "morning", "war") == b"# my queries\nmorning: war\n\n# oil\noil: oil OR gas\n"
    assert without_key(KEPT, FILE, "oil") == KEPT.replace(b"oil: oil OR gas\n", b"")
    assert without_key(KEPT, FILE, "nothing") == KEPT


@pytest.mark.parametrize("data", [b"", b"# nothing yet", b"a: b"])
def test_a_file_without_a_last_line_feed_gets_one(data: bytes) -> None:
    assert with_key(data, FILE, "x", "oil").endswith(b"\nx: oil\n" if data else b"x: oil\n")


@pytest.mark.parametrize(
    "data", [b"{a: b, c: d}\n", b"a: b\n<<: c\n", b"[1]\n", b"a: [1,\n 2]\n", b"#\x80", b"a: b\xff"]
)
def test_what_cannot_be_edited_safely_is_refused(data: bytes) -> None:
    with pytest.raises(StoreError, match=r"queries\.yaml"):
        with_key(data, FILE, "a", "new")


def test_a_value_of_several_lines_goes_whole() -> None:
    assert with_key(b"a: >-\n  b\n  c\nd: e\n", FILE, "a", "new") == b"a: new\nd: e\n"


NAMES = st.text(min_size=1, max_size=12).filter(
    lambda name: name.isprintable() and name.strip() == name and name != "<<"
)


@given(st.dictionaries(NAMES, NAMES, max_size=5), NAMES, NAMES)
def test_any_name_and_query_can_be_kept(before: dict[str, str], name: str, query: str) -> None:
    data = b""
    for key, value in before.items():
        data = with_key(data, FILE, key, value)
    done = with_key(data, FILE, name, query)
    assert without_key(done, FILE, name) == (data if name not in before else without_key(data, FILE, name))


@given(st.binary(max_size=120))
def test_any_bytes_are_edited_or_refused(data: bytes) -> None:
    with suppress(StoreError):
        assert with_key(data, FILE, "a", "b")
        assert without_key(data, FILE, "a") is not None


def test_a_saved_query_can_be_used_at_once(library_folder) -> None:
    library = Library(library_folder)
    assert library.search("query:mine").errors
    library.save_query("mine", "is:unread")
    assert not library.search("query:mine").errors
    assert library.search("query:mine").count == library.search("").total
    library.save_query("mine", None)
    assert "mine" not in read_queries(library_folder).queries
