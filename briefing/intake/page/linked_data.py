"""JSON-LD of a page (schema.org): the object that describes the article, and what may be read out of it."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.intake.page.tree import elements
from briefing.text.clean import clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Thing = Mapping[str, object]

_LARGEST = 500_000  # characters of one script; real ones have up to 30,000
_DEEPEST = 12
_MOST = 2_000  # objects looked at
_COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
# schema.org's subtypes of Article that news sites use, the more telling first.
_ARTICLES = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle",
    "AskPublicNewsArticle", "ReviewNewsArticle", "AdvertiserContentArticle", "LiveBlogPosting", "BlogPosting",
    "Article", "Report", "ScholarlyArticle", "TechArticle", "SatiricalArticle", "SocialMediaPosting", "Review",
)  # fmt: skip
_PEOPLE = frozenset({"author", "creator", "publisher"})
_SEVERAL = 20
_DECODER = json.JSONDecoder(strict=False)
_COMMA = re.compile(r",(\s*[}\]])")
_FIELD = re.compile(r'"(headline|datePublished|dateModified)"\s*:\s*"([^"\\\n]{1,300})"\s*(?=[,}])')
_BLOCK = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|blockquote)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,500}>")


def article_things(tree: "HtmlElement") -> tuple[Thing, ...]:
    """Return the objects of a page that describe an article, the most telling first, with the people they refer to."""
    values = list(_scripts(tree))
    named = {name: thing for value in values for thing in _objects(value) if (name := _named(thing))}
    found = sorted((thing for value in values for thing in articles_in(value)), key=_rank)
    return tuple(_joined(thing, named) for thing in found)


def _named(thing: Thing) -> str | None:
    name = thing.get("@id")
    return name if isinstance(name, str) and "name" in thing else None


def _joined(thing: Thing, named: Mapping[str, Thing]) -> Thing:
    """Return an article with the objects in place of references to them: {"@id": "#anna"}."""

    def meant(value: object) -> object:
        if isinstance(value, list):
            return [meant(each) for each in value[:20] if not isinstance(each, list)]
        name = value.get("@id") if isinstance(value, Mapping) and "name" not in value else None
        return named.get(name, value) if isinstance(name, str) else value

    return {key: meant(value) if key in _PEOPLE else value for key, value in thing.items()}


def page_things(tree: "HtmlElement") -> tuple[Thing, ...]:
    """Return the objects that describe the page itself; what they say of dates is meant for what it shows."""
    things = [thing for value in _scripts(tree) for thing in _objects(value)]
    return tuple(thing for thing in things if {"WebPage", "ItemPage"} & {*_strings(thing.get("@type"))})


def _scripts(tree: "HtmlElement") -> Iterator[object]:
    for script in elements(tree, "script"):
        if (script.get("type") or "").strip().lower().startswith("application/ld+json"):
            yield read_json(script.text or "")


def read_json(text: str) -> object:
    """Return what a JSON text holds, of one that is broken what can be told for sure; None when there is nothing."""
    if len(text) > _LARGEST:
        return None
    bare = _COMMENT.sub("", text.strip())
    try:
        return json.loads(bare, strict=False)
    except RecursionError:
        return None
    except ValueError:
        return _mended(bare)


def _mended(text: str) -> object:
    """Return the values of a JSON text with commas too many, of several behind one another, or of its plain fields."""
    rest = _COMMA.sub(r"\1", text)
    found: list[object] = []
    try:
        while rest and len(found) < _SEVERAL:
            value, end = _DECODER.raw_decode(rest)
            found.append(value)
            rest = rest[end:].lstrip(" \t\r\n;,")
    except (ValueError, RecursionError):
        fields = dict(reversed(_FIELD.findall(rest)))
        kind = next((kind for kind in _ARTICLES if f'"{kind}"' in rest), None)
        found += [{"@type": kind, **fields}] if kind and fields else []
    return found


def articles_in(value: object) -> list[Thing]:
    """Return the objects of article types in a JSON value."""
    return [thing for thing in _objects(value) if _rank(thing) < len(_ARTICLES)]


def _rank(thing: Thing) -> int:
    types = _strings(thing.get("@type"))
    return min((_ARTICLES.index(kind) for kind in types if kind in _ARTICLES), default=len(_ARTICLES))


def _strings(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [re.split(r"[/#:]", each)[-1] for each in values if isinstance(each, str)]


def _objects(value: object) -> Iterator[Thing]:
    """Yield every object in a value, the outer first, within bounds."""
    row: list[tuple[int, object]] = [(0, value)]
    met = 0
    while row and met < _MOST:
        depth, each = row.pop(0)
        met += 1
        if isinstance(each, Mapping):
            yield each
        inside: Sequence[object] = tuple(each.values()) if isinstance(each, Mapping) else ()
        if isinstance(each, list):
            inside = each
        if depth < _DEEPEST:
            row += [(depth + 1, part) for part in inside if isinstance(part, dict | list)]


def text_of(thing: Thing, *keys: str) -> str | None:
    """Return the first of some values that is words, clean, without tags and entities; None when none is."""
    for key in keys:
        value = thing.get(key)
        while isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, Mapping):
            value = value.get("@value") or value.get("name")
        words = clean_line(html.unescape(_TAG.sub("", value))) if isinstance(value, str) else ""
        if words:
            return words
    return None


def body_of(thing: Thing) -> str:
    """Return the articleBody as lines, without tags; empty when there is none."""
    body = thing.get("articleBody")
    return html.unescape(_TAG.sub(" ", _BLOCK.sub("\n", body))) if isinstance(body, str) else ""


def names_of(value: object) -> tuple[str, ...]:
    """Return the names in a Person, an Organization, plain words or a list of these."""
    values = value if isinstance(value, list) else [value]
    found: list[str] = []
    for each in values[:20]:
        name = text_of(each, "name", "@id") if isinstance(each, Mapping) else text_of({"name": each}, "name")
        if name and "://" not in name and not name.startswith(("#", "_:")):
            found.append(name)
    return tuple(dict.fromkeys(found))
