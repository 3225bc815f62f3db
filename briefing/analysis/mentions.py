"""Mentions: names in a text with what they name, as the rules of name_rules.py and the tagger find them."""

from dataclasses import dataclass
from enum import StrEnum

from briefing.text.span import Span


class MentionKind(StrEnum):
    """What a mention names; only persons, organizations and states become actors."""

    PERSON = "person"
    ORGANIZATION = "organization"
    STATE = "state"
    OUTLET = "outlet"
    PLACE = "place"


class Rule(StrEnum):
    """What shows the words to be a name."""

    OUTLET = "outlet"
    TITLE = "title"
    STATE = "state"
    ORGANIZATION_WORD = "organization word"
    ACRONYM = "acronym"
    GIVEN_NAME = "given name"
    SPEAKS = "speaks"
    SURNAME = "surname"
    TAGGER = "tagger"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. ``span`` covers the name only; ``full`` the title before it too."""

    span: Span
    full: Span
    name: str
    kind: MentionKind
    role: str | None = None
    country: str | None = None
    rule: Rule = Rule.TAGGER
