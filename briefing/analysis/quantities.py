"""Quantities: each number of a passage with what it counts or measures, and how the words around it limit it.

Requires a text and a span; assigns quantities whose values follow from the printed digits or number words alone. Years,
dates, times of day, ranks, names with digits and scores are none; what can be read in two ways is left out.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from briefing.analysis import loose_numbers
from briefing.analysis.bare_numbers import counts, ends
from briefing.analysis.counted import Unit, counted_after, measure_after, one_after, unit_after
from briefing.analysis.currencies import DOLLAR, currency_before
from briefing.analysis.limits import TIMES, Limit, limit_after, limit_before
from briefing.analysis.numeral_context import is_dated, is_like_year, is_name, is_named
from briefing.analysis.numerals import NUMBER_WORDS, Numeral, numerals, printed
from briefing.analysis.related_numbers import Relation, moves, relation, tallied
from briefing.model import Bound, Evidence, Quantity
from briefing.text.span import Span

# Without one of these nothing is counted; most clauses have none.
_COUNTS = re.compile(
    rf"[0-9]|\b(?:(?:{'|'.join(sorted({*NUMBER_WORDS, *loose_numbers.PARTS}))})s?|tens|scores)\b", re.IGNORECASE
)
_JOINED = re.compile(r"(?P<dash>\s?[–—-]\s?|\sto\s)|(?P<and>\sand\s)|(?P<or>\sor\s)", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:\D{1,4})?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:\D{1,20})?$", re.IGNORECASE)
_LENGTHS = re.compile(
    r"\s(?:high|tall|deep|wide|long|away|above|below|race|sprint|run|freestyle|butterfly|hurdles)\b", re.IGNORECASE
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
    if not _COUNTS.search(text, *span):
        return ()
    loose = list(loose_numbers.find(text, span, dollar))
    taken = {place for start, end, _ in loose for place in range(start, end)}
    exact = (one for one in _exact(text, span, dollar) if taken.isdisjoint(range(one.start, one.end)))
    found = sorted([*(_Found(*one) for one in loose), *exact], key=lambda one: one.start)
    return tuple(one.quantity for one in found)


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
        if not self.second:
            return self._alone(), 1
        if how := relation(self.text, self.first, self.second, self.span.start):
            made = self._related(how, self.second)
            if made:
                return made, 2
        between = self._past_unit(self.second) or self.first.end
        if joint := _JOINED.fullmatch(self.text, between, self._gap_end(self.second.start)):
            return self._pair(joint, self.second)
        return self._alone(), 1

    def _past_unit(self, second: Numeral) -> int | None:
        """Return where the unit of a range's lower end stops that its upper end repeats ("between 5% and 7%")."""
        unit, again = (measure_after(self.text, one.end, self.span.end) for one in (self.first, second))
        if not unit or not again or unit.name != again.name or self.first.value >= second.value:
            return None
        lead = self.text[max(self.span.start, self.first.start - 26) : self.first.start]
        between = _BETWEEN.search(lead) and self.text.startswith(" and ", unit.end)
        return unit.end if between or self.text[unit.end] in "-–" else None

    def _gap_end(self, second: int) -> int:
        """Return where the gap to the next numeral ends: before its currency when it repeats one ("$5 to $7")."""
        currency = currency_before(self.text, self.first.end, second)
        return currency[0] if currency else second

    def _alone(self) -> list[_Found]:
        one = self._expression(self.first, self.first.value, None)
        return [one] if one else []

    def _pair(self, joint: re.Match[str], second: Numeral) -> tuple[list[_Found], int]:
        """Return the range, the votes or the single quantities that two joined numerals make."""
        first, low, high = self.first, self.first.value, second.value
        lead = self.text[max(self.span.start, first.start - 26) : first.start]
        if self._is_vote(second, lead):
            return ([self._vote(first), self._vote(second)] if joint["dash"] else []), 2
        if (joint["and"] and not _BETWEEN.search(lead)) or self._other_currency(second):
            return self._alone(), 1
        if joint["dash"] and _FROM.search(lead):
            return [], 1  # "from 5 to 7 percent" changes; what 5 is of is not printed
        if second.scaled and not first.scaled:
            low *= _scale(second)
        if low >= high or (joint["or"] and high - low > 1 and not second.scaled):
            return [], 2
        ranged = self._expression(second, high, (first, low))
        return ([ranged] if ranged else []), 2

    def _other_currency(self, second: Numeral) -> bool:
        """Tell whether the second number has a currency that the first has not ("$8,000 or €7,000")."""
        mine = currency_before(self.text, self.span.start, self.first.start)
        other = currency_before(self.text, self.first.end, second.start)
        return bool(other) and (not mine or not other or mine[1] != other[1])

    def _related(self, how: Relation, second: Numeral) -> list[_Found]:
        """Return the two quantities that belong together; none when the words do not say what both are of."""
        first = self.first
        if how is Relation.TALLY:
            end, unit = tallied(self.text, first, second)
            votes = [(Span(first.start, end), first.value), (Span(second.start, second.end), second.value)]
            return [self._made(span, (value, None), unit, None) for span, value in votes]
        last = self._expression(second, second.value, None)
        if last and last.quantity.unit:
            low = self._low(how, second, last.quantity.unit)
            return [low, last] if low else [last]
        bare = how is Relation.PART or moves(self.text, first, self.span.start)
        years = any(is_like_year(self.text, one, one.value) for one in (first, second))
        if not bare or years or not ends(self.text, second.end) or is_dated(self.text, first, second):
            return []
        return [self._made(Span(one.start, one.end), (one.value, None), None, None) for one in (first, second)]

    def _low(self, how: Relation, second: Numeral, unit: str) -> _Found | None:
        """Return the first of two related numbers with the unit of the second; None where its scale is in doubt."""
        first, value = self.first, self.first.value
        if currency_before(self.text, self.span.start, first.start):
            return self._expression(first, value, None) if first.scaled == second.scaled else None
        measured = unit in {"percent", "percentage point", "$"} or unit.isupper()
        if (how is Relation.PART and measured) or currency_before(self.text, first.end, second.start):
            return None
        if second.scaled and not first.scaled:
            value *= _scale(second)
            if not Fraction(1, 20) < value / second.value < 20:
                return None
        limit = limit_before(self.text, self.span.start, first.start, unit)
        span = Span(limit.start if limit else first.start, first.end)
        return self._made(span, (value, None), unit, limit.bound if limit else None)

    def _is_vote(self, second: Numeral, lead: str) -> bool:
        voting = _VOTE.search(lead) or _VOTES.match(self.text, second.end, self.span.end)
        return bool(voting) and self.first.value < 1000 > second.value and not self.first.words

    def _vote(self, numeral: Numeral) -> _Found:
        return self._made(Span(numeral.start, numeral.end), (numeral.value, None), "votes", None)

    def _expression(self, last: Numeral, value: Fraction, low: tuple[Numeral, Fraction] | None) -> _Found | None:
        """Return the quantity that ends with the numeral ``last``; ``low`` is the lower end of a range."""
        first = low[0] if low else last
        if is_dated(self.text, first, last) or is_name(self.text, first, self.span.start):
            return None
        currency = currency_before(self.text, self.span.start, first.start)
        start = currency[0] if currency else first.start
        behind = limit_after(self.text, last.end, self.span.end)
        last = last._replace(end=behind.end) if behind else last
        unit = self._currency_unit(last, currency[1]) if currency else self._unit(last, value)
        if not (unit and unit.measure) and is_named(self.text, first):
            return None
        if minus := _MINUS.search(self.text, max(self.span.start, start - 7), start):
            if not unit or low or unit.name not in _BELOW_ZERO:
                return None
            start, value = minus.start("sign"), -value
        if low and (between := _BETWEEN.search(self.text, max(self.span.start, start - 12), start)):
            start = between.start()
        limit = limit_before(self.text, self.span.start, start, unit.name if unit else None)
        dated = is_like_year(self.text, last, value) and not (unit and unit.measure and unit.name not in TIMES)
        if unit is None and (low or dated):
            return None
        if dated and not (limit and limit.yearless and (unit or limit.sure)):
            return None
        if unit is None and not (limit and limit.sure) and not self._counts(last, limit, start):
            return None  # a bare number needs words that limit or count
        end = unit.end if unit else last.end
        behind = behind or limit_after(self.text, end, self.span.end)
        bound = limit.bound if limit else behind.bound if behind else None
        span = Span(limit.start if limit else start, max(end, behind.end) if behind else end)
        values = (low[1], value) if low else (value, None)
        return self._made(span, values, self._named(unit.name) if unit else None, bound)

    def _counts(self, last: Numeral, limit: Limit | None, start: int) -> bool:
        return counts(self.text, limit.start if limit else start, last, self.span.end)

    def _made(
        self, span: Span, values: tuple[Fraction, Fraction | None], unit: str | None, bound: Bound | None
    ) -> _Found:
        words, (value, to) = span.of(self.text), values
        end = None if to is None else printed(to)
        return _Found(*span, Quantity(words, printed(value), end, unit, bound, Evidence("s1", *span, words)))

    def _named(self, unit: str) -> str:
        return self.dollar if unit == DOLLAR else unit

    def _currency_unit(self, last: Numeral, name: str) -> Unit:
        """Return the currency before a number as its unit, less the word that repeats it ("$5 million dollars")."""
        again = measure_after(self.text, last.end, self.span.end)
        same = again and self._named(again.name) == self._named(name)
        return Unit(again.end if again and same else last.end, name, measure=True)

    def _unit(self, last: Numeral, value: Fraction) -> Unit | None:
        place, end = last.end, self.span.end
        if last.short.lower() in {"m", "k"}:  # "5m people" counts millions, "5m high" may be metres
            if _LENGTHS.match(self.text, place, end):
                return None
            return measure_after(self.text, place, end) or counted_after(self.text, place, end)
        if value == 1 and last.words:
            measured = measure_after(self.text, place, end)
            return measured if measured and measured.name not in {"day", "point"} else one_after(self.text, place, end)
        return unit_after(self.text, place, end)


def _scale(numeral: Numeral) -> int:
    """Return the scale of a numeral, which holds for the lower end of its range too ("5 to 7 million")."""
    scale = 1
    while numeral.value >= scale * 1000:
        scale *= 1000
    return scale
