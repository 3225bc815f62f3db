"""One entry in two lines of the list."""

from textual.content import Content

from briefing.model import Entry
from briefing.tui import chains, dates, present
from briefing.tui.present import Ink

_DATE = 9  # "10 Mar 25"
_MOST_COUNTRIES, _FEWEST_COUNTRIES = 6, 2
_NO_COUNTRIES = 44  # cells; below it publisher and claims take them all
_NARROW = 34  # below it the second line starts under the date, to win its cells


def entry_row(entry: Entry, width: int, this_year: int, bar: Content) -> tuple[Content, Content]:
    """Return date and headline, then publisher, countries and claims; a bar at the left selects the entry."""
    selected = bool(bar.plain.strip())
    date = present.line((f"{dates.column(entry.published, this_year):>{_DATE}}  ", Ink.QUIET))
    headline = present.line((entry.headline, Ink.STRONG if selected else Ink.PLAIN))
    indent = present.line("  " if width < _NARROW else " " * (_DATE + 2))
    below = _below(entry, indent + present.inked(chains.origin(entry), Ink.QUIET), width - 2)
    return present.fit(bar + date + headline, width - 1), bar + below


def _below(entry: Entry, origin: Content, width: int) -> Content:
    """Give the countries the room that publisher and claims leave them."""
    if width < _NO_COUNTRIES:
        return present.both_ends(origin, present.line((_claims(entry), Ink.QUIET)), width)
    for most in range(_MOST_COUNTRIES, _FEWEST_COUNTRIES - 1, -1):
        right = present.line((f"{_countries(entry, most)}  {_claims(entry):>9}".strip(), Ink.QUIET))
        if origin.cell_length + right.cell_length + 2 <= width:
            break
    return present.both_ends(origin, right, width)


def _claims(entry: Entry) -> str:
    return f"{len(entry.claims) or 'no'} claim{'s' * (len(entry.claims) != 1)}"


def _countries(entry: Entry, most: int) -> str:
    shown, more = entry.countries[:most], len(entry.countries[most:])
    return " ".join(shown) + (f" +{more}" if more else "") if shown else ""
