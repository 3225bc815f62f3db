"""IPTC Media Topics: labels, short names, what is narrower than what, and the words that speak for a topic.

Ids are written ``medtop:16000000``, as in NewsML-G2. The taxonomy is IPTC's (CC BY 4.0), unchanged; the short names of
its seventeen top-level topics are ours.
"""

from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from briefing.text.fold import fold
from briefing.vocabulary.tables import rows

PREFIX = "medtop:"
SHORT_NAMES = MappingProxyType(
    {
        "medtop:01000000": "arts",
        "medtop:02000000": "crime",
        "medtop:03000000": "disaster",
        "medtop:04000000": "economy",
        "medtop:05000000": "education",
        "medtop:06000000": "environment",
        "medtop:07000000": "health",
        "medtop:08000000": "people",
        "medtop:09000000": "labor",
        "medtop:10000000": "lifestyle",
        "medtop:11000000": "politics",
        "medtop:12000000": "religion",
        "medtop:13000000": "science",
        "medtop:14000000": "society",
        "medtop:15000000": "sport",
        "medtop:16000000": "conflict",
        "medtop:17000000": "weather",
    }
)


class TopicTerm(NamedTuple):
    """Words that speak for a topic: folded, each without its plural -s; ``weight`` from 1 (a hint) to 4 (proof)."""

    topic: str
    words: str
    weight: float


class _Topic(NamedTuple):
    label: str
    broader: str | None


@cache
def _topics() -> dict[str, _Topic]:
    return {
        PREFIX + topic: _Topic(label, PREFIX + broader if broader else None)
        for topic, label, broader in rows("mediatopics.tsv")
    }


@cache
def _narrower() -> dict[str, tuple[str, ...]]:
    narrower: dict[str, list[str]] = {}
    for topic, (_, parent) in _topics().items():
        if parent:
            narrower.setdefault(parent, []).append(topic)
    return {parent: tuple(children) for parent, children in narrower.items()}


@cache
def _by_words() -> dict[str, str]:
    labels: dict[str, str] = {}
    for topic, (label, _) in _topics().items():
        labels.setdefault(fold(label), topic)
    return {**labels, **{name: topic for topic, name in SHORT_NAMES.items()}}


def topics() -> tuple[str, ...]:
    """Return the ids of all topics, in the order of the taxonomy."""
    return tuple(_topics())


def topic_label(topic: str) -> str:
    """Return the label of an id, or the id itself when the taxonomy lacks it.

    >>> topic_label("medtop:16000000")
    'Conflict, war and peace'
    """
    known = _topics().get(topic)
    return known.label if known else topic


def topic_name(topic: str) -> str:
    """Return the name that a person would type: our short name of a top-level topic, else the label in lower case.

    >>> topic_name("medtop:16000000"), topic_name("medtop:20001065")
    ('conflict', 'soccer')
    """
    return SHORT_NAMES.get(topic) or topic_label(topic).casefold()


def topic_ids(words: str) -> frozenset[str]:
    """Return the topic that an id, label or short name means, with all that are narrower; empty when it means none.

    A short name wins over a label of the same words. Ids may stand without their prefix.

    >>> "medtop:20000056" in topic_ids("Conflict"), topic_ids("no such topic")
    (True, frozenset())
    """
    key = fold(words.strip())
    known = next((topic for topic in (key, PREFIX + key) if topic in _topics()), None) or _by_words().get(key)
    found: list[str] = [known] if known else []
    for topic in found:  # grows while it is read: every topic brings its children
        found.extend(_narrower().get(topic, ()))
    return frozenset(found)


def broader(topic: str) -> str | None:
    """Return the topic directly above, or None at the top or for an unknown id.

    >>> broader("medtop:20000056"), broader("medtop:16000000")
    ('medtop:16000000', None)
    """
    known = _topics().get(topic)
    return known.broader if known else None


def narrower(topic: str | None) -> tuple[str, ...]:
    """Return the topics directly below, in the order of the taxonomy; those at the top for None.

    >>> len(narrower(None)), narrower("medtop:16000000")[0], narrower("no such topic")
    (17, 'medtop:20000053', ())
    """
    if topic is None:
        return tuple(name for name, known in _topics().items() if known.broader is None)
    return _narrower().get(topic, ())


@cache
def topic_terms() -> tuple[TopicTerm, ...]:
    """Return the English words that speak for topics."""
    return tuple(TopicTerm(PREFIX + topic, words, float(weight)) for topic, words, weight in rows("topic_terms.tsv"))
