"""Dates that a text speaks of, against the day it appeared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.dates import events
from briefing.model import parse_edtf
from briefing.text.sentences import split_sentences
from briefing.text.span import Span

WORDS = "on in the last next March 11 27th May 2022 Tuesday , 31 February week ago will said 3 days to - and 99".split(
    " "
)


def dates(text: str, published: str | None) -> list[str | None]:
    return [event.date for event in events(text, [Span(0, len(text))], published)]


@pytest.mark.parametrize(
    ("text", "published", "date"),
    [
        # weekdays: the verb says where they lie
        ("The talks on Tuesday will also include Asia.", "2025-03-10", "2025-03-11"),
        ("They take part in a video call; he was invited to speak on Thursday.", "2024-03-05", "2024-03-07"),
        ("Ms Sandu will visit Paris on Thursday.", "2024-03-05", "2024-03-07"),
        ("He said on Thursday that he will go.", "2024-03-05", "2024-02-29"),
        ("Officials will meet in Paris, AP reports on Monday.", "2025-03-10", "2025-03-10"),
        ("They met last Monday.", "2025-03-10", "2025-03-03"),
        ("They meet next Monday.", "2025-03-10", "2025-03-17"),
        ("It has rained since Friday.", "2025-03-10", "2025-03-07"),
        ("On Tuesday, Senator Ann Lee won the primary.", "2020-02-14", "2020-02-11"),
        ("On Tuesday they won’t meet.", "2020-02-14", "2020-02-18"),
        ("She lost the nomination to businessman Joe Ray in August.", "2020-10-22", "2020-08"),
        ("It began seventeen years ago.", "2017-07-18", "2000~"),
        # days of a month
        ("a summit on March 11", "2025-03-10", "2025-03-11"),
        ("a summit on 11 March", "2025-03-10T12:39", "2025-03-11"),
        ("On March 27th local time, leaders met.", "2025-03-28", "2025-03-27"),
        ("He was born on 31 December.", "2025-01-04", "2024-12-31"),
        ("It opens on January 5.", "2024-12-30", "2025-01-05"),
        ("the February 26 meeting", "2024-03-05", "2024-02-26"),
        ("On the 26th, he made it clear.", "2025-03-28", "2025-03-26"),
        ("He warned of it on the 30th.", "2025-04-01", "2025-03-30"),
        # the year that the words or the verb name
        ("It was signed on September 20 of this year.", "2019-12-15", "2019-09-20"),
        ("It was signed on 20 September of last year.", "2019-12-15", "2018-09-20"),
        ("It was signed in September of last year.", "2019-12-15", "2018-09"),
        ("They met this September.", "2019-12-15", "2019-09"),
        ("They meet this September.", "2025-03-12", "2025-09"),
        ("It opens next March.", "2019-12-15", "2020-03"),
        ("It opened last March 5.", "2019-12-15", "2019-03-05"),
        ("It opens next March 5.", "2019-12-15", "2020-03-05"),
        ("He will leave on Jan. 5, officials said.", "2025-03-12", "2026-01-05"),
        ("The vote will be held on Jan. 5.", "2025-03-12", "2026-01-05"),
        ("On January 5 he will leave.", "2025-03-12", "2026-01-05"),
        ("It will last from January 3 to 5.", "2025-03-12", "2026-01-03/2026-01-05"),
        ("The show is to run from January 23.", "2014-01-28", "2014-01-23"),
        ("He said on Jan. 5 that he will leave.", "2025-03-12", "2025-01-05"),
        ("It was scheduled for Jan. 5.", "2025-03-12", "2025-01-05"),
        ("the Jan. 5 vote", "2025-03-12", "2025-01-05"),
        # other words
        ("It happened yesterday.", "2025-03-01", "2025-02-28"),
        ("It opens tomorrow.", "2024-12-31", "2025-01-01"),
        ("a conference in Paris last week", "2024-03-05", "2024-02-26/2024-03-03"),
        ("The vote is due next month.", "2024-12-05", "2025-01"),
        ("established in February this year", "2025-03-28", "2025-02"),
        ("It began in October.", "2025-03-28", "2024-10"),
        ("It will begin in October.", "2025-03-28", "2025-10"),
        ("He left three days ago.", "2025-03-01", "2025-02-26"),
        ("She left two months ago.", "2025-01-15", "2024-11~"),
        # absolute ones
        ("since the conflict broke out in 2022.", None, "2022"),
        ("in March 2025", None, "2025-03"),
        ("on 10 March 2025", None, "2025-03-10"),
        ("in the first quarter of 2025", None, "2025-01/2025-03"),
        ("from 3 to 5 May 2025", None, "2025-05-03/2025-05-05"),
        ("on May 3-5", "2025-05-01", "2025-05-03/2025-05-05"),
    ],
)
def test_resolved(text: str, published: str | None, date: str) -> None:
    assert dates(text, published) == [date]


def test_several_days_of_a_sentence() -> None:
    text = "conferences held in Paris on February 17 and in London on March 2"
    assert dates(text, "2025-03-28") == ["2025-02-17", "2025-03-02"]
    assert dates("on 17 and 18 February", "2025-03-01") == ["2025-02-17", "2025-02-18"]


@pytest.mark.parametrize(
    "text", ["The talks on Tuesday will include Asia.", "a summit on March 11", "last week", "in May"]
)
def test_words_stay_without_a_date_when_the_day_of_publication_is_unknown(text: str) -> None:
    assert dates(text, None) == [None]
    assert dates(text, "2025") == [None]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "In May 30 people were killed.",
        "the 26th floor of the building",
        "the 27th time",
        "They will March on.",
        "Black Friday sales",
        "the Sunday Times",
        "about 2000 people",
        "a sum of 2022 dollars",
        "February 30",
        "today's combat positions",
        "yesterday’s positions",
        "he told USA Today",
        "the Fourth of July",
        "They left the next month.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates(text, "2025-03-10") == []


@pytest.mark.parametrize(
    "text",
    [
        "“We leave today,” he said.",
        '"We leave tomorrow," he said.',
        "“It was agreed. They left on Tuesday,” he said.",
        "“It was agreed.\n\n“They left yesterday,” he said.",
    ],
)
def test_a_day_that_somebody_speaks_of_has_no_date(text: str) -> None:
    found = events(text, [Span(0, len(text))], "2025-03-10")
    assert [event.date for event in found] == [None]
    assert found[0].text in {"today", "tomorrow", "on Tuesday", "yesterday"}


def test_a_day_beside_a_quotation_keeps_its_date() -> None:
    assert dates("“We leave,” he said today. “All of us.”", "2025-03-10") == ["2025-03-10"]
    assert dates("“We leave on March 11,” he said.", "2025-03-10") == ["2025-03-11"]
    assert dates('A 6" gun was found\n\nthere yesterday.', "2025-03-10") == ["2025-03-09"]


def test_a_text_about_another_year_does_not_change_what_this_year_is() -> None:
    text = "It began on 3 March 2018 and ended on September 20 of this year."
    assert dates(text, "2019-12-15") == ["2018-03-03", "2019-09-20"]
    assert dates(text, None) == ["2018-03-03", None]


def test_a_day_of_another_year_sets_the_year_of_those_after_it() -> None:
    assert dates("On 3 March 2019 it began; on 7 March it ended.", "2025-03-10") == ["2019-03-03", "2019-03-07"]


def test_words_of_now_bring_the_year_back_to_that_of_publication() -> None:
    first, second, third = "They voted on 23 June 2016. ", "On Monday they spoke. ", "He took office on 24 July."
    spans = [Span(0, 27), Span(28, 49), Span(50, 76)]
    found = events(first + second + third, spans, "2019-09-11")
    assert [event.date for event in found] == ["2016-06-23", "2019-09-09", "2019-07-24"]


def test_what_somebody_says_does_not_go_on_with_the_story_of_another_year() -> None:
    text = "They voted on 23 June 2016. “We leave on October 31st,” he said."
    found = events(text, [Span(0, 27), Span(28, len(text))], "2019-09-11")
    assert [event.date for event in found] == ["2016-06-23", "2019-10-31"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He can play,” Lindt told the Mail on Sunday.", []),
        ("The Royal Mail said so on Sunday.", ["2025-03-09"]),
        ("The worm came in January 2003. In August of the same year it was gone.", ["2003-01", "2003-08"]),
        ("The worm came in 2003. It was gone on 5 August of that year.", ["2003", "2003-08-05"]),
        ("In August of that year it was gone.", [None]),
        ("He was jailed for the 1968 assassination of Lindt.", ["1968"]),
        ("She won the 2012 Tea Cup.", ["2012"]),
        ("They counted the 2000 metre race and the 1950 houses.", []),
        ("Ozone fell from 1980 to 2012 [and beyond].", ["1980", "2012"]),
    ],
)
def test_years_that_other_words_name(text: str, expected: list[str | None]) -> None:
    sentences = split_sentences(text, Span(0, len(text)))
    assert [event.date for event in events(text, sentences, "2025-03-10")] == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        # the weekday printed beside a day tells the year; where none fits, nobody knows
        ("They walked home at 6:38 p.m. on Saturday, May 18.", "2019-11-19", ["2019-05-18"]),
        ("It opens on Monday, May 18.", "2019-11-19", ["2020-05-18"]),
        ("It opens on Tuesday 19 May.", "2019-11-19", ["2020-05-19"]),
        ("It opens on Friday, May 18.", "2024-11-19", [None]),
        # what has happened lies behind
        ("He was arrested over the March 21 call to the office.", "2019-11-19", [None]),
        ("They announced a concert on March 21.", "2019-11-19", [None]),
        # what something is moved to lies ahead
        ("The reading was put off from 6 December to 3 March.", "2019-11-19", ["2019-12-06", "2020-03-03"]),
        ("The talks were postponed from Tuesday to Friday.", "2019-11-20", ["2019-11-19", "2019-11-22"]),
        ("They agreed to delay the vote until Friday.", "2019-11-20", ["2019-11-22"]),
        ("The trial was adjourned until May.", "2019-11-20", ["2020-05"]),
        ("The bridge will stay closed until 18 December, the mayor said.", "2026-11-21", ["2026-12-18"]),
        ("She said the ban will remain fully enforced until 3 March.", "2026-11-21", ["2027-03-03"]),
        ("The pool has been shut until 4 January, the city said.", "2026-11-21", [None]),
        ("The tunnel, closed until 5 January, is safe.", "2026-11-21", [None]),
        ("The race was put off to 3 June, and he won it.", "2019-08-20", ["2019-06-03"]),
        ("The house was moved to the hill on Friday.", "2019-11-20", ["2019-11-15"]),
        ("The vote takes place on March 21.", "2019-11-19", ["2020-03-21"]),
        ("He called the office on March 21.", "2019-11-19", ["2019-03-21"]),
        ("Sentencing is scheduled for Feb. 14.", "2019-11-19", ["2020-02-14"]),
        ("Lindt spent Monday trying to forget the fight.", "2019-11-19", ["2019-11-18"]),
        ("The band unveiled its plans at its Monday night show.", "2019-11-19", ["2019-11-18"]),
        ("The Monday announcement to expand the pool came late.", "2019-11-19", ["2019-11-18"]),
        # a verb in the past with another in the infinitive: either may be meant
        ("Lindt decided to open the files in May.", "2019-11-20", [None]),
        ("Lindt pleaded guilty to threatening to kill the mayor in March.", "2019-11-20", [None]),
        ("Lindt lost the vote, which is scheduled to take place in May.", "2019-11-20", ["2020-05"]),
        ("Lindt decided to weigh in on the fight on Monday.", "2019-11-19", [None]),
        ("Lindt was asked to weigh in on Monday.", "2019-11-19", ["2019-11-25"]),
        ("The plan will be presented to military officials on Tuesday.", "2019-11-18", ["2019-11-19"]),
        ("Lindt has invited the ministers to take part in a call on Thursday.", "2019-11-19", ["2019-11-21"]),
        ("Lindt plans to open the files in May.", "2019-11-20", ["2020-05"]),
        ("Lindt opened the files in May.", "2019-11-20", ["2019-05"]),
        # the story of another year goes on, or not
        ("He saw his doctor in November 2016. But by December, it was worse.", "2019-11-18", ["2016-11", None]),
        ("He came in 2012. He was evicted in April.", "2019-11-19", ["2012", "2019-04"]),
        ("It was published in November 2016. Last week it was read again in May.", "2019-11-18", None),
        # now, said twice
        (
            "They voted on April 26, 2016. The paper came out today (Nov. 18).",
            "2019-11-18",
            ["2016-04-26", "2019-11-18"],
        ),
        # what is no date, or none that can be told
        ("It earned a total score of 2072.", "2019-11-18", []),
        ("The army had a strength of 1950 and a population of 2010.", "2019-11-18", []),
        ("It is the class of 2020.", "2019-11-18", ["2020"]),
        ("Key decisions are due in the coming weeks.", "2019-11-18", []),
        ("The past month was bad.", "2019-11-18", []),
        ("It rained over the past year.", "2019-11-18", []),
        ("They opened their accounts last Tuesday.", "2019-11-20", [None]),
        ("They opened their accounts last Tuesday.", "2019-11-21", ["2019-11-19"]),
    ],
)
def test_a_date_is_right_or_none(text: str, published: str, expected: list[str | None] | None) -> None:
    found = [event.date for event in events(text, split_sentences(text, Span(0, len(text))), published)]
    assert found == expected if expected is not None else "2019-05" in found


def test_a_year_before_its_noun_stands_alone() -> None:
    text = "He lost in the 2015 election."
    (event,) = events(text, [Span(0, len(text))], "2025-03-10")
    assert (event.date, event.text) == ("2015", "2015")


def test_each_date_once_with_the_words_that_first_name_it() -> None:
    text = "They meet on March 11. The talks on Tuesday will be long."
    found = events(text, [Span(0, 22), Span(23, len(text))], "2025-03-10")
    assert [(event.date, event.text) for event in found] == [("2025-03-11", "on March 11")]


@given(
    st.lists(st.sampled_from(WORDS)).map(" ".join),
    st.dates().map(str) | st.none() | st.just("2025-03"),
)
def test_any_words_give_valid_dates_whose_evidence_is_exact(text: str, published: str | None) -> None:
    for event in events(text, [Span(0, len(text))], published):
        assert event.date is None or parse_edtf(event.date)
        (evidence,) = event.evidence
        assert evidence.start is not None
        assert text[evidence.start : evidence.end] == evidence.exact == event.text
