"""Markdown around the words of an article (CommonMark, with GitHub's tables and footnotes): seen past, not rewritten.

The steps read a text of the same length in which markup is blank, so that no sign of it enters a headline, a tag or a
name. Their spans hold for the file; evidence that markup interrupts is cut around it into several passages.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from briefing.analysis.blocks import trim
from briefing.model import Article, Claim, Entry, Event, Evidence, Excerpt, Hop, Quantity
from briefing.model.entry import SPAN_JOINER
from briefing.text.naming import entry_id, identity
from briefing.text.span import Span

SUFFIXES = frozenset({".md", ".markdown"})

_FENCE = re.compile(r"[ \t]{0,12}(?P<mark>`{3,}|~{3,})")
# Lines that hold no sentence: rows of tables, rules, underlines of headings, definitions of links and footnotes.
_NO_TEXT = re.compile(
    r"[ \t]*(?:\|[^\n]*\|[ \t]*|(?:[-*_=][ \t]*){3,}|(?=[^\n|]*\|)[-:|][-:| \t]*|\[[^\]\n]{1,100}\]:[ \t]?[^\n]*)$"
)
_PREFIX = re.compile(
    r"[ \t]{0,20}(?:>[ \t]?){0,8}(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+)?(?:\[[ xX]\][ \t]+)?(?:#{1,6}(?:[ \t]+|$))?"
)
_TARGET = r"(?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,1000}\)|\[[^\]\n]{0,100}\])"  # of a link: an address, or its name
_INLINE = re.compile(
    rf"!\[[^\]\n]{{0,500}}\]{_TARGET}?"  # a picture says nothing of its own
    r"|\[\^[^\]\n]{1,100}\]"  # a footnote's mark
    r"|<(?:https?://[^<>\s]{1,1000}|/?[a-zA-Z][^<>\n]{0,200}|!--[^\n]{0,500}?--)>"
    rf"|\[(?=!\[|[^\[\]\n]{{1,500}}\]{_TARGET})|(?<=[^\[])\]{_TARGET}"
    r"|(?<!\\)\*{1,3}(?=\S)|(?<=[^\s\\])\*{1,3}|(?<![\w\\])_{1,3}(?=\S)|(?<=[^\s\\])_{1,3}(?!\w)|~~|`+|\\(?=[!-/:-@\[-`{-~])"
    r"|[ \t]#{1,6}[ \t]*$"
)
_WORD = re.compile(r"[^\W_]")
_INK = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Marked:
    """An article with markup, and the same article with blanks in its place."""

    article: Article
    plain: Article
    markup: tuple[Span, ...]

    def restore(self, entry: Entry) -> Entry:
        """Return the entry of the plain article as that of the article: its evidence is what stands in the file."""
        return replace(
            entry,
            id=entry_id(entry.published, entry.headline, identity(self.article)),
            summary=tuple(self._excerpt(excerpt) for excerpt in entry.summary),
            events=tuple(self._event(event) for event in entry.events),
            claims=tuple(self._claim(claim) for claim in entry.claims),
        )

    def _excerpt(self, excerpt: Excerpt) -> Excerpt:
        pieces = self._pieces(excerpt.evidence)
        return replace(excerpt, text=_joined(pieces), evidence=pieces)

    def _event(self, event: Event) -> Event:
        pieces = self._pieces(event.evidence)
        return replace(event, text=_joined(pieces), evidence=pieces)

    def _claim(self, claim: Claim) -> Claim:
        pieces = self._pieces(claim.evidence)
        numbers = (self._number(number) for number in claim.numbers)
        return replace(
            claim,
            text=_joined(pieces),
            evidence=pieces,
            chain=tuple(self._hop(hop) for hop in claim.chain),
            numbers=tuple(number for number in numbers if number),
        )

    def _hop(self, hop: Hop) -> Hop:
        """Return the hop with the longest part of its mention."""
        if hop.evidence is None:
            return hop
        longest = max(self._pieces((hop.evidence,)), key=lambda piece: len(piece.exact))
        return replace(hop, evidence=longest)

    def _number(self, number: Quantity) -> Quantity | None:
        """Return the number; None when markup divides it, for then its words no longer stand in one place."""
        pieces = self._pieces((number.evidence,)) if number.evidence else ()
        return replace(number, text=pieces[0].exact, evidence=pieces[0]) if len(pieces) == 1 else None

    def _pieces(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        return tuple(self._cut(evidence))

    def _cut(self, evidence: Iterable[Evidence]) -> Iterator[Evidence]:
        text = self.article.text
        for one in evidence:
            start, end = one.start or 0, one.end or 0
            parts = [trim(text, part) for part in self._around(Span(start, end))]
            worded = [part for part in parts if _WORD.search(text, *part)]
            for part in worded or [part for part in parts if part.start < part.end]:
                yield replace(one, start=part.start, end=part.end, exact=part.of(text))

    def _around(self, span: Span) -> Iterator[Span]:
        start = span.start
        first = bisect_right(self.markup, span.start, key=lambda markup: markup.end)
        for number in range(first, len(self.markup)):
            markup = self.markup[number]
            if markup.start >= span.end:
                break
            yield Span(start, max(start, markup.start))
            start = min(markup.end, span.end)
        yield Span(start, span.end)


def read_markup(article: Article) -> Marked | None:
    """Return the article of a Markdown file with its markup; None when it is no such file, or has none."""
    if PurePath(article.file or "").suffix.lower() not in SUFFIXES:
        return None
    blank = blanked(article.text)
    if blank == article.text:
        return None
    return Marked(article, replace(article, text=blank), tuple(_differences(article.text, blank)))


def blanked(text: str) -> str:
    r"""Return the text with blanks for Markdown, line breaks and length unchanged; front matter stays as it is.

    >>> blanked("## The [plan](https://example.com)\n- **Yes**, she said.\n")
    '   The  plan                      \n    Yes  , she said.\n'
    """
    lines, fence = [], ""
    for line in text.splitlines(keepends=True):
        opened = _FENCE.match(line)
        if fence or opened:
            lines.append(_blank(line))
            if opened and (not fence or opened["mark"].startswith(fence)):
                fence = "" if fence else opened["mark"]
        elif _is_bound(line) or _NO_TEXT.match(line):
            lines.append(line if _is_bound(line) else _blank(line))
        else:
            prefix = _PREFIX.match(line)
            begin = prefix.end() if prefix else 0
            lines.append(_blank(line[:begin]) + _INLINE.sub(lambda found: _blank(found[0]), line[begin:]))
    return "".join(lines)


def _is_bound(line: str) -> bool:
    """Tell whether the line may begin or end front matter, which later steps look for."""
    return line.strip() in {"---", "..."}


def _blank(words: str) -> str:
    return _INK.sub(" ", words)


def _differences(text: str, blank: str) -> Iterator[Span]:
    """Yield the stretches that are blank in one and not in the other, blanks between them included."""
    start = end = -1
    for place, (letter, other) in enumerate(zip(text, blank, strict=True)):
        if letter == other:
            continue
        if start < 0 or text[end:place].strip():
            if start >= 0:
                yield Span(start, end)
            start = place
        end = place + 1
    if start >= 0:
        yield Span(start, end)


def _joined(pieces: Iterable[Evidence]) -> str:
    return SPAN_JOINER.join(piece.exact for piece in pieces)
