"""The rows of what has changed in stories, the last first."""

from collections.abc import Iterable
from datetime import UTC, datetime

from briefing.library.story_report import StoryReport
from briefing.stories.changes import Change, ChangeKind
from briefing.stories.changes import Voice as Said
from briefing.tui import chains, present
from briefing.tui.findings import Finding, Voice, statement_of
from briefing.tui.present import Ink
from briefing.tui.relation_text import AGAINST, LATER, SAME

_SIGNS = {
    ChangeKind.NEW: ("+", Ink.ACCENT),
    ChangeKind.CORROBORATED: (SAME, Ink.ACCENT),
    ChangeKind.DISPUTED: (AGAINST, Ink.ALERT),
    ChangeKind.REVISED: (LATER, Ink.QUIET),
    ChangeKind.EDITED: ("✎", Ink.ALERT),
    ChangeKind.WITHDRAWN: ("−", Ink.ALERT),
}
LEGEND = "+ new  ≡ corroborated  ≠ disputed  ↻ revised  ✎ page edited  − withdrawn "


def change_rows(found: Iterable[tuple[StoryReport, tuple[Change, ...]]]) -> tuple[Finding, ...]:
    """Return the changes of stories, story by story, in each the last first."""
    return tuple(_row(report, change) for report, made in found for change in reversed(made))


def _row(report: StoryReport, change: Change) -> Finding:
    sign, ink = _SIGNS[change.kind]
    when = datetime.fromtimestamp(change.at, UTC).astimezone()
    about, cause = change.about, change.cause
    who: present.Part = chains.chain(about.claim) if about.claim and about.claim.id else chains.provenance(about.entry)
    kind = str(change.kind) if change.kind is not ChangeKind.EDITED else "page edited"
    note = present.separated(
        [(kind, ink), (f"{when:%H:%M}", Ink.QUIET), (change.why, Ink.QUIET), who, (report.name, Ink.FAINT)]
    )
    sides = ((_voice(about, ""),), *(((_voice(cause, f"{kind} by"),),) if cause != about else ()))
    return Finding((sign, ink), f"{when:%d %b %y}", about.passage, note, sides)


def _voice(said: Said, how: str) -> Voice:
    return Voice(said.entry, statement_of(said.claim, said.passage) if said.claim else None, how)
