"""The matrix of a story as rows: claims down, origins across, and behind each cell the passages that it rests on.

The passages of a cell stand in pairs where a dispute has two sides, so that what is shown beside one another
contradicts one another in those words; what an origin only says too comes after them, two by two.
"""

from collections.abc import Iterator

from briefing.library.story_report import StoryReport
from briefing.stories.alignment import Member
from briefing.stories.disputes import Dispute, Side
from briefing.stories.matrix import Cell, Row, Stand
from briefing.stories.origins import Origin, OriginReason
from briefing.tui import dates, present
from briefing.tui.columns import AGAINST, BOTH, SAYS, SILENT
from briefing.tui.findings import Finding, View, Voice, statement_of
from briefing.tui.present import Ink
from briefing.tui.relation_text import SAME, origin_in_words

_SIGNS = {Stand.ASSERTS: SAYS, Stand.DENIES: AGAINST, Stand.SILENT: SILENT}
_NOTHING = "No claim of this story is made by two of its entries or disputed, as far as can be told."
_ALONE = "This story has one entry, as far as can be told: there is no other to compare it with."


def matrix_view(report: StoryReport) -> View:
    """Return the claims that several entries make or one disputes, against the origins of the story."""
    found = report.matrix
    rows = tuple(_matrix_row(row, found.origins) for row in found.rows)
    columns = tuple(_in_words(origin, report) for origin in found.origins)
    names = tuple(origin.outlet or f"“{_headline(origin, report)}”" for origin in found.origins)
    return View("claims", rows, columns=columns, names=names, nothing=_NOTHING if len(report.entries) > 1 else _ALONE)


def _in_words(origin: Origin, report: StoryReport) -> str:
    """Return an origin with its entries and why they are one; one without an outlet goes by its article."""
    match origin.reason:
        case OriginReason.OWN:
            return f"{origin.outlet} (1 entry: its own report)"
        case OriginReason.UNKNOWN:
            return f"no outlet named, counted for itself (1 entry: “{_headline(origin, report)}”)"
        case _:
            return origin_in_words(origin)


def _headline(origin: Origin, report: StoryReport) -> str:
    entry = report.entry(origin.entries[0])
    return entry.headline if entry else origin.entries[0]


def _matrix_row(row: Row, origins: tuple[Origin, ...]) -> Finding:
    first = row.members[0]
    sayers = sum(cell.stand is Stand.ASSERTS for cell in row.cells)
    same = f"{SAME} {sayers} origin{'s' * (sayers != 1)}"
    told: list[present.Part] = [(same, Ink.ACCENT if sayers > 1 else Ink.QUIET)]
    if row.disputes:
        more = f" (+{len(row.disputes) - 1})" if len(row.disputes) > 1 else ""
        told.append((f"{AGAINST} {row.disputes[0].kind}: {row.disputes[0].why}{more}", Ink.ALERT))
    voices = tuple(_voices(row, cell, origin) for cell, origin in zip(row.cells, origins, strict=True))
    signs = tuple(_sign(row, cell, origin) for cell, origin in zip(row.cells, origins, strict=True))
    when = dates.spoken(first.entry.published) if first.entry.published else "undated"
    return Finding("", when, first.claim.text, present.separated(told), voices, signs, _span(first))


def _span(member: Member) -> tuple[int, int] | None:
    """Return where the words that are compared stand in their claim, None when they are all of it or are apart."""
    start = member.claim.text.find(member.passage)
    whole = len(member.passage) >= len(member.claim.text.rstrip(".!? "))
    return None if start < 0 or whole or not member.passage else (start, start + len(member.passage))


def _sign(row: Row, cell: Cell, origin: Origin) -> str:
    """Return the sign of a cell; one of its own for an origin that says a claim and what contradicts it."""
    both = cell.stand is Stand.ASSERTS and any(other.entry.id in origin.entries for _, _, other in _sides(row))
    return BOTH if both else _SIGNS[cell.stand]


def _voices(row: Row, cell: Cell, origin: Origin) -> tuple[Voice, ...]:
    """Return what an origin says, each with what contradicts it; of a silent one, what others say."""
    if cell.stand is Stand.SILENT:
        return _elsewhere(row, origin)
    pairs: list[Voice] = []
    heard: set[tuple[str, str]] = set()
    for dispute, mine, other in _sides(row):
        here = [side for side in (mine, other) if side.entry.id in origin.entries]
        if here:
            pair = (_side(mine, "says it"), _side(other, _against(dispute)))
            pairs += pair if here[0] is mine else pair[::-1]
            heard.update(_place(side) for side in here)
    rest = [_said(member, "says it") for member in cell.members if _place(member) not in heard]
    return (*pairs, *rest)


def _elsewhere(row: Row, origin: Origin) -> tuple[Voice, ...]:
    """Return what a silent origin says nothing of: a dispute where there is one, else who says it first."""
    silent = f"{origin.outlet or 'this origin'} is silent; here it is said"
    for dispute, mine, other in _sides(row):
        return _side(mine, silent), _side(other, _against(dispute))
    return (_said(row.members[0], silent),)


def _sides(row: Row) -> Iterator[tuple[Dispute, Side, Side]]:
    """Yield the disputes of a row, each with the side that says its claim and the one that contradicts it."""
    mine = {_place(member) for member in row.members}
    for dispute in row.disputes:
        one, other = dispute.sides
        yield (dispute, one, other) if _place(one) in mine else (dispute, other, one)


def _against(dispute: Dispute) -> str:
    return f"contradicts it, {dispute.kind}: {dispute.why}"


def _side(side: Side, how: str) -> Voice:
    return Voice(side.entry, statement_of(side.claim, side.passage), how)


def _said(member: Member, how: str) -> Voice:
    return Voice(member.entry, statement_of(member.claim, member.passage), how)


def _place(one: Member | Side) -> tuple[str, str]:
    return (one.entry.id, one.claim.id)
