"""The address of an article: the one that its page calls canonical, as far as that may be believed.

A page may name any address. Where it is known from where it came, another site's is not taken over.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.intake.links import host_of, web_address
from briefing.intake.page.linked_data import Thing
from briefing.intake.page.meta import Meta, first
from briefing.intake.page.tree import attribute, elements

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SPARE = ("amp.", "m.", "mobile.", "edition.", "www.")


def canonical(tree: "HtmlElement", meta: Meta, things: Sequence[Thing], came_from: str | None) -> str | None:
    """Return the address of a page, without trackers; ``came_from`` is where its bytes were fetched."""
    here = web_address(came_from)
    base = web_address(next((attribute(each, "href") for each in elements(tree, "base")), None), here) or here
    named = [web_address(value, base) for value in _named(tree, meta, things)]
    known = [address for address in named if address and (here is None or _same_site(address, here))]
    inner = [address for address in known if _names_page(address)]
    return next(iter([*inner, *([here] if here else []), *known]), None)


def _named(tree: "HtmlElement", meta: Meta, things: Sequence[Thing]) -> "list[str | None]":
    links = [each for each in elements(tree, "link") if "canonical" in attribute(each, "rel").lower().split()]
    found: list[str | None] = [attribute(each, "href") for each in links[:2]]
    found.append(first(meta, "og:url", "twitter:url", "parsely-link"))
    for thing in things[:1]:
        page = thing.get("mainEntityOfPage")
        values = [thing.get("url"), page.get("@id") if isinstance(page, dict) else page]
        found += [value for value in values if isinstance(value, str)]
    return [value for value in found if value]


def _names_page(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path.strip("/") != "" or bool(parts.query)


def _same_site(one: str, other: str) -> bool:
    hosts = [_bare(host_of(each)) for each in (one, other)]
    return hosts[0] == hosts[1] or hosts[0].endswith("." + hosts[1]) or hosts[1].endswith("." + hosts[0])


def _bare(host: str) -> str:
    for prefix in _SPARE:
        host = host.removeprefix(prefix)
    return host
