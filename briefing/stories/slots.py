"""What two clauses may differ in: numbers with what they count, and days; and whether two values can both be true.

Requires a clause and the day it was published; answers with its slots. What a word before it makes a part, a total, an
addition or a thing of its own ("75 from each side", "of the nine members", "another 6") is no slot to compare.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from functools import cached_property

from briefing.analysis.dates import events
from briefing.analysis.quantities import find_quantities
from briefing.model import Bound, Quantity
from briefing.model.edtf import Edtf, parse_edtf
from briefing.text.fold import fold
from briefing.text.span import Span
from briefing.vocabulary.senses import sense

SIZES = 5  # times: counts of one thing lie closer together, 900 and 3,000 tonnes of one spill
WEEK = timedelta(days=7)
EXACT = 100  # counts below it are printed as they are
ABOUT = Fraction(1, 10)  # how far from its number "about 30" reaches: outlets round by less

_PART = re.compile(
    r"\b(?:each|every|another|other|more|further|additional|extra|remaining|next"
    r"|of (?:the|its|his|her|their|them|those|our|my)|(?:other|better|worse) than)\s(?:\w+\s)?$"
    r"|(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten))\sof\s(?:some\s|about\s)?$",
    re.IGNORECASE,
)
_COUNTS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_COUNT = r"\d{1,3}(?:,\d{3})+|\d+|" + "|".join(_COUNTS[2:])
_TOLL = re.compile(
    rf"\b(?:kills?|killed|killing|injur(?:es|ed|ing)|wound(?:s|ed|ing)|arrests?|arrested)\s(?P<before>{_COUNT})"
    rf"(?=\s(?:in|at|on|near|after|as|and|off|during)\b|,|$)"
    rf"|(?<!\band\s)\b(?P<after>{_COUNT})\s(?:dead|killed|injured|hurt|wounded|missing|arrested)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b"
)  # days that nothing places, for want of a date of publication
# Without one of these nothing names a date: digits, days, parts of a day, months, and what they are counted in.
_MAY_BE_DATED = re.compile(
    r"\d|day|morrow|night|morning|afternoon|evening|week|month|year|ago\b"
    r"|Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec",
    re.IGNORECASE,
)
_FIGURE = re.compile(rf"\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(_COUNTS[2:])})\b", re.IGNORECASE)
_OF = re.compile(r"\s*of\s+(?:(?:the|its|their|his|her|all|some|about)\s+)*([\d,]+|\w+)")
_DOZEN = re.compile(r"\bdozen\b", re.IGNORECASE)  # a round number
_STEP = re.compile(r"\b(?:up|down|from)\s(?:\w+\s)?$", re.IGNORECASE)  # before measures: "down from 4.5 percent"
# To how much something came, not by how much it changed: "rose to 5 percent".
_LEVEL = re.compile(
    r"\b(?:ris(?:e[sn]?|ing)|rose|gr(?:ow|ew)\w*|increas\w+|climb\w*|jump\w*|soar\w*|surg\w+|rais\w+|f[ae]ll\w*|drop\w*|declin\w+"
    r"|decreas\w+|slip\w*|cut\w*|reduc\w+|lower\w*|shr[aiu]nk\w*|slash\w*|widen\w*|narrow\w*|up|down)\b"
    r"[^,;.]{0,40}?\sto\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_OF_ALL = re.compile(rf"\bof (?:the|its|their|all) (?:\w+ )?(?:{_COUNT})\b", re.IGNORECASE)  # "of the 12 on board, 5"
_LIST = re.compile(rf"\b(?:{_COUNT})\s(?:[\w-]+\s){{0,2}}and\s$", re.IGNORECASE)  # "3 Israeli and 5 Thai hostages"
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


@dataclass(frozen=True)
class Slots:
    """What the words of a clause, published on a day, can be compared in; each is read when first asked for.

    Most clauses of a story are compared with no other one, and dates take longest to read.
    """

    words: str
    published: str | None

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Return the numbers that can be compared."""
        counted = tuple(number for number, _ in self._counted)
        return counted if any(number.unit == "people" for number in counted) else (*counted, *self._people)

    @cached_property
    def bare(self) -> frozenset[str]:
        """Return the other figures, as printed."""
        placed = any(days.latest - days.earliest <= WEEK for days in self.days)
        figures = [*_FIGURE.finditer(self.words), *(() if placed else _DAY.finditer(self.words))]
        return frozenset(_bare(one[0]) for one in figures if not any(a <= one.start() < b for a, b in self._taken))

    @cached_property
    def days(self) -> tuple[Edtf, ...]:
        """Return the days that it speaks of."""
        return _days(self.words, self.published)

    @cached_property
    def _counted(self) -> list[tuple[Number, Quantity]]:
        found = find_quantities(self.words, Span(0, len(self.words)))
        return [(number, one) for one in found if (number := _number(self.words, one))]

    @cached_property
    def _taken(self) -> list[tuple[int, int]]:
        return [(one.evidence.start or 0, one.evidence.end or 0) for _, one in self._counted if one.evidence]

    @property
    def _people(self) -> tuple[Number, ...]:
        return tuple(_people(self.words, self._taken))


def slots_of(words: str, published: str | None) -> Slots:
    """Return the slots of a clause.

    >>> [(n.unit, n.printed) for n in slots_of("about 240 passengers", None).numbers]
    [('passeng', 'about 240 passengers')]
    """
    return Slots(words, published)


def _bare(printed: str) -> str:
    word = printed.replace(",", "").lower()
    return str(_COUNTS.index(word)) if word in _COUNTS else word


def _people(words: str, taken: Sequence[tuple[int, int]]) -> Iterator[Number]:
    """Yield the people that a headline counts without a noun: "kills 12", "two dead"."""
    for one in _TOLL.finditer(words):
        if not any(a <= one.start("before" if one["before"] else "after") < b for a, b in taken):
            printed = one["before"] or one["after"]
            value = Fraction(printed.replace(",", "") if printed[0].isdigit() else _COUNTS.index(printed.lower()))
            yield Number("people", value, value, printed, value)


def _days(words: str, published: str | None) -> tuple[Edtf, ...]:
    if not _MAY_BE_DATED.search(words):
        return ()  # half of all clauses, at a tenth of the time of reading their dates
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
    if words[: evidence.start].rstrip().endswith("("):
        return None  # what was counted, in another measure
    value, end = Fraction(quantity.value), Fraction(quantity.value if quantity.to is None else quantity.to)
    unit = fold(quantity.unit)
    if (unit in _ROUNDING or quantity.unit.isupper()) and _STEP.search(words, 0, evidence.start):
        return None
    key = "people" if unit in _PEOPLE else sense(unit).name
    if _LIST.search(words, 0, evidence.start):
        return None  # one of a list, of which the others may have no unit of their own
    if value == 1 and end == 1:
        return None  # "one person" is as often a part of more
    if part := _OF.match(words, evidence.end):
        key += f" of {sense(part[1].lower()).name}"  # a share of the board is no share of the staff
    elif " of " in quantity.text:
        key += " of"  # "three of the seven" is compared with such only
    elif _OF_ALL.search(words, 0, evidence.start):
        key += " of"
    if _LEVEL.search(words, 0, evidence.start):
        key += " to"
    if quantity.bound is Bound.MIN:
        return Number(key, value, None, quantity.text, value)
    if quantity.bound is Bound.MAX:
        return Number(key, None, value, quantity.text, value)
    slack = ABOUT * value if quantity.bound is Bound.ABOUT or _DOZEN.search(quantity.text) else Fraction(0)
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
    """Tell whether two numbers are so near that they tell the same.

    Shares are within a point, others within a twentieth, or within a quarter of a bound.
    """
    if one.exact is None or other.exact is None:
        return True
    if one.unit in _ROUNDING:
        return abs(one.exact - other.exact) <= 1
    low, high = sorted((abs(one.exact), abs(other.exact)))
    bounded = {one.least, one.most, other.least, other.most} != {one.exact, other.exact}
    return high <= low * (Fraction(5, 4) if bounded else Fraction(21, 20))


def _overlap(one: Number, other: Number) -> bool:
    low = max((n.least for n in (one, other) if n.least is not None), default=None)
    high = min((n.most for n in (one, other) if n.most is not None), default=None)
    return low is None or high is None or low <= high


def _rounds(rounded: Fraction, precise: Fraction) -> bool:
    """Tell whether a number is another one rounded: "5,000" of 5,200, "2.3 million" of 2,310,000; never under 100."""
    if rounded.denominator != 1:
        tenths = rounded * 10
        return tenths.denominator == 1 and abs(rounded - precise) <= Fraction(1, 20)
    if rounded < EXACT:
        return precise.denominator != 1 and abs(rounded - precise) <= Fraction(1, 2)
    step = 1
    while rounded % (step * 10) == 0:
        step *= 10
    return abs(rounded - precise) <= Fraction(step, 2) and step > 1


def comparable(one: Number, other: Number) -> bool:
    """Tell whether two numbers are of one size, so that they may be two counts of one thing."""
    if one.exact is None or other.exact is None:
        return True
    low, high = sorted((abs(one.exact), abs(other.exact)))
    return high <= SIZES * low


def days_apart(one: Sequence[Edtf], other: Sequence[Edtf]) -> bool:
    """Tell whether both name days and none of one can be one of the other."""
    return bool(one and other) and not days_shared(one, other)


def days_shared(one: Sequence[Edtf], other: Sequence[Edtf]) -> bool:
    """Tell whether a day of one can be a day of the other; where both name some exactly, only these are compared."""
    exact = [[days for days in some if days.latest - days.earliest <= WEEK] for some in (one, other)]
    mine, theirs = exact if all(exact) else (one, other)
    return any(a.earliest <= b.latest and b.earliest <= a.latest for a in mine for b in theirs)
