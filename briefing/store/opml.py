"""OPML 2.0 as a tree: what a person or another reader wrote there stays, comments too.

No DTD, no entities: a document that has one is refused. Only http and https addresses are taken: other readers run
what stands behind ``exec:`` or ``|``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET
from xml.parsers import expat

from briefing.model import Problem
from briefing.model.subscription import Subscription
from briefing.store.errors import StoreError
from briefing.text.clean import clean_line

NAMESPACE: Final = "urn:briefing:opml"  # of the attributes that hold our settings
_PREFIX = "briefing"
_DEEPEST = 40  # outlines in one another; readers show three at most
_LONGEST = 4_000  # characters of an address
_TRUE = {"true", "yes", "1", "on"}
_UNFIT = re.compile(r"[\s\x00-\x20\x7f-\x9f\\]")
EMPTY: Final = b"""<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0"><head><title>Feeds</title></head><body /></opml>
"""

ET.register_namespace(_PREFIX, NAMESPACE)  # the only way to have ElementTree write our prefix


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """The feeds of a document, each address once, and what was refused."""

    feeds: tuple[Subscription, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_opml(data: bytes, file: str) -> Subscriptions:
    """Return the feeds of a document; one that cannot be read is a problem. ``file`` names it."""
    try:
        root = _tree(data, file)
    except StoreError as error:
        return Subscriptions(problems=(error.problem,))
    feeds: dict[str, Subscription] = {}
    problems: list[Problem] = []
    for outline, folders in _outlines(root):
        found = _subscription(outline, folders)
        if isinstance(found, Subscription):
            feeds.setdefault(found.url, found)
        elif found:
            problems.append(Problem("feed-refused", found, "only http and https feeds are taken", file=file))
    return Subscriptions(tuple(feeds.values()), tuple(problems))


def with_feeds(data: bytes, feeds: tuple[Subscription, ...], file: str) -> bytes:
    """Return the document with feeds added, or their settings changed where it has them; raise StoreError."""
    root = _tree(data or EMPTY, file)
    there = {_address(outline): outline for outline, _ in _outlines(root)}
    for feed in feeds:
        outline = there.get(feed.url)
        if outline is None:
            there[feed.url] = outline = ET.SubElement(_folder(_body(root), feed.folders), "outline", {"type": "rss"})
        _write(outline, feed)
    return _text(root)


def without_feed(data: bytes, url: str, file: str) -> bytes:
    """Return the document without the outlines of an address; raise StoreError."""
    root = _tree(data or EMPTY, file)
    for parent in list(root.iter()):
        for outline in [child for child in parent if child.tag == "outline" and _address(child) == url]:
            parent.remove(outline)
    return _text(root)


def _tree(data: bytes, file: str) -> ET.Element:
    builder = ET.TreeBuilder(insert_comments=True)
    parser = expat.ParserCreate(namespace_separator="}")

    def refuse(*_: object) -> None:
        hint = "delete the line that begins with <!DOCTYPE"
        raise StoreError(Problem("dtd", "has a document type, which could make it read other files", hint, file=file))

    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise StoreError(Problem("opml", f"has more than {_DEEPEST} outlines in one another", None, file=file))
        builder.start(_expanded(name), {_expanded(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_expanded(name))

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.CommentHandler = builder.comment
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
        root = builder.close()
    except (expat.ExpatError, ValueError, AssertionError) as error:
        line = getattr(error, "lineno", None)
        message = f"is no OPML that can be read: {clean_line(str(error))}"
        raise StoreError(Problem("opml", message, "mend it, or import another file", file=file, line=line)) from None
    if root.tag != "opml":
        raise StoreError(Problem("opml", f"is no OPML: it begins with <{clean_line(root.tag)[:40]}>", None, file=file))
    return root


def _expanded(name: str) -> str:
    return "{" + name if "}" in name else name


def _outlines(root: ET.Element) -> Iterator[tuple[ET.Element, tuple[str, ...]]]:
    """Yield the outlines that name an address, each with the names of those around it."""
    pending: list[tuple[ET.Element, tuple[str, ...]]] = [(child, ()) for child in reversed(_body(root))]
    while pending:
        outline, folders = pending.pop()
        if _address(outline):
            yield outline, folders
            continue
        name = _line(outline, "text") or _line(outline, "title")
        inner = (*folders, name) if name else folders
        pending.extend((child, inner) for child in reversed(outline) if child.tag == "outline")


def _body(root: ET.Element) -> ET.Element:
    body = root.find("body")
    return ET.SubElement(root, "body") if body is None else body


def _address(outline: ET.Element) -> str:
    names = {name.lower(): value for name, value in outline.attrib.items()}
    address = names.get("xmlurl", "").strip()
    scheme, _, rest = address.partition(":")
    if scheme.lower() == "feed":  # feed:https://host and feed://host, as older readers write it
        return rest if rest.lower().startswith(("http:", "https:")) else f"http:{rest}"
    return address


def _subscription(outline: ET.Element, folders: tuple[str, ...]) -> Subscription | str:
    """Return the feed of an outline, or why it is refused."""
    address = _address(outline)
    try:
        parts = urlsplit(address)
        fits = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname) and not _UNFIT.search(address)
    except ValueError:
        fits = False
    if not fits or len(address) > _LONGEST:
        return f"{clean_line(address)[:80] or 'an empty address'} is not fetched"
    own = {key: outline.get(f"{{{NAMESPACE}}}{key}", "") for key in ("fullText", "publisher", "tags", "allowPrivate")}
    title = _line(outline, "title") or _line(outline, "text")
    tags = dict.fromkeys(tag for part in own["tags"].split(",") if (tag := clean_line(part)))
    return Subscription(
        address,
        None if title in {None, address} else title,
        _line(outline, "htmlUrl"),
        folders,
        own["fullText"].strip().lower() in _TRUE,
        clean_line(own["publisher"]) or None,
        tuple(tags),
        own["allowPrivate"].strip().lower() in _TRUE,
    )


def _line(outline: ET.Element, name: str) -> str | None:
    return clean_line(outline.get(name, "")) or None


def _folder(body: ET.Element, folders: tuple[str, ...]) -> ET.Element:
    here = body
    for name in folders:
        inner = next((o for o in here if o.tag == "outline" and not _address(o) and _line(o, "text") == name), None)
        here = ET.SubElement(here, "outline", {"text": name}) if inner is None else inner
    return here


def _write(outline: ET.Element, feed: Subscription) -> None:
    title = feed.title or feed.url
    values = {
        "text": title,
        "title": title,
        "xmlUrl": feed.url,
        "htmlUrl": feed.site,
        f"{{{NAMESPACE}}}fullText": "true" if feed.full_text else None,
        f"{{{NAMESPACE}}}publisher": feed.publisher,
        f"{{{NAMESPACE}}}tags": ", ".join(feed.tags) or None,
        f"{{{NAMESPACE}}}allowPrivate": "true" if feed.allow_private else None,
    }
    for name, value in values.items():
        if value is not None:
            outline.set(name, value)
        elif name.startswith("{"):
            outline.attrib.pop(name, None)


def _text(root: ET.Element) -> bytes:
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
