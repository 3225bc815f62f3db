"""A digest as one HTML file that asks the network for nothing: no script, no picture, no font.

Text from outside stays text; a link is one only where a browser may be handed its address.
"""

from collections.abc import Iterable, Sequence
from html import escape

from briefing.digest.citations import Citations, Cited
from briefing.digest.group import Group, group_by_topic
from briefing.digest.options import DigestOptions
from briefing.digest.wording import chain, masthead, shown_claims, source_name
from briefing.model import Claim, Entry
from briefing.text.clean import clean_line
from briefing.text.links import open_url_allowed

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>Briefing</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 Georgia, serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1, h2, h3 { font-family: system-ui, sans-serif; line-height: 1.25; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid; }
.about, cite { font: .85rem/1.4 system-ui, sans-serif; font-style: normal; opacity: .75; }
blockquote { margin: .75rem 0; padding-left: 1rem; border-left: 3px solid; }
li { margin: .5rem 0; }
cite { display: block; }
:target { outline: 2px solid; }
</style>
</head>
<body>
"""
_END = "</body>\n</html>\n"


def shown(text: str) -> str:
    """Return text from outside as one clean line of HTML, for an element or a quoted attribute.

    >>> shown('<b onclick="x">')
    '&lt;b onclick=&quot;x&quot;&gt;'
    """
    return escape(clean_line(text))


def render(entries: Sequence[Entry], options: DigestOptions) -> str:
    """Return the digest; empty for no entries."""
    if not entries:
        return ""
    return page(_digest(entries, options))


def page(lines: Iterable[str]) -> str:
    """Return the lines of a body as a document."""
    return _HEAD + "\n".join(lines) + "\n" + _END


def _digest(entries: Sequence[Entry], options: DigestOptions) -> Iterable[str]:
    citations = Citations()
    count = f"{len(entries):,} {'entry' if len(entries) == 1 else 'entries'}"
    yield "<h1>Briefing</h1>"
    yield f'<p class="about">{count} · {shown(options.query)}</p>' if options.query else f'<p class="about">{count}</p>'
    for group in group_by_topic(entries):
        yield from _group(group, citations, options)
    yield from sources(citations)


def _group(group: Group, citations: Citations, options: DigestOptions) -> Iterable[str]:
    yield f"<section>\n<h2>{shown(group.label)}</h2>"
    for entry in group.entries:
        yield f"<article{language(entry)}>\n<h3>{shown(entry.headline)}</h3>"
        yield f'<p class="about" lang="en">{shown(masthead(entry))} {references(citations.cite_all(entry))}</p>'
        yield from (f"<blockquote>{shown(excerpt.text)}</blockquote>" for excerpt in entry.summary)
        claims = shown_claims(entry, hidden=options.hidden)
        if claims:
            yield "<ul>"
            yield from (_claim(entry, claim, citations) for claim in claims)
            yield "</ul>"
        yield "</article>"
    yield "</section>"


def language(entry: Entry) -> str:
    """Return the attribute that says in which language an entry is."""
    return f' lang="{shown(entry.language)}"' if entry.language else ""


def _claim(entry: Entry, claim: Claim, citations: Citations) -> str:
    told = f"{shown(chain(claim))} {references(citations.cite(entry, claim.evidence))}".rstrip()
    return f'<li>{shown(claim.text)} <cite lang="en">{told}</cite></li>'


def references(numbers: str) -> str:
    """Return "[1][3]" as links to the sources of those numbers."""
    return "".join(f'<a href="#source-{n}">[{n}]</a>' for n in numbers.replace("[", "").split("]") if n)


def sources(citations: Citations) -> Iterable[str]:
    """Yield the sources that were cited; each is where its number leads to."""
    yield "<h2>Sources</h2>"
    yield "<ol>"
    yield from map(_source, citations.cited())
    yield "</ol>"


def _source(cited: Cited) -> str:
    url, file = cited.source.url, cited.source.file
    parts = [shown(source_name(cited.source, cited.entry))]
    if url:
        allowed = open_url_allowed(url)
        parts.append(f'<a href="{shown(url)}" rel="noopener noreferrer">{shown(url)}</a>' if allowed else shown(url))
    if file:
        parts.append(shown(file))
    return f'<li id="source-{cited.number}">{", ".join(parts)}</li>'
