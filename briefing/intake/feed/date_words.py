"""Dates in words and figures as feeds write them beside the standards: "Monday, 10. März 2025 - 10:00".

What can mean two days is none: "3/4/2025" is in March or April. So is a time of day without a day.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone

from briefing.text.fold import fold

# The first letters of a month, folded, in English, German, French, Spanish, Italian, Portuguese, Dutch, the languages
# of Scandinavia, Hungarian, Greek, Russian and Ukrainian; and words of these and others that only begin like one.
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan gen ene ιαν янв січ",
            "feb fev φεβ фев лют",
            "mar maa mrt μαρ мар бере",
            "apr avr abr απρ апр квіт",
            "may mai mag maj mei μαι мая май трав",
            "jun giu juin ιουν ιον июн черв",
            "jul lug juil ιουλ ιολ июл лип",
            "aug ago aou αυγ авг серп",
            "sep set szep σεπ сен вере",
            "oct okt ott out οκτ окт жовт",
            "nov νοε ноя лист",
            "dec dez dic des δεκ дек груд",
        ),
        1,
    )
    for name in names.split()
}
_DAYS = ("mardi", "marte", "marti", "maand", "marra")
# Hours from UTC. IST is not here: it is the time of India, of Ireland and of Israel.
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "met": 1, "mez": 1, "cest": 2,
    "mest": 2, "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "sast": 2, "hkt": 8, "sgt": 8, "jst": 9, "kst": 9,
    "acst": 9.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "ndt": -2.5, "nst": -3.5, "adt": -3, "ast": -4,
    "edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8, "akdt": -8, "akst": -9,
    "hst": -10,
}  # fmt: skip
_TIME = re.compile(
    r"(?<!\d)(\d{1,2})[:h](\d{1,2})(?::(\d{1,2})(?:[.,]\d{1,9})?)?\s*([ap]\.?m\b\.?)?|\b(\d{1,2})\s*([ap]\.?m\b\.?)"
)
_OFFSET = re.compile(r"\s*(?:gmt|utc?)?\s*([+-]{1,2})(\d{1,2}):?(\d\d)?\b")
_LAST = re.compile(r"\s([+-])(\d\d):?(\d\d)\s*\Z")  # the zone of a time that comes before its day
_NAME = re.compile(r"\s*\(?([a-z]{1,5})\b")
_WORD = re.compile(r"[^\W\d_]{3,}")
_FIGURES = re.compile(r"(?<![\d:])(\d{1,4})(st|nd|rd|th)?(?![\d:])")
_YMD = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_ORDINAL = re.compile(r"(?<!\d)(\d{4})-?(\d{3})(?!\d)")
_EASTERN = re.compile(r"(\d{4})\s?[년年]\s?(\d{1,2})\s?[월月]\s?(\d{1,2})\s?[일日]")
_HALF_FIRST = re.compile(r"(?:(오전|午前|上午)|(?:오후|午後|下午))\s?(\d{1,2}:\d{1,2}(?::\d{1,2})?)")
_KOREAN = re.compile("[년월일]|오전|오후")
_DMY = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_IN_KOREA = timezone(timedelta(hours=9))  # the one zone of all who write so
_LONGEST = 100  # characters: a date that is longer is a sentence


def spelled_date(words: str) -> datetime | date | str | None:
    """Return a day, a moment where a time of day is given, "2025-03" where no day is; None where that is unclear.

    Raise ValueError for a date that does not exist. A time without a zone is in UTC, as feeds mean it.

    >>> spelled_date("Monday, 10. März 2025 - 10:00 CET").isoformat(), spelled_date("March 2025")
    ('2025-03-10T10:00:00+01:00', '2025-03')
    """
    if len(words) > _LONGEST:
        return None
    text = _HALF_FIRST.sub(lambda half: f"{half[2]} {'am' if half[1] else 'pm'}", fold(words))
    time = _TIME.search(text)
    if time is None:
        return _day(text)
    zone, end = _zone(text, time.end(), _IN_KOREA if _KOREAN.search(words) else UTC)
    day = _day(f"{text[: time.start()]} {text[end:]}")
    if day is None or isinstance(day, str):
        return day
    return datetime(day.year, day.month, day.day, *_clock(time), tzinfo=zone)


def _day(text: str) -> date | str | None:
    if found := _EASTERN.search(text) or _YMD.search(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DMY.search(text):
        first, second = int(found[1]), int(found[3])
        if found[2] == "/" and first <= 12 and second <= 12 and first != second:
            return None
        month, day = (first, second) if second > 12 else (second, first)
        return date(int(found[4]), month, day)
    if found := _ORDINAL.search(text):
        return datetime.strptime(found[1] + found[2], "%Y%j").replace(tzinfo=UTC).date()
    months = [number for word in _WORD.findall(text) if (number := _month(word))]
    if len(set(months)) != 1:
        return None
    figures = [figure[1] for figure in _FIGURES.finditer(text)]
    years = [figure for figure in figures if len(figure) == 4]
    days = [figure for figure in figures if len(figure) < 3]
    if not years and len(days) == 2 and len(days[1]) == 2:  # "10 Mar 25"
        short = days.pop()
        years = [f"{20 if int(short) < 70 else 19}{short}"]
    if len(years) != 1 or len(days) > 1:
        return None
    year = years[0]
    if not days:
        return f"{year}-{months[0]:02}"
    return date(int(year), months[0], int(days[0]))


def _month(word: str) -> int | None:
    if word.startswith(_DAYS):
        return None
    return next((_MONTHS[word[:size]] for size in (4, 3) if word[:size] in _MONTHS), None)


def _clock(time: re.Match[str]) -> tuple[int, int, int]:
    hour = int(time[1] or time[5])
    half = (time[4] or time[6] or "")[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, int(time[2] or 0), int(time[3] or 0)


def _zone(text: str, place: int, usual: timezone) -> tuple[timezone, int]:
    """Return the zone of a time that ends at the place, the usual one where none is given, and where it ends."""
    found = _OFFSET.match(text, place) or _LAST.search(text, place)
    if found:
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        zone = timezone(timedelta(minutes=-minutes if "-" in found[1] else minutes))
        return zone, found.end() if found.start() == place else place
    named = _NAME.match(text, place)
    if named and named[1] in _ZONES:
        return timezone(timedelta(hours=_ZONES[named[1]])), named.end()
    return usual, place
