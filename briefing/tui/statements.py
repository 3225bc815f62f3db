"""What of an entry a reader walks over: summary, actors and places and topics, claims by their kind, dates.

Statements stand on evidence; what the entry is about (an actor, a country, a topic, a tag) carries the term of the
query language that finds every entry with it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model import Claim, ClaimKind, Entry, Evidence
from briefing.vocabulary.countries import country_name
from briefing.vocabulary.topics import topic_label

if TYPE_CHECKING:  # what compares stories is not read before the first paint
    from briefing.tui.relations import Other, Related

Marks = Callable[[Claim], bool]  # whether a search is about a claim
HIDDEN = frozenset({ClaimKind.STANCE, ClaimKind.INTENTION})
FEW = 12  # actors of an entry that are shown unless all are wanted

# Who says something first, then numbers; what only the publisher tells comes before what is hidden.
GROUPS: tuple[tuple[str, frozenset[ClaimKind]], ...] = (
    ("Statements", frozenset({ClaimKind.STATEMENT, ClaimKind.DENIAL})),
    ("Figures", frozenset({ClaimKind.ESTIMATE})),
    ("Reports and decrees", frozenset({ClaimKind.REPORT, ClaimKind.DECREE})),
    ("Questions", frozenset({ClaimKind.QUESTION})),
    ("Narration", frozenset({ClaimKind.NARRATION})),
    ("Stances and intentions", HIDDEN),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A field of the query language and a value of it; None stands for the values that are not shown."""

    field: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that the entry says, with the passages that support it; ``claim`` is None for all but claims.

    ``label`` names it in words ("claim 7 of 14"); ``number`` is the claim's own, whatever is hidden. What the entry is
    about has a ``term`` instead of evidence. With ``other`` it is what another claim of the story says of the claim
    before it: ``claim`` and evidence are those of the other's entry.
    """

    label: str
    text: str
    evidence: tuple[Evidence, ...] = ()
    claim: Claim | None = None
    number: int | None = None
    term: Term | None = None
    other: "Other | None" = None

    @property
    def own_claim(self) -> Claim | None:
        """The claim, where it is one of the entry itself."""
        return None if self.other else self.claim


NOTHING: Mapping[str, "Related"] = {}


def statements(
    entry: Entry, *, hidden: bool, whole: bool = False, related: Mapping[str, "Related"] = NOTHING
) -> tuple[Statement, ...]:
    """Return the statements of an entry; with ``hidden`` its stances and intentions, ``whole`` all its actors too.

    ``related`` is what the story tells of claims, by their ids; it stands behind each.
    """
    summary = [Statement(f"summary {n}", part.text, part.evidence) for n, part in enumerate(entry.summary, 1)]
    events = [Statement(f"date {n}", event.text, event.evidence) for n, event in enumerate(entry.events, 1)]
    return (*summary, *_about(entry, whole), *_claims(entry, hidden, related), *events)


def group_of(claim: Claim) -> str:
    """Return the title of the group that a claim stands in."""
    return next(title for title, kinds in GROUPS if claim.kind in kinds)


def first_claim(walk: Sequence[Statement], marks: Marks) -> int | None:
    """Return the place of the first claim that is marked, else of the first, else of the first statement, if any."""
    claims = [place for place, statement in enumerate(walk) if statement.own_claim]
    marked = (place for place in claims if (claim := walk[place].claim) and marks(claim))
    return next(marked, claims[0] if claims else 0 if walk else None)


def last_claim(walk: Sequence[Statement]) -> int | None:
    """Return the place of the last claim, else of the last statement, if any."""
    claims = [place for place, statement in enumerate(walk) if statement.own_claim]
    return claims[-1] if claims else len(walk) - 1 if walk else None


def next_claim(walk: Sequence[Statement], place: int | None, by: int) -> int | None:
    """Return the place of the next claim in a direction (1 or -1), None where there is none."""
    here = -1 if place is None else place
    ahead = range(here + 1, len(walk)) if by > 0 else range(here - 1, -1, -1)
    return next((at for at in ahead if walk[at].own_claim), None)


def same_place(walk: Sequence[Statement], statement: Statement) -> int | None:
    """Return where a statement of the entry as it was stands now: the same claim, else what has its name, if any."""
    claim = statement.claim
    named = (at for at, other in enumerate(walk) if claim and other.claim and _is_of(other, statement))
    labelled = (at for at, other in enumerate(walk) if other.label == statement.label)
    return next(named, next(labelled, None))


def _is_of(one: Statement, other: Statement) -> bool:
    """Tell whether two claims of some entry have the same id, and stand in the same entry."""
    homes = [found.other.entry.id if found.other else "" for found in (one, other)]
    ids = [found.claim.id if found.claim else "" for found in (one, other)]
    return homes[0] == homes[1] and ids[0] == ids[1]


def claim_at(walk: Sequence[Statement], place: int | None) -> str | None:
    """Return the id of the claim at a place; where others say something of a claim, that one. None for what is none."""
    at = -1 if place is None else place
    while at >= 0 and walk[at].other:
        at -= 1
    claim = walk[at].own_claim if at >= 0 else None
    return claim.id if claim else None


def place_of_claim(walk: Sequence[Statement], claim: str) -> int | None:
    """Return the place of a claim of the entry, None when it is not shown."""
    return next((at for at, found in enumerate(walk) if found.own_claim and found.own_claim.id == claim), None)


def next_row(walk: Sequence[Statement], place: int, by: int) -> int:
    """Return the place of the next row in a direction (1 or -1): the actors are one row, so are the countries."""
    here, at = _row(walk, place), place
    while 0 <= at + by < len(walk) and _row(walk, at) == here:
        at += by
    row = _row(walk, at)
    while at > 0 and _row(walk, at - 1) == row and row != here:
        at -= 1
    return at if row != here else place


def beside(walk: Sequence[Statement], place: int, by: int) -> int | None:
    """Return the place beside another in its row, None at its end."""
    at = place + by
    inside = 0 <= at < len(walk) and _row(walk, at) == _row(walk, place)
    return at if inside else None


def _row(walk: Sequence[Statement], place: int) -> str | int:
    term = walk[place].term
    return term.field if term else place


def _claims(entry: Entry, hidden: bool, related: Mapping[str, "Related"]) -> list[Statement]:
    count = len(entry.claims)
    numbered = list(enumerate(entry.claims, 1))
    return [
        statement
        for _, kinds in GROUPS
        if hidden or kinds is not HIDDEN
        for n, claim in numbered
        if claim.kind in kinds
        for statement in (
            Statement(f"claim {n} of {count}", claim.text, claim.evidence, claim, n),
            *_others(n, related.get(claim.id)),
        )
    ]


def _others(number: int, related: "Related | None") -> Iterator[Statement]:
    """Yield what others say of a claim."""
    for at, other in enumerate(related.shown if related else (), 1):
        says = "the same as" if other.agrees else "a later word on" if other.later else "against"
        label = f"{says} claim {number} ({at})"
        yield Statement(label, other.text, other.claim.evidence, other.claim, other=other)


def _about(entry: Entry, whole: bool) -> list[Statement]:
    """Return what the entry is about; of many actors the first, and one that stands for the others."""
    actors = [(actor.name, actor.name) for actor in entry.actors]
    few = actors if whole else actors[:FEW]
    rest = len(actors) - len(few)
    more = [Statement(f"{rest} more actors", f"{rest} more", term=Term("actor", None))] if rest else []
    return [
        *_row_of("actor", few, len(actors)),
        *more,
        *_row_of("country", [(code, country_name(code)) for code in entry.countries]),
        *_row_of("topic", [(topic, topic_label(topic)) for topic in entry.topics]),
        *_row_of("tag", [(tag, tag) for tag in entry.tags]),
    ]


def _row_of(field: str, values: Sequence[tuple[str, str]], count: int | None = None) -> list[Statement]:
    of = count or len(values)
    return [
        Statement(f"{field} {n} of {of}", text, term=Term(field, value)) for n, (value, text) in enumerate(values, 1)
    ]
