"""What a digest is to be like."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DigestOptions:
    """How to print a digest.

    ``query`` is what found the entries, for the heading; ``width`` counts cells; ``styled`` adds colour, for a terminal
    only; ``hidden`` shows stances and intentions too.
    """

    query: str = ""
    width: int = 80
    styled: bool = False
    hidden: bool = False
