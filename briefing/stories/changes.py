"""What has changed in a story, and when: entries that came, claims corroborated, disputed, revised, withdrawn.

Requires the entries of one story, their comparison, and when each of them came in; assigns changes in the order of
their instants. Nothing is kept: what changed since any instant follows from what is there now. Where it is not known
when something came, nothing is said of when it changed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from briefing.model import Claim, Entry
from briefing.model.order import moment
from briefing.stories.alignment import ClaimGroup
from briefing.stories.comparison import Comparison
from briefing.stories.disputes import Dispute
from briefing.text.address import page_key
from briefing.text.fold import words

Arrived = Callable[[Entry], int | None]  # when an entry came in: seconds since 1970 (UTC), None for nobody knows


class ChangeKind(StrEnum):
    """What can change in a story."""

    NEW = "new"  # an entry came
    CORROBORATED = "corroborated"  # a second independent origin says it
    DISPUTED = "disputed"  # something contradicts it
    REVISED = "revised"  # a later word on it
    EDITED = "edited"  # its page says something else than before
    WITHDRAWN = "withdrawn"  # its page no longer says it


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim in its entry, with the words that count; no claim stands for the entry as a whole."""

    entry: Entry
    claim: Claim | None = None
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that changed at an instant: what it is about, and ``cause``, whose coming changed it.

    ``why`` is in words, empty where the kind says it all.
    """

    kind: ChangeKind
    at: int
    about: Voice
    cause: Voice
    why: str = ""


def changes(
    entries: Iterable[Entry], found: Comparison, arrived: Arrived, text_of: Callable[[Entry], str] = lambda _: ""
) -> tuple[Change, ...]:
    """Return the changes of a story, the first first; of one instant in the order of kinds, then by id.

    ``text_of`` gives the text of an entry's sources: what it still holds was not withdrawn.
    """
    ordered = sorted(entries, key=lambda entry: entry.id)
    made = [
        *_came(ordered, arrived),
        *(change for group in found.groups for change in _corroborated(group, arrived)),
        *(change for dispute in found.contradictions for change in _contradicted(dispute, arrived)),
        *_edited(ordered, arrived, text_of),
    ]
    return tuple(sorted(made, key=_order))


def last_changes(made: Iterable[Change]) -> dict[str, int]:
    """Return when something last changed of each entry, by its id."""
    last: dict[str, int] = {}
    for change in made:
        for voice in (change.about, change.cause):
            last[voice.entry.id] = max(change.at, last.get(voice.entry.id, change.at))
    return last


def _order(change: Change) -> tuple[int, int, str, str, str, str]:
    about, cause = change.about, change.cause
    claims = [voice.claim.id if voice.claim else "" for voice in (about, cause)]
    return (change.at, list(ChangeKind).index(change.kind), about.entry.id, claims[0], cause.entry.id, claims[1])


def _came(entries: Sequence[Entry], arrived: Arrived) -> Iterator[Change]:
    for entry in entries:
        if (at := arrived(entry)) is not None:
            voice = Voice(entry, None, entry.headline)
            yield Change(ChangeKind.NEW, at, voice, voice)


def _corroborated(group: ClaimGroup, arrived: Arrived) -> Iterator[Change]:
    """Yield that a second origin said it, once it did; what nobody knows the coming of was there from the start."""
    first: list[tuple[int, Voice]] = []
    for origin in group.origins:
        members = [member for member in group.members if member.entry.id in origin.entries]
        came = [
            (_since(member.entry, arrived), Voice(member.entry, member.claim, member.passage)) for member in members
        ]
        first.append(min(came, key=lambda pair: (pair[0], pair[1].entry.id)))
    first.sort(key=lambda pair: (pair[0], pair[1].entry.id))
    if len(first) > 1 and first[1][0] >= 0:
        yield Change(
            ChangeKind.CORROBORATED, first[1][0], first[0][1], first[1][1], f"{len(first)} independent origins"
        )


def _contradicted(dispute: Dispute, arrived: Arrived) -> Iterator[Change]:
    """Yield that the second of both sides came; a later word is the one published later, whichever came first."""
    voices = [Voice(side.entry, side.claim, side.passage) for side in dispute.sides]
    one, other = sorted(
        voices, key=lambda voice: moment(voice.entry) if dispute.revised else _since(voice.entry, arrived)
    )
    if (at := max(_since(voice.entry, arrived) for voice in voices)) >= 0:
        kind = ChangeKind.REVISED if dispute.revised else ChangeKind.DISPUTED
        yield Change(kind, at, one, other, f"{dispute.kind}: {dispute.why}")


def _edited(entries: Sequence[Entry], arrived: Arrived, text_of: Callable[[Entry], str]) -> Iterator[Change]:
    """Yield what the newer version of a page says otherwise than the one before."""
    pages: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.sources and entry.sources[0].url:  # further sources are places where its article was printed, too
            pages.setdefault(page_key(entry.sources[0].url), []).append(entry)
    seen: set[tuple[str, str]] = set()
    for versions in pages.values():
        known = sorted((entry for entry in versions if arrived(entry) is not None), key=lambda e: _since(e, arrived))
        for old, new in pairwise(known):
            if (old.id, new.id) not in seen and _since(old, arrived) < _since(new, arrived):
                seen.add((old.id, new.id))
                yield from _between(old, new, _since(new, arrived), text_of)


def _between(old: Entry, new: Entry, at: int, text_of: Callable[[Entry], str]) -> Iterator[Change]:
    """Yield that a page was edited, and each claim of it whose words the new version has nowhere."""
    whole = _folded(text_of(new))
    texts = [whole, *(_folded(claim.text) for claim in new.claims)]
    gone = [claim for claim in old.claims if whole.strip() and not _still_said(claim, texts)]
    more = {claim.text for claim in new.claims} - {claim.text for claim in old.claims}
    why = f"claims +{len(more)} -{len(gone)}"
    yield Change(ChangeKind.EDITED, at, Voice(old, None, old.headline), Voice(new, None, new.headline), why)
    for claim in gone:
        yield Change(ChangeKind.WITHDRAWN, at, Voice(old, claim, claim.text), Voice(new, None, new.headline))


def _still_said(claim: Claim, texts: Sequence[str]) -> bool:
    """Tell whether each piece of a claim stands in one of some texts."""
    return all(any(_folded(piece) in text for text in texts) for piece in claim.text.split(" … "))


def _folded(text: str) -> str:
    return f" {' '.join(words(text))} "


def _since(entry: Entry, arrived: Arrived) -> int:
    """Return when an entry came, -1 for one that was there from the start as far as is known."""
    at = arrived(entry)
    return -1 if at is None else at
