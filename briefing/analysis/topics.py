"""Topics of a text, as IPTC Media Topics: weighted words of a lexicon, counted where they stand.

A topic's score is the sum over its words of weight times a damped count; what speaks for a narrower topic speaks for
those above it. Words of the headline and of the opening count more. English only: there is no lexicon for another
language, and no topic is better than a wrong one.
"""

import math
import operator
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, reduce

from briefing.text.fold import fold
from briefing.text.span import Span
from briefing.vocabulary.stems import stem
from briefing.vocabulary.topics import SHORT_NAMES, broader, topic_terms

_WORD = re.compile(r"[a-z0-9&]+(?:'[a-z]+)?")
LONGEST_TERM = 4  # words
# Places: the headline weighs 4 (tried 2 to 5), the first three sentences 1.5 (1 to 2), the rest 1.
_HEADLINE, _OPENING, _OPENING_SENTENCES = 4.0, 1.5, 3
# A hint (weight 1) proves nothing by itself: a top-level topic needs this much, or be the best there is.
LEAST_SCORE = 8.0
NEAR_BEST = 0.5  # and at least this share of the best one (tried .3 to .7)
MOST_TOP_LEVEL = 3
# A narrower topic needs two different words and a good part of what its top-level topic has.
LEAST_NARROW, NARROW_SHARE, MOST_NARROW = 8.0, 0.25, 3


def topics(headline: str, text: str, spans: Sequence[Span], language: str | None) -> tuple[str, ...]:
    """Return the ids of the topics, top-level ones first, each kind best first; () in another language than English.

    >>> topics("Ceasefire talks", "Troops shelled the town.", [Span(0, 24)], "en")
    ('medtop:16000000',)
    """
    if (language or "en").partition("-")[0] != "en":
        return ()
    given = votes(headline, text, spans)
    weights = {topic: reduce(operator.add, terms.values()) for topic, terms in given.items()}
    ranked = sorted((topic for topic in weights if topic in SHORT_NAMES), key=lambda topic: (-weights[topic], topic))
    if not ranked:
        return ()
    floor = max(LEAST_SCORE, NEAR_BEST * weights[ranked[0]])
    chosen = ranked[:1] + [topic for topic in ranked[1:MOST_TOP_LEVEL] if weights[topic] >= floor]
    narrow = [
        topic
        for topic in weights
        if (top := _top_level(topic)) in chosen
        and top != topic
        and len(given[topic]) >= 2
        and weights[topic] >= max(LEAST_NARROW, NARROW_SHARE * weights[top])
    ]
    narrow.sort(key=lambda topic: (-weights[topic], topic))
    return (*chosen, *_without_broader(narrow)[:MOST_NARROW])


def _counted(headline: str, text: str, spans: Sequence[Span]) -> dict[str, float]:
    """Return the terms found and their weighted counts."""
    found: dict[str, float] = {}
    for words, weight in [(headline, _HEADLINE)] + [
        (span.of(text), _OPENING if number < _OPENING_SENTENCES else 1.0) for number, span in enumerate(spans)
    ]:
        for term, count in _terms_in(words).items():
            found[term] = found.get(term, 0.0) + count * weight
    return found


def stemmed(sentence: str) -> list[str]:
    """Return the words of a sentence as the lexicon has them."""
    return [stem(word.removesuffix("'s")) for word in _WORD.findall(fold(sentence).replace("-", " "))]


def _terms_in(sentence: str) -> Counter[str]:
    """Count the terms of a sentence, the longest at each place."""
    words = stemmed(sentence)
    return Counter(term for _, _, term in terms_among(words))


def terms_among(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the terms among stemmed words, the longest at each place: number of its first word, and behind its last."""
    lexicon, here = _lexicon(), 0
    while here < len(words):
        for length in range(min(LONGEST_TERM, len(words) - here), 0, -1):
            term = " ".join(words[here : here + length])
            if term in lexicon:
                yield here, here + length, term
                here += length - 1
                break
        here += 1


def votes(headline: str, text: str, spans: Sequence[Span]) -> dict[str, dict[str, float]]:
    """Return for each topic, those above included, the terms that speak for it and how much each does."""
    given: dict[str, dict[str, float]] = {}
    for term, count in _counted(headline, text, spans).items():
        damped = 1.0 + math.log(count) if count > 1 else count
        best: dict[str, float] = {}  # a term that two children share speaks once for their parent
        for topic, weight in _lexicon()[term]:
            above: str | None = topic
            while above:
                best[above] = max(best.get(above, 0.0), weight * damped)
                above = broader(above)
        for topic, score in best.items():
            given.setdefault(topic, {})[term] = score
    return given


def _top_level(topic: str) -> str:
    above = broader(topic)
    return _top_level(above) if above else topic


def _without_broader(ranked: list[str]) -> list[str]:
    """Drop a topic when a narrower one that is in the list has nearly all of its words."""
    parents = {broader(topic) for topic in ranked}
    return [topic for topic in ranked if topic not in parents]


@cache
def _lexicon() -> dict[str, list[tuple[str, float]]]:
    lexicon: dict[str, list[tuple[str, float]]] = {}
    for topic, words, weight in topic_terms():
        lexicon.setdefault(words, []).append((topic, weight))
    return lexicon
