"""How the claims of an entry stand among those of its story."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """What comparing a story told of one of its entries; it is derived, and never part of the entry.

    ``origins`` is the most independent origins that one of its claims has, 0 without claims. The others are how many of
    its claims have more than one, contradict a claim, or were only corrected later. ``changed`` is the instant, in
    seconds since 1970 (UTC), of the last thing that became known of it; None when nothing tells.
    """

    origins: int = 0
    corroborated: int = 0
    disputed: int = 0
    revised: int = 0
    changed: int | None = None


ALONE = Standing()  # of an entry that was not compared yet
