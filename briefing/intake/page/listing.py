"""Pages that list articles and are none: front pages, sections, tags, results of a search.

Such a page is told by its own text: what stands in it as paragraphs are the words of links to other pages, or its
paragraphs come from many <article> elements. A page that says in JSON-LD that it is an article is believed.
"""

from itertools import islice
from typing import TYPE_CHECKING

from briefing.intake.page.tree import elements, line_of
from briefing.text.fold import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAST = 4  # teasers; an article names a few others between its paragraphs
_SHARE = 0.3  # of the paragraphs
_WORDS = 3  # of a link that is a headline: shorter ones are "Read more", "Politics"
_TEASER = 40  # characters of a paragraph that is looked for in the teasers
_LINKS = 2_000
_MOST = 200  # elements and paragraphs that are looked at
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")


def is_listing(tree: "HtmlElement", text: str) -> bool:
    """Tell whether the main text of a page is made of teasers that lead to other pages."""
    parts = [fold(part.removeprefix("- ")) for part in text.split("\n\n")][:_MOST]
    links = [(each.get("href") or "", fold(line_of(each))) for each in islice(elements(tree, "a"), _LINKS)]
    headlines, onward = _headlines(tree, links), _onward(links)
    named = sum(part in headlines or part.endswith(onward) for part in parts)
    return (named >= _LEAST and named >= _SHARE * len(parts)) or _spread(tree, parts) >= _LEAST


def _headlines(tree: "HtmlElement", links: list[tuple[str, str]]) -> set[str]:
    """Return the words of links that may be headlines, and of headings that are links."""
    headings = (each for each in elements(tree, *_HEADINGS) if next(elements(each, "a"), None) is not None)
    found = [words for to, words in links if to[:1] not in "#"]
    found += [fold(line_of(each)) for each in islice(headings, _MOST)]
    return {words for words in found if len(words.split()) >= _WORDS}


def _onward(links: list[tuple[str, str]]) -> tuple[str, ...]:
    """Return the short words that link to several pages: "read more"."""
    aims: dict[str, set[str]] = {}
    for to, words in links:
        if words and len(words.split()) < _WORDS:
            aims.setdefault(words, set()).add(to)
    return tuple(f" {words}" for words, there in aims.items() if len(there) >= _LEAST)


def _spread(tree: "HtmlElement", parts: list[str]) -> int:
    """Return over how many <article> elements with links in their headings the paragraphs of a text are spread."""
    teasers = [each for each in islice(elements(tree, "article"), _MOST) if _leads_away(each)]
    if len(teasers) < _LEAST:
        return 0
    long = [part for part in parts if len(part) >= _TEASER]
    return sum(any(part in words for part in long) for words in (fold(line_of(each)) for each in teasers))


def _leads_away(article: "HtmlElement") -> bool:
    if next(elements(article, "article"), article) is not article:
        return False  # one around others
    return any(next(elements(each, "a"), None) is not None for each in elements(article, *_HEADINGS))
