"""A digest as Markdown (CommonMark, with GitHub's extensions in mind). Text from outside stays text: it can neither
begin a block nor make a link, a picture or HTML.
"""

import re
from collections.abc import Iterable, Sequence

from briefing.digest.citations import Citations, Cited
from briefing.digest.group import Group, group_by_topic
from briefing.digest.options import DigestOptions
from briefing.digest.wording import chain, masthead, shown_claims, source_name
from briefing.model import Claim, Entry
from briefing.text.clean import clean_line
from briefing.text.links import open_url_allowed

# CommonMark 0.31, 2.4: any ASCII punctuation may stand behind a backslash. The colon before // and the dot behind www
# keep GitHub from making a link of a bare address, "@" from making a mail address or a mention.
_INLINE = re.compile(r"[\\`*_{}\[\]<>|~$@]|:(?=/)|(?<=\bwww)\.|!(?=\[)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?=[#A-Za-z0-9]{1,32};)")
_BLOCK = re.compile(r"^(?=[#+\-=])|^(?P<number>\d{1,9})(?=[.)])")


def escape(text: str) -> str:
    r"""Return text from outside as one clean line of Markdown that shows it letter for letter.

    >>> escape("[x](http://evil) <b>"), escape("# 1"), escape("1. a")
    ('\\[x\\](http\\://evil) \\<b\\>', '\\# 1', '1\\. a')
    """
    return _as_text(_inline(clean_line(text)))


def emphasized(before: str, words: str, after: str) -> str:
    """Return clean words inside a line, emphasized, and what stands around them; none make the line plain.

    >>> emphasized("asleep when ", "it left", "")
    'asleep when **it left**'
    """
    return _as_text(_inline(before)) + (f"**{_inline(words)}**{_inline(after)}" if words else "")


def _inline(clean: str) -> str:
    return _INLINE.sub(lambda found: "\\" + found[0], _ENTITY.sub("&amp;", clean))


def _as_text(line: str) -> str:
    """Return a line that begins no block."""
    return _BLOCK.sub(lambda found: (found["number"] or "") + "\\", line)


def render(entries: Sequence[Entry], options: DigestOptions) -> str:
    """Return the digest; empty for no entries."""
    if not entries:
        return ""
    return "\n".join(_digest(entries, options)) + "\n"


def _digest(entries: Sequence[Entry], options: DigestOptions) -> Iterable[str]:
    citations = Citations()
    count = f"{len(entries):,} {'entry' if len(entries) == 1 else 'entries'}"
    yield "# Briefing"
    yield ""
    yield f"{count} · {escape(options.query)}" if options.query else count
    for group in group_by_topic(entries):
        yield from _group(group, citations, options)
    yield from sources(citations)


def _group(group: Group, citations: Citations, options: DigestOptions) -> Iterable[str]:
    yield ""
    yield f"## {escape(group.label)}"
    for entry in group.entries:
        yield ""
        yield f"### {escape(entry.headline)}"
        yield ""
        yield f"{escape(masthead(entry))} {references(citations.cite_all(entry))}".rstrip()
        for excerpt in entry.summary:
            yield ""
            yield f"> {escape(excerpt.text)}"
        claims = shown_claims(entry, hidden=options.hidden)
        if claims:
            yield ""
        for claim in claims:
            yield from _claim(entry, claim, citations)


def _claim(entry: Entry, claim: Claim, citations: Citations) -> Iterable[str]:
    yield f"- {escape(claim.text)}\\"
    yield f"  *{escape(chain(claim))}* {references(citations.cite(entry, claim.evidence))}".rstrip()


def references(numbers: str) -> str:
    """Return "[1][3]" so that it is no link."""
    return numbers.replace("[", "\\[").replace("]", "\\]")


def sources(citations: Citations) -> Iterable[str]:
    """Yield the sources that were cited, by number."""
    yield ""
    yield "## Sources"
    yield ""
    yield from map(_source, citations.cited())


def _source(cited: Cited) -> str:
    url, file = cited.source.url, cited.source.file
    parts = [escape(source_name(cited.source, cited.entry))]
    if url:
        parts.append(f"<{url}>" if open_url_allowed(url) else escape(url))
    if file:
        parts.append(escape(file))
    return f"{cited.number}. {', '.join(parts)}"
