"""Who wrote an item, of all the forms that feeds have for it: a name, with the address where the feed gives one."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from briefing.intake.feed.markup import line, plain

_LONGEST = 2_000  # characters of a text that names people: a hundred authors; hostile feeds have 60,000
# Bounded in each part: no text makes it look at a place twice.
_ADDRESS = re.compile(r"(?:mailto:)?\b([\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8})")
_NOBODY = re.compile(r"(?:no|do-?not)[-_.]?reply\b", re.IGNORECASE)
_PLAIN = re.compile(r"[\w .,'-]*")  # most are
_EMPTY = re.compile(r"\(\s*\)|<\s*>|\[\s*\]")
_AROUND = " \t<>[],;:\"'"


class Person(NamedTuple):
    """A name and an address; either may be empty."""

    name: str = ""
    address: str = ""

    def __str__(self) -> str:
        """Render as ``Name (address)``; without the address where nobody reads what is sent there."""
        address = "" if _NOBODY.match(self.address) else self.address
        return f"{self.name} ({address})" if self.name and address else self.name or address


def person(text: str) -> Person:
    """Return whom a text names: RSS has the address first, as RFC 822 did, others have it last.

    >>> person("rui@port.example (Rui Costa)"), person("Rui Costa <rui@port.example>")
    (Person(name='Rui Costa', address='rui@port.example'), Person(name='Rui Costa', address='rui@port.example'))
    """
    words = line(text[:_LONGEST])
    found = _ADDRESS.search(words) if "@" in words else None
    name = f"{words[: found.start()]} {words[found.end() :]}" if found else words
    address = found[1] if found else ""
    if _PLAIN.fullmatch(name):
        return Person(" ".join(name.split()).strip(_AROUND), address)
    name = _EMPTY.sub("", line(plain(_EMPTY.sub("", name)))).strip(_AROUND)
    if name.startswith("(") and name.find(")") in {-1, len(name) - 1}:
        name = name.strip("() ")
    return Person(name, address)


def byline(given: Iterable[object]) -> str | None:
    """Return the people of an item in their order; addresses alone only where no one is named.

    Each is a mapping with ``name`` and ``email``, or a text.
    """
    found = [whom for one in given for whom in _people(one)]
    named: dict[str, Person] = {}
    for whom in found:
        if whom.name and (whom.name not in named or whom.address):
            named[whom.name] = whom
    told = [text for whom in named.values() or found if (text := str(whom))]
    return ", ".join(dict.fromkeys(told)) or None


def _people(one: object) -> Iterable[Person]:
    if isinstance(one, str):
        return [person(one)] if one else []
    if not isinstance(one, Mapping):
        return []
    whom, address = person(_text(one, "name")), _text(one, "email")
    if address or whom.address:
        return [Person(whom.name, whom.address or person(address).address)]
    return [Person(name) for name in whom.name.split(", ") if name]


def _text(of: Mapping[str, Any], key: str) -> str:
    value = of.get(key)
    return value if isinstance(value, str) else ""
