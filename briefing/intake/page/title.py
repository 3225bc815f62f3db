"""The headline of a page: what the page calls the article, less the name of the site.

og:title, JSON-LD headline, the h1 and <title> are candidates. What two of them agree on is believed first.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.intake.page.linked_data import Thing, text_of
from briefing.intake.page.meta import Meta, first
from briefing.intake.page.tree import elements, line_of
from briefing.text.fold import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 400  # characters; the longest headline of 85 pages has 130
_SEEN = 1_000  # characters of a title that are looked at: what is longer is none
_SEPARATOR = re.compile(r"\s+[|\-–—·•»«:/]+\s+|\s*[|»«]\s*|\s+::\s+")
_WORDS = re.compile(r"\w+")
_NO_TITLE = frozenset({"home", "homepage", "news", "untitled", "index", "article", "untitled document", "no title"})
_MORE = 14  # characters
_CUT = ("...", "…")


def headline(tree: "HtmlElement", meta: Meta, things: Sequence[Thing], names: Sequence[str]) -> str | None:
    """Return the headline, None when the page names none. ``names`` are those of the site: publisher, host."""
    spoken = [text for thing in things[:2] if (text := text_of(thing, "headline", "name", "alternativeHeadline"))]
    shared = first(meta, "og:title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title")
    tops = [line_of(each) for each in elements(tree, "h1")][:10]
    titled = title_tag(tree)
    told = [less_site(text[:_SEEN], names) for text in ([shared] if shared else []) + spoken]
    return choose([text for text in told if _usable(text)], tops, [less_site(titled, names)])


def title_tag(tree: "HtmlElement") -> str:
    """Return what <title> says, the beginning of it where it is longer than titles are."""
    return next((line_of(each) for each in elements(tree, "title")), "")[:_SEEN]


def choose(told: Sequence[str], tops: Sequence[str], titled: Sequence[str]) -> str | None:
    """Return the best of what the page tells machines, its h1 and its <title>, each without the site's name.

    >>> choose(["Talks in Paris begi…"], ["Menu", "Talks in Paris begin today"], [])
    'Talks in Paris begin today'
    """
    shown = [top for top in tops if _usable(top)]
    printed = next(_agreeing(shown, [*told, *titled]), None)
    if printed:
        return printed
    whole = [text for text in told if not text.endswith(_CUT)]
    only = shown if len(shown) == 1 and len(shown[0].split()) > 2 else []  # a shorter one is the name of the site
    return next(iter([*whole, *told, *only, *(text for text in titled if _usable(text)), *shown]), None)


def _agreeing(shown: Sequence[str], told: Sequence[str]) -> Iterator[str]:
    """Yield the h1 that says what the page tells machines, be it cut or with a few other words."""
    for top in shown:
        for text in told:
            if _alike(top, text):
                yield top


def _alike(top: str, text: str) -> bool:
    one, two = (_WORDS.findall(fold(each)) for each in (top, text))
    if not one or not two:
        return False
    if text.endswith(_CUT) and one[: len(two) - 1] == two[:-1]:
        return len(two) > 2
    common = len(set(one) & set(two))
    return common / len(set(one) | set(two)) >= 0.75  # a word exchanged, an apostrophe spelled otherwise


def _usable(text: str) -> bool:
    return 1 < len(text) <= _LONGEST and fold(text) not in _NO_TITLE and any(c.isalpha() for c in text)


def less_site(title: str, names: Sequence[str]) -> str:
    """Return a title without the name of its site before or behind it, and without the section that goes with it.

    >>> less_site("Talks in Paris | World | UNN", ["UNN"]), less_site("BBC - Talks", ["BBC"])
    ('Talks in Paris', 'Talks')
    >>> less_site("Post-war plans – a view", ["UNN"])
    'Post-war plans – a view'
    """
    sites = [key for name in names if (key := _key(name))]
    cuts = list(_SEPARATOR.finditer(title))
    for number, cut in enumerate(cuts):
        if _is_site(title[cut.end() :], sites):
            return title[: _before_section(title, cuts[: number + 1])].strip()
    if cuts and _is_site(title[: cuts[0].start()], sites):
        return title[cuts[0].end() :].strip()
    return title.strip()


def _before_section(title: str, cuts: "Sequence[re.Match[str]]") -> int:
    """Return where the headline ends: "World" in "Talks | World | UNN" is none of it."""
    last = cuts[-1]
    if len(cuts) > 1 and cuts[-2].group() == last.group() and len(title[cuts[-2].end() : last.start()].split()) <= 2:
        return cuts[-2].start()
    return last.start()


def _is_site(words: str, sites: Sequence[str]) -> bool:
    key = _key(words)
    return any(key == site or _holds(key, site) or _holds(site, key) for site in sites)


def _holds(long: str, short: str) -> bool:
    """Tell whether one name is the other with little more: "unn news" and "unn", "daily.example" and "daily"."""
    return len(short) > 3 and short in long and len(long) <= len(short) + _MORE


def _key(name: str) -> str:
    key = "".join(_WORDS.findall(fold(name)))
    return key.removeprefix("the").removeprefix("www")
