"""Which days are on an agenda: later than the article's publication, near enough, and not too vague."""

from briefing.model.edtf import Edtf

LONGEST = 366 * 2  # days ahead; "by 2050" is a goal and not on an agenda
BROAD = 32  # days: a month is on an agenda, "next year" is not


def is_ahead(days: Edtf, published: Edtf) -> bool:
    """Tell whether days can be on the agenda of what was published then."""
    ahead = days.earliest - published.latest
    return 0 < ahead.days <= LONGEST and (days.latest - days.earliest).days < BROAD
