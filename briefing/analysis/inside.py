"""What stands inside a claim: the actors that its words mention, its numbers, its negation, and the kind they tell.

Requires finished claims, mentions and the entry's actors; assigns what the claims hold. Who speaks is not in a claim
unless its own words name him; a pronoun is not followed.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.analysis.currencies import dollar_of
from briefing.analysis.gazetteer import function_words
from briefing.analysis.kinds import kind_of
from briefing.analysis.names import Mention
from briefing.analysis.negation import is_negated
from briefing.analysis.quantities import find_quantities
from briefing.model import Actor, ActorKind, Claim, Quantity
from briefing.text.fold import fold
from briefing.text.span import Span

LONGEST_WORD = 30  # code points before a role in which the word before it is looked for

_BEFORE = re.compile(r"([^\W_][\w-]*)\s+$")
_BY_WORDS = frozenset({ActorKind.STATE, ActorKind.UNNAMED})  # they have no mentions, and are found by their words


def enrich(
    claims: Sequence[Claim], text: str, mentions: Sequence[Mention], actors: Sequence[Actor]
) -> tuple[Claim, ...]:
    """Return the claims with what stands inside them."""
    finder = _Finder(mentions, actors)
    dollar = dollar_of(text)
    return tuple(
        replace(
            claim,
            kind=kind_of(claim),
            actors=finder.inside(text, spans),
            numbers=_numbers(text, spans, dollar),
            negated=is_negated(claim.text),
        )
        for claim in claims
        for spans in [list(_spans(claim))]
    )


def _spans(claim: Claim) -> Iterator[Span]:
    for piece in claim.evidence:
        if piece.start is not None and piece.end is not None:
            yield Span(piece.start, piece.end)


def _numbers(text: str, spans: Sequence[Span], dollar: str) -> tuple[Quantity, ...]:
    return tuple(quantity for span in spans for quantity in find_quantities(text, span, dollar))


class _Finder:
    """Finds the actors of an entry in a part of its text."""

    __slots__ = ("_mentions", "_names", "_starts", "_words")

    def __init__(self, mentions: Sequence[Mention], actors: Sequence[Actor]) -> None:
        """Know the mentions, in the order of the text, and the actors by every name that means only one of them."""
        self._mentions = mentions
        self._starts = [mention.span.start for mention in mentions]
        self._names = _by_name(actors)
        self._words = _pattern([actor.name for actor in actors if actor.kind in _BY_WORDS])

    def inside(self, text: str, spans: Sequence[Span]) -> tuple[str, ...]:
        """Return the names of the actors that the spans mention, each once, in that order."""
        return tuple(dict.fromkeys(name for span in spans for _, name in sorted(self._in_span(text, span))))

    def _in_span(self, text: str, span: Span) -> Iterator[tuple[int, str]]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        for mention in self._mentions[first:last]:
            name = self._names.get(fold(mention.name))
            if name and mention.span.end <= span.end:
                yield mention.span.start, name
        taken = {place for mention in self._mentions[first:last] for place in range(*mention.full)}
        for found in self._words.finditer(text, *span) if self._words else ():
            name = self._names.get(fold(" ".join(found[0].split())))
            if name and found.start() not in taken and _stands_alone(text, found):
                yield found.start(), name


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Tell whether no word before it makes another of a role ("the district court", "Supreme Court" for "court")."""
    before = _BEFORE.search(text, max(0, found.start() - LONGEST_WORD), found.start())
    return not before or before[1].lower() in function_words()


def _by_name(actors: Sequence[Actor]) -> dict[str, str]:
    names: dict[str, set[str]] = {}
    for actor in actors:
        for form in (actor.name, *actor.aliases):
            names.setdefault(fold(form), set()).add(actor.name)
    return {form: next(iter(known)) for form, known in names.items() if len(known) == 1}


def _pattern(names: Sequence[str]) -> re.Pattern[str] | None:
    """Return the pattern of names that are found by their words, the longest first; None when there are none."""
    forms = [r"\s+".join(map(re.escape, name.split())) for name in sorted(names, key=len, reverse=True) if name.split()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE) if forms else None
