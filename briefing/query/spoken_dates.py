"""Dates as people type them ("last 7 days", "since March", "2025-03..2025-04") to a term of the query language.

Nothing is guessed: what is not understood is refused with a hint, a day that no calendar has is no date, and what was
understood is shown as the query text that it becomes. A month or weekday without a year is the last one that has begun.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.query.edit import chosen, clear, toggle
from briefing.query.errors import ValueRefused, nearest, shown
from briefing.query.fields import FieldSpec, find_field
from briefing.query.format import format_field
from briefing.query.values import canonical
from briefing.text.fold import fold

_HINT = "write 2025-03-10, 2025-03..2025-04, last 7 days, since March or 10 March 2025"
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNITS = {"day": "d", "week": "w", "month": "m", "year": "y"}
_KNOWN = (*_MONTHS, *_WEEKDAYS, "today", "yesterday", "undated", "this month", "last month", "this year", "last week")
_AGE = re.compile(r"(?:the )?(?:last|past) (\d{1,6}) (day|week|month|year)s?|(\d{1,6}) ?([dwmy])", re.ASCII)
_SPAN = re.compile(r"(this|last|the last|past|the past) (week|month|year)")
_FIELD = re.compile(r"([a-z]+):(.*)", re.DOTALL)
_BETWEEN = re.compile(r"(?:between|from) (.+?) (?:and|to|until) (.+)|(.+?) (?:to|until|-) (.+)")
_FROM = re.compile(r"(since|from|after|before|until|till|up to) (.+)")
_WORDY = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)? )?([a-z]+)\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,?(?: (\d{4}))?", re.ASCII
)
_DAY_FIRST = re.compile(r"\d{1,2}(?:st|nd|rd|th)? [a-z]", re.ASCII)
_FIELDS = frozenset({"date", "newer", "older", "is"})


@dataclass(frozen=True, slots=True)
class DateTerm:
    """A term of the query language about when entries were published: ``date:…``, ``newer:…``, ``is:undated``."""

    field: str
    value: str

    def __str__(self) -> str:
        """Return the term as query text.

        >>> str(DateTerm("newer", "7d"))
        'newer:7d'
        """
        return format_field(self.field, (self.value,))


def spoken_dates(text: str, today: date) -> DateTerm:
    """Return the term that a text means; raise ValueRefused, with a suggestion, for what means none.

    >>> day = date(2025, 4, 1)
    >>> [str(spoken_dates(text, day)) for text in ("yesterday", "last 7 days", "since March", "2025-03..2025-04")]
    ['date:2025-03-31', 'newer:7d', 'date:2025-03..', 'date:2025-03..2025-04']
    """
    words = " ".join(fold(text).split())
    if not words:
        raise ValueRefused("no date was typed", _HINT)
    if field := _FIELD.fullmatch(words):
        return _term(field[1], field[2].strip())
    if words == "undated":
        return DateTerm("is", "undated")
    if age := _AGE.fullmatch(words):
        return _term("newer", f"{int(age[1] or age[3])}{_UNITS.get(age[2], age[4])}")
    return _term("date", _range(words, today))


def with_dates(text: str, term: DateTerm) -> str:
    """Return the query that asks for these dates instead of those it asked for.

    >>> with_dates("newer:7d war", DateTerm("date", "2025-03"))
    'war date:2025-03'
    """
    return toggle(without_dates(text), term.field, term.value)


def without_dates(text: str) -> str:
    """Return the query without what it asks of the day of publication."""
    for field in ("date", "newer", "older"):
        if chosen(text, field):
            text = clear(text, field)
    return toggle(text, "is", "undated") if "undated" in chosen(text, "is") else text


def _term(name: str, value: str) -> DateTerm:
    spec = find_field(name)
    if spec is None or spec.name not in _FIELDS:
        raise ValueRefused(f"{shown(name)}: is no field of dates", "write date:, newer: or older:")
    values = canonical(spec, _undotted(spec, value))
    if spec.name == "is" and values != ("undated",):
        raise ValueRefused(f"is:{shown(value)} says nothing of dates", "write is:undated")
    return DateTerm(spec.name, values[0])


def _undotted(spec: FieldSpec, value: str) -> str:
    """Return a range without the blanks around its dots."""
    return re.sub(r" ?\.\. ?", "..", value) if spec.name == "date" else value


def _range(words: str, today: date) -> str:
    if span := _SPAN.fullmatch(words):
        return _span(span[1] == "this", span[2], today)
    if ".." in words:
        ends = words.split("..")
        if len(ends) > 2:
            raise ValueRefused("a range has two ends", "write a..b, a.. or ..b")
        return "..".join(_one(end.strip(), today) if end.strip() else "" for end in ends)
    if (between := _BETWEEN.fullmatch(words)) and not words.startswith(("since", "after", "before", "until", "up to")):
        first, last = between[1] or between[3], between[2] or between[4]
        return f"{_one(first, today)}..{_one(last, today)}"
    if bound := _FROM.fullmatch(words):
        at = _one(bound[2], today)
        match bound[1]:
            case "after":
                return f">{at}"
            case "before":
                return f"<{at}"
            case "since" | "from":
                return f"{at}.."
            case _:
                return f"..{at}"
    return _one(words, today)


def _span(current: bool, unit: str, today: date) -> str:
    match unit:
        case "week":  # ISO 8601: from Monday to Sunday
            first = today - timedelta(days=today.weekday() + (0 if current else 7))
            return f"{first}..{first + timedelta(days=6)}"
        case "month":
            day = today if current else today.replace(day=1) - timedelta(days=1)
            return day.isoformat()[:7]
        case _:
            return f"{today.year - (not current):04}"


def _one(words: str, today: date) -> str:
    """Return a day, month or year as the query language writes it, or a comparison with one."""
    if words in ("today", "yesterday"):
        return (today - timedelta(days=words == "yesterday")).isoformat()
    if words in ("this month", "last month", "this year", "last year"):
        return _span(words.startswith("this"), words.split()[1], today)
    if words[0] in "<>=" or (words[0].isdigit() and not _DAY_FIRST.match(words)):
        return words
    found = _WORDY.fullmatch(words)
    if not found or (found[1] and found[3]):
        raise _refused(words)
    if weekday := _named(found[2], _WEEKDAYS):
        if found[1] or found[3] or found[4]:
            raise _refused(words)
        return (today - timedelta(days=(today.weekday() - weekday + 1) % 7)).isoformat()
    month = _named(found[2], _MONTHS)
    if not month:
        raise _refused(words)
    return _day(month, found[1] or found[3], found[4], today)


def _day(month: int, day: str | None, year: str | None, today: date) -> str:
    number = int(day) if day else None
    in_year = int(year) if year else today.year - ((month, number or 1) > (today.month, today.day))
    if in_year < 1:
        raise ValueRefused("there is no year 0", _HINT)
    if number is None:
        return f"{in_year:04}-{month:02}"
    most = monthrange(in_year, month)[1]
    if not 1 <= number <= most:
        name = _MONTHS[month - 1].capitalize()
        raise ValueRefused(f"{name} {in_year} has no day {number}", f"write a day from 1 to {most}")
    return f"{in_year:04}-{month:02}-{number:02}"


def _named(word: str, names: tuple[str, ...]) -> int:
    """Return the number of a name, from 1, by the name or at least three of its letters; 0 for none."""
    found = [number for number, name in enumerate(names, 1) if len(word) >= 3 and name.startswith(word)]
    return found[0] if found else 9 if word == "sept" and names is _MONTHS else 0


def _refused(words: str) -> ValueRefused:
    near = nearest(words, _KNOWN)
    return ValueRefused(f"{shown(words)} is not a date", f"did you mean {near}?" if near else _HINT)
