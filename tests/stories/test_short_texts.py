"""Two short texts, in words that reports use for one another: what they are to each other."""

import pytest

from briefing.model import Claim, ClaimKind, Entry
from briefing.stories.kinds import Kind
from briefing.stories.relations import relation
from briefing.stories.wording import wording


def found(one: str, other: str) -> Kind | None:
    made = relation(*(Claim(str(number), text, ClaimKind.NARRATION) for number, text in enumerate((one, other))))
    return made and made.kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vold Energy bought the Kolar mine in 2019.", "The Kolar mine was acquired by Vold Energy in 2019."),
        ("Prime minister Ana Kolar stepped down on Thursday.", "Prime minister Ana Kolar resigned on Thursday."),
        ("Vold Energy called off the sale of the mine.", "The sale of the mine was cancelled by Vold Energy."),
    ],
)
def test_the_passive_and_phrases_of_two_words_say_the_same(one: str, other: str) -> None:
    assert found(one, other) is Kind.AGREEMENT


def test_who_attacked_whom_is_no_passive() -> None:
    assert found("Marvia attacked the ships of Bellin.", "Bellin attacked the ships of Marvia.") is None
    assert found("Marvia was attacked by Bellin.", "Bellin was attacked by Marvia.") is None


@pytest.mark.parametrize(
    "denial",
    [
        "Vold Energy denied that it had bribed the mayor of Kolar.",
        "Vold Energy denied bribing the mayor of Kolar.",
        "Vold Energy denies having bribed the mayor of Kolar.",
    ],
)
def test_who_denies_it_is_who_it_is_told_of(denial: str) -> None:
    assert found("Vold Energy bribed the mayor of Kolar, prosecutors said.", denial) is Kind.POLARITY


def test_who_said_it_is_not_compared() -> None:
    assert (
        found("Police said that 8,000 people marched in Kolar.", "Organisers said that 30,000 people marched in Kolar.")
        is Kind.NUMBER
    )


def test_another_holder_of_an_office_or_another_court_contradicts_nobody() -> None:
    assert found("The minister of health resigned on Monday.", "The minister of finance did not resign.") is None
    assert found("The district court acquitted Arne Vold.", "The court of appeal convicted Arne Vold.") is None


def test_numbers_that_count_what_stands_before_them_are_not_passed_over() -> None:
    assert found("The trawler had a crew of nine.", "The trawler had a crew of twelve.") is not Kind.AGREEMENT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Poland did not sign the declaration on the cable.", "The declaration on the cable was not signed by Warsaw."),
        ("The Kremlin rejected the offer of talks.", "Russia rejected the offer of talks."),
        (
            "The World Trade Organization opened an inquiry into Marvia.",
            "The WTO opened an inquiry into Marvia.",
        ),
    ],
)
def test_a_capital_that_acts_is_its_state_and_an_acronym_its_body(one: str, other: str) -> None:
    assert found(one, other) is Kind.AGREEMENT


def test_a_capital_where_something_happens_is_a_city() -> None:
    assert not any(key.startswith("c:") for key in wording("The march in Warsaw drew thousands").weights)
    assert found("Thousands protested in Warsaw on Sunday.", "Thousands protested in Krakow, Poland.") is None


def test_an_alarm_that_failed_did_not_work() -> None:
    assert (
        found("The alarm of the mine worked that night.", "The alarm of the mine failed that night.") is Kind.POLARITY
    )


def test_a_loan_for_another_thing_contradicts_nobody() -> None:
    one, other = (f"The finance ministry {what}." for what in ("approved a harbour loan", "rejected an airport loan"))
    assert found(one, other) is None


def test_other_people_counted_otherwise_do_not_agree() -> None:
    assert found("The blast injured 14 people.", "The blast injured six children.") is None


def test_a_later_and_higher_toll_contradicts_nobody() -> None:
    early, late = (Claim(str(toll), f"The bus crash killed {toll} people.", ClaimKind.NARRATION) for toll in (18, 23))
    days = [Entry("Bus crash", published=day) for day in ("2025-03-04", "2025-03-05")]
    assert relation(early, late, *days) is None
    assert relation(late, early, *reversed(days)) is None
    for lower in (relation(late, early, *days), relation(early, late)):
        assert lower
        assert lower.kind is Kind.NUMBER


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Russia said it had captured the town.", "Ukraine denied that Russia had captured the town.", Kind.POLARITY),
        ("The company knew of the defect.", "The company did not know of the defect.", Kind.POLARITY),
        ("Turkey supports the accord.", "Turkey opposes the accord.", Kind.POLARITY),
        ("The drone was shot down by Ukraine.", "The drone was shot down by Russia.", Kind.NAME),
    ],
)
def test_what_contradicts(one: str, other: str, kind: Kind) -> None:
    assert found(one, other) is kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Kolar met Arne Vold in Bellin.", "Ana Kolar met Ida Lund in Tamoa."),
        ("The first round of voting was held on 6 April.", "The second round of voting was held on 20 April."),
        ("Voters went to the polls on 6 April.", "Voters went to the polls on 20 April."),
        ("Two of the five suspects were released.", "Three suspects were arrested."),
        ("The bridge was criticised by Ana Kolar.", "The bridge was criticised by Arne Vold."),
    ],
)
def test_what_neither_agrees_nor_contradicts(one: str, other: str) -> None:
    assert found(one, other) is None


def test_the_same_words_behind_a_denial_do_not_agree() -> None:
    claims = ("Vold sold the mine", "Lund denied that Vold sold the mine")
    assert found(*claims) is Kind.POLARITY


def test_what_belongs_to_a_country_is_of_it() -> None:
    assert found("Brazil's Supreme Court banned the app.", "The app was banned by the Supreme Court of Brazil.") is (
        Kind.AGREEMENT
    )
    assert "c:CN" in wording("the growth of China’s economy").weights


def test_days_of_two_claims_without_a_date_are_read_against_one_day() -> None:
    assert found("The ceasefire begins on Sunday.", "The ceasefire begins on Monday.") is Kind.DATE
    assert found("The treaty was signed on 5 May.", "The treaty was signed on 7 May.") is Kind.DATE
    assert found("The treaty was signed on 5 May.", "The treaty was signed on 5 May 2019.") is Kind.AGREEMENT


def test_the_same_done_to_another_thing_or_by_another_is_not_the_same() -> None:
    assert found("The army controls the town.", "The army does not control the airport.") is None
    assert found("Three people were shot by police.", "Three people were shot by a gunman in another town.") is None
