"""What an entry file leaves out because a reader can tell it: one place, so that reader and writer agree."""

from collections.abc import Sequence

from briefing.model.entry import SPAN_JOINER, Evidence


def implied_exacts(text: str, pieces: int) -> Sequence[str | None]:
    """Return the exact words of each piece of evidence as far as ``text``, which it supports, gives them.

    >>> implied_exacts("a b", 1), implied_exacts("a … b", 2), implied_exacts("a b", 2)
    (('a b',), ['a', 'b'], (None, None))
    """
    if pieces == 1:
        return (text,)
    parts = text.split(SPAN_JOINER)
    return parts if len(parts) == pieces else (None,) * pieces


def implied_hop_source(evidence: Sequence[Evidence]) -> str | None:
    """Return the source in which a hop's span lies when it names none: that of its claim's first evidence."""
    return evidence[0].source if evidence else None
