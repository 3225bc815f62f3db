"""The names of keys, as people write them and as Textual does: ``?`` is ``question_mark``, ``^d`` is ``ctrl+d``."""

import string
import unicodedata
from difflib import get_close_matches

_SPECIAL = "up down left right home end pageup pagedown insert delete backspace enter tab space escape"
_MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")  # Textual gives them in this order
_ALIASES = {
    "esc": "escape", "return": "enter", "pgup": "pageup", "pgdn": "pagedown", "pgdown": "pagedown", "del": "delete",
    "ins": "insert", "spacebar": "space", "control": "ctrl", "option": "alt", "cmd": "super",
}  # fmt: skip
# Textual's own exceptions to the names of Unicode.
_RENAMED = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip


def key_name(written: str) -> str | None:
    """Return Textual's name of a key, None for what names none.

    >>> key_name("?"), key_name("^d"), key_name("Shift+Ctrl+Up"), key_name("G"), key_name("pgdn"), key_name("cntrl+x")
    ('question_mark', 'ctrl+d', 'ctrl+shift+up', 'G', 'pagedown', None)
    """
    text = written.strip()
    if text.startswith("^") and len(text) > 1:
        text = f"ctrl+{text[1:]}"
    *modifiers, key = [*text[:-1].split("+")[:-1], "+"] if text.endswith("+") else text.split("+")
    held = {_ALIASES.get(one.lower(), one.lower()) for one in modifiers}
    base = _base(key)
    if base is None or not held <= set(_MODIFIERS):
        return None
    return "+".join([*sorted(held), base])


def nearest_key(written: str) -> str | None:
    """Return the known name that looks most like the one written, with the modifiers that are right."""
    *modifiers, key = written.lower().split("+")
    held = [found[0] for one in modifiers if (found := get_close_matches(one, [*_MODIFIERS, *_ALIASES], 1))]
    base = _base(key) or next(iter(get_close_matches(key, sorted(_NAMES), 1)), None)
    return key_name("+".join([*held, base])) if base else None


def _base(key: str) -> str | None:
    if len(key) == 1:
        return _character(key)
    name = _ALIASES.get(key.lower(), key.lower())
    return name if name in _NAMES else None


def _character(character: str) -> str | None:
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name) or None


_NAMES = {
    *_SPECIAL.split(),
    *(f"f{number}" for number in range(1, 25)),
    *(name for character in string.punctuation if (name := _character(character))),
}
