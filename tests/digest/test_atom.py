"""Entries as an Atom feed: well-formed for any text, and no instant that the entry does not give as one."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.digest.export import pieces
from briefing.digest.options import DigestOptions
from tests.digest.test_digest_markdown import HOSTILE, entry
from tests.tui import hostile, made

ATOM = "{http://www.w3.org/2005/Atom}"


def atom(*entries, query="") -> ET.Element:
    """Return the feed of entries, read back."""
    return ET.fromstring("".join(pieces(entries, "atom", DigestOptions(query))))


@given(text=st.text(), query=st.text())
def test_any_text_is_well_formed(text, query):
    feed = atom(entry(text), query=query)
    assert len(feed.findall(f"{ATOM}entry")) == 1
    assert not [element for element in feed.iter() if not element.tag.startswith("{http")]


def test_hostile_text_brings_no_link_and_no_markup(tmp_path):
    feed = atom(entry(HOSTILE), *hostile.library(tmp_path)[0])
    links = [link.get("href") or "" for link in feed.iter(f"{ATOM}link")]
    assert links
    assert all(link.startswith(("http://", "https://")) for link in links)
    assert "<script" not in "".join(content.text or "" for content in feed.iter(f"{ATOM}content"))


@pytest.mark.parametrize(
    ("published", "updated", "instant", "day"),
    [
        ("2025-03-10T12:39:00+02:00", "2025-03-10T10:39:00Z", "2025-03-10T10:39:00Z", None),
        ("2025-03-10T12:39", "2025-03-10T00:00:00Z", None, None),
        ("2025-03-10", "2025-03-10T00:00:00Z", None, "2025-03-10"),
        ("2025-03", "2025-03-01T00:00:00Z", None, "2025-03"),
        ("2025-03?", "2025-03-01T00:00:00Z", None, None),
        ("0001-01-01T00:00:00+02:00", "0001-01-01T00:00:00Z", None, None),
        (None, "1970-01-01T00:00:00Z", None, None),
    ],
)
def test_dates_are_as_exact_as_the_entry_is(published, updated, instant, day):
    feed = atom(replace(made.harbour(), published=published))
    (item,) = feed.findall(f"{ATOM}entry")
    assert feed.findtext(f"{ATOM}updated") == item.findtext(f"{ATOM}updated") == updated
    assert item.findtext(f"{ATOM}published") == instant
    assert item.findtext("{http://purl.org/dc/elements/1.1/}date") == day


def test_an_entry_keeps_its_id_and_two_have_two():
    (first,), (again,) = (atom(made.harbour()).findall(f"{ATOM}entry") for _ in range(2))
    other = atom(replace(made.harbour(), id="undated-other-0123456789ab")).find(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}id") == again.findtext(f"{ATOM}id") != other.findtext(f"{ATOM}id")


def test_no_entries_are_a_feed_too():
    assert atom(query="x").findtext(f"{ATOM}title") == "Briefing: x"
