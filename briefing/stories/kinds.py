"""How two claims stand to each other: the kinds there are, and what is shown of one."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How two statements stand to each other; all but ``agreement`` are disagreements."""

    AGREEMENT = "agreement"
    DENIAL = "denial"
    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    NAME = "name"
    POLARITY = "polarity"
    HEADLINE_BODY = "headline-body"


@dataclass(frozen=True, slots=True)
class Relation:
    """How two claims stand to each other: ``why`` in words, and the passages that show it, as printed in each."""

    kind: Kind
    why: str
    passages: tuple[str, str]
    likeness: float
