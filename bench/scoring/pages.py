"""Scores of the reading of web pages: main text by four-word shingles, and what a page says of itself."""

import re
from collections import Counter
from collections.abc import Sequence

from bench.scoring.ratios import Counts, Figures, harmonic, ratio

_WORD = re.compile(r"\w+")
_ACROSS = 4  # words of a shingle, as in the article extraction benchmark of Scrapinghub


def count(gold: str, found: str, facts: Sequence[tuple[str, object, object]]) -> Counts:
    """Return the counts of one page; ``facts`` are a name, what is true and what was found."""
    true, ours = _shingles(gold), _shingles(found)
    shared = (true & ours).total()
    counts: Counts = {"n": 1, "text_p": ratio(shared, ours.total()), "text_r": ratio(shared, true.total())}
    return counts | {name: want == got for name, want, got in facts}


def figures(counts: Counts) -> Figures:
    """Return the means over the pages: precision, recall and F of the text, the share of pages with each fact right."""
    means = {name: ratio(value, counts["n"]) for name, value in counts.items() if name != "n"}
    return means | {"text_f": harmonic(means["text_p"], means["text_r"])}


def _shingles(text: str) -> "Counter[tuple[str, ...]]":
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + _ACROSS]) for at in range(max(1, len(words) - _ACROSS + 1)) if words)
