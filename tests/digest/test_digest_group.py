"""Groups, numbers of sources, and an entry in words."""

from briefing.digest.citations import Citations
from briefing.digest.group import NO_TOPIC, group_by_topic
from briefing.digest.wording import chain, dated, figures, places, provenance, shown_claims
from briefing.model import Bound, Claim, ClaimKind, DateBasis, Entry, Evidence, Hop, HopKind, Quantity, Source

WAR, SPORT, ACT_OF_TERROR = "medtop:16000000", "medtop:15000000", "medtop:20000056"


def test_groups_by_top_topic_the_largest_first_and_none_last():
    entries = [
        Entry("none", id="n"),
        Entry("match", id="s", topics=(SPORT,)),
        Entry("old", id="o", topics=(ACT_OF_TERROR, SPORT), published="2024"),
        Entry("new", id="w", topics=(WAR,), published="2025-03-10"),
        Entry("undated", id="u", topics=(WAR,)),
    ]
    groups = group_by_topic(entries)
    assert [group.topic for group in groups] == [WAR, SPORT, None]
    assert [entry.headline for entry in groups[0].entries] == ["new", "old", "undated"]
    assert groups[-1].label == NO_TOPIC


def test_a_source_keeps_its_number_over_entries():
    first = Entry("a", id="a", sources=(Source("s1", file="seeds/x"), Source("s2", url="https://e/")))
    second = Entry("b", id="b", sources=(Source("s9", file="seeds/x"), Source("s1", "Herald")))
    third = Entry("c", id="c", sources=(Source("s1", "Herald"),))
    citations = Citations()
    assert citations.cite(first, [Evidence("s2", None, None, "x"), Evidence("s2", None, None, "y")]) == "[1]"
    assert citations.cite_all(first) == "[2][1]"
    assert citations.cite_all(second) == "[2][3]"
    assert citations.cite_all(third) == "[4]"
    assert citations.cite(third, [Evidence("gone", None, None, "x")]) == ""
    assert [cited.number for cited in citations.cited()] == [1, 2, 3, 4]


def test_wording():
    hops = (Hop("French official", HopKind.UNNAMED), Hop("AP", HopKind.OUTLET), Hop("UNN", HopKind.PUBLISHER))
    claims = (Claim("1", "x", ClaimKind.STATEMENT, hops), Claim("2", "y", ClaimKind.STANCE))
    full = Entry(
        "h", sources=(Source("s1", "UNN"),), claims=claims, published="2025-03", published_basis=DateBasis.STATED
    )
    assert provenance(full) == "AP → UNN"
    assert (dated(full), dated(Entry("h"))) == ("2025-03 (stated)", "date not stated")
    assert [chain(claim) for claim in claims] == ["French official → AP → UNN", "speaker not recognized (stance)"]
    unheard = Claim("3", "z", ClaimKind.STATEMENT, hops[2:], cue="said")
    narrated = Claim("4", "z", ClaimKind.NARRATION, hops[2:])
    assert [chain(claim) for claim in (unheard, narrated)] == ["speaker not recognized → UNN", "UNN"]
    assert [len(shown_claims(full, hidden=hidden)) for hidden in (False, True)] == [1, 2]
    assert provenance(Entry("h")) == "publisher not stated"
    assert places(Entry("h", countries=("FR", "DE", "IT", "ES", "PT", "PL", "UA"))) == (
        "France, Germany, Italy, Spain, Portugal and 2 more"
    )


def test_numbers_are_told_in_one_form():
    numbers = (
        Quantity("More than 30 countries", 30, None, "countries", Bound.MIN),
        Quantity("between $1.2m and $2m", 1200000, 2000000, "USD"),
        Quantity("dozens of people", None, None, "people"),
        Quantity("a third of", "1/3"),
    )
    claim = Claim("1", "x", ClaimKind.STATEMENT, numbers=numbers)
    assert figures(claim) == "min 30 countries, 1,200,000 to 2,000,000 USD, 1/3"
