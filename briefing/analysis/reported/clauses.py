"""Clauses of a sentence: where a main clause begins behind a subordinate one, "When Ada Brandt spoke, the mayor rose".

Requires a passage; assigns the subject of the main clause.
"""

from briefing.analysis.reported.passage import CLOSING, Passage
from briefing.analysis.reported.phrases import phrases
from briefing.analysis.reported.sources import Source

OPENERS = frozenset({"when", "while", "after", "before", "as", "because", "although", "though", "since", "once"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def main_subject(passage: Passage, comma: int, last: int) -> Source | None:
    """Return the phrase right behind a comma (and a closing mark) where a finite verb before ``last`` follows it."""
    start = comma + 2 if passage.tokens[comma + 1].text == CLOSING else comma + 1
    end = max((p[1] for p in phrases(passage, start, last) if p[0] == start), default=last)
    return Source(start, end, end - 1) if end < last and passage.tags[end] in FINITE else None
