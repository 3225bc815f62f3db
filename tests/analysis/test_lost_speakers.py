"""Speakers apart from their words: names below quotations, roles that pronouns mean. The texts are invented."""

import pytest

from briefing.analysis.pipeline import normalize


def told(body: str) -> list[tuple[list[str], str]]:
    entry = normalize(f"Council votes for a bridge\n\nThe town is quiet.\n\n{body}\n\nThe ferry is old and slow.")
    return [([hop.name for hop in claim.chain], claim.text) for claim in entry.claims if claim.kind != "narration"]


@pytest.mark.parametrize(
    ("body", "speaker", "content"),
    [
        ('"So far it is tea 1, coffee 0. But it is a long game." - Ada Lindt', "Ada Lindt", None),
        ("“It is a joke that goes on for years. Nobody laughs.” — Ada Lindt", "Ada Lindt", None),
        ("“It is a joke that goes on for years. Nobody laughs now.” Anonymous blogger", "Anonymous blogger", None),
        ("“It is a joke that goes on,” Ada Lindt, mayor of the town", "Ada Lindt", None),
    ],
)
def test_a_quotation_is_signed(body: str, speaker: str, content: str | None) -> None:
    ((chain, words),) = told(body)
    assert chain == [speaker]
    assert words.strip('"“”') in body


def test_narration_behind_a_quotation_signs_nothing() -> None:
    assert all(not chain for chain, _ in told("“It is a joke that goes on.” The town of Riverton"))


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        (
            "A spokesman for the Bank of Payment and Clearing said the tea was late. “It is no harm,” he said.",
            "spokesman for the Bank of Payment and Clearing",
        ),
        (
            "A spokesman for the Union of Growers said the tea was late. “It is no harm,” he said.",
            "spokesman for the Union of Growers",
        ),
        ("A witness said the dam was old. “It broke at noon,” she said.", "witness"),
        ("The Tea Board said that the dam was old. “It broke at noon,” they said.", "Tea Board"),
    ],
)
def test_a_pronoun_means_the_role_that_spoke(body: str, speaker: str) -> None:
    assert [chain for chain, _ in told(body)] == [[speaker], [speaker]]


@pytest.mark.parametrize(
    "body",
    [
        "Jon Lindt won on Monday. He nodded to his second place behind Ted Lindt-Hay. “We learned much,” he said.",
        "When Ted Maddox came to the mill, Jon Lindt left the town. “We learned much,” he said.",
    ],
)
def test_a_pronoun_means_whom_the_sentence_is_about(body: str) -> None:
    assert [chain for chain, _ in told(body)] == [["Jon Lindt"]]


def test_a_pronoun_never_means_a_role_of_the_other_gender() -> None:
    body = "A spokesman for the Union of Growers said the tea was late. “It is no harm,” she said."
    assert [chain for chain, _ in told(body)][1] == []


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The mill was closed for 9 weeks, according to local news media.", "local news media"),
        ("Last year 4 million people came to the valley, according to the event's website.", "event's website"),
    ],
)
def test_outlets_without_a_name_are_kept_as_printed(sentence: str, speaker: str) -> None:
    assert [chain for chain, _ in told(sentence)] == [[speaker]]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("One of them even went as far to say, “It may not have been the best way.”", "One of them"),
        ("Ada Lindt even went so far as to say: “It may not have been the best way.”", "Ada Lindt"),
    ],
)
def test_an_announced_quotation_is_of_the_subject(sentence: str, speaker: str) -> None:
    assert told(sentence) == [([speaker], "“It may not have been the best way.”")]


def test_a_quotation_goes_on_behind_what_somebody_told() -> None:
    body = "As Ted Hay told the Tea Post, the air is better. “Despite the traffic, levels have dropped by half.”"
    assert [chain[0] for chain, _ in told(body)] == ["Ted Hay", "Ted Hay"]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("President Jon Lindt spoke on Monday. The president said the dam was safe.", "Jon Lindt"),
        ("Sen. Ada Lindt came to the gate. The senator said the dam was safe.", "Ada Lindt"),
        ("Ada Lindt, the mayor of Riverton, came. The mayor said the dam was safe.", "Ada Lindt"),
        ("Prime Minister Ole Hay came to town. The prime minister said the dam was safe.", "Ole Hay"),
        (
            "The California Department of Tea (CDT) closed. The Department said the dam was safe.",
            "California Department of Tea",
        ),
        # Two who hold it, one who held it once, one of another country: nobody.
        ("Mayor Ada Lindt met Mayor Jon Hay. The mayor said the dam was safe.", "mayor"),
        ("Former President Jon Lindt came to town. The president said the dam was safe.", "president"),
        ("President Jon Lindt came to town. The Danish president said the dam was safe.", "Danish president"),
    ],
)
def test_a_title_alone_means_the_one_who_holds_it(body: str, speaker: str) -> None:
    assert [chain for chain, _ in told(body)] == [[speaker]]


def test_a_pronoun_behind_a_title_alone_means_a_person() -> None:
    body = "Jon Lindt spoke on Monday. The senator said the dam was safe. “It is dry,” he said."
    assert [chain for chain, _ in told(body)] == [["senator"], ["Jon Lindt"]]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("A spokesman for Mayor Frank G. Lindt said the dam was safe.", "spokesman for Mayor Frank G. Lindt"),
        (
            "A spokesman for the Bank of Payment and Clearing said the dam was safe.",
            "spokesman for the Bank of Payment and Clearing",
        ),
    ],
)
def test_a_role_is_printed_whole(sentence: str, speaker: str) -> None:
    assert [chain for chain, _ in told(sentence)] == [[speaker]]


@pytest.mark.parametrize(
    "speaker", ["survivors", "truck drivers", "the coast guard", "its owner", "the mayor of Tarvik"]
)
@pytest.mark.parametrize("when", ["", " on Monday"])
def test_who_closes_a_sentence_said_it(speaker: str, when: str) -> None:
    ((chain, words),) = told(f"Passengers were not warned before the ferry left, {speaker} said{when}.")
    assert chain == [speaker.removeprefix("the ").removeprefix("its ")]
    assert words == "Passengers were not warned before the ferry left"


@pytest.mark.parametrize("body", ["When the ferry left, survivors said.", "In the town, survivors said."])
def test_what_is_no_sentence_is_said_by_nobody(body: str) -> None:
    assert told(body) == []


def test_who_stands_in_a_sentence_is_no_town() -> None:
    ((chain, words),) = told("The driver, the mayor of Tarvik said, was drunk.")
    assert (chain, words) == (["mayor of Tarvik"], "The driver … was drunk")


@pytest.mark.parametrize(
    ("body", "chain", "words"),
    [
        (
            "A dam burst in the hills above Orlen on Wednesday, killing at least 11 people, officials said.",
            ["officials"],
            "A dam burst in the hills above Orlen on Wednesday, killing at least 11 people",
        ),
        (
            "Residents were warned an hour before the dam broke, according to Kestovia Hydro, which runs it.",
            ["Kestovia Hydro"],
            "Residents were warned an hour before the dam broke",
        ),
        (
            "Workers were advised to stay at home, the ministry said.",
            ["ministry"],
            "Workers were advised to stay at home",
        ),
        (
            "Two men were arrested in the town, according to Ivo Lund, who runs the police.",
            ["Ivo Lund"],
            "Two men were arrested in the town",
        ),
        ("Kestovia Hydro denied that nobody had been warned.", ["Kestovia Hydro"], "nobody had been warned"),
        (
            "A service will be held in the cathedral on Sunday, Bishop Ada Lindt said.",
            ["Ada Lindt"],
            "A service will be held in the cathedral on Sunday",
        ),
        (
            "Nine people died when a dam collapsed on Wednesday, police chief Ivo Lund told reporters.",
            ["Ivo Lund"],
            "Nine people died when a dam collapsed on Wednesday",
        ),
        ("Ada Lindt said on Thursday it would rain for a week.", ["Ada Lindt"], "it would rain for a week"),
        (
            "The mill will stay open, owner Ada Lindt said on Friday, two months after the roof fell in.",
            ["Ada Lindt"],
            "The mill will stay open",
        ),
    ],
)
def test_who_stands_behind_says_the_whole_clause(body: str, chain: list[str], words: str) -> None:
    assert told(body) == [(chain, words)]


def test_a_maker_is_no_person_and_a_union_that_bears_its_name_another() -> None:
    body = "The appliance maker Norvane said it would close a mill. The union IF Norvane said it had not been asked."
    assert [chain for chain, _ in told(body)] == [["Norvane"], ["IF Norvane"]]


def test_what_an_article_takes_back_nobody_says() -> None:
    assert told("An earlier version of this article said that the ferry was carrying 312 passengers.") == []


def test_who_acts_in_a_clause_of_its_own_says_it() -> None:
    body = "The mill will stay open, Ada Lindt said, two months after the council announced that it would close."
    assert told(body) == [(["Ada Lindt"], "The mill will stay open"), (["council"], "it would close")]
