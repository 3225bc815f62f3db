"""YAML text as nodes that know their line and column, read at the level of parser events.

Nothing is resolved: a plain scalar stays the text that stands in the file. Refused, because readers disagree on them or
because they do more than hold data: anchors, aliases, tags, merge keys, duplicate keys and further documents. libyaml
and PyYAML's own parser give the same nodes.
"""

import re
from collections.abc import Callable
from typing import Protocol, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from briefing.store.faults import Faults, Refusal, place, refusal_at
from briefing.store.pure import PureParser
from briefing.store.source import source_text
from briefing.store.tree import Mapping, Node, Sequence, is_plain

MAX_DEPTH = 32  # an entry needs 7; keeps recursion far from Python's limit of 1,000
MAX_KEY = 100  # written as \U escapes it stays below YAML's 1,024 characters for a key on one line

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class Parser(Protocol):
    """What is used of PyYAML's parsers."""

    def get_event(self) -> Event | None:
        """Return the next event."""


MakeParser: TypeAlias = Callable[[str], Parser]


def fastest_parser() -> MakeParser:
    """Return libyaml's parser (16 times as fast) where PyYAML was built with it, else the pure one."""
    if yaml.__with_libyaml__:
        from yaml._yaml import CParser  # noqa: PLC0415 (not there without libyaml)

        return CParser
    return PureParser


_FASTEST = fastest_parser()


def read_nodes(data: bytes, faults: Faults, make_parser: MakeParser | None = None) -> Mapping | None:
    """Return the file's top mapping; None, with the reasons in ``faults``, when there is none or it cannot be read."""
    try:
        root = _root(data, faults, make_parser)
    except Refusal as refusal:
        faults.refuse(refusal)
        return None
    if isinstance(root, Mapping):
        return root
    faults.refuse(_not_an_entry(root))
    return None


def read_root(data: bytes, faults: Faults, make_parser: MakeParser | None = None) -> Node | None:
    """Return the file's only value; None when it is empty or, with the reasons in ``faults``, cannot be read."""
    try:
        return _root(data, faults, make_parser)
    except Refusal as refusal:
        faults.refuse(refusal)
        return None


def _root(data: bytes, faults: Faults, make_parser: MakeParser | None) -> Node | None:
    try:
        return _document((make_parser or _FASTEST)(source_text(data)), faults)
    except yaml.MarkedYAMLError as error:
        raise _syntax(error) from None
    except ValueError as error:  # PureParser on "\U00110000"
        raise Refusal("syntax", f"not valid YAML: {error}", "mend the escape in double quotes", 1, 1) from None


def _syntax(error: yaml.MarkedYAMLError) -> Refusal:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
    wrong = ", ".join(part for part in (error.context, error.problem) if part)
    hint = "look at this line and the one above; text with quotes, ': ' or ' #' belongs in double quotes"
    return Refusal("syntax", f"not valid YAML: {wrong}", hint, line, column)


def _not_an_entry(root: Node | None) -> Refusal:
    if root is None:
        return Refusal("empty", "the file is empty", "an entry needs at least headline: …", 1, 1)
    message = "the file holds no keys with values at its top level"
    return refusal_at(root, "not-a-mapping", message, "begin with headline: …")


def _document(parser: Parser, faults: Faults) -> Node | None:
    composer = _Composer(parser, faults)
    root: Node | None = None
    while not isinstance(event := composer.next_event(), StreamEndEvent):
        if not isinstance(event, DocumentStartEvent):
            continue  # the start of the stream, the end of the document
        if root is not None:
            raise refusal_at(event, "second-document", "a second document begins here", "keep one a file")
        root = composer.node(composer.next_event(), 0)
    return None if isinstance(root, ScalarEvent) and not root.value and is_plain(root) else root


class _Composer:
    """Builds nodes from a parser's events; recursion is bounded by MAX_DEPTH."""

    __slots__ = ("_faults", "next_event")

    def __init__(self, parser: Parser, faults: Faults) -> None:
        self.next_event = parser.get_event
        self._faults = faults

    def node(self, event: Event | None, depth: int) -> Node:
        if isinstance(event, ScalarEvent):
            if event.tag or event.anchor or event.style == '"':
                self._check_scalar(event)
            return event
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event, depth + 1)
        if isinstance(event, MappingStartEvent):
            return self._mapping(event, depth + 1)
        assert isinstance(event, AliasEvent)  # noqa: S101 (the parser gives no other event where a node begins)
        self._fault(event, "anchor", f"the alias *{event.anchor}", "write the value out")
        return ScalarEvent(None, None, (False, True), f"*{event.anchor}", event.start_mark, event.end_mark)

    def _check_scalar(self, event: ScalarEvent) -> None:
        self._check_properties(event)
        if found := _UNPRINTABLE.search(event.value):
            name = f"U+{ord(found.group()):04X}"
            self._fault(event, "control-character", f"an escape makes the control character {name}", "delete it")

    def _sequence(self, start: SequenceStartEvent, depth: int) -> Sequence:
        self._check_collection(start, depth)
        result = Sequence([], start.start_mark)
        while not isinstance(event := self.next_event(), SequenceEndEvent):
            result.items.append(self.node(event, depth))
        return result

    def _mapping(self, start: MappingStartEvent, depth: int) -> Mapping:
        self._check_collection(start, depth)
        result = Mapping(start.start_mark)
        keys, values = result.keys, result.values
        while not isinstance(event := self.next_event(), MappingEndEvent):
            key = self.node(event, depth)
            value = self.node(self.next_event(), depth)
            if (
                isinstance(key, ScalarEvent)
                and (name := key.value) not in keys
                and name != "<<"
                and len(name) <= MAX_KEY
            ):
                keys[name] = key
                values[name] = value
            else:
                self._refuse_key(key, result)
        return result

    def _refuse_key(self, key: Node, mapping: Mapping) -> None:
        if not isinstance(key, ScalarEvent):
            self._fault(key, "bad-key", "a key that is a list or a mapping", "write a word before the colon")
        elif key.value in mapping.keys:
            first, _ = place(mapping.keys[key.value])
            message = f"the key {key.value!r} stands here again, first in line {first}"
            self._fault(key, "duplicate-key", message, "keep one of the two")
        elif key.value == "<<":
            self._fault(key, "merge-key", "a merge key <<", "write the values out")
        else:
            self._fault(key, "bad-key", f"a key of more than {MAX_KEY} characters", "shorten it")

    def _check_collection(self, start: SequenceStartEvent | MappingStartEvent, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise refusal_at(start, "too-deep", f"more than {MAX_DEPTH} levels", "write it flatter")
        if start.tag or start.anchor:
            self._check_properties(start)

    def _check_properties(self, event: ScalarEvent | SequenceStartEvent | MappingStartEvent) -> None:
        if event.tag:
            self._fault(event, "tag", f"the tag {event.tag!r}", "delete it; the schema gives the type")
        if event.anchor:
            self._fault(event, "anchor", f"the anchor &{event.anchor}", "delete it and write the value out")

    def _fault(self, node: Event | Node, code: str, message: str, hint: str) -> None:
        self._faults.refuse(refusal_at(node, code, message, hint))
