"""When a page was published and last changed, as the page says it, with how that is known.

JSON-LD, meta and microdata, <time> by the headline, a date printed there: METADATA. The path of the address: INFERRED.
Nothing else is a date: not the day of the visit, not the year in a copyright line. What no calendar has is no date.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from briefing.analysis.printed_dates import absolute_date
from briefing.intake.page.linked_data import Thing, page_things, text_of
from briefing.intake.page.meta import Meta
from briefing.intake.page.tree import attribute, elements, line_of
from briefing.model import DateBasis, parse_edtf

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PUBLISHED = (
    "article:published_time", "article:published", "datepublished", "og:published_time", "og:article:published_time",
    "publication_date", "publish-date", "publish_date", "published_time", "publishdate", "pubdate", "dc.date.issued",
    "dc.date.created", "dcterms.issued", "dcterms.created", "dcterms.date", "dc.date", "sailthru.date",
    "parsely-pub-date", "cxenseparse:recs:publishtime", "displaydate", "ptime", "date", "datecreated",
    "article.published", "article.created", "citation_publication_date", "bt:pubdate",
    "shareaholic:article_published_time",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "article:modified", "og:updated_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "article.updated", "lastmod", "last-modified", "revised",
)  # fmt: skip
_IN_PATH = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>[/_-])(?P<m>\d{1,2}|[a-z]{3})(?:(?P=sep)(?P<d>\d{1,2}))?(?=\D|$)"
)
_RUN = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATED = re.compile(r"publi|posted|date|byline|time|meta|info|fecha|datum|pubd", re.IGNORECASE)
# Classes that name the date of the article: microformats (hAtom's published, h-entry's dt-published) and the usual.
_MARKED = re.compile(
    r"(?:^|\s)(?:dt-)?(?:(?:article|entry|post|story)[-_])?publish(?:ed)?(?:[-_]?(?:date|time|on|at))?(?:\s|$)",
    re.IGNORECASE,
)
_LATER = re.compile(r"updat|modif|edited|aktualis|actualiz|mis à jour|comment|related|copyright|event", re.IGNORECASE)
_AROUND = frozenset({"aside", "nav", "footer"})
_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|sidebar|widget|footer|comments?|popular|trending|teasers?|promo|more|latest|also)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_NEAR = 120  # elements after the headline
_LONGEST = 160  # characters of a line that tells a date


class Dates(NamedTuple):
    """When a page was published, how that is known, and when it was changed."""

    published: str | None
    basis: DateBasis
    updated: str | None


def read_dates(tree: "HtmlElement", meta: Meta, things: Sequence[Thing], url: str | None) -> Dates:
    """Return the dates of a page."""
    pages = page_things(tree)
    told = [as_date(text_of(thing, "datePublished", "dateCreated")) for thing in things[:3]]
    told += [as_date(meta.get(name)) for name in _PUBLISHED]
    changed = [as_date(text_of(thing, "dateModified")) for thing in things[:3]]
    changed += [as_date(meta.get(name)) for name in _UPDATED]
    updated = next((value for value in changed if value), None)
    told += [as_date(text_of(page, "datePublished")) for page in pages]
    published = next((value for value in told if value), None) or next(_shown(tree), None)
    if published:
        return Dates(published, DateBasis.METADATA, _if_later(updated, published))
    published = date_in_path(url)
    return Dates(published, DateBasis.INFERRED if published else DateBasis.UNKNOWN, updated)


def _if_later(updated: str | None, published: str) -> str | None:
    """Return when a page was changed; None for a moment before its publication, which templates give now and then."""
    if updated is None:
        return None
    try:
        moments = [datetime.fromisoformat(each) for each in (updated, published)]
        change, start = (each if each.tzinfo else each.replace(tzinfo=UTC) for each in moments)
    except ValueError:  # a month, a year
        return updated if updated > published else None
    days_only = "T" not in updated or "T" not in published
    return updated if change > start and not (days_only and updated[:10] == published[:10]) else None


def as_date(text: str | None) -> str | None:
    """Return a date as EDTF; None when the words are none, or the day is in no calendar.

    >>> as_date("2019-11-19T11:00:09.000+0000"), as_date("2019-02-30"), as_date("yesterday")
    ('2019-11-19T11:00:09+00:00', None, None)
    """
    words = (text or "")[:_LONGEST].strip()
    run = _RUN.match(words)
    found = absolute_date(f"{run[1]}-{run[2]}-{run[3]}" if run else words)
    if found:
        return found[0]
    if re.fullmatch(r"(?:19|20)\d\d(?:-\d\d)?", words):
        return _checked(words)
    return None


def _checked(value: str) -> str | None:
    try:
        parse_edtf(value)
    except ValueError:
        return None
    return value


def date_in_path(url: str | None) -> str | None:
    """Return the day or month that the path of an address holds.

    >>> date_in_path("https://a.example/2019/11/19/talks"), date_in_path("https://a.example/2019/nov/19/talks")
    ('2019-11-19', '2019-11-19')
    >>> date_in_path("https://a.example/talks-2019"), date_in_path("https://a.example/2019/11/talks")
    (None, '2019-11')
    """
    path = urlsplit(url).path.lower() if url else ""
    for found in _IN_PATH.finditer(path):
        month = _SHORT.index(found["m"]) + 1 if found["m"] in _SHORT else int(found["m"]) if found["m"].isdigit() else 0
        day = f"-{int(found['d']):02}" if found["d"] else ""
        value = _checked(f"{found['y']}-{month:02}{day}")
        if value and (day or found["sep"] == "/"):
            return value
    run = _RUN.search(path)
    return _checked(f"{run[1]}-{run[2]}-{run[3]}") if run else None


def _shown(tree: "HtmlElement") -> Iterator[str]:
    """Yield the dates that stand in the page: marked as its date, then by its headline as <time>, then in words."""
    for element in elements(tree):
        if attribute(element, "itemprop").lower() == "datepublished" or element.get("pubdate") is not None:
            yield from _of(element)
    marked = {
        value for element in elements(tree) if _MARKED.search(_kind(element)) for value in islice(_of(element), 1)
    }
    if len(marked) == 1:  # several: those of other articles are among them
        yield from marked
    near = list(islice(_after_headline(tree), _NEAR))
    for element in near:
        if element.tag == "time" and not _is_later(element):
            yield from _of(element)
    for element in near:
        if _DATED.search(_kind(element)) and not _is_later(element) and len(line := line_of(element)) <= _LONGEST:
            yield from (value for value in [as_date(line)] if value)


def _of(element: "HtmlElement") -> Iterator[str]:
    given = (*(attribute(element, name) for name in ("datetime", "content", "title")), line_of(element)[: _LONGEST + 1])
    yield from (value for text in given if (value := as_date(text)))


def _is_later(element: "HtmlElement") -> bool:
    return bool(_LATER.search(f"{_kind(element)} {line_of(element)[:_LONGEST]}"))


def _kind(element: "HtmlElement") -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _after_headline(tree: "HtmlElement") -> "Iterator[HtmlElement]":
    """Yield the elements around the only h1 of a page: the 20 before it and all after it."""
    body = list(islice(elements(tree), 50_000))
    tops = [number for number, element in enumerate(body) if element.tag == "h1"]
    if len(tops) == 1:
        near = (element for element in body[max(tops[0] - 20, 0) :] if element.tag not in ("html", "body", "head"))
        yield from (element for element in near if not _is_elsewhere(element))


def _is_elsewhere(element: "HtmlElement") -> bool:
    """Tell whether an element belongs to what stands around the article: other articles, comments, the foot."""
    around = islice((element, *element.iterancestors()), 12)
    return any(each.tag in _AROUND or (each.tag != "body" and _OTHERS.search(_kind(each))) for each in around)
