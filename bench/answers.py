"""What the analysis says of a text, in the forms that are scored: spans, names, dates, codes, sentences.

The whole pipeline runs once a text; each function reads its entry. Names alone are read from sentences as they are, as
their gold is no article.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from bench.scoring.attribution import Attribution
from bench.scoring.ratios import Bounds
from briefing.analysis import prose, topics
from briefing.analysis.mentions import MentionKind
from briefing.analysis.names import find_entities
from briefing.analysis.pipeline import NoArticle, normalize
from briefing.intake.errors import IntakeError
from briefing.intake.page.read import read_html
from briefing.model import Article, Claim, ClaimKind, Entry, Evidence
from briefing.text.sentences import split_sentences
from briefing.text.span import Span
from briefing.vocabulary.topics import SHORT_NAMES

_TYPES = {MentionKind.PERSON: "PER", MentionKind.ORGANIZATION: "ORG", MentionKind.OUTLET: "ORG"}
_PLACES = "LOC"


@lru_cache(maxsize=4)
def entry(text: str, headline: str | None = None, published: str | None = None) -> Entry | None:
    """Return the entry of a text; None where it holds no article."""
    try:
        return normalize(text, headline=headline, published=published)
    except NoArticle:
        return None


def attributions(text: str) -> tuple[Attribution, ...]:
    """Return the attributions that the claims of a text make; what the outlet narrates is nobody's."""
    read = entry(text)
    claims = read.claims if read else ()
    said = [claim for claim in claims if claim.kind is not ClaimKind.NARRATION]
    return tuple(Attribution(_source(text, claim), _spans(claim.evidence)) for claim in said)


def _spans(evidence: Iterable[Evidence]) -> tuple[Bounds, ...]:
    return tuple((one.start, one.end) for one in evidence if one.start is not None and one.end is not None)


def _source(text: str, claim: Claim) -> tuple[Bounds, ...]:
    """Return the words at the cue that name the source: those of the first hop, or what points back to them."""
    hop = claim.chain[0] if claim.chain else None
    if not hop or not hop.evidence:
        return ()
    content = _spans(claim.evidence)
    if hop.printed:
        places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(hop.printed)}(?!\w)", text)]
        outside = [at for at in places if not any(start < at[1] and at[0] < end for start, end in content)]
        if outside:
            return (min(outside, key=lambda at: min(abs(at[0] - end) for bounds in content for end in bounds)),)
    return _spans([hop.evidence])


def actors(text: str) -> list[str]:
    """Return the names of the actors, best first."""
    read = entry(text)
    return [actor.name for actor in read.actors] if read else []


def dates(text: str, published: str) -> set[str]:
    """Return the dates that the text names: those of its events, and that of its own date line."""
    read, line = entry(text, published=published), prose.read_prose(Article(text)).head.published
    return {event.date for event in read.events if event.date} | ({line} if line else set()) if read else set()


def summary(title: str, text: str) -> str:
    """Return the sentences of the summary."""
    read = entry(text, title)
    return " ".join(excerpt.text for excerpt in read.summary) if read else ""


def countries(text: str) -> tuple[str, ...]:
    """Return ISO codes, the main country first."""
    read = entry(text)
    return read.countries if read else ()


def topic_ranking(text: str) -> list[str]:
    """Return the top-level topics that anything speaks for, best first."""
    told = prose.read_prose(Article(text))
    given = topics.votes(told.head.headline, text, told.sentences)
    weights = {topic: sum(terms.values()) for topic, terms in given.items() if topic in SHORT_NAMES}
    return sorted(weights, key=lambda topic: (-weights[topic], topic))


def entities(text: str) -> list[tuple[int, int, str]]:
    """Return the names in a text that need not be an article, with their types."""
    lines = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    found = find_entities(text, [sentence for line in lines for sentence in split_sentences(text, line)])
    return [(one.span.start, one.span.end, _TYPES.get(one.kind, _PLACES)) for one in found]


def page(data: bytes, url: str) -> dict[str, str]:
    """Return what is read of a web page; empty words for what it does not say, or when it is refused."""
    try:
        found = read_html(data, url)
    except IntakeError:
        return dict.fromkeys(("text", "title", "published", "author", "publisher"), "")
    names = {"text": found.text, "title": found.headline, "published": (found.published or "")[:10]}
    return {
        name: value or "" for name, value in {**names, "author": found.author, "publisher": found.publisher}.items()
    }
