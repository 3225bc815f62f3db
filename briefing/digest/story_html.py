"""A digest of stories as one HTML file: what several say, what is disputed, a later word, then what one origin says.

Marked are those words of a longer claim that the others say, or contradict.
"""

from collections.abc import Iterable, Sequence
from html import escape

from briefing.digest.citations import Citations
from briefing.digest.html import language, page, references, shown, sources
from briefing.digest.options import DigestOptions
from briefing.digest.section import Point, Saying, Section, Teller, about, counted, parted, sayings, standing, verdict
from briefing.digest.wording import masthead, origin_name, origin_reason
from briefing.stories.disputes import Dispute
from briefing.stories.origins import Origin


def render(sections: Sequence[Section], options: DigestOptions) -> str:
    """Return the digest; empty for no stories."""
    if not sections:
        return ""
    return page(_digest(sections, options))


def _digest(sections: Sequence[Section], options: DigestOptions) -> Iterable[str]:
    citations = Citations()
    count = counted(len(sections), "story", "stories")
    yield "<h1>Briefing</h1>"
    yield f'<p class="about">{count} · {shown(options.query)}</p>' if options.query else f'<p class="about">{count}</p>'
    for section in sections:
        yield f"<section>\n<h2>{shown(section.name)}</h2>"
        yield f'<p class="about">{shown(about(section))}</p>'
        yield from _section(section, citations)
        yield "</section>"
    yield from sources(citations)


def _section(section: Section, citations: Citations) -> Iterable[str]:
    yield "<ul>"
    for entry in section.entries:
        number = references(citations.cite_all(entry))
        told = f'<cite lang="en">{shown(masthead(entry))}</cite>'
        yield f"<li{language(entry)}>{number} {shown(entry.headline)} {told}</li>"
    yield "</ul>"
    yield from _part("Corroborated", (_point(point, citations) for point in section.corroborated))
    yield from _part("Disputed", (_dispute(dispute, citations) for dispute in section.disputes))
    yield from _part("Corrected later", (_dispute(dispute, citations) for dispute in section.revisions))
    yield from _part("From one origin", (_point(point, citations) for point in section.single))


def _part(title: str, points: Iterable[str]) -> Iterable[str]:
    items = list(points)
    if items:
        yield from (f"<h3>{title}</h3>", "<ul>", *items, "</ul>")


def _point(point: Point, citations: Citations) -> str:
    said = sayings(point.members)
    if len(point.members) == 1:
        return "".join(_saying(saying, citations) for saying in said)
    origins = "; ".join(_origin(origin, point, citations) for origin in point.origins)
    return _nested(f"≡ <strong>{standing(point)}</strong>: {origins}", said, citations)


def _origin(origin: Origin, point: Point, citations: Citations) -> str:
    claims = [(member.entry, member.claim) for member in point.members if member.entry.id in origin.entries]
    name = f"{shown(origin_name(origin.outlet))} {references(citations.cite_claims(claims))}".rstrip()
    reason = origin_reason(len(origin.entries), origin.reason)
    return f"{name}, {reason}" if reason else name


def _dispute(dispute: Dispute, citations: Citations) -> str:
    title = f"{'↻' if dispute.revised else '≠'} <strong>{shown(verdict(dispute))}</strong>"
    return _nested(title, [saying for side in dispute.sides for saying in sayings([side])], citations)


def _nested(title: str, said: Iterable[Saying], citations: Citations) -> str:
    return f"<li>{title}\n<ul>\n" + "\n".join(_saying(saying, citations) for saying in said) + "\n</ul></li>"


def _saying(saying: Saying, citations: Citations) -> str:
    before, words, after = (escape(part) for part in parted(saying))  # clean already
    text = f"{before}<mark>{words}</mark>{after}" if words else before
    entry = saying.tellers[0].claims[0][0]
    tellers = " ".join(_teller(teller, citations) for teller in saying.tellers)
    return f"<li><span{language(entry)}>{text}</span> {tellers}</li>"


def _teller(teller: Teller, citations: Citations) -> str:
    told = f"{shown(teller.chain)} {references(citations.cite_claims(teller.claims))}".rstrip()
    return f"<cite>{told}</cite>"
