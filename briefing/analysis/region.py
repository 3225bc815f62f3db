"""Where the article lies on its page: the stretch of lines with the most running text and the least of anything else.

The stretch is the one of greatest sum when each line of running text counts its words and each other line counts
against (maximum subsequence segmentation, Pasternack and Roth 2009, over lines instead of tokens). Headlines inside
the article cost little; a list of thirty links with teasers costs more than what follows it is worth.
"""

from collections.abc import Sequence
from enum import Enum


class Worth(Enum):
    """What a line says of its surroundings."""

    TEXT = "text"
    NEUTRAL = "neutral"  # says nothing: dates, rules, the headline
    LABEL = "label"  # one to three words: subheads are such, and so are menus
    LINK = "link"  # more words that are no sentence
    PAGE = "page"  # what only the page says: cookies, newsletters, copyright


# Words of running text that one line outweighs: what is no sentence weighs a little more than it is long.
_COST = {Worth.NEUTRAL: 0, Worth.LABEL: 3, Worth.LINK: 8, Worth.PAGE: 20}
# What a run of such lines costs at most, two paragraphs: a table inside an article is long too. Tried 15 to 150 on 43
# pages of the benchmark of article extraction, F .90 to .91 everywhere.
RUN_COST = 40
TEXT_WORDS = 60  # what one line of running text is worth at most, lest one long legal notice weigh as an article


def article_lines(worths: Sequence[tuple[Worth, int]]) -> tuple[int, int]:
    """Return the first line of the article and the line after its last; (0, 0) when no line is running text.

    Each line comes with what it is worth and its number of words.
    """
    best = (0, 0, 0)
    total = first = run = 0
    for number, (worth, words) in enumerate(worths):
        if worth is Worth.TEXT:
            if total <= 0:
                total, first = 0, number
            run, total = 0, total + min(words, TEXT_WORDS)
            if total > best[0]:
                best = (total, first, number + 1)
        else:
            cost = min(_COST[worth], RUN_COST - run)
            run, total = run + cost, total - cost
    return best[1], best[2]
