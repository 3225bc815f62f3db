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

from briefing.analysis.dates import events
from briefing.model import Claim, ClaimKind, Entry
from briefing.model.edtf import Edtf
from briefing.stories.horizon import is_ahead
from briefing.stories.postponed import Planned, planned
from briefing.stories.revisions import in_time
from briefing.stories.slots import days_shared
from briefing.stories.statements import TELLING, Statement, day_of, statements
from briefing.text.span import Span

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


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement, what it says of plans, and whether it is of the story itself."""

    said: Statement
    plans: Planned
    near: bool


def agenda(entries: Iterable[Entry], today: date, later: Iterable[Entry] = ()) -> tuple[Item, ...]:
    """Return what claims say will be, by day; a day that several entries name of one thing stands in each.

    ``later`` are entries of later stories of the same matter. They answer only what they name the day of: the next
    meeting of the same people is none of this one's.
    """
    ordered = list(entries)
    own = {entry.id: _looks_ahead(entry) for entry in ordered}
    if not any(own[entry.id] and any(_may_name(claim, entry) for claim in entry.claims) for entry in ordered):
        return ()
    told = [_Told(one, _plans(one), one.entry.id in own) for one in statements([*ordered, *later])]
    items = [_item(one, days, told, today) for one in told if own.get(one.said.entry.id) for days in _ahead(one)]
    unique = {(item.days, item.entry.id, item.claim.id): item for item in items}
    return tuple(unique[key] for key in sorted(unique))


def _looks_ahead(entry: Entry) -> bool:
    """Tell whether an entry names a day after its publication: cheap, and few entries do."""
    published = day_of(entry.published)
    if not published:
        return False
    days = (day_of(event.date) for event in entry.events)
    return any(is_ahead(found, published) for found in days if found)


def _may_name(claim: Claim, entry: Entry) -> bool:
    """Tell whether the words of a claim may name a day to come: far cheaper than reading its clauses."""
    published = day_of(entry.published)
    for event in events(claim.text, [Span(0, len(claim.text))], entry.published):
        found = day_of(event.date)
        if found is None or (published and is_ahead(found, published)):
            return True
    return False


def _plans(one: Statement) -> Planned:
    return planned(one.clause.words, one.slots.days, one.entry.published)


def _ahead(one: _Told) -> Iterable[Edtf]:
    """Yield the days after its publication that a statement names as to come."""
    said = one.said
    if not said.published or said.claim.kind in _TIMELESS:
        return
    words = said.clause.words
    scheduled = _SCHEDULED.search(words) and not _DONE.search(words)
    if said.aspects.ahead or one.plans.put_off or scheduled:
        left = one.plans.given_up
        yield from (days for days in said.slots.days if is_ahead(days, said.published) and days not in left)


def _item(one: _Told, days: Edtf, told: Sequence[_Told], today: date) -> Item:
    answers = tuple(answer for other in told if (answer := _answer(one.said, days, other)))
    last = answers[-1] if answers else None
    said = one.said
    return Item(days, said.entry, said.claim, said.clause.text, _state(days, last, today), answers)


def _state(days: Edtf, last: Answer | None, today: date) -> State:
    if last:
        return State.CONFIRMED if last.confirms else State.CONTRADICTED
    if today < days.earliest:
        return State.DUE
    return State.TODAY if today <= days.latest else State.PASSED


def _answer(one: Statement, days: Edtf, told: _Told) -> Answer | None:
    """Return what a statement published later tells of the item, None when it surely tells nothing."""
    other = told.said
    if in_time(one, other)[1] is not other:
        return None
    mine, theirs = one.words.names, other.words.names
    if other.clause.doubt or one.clause.doubt or (mine - theirs and theirs - mine):
        return None  # nothing certain, or each names somebody else
    confirms = False if _gives_up(one, days, told) else _confirms(one, days, told)
    return None if confirms is None else Answer(other.entry, other.claim, other.clause.text, confirms)


def _gives_up(one: Statement, days: Edtf, told: _Told) -> bool:
    """Tell whether a statement says that what was to come on those days is put off or called off."""
    named = one.subject.weights.keys() & told.said.words.weights.keys()  # "the opening of the crossing was put off"
    if not any(one.subject.weights[key] >= TELLING for key in named):
        return False
    if days_shared([days], told.plans.given_up):
        return True
    before = told.said.published and told.said.published.latest <= days.latest
    whole = one.subject.weights.keys() == told.said.subject.weights.keys()
    return bool(told.near and told.plans.put_off and not told.plans.given_up and before and whole)


def _confirms(one: Statement, days: Edtf, told: _Told) -> bool | None:
    """Tell whether a statement tells of the item that it came about, or will not on those days; None for neither.

    Unless it is of the same story, it has to name the day.
    """
    other = told.said
    if not _about_one_thing(one, other):
        return None
    same_day = days_shared([days], other.slots.days) if other.slots.days else told.near
    if one.negated is not other.negated:
        return False if same_day else None
    if other.aspects.ahead:
        return False if told.near and not same_day else None  # another day is named now
    done = other.published and other.published.latest >= days.earliest and _DONE.search(other.clause.words)
    return True if done and same_day else None


def _about_one_thing(one: Statement, other: Statement) -> bool:
    """Tell whether two statements are of one happening: their verbs meet, and what they tell of."""
    if one.verb not in other.predicate.weights or other.verb not in one.predicate.weights:
        return False
    shared = one.words.weights.keys() & other.words.weights.keys()
    telling = [key for key in shared if one.words.weights[key] >= TELLING]
    subjects = one.subject.weights.keys() & other.subject.weights.keys()
    return len(telling) > 1 and bool(subjects)
