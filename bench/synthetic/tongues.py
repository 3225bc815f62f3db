"""Twelve languages: what they say for said, and how their letters look.

European ones have letters with accents, which search folds away; Russian, Arabic and Hindi have scripts of their own,
letter by letter; Chinese and Japanese are written without spaces.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from random import Random
from string import ascii_lowercase
from typing import Final

from bench.synthetic.words import zipf

_CYRILLIC = "абцдефгхийклмнопкрстувшчжз"
_ARABIC = "ابجدهوزحطيكلمنسعفصقرشتثخذض"
_DEVANAGARI = "अबचदएफगहइजकलमनओपखरसतउवयघठझ"
_MARKS = {"es": "uú", "fr": "eé", "de": "uü", "pt": "aã", "it": "oò", "tr": "sş"}
_UNSPACED = 20_000  # words
_SCRIPTS = {"ru": _CYRILLIC, "ar": _ARABIC, "hi": _DEVANAGARI}


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language: words that attribute, the words before an outlet that is quoted, pronouns, and its letters."""

    code: str
    said: Sequence[str]
    denied: str
    according: str
    pronouns: Sequence[str]
    letters: dict[int, str] = field(default_factory=dict)
    unspaced: Sequence[str] = ()

    @property
    def stop(self) -> str:
        """What ends a sentence."""
        return "。" if self.unspaced else ". "

    @property
    def gap(self) -> str:
        """What stands between words."""
        return "" if self.unspaced else " "


def _letters(code: str) -> dict[int, str]:
    if code in _SCRIPTS:
        small = dict(zip(ascii_lowercase, _SCRIPTS[code], strict=True))
        return str.maketrans({**{letter.upper(): sign.upper() for letter, sign in small.items()}, **small})
    return str.maketrans(*_MARKS[code]) if code in _MARKS else {}


def _unspaced(code: str) -> Sequence[str]:
    """Return words of one to three characters for a language that puts no spaces between them."""
    if code not in {"zh", "ja"}:
        return ()
    rng, signs = Random(code), [chr(0x4E00 + n) for n in range(3_000)]
    if code == "ja":
        signs[:80] = [chr(0x3042 + n) for n in range(80)]
    words = dict.fromkeys(signs[:200])  # the most frequent words are single characters
    while len(words) < _UNSPACED:
        length = 2 + (len(words) > _UNSPACED // 3 and rng.random() < 0.4)
        words["".join(signs[int(rng.random() ** 2 * len(signs))] for _ in range(length))] = None
    return zipf(tuple(words), 1.0, 1 << 16)


_TABLE: Final = (
    # share of the entries, code, said, denied, according to, he and she
    (60, "en", "said told warned added announced", "denied that", "According to", "He She"),
    (7, "es", "dijo afirmó anunció", "negó que", "Según", "Él Ella"),
    (6, "fr", "dit affirme annonce", "nie que", "Selon", "Il Elle"),
    (6, "de", "sagte erklärte betonte", "bestritt, dass", "Laut", "Er Sie"),
    (4, "ru", "сказал заявил сообщил", "отрицал, что", "Согласно", "Он Она"),
    (3, "ar", "قال صرح أعلن", "نفى أن", "وفقا", "هو هي"),
    (3, "pt", "disse afirmou anunciou", "negou que", "Segundo", "Ele Ela"),
    (3, "it", "afferma annuncia", "nega che", "Secondo", "Lui Lei"),
    (3, "tr", "söyledi açıkladı", "yalanladı:", "Haber kaynağı", "O O"),
    (2, "zh", "说 表示", "否认", "根据", "他 她"),
    (2, "hi", "कहा बताया", "इनकार", "अनुसार", "उन्होंने उन्होंने"),
    (1, "ja", "述べた 語った", "否定した", "伝えた", "彼は 彼女は"),
)


@cache
def tongues() -> tuple[Tongue, ...]:
    """Return a hundred languages to draw from: each of the twelve with its share."""
    return tuple(
        tongue
        for share, code, said, denied, according, pronouns in _TABLE
        for tongue in (
            Tongue(code, said.split(), denied, according, pronouns.split(), _letters(code), _unspaced(code)),
        )
        * share
    )
