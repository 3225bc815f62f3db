"""The ids of sources and claims inside one entry: unique, and given to those that a person wrote without one."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count

from briefing.store.fields import Fields, shown


def source_ids(items: Sequence[Fields]) -> list[str]:
    """Return the id of each source; one without is called s1, s2, … , the first that is free."""
    return _ids(items, [map("s{}".format, count(1)) for _ in items])


def claim_ids(items: Sequence[Fields]) -> list[str]:
    """Return the id of each claim; one without is named by a hash of its text, which outlives re-ordering."""
    return _ids(items, [_hashes(item) for item in items])


def _hashes(claim: Fields) -> Iterator[str]:
    return map(partial(_hash, claim.text("text") or ""), count())


def _hash(text: str, attempt: int) -> str:
    """Return the id that a text gives; further attempts are for the same text, or a collision, in one entry."""
    return "c-" + hashlib.sha256(f"{text}{attempt or ''}".encode("utf-8", "surrogatepass")).hexdigest()[:6]


def _ids(items: Sequence[Fields], candidates: Sequence[Iterator[str]]) -> list[str]:
    given = [item.text("id") for item in items]
    taken = {ident for ident in given if ident}
    seen: set[str] = set()
    ids: list[str] = []
    for item, own, free in zip(items, given, candidates, strict=True):
        if own and own in seen:
            message = f"the id {shown(own)} stands here again"
            item.faults.error(item.values["id"], "duplicate-id", message, "give each its own id")
        ident = own or next(candidate for candidate in free if candidate not in taken)
        taken.add(ident)
        seen.add(ident)
        ids.append(ident)
    return ids
