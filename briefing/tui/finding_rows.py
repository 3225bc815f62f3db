"""The rows of a story's days and entries, of the ledger and of the agenda, made of what comparing found."""

from collections.abc import Iterable
from datetime import date

from textual.content import Content

from briefing.library.story_report import StoryReport
from briefing.model import Entry
from briefing.model.order import moment
from briefing.stories.agenda import Item, State
from briefing.stories.disputes import Dispute, Side
from briefing.stories.timeline import Basis, Point
from briefing.tui import chains, dates, present
from briefing.tui.findings import Finding, View, Voice, statement_of
from briefing.tui.present import Ink
from briefing.tui.relation_text import AGAINST, LATER, SAME
from briefing.tui.statements import Statement

_BASES = {
    Basis.SAID: "the claim names the day",
    Basis.EVENT: "the article names the day",
    Basis.PUBLISHED: "no day is named: published then",
}
_STATES = {
    State.DUE: ("○", Ink.ACCENT),
    State.TODAY: ("●", Ink.ACCENT),
    State.PASSED: ("–", Ink.QUIET),
    State.CONFIRMED: ("✓", Ink.ACCENT),
    State.CONTRADICTED: (AGAINST, Ink.ALERT),
}


def timeline_view(report: StoryReport) -> View:
    """Return the claims and events of a story by the days that they speak of; signs tell what others say of a claim."""
    against = {(s.entry.id, s.claim.id) for dispute in report.comparison.disputes for s in dispute.sides}
    several = [group for group in report.comparison.groups if group.corroborated]
    same = {(member.entry.id, member.claim.id) for group in several for member in group.members}
    rows = []
    for point in report.timeline:
        place = (point.entry.id, point.claim.id if point.claim else "")
        sign: present.Part = (AGAINST, Ink.ALERT) if place in against else (SAME, Ink.ACCENT) if place in same else ""
        rows.append(_point_row(point, sign))
    told = present.line((f"{SAME} several origins say it  {AGAINST} disputed ", Ink.QUIET))
    nothing = "No day is known of anything in this story."
    return View("timeline", tuple(rows), told if against or same else present.EMPTY, nothing=nothing)


def _point_row(point: Point, sign: present.Part) -> Finding:
    when = dates.in_days(point.days)
    if point.claim is not None:
        statement, who = statement_of(point.claim), chains.chain(point.claim)
    else:
        event = point.event
        statement = Statement("date", event.text if event else "", point.evidence)
        who = chains.provenance(point.entry)
    note = present.separated([who, (_BASES[point.basis], Ink.QUIET)])
    return Finding(sign, when, statement.text, note, ((Voice(point.entry, statement, _BASES[point.basis]),),))


def entries_view(report: StoryReport, linked: Iterable[tuple[str, Entry]]) -> View:
    """Return the entries of a story, and the first entries of those that are linked to it, each with how."""
    own = [_entry_row(entry, "") for entry in report.entries]
    others = [_entry_row(entry, how) for how, entry in linked]
    return View("entries", (*own, *others))


def _entry_row(entry: Entry, how: str) -> Finding:
    claims = f"{len(entry.claims) or 'no'} claim{'s' * (len(entry.claims) != 1)}"
    note = present.separated(
        [(f"{how} story" if how else "", Ink.ACCENT), chains.provenance(entry), (claims, Ink.QUIET)]
    )
    when = _day(entry).rpartition(" ")[0] if entry.published and "T" in entry.published else _day(entry)
    sign: present.Part = ("↗", Ink.ACCENT) if how else ""
    return Finding(sign, when, entry.headline, note, ((Voice(entry, None, how),),))


def dispute_row(dispute: Dispute) -> Finding:
    """Return a disagreement with both its sides."""
    one, other = dispute.sides
    sign, ink = (LATER, Ink.QUIET) if dispute.revised else (AGAINST, Ink.ALERT)
    label = f"later word, {dispute.kind}" if dispute.revised else str(dispute.kind)
    note = present.separated([(label, ink), (dispute.why, Ink.QUIET), (f"“{other.passage}”", Ink.QUIET)])
    when = _day(max((side.entry for side in dispute.sides), key=moment))
    sides = tuple((_side(side, how),) for side, how in zip(dispute.sides, ("one side", "the other"), strict=True))
    return Finding((sign, ink), when, one.claim.text, note, sides)


def latest_moment(dispute: Dispute) -> str:
    """Return what disagreements are ordered by: the moment of their later side, in whatever zone it was given."""
    return max(moment(side.entry) for side in dispute.sides)


def _side(side: Side, how: str) -> Voice:
    return Voice(side.entry, statement_of(side.claim, side.passage), how)


def agenda_row(item: Item, today: date) -> Finding:
    """Return what a claim says will be, with what later entries say of it."""
    sign, ink = _STATES[item.state]
    away = (item.days.earliest - today).days
    due = f"due in {away} day{'s' * (away != 1)}" if item.state is State.DUE else str(item.state)
    note = present.separated([(due, ink), chains.chain(item.claim)])
    said = Voice(item.entry, statement_of(item.claim, item.passage), "says so")
    later = [
        Voice(a.entry, statement_of(a.claim, a.passage), "confirms it" if a.confirms else "contradicts it")
        for a in item.answers
    ]
    columns = ((said,), *((voice,) for voice in later[-1:]))
    return Finding((sign, ink), dates.in_days(item.days), item.claim.text, note, columns)


def _day(entry: Entry) -> str:
    return dates.spoken(entry.published) if entry.published else "undated"


def story_name(report: StoryReport, *, roomy: bool = True) -> Content:
    """Return what a story is called."""
    return present.line((" Story  " if roomy else " ", Ink.STRONG), report.name)


def story_told(report: StoryReport, *, roomy: bool = True) -> Content:
    """Return what a story comes to: its entries and origins where there is room, and what is disputed in it."""
    entries, origins = len(report.entries), len(report.matrix.origins)
    disputes = len(report.comparison.disputes)
    told: list[present.Part] = []
    if roomy:
        told = [
            (f"{entries} {'entry' if entries == 1 else 'entries'}", Ink.QUIET),
            (f"{origins} origin{'s' * (origins != 1)}", Ink.QUIET),
        ]
    told.append((f"{AGAINST} {disputes} disputed" if disputes else "", Ink.ALERT))
    return present.line(present.separated(told), " ")
