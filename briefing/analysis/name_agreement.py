"""One name, one kind: what the tagger took for an organization once and for a person thrice is a person.

Requires all mentions of an article; assigns the kind most of them have. Only guesses of the tagger change: what a rule
shows (an outlet, a state) stays.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.analysis.mentions import Mention, MentionKind, Rule


def agreed(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions, those of one name that the tagger guessed with one kind."""
    kinds: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    for mention in mentions:
        if mention.kind is not MentionKind.OUTLET:
            kinds[mention.name][mention.kind] += 1
    _add_surnames(mentions, kinds)
    return [_agreed(mention, kinds) for mention in mentions]


def _add_surnames(mentions: Iterable[Mention], kinds: dict[str, Counter[MentionKind]]) -> None:
    """Count a full name for its surname too, where the article prints that alone."""
    for mention in mentions:
        surname = mention.name.rpartition(" ")[2]
        if mention.kind is MentionKind.PERSON and surname != mention.name and surname in kinds:
            kinds[surname][MentionKind.PERSON] += 1


def _agreed(mention: Mention, kinds: dict[str, Counter[MentionKind]]) -> Mention:
    counts = kinds.get(mention.name)
    if mention.rule is not Rule.TAGGER or not counts:
        return mention
    most = max(counts, key=lambda kind: counts[kind])  # of equals the one that comes first
    return replace(mention, kind=most) if most is not MentionKind.STATE else mention
