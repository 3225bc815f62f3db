"""How far long work is, in words."""


def told(done: int, total: int, seconds: float) -> str:
    """Return how much is done, how fast it goes and how long it will take.

    >>> told(120, 360, 10.0), told(0, 5, 0.0), told(5, 5, 1.0)
    ('120 of 360 · 12/s · 20 s left', '0 of 5', '5 of 5 · 5/s')
    """
    rate = done / seconds if seconds > 0 else 0.0
    parts = [f"{done:,} of {total:,}"]
    if rate:
        parts.append(f"{rate:,.0f}/s" if rate >= 1 else f"{60 * rate:,.0f}/min")
        if done < total:
            parts.append(f"{_time((total - done) / rate)} left")
    return " · ".join(parts)


def _time(seconds: float) -> str:
    """Return a time in its largest unit.

    >>> _time(20), _time(150), _time(7300)
    ('20 s', '2 min', '2 h')
    """
    if seconds < 60:
        return f"{max(round(seconds), 1)} s"
    return f"{int(seconds // 60)} min" if seconds < 3600 else f"{int(seconds // 3600)} h"
