"""What the elements of an item mean: the table of docs/feeds.md in code."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefing.intake.feed.dates import as_written, iso_date
from briefing.intake.feed.items import first_line, item_link
from briefing.intake.feed.markup import line, one_line, plain, plain_line
from briefing.intake.feed.people import byline
from briefing.model import Article, DateBasis

Fields = dict[str, Any]  # what feedparser gives
LONGEST_LINE = 1_000  # characters of a headline; the longest of real feeds have 300
_SUMMARIES = ("summary", "dc_description", "itunes_summary", "googleplay_description")
_ELSE = ("media_description", "subtitle")  # of a picture; a few words
_OF_FEED = {"enclosure", "self", "edit", "replies", "payment"}  # relations of links that lead to no article


@dataclass(frozen=True, slots=True)
class Around:
    """What an item has from its feed: the address that links are relative to, the author, the language."""

    base: str | None
    author: str | None
    language: str | None


def article(entry: Fields, around: Around) -> Article:
    """Return the article of an item; its text is the content, else the summary, else the title."""
    here = str((details(entry, "title") or details(entry, "summary")).get("base") or "")
    title = text_line(entry, "title")
    content = max((plain(text) for text in _contents(entry)), key=len, default="")
    summaries = [found for key in _SUMMARIES if (said := value(entry, key)) and (found := plain(said))]
    described = summaries[0] if summaries else next((text for key in _ELSE if (text := plain(value(entry, key)))), "")
    text = content or max(summaries, key=len, default=described)
    url = _link(entry, here or around.base)
    updated = _date(entry, "updated")
    # dc:date is the only date of RSS 1.0. A change is no publication, but not before it: the best of what is given.
    given = _date(entry, "published") or _date(entry, "created") or _date(entry, "dated")
    published = given or updated
    basis = DateBasis.METADATA if given else DateBasis.INFERRED if published else DateBasis.UNKNOWN
    return Article(
        text=text or title or url or "",
        headline=title or first_line(text) or (None if text else url),
        published=published,
        published_basis=basis,
        url=url,
        language=line(str(details(entry, "title").get("language") or "")) or around.language,
        author=author(entry) or around.author,
        updated=updated,
        summary=one_line(described),
        id=line(value(entry, "id")) or None,
        dated=None
        if published
        else as_written(*(value(entry, key) for key in ("published", "created", "dated", "updated"))),
    )


def author(of: Fields) -> str | None:
    """Return the people of an item or a feed; those of the feed that an item is taken from, where it has none."""
    source = dict.get(of, "source")
    return (
        byline([*_authors(of), value(of, "googleplay_author")])
        or byline(_authors(source) if isinstance(source, dict) else ())
        or byline([dict.get(of, "owner")])
    )


def value(of: Fields, key: str) -> str:
    """Return a text, empty where there is none."""
    # As a dict: feedparser's own look-up gives other fields for one that is not there.
    found = dict.get(of, key)
    return found if isinstance(found, str) else ""


def details(of: Fields, key: str) -> Fields:
    """Return what is known of a text: its type, language and base."""
    found = dict.get(of, f"{key}_detail")
    return found if isinstance(found, dict) else {}


def text_line(of: Fields, key: str) -> str | None:
    """Return a text as one line, its markup gone where it has any."""
    text = value(of, key)
    found = line(text) or None if details(of, key).get("type") == "text/plain" else plain_line(text)
    return found and found[:LONGEST_LINE].rstrip()


def _contents(entry: Fields) -> Iterator[str]:
    found = dict.get(entry, "content")
    for part in found if isinstance(found, list) else ():
        yield str(part.get("value") or "")


def _date(of: Fields, key: str) -> str | None:
    return iso_date(value(of, key))


def _link(entry: Fields, base: str | None) -> str | None:
    return item_link([one for one in _links(entry) if one], base)


def _links(entry: Fields) -> Iterator[str]:
    links = [link for link in dict.get(entry, "links") or () if isinstance(link, Mapping)]
    named = value(entry, "id")
    address = "://" in named
    yield value(entry, "feedburner_origlink")
    # feedparser takes a guid for the link; one that is no address would be made one: "12" of the feed's own.
    if address or value(entry, "link") != named:
        yield value(entry, "link")
    yield from _of_relation(links, {None, "alternate"})
    yield from (str(link.get("href") or "") for link in links if link.get("rel") not in _OF_FEED)
    if address:
        yield named
    yield from _of_relation(links, {"enclosure"})


def _of_relation(links: Iterable[Mapping[str, Any]], relations: set[str | None]) -> Iterator[str]:
    return (str(link.get("href") or "") for link in links if link.get("rel") in relations)


def _authors(of: Fields) -> Iterable[object]:
    found = dict.get(of, "authors")
    return found if isinstance(found, list) else ()
