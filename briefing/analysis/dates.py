"""Dates that a text speaks of, as events with the words that name them.

Absolute dates are read in many languages, the rest in English. What depends on the day of publication stays without a
date when that day is unknown: a date is resolved or null, never guessed.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from briefing.analysis import day_words
from briefing.analysis.date_context import Known, When
from briefing.analysis.date_patterns import (
    AMOUNT_BEFORE,
    BARE_MONTH,
    DEICTIC,
    LEAD_IN,
    LONGEST_LEAD_IN,
    ORDINAL,
    PAPER,
    QUARTER,
    QUOTED,
    RANGES,
    WEEKDAY,
    YEAR,
    YEAR_BEFORE_NOUN,
)
from briefing.analysis.month_days import month_days, nearest, same_year
from briefing.analysis.printed_dates import FIRST_YEAR, LAST_YEAR, absolute_date, absolute_dates, months_of_years
from briefing.analysis.tense import either_way, looks_forward, surely_ahead
from briefing.model import Event, Evidence, parse_edtf
from briefing.text.span import Span
from briefing.vocabulary.months import month_number

__all__ = ["absolute_date", "events"]

_HALVES = {"first": ("01", "06"), "second": ("07", "12"), "last": ("07", "12")}
_QUARTERS = {"1": ("01", "03"), "2": ("04", "06"), "3": ("07", "09"), "4": ("10", "12")}
_ORDER = {"first": "1", "second": "2", "third": "3", "fourth": "4", "last": "4"}

_NAME_BEFORE = re.compile(r"\b[A-Z][A-Za-z]+ $")  # USA Today, Psychology Today
_SIDES = {"last", "this", "next", "last year", "this year", "next year"}
_DIGIT = re.compile(r"\d")


def events(text: str, spans: Sequence[Span], published: str | None) -> tuple[Event, ...]:
    """Return the dates of the sentences ``spans`` in order of mention, each date once, by the words that first name it.

    >>> [event.date for event in events("Talks on Tuesday will include Asia.", [Span(0, 35)], "2025-03-10")]
    ['2025-03-11']
    """
    found: dict[str, Event] = {}
    for when in dates_named(text, spans, published):
        words = when.span.of(text)
        event = Event(when.date, words, (Evidence("s1", *when.span, exact=words),))
        found.setdefault(when.date or words.casefold(), event)
    return tuple(found.values())


def dates_named(text: str, spans: Sequence[Span], published: str | None) -> Iterator[When]:
    """Yield every place in the sentences ``spans`` that names a date, in order."""
    reference, named, year, elsewhere = _exact_day(published), None, None, False
    spoken = [Span(*match.span()) for match in QUOTED.finditer(text)]
    ends = [span.end for span in spoken]
    for sentence in spans:
        inside = spoken[bisect_right(ends, sentence.start) : bisect_left(spoken, (sentence.end,))]
        known, elsewhere = Known(sentence, reference, named, inside, year, elsewhere), False
        for when in _in_sentence(text, known):
            yield when
            elsewhere = elsewhere or _is_elsewhere(text, when, known)
            year = _printed_year(text, when) or year
            digits = any(character.isdigit() for character in when.span.of(text))
            named = _exact_day(when.date) if when.date and digits else named
            if when.date and when.against == reference and not digits:
                named = None  # "yesterday": the text is back in the days of its publication


def _is_elsewhere(text: str, when: When, known: Known) -> bool:
    """Tell whether words print a month with its year, another one than that of publication."""
    year = _printed_year(text, when)
    return bool(
        year and when.date and len(when.date) > len("2025") and known.published and year != known.published.year
    )


def _printed_year(text: str, when: When) -> int | None:
    """Return the year of a date whose words print it."""
    year = when.date[:4] if when.date else ""
    return int(year) if year.isdecimal() and year in when.span.of(text) else None


def _exact_day(printed: str | None) -> date | None:
    """Return the day of an EDTF date that is of one day of the years of news, else None."""
    if not printed or "/" in printed or len(printed) < len("2025-03-10"):
        return None
    day = parse_edtf(printed).earliest
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _in_sentence(text: str, known: Known) -> list[When]:
    found: list[When] = []
    now = any(pattern.search(text, *known.sentence) for pattern in (DEICTIC, WEEKDAY))
    for finder, form, leans in _FORMS if _DIGIT.search(text, *known.sentence) else _WORDED:
        elsewhere = known.elsewhere or any(_is_elsewhere(text, when, known) for when in found)
        leaning = known._replace(named=_last_day(found) or known.named, elsewhere=elsewhere and not now)
        for when in finder(text, leaning):
            lead = LEAD_IN.search(text, max(known.sentence.start, when.span.start - LONGEST_LEAD_IN), when.span.start)
            if lead and form == "year" and lead[0].lower().endswith("the "):
                lead = None
            span = Span(lead.start() if lead else when.span.start, when.span.end)
            if not any(span.overlaps(other.span) for other in found):
                found.append(When(span, when.date, form, leans(leaning) if leans else None))
    return sorted(found)


def _last_day(found: Sequence[When]) -> date | None:
    days = [when for when in found if _exact_day(when.date)]
    return _exact_day(max(days).date) if days else None


def _full(text: str, known: Known) -> Iterator[When]:
    for iso, span in absolute_dates(text, known.sentence):
        yield When(span, iso)
    for iso, span in months_of_years(text, known.sentence):
        yield When(span, iso)


def _ranges(text: str, known: Known) -> Iterator[When]:
    for pattern in RANGES:
        for match in pattern.finditer(text, *known.sentence):
            month = month_number(match["m"]) or 0
            near = date(int(match["y"]), month, 1) if match["y"] and int(match["y"]) > 1 else known.near
            ahead = (
                not match["y"] and near == known.published and surely_ahead(text, known.sentence, Span(*match.span()))
            )
            last = nearest(month, int(match["e"]), near, ahead=ahead) if near else None
            first = day_words.day_in_month(month, int(match["d"]), last) if last else None
            if near and not (first and last and first < last):
                continue
            yield When(Span(*match.span()), f"{first}/{last}" if near else None)


def _ordinals(text: str, known: Known) -> Iterator[When]:
    for match in ORDINAL.finditer(text, *known.sentence):
        near = known.near
        day = day_words.day_of_month(int(match["d"]), near) if near else None
        if day or not near:
            start = match.start("d") - len("the ")
            yield When(Span(start, match.end()), day.isoformat() if day else None)


def _weekdays(text: str, known: Known) -> Iterator[When]:
    for match in WEEKDAY.finditer(text, *known.sentence):
        if not match["n"][0].isupper():
            continue
        if match["p"] == "on" and PAPER.search(text, max(0, match.start() - 16), match.start()):
            continue
        span, resolved = Span(*match.span()), None
        if known.published and not known.is_spoken(span) and not either_way(text, known.sentence, span):
            forward = looks_forward(text, known.sentence, span)
            day = day_words.weekday(match["n"], (match["p"] or "").lower(), known.published, forward)
            resolved = day.isoformat() if day else None
        yield When(span, resolved)


def _deictic(text: str, known: Known) -> Iterator[When]:
    for match in DEICTIC.finditer(text, *known.sentence):
        if match["now"] == "Today" and _NAME_BEFORE.search(
            text, max(known.sentence.start, match.start() - 20), match.start()
        ):
            continue
        resolved = _resolve_deictic(match, known.published) if known.published else None
        span = Span(*match.span())
        a_day = match["two"] or match["past"] or match["next"] or match["now"]
        if resolved or not known.published:
            yield When(span, None if a_day and known.is_spoken(span) else resolved)


def _resolve_deictic(match: re.Match[str], published: date) -> str | None:
    if match["side"]:
        return day_words.period(match["side"].lower(), match["unit"].lower(), published)
    if match["we"]:
        return day_words.period("this" if published.weekday() >= 5 else "last", "weekend", published)
    if match["ago"]:
        return day_words.distance(match["ago"].lower(), match["ua"].lower(), -1, published)
    if match["ahead"]:
        return day_words.distance(match["ahead"].lower(), match["uh"].lower(), 1, published)
    step = 0 if match["now"] else -1 if match["past"] else 1
    if match["two"]:
        step = -2 if "before" in match["two"].lower() else 2
    return date.fromordinal(published.toordinal() + step).isoformat()


def _bare_months(text: str, known: Known) -> Iterator[When]:
    for match in BARE_MONTH.finditer(text, *known.sentence):
        month = month_number(match["m"])
        if not month or not match["m"][0].isupper() or (match["m"] == "May" and match["p"] in {"for", "and", "this"}):
            continue
        word = (match["w"] or match["p"]).lower()
        span = Span(
            match.start("m") if match["p"].lower() not in {"last", "next", "this"} else match.start(), match.end()
        )
        if same_year(match):
            yield When(span, f"{known.year}-{month:02}" if known.year else None)
            continue
        unsure = word not in _SIDES and (known.elsewhere or either_way(text, known.sentence, span))
        if unsure or not known.published:
            yield When(span, None)
            continue
        forward = looks_forward(text, known.sentence, span)
        yield When(span, day_words.month(month, word, known.published, forward))


def _quarters(text: str, known: Known) -> Iterator[When]:
    for match in QUARTER.finditer(text, *known.sentence):
        if match["k"] == "half":
            first, last = _HALVES.get(match["o"], ("", ""))
        else:
            first, last = _QUARTERS[match["q"] or _ORDER[match["o"]]]
        if first:
            yield When(Span(*match.span()), f"{match['y']}-{first}/{match['y']}-{last}")


def _years(text: str, known: Known) -> Iterator[When]:
    for match in YEAR.finditer(text, *known.sentence):
        if AMOUNT_BEFORE.search(text, max(known.sentence.start, match.start() - 12), match.start()):
            continue
        group = "y" if match["y"] else "z"
        yield When(Span(*match.span(group)), match[group])
    for match in YEAR_BEFORE_NOUN.finditer(text, *known.sentence):
        yield When(Span(*match.span("y")), match["y"])


def _near(known: Known) -> date | None:
    return known.near


def _of_publication(known: Known) -> date | None:
    return known.published


# What to look for, in this order, what that is called, and what it is resolved against when it is not in full.
_FORMS: tuple[tuple[Callable[[str, Known], Iterator[When]], str, Callable[[Known], date | None] | None], ...] = (
    (_ranges, "range of days", _near),
    (_full, "date in full", None),
    (month_days, "day and month", _near),
    (_quarters, "part of a year", None),
    (_ordinals, "day of a month", _near),
    (_weekdays, "weekday", _of_publication),
    (_bare_months, "month", _of_publication),
    (_deictic, "words that count from the day of publication", _of_publication),
    (_years, "year", None),
)
_WORDED = tuple(form for form in _FORMS if form[0] in {_weekdays, _bare_months, _deictic})  # all others have digits
