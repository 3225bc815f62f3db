"""Numbers inside claims: what the words give, nothing else; dates, ranks and names with digits are none."""

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.currencies import dollar_of
from briefing.analysis.numerals import NUMBER_WORDS, numeral_at, numerals, printed
from briefing.analysis.quantities import find_quantities
from briefing.model import Quantity
from briefing.store import shapes
from briefing.text.span import Span

PIECES = (
    "more than", "at least", "up to", "about", "over", "nearly", "between", "from", "to", "and", "or", "or more", "a",
    "half a", "one", "two", "twenty-five", "hundred", "thousand", "million", "dozen", "dozens of", "a third of", "1",
    "30", "1,200", "10 000", "1.5", "2.3m", "4bn", "2019", "05", "5-4", "5–7", "$", "£", "US$", "€5m", "%", "per cent",
    "km", "years", "-year-old", "°C", "countries", "people", "men", "of the men", "killed", "March", "vote", "minus",
    "-", ",", ".", "+", "(", ")", "\n", "No", "Article", "COVID-19", "10:30", "p.m.", "dollars",
    "killed", "were", "of", "out of", "its", "rose from", "total of", "points to", "won", "5GB", "Â£",
    "-strong", "\u202f", "½", "٣",
)  # fmt: skip


def found(text: str) -> list[Quantity]:
    return list(find_quantities(text, Span(0, len(text)), dollar_of(text)))


@pytest.mark.parametrize(
    ("text", "words", "value", "to", "unit", "bound"),
    [
        ("More than 30 countries will come", "More than 30 countries", 30, None, "countries", "min"),
        ("from over 30 NATO countries", "over 30 NATO countries", 30, None, "countries", "min"),
        ("no fewer than twelve were hurt", "no fewer than twelve", 12, None, None, "min"),
        ("30+ countries", "30+ countries", 30, None, "countries", "min"),
        ("30 or more people", "30 or more people", 30, None, "people", "min"),
        ("less than 20% of them", "less than 20%", 20, None, "percent", "max"),
        ("as many as 40 boats", "as many as 40 boats", 40, None, "boats", "max"),
        ("some 1,000 trees", "some 1,000 trees", 1000, None, "trees", "about"),
        ("two metres or less", "two metres or less", 2, None, "m", "max"),
        ("$1.2 billion", "$1.2 billion", 1200000000, None, "USD", None),
        ("US$400 million in aid", "US$400 million", 400000000, None, "USD", None),
        ("a £4bn deal", "£4bn", 4000000000, None, "GBP", None),
        ("20,000 euros", "20,000 euros", 20000, None, "EUR", None),
        ("$5-6 million", "$5-6 million", 5000000, 6000000, "USD", None),
        ("£1.5m to £2m", "£1.5m to £2m", 1500000, 2000000, "GBP", None),
        ("45 per cent", "45 per cent", 45, None, "percent", None),
        ("up 3 pp", "3 pp", 3, None, "percentage point", None),
        ("between 5 and 7 percent", "between 5 and 7 percent", 5, 7, "percent", None),
        ("5 to 7 million people", "5 to 7 million people", 5000000, 7000000, "people", None),
        ("two or three goals", "two or three goals", 2, 3, "goals", None),
        ("2.3m people", "2.3m people", 2300000, None, "people", None),
        ("1\u2009000 men", "1\u2009000 men", 1000, None, "men", None),
        ("a 46-year-old man", "46-year-old", 46, None, "year", None),
        ("two and a half years", "two and a half years", "2.5", None, "year", None),
        ("a dozen cars", "a dozen cars", 12, None, "cars", None),
        ("half a million people", "half a million people", 500000, None, "people", None),
        ("two hundred and fifty people", "two hundred and fifty people", 250, None, "people", None),
        ("nearly half of them", "nearly half of", "0.5", None, None, "about"),
        ("a third of the voters", "a third of", "1/3", None, None, None),
        ("a two-thirds majority", "two-thirds", "2/3", None, None, None),
        ("one in five children", "one in five", "0.2", None, None, None),
        ("dozens of people", "dozens of people", None, None, "people", None),
        ("tens of thousands of new homes", "tens of thousands of new homes", None, None, "homes", None),
        ("several hundred soldiers", "several hundred soldiers", None, None, "soldiers", None),
        ("it was -5 degrees", "-5 degrees", -5, None, "degree", None),
        ("over two days", "two days", 2, None, "day", None),
        ("two United States soldiers", "two United States soldiers", 2, None, "soldiers", None),
        ("two of the men", "two of the men", 2, None, "men", None),
        ("more than 2000 people", "more than 2000 people", 2000, None, "people", "min"),
        ("the 400 m hurdles", "400 m", 400, None, "m", None),
        ("a quarter of a million people", "a quarter of a million people", 250000, None, "people", None),
        ("between 5% and 7%", "between 5% and 7%", 5, 7, "percent", None),
        ("a 10%-20% share", "10%-20%", 10, 20, "percent", None),
        ("it was built up to six floors", "six floors", 6, None, "floors", None),
        ("up to six floors are allowed", "up to six floors", 6, None, "floors", "max"),
        ("Lindt claimed 190 were dead", "190", 190, None, None, None),
        ("the crew saved 200 more after that", "200", 200, None, None, None),
        ("their daughter, aged 17, left", "aged 17", 17, None, "year", None),
        ("The oldest, age 29, weighed little", "age 29", 29, None, "year", None),
        ("He left at the age of seven.", "age of seven", 7, None, "year", None),
        ("it may rise as high as 42 percent", "as high as 42 percent", 42, None, "percent", "max"),
        ("it may last as long as two years", "as long as two years", 2, None, "year", "max"),
        ("NZ $ 26 million", "NZ $ 26 million", 26000000, None, "NZD", None),
        ("it cost the US $5 million", "$5 million", 5000000, None, "USD", None),
        ("CDN$11,000", "CDN$11,000", 11000, None, "CAD", None),
        ("Â£25m", "Â£25m", 25000000, None, "GBP", None),
        ("it costs â‚¬5", "â‚¬5", 5, None, "EUR", None),
        ("a 5GB card", "5GB", 5, None, "GB", None),
        ("ran 139km home", "139km", 139, None, "km", None),
        ("28 pence lower", "28 pence", 28, None, "penny", None),
        ("over 1800 people have died", "over 1800 people", 1800, None, "people", "min"),
        ("a 55-member union", "55-member", 55, None, "member", None),
        ("a five-storey block", "five-storey", 5, None, "storey", None),
        ("the number of deaths is 66.", "66", 66, None, None, None),
        ("the toll exceeded 100.", "100", 100, None, None, None),
        ("The 75\u00a0m ship", "75\u00a0m", 75, None, "m", None),
        ("this year 908 visitors came", "908 visitors", 908, None, "visitors", None),
        ("casualties increased to 167 from fewer", "167", 167, None, None, None),
        ("it pushed claims up to $37bn", "$37bn", 37000000000, None, "USD", None),
        ("12 police officers", "12 police officers", 12, None, "officers", None),
        ("two police cars", "two police cars", 2, None, "cars", None),
        ("six crew died", "six crew", 6, None, "crew", None),
        ("deaths passed 100,000  and rose", "100,000", 100000, None, None, None),
        # bare numbers that the words around them make a count
        ("35 were rescued", "35", 35, None, None, None),
        ("A fire broke out, and about 35 were rescued", "about 35", 35, None, None, "about"),
        ("the crash killed seven.", "seven", 7, None, None, None),
        ("a running total of 60.", "60", 60, None, None, None),
        ("The death toll has risen to 31", "31", 31, None, None, None),
        ("some 92,000 were waiting", "some 92,000", 92000, None, None, "about"),
        ("requests rose to over 150,000, he said", "over 150,000", 150000, None, None, "min"),
        ("infections passed 2.5 million on Monday", "2.5 million", 2500000, None, None, None),
        ("a 15,000-strong army", "15,000", 15000, None, None, None),
    ],
)
def test_one_quantity(
    text: str, words: str, value: int | str | None, to: int | str | None, unit: str | None, bound: str | None
) -> None:
    quantities = found(text)
    assert [q.text for q in quantities] == [words]
    one = quantities[0]
    assert (one.value, one.to, one.unit, one.bound) == (value, to, unit, bound)


@pytest.mark.parametrize(
    "text",
    [
        "in 2019 elections were held", "the 2020 Olympics", "on 5 March 30 people", "March 5", "at 10:30 p.m.", "10 am",
        "Boeing 737 jets", "COVID-19 cases", "G7 leaders", "Su-35 jets", "the 5th", "phase 3 trials", "Article 5",
        "9/11 attacks", "24/7 services", "Group of Seven nations", "magnitude 6.5", "one of the men", "one day he left",
        "nineteen eighty-four", "30 arrived hours later", "call 1 800 555 1234", "2020-03-05", "won 5-4", "1.2.3",
        "a third person", "the second half of the game", "5m high waves", "12,34 people", "05 people", "the 30",
        "World Cup 2018 day five", "the 60 Minutes interview", "ages 5 to 10", "a 3-1 win", "won 22-10 on Saturday",
        "the two were married", "sections three and four were cut", "the other three were sold", "1,200 foo a day",
        "No. 10 were silent", "in 2019 were", "for XY$11,000", "A 5Gx card", "between five and seven", "from 9 to 5",
        "around 1800 people moved in",
        "one in a million", "the 10,000m, she said", "in year 9 pupils", "on one point he was clear",
        "open from 9 to 11 a.m.", "chapter 3 of 12.",
        "on May 5 of 12",
    ],
)  # fmt: skip
def test_no_quantity(text: str) -> None:
    assert found(text) == []


def test_votes_are_two_quantities() -> None:
    assert [(q.value, q.unit) for q in found("by a 5-4 vote")] == [(5, "votes"), (4, "votes")]
    assert [(q.value, q.unit) for q in found("voted 52-48")] == [(52, "votes"), (48, "votes")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rose from 5 to 7 percent", [(5, "percent"), (7, "percent")]),
        ("grew from 5 to 7 million people", [(5000000, "people"), (7000000, "people")]),
        ("grew from 900,000 to 1.2 million people", [(1200000, "people")]),
        ("seats rose from 9 to 10.", [(9, None), (10, None)]),
        ("cut from $5m to $3m", [(5000000, "USD"), (3000000, "USD")]),
        ("cut from $5 to $3 million", [(3000000, "USD")]),
        ("rose 2% to 10%", [(2, "percent"), (10, "percent")]),
        ("an 80%-20% mix", [(80, "percent"), (20, "percent")]),
    ],
)
def test_a_change_is_two_quantities_and_no_range(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert [(q.value, q.unit) for q in found(text)] == expected
    assert all(q.to is None for q in found(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("won 39 of 54 delegates", [(39, "delegates"), (54, "delegates")]),
        ("won 39 of South Harbour's 54 delegates", [(39, "delegates"), (54, "delegates")]),
        ("39 out of the 54 members", [(39, "members"), (54, "members")]),
        ("members agreed, 39 of 54.", [(39, None), (54, None)]),
        ("one of the 27 members", [(27, "members")]),
        ("five of the 10% who left", [(10, "percent")]),
        ("by 52 votes to 48", [(52, "votes"), (48, "votes")]),
        ("won by 22 points to 10.", [(22, "points"), (10, "points")]),
        ("the index fell 22 points to 10.", [(22, "points")]),
    ],
)
def test_parts_and_tallies_are_two_quantities(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert [(q.value, q.unit) for q in found(text)] == expected


def test_two_currencies_are_no_range() -> None:
    assert [(q.value, q.unit) for q in found("US$8,000 or €7,000.")] == [(8000, "USD"), (7000, "EUR")]


def test_a_dollar_is_nobodys_where_the_text_speaks_of_another() -> None:
    assert [q.unit for q in found("Canada paid $5 million and 3 dollars")] == ["$", "$"]
    assert [q.unit for q in found("He paid $5 million, or A$7 million")] == ["$", "AUD"]


def test_only_what_lies_in_the_span_counts() -> None:
    text = "more than 30 countries"
    assert [q.text for q in find_quantities(text, Span(5, 12))] == []
    assert [(q.text, q.bound) for q in find_quantities(text, Span(10, 22))] == [("30 countries", None)]


def check(text: str) -> None:
    """The promises: words of the source in order, none over another, and values that the words give."""
    place = 0
    for one in found(text):
        assert one.evidence
        assert one.evidence.start is not None
        assert text[one.evidence.start : one.evidence.end] == one.text == one.evidence.exact
        assert one.text.strip() == one.text != ""
        assert place <= one.evidence.start
        place = one.evidence.end or 0
        words = set(re.findall(r"[a-z]+", one.text.lower()))
        counting = NUMBER_WORDS | {"half", "third", "thirds", "quarter", "quarters", "a", "k", "m", "bn"}
        for value in (one.value, one.to):
            if value is None:
                continue
            assert shapes.number(str(value)) is None
            assert re.search("[0-9]", one.text) or words & counting
        if isinstance(one.value, int) and one.value and re.fullmatch(r"[0-9]+", one.text.split(" ")[0]):
            assert str(one.value).startswith(one.text.split(" ")[0].rstrip("0") or "1")


@pytest.mark.parametrize("text", ["2019 dozen", "In 2019 hundred people met."])
def test_a_year_before_a_round_number_is_no_count(text: str) -> None:
    assert "2019" not in " ".join(quantity.text for quantity in found(text))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from([" ", " ", "", "-"]))
def test_pieces_in_any_order_keep_the_promises(pieces: list[str], joint: str) -> None:
    check(joint.join(pieces))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200) | st.text("0123456789 .,-–$%mkbn()+/:'\n", max_size=80))
def test_any_text_keeps_the_promises(text: str) -> None:
    check(text)


@given(st.fractions(max_denominator=10**6).filter(lambda value: abs(value) < 10**12))
def test_a_printed_value_is_exact(value: Fraction) -> None:
    shown = printed(value)
    assert shown is not None
    assert shapes.number(str(shown)) is None
    assert Fraction(shown) == value


@given(st.integers(0, 10**12))
def test_digits_are_read_back(number: int) -> None:
    for text in (str(number), f"{number:,}", f"{number:,}".replace(",", "\u202f")):
        numeral = numeral_at(text, 0, len(text))
        assert numeral
        assert (numeral.value, numeral.end) == (number, len(text))


@pytest.mark.parametrize(
    "piece",
    [
        "1,000 ",
        "5 of ",
        "from 5 to ",
        "5 points to ",
        "killed 5 ",
        "one ",
        "a dozen of the ",
        "$5-",
        "more than ",
        "30 new red ",
        "1 000 ",
        "²",
    ],
)
def test_a_long_text_is_read_once(piece: str) -> None:
    """No input is slower than linear: these would take minutes if it were."""
    text = piece * 20_000
    assert len(found(text)) <= len(text)
    assert sum(1 for _ in numerals(text, 0, len(text))) <= len(text)
