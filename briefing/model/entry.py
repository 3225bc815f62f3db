"""A briefing entry: what an article says, who says it, and the exact words that say so."""

from dataclasses import dataclass, field

from briefing.model.extra import Extra
from briefing.model.kinds import ActorKind, Bound, ClaimKind, DateBasis, HopKind
from briefing.model.problem import Problem

SCHEMA_VERSION = 1
SPAN_JOINER = " … "  # between the parts of a split quotation in a claim's text


@dataclass(frozen=True, slots=True)
class Source:
    """Where words come from: a file of the library, a URL, or both.

    ``sha256`` is of the file's bytes; ``retrieved`` an instant, for what came over the network only. ``author`` is the
    byline, ``updated`` (EDTF) when it says that it was changed last, where something outside the text says so;
    ``dated`` what it gives as its date, where that is none that can be read.
    """

    id: str
    publisher: str | None = None
    url: str | None = None
    file: str | None = None
    sha256: str | None = None
    retrieved: str | None = None
    author: str | None = None
    updated: str | None = None
    dated: str | None = None
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of a source: a TextPositionSelector and a TextQuoteSelector (W3C Web Annotation) in one.

    ``start`` and ``end`` count code points of the decoded source, end exclusive; both are None in an entry written by
    hand that only quotes. ``exact`` is the passage itself, always.
    """

    source: str
    start: int | None
    end: int | None
    exact: str
    prefix: str | None = None
    suffix: str | None = None
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence of the source that stands in the summary."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or speaks in the article, as printed. ``mentions`` counts the places that name it, at least one."""

    name: str
    kind: ActorKind
    mentions: int = 1
    role: str | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A date that the text speaks of. ``date`` is EDTF, or None when the words cannot be resolved without guessing."""

    date: str | None
    text: str
    evidence: tuple[Evidence, ...] = ()
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of an attribution chain.

    ``evidence`` is the mention that licenses it; only a publisher known from outside the text has none. ``printed``
    holds the words at the cue ("the official", "he") when they point back to the mention.
    """

    name: str
    kind: HopKind
    evidence: Evidence | None = None
    printed: str | None = None
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts or measures: ``text`` is the whole expression as printed ("more than 30 countries").

    ``value`` is an int, or a str where it is not whole: an exact decimal ("1.2") or a fraction ("1/3"); None where the
    words give no number ("dozens"). ``to`` is the end of a range. ``unit`` is an ISO 4217 code, "percent", the base
    form of a measure ("km", "year") or the counted noun as printed ("countries").
    """

    text: str
    value: int | str | None = None
    to: int | str | None = None
    unit: str | None = None
    bound: Bound | None = None
    evidence: Evidence | None = None
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition that the article presents as somebody's.

    ``text`` is the source's own characters: the exact words of its evidence, joined by ``SPAN_JOINER``. ``chain`` runs
    from the origin to the publisher. ``cue`` is the word that attributes ("said"); None for narration. ``actors`` are
    the names of the entry's actors that the claim's own words mention, in that order. ``negated`` says that its main
    clause is ("no deal was reached"); what a source denies is of the kind ``denial`` instead.
    """

    id: str
    text: str
    kind: ClaimKind
    chain: tuple[Hop, ...] = ()
    cue: str | None = None
    countries: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    actors: tuple[str, ...] = ()
    numbers: tuple[Quantity, ...] = ()
    negated: bool = False
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One briefing entry; the YAML file of the same id holds its fields in this order.

    ``id`` is empty in a file written by hand without one, until the store names it after its file. ``published`` is
    EDTF or None. ``countries`` are ISO 3166-1 alpha-2 in order of weight, ``topics`` IPTC Media Topics
    (``medtop:16000000``), best first. ``generated`` pairs each field that the program wrote with a digest of what it
    wrote, so that a later hand edit is recognized. ``problems`` are the steps that failed; they are not written.
    """

    headline: str
    id: str = ""
    language: str | None = None
    published: str | None = None
    published_basis: DateBasis = DateBasis.UNKNOWN
    sources: tuple[Source, ...] = ()
    summary: tuple[Excerpt, ...] = ()
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    generated: tuple[tuple[str, str], ...] = ()
    extra: Extra = ()
    schema: int = SCHEMA_VERSION
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    def source(self, source_id: str) -> Source | None:
        """Return the source of that id, or None."""
        return next((source for source in self.sources if source.id == source_id), None)

    def to_dict(self) -> dict[str, object]:
        """Return the YAML's keys in its order, as plain values for JSON, with ``exact`` in every piece of evidence."""
        from briefing.model.plain import entry_to_dict  # noqa: PLC0415 (the two modules need each other)

        return entry_to_dict(self)
