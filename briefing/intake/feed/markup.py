"""The text of a piece of HTML as feeds carry it: paragraphs with a blank line between them, tags and entities gone."""

import re
from html.parser import HTMLParser

from briefing.text.clean import clean_block, clean_line

_BLOCKS = frozenset(
    "address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6"
    " header hr li main nav ol p pre section table tr ul".split()
)
_LEFT_OUT = frozenset("script style template noscript iframe object head".split())
_MARKUP = re.compile(r"<[a-zA-Z/!?]|&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]+\d*);")
_NO_DECLARATION = re.compile(r"<!(?!--|\[CDATA\[|doctype\s)", re.IGNORECASE)  # the parser would drop what follows
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_PARAGRAPHS = re.compile(r"\n[ \t\r\f\v]*\n")


def plain(text: str) -> str:
    r"""Return the text of HTML, or of what is none as it is.

    >>> plain("<p>The port&nbsp;is <b>closed</b>.</p><p>So it stays<br>for now.</p>")
    'The port is closed.\n\nSo it stays for now.'
    """
    if not _MARKUP.search(text):
        return tidy(text)
    reader = _Text()
    reader.feed(_NO_DECLARATION.sub("&lt;!", text))
    reader.close()
    return tidy("".join(reader.parts))


def plain_line(text: str | None) -> str | None:
    """Return the text of HTML as one clean line, None when nothing is left."""
    return one_line(plain(text or ""))


def line(text: str) -> str:
    """Return a text from outside as one clean line; most are clean already."""
    return " ".join(text.split()) if text.isascii() and text.isprintable() else clean_line(text)


def one_line(text: str) -> str | None:
    """Return a text that is clean in one line, None when there is none."""
    return " ".join(text.split()) or None


def tidy(text: str) -> str:
    """Return a text without markup in paragraphs, each one line."""
    # Most feeds are ASCII without controls, and cleaning looks at every character several times.
    clean = text if text.isascii() and not _CONTROLS.search(text) else clean_block(text.replace("\xa0", " "))
    paragraphs = (" ".join(part.split()) for part in _PARAGRAPHS.split(clean))
    return "\n\n".join(part for part in paragraphs if part)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (the interface)
        if tag in _LEFT_OUT:
            self._hidden += 1
        elif tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "br":
            self.parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _LEFT_OUT:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _LEFT_OUT:
            self._hidden = max(self._hidden - 1, 0)
        elif tag in _BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)
