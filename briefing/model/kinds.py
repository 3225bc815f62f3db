"""The closed vocabularies of an entry. Their values are the words that stand in the YAML."""

from enum import StrEnum


class DateBasis(StrEnum):
    """How a publication date is known."""

    STATED = "stated"  # printed in the text
    METADATA = "metadata"  # given by the feed, page or mail that carried the text
    INFERRED = "inferred"  # read from a URL or file name, or the last change where a feed gives nothing else
    UNKNOWN = "unknown"  # not known; the date is null


class ActorKind(StrEnum):
    """What an actor is; ``unnamed`` is a role without a name, such as "French official"."""

    PERSON = "person"
    ORGANIZATION = "organization"
    STATE = "state"
    UNNAMED = "unnamed"


class HopKind(StrEnum):
    """What a hop of an attribution chain is: an actor, a document, an outlet, or the publisher at its end."""

    PERSON = "person"
    ORGANIZATION = "organization"
    STATE = "state"
    UNNAMED = "unnamed"
    DOCUMENT = "document"
    OUTLET = "outlet"
    PUBLISHER = "publisher"


class Bound(StrEnum):
    """How words limit a number: "about 30", "more than 30" or "at least 30", "up to 30" or "fewer than 30"."""

    ABOUT = "about"
    MIN = "min"
    MAX = "max"


class ClaimKind(StrEnum):
    """What a claim does. ``stance`` and ``intention`` are hidden by default; ``narration`` is the outlet's voice."""

    STATEMENT = "statement"
    DENIAL = "denial"
    ESTIMATE = "estimate"
    REPORT = "report"
    DECREE = "decree"
    QUESTION = "question"
    STANCE = "stance"
    INTENTION = "intention"
    NARRATION = "narration"
