"""What may be typed next: names of fields, and the values that a field lists."""

import re
from dataclasses import dataclass
from functools import cache

from briefing.query.fields import FLAGS, FieldType, field_names, find_field
from briefing.vocabulary.countries import ISO_CODES, country_name
from briefing.vocabulary.topics import SHORT_NAMES, topic_name, topics

_FEWEST = 2  # letters of a bare word after which a field is worth offering
_TYPED = re.compile(r'[^\s()"“”„]*\Z')


@dataclass(frozen=True, slots=True)
class Completion:
    """The stretch of the text to replace, and what it may be replaced with, the likeliest first."""

    start: int
    end: int
    options: tuple[str, ...]


def complete(text: str, cursor: int) -> Completion:
    """Return what completes the piece of a term before the cursor; no options where there is nothing to offer.

    >>> complete("war is:un", 9)
    Completion(start=7, end=9, options=('unread', 'undated'))
    >>> complete("cl", 2).options
    ('claims:',)
    """
    end = min(max(cursor, 0), len(text))
    typed = _TYPED.search(text, 0, end)
    begin = typed.start() if typed else end
    piece = text[begin:end]
    name, colon, _ = piece.lstrip("-").partition(":")
    if colon:
        spec = find_field(name)
        start = max(text.rfind(":", begin, end), text.rfind(",", begin, end)) + 1
        offered = _values(spec.type) if spec else ()
    else:
        start = end - len(name)
        offered = tuple(f"{field}:" for field in field_names()) if name else ()
    folded = text[start:end].casefold()
    return Completion(start, end, tuple(option for option in offered if option.casefold().startswith(folded)))


def continued(text: str) -> str | None:
    """Return the text with its last word completed to the likeliest field or value; None where nothing is likely.

    >>> continued("war cou"), continued("country:UA,fr"), continued("c"), continued("is:")
    ('war country:', 'country:UA,france', None, None)
    """
    found = complete(text, len(text))
    typed = text[found.start :]
    if not found.options or len(typed) < (1 if text[: found.start].endswith((":", ",")) else _FEWEST):
        return None
    rest = found.options[0][len(typed) :]
    return text + rest if rest else None


@cache
def _values(kind: FieldType) -> tuple[str, ...]:
    """Return what a field of a kind lists: names of one word, for a longer one would need quotes before it."""
    match kind:
        case FieldType.FLAG:
            return tuple(flag for flag, _ in FLAGS)
        case FieldType.COUNTRY:
            return tuple(name for name in sorted(map(country_name, ISO_CODES)) if name.isalpha())
        case FieldType.TOPIC:
            names = (*sorted(SHORT_NAMES.values()), *(topic_name(topic) for topic in topics()))
            return tuple(name for name in dict.fromkeys(names) if name.isalpha())
        case _:
            return ()
