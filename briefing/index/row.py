"""What a list shows of an entry, kept in the index so that no YAML is read for it."""

import json
from collections import Counter
from dataclasses import dataclass

from briefing.model import Entry, HopKind
from briefing.model.standing import ALONE, Standing


@dataclass(frozen=True, slots=True)
class Row:
    """An entry in a list: ``file`` is its path in the library, ``claims`` their number.

    ``outlets`` are those that its claims came through, the most frequent first, without its publishers. ``standing`` is
    what comparing its story told, as of the moment in which the row was read.
    """

    id: str
    file: str
    headline: str
    published: str | None
    publishers: tuple[str, ...]
    outlets: tuple[str, ...]
    countries: tuple[str, ...]
    claims: int
    standing: Standing = ALONE


def row_of(entry: Entry, file: str) -> Row:
    """Return the row of an entry that was read from a file of the library."""
    publishers = tuple(dict.fromkeys(source.publisher for source in entry.sources if source.publisher))
    hops = (hop for claim in entry.claims for hop in claim.chain)
    outlets = Counter(hop.name for hop in hops if hop.kind is HopKind.OUTLET and hop.name not in publishers)
    names = tuple(name for name, _ in outlets.most_common())
    return Row(entry.id, file, entry.headline, entry.published, publishers, names, entry.countries, len(entry.claims))


def storable(text: str) -> str:
    r"""Return a text as UTF-8 can hold it: half of a character, which JSON and YAML can spell, becomes a question mark.

    >>> storable("a\ud800b")
    'a?b'
    """
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def dump_row(row: Row) -> str:
    """Return a row as the index stores it, without what other columns hold: id and file."""
    fields = [row.headline, row.published, row.publishers, row.outlets, row.countries, row.claims]
    return storable(json.dumps(fields, ensure_ascii=False, separators=(",", ":")))


def load_row(entry_id: str, file: str, data: str, standing: Standing = ALONE) -> Row:
    """Return the row that ``dump_row`` stored; raise ValueError when it is damaged."""
    try:
        headline, published, *names, claims = json.loads(data)
        publishers, outlets, countries = names
    except (TypeError, RecursionError) as error:
        raise ValueError(str(error)) from None
    if not (isinstance(claims, int) and _is_text(headline, published or "") and all(map(_is_texts, names))):
        raise ValueError("a row holds something else than text")
    return Row(
        entry_id, file, headline, published, tuple(publishers), tuple(outlets), tuple(countries), claims, standing
    )


def _is_texts(found: object) -> bool:
    return isinstance(found, list) and _is_text(*found)


def _is_text(*found: object) -> bool:
    return all(isinstance(value, str) for value in found)
