"""The agenda: what claims say will be on a day to come, and what later entries say of it.

Requires entries, best of one story, and the day it is asked on; assigns items in the order of their days. A day counts
only when the claim's own words name it and speak of what is to come, after the article was published. Whether an item
was confirmed or contradicted is told by the claims of entries published since, in the same high-precision way.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefing.model import Claim, ClaimKind, Entry
from briefing.model.edtf import Edtf
from briefing.stories.horizon import is_ahead
from briefing.stories.slots import days_shared
from briefing.stories.statements import TELLING, Statement, day_of, statements

_TIMELESS = frozenset({ClaimKind.QUESTION})
# What is to come, without a verb that says so: "takes effect on", "from Tuesday", "opens on", "the vote is on".
_SCHEDULED = re.compile(
    r"\b(?:takes? effect|comes? into force|opens?|begins?|starts?|ends?|expires?|meets?|closes?|goes|resumes?|leaves?"
    r"|arrives?|faces?|stays?|until|due|scheduled|planned|set|expected|put off|postponed|deadline|hearing|election)\b",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:was|were|had|did|has|have|[a-z]{3,}ed)\b", re.IGNORECASE)


class State(StrEnum):
    """How an item stands on the day that is asked for."""

    DUE = "due"  # its day is to come
    TODAY = "today"
    PASSED = "passed"  # its day is over, and nothing read tells how it went
    CONFIRMED = "confirmed"  # a later entry tells it as done
    CONTRADICTED = "contradicted"  # a later entry tells that it is not so, or names another day


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim of a later entry that tells of an item: that it came about, or not."""

    entry: Entry
    claim: Claim
    passage: str
    confirms: bool


@dataclass(frozen=True, slots=True)
class Item:
    """What a claim says will be: on which days, in which words, how it stands, and the later claims that tell so."""

    days: Edtf
    entry: Entry
    claim: Claim
    passage: str
    state: State
    answers: tuple[Answer, ...] = ()


def agenda(entries: Iterable[Entry], today: date, later: Iterable[Entry] = ()) -> tuple[Item, ...]:
    """Return what claims say will be, by day; a day that several entries name of one thing stands in each.

    ``later`` are entries of later stories of the same matter. They answer only what they name the day of: the next
    meeting of the same people is none of this one's.
    """
    ordered = list(entries)
    own = {entry.id: _looks_ahead(entry) for entry in ordered}
    if not any(own.values()):
        return ()
    told = [(one, one.entry.id in own) for one in statements([*ordered, *later])]
    items = [_item(one, days, told, today) for one, _ in told if own.get(one.entry.id) for days in _ahead(one)]
    unique = {(item.days, item.entry.id, item.claim.id): item for item in items}
    return tuple(unique[key] for key in sorted(unique))


def _looks_ahead(entry: Entry) -> bool:
    """Tell whether an entry names a day after its publication: cheap, and few entries do."""
    published = day_of(entry.published)
    if not published:
        return False
    days = (day_of(event.date) for event in entry.events)
    return any(is_ahead(found, published) for found in days if found)


def _ahead(one: Statement) -> Iterable[Edtf]:
    """Yield the days after its publication that a statement names as to come."""
    if not one.published or one.claim.kind in _TIMELESS:
        return
    words = one.clause.words
    if not one.aspects.ahead and not (_SCHEDULED.search(words) and not _DONE.search(words)):
        return
    yield from (days for days in one.slots.days if is_ahead(days, one.published))


def _item(one: Statement, days: Edtf, told: Sequence[tuple[Statement, bool]], today: date) -> Item:
    answers = tuple(answer for other, near in told if (answer := _answer(one, days, other, near=near)))
    last = answers[-1] if answers else None
    return Item(days, one.entry, one.claim, one.clause.text, _state(days, last, today), answers)


def _state(days: Edtf, last: Answer | None, today: date) -> State:
    if last:
        return State.CONFIRMED if last.confirms else State.CONTRADICTED
    if today < days.earliest:
        return State.DUE
    return State.TODAY if today <= days.latest else State.PASSED


def _answer(one: Statement, days: Edtf, other: Statement, *, near: bool) -> Answer | None:
    """Return what a statement published later tells of the item, None when it surely tells nothing.

    Unless ``near``, which one of the same story is, it has to name the day.
    """
    if not one.published or not other.published or other.published.earliest <= one.published.latest:
        return None
    if not _about_one_thing(one, other) or other.clause.doubt or one.clause.doubt:
        return None
    opposed = one.negated is not other.negated
    ahead = other.aspects.ahead
    same_day = days_shared([days], other.slots.days) if other.slots.days else near
    if opposed and same_day:
        return Answer(other.entry, other.claim, other.clause.text, confirms=False)
    if opposed:
        return None
    if ahead and near and not same_day:
        return Answer(other.entry, other.claim, other.clause.text, confirms=False)  # another day is named now
    done = not ahead and _DONE.search(other.clause.words) and other.published.latest >= days.earliest
    if done and same_day:
        return Answer(other.entry, other.claim, other.clause.text, confirms=True)
    return None


def _about_one_thing(one: Statement, other: Statement) -> bool:
    """Tell whether two statements are of one happening: their verbs meet, and what they tell of, and no other name."""
    if one.verb not in other.predicate.weights or other.verb not in one.predicate.weights:
        return False
    first, second = one.words.names, other.words.names
    if first - second and second - first:
        return False
    shared = one.words.weights.keys() & other.words.weights.keys()
    telling = [key for key in shared if one.words.weights[key] >= TELLING]
    subjects = one.subject.weights.keys() & other.subject.weights.keys()
    return len(telling) > 1 and bool(subjects)
