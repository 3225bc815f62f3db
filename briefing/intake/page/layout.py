"""Markup that only lays a page out, made plain before its main text is looked for: tables of columns, <div> for <p>.

trafilatura looks for paragraphs and takes tables for data; sites that were built by hand have neither.
"""

import re
from typing import TYPE_CHECKING

from briefing.intake.page.tree import elements

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CELLS = ("table", "tbody", "thead", "tfoot", "tr", "td", "th", "center", "font")
_BLOCKS = (
    "p", "div", "table", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "blockquote",
    "pre", "form", "figure", "header", "footer", "nav", "aside", "main", "img", "iframe", "video",
)  # fmt: skip
_LONG = 600  # characters in one cell: no table of data has so many
_PARAGRAPH = 80
_FEW = 3  # paragraphs in a row
_ROWS = ("div", "section", "ul", "ol", "main", "article", "aside", "body", "td")
_ITEMS = frozenset({"div", "article", "section", "li", "a"})
_LEADS = re.compile(r"/(?!/)|https?://|[\w.-]+/|[\w-]+\.\w+$", re.IGNORECASE)
_SENTENCE = re.compile(r"[\w)\"'’”][.!?…。！？۔।](?:\s|$)")


def plain_layout(tree: "HtmlElement") -> None:
    """Change a tree: tables that lay out become blocks, blocks that are paragraphs become such."""
    for table in [each for each in elements(tree, "table") if _lays_out(each)]:
        for cell in [table, *(each for each in elements(table, *_CELLS) if _table_of(each) is table)]:
            cell.tag = "div"
    for block in list(elements(tree, "div", "td")):
        if sum(_is_empty_line(each) for each in block) >= _FEW - 1:
            _split(block)
    for parent in list(elements(tree, "div", "section", "article", "main", "td")):
        told = [child for child in parent if child.tag == "div" and _is_text(child)]
        if sum(map(_is_paragraph, told)) >= _FEW:
            for child in told:
                child.tag = "p"


def _is_empty_line(line: "HtmlElement") -> bool:
    """Tell whether a line break comes right after another."""
    before = line.getprevious()
    return line.tag == "br" and before is not None and before.tag == "br" and not (before.tail or "").strip()


def _split(block: "HtmlElement") -> None:
    """Make paragraphs of what empty lines part; blocks inside stay where they are."""
    parts, text = list(block), block.text
    block[:], block.text = [], None
    current = _paragraph(block, text)
    for part in parts:
        empty = _ends(current, part)
        if part.tag in _BLOCKS or empty:
            if empty:
                current.remove(current[-1])
            else:
                block.append(part)
            current, part.tail = _paragraph(block, part.tail), None
        else:
            current.append(part)


def _ends(current: "HtmlElement", part: "HtmlElement") -> bool:
    if part.tag != "br" or not len(current):
        return False
    return current[-1].tag == "br" and not (current[-1].tail or "").strip()


def _paragraph(block: "HtmlElement", text: str | None) -> "HtmlElement":
    made = block.makeelement("p", {})
    made.text = text
    block.append(made)
    return made


def _table_of(cell: "HtmlElement") -> "HtmlElement | None":
    return next((each for each in cell.iterancestors() if each.tag == "table"), None)


def _lays_out(table: "HtmlElement") -> bool:
    """Tell whether a cell of a table holds a headline, or the words of several paragraphs."""
    cells = [each for each in elements(table, "td") if _table_of(each) is table]
    return any(next(elements(cell, "h1", "table"), None) is not None or _is_column(cell) for cell in cells)


def _is_column(cell: "HtmlElement") -> bool:
    return len(" ".join(cell.itertext())) > _LONG and next(elements(cell, "p", "br", "div"), None) is not None


def _is_text(block: "HtmlElement") -> bool:
    """Tell whether a block holds words alone, in however many wrappers, and they are not those of links."""
    inner = block
    while len(inner) == 1 and inner[0].tag == "div" and not (inner.text or "").strip() + (inner[0].tail or "").strip():
        inner = inner[0]
    if any(each is not inner for each in elements(inner, *_BLOCKS)):
        return False
    length = len(" ".join(inner.itertext()).strip())
    return sum(len(" ".join(link.itertext())) for link in elements(inner, "a")) < length / 2


def _is_paragraph(block: "HtmlElement") -> bool:
    text = " ".join(block.itertext()).strip()
    return len(text) >= _PARAGRAPH and bool(_SENTENCE.search(text))


def less_teasers(tree: "HtmlElement") -> bool:
    """Take out of a tree the rows of teasers: short blocks side by side, each with a headline that links to a page.

    Blocks among paragraphs are parts of an article: "The ten best …". Tell whether there were any.
    """
    dropped = False
    for parent in list(elements(tree, *_ROWS)):
        teasers = [child for child in parent if child.tag in _ITEMS and _is_teaser(child)]
        if len(teasers) >= _FEW and not any(child.tag == "p" and _is_paragraph(child) for child in parent):
            dropped = True
            for child in teasers:
                child.drop_tree()
    return dropped


def _is_teaser(block: "HtmlElement") -> bool:
    headings = [*elements(block, "h2", "h3", "h4", "h5")]
    if len(headings) != 1 or len(" ".join(block.itertext())) > _LONG or sum(1 for _ in elements(block, "p")) > 2:
        return False
    links = [*elements(headings[0], "a"), *(each for each in headings[0].iterancestors("a"))]
    return any(_LEADS.match(link.get("href") or "") for link in links)
