"""One entry in two lines of the list."""

from textual.content import Content

from briefing.library import Row
from briefing.tui import chains, dates, present
from briefing.tui.present import Ink

_DATE = 9  # "10 Mar 25"
_MOST_COUNTRIES, _FEWEST_COUNTRIES = 6, 2
_NO_COUNTRIES = 44  # cells; below it publisher and claims take them all
_NARROW = 34  # below it the second line starts under the date, to win its cells


def entry_row(row: Row, width: int, this_year: int, bar: Content) -> tuple[Content, Content]:
    """Return date and headline, then publisher, countries and claims; a bar at the left selects the row."""
    selected = bool(bar.plain.strip())
    date = present.line((f"{dates.column(row.published, this_year):>{_DATE}}  ", Ink.QUIET))
    headline = present.line((row.headline, Ink.STRONG if selected else Ink.PLAIN))
    indent = present.line("  " if width < _NARROW else " " * (_DATE + 2))
    below = _below(row, indent + present.inked(chains.origin(row), Ink.QUIET), width - 2)
    return present.fit(bar + date + headline, width - 1), bar + below


def _below(row: Row, origin: Content, width: int) -> Content:
    """Give the countries the room that publisher and claims leave them."""
    if width < _NO_COUNTRIES:
        return present.both_ends(origin, present.line((_claims(row), Ink.QUIET)), width)
    for most in range(_MOST_COUNTRIES, _FEWEST_COUNTRIES - 1, -1):
        right = present.line((f"{_countries(row, most)}  {_claims(row):>9}".strip(), Ink.QUIET))
        if origin.cell_length + right.cell_length + 2 <= width:
            break
    return present.both_ends(origin, right, width)


def _claims(row: Row) -> str:
    return f"{row.claims or 'no'} claim{'s' * (row.claims != 1)}"


def _countries(row: Row, most: int) -> str:
    shown, more = row.countries[:most], len(row.countries[most:])
    return " ".join(shown) + (f" +{more}" if more else "") if shown else ""
