"""Headline and publication date, from the first lines of a text.

Requires the lines of the text; assigns the headline, the line it stands in, the date with its basis and the lines
about the article. A date is taken from a line of its own, a header line ("date 2025-03-10 TITLE") or the dateline
that opens the first paragraph; never from running text, which speaks of other days.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.analysis.printed_dates import absolute_date
from briefing.model import Article, DateBasis
from briefing.text.clean import clean_line
from briefing.text.fold import fold
from briefing.text.sentences import split_sentences
from briefing.text.span import Span
from briefing.vocabulary.outlets import outlet_name

HEAD_LINES = 12  # lines that may come before the text: label, headline, byline, share bar, date, each with a repeat
PROSE_WORDS = 14  # a line of this many words is running text; headlines have 6 to 13, rarely more
DATELINE_CHARS = 90  # "KYIV, Ukraine, March 10, 2025 (AP) -" stands within these
MAX_HEADLINE = 300

_LABEL = re.compile(
    r"(?:[\s#*>_-]*)(?:date|dated|published|posted|updated|publication date|pub date)\s*[:=]?\s+", re.IGNORECASE
)
_MARKUP = re.compile(r"#{1,6}\s+|[*_]{1,3}(?=\S)|>\s+")
_STANDFIRST = re.compile(r"(?<=[.!?])\s+[-–—|]\s+(?=\S)")
_CREDIT = re.compile(r"\s+[-–—|/]\s+(?P<name>[^-–—|]{2,60})\s*$|\s*\((?P<paren>[^()]{2,40})\)\s*$")
# "GENEVA, June 3 (Reuters) - " and "KYIV, Ukraine - ": a place, perhaps a date and an agency, set off by a dash.
_OPENING = re.compile(r"[^\W\d_][^.!?()\n]{1,60}?(?:\((?P<agency>[^()\n]{2,40})\))?\s*[-–—]{1,2}\s+(?=\S)")
# "By Ada Berg, Reuters", "By Ada Berg of AP", "Source: dpa", "Reuters | 14 May 2025": who the text is by.
_WORDS = re.compile(r"[^\W\d_]")
_BY = re.compile(r"[*_>\s]*by\b:?\s+", re.IGNORECASE)
_SOURCE = re.compile(r"[*_>\s]*source:\s+", re.IGNORECASE)
_PIECE = re.compile(r"[^,|/()•·*_]+?(?=\s*(?:[,|/()•·*_]|\s[-–—]+\s|\s(?:of|for|at)\s|$))")
_APART = re.compile(r"\s*(?:[,|/()•·*_]|[-–—]+\s|(?:of|for|at)\s)*\s*")
_STAFF = re.compile(r"\s+(?:staff|newsroom|reporters?|correspondents?|writers?|editors?)\b.*", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines say. Spans are None where the value came from outside the text.

    ``line`` is the span of the line that is the headline only; ``datelines`` are lines about the article; ``credit`` is
    the outlet named behind the headline; ``first_text`` is where running text may begin.
    """

    headline: str = ""
    line: Span | None = None
    published: str | None = None
    basis: DateBasis = DateBasis.UNKNOWN
    datelines: tuple[Span, ...] = ()
    credit: Span | None = None
    first_text: int = 0


def find_head(article: Article, lines: Sequence[Span]) -> Head:
    """Return headline and date; what the article brings along from outside wins over the text."""
    text = article.text
    head = Head(first_text=lines[0].start if lines else 0)
    known = fold(article.headline or "")
    for number, line in enumerate(lines[:HEAD_LINES]):
        words = line.of(text).split()
        if (head.headline or known) and not head.credit:
            head = replace(head, credit=_byline(text, lines, number))
        if _is_dateline(text, line):
            head = _with_date(replace(head, datelines=(*head.datelines, line)), text, line)
        elif not head.headline and not known and not _is_label(text, lines, number):
            head = _with_headline(head, text, line)
        elif known and not head.line and fold(clean_line(line.of(text))) == known:
            head = replace(head, line=line, first_text=line.end)
        elif len(words) >= PROSE_WORDS:
            head = _with_opening(head, text, line)
            break
    if article.headline:
        head = replace(head, headline=clean_line(article.headline)[:MAX_HEADLINE])
    if article.published:
        head = replace(head, published=article.published, basis=article.published_basis)
    return head


def opening(text: str, line: Span) -> tuple[Span, Span | None] | None:
    """Return the dateline that opens a paragraph, and the agency that it credits.

    An agency in brackets makes it one, or a place in capitals; "The talks - held in May - failed" opens with none.
    """
    found = _OPENING.match(text, line.start, min(line.end, line.start + DATELINE_CHARS))
    if not found:
        return None
    agency = Span(*found.span("agency")) if found["agency"] and outlet_name(found["agency"]) else None
    place = found[0].split(",")[0].split("(")[0].strip(" -–—")
    if not agency and not (place.isupper() and len(place) > 3):
        return None
    return Span(found.start(), found.end()), agency


def _byline(text: str, lines: Sequence[Span], number: int) -> Span | None:
    """Return the outlet that a line names beside its author or its date; alone only where such a line is next to it.

    Alone it may be whose picture stands there.
    """
    line, words = lines[number], lines[number].of(text)
    if len(words) > MAX_HEADLINE or len(words.split()) >= PROSE_WORDS or _ENDS_SENTENCE.search(words):
        return None
    by, source = _BY.match(words), _SOURCE.match(words)
    lead = by or source
    named = list(_outlets(words, lead.end() if lead else 0))
    if not named:
        return None
    alone = source or not _WORDS.search(words.replace(named[0].of(words), "", 1))
    beside = [*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]]
    if by or _is_dateline(text, line) or (alone and any(_is_about(text, one) for one in beside)):
        return Span(line.start + named[0].start, line.start + named[0].end)
    return None


def _outlets(words: str, begin: int) -> Iterator[Span]:
    while begin < len(words) and (piece := _PIECE.match(words, begin)):
        name = _STAFF.sub("", piece[0]).rstrip()
        if outlet_name(name):
            yield Span(piece.start(), piece.start() + len(name))
        behind = _APART.match(words, piece.end())
        begin = max(behind.end() if behind else 0, piece.end() + 1)


def _is_about(text: str, line: Span) -> bool:
    return _is_dateline(text, line) or (bool(_BY.match(line.of(text))) and len(line.of(text).split()) < PROSE_WORDS)


def _is_dateline(text: str, line: Span) -> bool:
    """Tell whether the line is about the article.

    It holds a full date and is too short, or too broken, for a sentence.
    """
    words = line.of(text).split()
    if len(words) > PROSE_WORDS or _ENDS_SENTENCE.search(line.of(text)):
        return False
    found = absolute_date(line.of(text))
    if not found or len(found[0]) < len("2025-03-10"):
        return False
    around = line.of(text)[: found[1].start] + " " + line.of(text)[found[1].end :]
    return len([word for word in around.split() if any(letter.isalpha() for letter in word)]) <= len(
        words
    ) // 2 + 3 and not (_header_rest(text, line))


def _header_rest(text: str, line: Span) -> Span | None:
    """Return the headline in a header line such as " date 2025-03-10 TITLE", or None when it is no such line."""
    label = _LABEL.match(text, line.start, line.end)
    begin = label.end() if label else line.start
    found = absolute_date(text[begin : line.end])
    if not found or found[1].start > 0 or not (label or text[begin].isdigit()):
        return None
    rest = begin + found[1].end
    while rest < line.end and (text[rest].isspace() or text[rest] in ":|-–—"):
        rest += 1
    title = len(text[rest : line.end].split()) >= 3 and not outlet_name(text[rest : line.end])
    return Span(rest, line.end) if title else None


def _with_date(head: Head, text: str, line: Span) -> Head:
    found = absolute_date(line.of(text))
    if head.published or not found:
        return head
    return replace(head, published=found[0], basis=DateBasis.STATED)


def _is_label(text: str, lines: Sequence[Span], number: int) -> bool:
    """Tell whether the line is a section label over the headline.

    One or two words over a longer line that is no prose.
    """
    words = lines[number].of(text).split()
    if len(words) > 2 or _ENDS_SENTENCE.search(lines[number].of(text)) or number + 1 >= len(lines):
        return False
    below = lines[number + 1].of(text)
    return 4 <= len(below.split()) < 2 * PROSE_WORDS and not _ENDS_SENTENCE.search(below)


def _with_headline(head: Head, text: str, line: Span) -> Head:
    rest = _header_rest(text, line)
    if rest:
        head = _with_date(head, text, line)
    span = rest or line
    markup = _MARKUP.match(text, span.start, span.end)
    if markup and markup.end() < span.end:
        span = Span(markup.end(), span.end)
    standfirst = _STANDFIRST.search(text, span.start, span.end)
    if standfirst:
        title = Span(span.start, standfirst.start())
        return _titled(head, text, title, line=title, first_text=standfirst.end())
    wire = opening(text, span)
    if wire and wire[0].end < span.end:  # no headline of its own: the lead serves as one
        lead = Span(wire[0].end, span.end)
        first = next(iter(split_sentences(text, lead)), lead)
        return replace(_titled(head, text, first, line=None, first_text=span.start), credit=wire[1])
    sentences = split_sentences(text, span)
    if (
        sentences
        and _ENDS_SENTENCE.search(sentences[0].of(text))
        and (len(sentences) > 1 or len(span.of(text)) > MAX_HEADLINE)
    ):
        return _titled(head, text, sentences[0], line=None, first_text=span.start)  # the lead itself serves as headline
    return _titled(head, text, span, line=line, first_text=line.end)


def _titled(head: Head, text: str, title: Span, *, line: Span | None, first_text: int) -> Head:
    """Set the headline, less the outlet credited behind it and the full stop of a sentence."""
    words, credit = title.of(text), None
    found = _CREDIT.search(words)
    if found:
        name = "name" if found["name"] else "paren"
        if outlet_name(found[name].strip()):
            credit = Span(title.start + found.start(name), title.start + found.end(name))
            words = words[: found.start()]
    headline = clean_line(words.replace("\ufffd", ""))
    if headline.endswith(".") and not headline.endswith(".."):
        headline = headline[:-1]
    return replace(head, headline=_cut(headline), line=line, credit=credit, first_text=first_text)


def _cut(headline: str) -> str:
    if len(headline) <= MAX_HEADLINE:
        return headline
    return headline[:MAX_HEADLINE].rsplit(" ", 1)[0] + " …"


def _with_opening(head: Head, text: str, line: Span) -> Head:
    """Take the date and the agency of the dateline that opens the first paragraph."""
    found = opening(text, line)
    if not found:
        return head
    if found[1] and not head.credit:
        head = replace(head, credit=found[1])
    printed = absolute_date(found[0].of(text))
    if head.published or not printed or len(printed[0]) < len("2025-03-10"):
        return head
    return replace(head, published=printed[0], basis=DateBasis.STATED)
