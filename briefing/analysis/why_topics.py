"""Why an entry has a topic: the words that spoke for it, and how much each did."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from briefing.analysis.grounds import BY_HAND, Ground, Places, Reason
from briefing.analysis.topics import stemmed, terms_among, topics, votes
from briefing.text.span import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?|&")


def why_topics(
    ids: Sequence[str], places: Places, headline: str, spans: Sequence[Span], language: str | None
) -> Iterator[Reason]:
    """Yield the reason for each topic of an entry; ``spans`` are the sentences that topics were looked for in."""
    found = topics(headline, places.text, spans, language)
    given = votes(headline, places.text, spans) if found else {}
    stands = dict(_occurrences(places.text, spans))
    titled = {term for _, _, term in terms_among(stemmed(headline))}
    for topic in ids:
        if topic not in found:
            yield Reason("topics", topic, BY_HAND, found=False)
            continue
        terms = sorted(given[topic].items(), key=lambda item: (-item[1], item[0]))
        score = round(sum(given[topic].values()), 3)
        rule = f"{len(terms)} different {'term' if len(terms) == 1 else 'terms'} of the lexicon, weights summed"
        grounds = tuple(
            _ground(places, _called(term, stands, titled), weight, stands.get(term, ())) for term, weight in terms
        )
        yield Reason("topics", topic, rule, score, grounds)


def _called(term: str, stands: Mapping[str, Sequence[Span]], titled: Set[str]) -> str:
    """Return the term as the lexicon has it, and how often the article does."""
    count = len(stands.get(term, ()))
    parts = ["in the headline"] if term in titled else []
    if count:
        parts.append("once" if count == 1 else f"{count} times")
    return f"“{term}”, {' and '.join(parts)}"


def _ground(places: Places, rule: str, weight: float, spans: Sequence[Span]) -> Ground:
    """Return the first place of a term; no place when only the headline has it, which counts by itself."""
    return places.ground(rule, spans[0], weight) if spans else Ground(rule, weight=round(weight, 3))


def _occurrences(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, list[Span]]]:
    """Yield each term with the places where it stands, in the order of the text."""
    found: dict[str, list[Span]] = {}
    for sentence in spans:
        words = [(word, Span(*match.span())) for match in _WORD.finditer(text, *sentence) for word in stemmed(match[0])]
        for first, behind, term in terms_among([word for word, _ in words]):
            found.setdefault(term, []).append(Span(words[first][1].start, words[behind - 1][1].end))
    yield from found.items()
