"""The actors that a person named: what each is called, and the other names that the news prints for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefing.model import ActorKind
from briefing.text.fold import words


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor by its canonical name. ``aliases`` are other names for it; None leaves what the article says."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind | None = None
    role: str | None = None
    country: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Return all names, the canonical one first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class KnownActors:
    """Actors that are found by any of their names, whole, in any case and with or without accents and "the".

    >>> known = KnownActors((KnownActor("Volodymyr Zelenskyy", ("Zelensky",)),))
    >>> known.named("ZELENSKY").name, known.named("Olena Zelensky")
    ('Volodymyr Zelenskyy', None)
    """

    actors: tuple[KnownActor, ...] = ()
    _by_key: Mapping[str, KnownActor] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the table of names; of two actors with one name the first has it."""
        table: dict[str, KnownActor] = {}
        for actor in self.actors:
            for key in keys(actor):
                table.setdefault(key, actor)
        object.__setattr__(self, "_by_key", table)

    def named(self, name: str) -> KnownActor | None:
        """Return the actor of that name, or None."""
        return self._by_key.get(key_of(name)) if self._by_key else None


NOBODY = KnownActors()  # where there is no actors.yaml


def keys(actor: KnownActor) -> Iterator[str]:
    """Yield what the names of an actor are found by."""
    yield from (key for name in actor.names if (key := key_of(name)))


def key_of(name: str) -> str:
    """Return what a name is found by: its folded words, without an article.

    >>> key_of("The Élysée's"), key_of("…")
    ('elysee s', '')
    """
    found = words(name)
    return " ".join(found[1:] if found[:1] == ["the"] and len(found) > 1 else found)
