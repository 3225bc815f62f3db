"""What somebody is not said to have said: refused, avoided, supposed, asked for, or said by nobody."""

import pytest

from briefing.analysis.pipeline import normalize
from briefing.model import Claim, ClaimKind

HIDDEN = {ClaimKind.STANCE, ClaimKind.INTENTION, ClaimKind.NARRATION}


def claims_of(sentence: str) -> tuple[Claim, ...]:
    return normalize(f"Council votes for a bridge\n\nThe town is old.\n\n{sentence}").claims


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody said that the dam was safe.",
        "No official has confirmed that the dam broke.",
        "Neither Jon Lindt nor Ada Hay said that the dam was safe.",
        "None of the 5 mayors said that the dam was safe.",
        "Had Jon Lindt said that the dam was safe, nobody would have left.",
        "Ada Hay said that no official had confirmed that the dam broke.",
    ],
)
def test_what_nobody_said_is_no_claim_of_anybody(sentence: str) -> None:
    told = [claim for claim in claims_of(sentence) if claim.kind is not ClaimKind.NARRATION]
    assert [claim.chain[0].name for claim in told if claim.chain and claim.chain[0].name != "Ada Hay"] == []
    assert not any(claim.text in {"the dam was safe", "the dam broke"} for claim in told)


@pytest.mark.parametrize(
    "sentence",
    [
        "Jon Lindt has yet to say that the dam is safe.",
        "Jon Lindt stopped short of saying that the dam was safe.",
        "Jon Lindt avoided saying that the dam was safe.",
        "Jon Lindt could have said that the dam was safe.",
        "Jon Lindt was asked to say that the dam was safe.",
        "Jon Lindt was expected to announce that the dam was safe.",
        "Jon Lindt may have said that the dam was safe.",
        "Jon Lindt refused to concede that critics had a point.",
        "Jon Lindt never once told the council that the dam was safe.",
        "Jon Lindt was accused of saying that the dam was safe.",
    ],
)
def test_what_is_left_open_is_no_statement(sentence: str) -> None:
    assert {claim.kind for claim in claims_of(sentence)} <= HIDDEN


@pytest.mark.parametrize(
    "sentence",
    [
        "Jon Lindt went on to say that the dam was safe.",
        "Jon Lindt went so far as to say that the dam was safe.",
        "Jon Lindt has repeatedly said that the dam was safe.",
        "Jon Lindt did say that the dam was safe.",
        "Jon Lindt used his speech to warn that the dam was weak.",
        "The wall should, Jon Lindt said, be as strong as the dam.",
        "Officials who were not allowed to speak said that the dam was safe.",
        "Only Jon Lindt said that the dam was safe.",
    ],
)
def test_what_is_said_at_last_is_a_statement(sentence: str) -> None:
    assert ClaimKind.STATEMENT in {claim.kind for claim in claims_of(sentence)}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Scientists found that the drop exceeded 40 percent.", ClaimKind.REPORT),
        ("Researchers found the dam was weak in 9 places.", ClaimKind.REPORT),
        ("President Jon Lindt declared a national emergency on Friday.", ClaimKind.STATEMENT),
        ("The rebels claimed responsibility for the attack.", ClaimKind.STATEMENT),
        ("Jon Lindt has claimed widespread fraud in the vote.", ClaimKind.STATEMENT),
        ("There were reportedly four people on board the ferry.", ClaimKind.REPORT),
        ("One man, according to investigators, was pronounced dead at noon.", ClaimKind.REPORT),
        ("Jon Lindt has played down reports that the dam broke.", ClaimKind.STANCE),
        ("The ministry issued a statement that 2 dams broke.", ClaimKind.STATEMENT),
        ("Jon Lindt rejected reports that the dam broke.", ClaimKind.DENIAL),
        ("Norway maintained a policy of turning away boats which others have both criticised.", ClaimKind.STANCE),
    ],
)
def test_the_kind_that_a_cue_tells(sentence: str, kind: ClaimKind) -> None:
    assert [claim.kind for claim in claims_of(sentence) if claim.cue] == [kind]


def test_what_is_asserted_by_its_name_alone_has_its_verb() -> None:
    (claim,) = [claim for claim in claims_of("The rebels claimed responsibility for the attack.") if claim.cue]
    assert claim.text == "claimed responsibility for the attack"


def test_an_adverb_is_no_cue() -> None:
    (claim,) = [
        c for c in claims_of("The talk ended with Ada Hay asking Lindt pointedly whether he would go.") if c.cue
    ]
    assert (claim.cue, claim.kind, claim.chain[0].name) == ("asking", ClaimKind.QUESTION, "Ada Hay")


@pytest.mark.parametrize(
    "sentence",
    [
        "The children were banned from washing more than once a day.",
        "His comments contradict those of Ted Hay, who treated him for 9 weeks.",
    ],
)
def test_nobody_decrees_or_denies_without_speaking(sentence: str) -> None:
    assert {claim.kind for claim in claims_of(sentence)} <= HIDDEN


@pytest.mark.parametrize("verb", ["should be noted", "must be noted", "must also be stressed", "can be seen"])
def test_what_ought_to_be_noted_is_told(verb: str) -> None:
    found = [claim for claim in claims_of(f"It {verb} that the dam was not repaired.") if claim.kind in HIDDEN]
    assert [claim for claim in found if claim.kind is not ClaimKind.NARRATION] == []
