"""The tree of IPTC Media Topics as rows: branches that are open show what is narrower, each with its own count.

The count of a topic has in it what is narrower, because ``topic:`` finds that too.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefing.text.fold import fold
from briefing.tui.facet_rows import FacetRow
from briefing.vocabulary.topics import SHORT_NAMES, broader, narrower, topic_label, topics

_INDENT = "  "


@dataclass(frozen=True, slots=True)
class _Tree:
    known: Mapping[str, FacetRow]
    opened: frozenset[str]
    weights: Mapping[str, int]


def tree_rows(rows: Iterable[FacetRow], opened: frozenset[str], weights: Mapping[str, int]) -> tuple[FacetRow, ...]:
    """Return the rows that are seen when some topics are open: the highest weights first, level by level.

    A topic that the taxonomy lacks stands at the end, by itself.
    """
    known = {row.value: row for row in rows}
    seen = tuple(_branch(None, 0, _Tree(known, opened, weights)))
    strange = [row for row in known.values() if not _in_taxonomy(row.value)]
    return (*seen, *(replace(row, lead=_INDENT) for row in strange))


def every_topic(rows: Iterable[FacetRow]) -> tuple[FacetRow, ...]:
    """Return a row for each topic of the taxonomy and each that the entries have, with the way to it from the top."""
    known = {row.value: row for row in rows}
    listed = [replace(_row(topic, known), note=" › ".join(_names(above(topic)))) for topic in topics()]
    return (*listed, *(row for row in known.values() if not _in_taxonomy(row.value)))


def above(topic: str) -> tuple[str, ...]:
    """Return the topics that a topic is part of, the widest first.

    >>> above("medtop:20000056")
    ('medtop:16000000',)
    """
    found: list[str] = []
    wider = broader(topic)
    while wider:
        found.append(wider)
        wider = broader(wider)
    return tuple(reversed(found))


def _branch(topic: str | None, depth: int, tree: _Tree) -> Iterator[FacetRow]:
    below = [_row(name, tree.known) for name in narrower(topic)]
    for row in sorted(below, key=lambda row: (-tree.weights.get(row.value, 0), fold(row.label))):
        sign = "  " if not narrower(row.value) else "▾ " if row.value in tree.opened else "▸ "
        yield replace(row, lead=_INDENT * depth + sign)
        if row.value in tree.opened:
            yield from _branch(row.value, depth + 1, tree)


def _row(topic: str, known: Mapping[str, FacetRow]) -> FacetRow:
    return known.get(topic) or FacetRow("topic", topic, topic_label(topic), 0)


def _names(path: Iterable[str]) -> list[str]:
    return [SHORT_NAMES.get(topic) or topic_label(topic) for topic in path]


def _in_taxonomy(topic: str) -> bool:
    return topic in narrower(broader(topic))
