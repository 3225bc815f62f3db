"""Where sentences end: rules over full stops, quotes, abbreviations and capitals, with exact offsets.

A line break always ends a sentence. Closing quotes and brackets right after a stop belong to the sentence; a stop that
goes on in lower case ends nothing, nor does a question in quotes whose speaker follows. Each stop looks at a bounded
stretch on both sides, so that the time is linear in the text whatever the text is.
"""

import re
from collections.abc import Iterator

from briefing.text.abbreviations import Follows, abbreviation, starts_sentence
from briefing.text.span import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_CLOSERS = r"""["'”’»›)\]}」』】）》〉]"""
# A stop, its closing marks, footnote marks like [12], and the French guillemet that a space sets off.
_STOP = re.compile(
    rf"(?P<mark>[.!?…。！？｡؟۔।॥։።]+)(?P<close>{_CLOSERS}*(?:[ \u00a0\u202f]»(?=\s|$|[,.;:]))?)(?:\[\d{{1,3}}\])*"
)
_WIDE = frozenset("。！？｡")
_GAP = re.compile(r"\s+")
_OPENERS = re.compile(r"""[\s"'“”‘’„«»‹›(\[{「『（《¿¡–—-]*""")
_WORDS = re.compile(r"[^\W_]")
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+\Z")
_SPEECH = re.compile(
    r"(?:(?:the|a|an)\s+)?(?:[^\W\d_][\w.'’-]*\s+){1,4}"
    r"(?:said|says|asked|asks|told|added|adds|wrote|writes|replied|wondered|quipped|insisted|demanded|exclaimed)\b",
    re.IGNORECASE,
)
_LOOKBACK = 40  # longer than any abbreviation with its dots
_LOOKAHEAD = 80  # room for a title, a name and a verb


def split_sentences(text: str, span: Span) -> list[Span]:
    """Return the sentences of ``span`` in order, without white space at their ends; they do not overlap.

    Nothing without a letter or digit is a sentence.

    >>> text = '"It works. It\\'s not \\'This is what we need,\\'" the U.S. official said. He left.'
    >>> [s.of(text) for s in split_sentences(text, Span(0, len(text)))][1:]
    ['It\\'s not \\'This is what we need,\\'" the U.S. official said.', 'He left.']
    """
    sentences: list[Span] = []
    for line in _LINE.finditer(text, span.start, span.end):
        start = line.start()
        for end in _ends(text, Span(*line.span())):
            sentences.extend(_trimmed(text, start, end))
            start = end
        sentences.extend(_trimmed(text, start, line.end()))
    return sentences


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    bare = piece.strip()
    if _WORDS.search(bare):
        begin = start + len(piece) - len(piece.lstrip())
        yield Span(begin, begin + len(bare))


def _ends(text: str, line: Span) -> Iterator[int]:
    for stop in _STOP.finditer(text, line.start, line.end):
        gap = _GAP.match(text, stop.end(), line.end)
        following = gap.end() if gap else stop.end()
        if following == line.end:
            continue  # the line ends the sentence
        if stop["mark"][-1] in _WIDE:
            if not text.startswith(("と", "って"), following):
                yield stop.end()
        elif gap and _ends_sentence(text, stop, Span(following, line.end), line.start):
            yield stop.end()


def _ends_sentence(text: str, stop: re.Match[str], rest: Span, line_start: int) -> bool:
    after = _OPENERS.match(text, rest.start, rest.end)
    begin = after.end() if after else rest.start
    ahead = text[begin : min(begin + _LOOKAHEAD, rest.end)]
    if ahead[:1].islower() or ahead[:1] in {",", ";", ":"}:
        return False
    if stop["mark"] != ".":
        return not (stop["close"] and stop["mark"][-1] in "?!" and _SPEECH.match(ahead))
    return _full_stop(text, Span(line_start, stop.start()), ahead)


def _full_stop(text: str, before: Span, ahead: str) -> bool:
    word = _LAST_WORD.search(text[max(before.start, before.end - _LOOKBACK) : before.end])
    if not word:
        return True
    if word[0].isdigit():
        # "1. First" at the start of a line numbers an item; a year there ends a sentence.
        return len(word[0]) > 3 or bool(text[before.start : before.end - len(word[0])].strip())
    match abbreviation(word[0]):
        case Follows.ALWAYS:
            return False
        case Follows.NUMBER:
            return not ahead[:1].isdigit()
        case Follows.MAYBE:
            return starts_sentence(ahead)
        case _:
            return True
