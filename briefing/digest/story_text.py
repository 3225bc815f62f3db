"""A digest of stories as plain text: ≡ what several say, ≠ what is disputed, ↻ a later word, • what one says.

Words between » and « are those of a longer claim that the others say, or contradict.
"""

from collections.abc import Iterable, Sequence

from briefing.digest.citations import Citations
from briefing.digest.lines import Ink, Line, paragraph, render_lines
from briefing.digest.options import DigestOptions
from briefing.digest.section import Point, Saying, Section, about, counted, marked, sayings, standing, verdict
from briefing.digest.text import heading, sources
from briefing.digest.wording import masthead, origin_name, origin_reason
from briefing.stories.disputes import Dispute
from briefing.stories.origins import Origin


def render(sections: Sequence[Section], options: DigestOptions) -> str:
    """Return the digest; empty for no stories."""
    if not sections:
        return ""
    return render_lines(_digest(sections, options), styled=options.styled)


def _digest(sections: Sequence[Section], options: DigestOptions) -> Iterable[Line]:
    citations, width = Citations(), options.width
    count = counted(len(sections), "story", "stories")
    yield from paragraph(f"Briefing: {count} · {options.query}".rstrip(" ·"), width, Ink.QUIET)
    for section in sections:
        yield Line()
        yield from heading(section.name, width)
        yield from _section(section, citations, width)
    yield from sources(citations, width)


def _section(section: Section, citations: Citations, width: int) -> Iterable[Line]:
    yield from paragraph(about(section), width, Ink.QUIET)
    for entry in section.entries:
        yield Line()
        number = citations.cite_all(entry)
        yield from paragraph(f"{number} {entry.headline}", width, rest="    ")
        yield from paragraph(masthead(entry), width, Ink.QUIET, first="    ")
    yield from _part("Corroborated", (_point(point, citations, width) for point in section.corroborated))
    yield from _part("Disputed", (_dispute(dispute, citations, width) for dispute in section.disputes))
    yield from _part("Corrected later", (_dispute(dispute, citations, width) for dispute in section.revisions))
    yield from _part("From one origin", (_point(point, citations, width) for point in section.single))


def _part(title: str, points: Iterable[Iterable[Line]]) -> Iterable[Line]:
    lines = [line for point in points for line in point]
    if lines:
        yield Line()
        yield Line(title, Ink.STRONG)
        yield from lines


def _point(point: Point, citations: Citations, width: int) -> Iterable[Line]:
    if len(point.members) == 1:
        for saying in sayings(point.members):
            yield from _saying(saying, citations, width, "  ")
        return
    origins = "; ".join(_origin(origin, point, citations) for origin in point.origins)
    yield from paragraph(
        f"{standing(point)}: {origins}", width, Ink.ALERT if point.disputed else Ink.PLAIN, first="  ≡ "
    )
    for saying in sayings(point.members):
        yield from _saying(saying, citations, width, "    ")


def _origin(origin: Origin, point: Point, citations: Citations) -> str:
    claims = [(member.entry, member.claim) for member in point.members if member.entry.id in origin.entries]
    name = f"{origin_name(origin.outlet)} {citations.cite_claims(claims)}".rstrip()
    reason = origin_reason(len(origin.entries), origin.reason)
    return f"{name}, {reason}" if reason else name


def _dispute(dispute: Dispute, citations: Citations, width: int) -> Iterable[Line]:
    sign, ink = ("  ↻ ", Ink.PLAIN) if dispute.revised else ("  ≠ ", Ink.ALERT)
    yield from paragraph(verdict(dispute), width, ink, first=sign)
    for side in dispute.sides:
        for saying in sayings([side]):
            yield from _saying(saying, citations, width, "    ")


def _saying(saying: Saying, citations: Citations, width: int, indent: str) -> Iterable[Line]:
    yield from paragraph(marked(saying), width, first=f"{indent}• ")
    for teller in saying.tellers:
        told = f"{teller.chain} {citations.cite_claims(teller.claims)}".rstrip()
        yield from paragraph(told, width, Ink.ACCENT, first=f"{indent}  ")
