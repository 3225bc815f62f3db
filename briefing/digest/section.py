"""A story as a digest tells it: what several origins say, what is disputed or corrected later, then all the rest.

Requires a story with its entries and their comparison; assigns each claim its place. What several say is one point.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from briefing.digest.told import Place, Told, told_of
from briefing.digest.wording import HIDDEN_KINDS, shown_claims, teller_of
from briefing.model import Claim, Entry
from briefing.stories.alignment import ClaimGroup, Member
from briefing.stories.comparison import Comparison
from briefing.stories.disputes import Dispute, Side
from briefing.stories.origins import Origin, origins
from briefing.stories.story import Story
from briefing.text.clean import clean_line


@dataclass(frozen=True, slots=True)
class Point:
    """What one claim says, or several that say the same, and the origins behind it; the first to say it comes first."""

    members: tuple[Member, ...]
    origins: tuple[Origin, ...]
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Teller:
    """Who says something, in words, and the claims by which he does."""

    chain: str
    claims: tuple[tuple[Entry, Claim], ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """The words of claims and those of them that count, both clean, with all who say it in these words."""

    text: str
    passage: str
    tellers: tuple[Teller, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A story for a digest: points of several origins, those with most first; contradictions; points of one origin."""

    story: Story
    name: str
    entries: tuple[Entry, ...]
    comparison: Comparison
    corroborated: tuple[Point, ...]
    disputes: tuple[Dispute, ...]
    revisions: tuple[Dispute, ...]
    single: tuple[Point, ...]


def section(story: Story, name: str, entries: tuple[Entry, ...], found: Comparison, *, hidden: bool) -> Section:
    """Return the section of a story; claims of hidden kinds stand for themselves only when ``hidden`` asks for them."""
    told = told_of(found)
    points = [_point(group, told) for group in found.groups if _is_shown(group.members, hidden=hidden)]
    points += [
        Point((Member(entry, claim, claim.text),), origins([(claim, entry)]))
        for entry in entries
        for claim in shown_claims(entry, hidden=hidden)
        if (entry.id, claim.id) not in told
    ]
    order = {(entry.id, claim.id): (n, m) for n, entry in enumerate(entries) for m, claim in enumerate(entry.claims)}
    points.sort(key=lambda point: order[_place(point.members[0])])
    several = sorted((point for point in points if len(point.origins) > 1), key=lambda point: -len(point.origins))
    single = tuple(point for point in points if len(point.origins) == 1)
    return Section(story, name, entries, found, tuple(several), found.disputes, found.revisions, single)


def sayings(said: Iterable[Member | Side]) -> tuple[Saying, ...]:
    """Return what is said, the same words once, with those who say it so, the same once with all their claims."""
    words: dict[tuple[str, str], dict[str, list[tuple[Entry, Claim]]]] = {}
    for one in said:
        tellers = words.setdefault((clean_line(one.claim.text), clean_line(one.passage)), {})
        tellers.setdefault(teller_of(one.claim), []).append((one.entry, one.claim))
    return tuple(
        Saying(text, passage, tuple(Teller(who, tuple(claims)) for who, claims in tellers.items()))
        for (text, passage), tellers in words.items()
    )


def parted(saying: Saying) -> tuple[str, str, str]:
    """Return the words before those that count, these, and the words behind; without these where all of them count."""
    before, words, after = saying.text.partition(saying.passage) if saying.passage else (saying.text, "", "")
    return (before, words, after) if words and (before or after) else (saying.text, "", "")


def marked(saying: Saying) -> str:
    """Return the words with those that count between » and «, unless all count.

    >>> marked(Saying("asleep when it left", "it left", ()))
    'asleep when »it left«'
    """
    before, words, after = parted(saying)
    return f"{before}»{words}«{after}" if words else before


def verdict(dispute: Dispute) -> str:
    """Return what a contradiction is and why; what is only a later word says so."""
    label = f"later word ({dispute.revised}), " if dispute.revised else ""
    return clean_line(f"{label}{dispute.kind}: {dispute.why}")


def standing(point: Point) -> str:
    """Return how many origins are behind a point, before they are named."""
    return counted(len(point.origins), "origin", "origins") + (", disputed" if point.disputed else "")


def about(section: Section) -> str:
    """Return what stands under the name of a story: its days, and how many entries and findings it has."""
    days = sorted(clean_line(entry.published)[:10] for entry in section.entries if entry.published)
    when = " – ".join(day for day, _ in groupby((days[0], days[-1]))) if days else "date not stated"
    counts = (
        counted(len(section.entries), "entry", "entries"),
        f"{len(section.corroborated)} corroborated" if section.corroborated else "",
        f"{len(section.disputes)} disputed" if section.disputes else "",
        f"{len(section.revisions)} corrected later" if section.revisions else "",
    )
    return " · ".join(part for part in (when, *counts) if part)


def counted(count: int, one: str, more: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "story", "stories"), counted(1200, "story", "stories")
    ('1 story', '1,200 stories')
    """
    return f"{count:,} {one if count == 1 else more}"


def _is_shown(members: Iterable[Member], *, hidden: bool) -> bool:
    return hidden or any(member.claim.kind not in HIDDEN_KINDS for member in members)


def _point(group: ClaimGroup, told: Mapping[Place, Told]) -> Point:
    return Point(group.members, group.origins, any(_is_disputed(member, told) for member in group.members))


def _is_disputed(member: Member, told: Mapping[Place, Told]) -> bool:
    """Tell whether a claim is disputed in the very words that the others say as well."""
    sides = (side for dispute in told[_place(member)].disputes for side in dispute.sides)
    return any(_place(side) == _place(member) and side.passage == member.passage for side in sides)


def _place(said: Member | Side) -> Place:
    return said.entry.id, said.claim.id
