"""What is known of each feed from asking it before: .briefing/feeds.json. All of it may be deleted at any time.

A feed is named by the hash of its address, which may hold a password.
"""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from briefing.store.errors import StoreError
from briefing.store.files import read_file, write_atomically
from briefing.store.layout import STATE
from briefing.store.lock import writer_lock

_FILE = "feeds.json"
_VERSION: Final = 1
_LARGEST = 256 << 20  # bytes: 100,000 feeds
_MOST_SEEN = 2_000  # items of one feed, as many as are taken from one


@dataclass(frozen=True, slots=True)
class FeedState:
    """What a feed answered last: times are seconds since 1970, ``seen`` the hashes of the items that it had.

    ``moved`` is its new address; ``wait`` the time before which its server asked to be left alone; ``pace`` the seconds
    after which something new may be there, ``due`` the time of it.
    """

    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    title: str | None = None
    moved: str | None = None
    gone: bool = False
    failures: int = 0
    error: str | None = None
    checked: float = 0.0
    wait: float = 0.0
    pace: float = 0.0
    due: float = 0.0
    seen: tuple[str, ...] = ()


_NAMES = tuple(field.name for field in fields(FeedState))
_KINDS = {name: str if (usual := getattr(FeedState(), name)) is None else type(usual) for name in _NAMES}


def feed_key(url: str) -> str:
    """Return the name of a feed in the file."""
    return hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:16]


def read_feed_states(root: Path) -> dict[str, FeedState]:
    """Return the states by ``feed_key``; nothing when there is no file that can be understood."""
    try:
        found = json.loads(read_file(root / STATE / _FILE, root, _LARGEST))
        feeds = found["feeds"] if found["version"] == _VERSION else {}
        return {str(key): _state(value) for key, value in feeds.items()}
    except (StoreError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def write_feed_states(root: Path, changed: Mapping[str, FeedState]) -> None:
    """Write the states that have changed beside those that are there; what cannot be kept is asked for again."""
    with suppress(StoreError), writer_lock(root):
        states = read_feed_states(root) | dict(changed)
        feeds = {key: _plain(state) for key, state in sorted(states.items())}
        text = json.dumps({"version": _VERSION, "feeds": feeds}, ensure_ascii=False, separators=(",", ":"))
        write_atomically(root / STATE / _FILE, text.encode("utf-8", "replace"), root)


def _plain(state: FeedState) -> dict[str, Any]:
    return {name: value for name in _NAMES if (value := getattr(state, name))}  # asdict copies every item


def _state(value: Mapping[str, Any]) -> FeedState:
    kept: dict[str, Any] = {}
    for name, given in value.items():
        kind = _KINDS.get(name)
        if kind is tuple and isinstance(given, list):
            kept[name] = tuple(map(str, given[:_MOST_SEEN]))
        elif kind is float and isinstance(given, int | float):
            kept[name] = float(given)
        elif kind is not None and isinstance(given, kind):
            kept[name] = given
    return FeedState(**kept)
