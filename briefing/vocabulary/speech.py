"""Verbs and phrases that attribute words to somebody, with the kind of claim they make and the frames they take."""

from dataclasses import dataclass
from functools import cache

from briefing.vocabulary.tables import rows


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of an attributing verb.

    ``kind`` is a claim kind. ``frames`` holds ``t`` (takes a clause), ``q`` (introduces a quotation), ``o`` (takes the
    thing itself as its object), ``p`` (may be a passive credit).
    """

    form: str
    lemma: str
    kind: str
    frames: str


@cache
def cues() -> dict[str, Cue]:
    """Return every form by its lower-case words ("said", "pointed out")."""
    return {row[0]: Cue(*row) for row in rows("speech.tsv")}
