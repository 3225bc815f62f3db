"""A digest as plain text, wrapped to a width: for a terminal, a pipe or a mail."""

from collections.abc import Iterable, Sequence

from briefing.digest.citations import Citations, Cited
from briefing.digest.group import Group, group_by_topic
from briefing.digest.lines import Ink, Line, paragraph, render_lines
from briefing.digest.options import DigestOptions
from briefing.digest.wording import chain, masthead, shown_claims, source_name
from briefing.model import Claim, Entry
from briefing.text.clean import clean_line
from briefing.text.width import cell_width

_INDENT = "  "


def render(entries: Sequence[Entry], options: DigestOptions) -> str:
    """Return the digest; empty for no entries."""
    if not entries:
        return ""
    return render_lines(_digest(entries, options), styled=options.styled)


def _digest(entries: Sequence[Entry], options: DigestOptions) -> Iterable[Line]:
    citations = Citations()
    count = f"{len(entries):,} {'entry' if len(entries) == 1 else 'entries'}"
    yield from paragraph(f"Briefing: {count} · {options.query}".rstrip(" ·"), options.width, Ink.QUIET)
    for group in group_by_topic(entries):
        yield from _group(group, citations, options)
    yield from sources(citations, options.width)


def _group(group: Group, citations: Citations, options: DigestOptions) -> Iterable[Line]:
    yield Line()
    yield from heading(group.label, options.width)
    for entry in group.entries:
        yield Line()
        yield from _entry(entry, citations, options)


def heading(text: str, width: int) -> Iterable[Line]:
    """Yield a heading with a rule below it."""
    title = paragraph(text, width, Ink.STRONG)
    yield from title
    yield Line("─" * max(cell_width(line.text) for line in title), Ink.QUIET)


def _entry(entry: Entry, citations: Citations, options: DigestOptions) -> Iterable[Line]:
    width = options.width
    yield from paragraph(entry.headline, width, Ink.STRONG)
    yield from paragraph(f"{masthead(entry)} {citations.cite_all(entry)}", width, Ink.QUIET)
    if entry.summary:
        yield Line()
        for excerpt in entry.summary:
            yield from paragraph(excerpt.text, width, first=_INDENT)
    claims = shown_claims(entry, hidden=options.hidden)
    if claims:
        yield Line()
    for claim in claims:
        yield from _claim(entry, claim, citations, width)


def _claim(entry: Entry, claim: Claim, citations: Citations, width: int) -> Iterable[Line]:
    yield from paragraph(claim.text, width, first="  • ")
    yield from paragraph(f"{chain(claim)} {citations.cite(entry, claim.evidence)}", width, Ink.ACCENT, first="    ")


def sources(citations: Citations, width: int) -> Iterable[Line]:
    """Yield the sources that were cited, by number."""
    yield Line()
    yield from heading("Sources", width)
    for cited in citations.cited():
        yield from _source(cited, width)


def _source(cited: Cited, width: int) -> Iterable[Line]:
    number = f"[{cited.number}] "
    yield from paragraph(source_name(cited.source, cited.entry), width, first=number)
    for place in (cited.source.url, cited.source.file):
        if place:
            yield from paragraph(clean_line(place), width, Ink.QUIET, first=" " * len(number))
