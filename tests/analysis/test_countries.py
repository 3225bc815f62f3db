"""Countries that a text mentions."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.countries import CountryMentions, countries, countries_in
from briefing.text.span import Span
from briefing.vocabulary.countries import ISO_CODES


def codes(text: str, language: str | None = "en") -> list[str]:
    found = countries(text, [Span(0, len(text))], language)
    assert all(mention.span.of(text).strip() for mention in found.mentions)
    assert sorted({mention.code for mention in found.mentions}) == sorted(found.ranked)
    return sorted(found.ranked)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France and Britain", "FR GB"),
        ("the Franco-British plan", "FR GB"),
        ("The U.S. Senate", "US"),
        ("he told us", ""),
        ("Kyiv thanked Türkiye", "TR UA"),
        ("The Kremlin answered the White House", "RU US"),
        ("Ukrainians and Poles", "PL UA"),
        ("UKRAINE: TALKS IN PARIS", "FR UA"),
        ("South Korea and New Zealand", "KR NZ"),
        ("Papua New Guinea, Guinea-Bissau and Equatorial Guinea", "GQ GW PG"),
        ("St. Petersburg, Russia", "RU"),
        # phrases that hold a country's name and mean none
        ("Latin American leaders on the Indian Ocean", ""),
        ("the EU High Representative", ""),
        ("palm oil at US$473.60, or NZ$700", ""),
        ("the New York Times reported", ""),
        ("North and South Korea agreed", "KP KR"),
        ("South and North Koreans", "KP KR"),
        ("France and South Korea", "FR KR"),
        ("the Korean People's Army", "KP"),
        ("the film Cowboys and Indians", ""),
        ("Turkish delight and Danish pastries", ""),
        # camps, which may be anywhere
        ("pro-Beijing parties won in Hong Kong", "HK"),
        ("Anti-American marches; pro‑Kremlin bloggers", ""),
        ("a non-English speaking world", ""),
        ("an ex-Russian general", "RU"),
        # the pronoun in capitals
        ("JOIN US TODAY", ""),
        ("he asked whether it's US.", ""),
        ("US TROOPS LEAVE SYRIA", "SY US"),
        ("in talks with US, he said", "US"),
        ("it's US policy", "US"),
        ("ice at the South Pole", ""),
        ("the Islamic State of Iraq and Syria", ""),
        ("a Munster lock in Ireland", "IE"),
        ("Berlin, Munich and Münster", "DE"),
        ("St. John's Episcopal Church burned", ""),
        ("ships in St. John's, Antigua", "AG"),
        ("paid in US dollars at an Irish pub", ""),
        # persons
        ("the candidate Chad \u00a0Peace", ""),
        ("Michael Jordan won again", ""),
        ("Jack London wrote it", ""),
        ("Paris Hilton spoke", ""),
        ("Mr Holland left", ""),
        ("Chad Smith played the drums", ""),
        ("the president of Chad said", "TD"),
        ("King Abdullah of Jordan", "JO"),
        # languages
        ("he said in French.", ""),
        ("in French cities", "FR"),
        ("the Russian alphabet", ""),
        ("English-speaking pupils", ""),
        ("German-led troops", "DE"),
        # breeds and dishes
        ("a German shepherd and an Irish setter", ""),
        ("Italian cuisine", ""),
        ("Italian kitchens", "IT"),
        # cities need a context that makes them places
        ("a fire in Lyon", "FR"),
        ("Lyon, France", "FR"),
        ("Bradford told him", ""),
        # ambiguous names
        ("Atlanta, Georgia", "US"),
        ("Georgia accused Russia; Tbilisi fell silent", "GE RU"),
        ("in Birmingham, Alabama", "US"),
        ("in Birmingham", "GB"),
        ("Korea", "KR"),
        ("Pyongyang and Korea", "KP"),
        ("Paris, Texas", "US"),
    ],
)
def test_english(text: str, expected: str) -> None:
    assert codes(text) == expected.split()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Ukraine und Polen", "PL UA"),
        ("fr", "l'Ukraine et les États-Unis", "UA US"),
        ("es", "Rusia y Ucrania en España", "ES RU UA"),
        ("ru", "Президент Украины посетил Францию", "FR UA"),
        ("uk", "Переговори у Франції щодо України", "FR UA"),
        ("pl", "Prezydent Ukrainy we Francji", "FR UA"),
        ("zh", "法国总统访问乌克兰", "FR UA"),
        ("ja", "フランスとウクライナ", "FR UA"),
        ("ko", "미국은 우크라이나를 지원했다", "UA US"),
        ("pt-BR", "a Ucrânia e a França", "FR UA"),
        (None, "Ukraine", "UA"),
        ("xx", "Ukraine", "UA"),
    ],
)
def test_other_languages(language: str | None, text: str, expected: str) -> None:
    assert codes(text, language) == expected.split()


def test_the_most_mentioned_comes_first_and_the_headline_counts_double() -> None:
    text = "Poland speaks. Ukraine and Spain listen."
    assert countries(text, [Span(0, 14), Span(15, len(text))], "en").ranked == ("PL", "UA", "ES")


def test_the_surname_of_a_person_is_no_country_later_on() -> None:
    text = "Michael Jordan was there. Jordan scored."
    assert countries(text, [Span(0, 25), Span(26, len(text))], "en").ranked == ()


def test_countries_of_a_passage() -> None:
    text = "France spoke. Spain listened."
    found = countries(text, [Span(0, 13), Span(14, len(text))], "en")
    assert countries_in(found, Span(14, len(text))) == ("ES",)
    assert countries_in(found, Span(0, 3)) == ()
    assert countries_in(CountryMentions(), Span(0, 9)) == ()


def test_only_the_given_sentences_are_read() -> None:
    text = "France spoke. Related: Spain."
    assert countries(text, [Span(0, 13)], "en").ranked == ("FR",)


@given(
    st.lists(st.sampled_from("Paris Hilton Georgia U.S. St. New York , - Franco- in Jordan ' . Korea 停 \n".split(" ")))
)
def test_any_words_give_known_codes_inside_the_sentence(words: list[str]) -> None:
    text = " ".join(words)
    for mention in countries(text, [Span(0, len(text))], "en").mentions:
        assert mention.code in ISO_CODES
        assert 0 <= mention.span.start < mention.span.end <= len(text)


def test_time_is_linear() -> None:
    text = "New York, Georgia and St. Vincent " * 5_000
    started = time.process_time()
    countries(text, [Span(0, len(text))], "en")
    assert time.process_time() - started < 5
