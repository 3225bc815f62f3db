"""How much an article is about somebody: where and how often a name stands, and what its bearer does there.

Requires the mentions of one actor and the number of its claims. The weights are round numbers: MENTIONS is the unit,
the others were tried at 0, .5, 1, 2 and 3 on the training articles of bench/gold/wikinews.jsonl.gz and on GUM. A role
tells nothing there: nearly everybody is introduced with one.
"""

from collections.abc import Sequence
from math import log2

from briefing.analysis.mentions import Mention, MentionKind

HEADLINE = 2.0  # what stands in the headline is in three of four summaries
LEAD = 1.0
DOING = 1.0  # of verbs and of claims, on the scale of mentions
PERSON = 1.0  # who acts and speaks in news is a person first


def about(group: Sequence[Mention]) -> float:
    """Return how much the article is about what the mentions name, whether that acts or not."""
    sentences = {mention.sentence for mention in group}
    return log2(1 + len(group)) + HEADLINE * (0 in sentences) + LEAD * (1 in sentences)


def doing(group: Sequence[Mention], claims: int) -> float:
    """Return how much the bearer of the name acts and speaks."""
    score = DOING * (log2(1 + sum(mention.acts for mention in group)) + log2(1 + claims))
    return score + PERSON * (group[0].kind is MentionKind.PERSON)
