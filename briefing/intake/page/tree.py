"""The tree of a page, within bounds: what is nested deeper, or has more parts, than any article is refused."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.intake.errors import IntakeError
from briefing.model import Problem
from briefing.text.clean import clean_block, clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# The deepest of 85 real pages has 41 levels; libxml2 itself stops at 256 and drops what is below.
_DEEPEST = 150
_MOST = 300_000  # tags; the largest of 85 real pages has 18,000
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_BLOCKS = frozenset("address article br dd div dl dt figcaption h1 h2 h3 h4 h5 h6 li ol p section td th tr ul".split())
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg"})


def read_tree(markup: str) -> "HtmlElement":
    """Return the tree of a page; raise IntakeError when it holds no element or too many, or nests too deep."""
    from lxml import etree, html  # noqa: PLC0415 (nothing but adding needs it)

    if markup.count("<") > _MOST:
        raise IntakeError(Problem("too-large", f"has more than {_MOST:,} tags", "save the article alone"))
    text = _DECLARATION.sub("", clean_block(markup), count=1).encode("utf-8")
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise IntakeError(Problem("no-article", "holds no HTML", "save the article's text as .txt")) from None
    if _deepest(tree) > _DEEPEST:
        raise IntakeError(Problem("too-deep", f"nests tags deeper than {_DEEPEST}", "save the article's text as .txt"))
    return tree


def _deepest(tree: "HtmlElement") -> int:
    from lxml import etree  # noqa: PLC0415

    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def elements(tree: "HtmlElement", *tags: str) -> "Iterator[HtmlElement]":
    """Yield the elements of some tags, all without any, in the order of the page."""
    return (element for element in tree.iter(*tags) if isinstance(element.tag, str))


def attribute(element: "HtmlElement", name: str) -> str:
    """Return an attribute as one clean line, empty when there is none."""
    return clean_line(element.get(name) or "")


def line_of(element: "HtmlElement") -> str:
    """Return the text of an element as one clean line, without scripts and styles; blocks are words apart."""
    from lxml import etree  # noqa: PLC0415

    parts: list[str] = []
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if part.tag in _BLOCKS:
            parts.append(" ")
        if event == "start" and isinstance(part.tag, str) and part.tag not in _UNSEEN and part.text:
            parts.append(part.text)
        if event == "end" and part is not element and part.tail:
            parts.append(part.tail)
    return clean_line("".join(parts))
