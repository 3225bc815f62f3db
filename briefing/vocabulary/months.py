"""Names of the months in many languages. Made from CLDR by ``data/make_months.py``."""

from functools import cache

from briefing.text.fold import fold
from briefing.vocabulary.tables import rows


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for name, number, _ in rows("months.tsv")}


def month_number(word: str) -> int | None:
    """Return the month that a name or abbreviation means, 1 to 12; None for any other word.

    >>> month_number("March"), month_number("Sept."), month_number("березня"), month_number("Macron")
    (3, 9, 3, None)
    """
    return _months().get(fold(word).strip("."))
