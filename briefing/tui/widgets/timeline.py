"""When the entries of the result were published: one line of bars, months or years apart where nothing happened."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from briefing.library import Timeline as Dates
from briefing.tui import present
from briefing.tui.present import Ink

_BARS = "▁▂▃▄▅▆▇█"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
Counts = Sequence[tuple[date, int]]  # days or months with their entries, in order of time
Bucket = tuple[int, ...]  # (year, month, quarter of the month), (year, month) or (year,)


class Timeline(Widget):
    """Draw bars for the days given, as fine as the width allows."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(present.INKS)
    ALLOW_SELECT = False

    shown: reactive[Dates] = reactive(Dates())

    def show(self, dates: Dates) -> None:
        """Draw the dates; what has none is counted in words."""
        self.shown = dates

    def render(self) -> Content:
        """Return the line."""
        undated = self.shown.undated
        words = [present.line((f"{undated:,} undated", Ink.QUIET))] if undated else []
        return present.both_ends(bars(self.shown, self.size.width - 12), present.separated(words), self.size.width)


def bars(dates: Dates, cells: int) -> Content:
    """Return the bars of dates in the finest of three steps that fits into the cells."""
    drawn = present.EMPTY
    for step in (_months, _years) if dates.unit == "month" else (_parts_of_months, _months, _years):
        drawn = step(dates.counts)
        if drawn.cell_length <= cells:
            return drawn
    return present.fit(drawn, cells)


def _parts_of_months(dates: Counts) -> Content:
    """Eight bars a month, four days each."""
    counts = _counted(dates, lambda day: (day.year, day.month, min((day.day - 1) // 4, 7)))
    before = 0
    pieces: list[present.Part] = []
    for (year, month, *_), gap in _with_gaps(sorted({bucket[:2] for bucket in counts}), _next_month):
        label = f"{_MONTHS[month - 1]} {year}" if year != before else _MONTHS[month - 1]
        before = year
        pieces += [gap, (f"{label} ", Ink.QUIET), *_drawn([(year, month, part) for part in range(8)], counts)]
    return present.line(*pieces)


def _months(dates: Counts) -> Content:
    """Twelve bars a year."""
    counts = _counted(dates, lambda day: (day.year, day.month))
    pieces: list[present.Part] = []
    for (year, *_), gap in _with_gaps(sorted({bucket[:1] for bucket in counts}), lambda year: (year[0] + 1,)):
        pieces += [gap, (f"{year} ", Ink.QUIET), *_drawn([(year, month) for month in range(1, 13)], counts)]
    return present.line(*pieces)


def _years(dates: Counts) -> Content:
    """One bar a year."""
    counts = _counted(dates, lambda day: (day.year,))
    if not counts:
        return present.EMPTY
    first, last = min(counts)[0], max(counts)[0]
    drawn = _drawn([(year,) for year in range(max(first, last - 400), last + 1)], counts)
    return present.line((f"{first} ", Ink.QUIET), *drawn, (f" {last}", Ink.QUIET))


def _counted(dates: Counts, bucket: Callable[[date], Bucket]) -> Counter[Bucket]:
    counts: Counter[Bucket] = Counter()
    for day, count in dates:
        counts[bucket(day)] += count
    return counts


def _next_month(month: Bucket) -> Bucket:
    return (month[0] + 1, 1) if month[1] == 12 else (month[0], month[1] + 1)


def _with_gaps(
    buckets: Iterable[Bucket], following: Callable[[Bucket], Bucket]
) -> Iterator[tuple[Bucket, present.Part]]:
    previous: Bucket | None = None
    for bucket in buckets:
        gap = "" if previous is None else " " if following(previous) == bucket else " ⋯ "
        yield bucket, (gap, Ink.FAINT)
        previous = bucket


def _drawn(buckets: Sequence[Bucket], counts: Counter[Bucket]) -> list[present.Part]:
    """Return a bar for each bucket; an empty one keeps to the ground, in a fainter ink."""
    most = max(counts.values(), default=1)
    heights = [-(-counts[bucket] * 7 // most) if counts[bucket] else 0 for bucket in buckets]
    return [
        ("".join(_BARS[height] for height in run), Ink.ACCENT if filled else Ink.FAINT)
        for filled, run in groupby(heights, bool)
    ]
