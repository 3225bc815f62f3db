"""Reasons: each value of an entry with the rule and the words that made it, and what a person wrote said to be that."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.grounds import BY_HAND, Reason
from briefing.analysis.pipeline import NoArticle, analyse
from briefing.analysis.why import explain
from briefing.model import Actor, ActorKind, Article, Claim, ClaimKind, DateBasis, Entry, Event, Evidence, Hop, HopKind
from briefing.vocabulary.known_actors import KnownActor, KnownActors

TEXT = (
    "Ceasefire talks in Paris end without a result - AP\n\n2025-03-12\n\n"
    "President Rui Costa said on Tuesday that the talks between France and Ukraine in Paris had failed.\n\n"
    "“We will come back on 20 March,” he said. The ceasefire holds, according to Reuters.\n\n"
    "Costa, who spoke in Lyon, France, thanked the Foreign Ministry. Troops shelled a town in Georgia.\n"
)
ARTICLE = Article(TEXT)
ENTRY = analyse(ARTICLE)
REASONS = explain(ENTRY, ARTICLE)


def of(field: str, value: str, reasons=REASONS) -> Reason:
    return next(reason for reason in reasons if (reason.field, reason.value) == (field, value))


def rules(reason: Reason) -> list[tuple[str, str]]:
    return [(ground.exact, ground.rule) for ground in reason.grounds]


def test_every_value_has_a_reason():
    wanted = {("published", "2025-03-12")} | {("claims", claim.id) for claim in ENTRY.claims}
    wanted |= {("actors", actor.name) for actor in ENTRY.actors} | {("countries", code) for code in ENTRY.countries}
    wanted |= {("topics", topic) for topic in ENTRY.topics} | {("events", e.date or e.text) for e in ENTRY.events}
    assert {(reason.field, reason.value) for reason in REASONS} == wanted
    assert all(reason.found and reason.grounds for reason in REASONS)


def test_every_ground_stands_where_it_says():
    for ground in (ground for reason in REASONS for ground in reason.grounds if ground.exact is not None):
        assert TEXT[ground.start : ground.end] == ground.exact
        assert ground.line == TEXT.count("\n", 0, ground.start) + 1


def test_countries_count_their_mentions():
    france = of("countries", "FR")
    assert ("Paris", "capital, in the headline or first sentence, which counts double") in rules(france)
    assert ("France", "name of the country") in rules(france)
    assert any(rule.startswith("city, after “in”") for _, rule in rules(france))
    assert france.score == pytest.approx(sum(ground.weight for ground in france.grounds))
    assert "number 1 by weight" in france.rule
    assert "which may mean GE or US" in rules(of("countries", "GE"))[0][1]


def test_topics_sum_their_terms():
    conflict = of("topics", "medtop:16000000")
    assert ("ceasefire", "“ceasefire”, in the headline and once") in rules(conflict)
    assert conflict.score == pytest.approx(sum(ground.weight for ground in conflict.grounds), abs=0.01)


def test_dates_tell_what_they_were_resolved_against():
    assert rules(of("published", "2025-03-12")) == [("2025-03-12", "date in full, in the head of the text")]
    assert rules(of("events", "2025-03-11")) == [
        ("on Tuesday", "weekday, 2025-03-11, resolved against 2025-03-12")
    ]  # fmt: skip
    assert rules(of("events", "2025-03-20"))[0][1] == "day and month, 2025-03-20, resolved against 2025-03-12"


def test_a_date_from_outside_and_no_date():
    text = TEXT.replace("2025-03-12\n\n", "")
    dated = Article(text, published="2025-03-12", published_basis=DateBasis.METADATA)
    assert "came with the text" in explain(analyse(dated), dated)[0].rule
    reasons = explain(analyse(Article(text)), Article(text))
    assert (reasons[0].value, reasons[0].found) == ("null", True)
    assert rules(of("events", "on Tuesday", reasons))[0][1].startswith("weekday, not resolved")


def test_claims_tell_cue_and_hops():
    said = next(claim for claim in ENTRY.claims if "had failed" in claim.text)
    told = rules(of("claims", said.id))
    assert ("said", "cue, statement") in told
    assert ("Rui Costa", "person Rui Costa: named at the cue") in told
    assert ("AP", "outlet Associated Press: credited with the headline") in told
    pronoun = next(claim for claim in ENTRY.claims if "come back" in claim.text)
    assert any("the pronoun “he” at the cue" in rule for _, rule in rules(of("claims", pronoun.id)))


@pytest.mark.parametrize(
    ("words", "found_by"),
    [
        ("had failed", "; found by the trained reader"),
        ("The ceasefire holds", "; found by the rule for credits"),
        ("Troops shelled", None),
    ],
)
def test_claims_tell_whether_the_reader_or_a_rule_found_them(words: str, found_by: str | None):
    claim = next(claim for claim in ENTRY.claims if words in claim.text)
    rule = of("claims", claim.id).rule
    assert rule.endswith(found_by) if found_by else "found by" not in rule


def test_a_quotation_of_another_language_tells_its_rule():
    article = Article(
        "Rat stimmt für Brücke\n\nDer Rat hat am Montag nach langer Sitzung für die Brücke gestimmt.\n\n"
        "„Wir haben lange auf diesen Tag gewartet“, sagte Bürgermeisterin Anna Lindt am Abend.\n"
    )
    (claim,) = [reason for reason in explain(analyse(article), article) if reason.field == "claims"]
    assert "direct quotations" in claim.rule
    assert ("sagte", "cue, statement") in rules(claim)


def test_claims_tell_their_numbers():
    article = Article(TEXT + "\nThe war has not cost less than 30 ships, Minister Ana Lima said on Monday.\n")
    reasons = explain(analyse(article), article)
    numbers = [rule for reason in reasons for ground in reason.grounds if (rule := ground.rule).startswith("number")]
    assert any("30 ships" in rule for rule in numbers)


def test_actors_tell_their_forms():
    costa = of("actors", "Rui Costa")
    assert ("Rui Costa", "title before it, “President”") in rules(costa)
    assert ("Costa", "short for Rui Costa") in rules(costa)
    known = KnownActors((KnownActor("Rui Manuel Costa", ("Rui Costa",)),))
    named = explain(analyse(ARTICLE, known), ARTICLE, known)
    assert "named in actors.yaml" in of("actors", "Rui Manuel Costa", named).rule


def test_what_a_person_wrote_is_said_to_be_that():
    chain = (Hop("nobody", HopKind.PERSON, Evidence("s1", 0, 4, "else")), Hop("Herald", HopKind.PUBLISHER))
    made = ENTRY.claims[0]
    edited = replace(
        ENTRY,
        published="2025-03-13",
        countries=("JP", *ENTRY.countries),
        topics=("medtop:15000000",),
        actors=(Actor("Somebody", ActorKind.PERSON),),
        events=(Event("2020-01-01", "then"),),
        claims=(Claim("c-1", "by hand", ClaimKind.STATEMENT, chain, "said"), replace(made, chain=chain)),
    )
    reasons = explain(edited, ARTICLE)
    assert {reason.value for reason in reasons if not reason.found and reason.rule == BY_HAND} == {
        "2025-03-13", "JP", "medtop:15000000", "Somebody", "2020-01-01", "c-1"
    }  # fmt: skip
    assert of("claims", made.id, reasons).rule.endswith("; its chain is not what the program makes now")
    assert [ground.rule for ground in of("claims", "c-1", reasons).grounds] == [
        "person nobody: no words in the text",
        "publisher Herald: known from outside the text",
    ]


def test_an_entry_of_a_text_that_is_no_article():
    assert all(not reason.found for reason in explain(replace(ENTRY, published="2025"), Article("x")))


_WORDS = st.sampled_from(
    "Paris|Georgia|he said|Rui Costa|“|”|.|\n\n|on Tuesday|AP|12 May 2024|talks|the|according to|Reuters|—|ceasefire"
    "|President|NATO|\ufffd|\u202e|Київ|it is noted that".split("|")
)


@settings(max_examples=60)
@given(st.lists(_WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
def test_any_text_can_be_explained(text):
    article = Article(text)
    try:
        entry = analyse(article)
    except NoArticle:
        entry = Entry("x")
    for ground in (ground for reason in explain(entry, article) for ground in reason.grounds if ground.exact):
        assert text[ground.start : ground.end] == ground.exact
    assert explain(ENTRY, article)
