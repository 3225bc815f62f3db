"""What two clauses may differ in: numbers with what they count, and days; and whether two values can both be true.

Requires a clause and the day it was published; assigns its slots. What a word before it makes a part, a total, an
addition or a thing of its own ("75 from each side", "of the nine members", "another 6") is no slot to compare.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from briefing.analysis.dates import events
from briefing.analysis.quantities import find_quantities
from briefing.model import Bound, Quantity
from briefing.model.edtf import Edtf, parse_edtf
from briefing.text.fold import fold
from briefing.text.span import Span
from briefing.vocabulary.senses import sense

ABOUT = Fraction(1, 10)  # how far from its number "about 30" reaches: outlets round by less

_PART = re.compile(
    r"\b(?:each|every|another|other|more|further|additional|extra|remaining|next|of (?:the|its|their|them|those|our)"
    r"|other than)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_STEP = re.compile(r"\b(?:up|down|from)\s(?:\w+\s)?$", re.IGNORECASE)  # before measures: "down from 4.5 percent"
_PART_AFTER = re.compile(r"\s*(?:(?:from|of|on|for|in) (?:each|them|those|both)\b|each\b|apiece\b|more\b|others?\b)")
_ROUNDING = frozenset({"percent", "percentage point"})
_PEOPLE = frozenset("people person persons human individual".split())


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a clause: what it counts, as a sense, and the least and greatest that it can mean; None: no end."""

    unit: str
    least: Fraction | None
    most: Fraction | None
    printed: str
    exact: Fraction | None

    @property
    def key(self) -> str:
        """Return what equal numbers have in common."""
        return f"#{self.exact} {self.unit}"


@dataclass(frozen=True, slots=True)
class Slots:
    """The numbers of a clause that can be compared, and the days that it speaks of."""

    numbers: tuple[Number, ...] = ()
    days: tuple[Edtf, ...] = ()


def slots_of(words: str, published: str | None) -> Slots:
    """Return the slots of a clause.

    >>> [(n.unit, n.printed) for n in slots_of("about 240 passengers", None).numbers]
    [('passeng', 'about 240 passengers')]
    """
    span = Span(0, len(words))
    numbers = tuple(made for one in find_quantities(words, span) if (made := _number(words, one)))
    return Slots(numbers, _days(words, published))


def _days(words: str, published: str | None) -> tuple[Edtf, ...]:
    found = []
    for event in events(words, [Span(0, len(words))], published):
        try:
            found.append(parse_edtf(event.date or ""))
        except ValueError:
            continue  # without a date it cannot be compared
    return tuple(found)


def _number(words: str, quantity: Quantity) -> Number | None:
    evidence = quantity.evidence
    if quantity.value is None or not quantity.unit or not evidence or evidence.start is None or evidence.end is None:
        return None
    if _PART.search(words, 0, evidence.start) or _PART_AFTER.match(words, evidence.end) or "-old" in quantity.text:
        return None
    value, end = Fraction(quantity.value), Fraction(quantity.value if quantity.to is None else quantity.to)
    unit = fold(quantity.unit)
    if (unit in _ROUNDING or quantity.unit.isupper()) and _STEP.search(words, 0, evidence.start):
        return None
    key = "people" if unit in _PEOPLE else sense(unit).name
    if quantity.bound is Bound.MIN:
        return Number(key, value, None, quantity.text, value)
    if quantity.bound is Bound.MAX:
        return Number(key, None, value, quantity.text, value)
    slack = ABOUT * value if quantity.bound is Bound.ABOUT else Fraction(0)
    return Number(key, value - abs(slack), end + abs(slack), quantity.text, value if end == value else None)


def compatible(one: Number, other: Number) -> bool:
    """Tell whether one number may be what the other says: inside its bounds, or the same rounded.

    >>> five, over = (slots_of(text, None).numbers[0] for text in ("5,200 jobs", "more than 5,000 jobs"))
    >>> compatible(five, over)
    True
    """
    if _overlap(one, other):
        return True
    if one.exact is None or other.exact is None:
        return False
    return _rounds(one.exact, other.exact) or _rounds(other.exact, one.exact)


def near(one: Number, other: Number) -> bool:
    """Tell whether two shares are within a point of each other; other numbers always are."""
    if one.unit not in _ROUNDING or one.exact is None or other.exact is None:
        return True
    return abs(one.exact - other.exact) <= 1


def _overlap(one: Number, other: Number) -> bool:
    low = max((n.least for n in (one, other) if n.least is not None), default=None)
    high = min((n.most for n in (one, other) if n.most is not None), default=None)
    return low is None or high is None or low <= high


def _rounds(rounded: Fraction, precise: Fraction) -> bool:
    """Tell whether a number is another one rounded: "5,000" of 5,200, "2.3 million" of 2,310,000; never under 20."""
    if rounded.denominator != 1:
        tenths = rounded * 10
        return tenths.denominator == 1 and abs(rounded - precise) <= Fraction(1, 20)
    step = 1
    while rounded and rounded % (step * 10) == 0:
        step *= 10
    if rounded < 20 and step == 1:
        return precise.denominator != 1 and abs(rounded - precise) <= Fraction(1, 2)
    return abs(rounded - precise) <= Fraction(step, 2) and (step > 1 or precise.denominator != 1)


def days_apart(one: Sequence[Edtf], other: Sequence[Edtf]) -> bool:
    """Tell whether both name days and none of one can be one of the other."""
    return bool(one and other) and not days_shared(one, other)


def days_shared(one: Sequence[Edtf], other: Sequence[Edtf]) -> bool:
    """Tell whether a day of one can be a day of the other."""
    return any(a.earliest <= b.latest and b.earliest <= a.latest for a in one for b in other)
