"""What may be typed next: names of fields, and the values that a field lists."""

import re
from dataclasses import dataclass

from briefing.query.fields import FLAGS, FieldType, field_names, find_field

_TYPED = re.compile(r'[^\s()"“”„]*\Z')


@dataclass(frozen=True, slots=True)
class Completion:
    """The stretch of the text to replace, and what it may be replaced with, in the order of the table of fields."""

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
        offered = tuple(flag for flag, _ in FLAGS) if spec and spec.type is FieldType.FLAG else ()
    else:
        start = end - len(name)
        offered = tuple(f"{field}:" for field in field_names()) if name else ()
    folded = text[start:end].casefold()
    return Completion(start, end, tuple(option for option in offered if option.startswith(folded)))
