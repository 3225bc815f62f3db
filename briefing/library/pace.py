"""How soon a feed is worth asking again: what it says itself, else how often it had something new."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

SHORTEST = 10 * 60.0  # seconds; publishers block readers that ask more often than every few minutes
LONGEST = 24 * 3600.0
USUAL = 3600.0  # of a feed that tells nothing
_LOOKED_AT = 20  # items: a day or two of a newspaper, a year of a quiet one
_FIRST_RETRY = 15 * 60.0


def pace(said: float | None, published: Sequence[float], now: float) -> float:
    """Return the seconds until a feed is asked again.

    ``said`` is what it says itself (ttl, sy:updatePeriod) in seconds; ``published`` the times of its items. Half of the
    usual gap between two items is what finds half of them within a quarter of it; a feed that fell silent is asked
    less and less often.

    >>> pace(None, [0, 7_200, 14_400], 14_400)
    3600.0
    >>> [pace(1_800, [], 0), pace(1, [], 0), pace(None, [], 0)]
    [1800, 600.0, 3600.0]
    """
    if said:
        return min(max(said, SHORTEST), LONGEST)
    times = sorted(time for time in published if time <= now)[-_LOOKED_AT:]
    if len(times) < 2:
        return USUAL
    gap = median(after - before for before, after in pairwise(times))
    silent = (now - times[-1]) / 10
    return min(max(gap / 2, silent, SHORTEST), LONGEST)


def retry(failures: int) -> float:
    """Return the seconds until a feed that failed so often in a row is asked again.

    >>> [round(retry(count) / 3600, 2) for count in (1, 2, 5, 50)]
    [0.25, 0.5, 4.0, 24.0]
    """
    return min(_FIRST_RETRY * 2.0 ** min(failures - 1, 20), LONGEST)
