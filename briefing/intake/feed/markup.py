"""The text of a piece of HTML as feeds carry it: paragraphs with a blank line between them, tags and entities gone."""

import html
import re
from collections.abc import Iterator

from briefing.text.clean import clean_block, clean_line

_BLOCKS = frozenset(
    "address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6"
    " header hr li main nav ol p pre section table tr ul".split()
)
_CODE = frozenset({"script", "style"})  # without an end, all that follows is code
_LEFT_OUT = (*_CODE, *"applet iframe noscript object template head".split())
_ENDS = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in _LEFT_OUT} | {"<!--": re.compile("-->")}
# A tag, or what stands around it: "<" and "<!" before anything else are text, as is a tag without its end.
_TOKEN = re.compile(
    r"""<(?P<close>/?)(?P<name>[a-z][^\s/<>]*)(?:=\s*(?:"[^"]*"|'[^']*')|[^<>])*+>"""
    r"""|<!--|<!\[CDATA\[|\]\]>|<!doctype\s[^<>]*>|<\?[^<>]*>""",
    re.IGNORECASE,
)
_NO_CHARACTER = re.compile(r"&#(?:\d{8,}|[xX][0-9a-fA-F]{8,});?")
_MARKUP = re.compile(r"<[a-zA-Z/!?]|&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]+\d*);")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_PARAGRAPHS = re.compile(r"\n[ \t\r\f\v]*\n")


def plain(text: str) -> str:
    r"""Return the text of HTML, or of what is none as it is.

    >>> plain("<p>The port&nbsp;is <b>closed</b>.</p><p>So it stays<br>for now.</p>")
    'The port is closed.\n\nSo it stays for now.'
    """
    if ("<" not in text and "&" not in text) or not _MARKUP.search(text):
        return tidy(text)
    return tidy("".join(_parts(text)))


def plain_line(text: str | None) -> str | None:
    """Return the text of HTML as one clean line, None when nothing is left."""
    return one_line(plain(text or ""))


def line(text: str) -> str:
    """Return a text from outside as one clean line; most are clean already."""
    return " ".join(text.split()) if text.isascii() and text.isprintable() else clean_line(text)


def one_line(text: str) -> str | None:
    """Return a text that ``plain`` or ``tidy`` made in one line, None when there is none."""
    return (" ".join(text.split()) if "\n" in text else text) or None


def tidy(text: str) -> str:
    """Return a text without markup in paragraphs, each one line."""
    # Most feeds are ASCII without controls, and cleaning looks at every character several times.
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    clean = text if text.isascii() and not _CONTROLS.search(text) else clean_block(text.replace("\xa0", " "))
    paragraphs = (" ".join(part.split()) for part in _PARAGRAPHS.split(clean))
    return "\n\n".join(part for part in paragraphs if part)


def _parts(text: str) -> Iterator[str]:
    """Yield the texts between tags, and the breaks that tags make.

    Each place is looked at a bounded number of times, which html.parser does not keep: 20 kB of "<a " take it seconds.
    """
    place, missing = 0, set[str]()
    while found := _TOKEN.search(text, place):
        yield _unescaped(text[place : found.start()])
        place, name = found.end(), found["name"].lower() if found["name"] else found[0]
        if name in _ENDS and not (found["close"] or found[0].endswith("/>") or name in missing):
            end = _ENDS[name].search(text, place)
            place = end.end() if end else len(text) if name in _CODE else place
            missing |= set() if end else {name}
        elif name in _BLOCKS:
            yield "\n\n"
        elif name == "br":
            yield "\n"
    yield _unescaped(text[place:])


def _unescaped(text: str) -> str:
    return html.unescape(_NO_CHARACTER.sub("\ufffd", text)) if "&" in text else text
