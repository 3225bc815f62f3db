"""Single lines that belong to the page and not to the article: share bars, credits, bylines, legal notices, links.

Each test looks at one line by itself, with the small lexicon of ``vocabulary.boilerplate`` and the line's shape. A line
in quotation marks is somebody's words and never a notice of the page.
"""

import re
from collections.abc import Iterator
from functools import cache

from briefing.analysis.line_shapes import PROSE_WORDS, LineShape, count_words, ends_sentence
from briefing.analysis.printed_dates import absolute_date
from briefing.text.fold import fold
from briefing.text.span import Span
from briefing.vocabulary.boilerplate import LONGEST, phrases

LINE_WORDS = 15  # share bars, credits and editor lines are shorter than this
NOTICE_WORDS = 70  # a notice is one paragraph; longer lines are whole articles without line breaks
CAPTION_WORDS = 60
CAPTION_SENTENCES = 2  # what is seen, and what had happened; a longer line is a paragraph with a credit behind it
RELATED_WORDS = 7
CONTACT_WORDS = 40

_WORD = re.compile(r"\w+")
_RULE = re.compile(r"[\W_]+")
_URL_ONLY = re.compile(r"(?:https?://|www\.)\S+$")
_QUOTED = re.compile(r"[“”„«»\"]")
_AFTER_PHRASE = re.compile(r"\s*[:|>»→\]–—-]")
_COPYRIGHT = re.compile(r"©|\(c\)\s*\d{4}|ⓒ", re.IGNORECASE)
_CONTACT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|\(@\w{2,30}\)")
# "(AP Photo/Ann Doe)", "Image: Genium.", "Credit...Ann Doe/The Paper", "/Getty Images": the end of a caption.
_AGENCY = r"(?:AP|AFP|EPA|Reuters|Getty(?:\sImages)?|PA|DPA|ANSA|EFE|TASS|ТАСС|УНІАН|Укрінформ|Shutterstock)"
_CAPTION = re.compile(
    r"(?:\((?:[^()\n]{0,30}\s)?(?:photo|image|picture|file|foto|фото|photograph|credit|bild|imagen|zdjęcie)s?\b[^()\n]{0,60}\)"
    rf"|\({_AGENCY}(?:/[^()\n]{{1,40}})?\)|(?<=[\w.)]/){_AGENCY}|\bvia\s{_AGENCY}|{_AGENCY}/\w[\w .]{{2,30}}"
    r"|\b(?:photo|image|picture|foto|фото|photograph|photo\scredit|image\scredit|credit|crédit\sphoto|bild|quelle|zdjęcie|fot)s?\s?"
    r"(?:\.\.\.|[:/©])\s?\S(?:[^.\n)]|\)(?!\s)){1,70})[.\s]*$",
    re.IGNORECASE,
)
_OPENING_CREDIT = re.compile(
    r"\((?:[^()\n]{0,30}\s)?(?:photo|image|picture|file|foto|фото|photograph|credit|bild|imagen|zdjęcie)s?\b[^()\n]{0,60}\)\s+"
    rf"|\({_AGENCY}/[^()\n]{{1,40}}\)\s+",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"[,.!?…][”\"»“]|[,:]\s?[“\"„«»]")  # not the title of a work
_SENTENCE_END = re.compile(r"(?<=[\w”\")])[.!?…](?=[\s”“\"»]|$)")
_CAPTION_LABEL = re.compile(r"(?:image|media|photo|video|picture)\s?caption", re.IGNORECASE)


def is_page_line(line: str, shape: LineShape) -> bool:
    """Tell whether the line, whatever stands around it, is the page's."""
    if _RULE.fullmatch(line) or _URL_ONLY.match(line):
        return True
    tokens = _WORD.findall(fold(line)) if shape.words <= NOTICE_WORDS else []
    if not tokens:
        return False
    if shape.words <= LINE_WORDS and (_is_short_line(line, tokens) or _is_dated(line, shape)):
        return True
    return _is_notice(line, tokens) or _is_link(line, shape, tokens) or shape.menu


def is_caption(line: str, shape: LineShape) -> bool:
    """Tell whether the line ends with the credit of a picture, or says that it is a caption."""
    if shape.words > CAPTION_WORDS or line.startswith(("“", '"', "«", "„")):
        return False
    return bool(_CAPTION.search(line[-110:]) or _CAPTION_LABEL.match(line))


def beside_credit(line: str) -> Span | None:
    """Return the running text of a line that opens or ends with the credit of a picture; None for other lines.

    A credit behind one or two sentences without words that somebody speaks makes them a caption.
    """
    opening = _OPENING_CREDIT.match(line)
    start = opening.end() if opening else 0
    closing = _CAPTION.search(line, max(start, len(line) - 110))
    end = len(line[: closing.start()].rstrip()) if closing else len(line)
    words = line[start:end]
    if not (opening or closing) or count_words(words) < PROSE_WORDS or not ends_sentence(words):
        return None
    if closing and not _SPOKEN.search(words) and len(_SENTENCE_END.findall(words)) <= CAPTION_SENTENCES:
        return None
    return Span(start, end)


def speaks_to_reader(line: str, shape: LineShape) -> bool:
    """Tell whether a page may speak here to its reader; an article on passwords does so too, so the place decides."""
    if shape.words > NOTICE_WORDS or _QUOTED.search(line):
        return False
    said = set(_phrases_in(_WORD.findall(fold(line))))
    matters = said & phrases("matter")
    return bool(matters) and (len(matters) > 1 or not said.isdisjoint(phrases("reader")))


def opens_related(line: str) -> bool:
    """Tell whether the line announces links to other articles: it is the phrase, or the phrase and a colon."""
    if len(line) > 80:
        return False
    return " ".join(_WORD.findall(fold(line))) in phrases("related")


def opens_end(line: str) -> bool:
    """Tell whether nothing of the article follows: the line heads sources, comments or notes about the author."""
    if len(line) > 60:
        return False
    tokens = [token for token in _WORD.findall(fold(line)) if not token.isdigit()]
    return " ".join(tokens) in phrases("end")


def _is_short_line(line: str, tokens: list[str]) -> bool:
    """Tell whether a short line is a share bar, a credit, a byline or an editor line."""
    if any(" ".join(tokens[n : n + 3]) in phrases("line") for n in range(len(tokens) - 2)):
        return True  # three words such as "all rights reserved" say it wherever they stand
    starts = {" ".join(tokens[:n]) for n in range(1, LONGEST + 1)}
    named = starts & phrases("line")
    if named:  # a sentence may begin with such a word too: "Watch out.", "By Monday it was over."
        return not ends_sentence(line) or line.split(maxsplit=1)[0].endswith(":") or any(" " in name for name in named)
    return bool(starts & phrases("credit")) and (":" in line[:20] or "/" in line or "©" in line)


def _is_dated(line: str, shape: LineShape) -> bool:
    """Tell whether the line is a date, or a short line that is no sentence and begins or ends with one."""
    found = absolute_date(line)
    if not found:
        return False
    if found[1].end - found[1].start >= 0.6 * len(line):
        return True
    at_edge = found[1].start <= 12 or len(line) - found[1].end <= 20
    return not shape.ended and not shape.goes_on and at_edge and len(found[0]) >= len("2025-03-10")


def _is_notice(line: str, tokens: list[str]) -> bool:
    """Tell whether the page speaks to its reader, or for its owner: newsletters, cookies, copyright, contact."""
    if _QUOTED.search(line):
        return False
    said = set(_phrases_in(tokens))
    folded = fold(line)
    if said & phrases("notice") or any(phrase in folded for phrase in _unspaced("notice")):
        return True
    if _COPYRIGHT.search(line[:60]) and len(tokens) <= 40:
        return True
    return bool(_CONTACT.search(line)) and len(tokens) <= CONTACT_WORDS


def _is_link(line: str, shape: LineShape, tokens: list[str]) -> bool:
    """Tell whether the line is a link to another article: "Read also: Bridge opens", "[Related: Bridge opens]"."""
    for length in range(min(LONGEST, len(tokens)), 0, -1):
        phrase = " ".join(tokens[:length])
        if phrase not in phrases("related"):
            continue
        rest = line.lower().split(tokens[length - 1], 1)[-1]
        return bool(_AFTER_PHRASE.match(rest)) or (length > 1 and not shape.ended and shape.words <= LINE_WORDS)
    return False


def _phrases_in(tokens: list[str]) -> Iterator[str]:
    for length in range(1, LONGEST + 1):
        for start in range(len(tokens) - length + 1):
            yield " ".join(tokens[start : start + length])


@cache
def _unspaced(kind: str) -> tuple[str, ...]:
    """Return the phrases of scripts that write no spaces, which stand within longer runs of letters."""
    return tuple(phrase for phrase in phrases(kind) if any("\u3040" <= letter <= "\u9fff" for letter in phrase))
