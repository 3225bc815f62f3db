"""A digest of stories as Markdown: what several say, what is disputed, a later word, then what one origin says.

Emphasized are those words of a longer claim that the others say, or contradict.
"""

from collections.abc import Iterable, Sequence

from briefing.digest.citations import Citations
from briefing.digest.markdown import emphasized, escape, references, sources
from briefing.digest.options import DigestOptions
from briefing.digest.section import Point, Saying, Section, Teller, about, counted, parted, sayings, standing, verdict
from briefing.digest.wording import masthead, origin_name, origin_reason
from briefing.stories.disputes import Dispute
from briefing.stories.origins import Origin


def render(sections: Sequence[Section], options: DigestOptions) -> str:
    """Return the digest; empty for no stories."""
    if not sections:
        return ""
    return "\n".join(_digest(sections, options)) + "\n"


def _digest(sections: Sequence[Section], options: DigestOptions) -> Iterable[str]:
    citations = Citations()
    count = counted(len(sections), "story", "stories")
    yield "# Briefing"
    yield ""
    yield f"{count} · {escape(options.query)}" if options.query else count
    for section in sections:
        yield ""
        yield f"## {escape(section.name)}"
        yield from _section(section, citations)
    yield from sources(citations)


def _section(section: Section, citations: Citations) -> Iterable[str]:
    yield ""
    yield escape(about(section))
    yield ""
    for entry in section.entries:
        yield f"- {references(citations.cite_all(entry))} {escape(entry.headline)}\\"
        yield f"  *{escape(masthead(entry))}*"
    yield from _part("Corroborated", (_point(point, citations) for point in section.corroborated))
    yield from _part("Disputed", (_dispute(dispute, citations) for dispute in section.disputes))
    yield from _part("Corrected later", (_dispute(dispute, citations) for dispute in section.revisions))
    yield from _part("From one origin", (_point(point, citations) for point in section.single))


def _part(title: str, points: Iterable[Iterable[str]]) -> Iterable[str]:
    lines = [line for point in points for line in point]
    if lines:
        yield from ("", f"### {title}", "", *lines)


def _point(point: Point, citations: Citations) -> Iterable[str]:
    if len(point.members) > 1:
        origins = "; ".join(_origin(origin, point, citations) for origin in point.origins)
        yield f"- ≡ **{standing(point)}**: {origins}"
    for saying in sayings(point.members):
        yield from _saying(saying, citations, "  " if len(point.members) > 1 else "")


def _origin(origin: Origin, point: Point, citations: Citations) -> str:
    claims = [(member.entry, member.claim) for member in point.members if member.entry.id in origin.entries]
    name = f"{escape(origin_name(origin.outlet))} {references(citations.cite_claims(claims))}".rstrip()
    reason = origin_reason(len(origin.entries), origin.reason)
    return f"{name}, {reason}" if reason else name


def _dispute(dispute: Dispute, citations: Citations) -> Iterable[str]:
    yield f"- {'↻' if dispute.revised else '≠'} **{escape(verdict(dispute))}**"
    for side in dispute.sides:
        for saying in sayings([side]):
            yield from _saying(saying, citations, "  ")


def _saying(saying: Saying, citations: Citations, indent: str) -> Iterable[str]:
    lines = [emphasized(*parted(saying))]
    lines += [_teller(teller, citations) for teller in saying.tellers]
    yield f"{indent}- {lines[0]}\\"
    yield from (f"{indent}  {line}\\" for line in lines[1:-1])
    yield f"{indent}  {lines[-1]}"


def _teller(teller: Teller, citations: Citations) -> str:
    return f"*{escape(teller.chain)}* {references(citations.cite_claims(teller.claims))}".rstrip()
