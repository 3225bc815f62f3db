"""One entry in two lines of the list."""

from textual.content import Content

from briefing.library import Row
from briefing.model.marks import Mark
from briefing.tui import chains, dates, present
from briefing.tui.present import Ink

_DATE = 9  # "10 Mar 25"
_UNREAD, _READ, _REOPENED, _STAR, _NOTE = "●", "○", "◐", "★", "✎"
_SEVERAL, _DISPUTED = "≡", "≠"
_MOST_COUNTRIES, _FEWEST_COUNTRIES = 6, 2
_NO_COUNTRIES = 44  # cells; below it publisher and claims take them all
_NARROW = 34  # below it the second line starts under the date, to win its cells


def entry_row(row: Row, mark: Mark, width: int, this_year: int, bar: Content) -> tuple[Content, Content]:
    """Return date and headline, then publisher, countries and claims.

    A bar at the left selects the row. Then stand a dot for what is not read yet, half of one for what has changed since
    it was read, and below it a star and a pencil for a note.
    """
    selected = bool(bar.plain.strip())
    date = present.line((f"{dates.column(row.published, this_year):>{_DATE}}  ", Ink.QUIET))
    headline = present.line((row.headline, Ink.PLAIN if mark.read and not selected else Ink.STRONG))
    sign = _REOPENED if reopened(row, mark) else _READ if mark.read else _UNREAD
    dot = present.line((f"{sign} ", Ink.FAINT if sign == _READ else Ink.ACCENT))
    given = f"{_STAR if mark.starred else ''}{_NOTE if mark.note else ''}"
    indent = present.line((f"{given:<{2 if width < _NARROW else _DATE + 4}}", Ink.ACCENT))
    return present.fit(bar + dot + date + headline, width - 1), bar + _below(row, indent, width - 2)


def reopened(row: Row, mark: Mark) -> bool:
    """Tell whether an entry was read, and something of it has changed since."""
    changed = row.standing.changed
    return mark.read and changed is not None and mark.read_at is not None and changed > mark.read_at


def _below(row: Row, indent: Content, width: int) -> Content:
    """Give the countries the room that publisher and claims leave them."""
    origin = chains.origin(row)
    right = present.line((_claims(row), Ink.QUIET))
    for most in range(_MOST_COUNTRIES, _FEWEST_COUNTRIES - 1, -1) if width >= _NO_COUNTRIES else ():
        right = present.line((f"{_countries(row, most)}  {_claims(row):>9}".strip(), Ink.QUIET))
        if indent.cell_length + origin.cell_length + right.cell_length + 2 <= width:
            break
    room = width - indent.cell_length - right.cell_length - 1
    return present.both_ends(indent + present.inked(chains.origin(row, room), Ink.QUIET), right, width)


def _claims(row: Row) -> str:
    return f"{row.claims or 'no'} claim{'s' * (row.claims != 1)}{_stand(row)}"


def _stand(row: Row) -> str:
    """Return how many claims several origins make, and how many are disputed."""
    marks = ((_SEVERAL, row.standing.corroborated), (_DISPUTED, row.standing.disputed))
    return "".join(f" {sign}{count}" for sign, count in marks if count)


def _countries(row: Row, most: int) -> str:
    shown, more = row.countries[:most], len(row.countries[most:])
    return " ".join(shown) + (f" +{more}" if more else "") if shown else ""
