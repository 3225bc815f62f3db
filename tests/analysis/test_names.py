"""Which words name somebody, what kind of bearer they name, and what the text says of him."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.mentions import Mention, MentionKind
from briefing.analysis.name_features import MAX_RUN, read_article, runs
from briefing.analysis.names import find_entities, find_names
from briefing.analysis.tokens import tokenize
from briefing.text.sentences import split_sentences
from briefing.text.span import Span


def mentions(text: str) -> tuple[Mention, ...]:
    return find_names(text, split_sentences(text, Span(0, len(text))))


def named(text: str) -> list[tuple[str, str]]:
    return [(mention.name, mention.kind.value) for mention in mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then President Okoro left.", [("Okoro", "person")]),
        ("Danish Prime Minister Mette Holm left.", [("Mette Holm", "person")]),
        ("A Foreign Ministry spokesperson Zubova spoke.", [("Foreign Ministry", "organization"), ("Zubova", "person")]),
        ("It met the Minister of Foreign Affairs of Moldova Ion Rusu.", [("Ion Rusu", "person")]),
        ("It met EU High Representative for Foreign Affairs Pedro Ruiz.", [("Pedro Ruiz", "person")]),
        ("It met President von der Bellen of Austria.", [("von der Bellen", "person"), ("Austria", "state")]),
        ("Later Anna Lindt and Maria Garcia spoke.", [("Anna Lindt", "person"), ("Maria Garcia", "person")]),
        ("It met President and CEO Anna Lindt.", [("Anna Lindt", "person")]),
        ("It met Vice President of the United States Joe Biden.", [("Joe Biden", "person")]),
        ("It met Speaker of the House Anna Lindt.", [("Anna Lindt", "person")]),
        ("It met President Bashir al-Okar.", [("Bashir al-Okar", "person")]),
        ("Members of NATO met.", [("NATO", "organization")]),
        ("I’ve left. Clinton’s Brooklyn-based campaign agreed.", [("Clinton", "person")]),
        ("The European Commission met.", [("European Commission", "organization")]),
        ("The Bank of England met.", [("Bank of England", "organization")]),
        ("The National Security and Defense Council met.", [("National Security and Defense Council", "organization")]),
        ("It was in The Guardian.", [("Guardian", "outlet")]),
        ("Lindt told the Mail on Sunday so.", [("Daily Mail", "outlet")]),
        ("He told BBC News Online so, and BBC Sport too.", [("BBC", "outlet"), ("BBC", "outlet")]),
        ("Ukraine and France met.", [("Ukraine", "state"), ("France", "state")]),
        ("The Paris Summit ended.", []),
        ("Military officials met on Tuesday.", []),
        ("She watched TV at 5 PM.", []),
        ("The Minister of Finance left.", []),
        ("", []),
    ],
)
def test_mentions(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [  # no title, no gazetteer, no organization word: known by their company alone
        ("The firm's founder, Ilke Brannagh, said that Vexatron would sue.", ("Ilke Brannagh", "person")),
        ("Quorvalli told reporters that he would not resign.", ("Quorvalli", "person")),
        (
            "The software company Vexatron said it had lost money.",
            ("Vexatron", "organization"),
        ),
        ("Sergio Brandolese scored twice as the team won 3-1.", ("Sergio Brandolese", "person")),
    ],
)
def test_the_tagger_knows_names_by_their_company(text: str, expected: tuple[str, str]) -> None:
    assert expected in named(text)


def test_places_are_entities_and_no_actors() -> None:
    text = "A fire broke out in the town of Ballinmore, about 40 kilometres from Perth."
    found = find_entities(text, [Span(0, len(text))])
    assert {m.name for m in found if m.kind is MentionKind.PLACE} >= {"Perth"}
    assert not any(m.kind is MentionKind.PLACE for m in mentions(text))


def test_a_surname_alone_counts_where_the_article_gave_the_name() -> None:
    assert named("President Okoro left. Then Okoro came back.") == [("Okoro", "person"), ("Okoro", "person")]


@pytest.mark.parametrize(
    ("text", "role", "country"),
    [
        ("Later Danish Prime Minister Mette Holm left.", "Prime Minister", "DK"),
        ("Mette Holm, the Danish prime minister, left.", "prime minister", "DK"),
        ("Mette Holm, chancellor of Germany, left.", "chancellor of Germany", "DE"),
        ("Mette Holm, a spokesperson for the company, left.", "spokesperson for the company", None),
        ("Mette Holm, formerly a director of the bank, left.", "formerly a director of the bank", None),
        ("Mette Holm, a senior scientist with the centre, left.", "senior scientist with the centre", None),
        ("Later New Mexico governor Mette Holm left.", "New Mexico governor", None),
        ("Mette Holm, a senator from Georgia, left.", "senator from Georgia", None),
        ("Mette Holm, a New Zealand minister, left.", "New Zealand minister", "NZ"),
        ("Mette Holm, the Secretary of State, left.", "Secretary of State", None),
        ("Mette Holm, the Tea State Department spokesperson, left.", "Tea State Department spokesperson", None),
        ("Mette Holm, owner of the Leaf Lodge near Bath, left.", "owner of the Leaf Lodge near Bath", None),
        ("So said Mette Holm, director of tea analysis firm Leaf.", "director of tea analysis firm Leaf", None),
        ("They killed United States senator Mette Holm.", "senator", "US"),
        ("He thanked his campaign manager, Mette Holm, and left.", "campaign manager", None),
        ("Denmark's prime minister, Mette Holm, left.", "prime minister", "DK"),
        ("In a letter, Denmark's prime minister, Mette Holm said so.", "prime minister", "DK"),
        ("After a talk with the minister, Mette Holm left.", None, None),
        ("It met a minister, Mette Holm and Anna Lindt.", None, None),
        ("As coauthor Mette Holm told them, it fell.", "coauthor", None),
        ("It is of chiropractor Mette Holm.", "chiropractor", None),
        ("Mette Holm, 42, a nurse, left.", "nurse", None),
        ("Mette Holm, now an aide to the mayor, left.", "aide to the mayor", None),
        ("Mette Holm, who is the mayor of Bath, left.", "mayor of Bath", None),
        ("Mette Holm (mayor of Bath) left.", "mayor of Bath", None),
        ("Mette Holm (mayor of Bath, as it was) left.", None, None),
        ("Mette Holm, 42, left.", None, None),
        ("Mette Holm, who left, said so.", None, None),
        ("Mette Holm, Anna Lindt and others left.", None, None),
        ("Mette Holm, the minister said, had left.", None, None),
    ],
)
def test_role_and_country_come_from_title_or_apposition(text: str, role: str | None, country: str | None) -> None:
    person = next(mention for mention in mentions(text) if mention.name == "Mette Holm")
    assert (person.role, person.country) == (role, country)


def test_the_full_mention_holds_the_title() -> None:
    text = "Later Danish Prime Minister Mette Holm left."
    (mention,) = mentions(text)
    assert mention.full.of(text) == "Danish Prime Minister Mette Holm"


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Ukraine has rejected the plan.", True),
        ("On Tuesday Ukraine also rejected the plan.", True),
        ("Ukraine, the paper said, rejected the plan.", True),
        ("The leaders of Ukraine rejected the plan.", False),
        ("Ukraine's leaders rejected the plan.", False),
        ("They went to Ukraine.", False),
    ],
)
def test_a_name_acts_where_a_verb_is_its_own(text: str, acts: bool) -> None:
    assert [m.acts for m in mentions(text) if m.name == "Ukraine"] == [acts]


def test_who_is_credited_with_a_picture_is_not_named() -> None:
    assert named("The bridge at night. Image: Anna Lindt.") == []


TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            "President Anna Lindt von der Bellen of the U.S. 's ’ , . : - – ( ) \n 11 2024 NATO AP Image the and for"
            " al-Okar \ud800 \x00 Österreich 北京 É minister said Paris".split(" ")
        ),
        max_size=40,
    ).map(" ".join),
)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_text_has_mentions_in_order_as_printed(text: str) -> None:
    spans = split_sentences(text, Span(0, len(text)))
    found = find_entities(text, spans)
    assert list(found) == sorted(found, key=lambda mention: mention.span)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(found))
    for mention in found:
        assert mention.role is None or mention.role in " ".join(text.split())
        assert mention.full.start <= mention.span.start < mention.span.end == mention.full.end
        assert mention.kind is MentionKind.OUTLET or mention.name == " ".join(mention.span.of(text).split())
    assert found == find_entities(text, spans)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_runs_do_not_overlap_and_every_token_of_theirs_has_features(text: str) -> None:
    tokens = tokenize(text, Span(0, len(text)))
    found = list(runs(tokens))
    assert all(first < last for first, last in found)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(found))
    (read,) = read_article([tokens])
    assert all(len(run.features) == run.last - run.first for run in read)


def test_a_long_line_of_names_is_read_in_pieces() -> None:
    tokens = tokenize("Anna Lindt 12 " * 2000, Span(0, 28000))
    assert max(last - first for first, last in runs(tokens)) <= 2 * MAX_RUN
    assert sum(last - first for first, last in runs(tokens)) == len(tokens)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Then campaign manager Anna Lindt left.", "campaign manager"),
        ("Then the deputy housing minister Anna Lindt left.", "deputy housing minister"),
        ("The firm's managing director Anna Lindt left.", "managing director"),
        (
            "The postdoctoral researcher and study co-author Anna Lindt said so.",
            "postdoctoral researcher and study co-author",
        ),
        ("Former Minister of Justice Anna Lindt left.", "Former Minister of Justice"),
        ("It praised former Vice President Anna Lindt.", "former Vice President"),
        ("Later CEO of the Refugee Council Anna Lindt left.", "CEO of the Refugee Council"),
        ("Later Center for Tea Research scientist Anna Lindt spoke.", "Center for Tea Research scientist"),
        ("Later US Federal Reserve chairman Anna Lindt left.", "US Federal Reserve chairman"),
        ("Later Tea Institute professor Dr Anna Lindt left.", "Tea Institute professor"),
        ("Later strategist Anna Lindt left.", "strategist"),
        ("Later Mrs. Lindt left.", None),
        ("It led her to count Lindt out.", None),
        ("Anna Lindt, aide to George W. Brannagh, left.", "aide to George W. Brannagh"),
        ("Later Tea Export–Import Bank president Anna Lindt left.", "Tea Export–Import Bank president"),
        ("In the tea emergency President Anna Lindt left.", "President"),
        ("Later director-general Anna Lindt left.", "director-general"),
        ("Anna Lindt, head of the WHO, left.", "head of the WHO"),
        ("Anna Lindt, editor of example.com, left.", "editor of example.com"),
        ("Anna Lindt, his sister, and his mother left.", None),
        ("Anna Lindt, a young woman, left.", None),
    ],
)
def test_a_role_is_the_whole_phrase_as_printed(text: str, role: str | None) -> None:
    person = next(mention for mention in mentions(text) if mention.kind is MentionKind.PERSON)
    assert person.role == role
    assert role is None or role in text


@pytest.mark.parametrize(
    ("text", "evident"),
    [
        ("Then the QTX said that it would sue.", True),
        ("The QTX's chair left.", True),
        ("Members of the QTX left.", True),
        ("It went to the Quality Tea Council. The QTC was late.", True),
        ("The Tea Growers Union (TGU) was late.", True),
        ("NATO was late.", True),
    ],
)
def test_an_acronym_names_a_body_where_something_shows_it(text: str, evident: bool) -> None:
    assert [m.evident for m in mentions(text) if m.name.isupper()] == [evident]


def test_an_acronym_alone_shows_no_body() -> None:
    assert not any(mention.evident for mention in mentions("The ship's QTX signal was lost. It uses QTX."))


@pytest.mark.parametrize(
    "text",
    [
        "It tracked the ship by GPS and AIS.",
        "They sold the Xbox and the PSP.",
        "MPs left. The DVDs sold.",
        "The MV Anna Lindt sank.",
        "The General Election was near. It was an election.",
        "He is Professor of Engineering.",
        "They played the PlayStation VR.",
        "They won the Copper Kettle Cup.",
        "It rained at Christmas.",
        "They came to Prime Minister's Questions.",
        "They met on International Women's Day.",
    ],
)
def test_things_are_no_names(text: str) -> None:
    assert named(text) == []


def test_a_possessive_inside_a_name_does_not_end_it() -> None:
    assert ("New People's Party", "organization") in named("Anna Lindt of the New People's Party said so.")


def test_two_names_that_and_the_joins_are_two() -> None:
    found = named("The match between the Northfield Rangers and the Southport Pelicans was cancelled.")
    assert found == [("Northfield Rangers", "organization"), ("Southport Pelicans", "organization")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lindt is the medical co-ordinator at Italian side AC Brannagh.", ("AC Brannagh", "organization")),
        ("He left the Italian side Dario Brannagh.", ("Dario Brannagh", "organization")),
        ("Later Anna Lindt Show guests left, and Anna Lindt sang.", ("Anna Lindt", "person")),
    ],
)
def test_teams_and_shows_are_no_persons(text: str, expected: tuple[str, str]) -> None:
    found = named(text)
    assert expected in found
    assert {kind for name, kind in found if name == expected[0]} == {expected[1]}


@pytest.mark.parametrize(
    "text",
    [
        "A pro-Lindt protest was held on Monday.",
        "Anna Lindt Put On The Defensive Over Middle Tea Policy.",
    ],
)
def test_camps_and_scraps_of_headings_are_no_names(text: str) -> None:
    assert not [name for name, _ in named(text) if name != "Anna Lindt"]


def test_two_bodies_that_and_joins_are_two() -> None:
    found = named("She is at the Tea Institute of Bath and Leeds State University now.")
    assert ("Leeds State University", "organization") in found


def test_an_office_between_the_title_and_the_person_is_a_part_of_the_role() -> None:
    person = next(m for m in mentions("Then Undersecretary for Education Mr Lindt left.") if m.name == "Lindt")
    assert person.role == "Undersecretary for Education"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sold Microsoft's Teapot there.", ("Microsoft", "organization")),
        ("Then Anna Lindt' Songs were sung by Anna Lindt.", ("Anna Lindt", "person")),
        ("She was born at St Mary's Hospital in Leeds.", ("St Mary's Hospital", "organization")),
    ],
)
def test_a_name_ends_where_its_bearer_owns_something(text: str, expected: tuple[str, str]) -> None:
    assert expected in named(text)
