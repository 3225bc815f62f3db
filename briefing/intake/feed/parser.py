"""feedparser with limits: what a feed says, element by element, and nothing that takes long or much memory.

Where feedparser puts two elements into one field, the one that is about something else has a field of its own here.
"""

import xml.sax
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.sax import handler
from xml.sax.xmlreader import AttributesNSImpl, InputSource

from feedparser.api import LooseFeedParser, StrictFeedParser
from feedparser.mixin import _FeedParserMixin
from feedparser.sanitizer import replace_doctype
from feedparser.util import FeedParserDict

from briefing.intake.errors import IntakeError
from briefing.intake.feed.recode import as_utf8, with_short_head
from briefing.model import Problem

Fields = dict[str, Any]

_MOST_ATTRIBUTES = 200  # of one element; drawings in real feeds have 30
_MOST_CHEAP = 16  # attributes
_MOST_NAMESPACES = 200  # feedparser looks through all for each element; real feeds declare up to 30
_LONGEST_ENTITY = 200  # characters: a copyright notice fits
_WRONG = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What feedparser makes of a feed.

    ``more`` when it has more items than were read, ``broken`` when the reading ended at something that stopped it.
    """

    version: str
    feed: Fields
    entries: list[Fields] = field(default_factory=list)
    more: bool = False
    broken: bool = False


class _EnoughError(Exception):
    """Raised to end the reading."""


def parse(data: bytes, most: int) -> Parsed:
    """Return what a feed in XML says, of its items the first ``most``; raise IntakeError for what cannot be read."""
    version, whole, entities = replace_doctype(with_short_head(as_utf8(data)))
    if any(len(value) > _LONGEST_ENTITY for value in entities.values()):
        entities, whole = {}, whole[whole.find(b"]>") + 2 :]
    reader: Any = _Strict("", None, "utf-8")
    broken = False
    try:
        try:
            _read_strictly(reader, whole, most, allowed=bool(entities))
        except (xml.sax.SAXException, *_WRONG):
            reader = _Loose("", None, "utf-8", entities)
            broken = not _read_loosely(reader, whole.decode("utf-8", "replace"), most)
    except _EnoughError:
        return Parsed(version or reader.version, reader.feeddata, reader.entries, more=True)
    return Parsed(version or reader.version, reader.feeddata, reader.entries, broken=broken)


def _read_strictly(reader: Any, whole: bytes, most: int, *, allowed: bool) -> None:
    reader.most = most
    source = InputSource()
    source.setByteStream(BytesIO(whole))
    sax = xml.sax.make_parser(["xml.sax.expatreader"])  # noqa: S317 (neither document types nor anything outside it)
    sax.setFeature(handler.feature_namespaces, True)
    sax.setFeature(handler.feature_external_ges, False)
    sax.setProperty(handler.property_lexical_handler, _DocumentTypes(allowed=allowed))
    sax.setContentHandler(reader)
    sax.setErrorHandler(reader)
    sax.parse(source)


def _read_loosely(reader: Any, text: str, most: int) -> bool:
    """Read a feed that is no XML; tell whether it was read to its end."""
    reader.most = most
    try:
        reader.feed(text)
    except _WRONG as error:
        if not reader.entries:
            raise IntakeError(Problem("no-feed", f"cannot be read: {type(error).__name__}", None)) from None
        return False
    return True


class _DocumentTypes(handler.LexicalHandler):
    """Refuses document types, but for the one that feedparser writes itself for entities that are plain text."""

    def __init__(self, *, allowed: bool) -> None:
        self._allowed = allowed

    def startDTD(self, name: str, public_id: str | None, system_id: str | None) -> None:  # noqa: ARG002, N802 (the interface)
        if not self._allowed or name != "feed":
            raise xml.sax.SAXException("a document type")


class _Attributes(AttributesNSImpl):
    """The first attributes of an element with many: the standard library looks through all for each."""

    def __init__(self, attributes: AttributesNSImpl) -> None:
        names = attributes.getNames()[:_MOST_ATTRIBUTES]
        qualified = {name: attributes.getQNameByName(name) for name in names}
        super().__init__({name: attributes[name] for name in names}, qualified)
        self._by_qualified = {qualified[name]: attributes[name] for name in names}

    def getValueByQName(self, name: str) -> str:  # noqa: N802 (the interface)
        return self._by_qualified[name]


class _Flat(FeedParserDict):  # type: ignore[misc] # feedparser has no types
    """What is known of a text, all in strings: feedparser copies it to the depth, which took a tenth of the time.

    None of its keys is one that feedparser has another name for, so each is looked up as in any dict.
    """

    __getitem__ = dict.__getitem__
    __setitem__ = dict.__setitem__
    get = dict.get

    def __deepcopy__(self, memo: object) -> "_Flat":
        return _Flat(self)


class _Limits(_FeedParserMixin):  # type: ignore[misc] # feedparser has no types
    """What both parsers do otherwise than feedparser's."""

    # Texts are made of the markup, so nothing in it is resolved or dropped: both take most of feedparser's time.
    resolve_relative_uris = False
    sanitize_html = False
    most: int
    baseuri: str
    lang: str | None

    def unknown_starttag(self, tag: str, attrs: Any) -> None:
        try:  # noqa: SIM105 (suppress() is slow, and this is done for each element)
            super().unknown_starttag(tag, attrs)
        except _WRONG:  # an element that feedparser cannot place is left out
            pass

    def unknown_endtag(self, tag: str) -> None:
        depth = self.depth
        try:
            super().unknown_endtag(tag)
        except _WRONG:
            if self.depth == depth:
                self._leave()

    def _leave(self) -> None:
        """Do what the end of an element does after what is its own."""
        self.depth -= 1
        for stack in (self.basestack, self.langstack):
            del stack[-1:]
        self.baseuri = self.basestack[-1] if self.basestack and self.basestack[-1] else self.baseuri
        self.lang = self.langstack[-1] if self.langstack else self.lang

    def _start_item(self, attrs_d: Fields) -> None:
        if len(self.entries) >= self.most:
            raise _EnoughError
        super()._start_item(attrs_d)

    _start_entry = _start_item

    def track_namespace(self, prefix: str | None, uri: str) -> None:
        if len(self.namespaces_in_use) < _MOST_NAMESPACES:
            super().track_namespace(prefix, uri)

    def push_content(self, tag: str, attrs_d: Fields, default_content_type: str, expecting_text: int) -> None:
        super().push_content(tag, attrs_d, default_content_type, expecting_text)
        self.contentparams: Fields = _Flat(self.contentparams)

    def handle_data(self, text: str, escape: int = 1) -> None:
        # Blank lines come one by one, and feedparser takes them away again one by one, from the beginning of a list.
        if text.isspace() and self.elementstack:
            pieces = self.elementstack[-1][2]
            if len(pieces) > 2 and pieces[-1].isspace() and pieces[-2].isspace():
                return
        super().handle_data(text, escape)

    def handle_charref(self, ref: str) -> None:
        try:
            super().handle_charref(ref)
        except (ValueError, OverflowError):  # half a character, or none
            if self.elementstack:
                self.elementstack[-1][2].append("\ufffd")

    # feedparser's look for an address takes the square of the length; it also takes an owner's name for the author's.
    def _end_author(self) -> None:
        text = self.pop("author")
        self.inauthor = 0
        authors = dict.get(self._get_context(), "authors")
        if text and authors and not (authors[-1].get("name") or authors[-1].get("email")):
            authors[-1]["name"] = text

    _end_managingeditor = _end_author

    def _sync_author_detail(self, key: str = "author") -> None:
        """Leave the texts as they are."""

    def _save_author(self, key: str, value: str, prefix: str = "author") -> None:
        context = self._get_context()
        if prefix == "author":
            dict.setdefault(context, "authors", [{}])[-1][key] = value
        else:
            dict.setdefault(context, "owner", {})[key] = value

    # Dates are read from their texts by us: feedparser tries ten forms for each, and keeps what it found beside them.
    def _end_published(self) -> None:
        self.pop("published")

    _end_issued = _end_pubdate = _end_published

    def _end_updated(self) -> None:
        self.pop("updated")

    _end_modified = _end_lastbuilddate = _end_updated

    def _end_created(self) -> None:
        self.pop("created")

    def _end_dc_date(self) -> None:
        super()._end_dc_date()
        context = self._get_context()
        context["dated"] = dict.get(context, "updated")

    def _start_media_description(self, attrs_d: Fields) -> None:
        self.push_content("media_description", attrs_d, "text/html", 1)

    def _end_media_description(self) -> None:
        self.pop_content("media_description")

    def _start_itunes_summary(self, attrs_d: Fields) -> None:
        self.push_content("itunes_summary", attrs_d, "text/plain", 1)

    def _end_itunes_summary(self) -> None:
        self.pop_content("itunes_summary")

    def _start_dc_description(self, attrs_d: Fields) -> None:
        self.push_content("dc_description", attrs_d, "text/html", 1)

    def _end_dc_description(self) -> None:
        self.pop_content("dc_description")


class _Strict(_Limits, StrictFeedParser):  # type: ignore[misc] # feedparser has no types
    def startElementNS(self, name: tuple[str | None, str], qname: str | None, attrs: AttributesNSImpl) -> None:  # noqa: N802
        namespace, local = name
        if namespace is None and not (attrs or self.decls or ":" in local):  # as nearly all of RSS are
            self.unknown_starttag(local.lower(), [])
        else:
            super().startElementNS(name, qname, attrs if len(attrs) < _MOST_CHEAP else _Attributes(attrs))

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:  # noqa: N802
        namespace, local = name
        if namespace is None and ":" not in local:
            self.unknown_endtag(local.lower())
        else:
            super().endElementNS(name, qname)


class _Loose(_Limits, LooseFeedParser):  # type: ignore[misc] # feedparser has no types
    pass
