"""The main text of a page: paragraphs with a blank line between them, without menus, teasers and comments.

trafilatura finds it (F1 .972 on 85 pages of 85 sites, four-word shingles; .970 without what layout.py does). It changes
the tree that it is given.
"""

import logging
import re
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING

from briefing.intake.page.layout import less_teasers, plain_layout
from briefing.text.clean import clean_line
from briefing.text.fold import words

if TYPE_CHECKING:
    from configparser import ConfigParser

    from lxml.html import HtmlElement

_FAR_MORE = 1.5  # 1.3 to 2 give the same on 85 pages
_LEAST = 400  # characters: a shorter one is a description
_LINES = re.compile(r"\n+")


def main_text(tree: "HtmlElement", url: str | None) -> str:
    """Return the text of the article in a tree, empty when there is none."""
    plain_layout(tree)
    whole = deepcopy(tree)
    dropped = less_teasers(tree)
    found = _found(tree, url)
    return _found(whole, url) if dropped and len(found) < _LEAST else found


def _found(tree: "HtmlElement", url: str | None) -> str:
    from trafilatura.core import extract  # noqa: PLC0415 (0.2 s)

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what is wrong is told by the result
    found = extract(
        tree, url=url, fast=True, include_comments=False, include_tables=True, output_format="txt", config=_config()
    )
    return paragraphs(found or "")


@cache
def _config() -> "ConfigParser":
    from trafilatura.settings import DEFAULT_CONFIG  # noqa: PLC0415

    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["EXTRACTION_TIMEOUT"] = "0"
    return config


def paragraphs(text: str) -> str:
    r"""Return lines as clean paragraphs with a blank line between them.

    >>> paragraphs("One.\nTwo  three.\n\n\nFour.")
    'One.\n\nTwo three.\n\nFour.'
    """
    lines = (clean_line(line) for line in _LINES.split(text))
    return "\n\n".join(line for line in lines if line)


def fuller(text: str, *told: str) -> str:
    """Return the text that was found, or what the page tells machines where that has far more of the same.

    A page that shows a part and keeps the rest for a click is found by this.
    """
    for body in map(paragraphs, told):
        if len(body) > _FAR_MORE * len(text) and len(body) > _LEAST:
            return body
    return text


def less_headline(text: str, headline: str | None) -> str:
    r"""Return a text without its headline on top, which is known: the first three paragraphs are looked at.

    >>> less_headline("World\n\nTalks in Paris\n\nThe talks began.", "Talks in Paris")
    'World\n\nThe talks began.'
    """
    parts = text.split("\n\n")
    name = words(headline or "")
    return "\n\n".join(part for number, part in enumerate(parts) if number > 2 or words(part) != name or not name)
