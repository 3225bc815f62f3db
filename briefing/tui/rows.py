"""One entry in two lines of the list."""

from textual.content import Content

from briefing.model import Entry
from briefing.tui import chains, dates, present
from briefing.tui.present import Ink

_DATE = 9  # "10 Mar 25"
_NARROW = 34  # below it the second line starts under the date, to win its cells


def entry_row(entry: Entry, width: int, this_year: int, bar: Content) -> tuple[Content, Content]:
    """Return date and headline, then publisher, countries and claims; a bar at the left selects the entry."""
    selected = bool(bar.plain.strip())
    date = present.line((f"{dates.column(entry.published, this_year):>{_DATE}}  ", Ink.QUIET))
    headline = present.line((entry.headline, Ink.STRONG if selected else Ink.PLAIN))
    indent = present.line("  " if width < _NARROW else " " * (_DATE + 2))
    below = present.both_ends(indent + _origin(entry), _figures(entry, width), width - 2)
    return present.fit(bar + date + headline, width - 1), bar + below


def _origin(entry: Entry) -> Content:
    return present.inked(chains.provenance(entry), Ink.QUIET)


def _figures(entry: Entry, width: int) -> Content:
    shown = entry.countries[: 2 if width < 52 else 4]
    more = len(entry.countries) - len(shown)
    countries = " ".join(shown) + (f" +{more}" if more else "")
    claims = f"{len(entry.claims) or 'no'} claim{'s' * (len(entry.claims) != 1)}"
    return (
        present.line((countries, Ink.QUIET), (f"  {claims:>9}", Ink.QUIET))
        if width >= 46
        else present.line((claims, Ink.QUIET))
    )
