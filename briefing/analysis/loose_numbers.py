"""Numbers that words give loosely or as a part: "dozens of people", "several hundred", "a third of", "aged 17".

Requires a text and a span; assigns quantities. Where the words give no number the value is None and only what is
counted is told.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from briefing.analysis.counted import unit_after
from briefing.analysis.numerals import numeral_at, printed
from briefing.model import Bound, Evidence, Quantity
from briefing.text.span import Span

_LIMIT = (
    r"(?:(?P<min>more\sthan|over|at\sleast)\s|(?P<max>less\sthan|under|up\sto)\s"
    r"|(?P<about>nearly|almost|about|around|roughly)\s)?"
)
_ROUND = r"dozen|hundred|thousand|million|billion|trillion"
_LOOSE = re.compile(
    rf"(?<![\w-])(?:(?:several|many|a\sfew)\s(?P<few>{_ROUND})s?"
    rf"|(?:tens|scores|{_ROUND.replace('|', 's|')}s)(?:\sof\s(?:{_ROUND.replace('|', 's|')}s))?)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\sof\b", re.IGNORECASE)
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "nine": 9}
_PART = re.compile(
    rf"(?<![\w-]){_LIMIT}(?:(?P<n>{'|'.join(_COUNTS)})[-\s](?P<p>{'|'.join(PARTS)})(?P<s>s)?\b(?P<of>\sof\b)?"
    r"|(?P<h>half)(?:\sof\b|(?=\s(?:the|its|his|her|their|our|all|as)\b)))",
    re.IGNORECASE,
)
_HALF_UNIT = re.compile(
    rf"(?<![\w-]){_LIMIT}half(?:\san?\s|-)(?=(?:hour|mile|century|year|kilometre|kilometer)\b)", re.I
)
_SHARE = re.compile(
    rf"(?<![\w-]){_LIMIT}(?P<n>[0-9]{{1,3}}|[a-z]{{3,5}})\s(?P<j>in|out\sof)\s(?:every\s)?(?=[0-9a-z])", re.I
)
_NOT_PART = re.compile(r"\b(?:first|second|other|latter|former|last|top|bottom|this|that|per)\s$", re.IGNORECASE)
_TIME = re.compile(r"\s(?:an?\s(?:century|hour|mile|year|minute|second|day)|(?:the\s)?year)\b", re.IGNORECASE)
_AGE = re.compile(r"\b(?:aged|age(?:\sof)?)\s(?=[0-9a-z])", re.IGNORECASE)
# What makes a span of ages, or another unit, of the number behind "aged".
_NO_AGE = re.compile(
    r"\s?[-–/]|\s(?:to|or|and)\s(?:[0-9]|over|under|older|younger|above|below|more)|\s(?:minute|hour|day|week|month|year)",
    re.IGNORECASE,
)
OLDEST = 130

_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ROUND_WHOLE = re.compile(rf"\sa\s({'|'.join(_SCALES)})\b", re.IGNORECASE)
_WHOLES = frozenset({3, 4, 5, 10, 100})  # "nine out of ten" is a share, "39 out of 54" are two counts

Loose = tuple[int, int, Quantity]


def find(text: str, span: Span, dollar: str) -> Iterator[Loose]:
    """Yield start, end and quantity of each in the span, none over another; ``dollar`` is what a plain dollar means.

    >>> [(q.text, q.value) for _, _, q in find("Dozens of people, a third of them children", Span(0, 42), "USD")]
    [('Dozens of people', None), ('a third of', '1/3')]
    """
    place = span.start
    ordered = sorted(chain(_loose(text, span, dollar), *(kind(text, span) for kind in _KINDS)), key=_order)
    for one in ordered:
        if one[0] >= place:
            yield one
            place = one[1]


def _order(one: Loose) -> tuple[int, int]:
    return one[0], -one[1]


def _made(text: str, span: Span, value: Fraction | None, unit: str | None, bound: Bound | None) -> Loose:
    words = span.of(text)
    number = None if value is None else printed(value)
    return *span, Quantity(words, number, None, unit, bound, Evidence("s1", *span, words))


def _bound(found: re.Match[str]) -> Bound | None:
    return next((bound for bound in Bound if found[str(bound)]), None)


def _loose(text: str, span: Span, dollar: str) -> Iterator[Loose]:
    """Yield "hundreds of people", "several dozen cars", "thousands more": what has a counted noun."""
    for found in _LOOSE.finditer(text, *span):
        of = _OF.match(text, found.end(), span.end)
        if not (of or found["few"]):
            continue
        unit = unit_after(text, of.end() if of else found.end(), span.end)
        if unit:
            name = dollar if unit.name == "$" else unit.name
            yield _made(text, Span(found.start(), unit.end), None, name, None)


def _parts(text: str, span: Span) -> Iterator[Loose]:
    """Yield fractions: a plural one ("two-thirds") anywhere, the others with "of", which tells them from ordinals."""
    for found in _PART.finditer(text, *span):
        if _NOT_PART.search(text, max(0, found.start() - 10), found.start()):
            continue
        if found["h"]:
            yield _made(text, Span(*found.span()), Fraction(1, 2), None, _bound(found))
            continue
        count, parts = _COUNTS[found["n"].lower()], PARTS[found["p"].lower()]
        if whole := _ROUND_WHOLE.match(text, found.end(), span.end) if found["of"] else None:
            yield _of_scale(text, found, whole, Fraction(count, parts))
            continue
        plural = bool(found["s"]) == (count > 1) and count < parts
        clear = found["of"] or (count > 1 and parts == 3)
        if plural and clear and not (found["of"] and _TIME.match(text, found.end(), span.end)):
            yield _made(text, Span(*found.span()), Fraction(count, parts), None, _bound(found))


def _of_scale(text: str, found: re.Match[str], whole: re.Match[str], part: Fraction) -> Loose:
    """Return "a quarter of a million people"."""
    unit = unit_after(text, whole.end(), len(text))
    value = part * _SCALES[whole[1].lower()]
    return _made(text, Span(found.start(), unit.end if unit else whole.end()), value, unit and unit.name, _bound(found))


def _ages(text: str, span: Span) -> Iterator[Loose]:
    """Yield "aged 17" and "age of seven"."""
    for found in _AGE.finditer(text, *span):
        numeral = numeral_at(text, found.end(), span.end)
        if numeral and 0 < numeral.value <= OLDEST and not _NO_AGE.match(text, numeral.end):
            yield _made(text, Span(found.start(), numeral.end), numeral.value, "year", None)


def _halves(text: str, span: Span) -> Iterator[Loose]:
    """Yield "half an hour" and "half a century"."""
    for found in _HALF_UNIT.finditer(text, *span):
        unit = unit_after(text, found.end() - 1, span.end)
        if unit and unit.measure:
            yield _made(text, Span(found.start(), unit.end), Fraction(1, 2), unit.name, _bound(found))


def _shares(text: str, span: Span) -> Iterator[Loose]:
    """Yield "one in five" and "nine out of ten"."""
    for found in _SHARE.finditer(text, *span):
        part, whole = numeral_at(text, found.start("n"), found.end("n")), numeral_at(text, found.end(), span.end)
        if not part or not whole or part.end != found.end("n") or not 0 < part.value < whole.value <= 1000:
            continue
        if found["j"].lower() != "in" and whole.value not in _WHOLES:
            continue
        unit = unit_after(text, whole.end, span.end)
        if (part.value == 1 or found["j"].lower() != "in") and not (unit and unit.measure):
            yield _made(text, Span(found.start(), whole.end), part.value / whole.value, None, _bound(found))


_KINDS = (_parts, _ages, _halves, _shares)
