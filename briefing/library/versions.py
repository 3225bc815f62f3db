"""The versions of a web page that a library has: entries with a source at the same address, fetched at other times."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.model import Entry
from briefing.model.order import moment


@dataclass(frozen=True, slots=True)
class Version:
    """Another version of an entry's page; ``retrieved`` is the instant of its fetch, as far as it is known.

    ``later`` is None for one of the same second.
    """

    id: str
    later: bool | None
    retrieved: str | None


def when_taken(entry: Entry) -> tuple[str, str]:
    """Return what versions are put in order by: when they were fetched, else when they were published."""
    return max((source.retrieved or "" for source in entry.sources), default=""), moment(entry)


def versions(entry: Entry, of_page: Callable[[str], Sequence[Entry]]) -> tuple[Version, ...]:
    """Return the other versions of an entry, the oldest first; ``of_page`` finds the entries of an address."""
    found = {other.id: other for source in entry.sources if source.url for other in of_page(source.url)}
    found.pop(entry.id, None)
    own = when_taken(entry)
    others = sorted(found.values(), key=lambda other: (*when_taken(other), other.id))
    return tuple(_version(other.id, when_taken(other), own) for other in others)


def _version(name: str, taken: tuple[str, str], own: tuple[str, str]) -> Version:
    return Version(name, None if taken == own else taken > own, taken[0] or None)
