"""Which entries and claims a query holds of."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import (
    Actor,
    ActorKind,
    Claim,
    ClaimKind,
    Entry,
    Event,
    Evidence,
    Excerpt,
    Hop,
    HopKind,
    Source,
)
from briefing.model.standing import Standing
from briefing.query.document import days
from briefing.query.evaluate import Context, Document, asks_standing, claim_matches, matches
from briefing.query.nodes import Everything, Field, Not, Query, all_of
from briefing.query.origin import claim_origin, claim_speakers, entry_origins
from briefing.query.parse import parse
from briefing.query.ranges import Window
from briefing.query.saved import parse_with
from briefing.query.terms import field_predicate
from tests.query.query_texts import TEXTS, UNHURRIED

TODAY = date(2025, 3, 12)
CONTEXT = Context(TODAY, {"morning": "country:UA is:unread", "loop": "query:loop", "broken": "country:"})
UNN = Hop("UNN", HopKind.PUBLISHER)
AP = Hop("AP", HopKind.OUTLET, Evidence("s1", 0, 2, "AP"))
OFFICIAL = Hop("French military official", HopKind.UNNAMED, Evidence("s1", 9, 17, "official"), printed="the official")
SAID = Claim("c-1", "Croatia was invited", ClaimKind.STATEMENT, (OFFICIAL, AP, UNN), "said", ("HR",))
TOLD = Claim("c-2", "The force will deter Russia", ClaimKind.NARRATION, (UNN,), None, ("RU",))
ENTRY = Entry(
    headline="More than 30 countries will meet in Paris",
    id="2025-03-10-more-than-30-0123456789ab",
    language="en-GB",
    published="2025-03-10",
    sources=(Source("s1", "UNN", file="seeds/001_f1d9.txt"), Source("s2")),
    summary=(Excerpt("Chiefs of staff join the Élysée talks."),),
    countries=("UA", "fr"),
    topics=("medtop:20000056",),
    tags=("coalition of the willing",),
    actors=(Actor("Emmanuel Macron", ActorKind.PERSON, aliases=("the president",)),),
    events=(Event("2025-03-11", "on Tuesday"), Event(None, "soon"), Event("no date", "once")),
    claims=(SAID, TOLD),
)
DOCUMENT = Document(ENTRY, "A long list of participants, 停火, and Ukraine's allies. The U.S. stays away.")


def holds(text: str, document: Document = DOCUMENT) -> bool:
    parsed = parse(text)
    assert not parsed.errors
    return matches(parsed.query, document, CONTEXT)


@pytest.mark.parametrize(
    "text",
    [
        "", "paris", "PARIS meet", "elysee", "participants", "croatia", '"french military official"', "macron",
        "president",
        '"coalition of the willing"', "unn", "particip*", "停火", "火", "U.S.", "ukraine", "Ukraine's", "-london",
        "london OR paris",
        "-(london paris)", "country:UA", "country:french", "country:DE,FR", "topic:conflict", "tag:willing",
        "tag:coal*",
        "actor:macron", "actor:mac*", 'actor:"the president"', "source:UNN", "source:AP", 'source:"associated press"',
        "origin:AP", "origin:ap", 'origin:"Associated Press"', "origin:unn",
        'speaker:"french military"',
        'speaker:"the official"', "date:2025", "date:2025-03", "date:2025-03-10", "date:2025-03-01..2025-03-10",
        "date:..2025",
        "date:2025..", "date:>2025-02", "date:<2025-04", "date:>=2025-03-10", "date:<=2025-03-10", "newer:2d",
        "newer:1w", "older:1d",
        "event:2025-03-11", "event:2025-03", "lang:en", "lang:en-gb", "is:unread", "claims:2", "claims:>=2",
        "claims:1..2",
        "claims:1,2", "claims:=2", "sources:1", "-is:corroborated", "id:2025-03-10-more",
        "id:0123456789AB", "story:0123456789ab", "query:morning",
        "-is:disputed",
        "-story:x", "-is:starred,undated",
    ],
)  # fmt: skip
def test_a_query_finds_the_entry(text: str) -> None:
    assert holds(text)


def test_a_query_asks_how_an_entry_stands_among_those_of_its_story() -> None:
    assert holds("sources:0 claims:0", Document(replace(ENTRY, claims=())))
    yesterday = int(datetime(2025, 3, 11, 23, 30, tzinfo=UTC).timestamp())
    document = replace(DOCUMENT, standing=Standing(3, 1, 2, 0, yesterday))
    for text in ("sources:3", "sources:>=2", "is:corroborated", "is:disputed", "changed:1d", "changed:9y,1d"):
        assert holds(text, document)
        assert not holds(text)
    for text in ("sources:1", "changed:0d", "-is:disputed"):
        assert not holds(text, document)
    later = replace(DOCUMENT, standing=Standing(changed=yesterday + 86_400))
    assert holds("changed:0d", later)
    assert holds("sources:1 -is:corroborated", later)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("sources:2", True), ("paris (is:disputed OR x)", True), ("-is:corroborated,unread", True),
        ("changed:2d", True), ("query:standing", True), ("is:unread claims:2 story:x", False), ("", False),
    ],
)  # fmt: skip
def test_only_some_queries_need_stories_to_be_compared(text: str, *, asked: bool) -> None:
    context = Context(TODAY, {"standing": "origins:>2"})
    assert asks_standing(parse_with(text, context.queries).query, context) is asked


@pytest.mark.parametrize(
    "text",
    [
        "london", "pari", '"meet paris"', '"paris chiefs"', "aris*", "paris -meet", "country:DE", "topic:sport",
        "tag:will", "actor:putin",
        "source:reuters", "origin:reuters", "speaker:macron", "speaker:UNN", "date:2024", "date:2025-03-11..",
        "date:>2025-03",
        "date:<2025-03", "newer:1d", "older:2d", "event:2025-04", "lang:fr", "lang:en-us", "is:starred", "is:undated",
        "is:disputed", "claims:3", "claims:>2", "claims:<2", "sources:>=3", "story:x",
        "id:2024", "id:more", "id:123456789ab", "-paris",
    ],
)  # fmt: skip
def test_a_query_misses_the_entry(text: str) -> None:
    assert not holds(text)


def test_state_belongs_to_the_document() -> None:
    assert not holds("is:unread", replace(DOCUMENT, unread=False))
    assert holds("is:starred", replace(DOCUMENT, starred=True))


@pytest.mark.parametrize("published", [None, "some day"])
def test_an_entry_without_a_date_is_undated_and_in_no_range(published: str | None) -> None:
    document = Document(replace(ENTRY, published=published))
    assert holds("is:undated", document)
    assert not holds("date:..2030", document)
    assert not holds("older:1d OR newer:1d", document)


def test_a_partial_date_means_all_its_days() -> None:
    march = Document(replace(ENTRY, published="2025-03"))
    assert holds("date:2025-03-31", march)
    assert holds("newer:1d older:1d", march)
    assert not holds("date:2025-04", march)


@pytest.mark.parametrize(
    ("age", "first"),
    [("1d", "2025-03-11"), ("2w", "2025-02-26"), ("1m", "2025-02-12"), ("3m", "2024-12-12"), ("1y", "2024-03-12")],
)
def test_newer_and_older_share_every_dated_day_between_them(age: str, first: str) -> None:
    at, before = date.fromisoformat(first), date.fromordinal(date.fromisoformat(first).toordinal() - 1)
    for day, newer in ((at, True), (before, False)):
        document = Document(replace(ENTRY, published=day.isoformat()))
        assert holds(f"newer:{age}", document) is newer
        assert holds(f"older:{age}", document) is not newer


@pytest.mark.parametrize("age", ["999999d", "999999w", "999999m", "999999y", "2025y"])
def test_an_age_before_all_dates_is_the_first_day(age: str) -> None:
    assert holds(f"newer:{age} -older:{age}", Document(replace(ENTRY, published="0001-01-01")))


def test_the_first_and_last_day_have_neighbours() -> None:
    assert not holds("date:>9999-12-31", Document(replace(ENTRY, published="9999-12-31")))
    assert not holds("date:<0001-01-01", Document(replace(ENTRY, published="0001-01-01")))


def test_an_entry_without_language_or_claims() -> None:
    bare = Document(Entry("Bare"))
    assert not holds("lang:en", bare)
    assert holds("claims:0 sources:0 bare", bare)


def test_the_origin_is_the_first_outlet_else_the_publisher() -> None:
    reuters = Hop("Reuters", HopKind.OUTLET)
    assert claim_origin(replace(SAID, chain=(OFFICIAL, AP, reuters, UNN))) == "AP"
    assert claim_origin(TOLD) == "UNN"
    assert claim_origin(replace(TOLD, chain=(UNN, Hop("Other", HopKind.PUBLISHER)))) == "UNN"
    assert claim_origin(replace(TOLD, chain=(OFFICIAL,))) is None
    assert claim_speakers(SAID) == ("French military official", "the official")


def test_an_outlet_under_two_names_is_one_origin() -> None:
    again = replace(SAID, chain=(Hop("Associated Press", HopKind.OUTLET), UNN))
    assert entry_origins(Entry("x", claims=(SAID, again))) == ("Associated Press",)
    assert entry_origins(Entry("x", sources=(Source("s1", "UNN"), Source("s2"), Source("s3", "UNN")))) == ("UNN",)


def test_a_saved_query_that_cannot_be_expanded_finds_nothing() -> None:
    for name in ("loop", "broken", "absent"):
        assert not holds(f"query:{name}")
        assert not holds(f"query:{name} paris")
        assert holds(f"query:{name} OR paris")


@pytest.mark.parametrize(
    "query",
    [
        Field("nosuch", ("x",)), Field("date", ("no date",)), Field("claims", ("many",)), Field("newer", ("x",)),
        Field("tag", ()), Field("id", ()), Field("topic", ("x",)), Field("is", ("odd",)), Not(Everything()),
    ],
)  # fmt: skip
def test_a_tree_that_the_parser_cannot_give_finds_nothing(query: Query) -> None:
    assert not matches(query, DOCUMENT, CONTEXT)


@pytest.mark.parametrize(
    ("text", "said", "told"),
    [
        ("", False, False), ("croatia", True, False), ("croatia invited", True, False), ("croatia deter", False, False),
        ("croatia OR deter", True, True), ("official", True, False), ("cro*", True, False),
        ('"deter russia"', False, True),
        ("speaker:official", True, False), ("origin:ap", True, False), ("origin:UNN", False, True),
        ("country:RU", False, True),
        ("-croatia", False, False), ("tag:x", False, False), ("tag:x croatia", True, False),
        ("country:RU croatia", True, True),
        ("query:loop", False, False),
    ],
)  # fmt: skip
def test_the_claims_that_a_query_is_about(text: str, said: bool, told: bool) -> None:
    query = parse(text).query
    assert claim_matches(query, SAID, CONTEXT) is said
    assert claim_matches(query, TOLD, CONTEXT) is told


def test_a_claim_without_an_origin_has_none() -> None:
    assert not claim_matches(parse("origin:AP").query, replace(SAID, chain=()), CONTEXT)


@UNHURRIED
@given(TEXTS)
def test_no_query_raises(text: str) -> None:
    query = parse_with(text, CONTEXT.queries).query
    assert matches(query, DOCUMENT, CONTEXT) in {True, False}
    assert claim_matches(query, SAID, CONTEXT) in {True, False}


DOCUMENTS = st.builds(
    Document,
    st.builds(
        Entry,
        headline=st.sampled_from(["war in Paris", "peace", "停火 U.S. 🚀"]),
        published=st.sampled_from([None, "2025", "2025-03-10", "bad"]),
        countries=st.sampled_from([(), ("UA",), ("FR", "UA")]),
        topics=st.sampled_from([(), ("medtop:16000000",)]),
        claims=st.sampled_from([(), (SAID,), (SAID, TOLD)]),
        language=st.sampled_from([None, "en"]),
    ),
    text=st.sampled_from(["", "a phrase", "war ceasefires"]),
    unread=st.booleans(),
)


@UNHURRIED
@given(TEXTS, TEXTS, DOCUMENTS)
def test_another_term_never_adds_results(one: str, other: str, document: Document) -> None:
    first, second = parse(one).query, parse(other).query
    both = matches(all_of([first, second]), document, CONTEXT)
    assert both == (matches(first, document, CONTEXT) and matches(second, document, CONTEXT))


def test_windows_are_open_where_nothing_is_said() -> None:
    assert Window(None, None).meets(1, 2)
    assert days(None) is None


def test_a_saved_query_by_itself_asks_for_nothing() -> None:
    assert not field_predicate(Field("query", ("morning",)), TODAY)(DOCUMENT)
