"""Who publishes a page and who wrote it, in the words of the page."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.intake.links import host_of
from briefing.intake.page.linked_data import Thing, names_of
from briefing.intake.page.meta import Meta, first
from briefing.intake.page.tree import attribute, elements, line_of
from briefing.text.clean import clean_line
from briefing.text.fold import fold
from briefing.vocabulary.outlets import outlet_by_host, outlet_name

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HOST = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}/?", re.IGNORECASE)
_LONGEST = 80  # characters of a publisher's name
_BY = re.compile(
    r"^(?:(?:written|posted|reported|story|words) )?(?:by|von|par|por|di|door|av)[:\s]\s*"
    r"|^(?:text|texte|texto|testo|tekst|текст|author|autore?|auteur|автор|foto e testo)\s*:\s*",
    re.IGNORECASE,
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_AFTER = re.compile(
    rf"\s*(?:\b{_DAY}\b|\||•|·|—|\s-\s|,?\s*(?:published|updated|posted)\b|\n).*$", re.IGNORECASE | re.DOTALL
)
_BYLINE = re.compile(r"(?:^|[\s_-])(?:byline|author|auteur|autor)(?:$|[\s_-]|name|s$)", re.IGNORECASE)
_SLOGAN = re.compile(r"\s+(?:[|•·:]|[-–—])\s.*$")
_ENDS = re.compile(r"\s+[|\-–—·•»«/]+\s+|\s*[|»«]\s*|:\s+")
_NOT_IN_NAMES = re.compile(r"[\W_]+")
_COMMENT = re.compile(r"comment|respond|reply|related|sidebar|widget|share", re.IGNORECASE)
_NOBODY = frozenset({"admin", "administrator", "editor", "author", "staff", "guest", "unknown", "none", "null", "user"})
_USER = re.compile(r"(?=\S*(?:\d|admin))[\w.-]+", re.IGNORECASE)  # the name of an account: jsmith2, siteadmin
_MOST = 10  # names


def publisher_of(meta: Meta, things: Sequence[Thing], url: str | None) -> str | None:
    """Return the publisher: the outlet whose site it is, where we know it, og:site_name, that of the JSON-LD.

    A name of an outlet that we know becomes the one that the table has for it.
    """
    known = outlet_by_host(host_of(url)) if url else None
    if known:
        return known.name
    told = first(meta, "og:site_name")
    named = [told] if told else []
    named += [name for thing in things[:3] for name in names_of(thing.get("publisher"))]
    named += [name for name in (meta.get("dc.publisher"), meta.get("application-name")) if name]
    for name in (_SLOGAN.sub("", name) for name in named if not name.startswith("@")):
        if not _HOST.fullmatch(name) and 1 < len(name) <= _LONGEST:
            return outlet_name(name) or name
    return next((_bare(name) for name in named if _HOST.fullmatch(name)), None)


def named_in_title(title: str, url: str | None) -> str | None:
    """Return the words at an end of a <title> that spell the host of the page: the name of the site.

    >>> named_in_title("The Port Review: Talks begin", "https://www.theportreview.com/1")
    'The Port Review'
    >>> named_in_title("Talks begin - Politics - PortFacts", "https://portfacts.co.uk/1")
    'PortFacts'
    >>> named_in_title("Port - Talks begin", "https://portfacts.co.uk/1")
    """
    site = _NOT_IN_NAMES.sub("", _stem(host_of(url)))
    ends = _ENDS.split(title.strip())
    for words in (ends[-1], ends[0]) if len(ends) > 1 and len(site) > 3 else ():
        if _NOT_IN_NAMES.sub("", fold(words)) == site and not _HOST.fullmatch(words):
            return outlet_name(words) or words
    return None


def _stem(host: str) -> str:
    """Return the label that names the site: "portfacts" of "news.portfacts.co.uk"."""
    labels = host.split(".")
    while len(labels) > 1 and (len(labels[-1]) <= 3 or labels[-1] in {"info", "news"}) and len(labels[-2]) > 1:
        labels.pop()
        if len(labels[-1]) > 3:
            break
    return labels[-1]


def site_names(meta: Meta, publisher: str | None, url: str | None) -> tuple[str, ...]:
    """Return what a page may call its site in a title: names, the host and the first part of the host."""
    host = host_of(url)
    known = outlet_by_host(host) if host else None
    parts = [host, host.split(".")[0] if host else None, known.name if known else None, publisher]
    given = [first(meta, "og:site_name"), meta.get("application-name"), (meta.get("twitter:site") or "").strip("@")]
    return tuple(dict.fromkeys(name for name in [*given, *parts] if name))


def author_of(tree: "HtmlElement", meta: Meta, things: Sequence[Thing], publisher: str | None) -> str | None:
    """Return the byline as names with commas between them, None when the page has none."""
    told = [names_of(thing.get("author") or thing.get("creator")) for thing in things[:3]]
    names = ("author", "byl", "dc.creator", "dcterms.creator", "sailthru.author", "parsely-author", "article:author")
    told += [(value,) for name in names if (value := meta.get(name))]
    for each in [*told, *_printed(tree)]:
        names_there = [_less_outlet(name, publisher) for words in each if (name := _name(words))]
        found = [name for name in names_there if name]
        if found:
            return ", ".join(dict.fromkeys(found[:_MOST]))
    return None


def _less_outlet(name: str, publisher: str | None) -> str:
    """Return a name without that of the publisher behind it: "Anna Murashko, Port News"; empty when that is all."""
    if publisher and fold(name).endswith(fold(publisher)) and len(fold(name)) == len(name):
        return name[: len(name) - len(fold(publisher))].rstrip(" ,;:./|-–—(").removesuffix(" of").removesuffix(" for")
    return name


def _printed(tree: "HtmlElement") -> Iterator[tuple[str, ...]]:
    named = [each for each in elements(tree, "a", "span", "div", "p", "address", "li") if _is_byline(each)]
    marked = [each for each in named[:20] if not any(_COMMENT.search(_kind(above)) for above in each.iterancestors())]
    best = [each for each in marked if attribute(each, "itemprop") == "author" or attribute(each, "rel") == "author"]
    yield from ((line_of(each),) for each in [*best[:3], *marked[:5]])


def _kind(element: "HtmlElement") -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}" if element.tag != "body" else ""


def _is_byline(element: "HtmlElement") -> bool:
    if "author" in (attribute(element, "rel").lower(), attribute(element, "itemprop").lower()):
        return True
    return bool(_BYLINE.search(attribute(element, "class")))


def _name(words: str) -> str | None:
    """Return the name in a byline; None for an address, a sentence or nobody's."""
    name = _AFTER.sub("", _BY.sub("", clean_line(words))).strip(" ,;:")
    if (
        "://" in name
        or name.startswith("@")
        or _USER.fullmatch(name)
        or fold(name) in _NOBODY
        or not any(c.isalpha() for c in name)
    ):
        return None
    return name if len(name.split()) <= 20 and len(name) <= 200 and not name.endswith((".", "!", "?")) else None


def _bare(name: str) -> str:
    """Return the outlet of a host that stands for a name, else the host without what all hosts have."""
    host = re.sub(r"^https?://|/$", "", name.strip().lower()).removeprefix("www.")
    known = outlet_by_host(host)
    return known.name if known else host
