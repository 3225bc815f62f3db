"""PyYAML's own parser, taught the few places where libyaml 0.2.5 reads a flow collection in another way.

It serves where PyYAML was built without libyaml, so that a library reads the same on every machine.
"""

from typing import Any

import yaml
from yaml.scanner import ScannerError
from yaml.tokens import FlowEntryToken, FlowSequenceEndToken, ScalarToken, ValueToken

_WHITE = "\0 \t\r\n\x85\u2028\u2029"
_FLOW_MARKS = ",[]{}"


class PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """A parser without libyaml and without a resolver."""

    def __init__(self, text: str) -> None:
        """Read from the text."""
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)

    def scan_plain(self) -> ScalarToken:
        """Scan a plain scalar: in a flow collection it may hold ``?``, and may not end with ``:`` before a mark."""
        start = end = self.get_mark()
        indent = self.indent + 1
        chunks: list[str] = []
        spaces: list[str] = []
        while self.peek() != "#" and (length := self._plain_length(start)):
            self.allow_simple_key = False
            chunks += spaces
            chunks.append(self.prefix(length))
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start) or []
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _plain_length(self, start: Any) -> int:
        length = 0
        while (character := self.peek(length)) not in _WHITE:
            if character == ":" and self.peek(length + 1) in _WHITE:
                break
            if self.flow_level and character in _FLOW_MARKS:
                break
            if self.flow_level and character == ":" and self.peek(length + 1) in _FLOW_MARKS + "?":
                raise ScannerError("while scanning a plain scalar", start, "found unexpected ':'", self.get_mark())
            length += 1
        return length

    def fetch_flow_collection_end(self, token: Any) -> None:
        """Fetch ``]`` or ``}``, and stay at level 0 when it closes nothing."""
        super().fetch_flow_collection_end(token)
        self.flow_level = max(self.flow_level, 0)

    def parse_flow_sequence_entry_mapping_key(self) -> Any:
        """Parse what follows ``?`` in a sequence; libyaml passes over the token that shows the key to be empty."""
        parser: Any = self  # the stubs leave these methods untyped
        token = parser.get_token()
        if not self.check_token(ValueToken, FlowEntryToken, FlowSequenceEndToken):
            self.states.append(self.parse_flow_sequence_entry_mapping_value)
            return parser.parse_flow_node()
        parser.get_token()
        self.state = self.parse_flow_sequence_entry_mapping_value
        return self.process_empty_scalar(token.end_mark)
