"""Hypothesis strategies for entries whose files must read back as the same entries, and a full example by hand."""

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

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
    Quantity,
    Source,
)
from briefing.model.entry import SPAN_JOINER
from briefing.model.extra import RawMapping
from briefing.store import keys

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
# What YAML 1.1 or 1.2 readers, or PyYAML, libyaml and ruamel among themselves, take for something else or disagree on.
TRAPS = (
    "", " ", "~", "null", "Null", "NULL", "NO", "no", "Yes", "y", "N", "on", "OFF", "true", "False", "nan", ".nan",
    ".inf", "-.INF", "0", "-0", "010", "0o10", "0x1F", "0b1", "1_000", "1e3", "1E-3", "12e03", "1.", ".5", "+1", "-1",
    "9" * 40, "12:30", "12:30:45", "190:20:30.15", "2026-06-01", "2026-06-01T09:00:00Z", "2001-12-14 21:59:43.10 -5",
    "=", "<<", "-", "- a", "---", "...", "--- a", "?", "? a", "!", "!a", "!!str a", "&a", "*a", "|", "| a", ">", "%a",
    "@a", "`a", "#", "# a", "a #b", "a#b", "a: b", "a:", ":a", ":", "a:b", "medtop:16000000",
    "https://a.example/?b=c#d", "[a]", "{a: b}", "a, b", "a]", "a}", "[", "{", ",", "'", '"', "'a'", '"a"', 'say "a"',
    "it's", "a\\", "\\n", "\\u0041", " a", "a ", "a  b", "a\nb", "a\n", "\na", "a\n\nb", "a\r\nb", "a\rb", "a\tb",
    "\ta", "a\u2028b", "a\u2029b", "\ufeffa", "a\u200bb", "a\u202eb", "a\xa0b", "\xa0", "a\xadb", "é", "e\u0301",
    "Ελλάδα", "北京", "العربية", "👩\u200d🚀", "a\u200d", "❤\ufe0f", "\U000e0041", "\ufffd", "\ufffe", "\U0001ffff",
    "\U0010ffff", "<<<<<<< a", "=======", ">>>>>>> a", "a \u2026 b", "2025-03-10-more-x", "1e5", "0e", "e3",
    "x" * 3000, "a " * 1500 + "a", "é" * 1200, "\u202e" * 90, "😀" * 90, "_a", "a_b", "%", "a%b", "a?", "?a", "inf",
    "Infinity", "NaN", "None", "12abc", "0x", "3b0c", "123e45f", "1-2", "12-31", "y-n", "a-", "-a", "a=b", "a&b",
    "a*",
)  # fmt: skip
CLEAN = st.characters(exclude_categories=["Cs", "Cc"])
TEXTS = st.one_of(st.sampled_from(TRAPS), st.text(CLEAN | st.sampled_from(" \n\t\r:#-,[]{}'\"\\?"), max_size=30))
WORDS = TEXTS.filter(str.strip)
SHORT = st.text(st.sampled_from("aZé9 :#-.,[]{}'\"\\?\n\u202e"), min_size=1, max_size=6)
INTEGERS = st.integers(1, 10**18 - 1)
COUNTRIES = st.sampled_from(["NO", "UA", "FR", "SE"])
DATES = st.sampled_from(
    ["2025", "2025-03", "2025-03-10", "2025-03-10T12:39", "2025-03-10T12:39:01+02:00", "2024-02-29~"]
)
# What the reader makes of a scalar without quotes: its text on one line, or "null" for nothing.
PLAINS = st.sampled_from(["010", "NO", "null", "~", "12:30:45", "1e3", "-5", "a b", "é", "https://a.example/b"]).map(
    Plain
)


def lists(values: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    """Tuples of few values."""
    return st.lists(values, max_size=most).map(tuple)


def optional(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value or None."""
    return st.none() | values


def _pairs(values: st.SearchStrategy[Any], known: dict[str, None]) -> st.SearchStrategy[Any]:
    names = (SHORT | st.sampled_from(TRAPS)).filter(lambda key: key not in known and key != "<<" and len(key) <= 100)
    return st.dictionaries(names, values, max_size=2).map(lambda found: tuple(found.items()))


RAW = st.recursive(
    PLAINS | TEXTS,
    lambda inner: lists(inner) | _pairs(inner, {}).map(RawMapping),
    max_leaves=6,
)


def extras(known: dict[str, None]) -> st.SearchStrategy[Any]:
    """Keys that the schema does not know, mostly none."""
    return st.just(()) | _pairs(RAW, known)


ACTORS = st.builds(
    Actor,
    name=WORDS,
    kind=st.sampled_from(ActorKind),
    mentions=INTEGERS,
    role=optional(TEXTS),
    country=optional(COUNTRIES),
    aliases=lists(TEXTS),
    extra=extras(keys.ACTOR),
)


@st.composite
def evidence(draw: st.DrawFn, exact: str, source: str, inside_hop: bool = False) -> Evidence:
    """One piece of evidence: its exact words are those that are implied, or not."""
    start = draw(optional(st.integers(0, 10**6)))
    return Evidence(
        source=source,
        start=start,
        end=None if start is None else start + draw(st.integers(1, 500)),
        exact=draw(st.just(exact) | TEXTS),
        prefix=draw(st.none() | TEXTS),
        suffix=draw(st.none() | TEXTS),
        extra=() if inside_hop else draw(extras(keys.EVIDENCE)),
    )


@st.composite
def passages(draw: st.DrawFn, sources: tuple[Source, ...]) -> tuple[str, tuple[Evidence, ...]]:
    """A text and what supports it: nothing, one passage, or several whose words are joined in it or not."""
    parts = draw(st.lists(WORDS, min_size=1, max_size=3))
    text = draw(st.sampled_from([SPAN_JOINER.join(parts), parts[0]]))
    if not sources:
        return text, ()
    pieces = [draw(evidence(part, draw(st.sampled_from(sources)).id)) for part in parts]
    return text, tuple(pieces[: draw(st.integers(0, 3))])


@st.composite
def claims(draw: st.DrawFn, sources: tuple[Source, ...]) -> Claim:
    """A claim, its id left empty for ``entries`` to fill."""
    text, support = draw(passages(sources))
    return Claim(
        id="",
        text=text,
        kind=draw(st.sampled_from(ClaimKind)),
        chain=draw(lists(hops(sources))),
        cue=draw(optional(TEXTS)),
        countries=draw(lists(COUNTRIES)),
        evidence=support,
        actors=draw(lists(TEXTS)),
        numbers=draw(lists(quantities(sources), 2)),
        negated=draw(st.booleans()),
        extra=draw(extras(keys.CLAIM)),
    )


@st.composite
def hops(draw: st.DrawFn, sources: tuple[Source, ...]) -> Hop:
    """A hop with or without the words that license it."""
    name = draw(WORDS)
    spoken = evidence(name, draw(st.sampled_from(sources)).id, inside_hop=True) if sources else st.none()
    return Hop(
        name, draw(st.sampled_from(HopKind)), draw(optional(spoken)), draw(optional(TEXTS)), draw(extras(keys.HOP))
    )


NUMBERS = st.integers(-(10**18) + 1, 10**18 - 1) | st.sampled_from(["0.5", "-12.50", "1/3", "2/1000"])


@st.composite
def quantities(draw: st.DrawFn, sources: tuple[Source, ...]) -> Quantity:
    """A number with or without its value, its unit and the words that print it."""
    text = draw(WORDS)
    printed = evidence(text, draw(st.sampled_from(sources)).id, inside_hop=True) if sources else st.none()
    return Quantity(
        text,
        draw(optional(NUMBERS)),
        draw(optional(NUMBERS)),
        draw(optional(TEXTS)),
        draw(optional(st.sampled_from(Bound))),
        draw(optional(printed)),
        draw(extras(keys.QUANTITY)),
    )


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """An entry as the program could write it or a person could have edited it."""
    sources = tuple(
        Source(
            ident,
            *draw(st.tuples(optional(TEXTS), optional(TEXTS))),
            author=draw(optional(TEXTS)),
            updated=draw(optional(DATES)),
            dated=draw(optional(TEXTS)),
            extra=draw(extras(keys.SOURCE)),
        )
        for ident in draw(st.lists(WORDS, max_size=2, unique=True))
    )
    published = draw(optional(DATES))
    known = st.sampled_from([DateBasis.STATED, DateBasis.METADATA, DateBasis.INFERRED])
    names = draw(st.lists(WORDS, max_size=2, unique=True))
    excerpt = passages(sources).flatmap(lambda found: st.builds(Excerpt, *map(st.just, found), extras(keys.EXCERPT)))
    event = passages(sources).flatmap(
        lambda found: st.builds(Event, optional(DATES), *map(st.just, found), extras(keys.EVENT))
    )
    claim = claims(sources)
    return Entry(
        headline=draw(WORDS),
        id=draw(st.from_regex(r"[a-z0-9-]{1,75}", fullmatch=True)),
        language=draw(st.sampled_from([None, "no", "en", "pt-BR"])),
        published=published,
        published_basis=draw(known) if published else DateBasis.UNKNOWN,
        sources=sources,
        summary=draw(lists(excerpt, 2)),
        countries=draw(lists(COUNTRIES)),
        topics=draw(lists(st.just("medtop:16000000"))),
        tags=draw(lists(TEXTS)),
        actors=draw(lists(ACTORS, 2)),
        events=draw(lists(event, 2)),
        claims=tuple(replace(draw(claim), id=name) for name in names),
        extra=draw(extras(keys.ENTRY)),
    )
