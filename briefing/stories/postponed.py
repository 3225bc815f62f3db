"""What a clause says of days that were planned: that something is put off from them, or does not take place at all.

Requires the words of a clause and the days that it speaks of; assigns the days that are given up, and tells what is put
off to another one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.analysis.tense import PUT_OFF
from briefing.model.edtf import Edtf
from briefing.stories.slots import slots_of

_DAY = r"(?:\son)?\s(?P<day>[^,;.]{3,40}?)(?=\s(?:to|until|till|but|and|will|would)\s|[,;.]|$)"
_GIVEN_UP = (
    re.compile(rf"\b{PUT_OFF}\b[^.;,]{{0,60}}?\bfrom{_DAY}", re.IGNORECASE),
    re.compile(rf"\b(?:instead of|rather than){_DAY}", re.IGNORECASE),
    re.compile(
        rf"\b(?:originally|initially|previously)\s(?:been\s)?(?:\w+\s){{0,2}}(?:for|on|to\s\w+(?:\s\w+)?\son){_DAY}",
        re.IGNORECASE,
    ),
)
_MOVED_TO = re.compile(rf"\b{PUT_OFF}\b[^.;,]{{0,60}}?\b(?:to|until|till)\s", re.IGNORECASE)
_CALLED_OFF = re.compile(r"\b(?:cancel(?:s|l?ed|l?ing)|call(?:s|ed|ing)?\soff|scrap(?:s|ped|ping))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Planned:
    """The days that a clause gives up, and whether it names others that it puts something off to."""

    given_up: tuple[Edtf, ...] = ()
    put_off: bool = False


def planned(words: str, days: tuple[Edtf, ...], published: str | None) -> Planned:
    """Return what a clause that speaks of ``days`` says of plans.

    >>> words = "The vote was put off from 6 May to 3 June"
    >>> found = planned(words, slots_of(words, "2025-04-23").days, "2025-04-23")
    >>> [str(day.earliest) for day in found.given_up], found.put_off
    (['2025-05-06'], True)
    """
    if _CALLED_OFF.search(words):
        return Planned(given_up=days)
    given_up = tuple(_given_up(words, published))
    return Planned(given_up, any(day not in given_up for day in days) and _MOVED_TO.search(words) is not None)


def _given_up(words: str, published: str | None) -> Iterator[Edtf]:
    """Yield the days by themselves: beside a verb in the past they would look like days of the past."""
    for pattern in _GIVEN_UP:
        for match in pattern.finditer(words):
            yield from slots_of(match["day"], published).days
