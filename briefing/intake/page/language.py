"""The language that a page declares, as far as its text bears it out: templates say "en" on pages of any language."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.analysis.language import detect
from briefing.intake.page.linked_data import Thing, text_of
from briefing.intake.page.meta import Meta
from briefing.intake.page.tree import attribute

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}))?")


def page_language(tree: "HtmlElement", meta: Meta, things: Sequence[Thing], text: str) -> str | None:
    """Return the BCP 47 tag that a page declares; None when it declares none, or its text is in another language."""
    said = [attribute(tree, "lang"), attribute(tree, "xml:lang"), meta.get("content-language"), meta.get("og:locale")]
    said += [text_of(thing, "inLanguage") for thing in things[:1]]
    tags = [tag for value in said if value and (tag := language_tag(value))]
    found = detect(text)
    return next((tag for tag in tags if found is None or tag.split("-")[0] == found.split("-")[0]), None)


def language_tag(value: str) -> str | None:
    """Return a BCP 47 tag written in its usual case; None for what is none.

    >>> language_tag("en_us"), language_tag("zh-hans-CN"), language_tag("english please")
    ('en-US', 'zh-Hans-CN', None)
    """
    found = _TAG.fullmatch(value.strip())
    if not found:
        return None
    script, region = found[2], found[3]
    return "-".join([found[1].lower(), *([script.title()] if script else []), *([region.upper()] if region else [])])
