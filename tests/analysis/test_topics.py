"""Topics of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.topics import topics
from briefing.text.span import Span
from briefing.vocabulary.topics import SHORT_NAMES, topic_label, topic_name


def of(headline: str, text: str, language: str | None = "en") -> tuple[str, ...]:
    return topics(headline, text, [Span(0, len(text))] if text else [], language)


@pytest.mark.parametrize(
    ("headline", "text", "name"),
    [
        ("Ceasefire talks begin", "Troops and rebels agreed to a truce after weeks of shelling.", "conflict"),
        ("Parliament votes on the bill", "The prime minister lost the election, lawmakers said.", "politics"),
        ("Central bank cuts rates", "Inflation fell and share prices rose, economists said.", "economy"),
        ("Striker scores twice in cup final", "The goalkeeper saved a penalty before half-time.", "sport"),
        ("New vaccine", "Hospitals will give the vaccine to patients with the disease.", "health"),
        ("Man charged with murder", "A court heard that the defendant was arrested by police.", "crime"),
        ("Strong earthquake", "The magnitude 7 quake left survivors under rubble, rescuers said.", "disaster"),
        ("Film wins at festival", "The actor and the director of the movie thanked the audience.", "arts"),
        ("Telescope finds planet", "Astronomers at the space agency study the galaxy.", "science"),
        ("Pupils return to school", "Teachers welcomed students of the university and primary school.", "education"),
        ("Emissions rise", "Climate change and pollution threaten the rainforest.", "environment"),
        ("Hurricane nears coast", "The storm brings heavy rain, forecasters of the weather service say.", "weather"),
        ("Pope visits mosque", "The bishop led a prayer with Muslim clergy.", "religion"),
        ("Workers walk out", "The trade union called a strike over wages and working conditions.", "labor"),
    ],
)
def test_the_first_topic(headline: str, text: str, name: str) -> None:
    assert topic_name(of(headline, text)[0]) == name


def test_narrower_topics_follow_where_the_words_are_strong() -> None:
    found = of("Ceasefire talks", "The truce and the peace process depend on peacekeepers; the ceasefire holds.")
    assert "Peace process" in [topic_label(topic) for topic in found]
    assert found[0] in SHORT_NAMES


def test_no_topic_without_a_word_for_it() -> None:
    assert of("", "") == ()
    assert of("Xyzzy", "Plugh plover.") == ()


@pytest.mark.parametrize("language", ["de", "uk", "zh"])
def test_other_languages_have_none(language: str) -> None:
    assert of("Ceasefire talks", "Troops shelled the town.", language) == ()


@given(st.text(), st.text())
def test_any_text_gives_top_level_topics_first_and_none_twice(headline: str, text: str) -> None:
    found = of(headline, text)
    top = [topic in SHORT_NAMES for topic in found]
    assert top == sorted(top, reverse=True)
    assert len(found) == len(set(found))
