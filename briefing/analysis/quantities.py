"""Quantities: each number of a passage with what it counts or measures, and how the words around it limit it.

Requires a text and a span; assigns quantities whose values follow from the printed digits or number words alone. Years,
dates, times of day, ranks, names with digits and scores are none; what can be read in two ways is left out.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from briefing.analysis import loose_numbers
from briefing.analysis.counted import Unit, counted_after, measure_after, one_after, unit_after
from briefing.analysis.gazetteer import function_words
from briefing.analysis.numerals import Numeral, numerals, printed
from briefing.model import Bound, Evidence, Quantity
from briefing.text.span import Span
from briefing.vocabulary.months import month_number
from briefing.vocabulary.units import Place, units_of, words_of

LONGEST_LIMIT = 34  # code points: "significantly more than a total of "

LASTING = frozenset("second minute hour day week month year decade century".split())  # what time is measured in

_ADVERB = r"(?:(?:just|well|slightly|far|much|significantly|even|a\slittle)\s)?"
_LIMITS = {
    Bound.MIN: rf"{_ADVERB}(?:(?:more|greater|higher)\sthan|over|above)|at\sleast|upwards?\sof|exceeding|in\sexcess\sof"
    r"|no(?:t)?\s(?:fewer|less)\sthan|(?:a\s)?minimum\sof|as\s(?:few|little)\sas",
    Bound.MAX: rf"{_ADVERB}(?:(?:less|fewer|lower)\sthan|under|below)|up\sto|at\smost|no(?:t)?\smore\sthan"
    r"|no\sgreater\sthan|as\s(?:many|much)\sas|(?:a\s)?maximum\sof",
    Bound.ABOUT: r"about|around|approximately|approx\.?|roughly|nearly|almost|close\sto|some|(?:an\s)?estimated"
    r"|circa|~|≈",
}
_LIMIT = re.compile(
    "(?:" + "|".join(rf"(?P<{bound}>(?<![\w-])(?:{words}))" for bound, words in _LIMITS.items()) + r")[ \u00a0]?$",
    re.IGNORECASE,
)
# Words that make a quantity of a number without a unit; the others also stand before years, places and times.
_SURE = re.compile(r"(?:than|at\s(?:least|most)|as\s(?:many|few)\sas|nearly|almost)\s?$", re.IGNORECASE)
_AFTER = re.compile(
    r"(?P<max>\sor\s(?:fewer|less)\b)|(?P<min>\sor\smore\b|\+(?!\w))|(?P<about>\sor\sso\b)", re.IGNORECASE
)
_JOINED = re.compile(r"(?P<dash>\s?[–—-]\s?|\sto\s)|(?P<and>\sand\s)|(?P<or>\sor\s)", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:\D{1,4})?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:\D{1,20})?$", re.IGNORECASE)
_CLOCK = re.compile(
    r"\s?(?:[ap]\.?\s?m\b|o[’']clock|UTC|GMT|[ECMP][SD]T\b|CES?T\b|local\stime|hours?\s(?:local|UTC|GMT))", re.I
)
_BEFORE = re.compile(r"([^\W\d_][\w.]*)[.\s]\s?$")
_OPENING = re.compile(r"(?:^|[.!?:;“”\"‘(\n—–-])\s*$")
_LENGTHS = re.compile(
    r"\s(?:high|tall|deep|wide|long|away|above|below|race|sprint|run|freestyle|butterfly|hurdles)\b", re.I
)
_MINUS = re.compile(r"(?:^|[\s(])(?P<sign>-|−|minus\s)$", re.IGNORECASE)
_BELOW_ZERO = frozenset({"degree", "°C", "°F", "percent", "percentage point"})
_VOTE = re.compile(r"\bvot(?:e|ed|es|ing)(?:\s(?:of|by|was|\w+\s\w+))?\s$", re.IGNORECASE)
_VOTES = re.compile(r"\s(?:votes?|majority\svote)\b", re.IGNORECASE)


class _Found(NamedTuple):
    start: int
    end: int
    quantity: Quantity


def find_quantities(text: str, span: Span, dollar: str = "USD") -> tuple[Quantity, ...]:
    """Return the quantities that lie wholly inside the span, in order; the words around it are read as context.

    ``dollar`` is what a dollar without a country means (``dollar_of``).

    >>> [(q.value, q.unit, q.bound) for q in find_quantities("More than 30 countries paid $1.2 billion.", Span(0, 41))]
    [(30, 'countries', <Bound.MIN: 'min'>), (1200000000, 'USD', None)]
    """
    loose = list(loose_numbers.find(text, span, dollar))
    taken = {place for start, end, _ in loose for place in range(start, end)}
    exact = (one for one in _exact(text, span, dollar) if taken.isdisjoint(range(one.start, one.end)))
    found = sorted([*(_Found(*one) for one in loose), *exact], key=lambda one: one.start)
    return tuple(one.quantity for one in found)


def dollar_of(text: str) -> str:
    """Return what a dollar without a country means: USD, or "$" as printed where the text speaks of another dollar.

    A text that also prints "US$" tells them apart itself and keeps its plain "$" as printed.
    """
    return "$" if _other_dollars().search(text) else "USD"


def _exact(text: str, span: Span, dollar: str) -> Iterator[_Found]:
    ahead: list[Numeral] = list(numerals(text, *span))
    number, least = 0, span.start  # no quantity begins before the end of the one before it
    while number < len(ahead):
        second = ahead[number + 1] if number + 1 < len(ahead) else None
        made, used = _Reading(text, Span(least, span.end), ahead[number], second, dollar).quantities()
        for one in made:
            yield one
            least = max(least, one.end)
        number += used


class _Reading(NamedTuple):
    """A numeral, the one after it, and the part of the text in which a quantity may lie."""

    text: str
    span: Span
    first: Numeral
    second: Numeral | None
    dollar: str

    def quantities(self) -> tuple[list[_Found], int]:
        """Return what the numeral makes, alone or with the next one, and how many numerals it took."""
        if self.second and (joint := _JOINED.fullmatch(self.text, self.first.end, self._gap_end())):
            return self._pair(joint, self.second)
        one = self._single(self.first, self.first.value, None)
        return ([one] if one else []), 1

    def _gap_end(self) -> int:
        """Return where the gap to the next numeral ends: before its currency when it repeats one ("$5 to $7")."""
        second = self.second.start if self.second else self.first.end
        before = _currency_before(self.text, self.first.end, second)
        return before[0] if before else second

    def _pair(self, joint: re.Match[str], second: Numeral) -> tuple[list[_Found], int]:
        first, low, high = self.first, self.first.value, second.value
        lead = self.text[max(self.span.start, first.start - 26) : first.start]
        if self._is_vote(second, lead):
            ballots = [self._vote(first), self._vote(second)]
            return (ballots if joint["dash"] else []), 2
        if low < 0 or (joint["and"] and not _BETWEEN.search(lead)):
            one = None if joint["or"] else self._single(first, low, None)
            return ([one] if one else []), 1
        if second.scaled and not first.scaled and low * 1000 > high:
            return [], 2
        if second.scaled and not first.scaled:
            low *= _scale(second)
        if (
            low >= high
            or (joint["or"] and high - low > 1 and not second.scaled)
            or (_FROM.search(lead) and joint["dash"])
        ):
            return [], (1 if _FROM.search(lead) else 2)
        ranged = self._single(second, high, (first, low))
        return ([ranged] if ranged else []), 2

    def _is_vote(self, second: Numeral, lead: str) -> bool:
        return bool(_VOTE.search(lead) or _VOTES.match(self.text, second.end, self.span.end)) and (
            self.first.value < 1000 > second.value and not self.first.words
        )

    def _vote(self, numeral: Numeral) -> _Found:
        return self._found(Span(numeral.start, numeral.end), numeral.value, None, "votes", None)

    def _single(self, last: Numeral, value: Fraction, low: tuple[Numeral, Fraction] | None) -> _Found | None:
        """Return the quantity that ends with the numeral ``last``; ``low`` is the lower end of a range."""
        first = low[0] if low else last
        if not self._is_free(first, last):
            return None
        currency = _currency_before(self.text, self.span.start, first.start)
        start = currency[0] if currency else first.start
        more = _AFTER.match(self.text, last.end, self.span.end)
        last = last._replace(end=more.end()) if more else last
        unit = self._currency_unit(last, currency[1]) if currency else self._unit(last, value)
        if not (unit and unit.measure) and self._is_named(first):
            return None
        if minus := _MINUS.search(self.text, max(self.span.start, start - 7), start):
            if not unit or low or unit.name not in _BELOW_ZERO:
                return None
            start, value = minus.start("sign"), -value
        start, bound, sure = self._limit(start, unit)
        if unit is None and (not (bound and sure) or _like_year(value) or low):
            return None
        end = unit.end if unit else last.end
        if more is None and (more := _AFTER.match(self.text, end, self.span.end)):
            end = more.end()
        bound = Bound(str(more.lastgroup)) if more and not bound else bound
        between = _BETWEEN.search(self.text, max(self.span.start, start - 12), start) if low else None
        name = self._named(unit.name) if unit else None
        start = between.start() if between else start
        return self._found(Span(start, end), low[1] if low else value, value if low else None, name, bound)

    def _found(self, span: Span, value: Fraction, to: Fraction | None, unit: str | None, bound: Bound | None) -> _Found:
        words = span.of(self.text)
        quantity = Quantity(
            words, printed(value), None if to is None else printed(to), unit, bound, Evidence("s1", *span, words)
        )
        return _Found(*span, quantity)

    def _is_free(self, first: Numeral, last: Numeral) -> bool:
        """Tell whether nothing around the numeral makes a date, a time, a rank or a name of it."""
        before = _BEFORE.search(self.text, max(0, first.start - 30), first.start)
        if before and before[1][0].isupper() and month_number(before[1].rstrip(".")):
            return False
        capital = first.words and self.text[first.start].isupper()
        if (
            capital
            and not _OPENING.search(self.text, max(0, first.start - 3), first.start)
            and first.start != self.span.start
        ):
            return False
        return not _CLOCK.match(self.text, last.end)

    def _is_named(self, first: Numeral) -> bool:
        """Tell whether the number ranks or names what stands before it ("phase 3", "Falcon 9")."""
        before = _BEFORE.search(self.text, max(0, first.start - 30), first.start)
        if not before:
            return False
        word = before[1].rstrip(".")
        name = word[0].isupper() and word.lower() not in function_words() and not first.words
        return name or word.lower() in words_of(Place.RATING)

    def _named(self, unit: str) -> str:
        return self.dollar if unit == "$" else unit

    def _currency_unit(self, last: Numeral, name: str) -> Unit:
        """Return the currency before a number as its unit, less the word that repeats it ("$5 million dollars")."""
        again = measure_after(self.text, last.end, self.span.end)
        same = again and self._named(again.name) == self._named(name)
        return Unit(again.end if again and same else last.end, name, measure=True)

    def _unit(self, last: Numeral, value: Fraction) -> Unit | None:
        place, end = last.end, self.span.end
        if last.short and last.short.lower() in {"m", "k"} and len(last.short) == 1:
            lengths = _LENGTHS.match(self.text, place, end)
            return None if lengths else measure_after(self.text, place, end) or counted_after(self.text, place, end)
        if value == 1 and last.words:
            measured = measure_after(self.text, place, end)
            return measured if measured and measured.name != "day" else one_after(self.text, place, end)
        unit = unit_after(self.text, place, end)
        dated = _like_year(value) and "," not in self.text[last.start : last.end]
        return None if unit and dated and (not unit.measure or unit.name in LASTING) else unit

    def _limit(self, start: int, unit: Unit | None) -> tuple[int, Bound | None, bool]:
        """Return where the words that limit the number begin, what they say, and whether they need no unit."""
        found = _LIMIT.search(self.text, max(self.span.start, start - LONGEST_LIMIT), start)
        if not found:
            return start, None, False
        lasting = unit is not None and unit.name in {
            "second",
            "minute",
            "hour",
            "day",
            "week",
            "month",
            "year",
            "decade",
        }
        if lasting and found[0].strip().lower() == "over":
            return start, None, False  # "over two days" is "during" as often as "more than"
        return found.start(), Bound(str(found.lastgroup)), bool(_SURE.search(found[0]))


def _scale(numeral: Numeral) -> int:
    """Return the scale of a numeral, which holds for the lower end of its range too ("5 to 7 million")."""
    scale = 1
    while numeral.value >= scale * 1000:
        scale *= 1000
    return scale


def _like_year(value: Fraction) -> bool:
    return value.denominator == 1 and 1500 <= value <= 2100


def _currency_before(text: str, start: int, place: int) -> tuple[int, str] | None:
    """Return where a currency begins that ends at ``place``, and its unit."""
    found = _currencies().search(text, max(start, place - 5), place)
    return (found.start(), units_of(Place.BEFORE)[found[1]]) if found else None


@cache
def _currencies() -> re.Pattern[str]:
    forms = sorted(units_of(Place.BEFORE), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, forms))})[ \u00a0]?$")


@cache
def _other_dollars() -> re.Pattern[str]:
    names = sorted(units_of(Place.OTHER_DOLLAR), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)|US\$")
