"""Verbs and phrases that attribute words to somebody, with the kind of claim they make and the frames they take."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefing.vocabulary.tables import rows

MAX_WORDS = 4  # of the longest cue


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of an attributing verb.

    ``kind`` is a claim kind. ``frames`` holds ``t`` (takes a clause), ``q`` (introduces a quotation), ``o`` (takes the
    thing itself as its object), ``p`` (may be a passive credit), ``r`` (relays a
    speaker: "quoted officials as saying").
    """

    form: str
    lemma: str
    kind: str
    frames: str

    @property
    def base(self) -> bool:
        """Tell whether the form has no ending, so that a singular subject rules it out ("read" is past as well)."""
        return self.form == self.lemma and self.form not in {"read", "forecast"}


@cache
def cues() -> dict[str, Cue]:
    """Return every form by its lower-case words ("said", "pointed out")."""
    return {row[0]: Cue(*row) for row in rows("speech.tsv")}


@cache
def cue_beginnings() -> frozenset[str]:
    """Return the first words of all cues."""
    return frozenset(form.partition(" ")[0] for form in cues())


def longest_cue(words: Sequence[str]) -> Cue | None:
    """Return the longest cue among lower-case words, the last of two alike: "said" of "has also said"."""
    for size in range(min(MAX_WORDS, len(words)), 0, -1):
        for start in range(len(words) - size, -1, -1):
            known = cues().get(" ".join(words[start : start + size]))
            if known:
                return known
    return None
