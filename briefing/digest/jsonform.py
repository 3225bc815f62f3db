"""A digest as JSON, and JSON as this program prints it anywhere: readable, and safe to show on a terminal."""

import json
from collections.abc import Sequence

from briefing.digest.options import DigestOptions
from briefing.model import Entry
from briefing.text.clean import is_clean


def dump_json(value: object, *, indent: int | None = None) -> str:
    r"""Return JSON without a line break at its end; characters that a terminal must not see are escaped.

    >>> dump_json("é\u202e\x9b")
    '"é\\u202e\\u009b"'
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text if is_clean(text) else "".join(map(_shown, text))


def render(entries: Sequence[Entry], options: DigestOptions) -> str:
    """Return an object with the query, the number of entries, and the entries with the keys and order of the YAML."""
    digest = {
        "query": options.query,
        "count": len(entries),
        "entries": [entry.to_dict() for entry in entries],
    }
    return dump_json(digest, indent=2) + "\n"


def _shown(character: str) -> str:
    if is_clean(character):
        return character
    return json.dumps(character)[1:-1]
