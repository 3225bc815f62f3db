"""Who says what, sentence by sentence: the patterns of attribution and the chains they give. The texts are invented."""

import pytest

from briefing.analysis.pipeline import normalize
from briefing.model import Claim, ClaimKind, Entry

OPENING = "date 2024-06-03 Council votes for a bridge\n"


def entry_of(body: str, **known: str) -> Entry:
    return normalize(OPENING + body, **known)


def only(body: str, **known: str) -> Claim:
    (claim,) = [claim for claim in entry_of(body, **known).claims if claim.kind is not ClaimKind.NARRATION]
    return claim


def chain(claim: Claim) -> list[str]:
    return [hop.name for hop in claim.chain]


@pytest.mark.parametrize(
    ("sentence", "speaker", "content"),
    [
        ("Mayor Anna Lindt said that the bridge was safe.", "Anna Lindt", "the bridge was safe"),
        ("Mayor Anna Lindt said the bridge was safe.", "Anna Lindt", "the bridge was safe"),
        ('Mayor Anna Lindt said: "The bridge is safe."', "Anna Lindt", '"The bridge is safe."'),
        ('"The bridge is safe," said Mayor Anna Lindt.', "Anna Lindt", '"The bridge is safe,"'),
        ('"The bridge is safe," Mayor Anna Lindt said on Monday.', "Anna Lindt", '"The bridge is safe,"'),
        ("“The bridge is safe,” Mayor Anna Lindt said.", "Anna Lindt", "“The bridge is safe,”"),
        ("The bridge is safe, Mayor Anna Lindt told reporters.", "Anna Lindt", "The bridge is safe"),
        ("The bridge is safe and dry, officials said.", "officials", "The bridge is safe and dry"),
        ("A senior Danish official said the bridge was safe.", "senior Danish official", "the bridge was safe"),
        ("Three diplomats told Reuters that the bridge was safe.", "Three diplomats", "the bridge was safe"),
        ("However, the mayor stressed that the bridge was safe.", "mayor", "the bridge was safe"),
        ("The letter says that the bridge will be closed.", "letter", "the bridge will be closed"),
        ("Anna Lindt, the mayor of the town, said the bridge was safe.", "Anna Lindt", "the bridge was safe"),
        (
            "Both Anna Lindt and Maria Garcia said the bridge was safe.",
            "Anna Lindt and Maria Garcia",
            "the bridge was safe",
        ),
        ("Moscow denied that the bridge was closed.", "Moscow", "the bridge was closed"),
        ("Mayor Anna Lindt made it clear that the bridge was safe.", "Anna Lindt", "the bridge was safe"),
        ("Mayor Anna Lindt rejected plans for a second bridge.", "Anna Lindt", "rejected plans for a second bridge"),
        ("The Guardian quoted officials as saying that the bridge was safe.", "officials", "the bridge was safe"),
        (
            "China, Denmark, and Russia said that the bridge was safe.",
            "China, Denmark, and Russia",
            "the bridge was safe",
        ),
        ("Dr. Jane Lee of St. Mary Hospital said that the bridge was safe.", "Jane Lee", "the bridge was safe"),
        ("Analysts at NATO said that the bridge was safe.", "Analysts at NATO", "the bridge was safe"),
        ("According to police, the bridge was closed at noon.", "police", "the bridge was closed at noon"),
        ("“It is safe,” said Ada Brandt, ex-secretary to Maria Garcia.", "Ada Brandt", "“It is safe,”"),
        ("“It is safe,” said Clinton ally James Lindt.", "James Lindt", "“It is safe,”"),
        ("The director of Norway's Red Cross, Anna Lindt, said it was safe.", "Anna Lindt", "it was safe"),
        (
            "Anna Lindt, curator of the show at the University of Arkansas, Fayetteville, said it was safe.",
            "Anna Lindt",
            "it was safe",
        ),
        (
            "Anna Lindt from the Consumer Electronics Association told reporters that it was safe.",
            "Anna Lindt",
            "it was safe",
        ),
        ("The National Bridge Agency's chief, Anna Lindt, told Reuters it was safe.", "Anna Lindt", "it was safe"),
        (
            "A long list of countries from Asia will join by video, said the Danish official.",
            "Danish official",
            "A long list of countries from Asia will join by video",
        ),
        ("In Paris, Anna Lindt, the mayor, said it was safe.", "Anna Lindt", "it was safe"),
        (
            "A spokesman for the Ministry of Defence said it was safe.",
            "spokesman for the Ministry of Defence",
            "it was safe",
        ),
    ],
)
def test_speaker_and_content(sentence: str, speaker: str, content: str) -> None:
    claim = only(sentence)
    assert claim.text == content
    assert chain(claim)[0] == speaker


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Anna Lindt was told that the bridge was safe.",
        "Mayor Anna Lindt joined a video call on Monday about the bridge.",
        "A report on the bridge costs the town 5,000 euros.",
        "All residents of the United States must register for the 2 bridges.",
        "If the minister said that the bridge was closed, the town would wait.",
        "The agreement signed by 5 members states nothing.",
        "She said so.",
    ],
)
def test_what_attributes_nothing(sentence: str) -> None:
    said = [claim for claim in entry_of(f"The bridge in Paris is 90 years old. {sentence}").claims if claim.cue]
    assert said == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Mayor Anna Lindt did not say whether the bridge was safe.", ClaimKind.STANCE),
        ("Mayor Anna Lindt will say that the bridge was safe.", ClaimKind.INTENTION),
        ("China and Russia have pledged funds and Denmark is taxing the 2 bridges.", ClaimKind.INTENTION),
        ("Mayor Anna Lindt wants to close the bridge.", ClaimKind.INTENTION),
        ("Mayor Anna Lindt believes that the bridge is safe.", ClaimKind.STANCE),
    ],
)
def test_what_is_not_said_is_no_statement(sentence: str, kind: ClaimKind) -> None:
    assert only(sentence).kind is kind


def test_a_denial_is_one() -> None:
    assert only("Moscow denied that the bridge was closed.").kind is ClaimKind.DENIAL


def test_a_split_quotation_has_two_spans() -> None:
    claim = only('"The bridge is safe," said Mayor Anna Lindt, "and it will stay open."')
    assert claim.text == '"The bridge is safe," … "and it will stay open."'
    assert len(claim.evidence) == 2


def test_a_quotation_runs_over_sentences() -> None:
    claim = only('Mayor Anna Lindt said: "The bridge is safe. It will stay open."')
    assert claim.text == '"The bridge is safe. It will stay open."'


def test_a_quotation_goes_on_behind_the_cue() -> None:
    claim = only('"The bridge is safe," Mayor Anna Lindt said. "It will stay open."')
    assert chain(claim)[0] == "Anna Lindt"
    assert [evidence.exact for evidence in claim.evidence] == ['"The bridge is safe,"', '"It will stay open."']


def test_two_verbs_share_their_subject() -> None:
    claims = entry_of("Mayor Anna Lindt rejected the plan for a bridge, and warned that it would fall.").claims
    assert [(c.text, chain(c)[0]) for c in claims] == [
        ("rejected the plan for a bridge", "Anna Lindt"),
        ("it would fall", "Anna Lindt"),
    ]


def test_a_participle_shares_the_subject_of_its_sentence() -> None:
    claims = entry_of("Mayor Anna Lindt was unmoved by the vote, stating that the bridge was safe.").claims
    assert [(claim.kind, claim.text) for claim in claims] == [
        (ClaimKind.STANCE, "Mayor Anna Lindt was unmoved by the vote"),
        (ClaimKind.STATEMENT, "the bridge was safe"),
    ]


def test_words_that_point_back_take_the_phrase_they_mean() -> None:
    claims = entry_of("A Danish official said the bridge was safe. The official said it was dry.").claims
    second = claims[1].chain[0]
    assert second.name == "Danish official"
    assert second.printed == "official"
    assert second.evidence is not None
    assert second.evidence.exact == "Danish official"


def test_a_pronoun_means_the_person_named_last() -> None:
    claims = entry_of("Mayor Anna Lindt said the bridge was safe. She added that it was dry.").claims
    assert [chain(claim)[0] for claim in claims] == ["Anna Lindt", "Anna Lindt"]
    assert claims[1].chain[0].printed == "She"


def test_a_pronoun_agrees_with_the_given_name() -> None:
    claims = entry_of(
        "Mayor Anna Lindt said the bridge was safe. Peter Okoro said it was dry. She left, she said."
    ).claims
    assert [chain(claim)[:1] for claim in claims if claim.cue][:2] == [["Anna Lindt"], ["Peter Okoro"]]
    said = entry_of("Peter Okoro said the bridge was safe. She added that it was dry and open.").claims
    assert said[1].chain == ()


def test_circumstances_before_the_speaker_are_no_content() -> None:
    claim = only('In an interview on Monday, Mayor Anna Lindt said, "The bridge is safe."')
    assert claim.text == '"The bridge is safe."'


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Reuters quoted Ada Lindt as saying the bridge was safe.", "the bridge was safe"),
        ("Reuters quoted Ada Lindt, formerly a mayor, as saying: “The bridge is safe.”", "“The bridge is safe.”"),
        ("Reuters cited Ada Lindt, a mayor, as saying that the bridge was safe.", "the bridge was safe"),
    ],
)
def test_who_is_quoted_speaks_and_who_quotes_relays(sentence: str, content: str) -> None:
    told = [claim for claim in entry_of(sentence).claims if claim.kind in {ClaimKind.STATEMENT, ClaimKind.REPORT}]
    assert [(claim.text, chain(claim)) for claim in told] == [(content, ["Ada Lindt", "Reuters"])]


def test_who_relays_stands_behind_who_said() -> None:
    claim = only("According to police, Mayor Anna Lindt said that the bridge was safe.")
    assert chain(claim) == ["Anna Lindt", "police"]


def test_what_anybody_uses_credits_nobody_but_what_an_outlet_has_seen_does() -> None:
    used = entry_of("The bridge used by NATO is 90 years old.").claims
    assert [(claim.cue, claim.chain) for claim in used] == [(None, ())]
    seen = entry_of("The bridge in Paris will be closed, reads a letter seen by Reuters.").claims
    assert [chain(claim) for claim in seen] == [["letter", "Reuters"]]


def test_an_opening_report_is_taken_with_its_author() -> None:
    claim = only("According to a report by the Town Audit Office, costs rose by a third.")
    assert claim.text == "costs rose by a third"
    assert chain(claim) == ["report by the Town Audit Office"]


def test_an_opening_credit_is_taken_whole() -> None:
    claim = only("According to police and town officials, the bridge was closed at noon.")
    assert chain(claim) == ["police and town officials"]
    assert claim.text == "the bridge was closed at noon"


def test_a_pronoun_without_a_person_gives_no_hop() -> None:
    claims = entry_of("The bridge in Paris is 90 years old. He said that it was safe.").claims
    assert [claim.chain for claim in claims if claim.cue] == [()]


def test_the_agency_is_the_outlet_named_before() -> None:
    claims = entry_of('Reuters reported that the bridge was safe. "It is dry and safe," the agency writes.').claims
    assert chain(claims[1]) == ["Reuters"]


def test_an_outlet_chain_runs_from_the_origin_to_the_publisher() -> None:
    claim = only("The bridge is safe and dry, AP reports, citing a Danish official, as UNN writes.")
    assert chain(claim) == ["Danish official", "Associated Press", "UNN"]
    assert [hop.kind.value for hop in claim.chain] == ["unnamed", "outlet", "publisher"]


def test_a_credit_speaks_of_the_sentences_before_it() -> None:
    entry = entry_of("The bridge in Paris will be closed. This is reported by Reuters, as conveyed by UNN.")
    assert [chain(claim) for claim in entry.claims] == [["Reuters", "UNN"]]
    assert entry.sources[0].publisher == "UNN"


def test_a_short_sentence_counts_where_it_is_said_to_be_reported() -> None:
    entry = entry_of("They were not invited. This is reported by Reuters. They are at home today.")
    assert [(claim.text, chain(claim)) for claim in entry.claims] == [("They were not invited", ["Reuters"])]


def test_a_headline_credit_licenses_the_whole_article() -> None:
    entry = normalize("The bridge in Paris is closed - Reuters\nThe bridge in Paris was closed on Monday at noon.")
    assert [chain(claim) for claim in entry.claims] == [["Reuters"]]
    hop = entry.claims[0].chain[0]
    assert hop.evidence is not None
    assert hop.evidence.exact == "Reuters"


def test_a_dateline_credits_its_agency_and_is_no_text() -> None:
    entry = normalize("RIVERTON, June 1 (Reuters) - The bridge in Paris was closed at noon.\nIt is 90 years old today.")
    assert [(claim.text, chain(claim)) for claim in entry.claims] == [
        ("The bridge in Paris was closed at noon", ["Reuters"]),
        ("It is 90 years old today", ["Reuters"]),
    ]


def test_a_known_publisher_ends_every_chain() -> None:
    claim = only("Mayor Anna Lindt said that the bridge was safe.", publisher="The Town Paper")
    assert chain(claim) == ["Anna Lindt", "The Town Paper"]
    assert claim.chain[-1].evidence is None


def test_ids_come_from_the_words_and_survive_reordering() -> None:
    first = entry_of("Mayor Anna Lindt said the bridge was safe. Officials said the road was dry and open.")
    second = entry_of("Officials said the road was dry and open. Mayor Anna Lindt said the bridge was safe.")
    assert {c.text: c.id for c in first.claims} == {c.text: c.id for c in second.claims}


@pytest.mark.parametrize(
    "told",
    [
        "The bridge is 90 years old today",
        "At least seven people were in hospital",
        "The ferry went down off the cliffs of Orsund",
        "The road into the town was closed on Sunday",
    ],
)
def test_narration_needs_a_particular(told: str) -> None:
    body = f"The council opened the hall today. The weather was rather nice all day long, I think. {told}."
    assert [claim.text for claim in entry_of(body).claims][1:] == [told]


def test_the_lead_is_narration_whatever_it_holds() -> None:
    assert [claim.text for claim in entry_of("The old ferry is closed again.").claims] == [
        "The old ferry is closed again"
    ]


def test_other_languages_get_no_english_claims() -> None:
    text = "Der Rat stimmt für die Brücke\n\n"
    text += "Der Bürgermeister sagte am Montag, die Brücke sei sicher und bleibe offen für alle."
    assert normalize(text, language="de").claims == ()


def test_a_bare_quotation_of_the_next_paragraph_goes_on() -> None:
    claim = only('"The bridge is safe," Mayor Anna Lindt said.\n\n"It will stay open."\n\n"Nobody need worry."')
    assert [e.exact for e in claim.evidence] == [
        '"The bridge is safe,"',
        '"It will stay open."',
        '"Nobody need worry."',
    ]


def test_a_quotation_of_several_paragraphs_is_one_claim() -> None:
    claim = only("Mayor Anna Lindt said: “The bridge is safe.\n\n“It will stay open.”")
    assert [e.exact for e in claim.evidence] == ["“The bridge is safe", "“It will stay open.”"]


def test_a_bare_quotation_behind_narration_is_nobodys() -> None:
    claims = entry_of('Mayor Anna Lindt came to the bridge at noon.\n\n"It will stay open."').claims
    assert [claim.chain for claim in claims if "stay" in claim.text] in ([], [()])


def test_who_was_told_of_a_thing_is_not_who_says_it() -> None:
    text = (
        "Bridge is closed\n\nLisbon Daily, 21 November 2026\n\nPontes SA was warned of the crack in the harbour bridge"
        " in March, an engineer who inspected it told Lisbon Daily. The bridge was closed on Friday.\n"
    )
    entry = normalize(text)
    assert not [claim for claim in entry.claims if " … " in claim.text or (claim.cue and "warned" in claim.cue)]
