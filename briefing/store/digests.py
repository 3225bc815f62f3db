"""Which fields of an entry a person has edited since the program wrote them."""

import hashlib
from dataclasses import replace

from briefing.model import Entry
from briefing.store import keys
from briefing.store.emit import block_mapping
from briefing.store.writer import entry_pairs


def field_digests(entry: Entry) -> dict[str, str]:
    """Return, for each field that the program writes, 8 hex digits of the SHA-256 of its YAML."""
    return {
        key: hashlib.sha256("".join(block_mapping([(key, value)])).encode("utf-8")).hexdigest()[:8]
        for key, value in entry_pairs(entry)
        if key in keys.WRITTEN_BY_PROGRAM
    }


def with_generated(entry: Entry) -> Entry:
    """Return the entry with the digests of its fields as they are now."""
    return replace(entry, generated=tuple(field_digests(entry).items()))


def edited_fields(entry: Entry) -> frozenset[str]:
    """Return the fields that are not as the program wrote them: all of them in an entry that it did not write."""
    written = dict(entry.generated)
    return frozenset(key for key, digest in field_digests(entry).items() if written.get(key) != digest)
