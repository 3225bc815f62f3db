"""Score of summaries: ROUGE-1, -2 and -L (Lin 2004), F measure in percent, lower case, stems of longer words."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from bench.scoring.ratios import Counts, Figures, f1, ratio
from briefing.text.porter import stem


def count(document: dict[str, Any], found: str) -> Counts:
    """Return the counts of one document; its gold stands in ``summary``."""
    ours, gold = _words(found), _words(document["summary"])
    longest = _longest_common(ours, gold)
    return {
        "n": 1,
        "rouge1": _shared(Counter(ours), Counter(gold)),
        "rouge2": _shared(Counter(pairwise(ours)), Counter(pairwise(gold))),
        "rougeL": f1(longest, len(ours), len(gold)),
    }


def figures(counts: Counts) -> Figures:
    """Return the means over documents, in percent."""
    return {name: 100 * ratio(counts[name], counts["n"]) for name in ("rouge1", "rouge2", "rougeL")}


def _words(text: str) -> list[str]:
    return [stem(word) if len(word) > 3 else word for word in re.findall(r"[a-z0-9]+", text.lower())]


def _shared(ours: Counter[Any], gold: Counter[Any]) -> float:
    return f1((ours & gold).total(), ours.total(), gold.total())


def _longest_common(one: Sequence[str], other: Sequence[str]) -> int:
    row = [0] * (len(other) + 1)
    for word in one:
        before = 0
        for place, beside in enumerate(other, 1):
            before, row[place] = row[place], before + 1 if word == beside else max(row[place], row[place - 1])
    return row[-1]
