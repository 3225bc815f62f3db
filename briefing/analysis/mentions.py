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
    """A name in the text. ``span`` covers the name only; ``full`` the title before it too.

    ``rule`` is what shows it to be a name. ``sentence`` numbers the sentence from 0, the headline being the first where
    there is one; ``acts`` tells that a verb follows of which the name is the subject, ``credited`` that "Image:" or the
    like stands before it. ``evident`` is False of an acronym that nothing shows to name a body.
    """

    span: Span
    full: Span
    name: str
    kind: MentionKind
    role: str | None = None
    country: str | None = None
    rule: Rule = Rule.TAGGER
    sentence: int = 0
    acts: bool = False
    credited: bool = False
    evident: bool = True
