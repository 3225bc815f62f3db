"""The meta elements of a page, by name: Open Graph, Dublin Core, schema.org microdata and what publishers made up."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefing.intake.page.tree import attribute, elements

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Meta = Mapping[str, str]

_MOST = 500  # elements


def read_meta(tree: "HtmlElement") -> Meta:
    """Return the values by lower-case name; the first of a name counts."""
    values: dict[str, str] = {}
    for number, element in enumerate(elements(tree, "meta")):
        if number == _MOST:
            break
        content = attribute(element, "content") or attribute(element, "value")
        for key in ("property", "name", "itemprop", "http-equiv"):
            for name in attribute(element, key).lower().split():
                if content:
                    values.setdefault(name, content)
    return values


def first(meta: Meta, *names: str) -> str | None:
    """Return the first value there is of some names."""
    return next((meta[name] for name in names if meta.get(name)), None)
