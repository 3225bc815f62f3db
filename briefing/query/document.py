"""What a query is held against: an entry with its source text and its state, and the world outside of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from briefing.model import Claim, Edtf, Entry, parse_edtf
from briefing.model.order import placed
from briefing.model.standing import ALONE, Standing
from briefing.query.origin import RELAYS, claim_speakers, entry_origins
from briefing.text.fold import words
from briefing.vocabulary.known_actors import NOBODY, KnownActors
from briefing.vocabulary.outlets import outlet_name


@dataclass(frozen=True)  # no slots: the folded words are kept beside the fields once they are asked for
class Document:
    """An entry with the text of its sources, what the reader did with it, and what its story says of it.

    ``story`` are the ids of the entries of its story, ``standing`` how its claims stand among theirs.
    """

    entry: Entry
    text: str = ""
    unread: bool = True
    starred: bool = False
    noted: bool = False
    story: tuple[str, ...] = ()
    standing: Standing = ALONE

    @cached_property
    def words(self) -> str:
        """The folded words that bare words search, as ``haystack`` gives them."""
        return haystack((*_entry_texts(self.entry), self.text))

    @cached_property
    def tags(self) -> str:
        """The folded words of the tags."""
        return haystack(self.entry.tags)

    @cached_property
    def actors(self) -> str:
        """The folded words of the actors' names and aliases."""
        return haystack(name for actor in self.entry.actors for name in (actor.name, *actor.aliases))

    @cached_property
    def speakers(self) -> str:
        """The folded words of the speakers of all claims."""
        return haystack(name for claim in self.entry.claims for name in claim_speakers(claim))

    @cached_property
    def origins(self) -> str:
        """The folded words of the origins of all claims, each as printed and as the outlet is called."""
        return haystack(outlet_names(entry_origins(self.entry)))

    @cached_property
    def sources(self) -> str:
        """The folded words of publishers and outlets, each as printed and as it is called."""
        return haystack(outlet_names(_outlets(self.entry)))

    @property
    def origins_of_claim(self) -> int:
        """The most independent origins of one of its claims: one where nothing else is known, none without claims."""
        return max(self.standing.origins, 1) if self.entry.claims else 0

    @cached_property
    def published(self) -> Edtf | None:
        """The days that the publication date counts as; None when the source does not say, or says no date."""
        return placed(self.entry)


@dataclass(frozen=True, slots=True)
class Context:
    """The day that ages count from, the saved queries by name, and the actors that are called by several names."""

    today: date
    queries: Mapping[str, str] = field(default_factory=dict)
    actors: KnownActors = NOBODY


def haystack(texts: Iterable[str]) -> str:
    r"""Return the folded words of the texts, a space around each word and a line for each text.

    So ``" paris summit "`` is found where the two words stand in a row, and ``" par"`` where one begins so.

    >>> haystack(["The Paris summit", "NATO"])
    ' the paris summit \n nato '
    """
    return "\n".join(f" {' '.join(words(text))} " for text in texts)


def claim_texts(claim: Claim) -> tuple[str, ...]:
    """Return what bare words search in a claim: its text and its speakers."""
    return (claim.text, *claim_speakers(claim))


def outlet_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names and, for those of known outlets, what the outlet is called."""
    return tuple(form for name in names for form in (name, outlet_name(name)) if form)


def days(text: str | None) -> Edtf | None:
    """Return the days that a date can mean, or None when it is missing or no date."""
    try:
        return parse_edtf(text) if text is not None else None
    except ValueError:
        return None


def _outlets(entry: Entry) -> Iterable[str]:
    yield from (source.publisher for source in entry.sources if source.publisher)
    yield from (hop.name for claim in entry.claims for hop in claim.chain if hop.kind in RELAYS)


def _entry_texts(entry: Entry) -> Iterable[str]:
    yield entry.headline
    yield from (excerpt.text for excerpt in entry.summary)
    for claim in entry.claims:
        yield from claim_texts(claim)
    yield from entry.tags
    for actor in entry.actors:
        yield from (actor.name, *actor.aliases)
    yield from (source.publisher for source in entry.sources if source.publisher)
