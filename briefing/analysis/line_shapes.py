"""What a line looks like, whatever its language: how many words, whether it ends as sentences do, or is a title.

Nothing here knows a word. The shapes tell lines of running text from the links, captions and menus around them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.text.span import Span

PROSE_WORDS = 8  # a line of so many words that ends as a sentence is running text
LONG_WORDS = 25  # or of so many, if only its full stop is missing
TITLE_WORDS = 5  # words of a title that must be capitalised before the capitals say anything
TITLE_SHARE = 0.75  # of its words longer than three letters; names in a sentence of news reach a half
SHORT_WORD = 3
FEW_WORDS = 4  # a shorter line is no line of a paragraph: menus are written in lower case too
WRAPPED_SHARE = 0.3  # of the lines begin in lower case where a file breaks its lines at a fixed width
WRAPPED_LINES = 10

_WORD = re.compile(r"[^\W_]+")
_BULLET = re.compile(r"\s*(?:[-–—*•·▪●‣»>]|\d{1,2}[.)])\s+")
_ENDS = re.compile(r"(?:(?<!\.)[.!?…:;。！？：；؟۔।॥։።]|\.{3})(?:\s?[\"'“”’«»‹›)\]}」』】）》])*$")
_CUT = re.compile(r"(?:\.\.+|…|\[…\]|\[\.\.\.\])$")
_SEPARATORS = re.compile(r"(?<!\S)[|·•»›/](?!\S)|\|")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
# A word of Chinese or Japanese takes about two characters; longer scripts without spaces take more and lose nothing.
_CHARACTERS_A_WORD = 2


@dataclass(frozen=True, slots=True)
class LineShape:
    """The shape of one line.

    ``ended``: it ends as a sentence does; ``cut``: with the dots of something cut short; ``goes_on``: the line below
    continues it; ``titled``: its words are capitalised as in an English title; ``menu``: signs divide it into cells.
    """

    words: int
    ended: bool
    cut: bool
    bulleted: bool
    goes_on: bool
    titled: bool
    menu: bool

    @property
    def prose(self) -> bool:
        """Tell whether the line can only be running text or a sentence of the page itself."""
        if self.menu or self.titled or self.words < PROSE_WORDS:
            return False
        return self.goes_on or (self.ended and not self.cut) or self.words >= LONG_WORDS


def shapes(text: str, lines: Sequence[Span]) -> tuple[LineShape, ...]:
    """Return the shape of each line."""
    said = [line.of(text) for line in lines]
    below = [*said[1:], ""][: len(said)]
    wrapped = sum(line[:1].islower() for line in below) >= WRAPPED_SHARE * len(said) and len(said) >= WRAPPED_LINES
    return tuple(_shape(*pair, wrapped=wrapped) for pair in zip(said, below, strict=True))


def ends_sentence(words: str) -> bool:
    """Tell whether a line ends as sentences do, in any script.

    >>> [ends_sentence(line) for line in ("He said no.", "He said “no.”", "会议将举行。", "What it means", "He ...")]
    [True, True, True, False, True]
    """
    return bool(_ENDS.search(words[-20:]))


def bulleted(words: str) -> bool:
    """Tell whether the line is an item of a list."""
    return bool(_BULLET.match(words))


def count_words(line: str) -> int:
    """Return the number of words; scripts that write no spaces count two characters as one.

    >>> count_words("A line of text"), count_words("停火谈判将于周二")
    (4, 4)
    """
    unspaced = len(_UNSPACED.findall(line)) if not line.isascii() else 0
    return max(len(line.split()), unspaced // _CHARACTERS_A_WORD)


def _shape(line: str, below: str, *, wrapped: bool) -> LineShape:
    ended, cut, words = ends_sentence(line), bool(_CUT.search(line[-5:])), count_words(line)
    below_goes_on = words >= FEW_WORDS and (below[:1].islower() or line.endswith((",", "-")))
    continued = not ended and (below_goes_on or (wrapped and words >= PROSE_WORDS))
    titled = not continued and not (ended and line.rstrip("\"'“”’«»)").endswith((".", "。"))) and _titled(line)
    return LineShape(
        words=words,
        ended=ended,
        cut=cut,
        bulleted=bulleted(line),
        goes_on=continued,
        titled=titled,
        menu=not ended and len(_SEPARATORS.findall(line)) >= 2,
    )


def _titled(line: str) -> bool:
    long = [word for word in _WORD.findall(line) if len(word) > SHORT_WORD and not word[0].isdigit()]
    if len(long) < TITLE_WORDS:
        return False
    return bool(sum(word[0].isupper() for word in long) >= TITLE_SHARE * len(long))
