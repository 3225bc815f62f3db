"""How much of what feeds say reaches an article: facts about their items, cut from the tests of other feed readers.

python -m bench.feeds             the facts of this folder; status 1 when fewer than 99 in 100 hold
python -m bench.feeds DIR         those of another folder: facts.jsonl with the feeds in it, or beside it as files

Texts are compared without tags and references, dates as moments. ``author`` is who wrote an item, in one text; facts
about a name or an address alone hold when they are in it, and are counted apart.
"""

import html
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from briefing.intake.errors import IntakeError
from briefing.intake.feed import read_feed
from briefing.model import Article

GOLD = Path(__file__).with_name("feed_facts")
FLOOR = 0.99  # of the facts about the fields of an article
FIELDS = ("title", "link", "published", "updated", "author", "summary", "content")
_PARTS = ("author_name", "author_email")
_ATTRIBUTES = {"title": "headline", "link": "url", "content": "text"}
_TAG = re.compile(r"<[^>]*>")


class Fact(NamedTuple):
    """What a field of the item of that number (from 0) should be; ``data`` is the feed, ``base`` its address."""

    origin: str
    data: bytes
    base: str | None
    field: str
    number: int
    expected: str


class Missed(NamedTuple):
    """A fact that does not hold, and what is there instead."""

    fact: Fact
    found: str | None


def read_facts(folder: Path) -> Iterator[Fact]:
    """Yield the facts about items; those about feeds as a whole are left out."""
    for text in (folder / "facts.jsonl").read_text("utf-8").splitlines():
        one: dict[str, Any] = json.loads(text)
        if "feed" in one:
            for field, number, expected in one["facts"]:
                yield Fact(one["origin"], one["feed"].encode(), one["base"], field, number, expected)
        elif one["field"] in {*FIELDS, *_PARTS}:
            data = (folder / one["file"]).read_bytes()
            yield Fact(one["origin"], data, one.get("base"), one["field"], one["idx"] or 0, one["exp"])


def missed(facts: Iterable[Fact]) -> Iterator[Missed]:
    """Yield the facts that do not hold.

    >>> feed = b"<rss><channel><item><title>The &lt;b&gt;port&lt;/b&gt;</title></item></channel></rss>"
    >>> [one.found for one in missed([Fact("", feed, None, "title", 0, name) for name in ("The port", "A port")])]
    ['The port']
    """
    for fact in facts:
        found = _found(fact)
        if not holds(fact, found):
            yield Missed(fact, found)


def holds(fact: Fact, found: str | None) -> bool:
    """Tell whether what was found is what is expected."""
    if fact.field in {"published", "updated"}:
        return found is not None and _moment(found) == _moment(fact.expected)
    if fact.field == "link":
        return (found or "") == fact.expected
    if fact.field in _PARTS:
        return _words(fact.expected) in _words(found or "")
    return _words(found or "") == _words(fact.expected)


def share(facts: Sequence[Fact], misses: Iterable[Missed]) -> float:
    """Return how many of the facts about the fields of an article hold, from 0 to 1."""
    whole = sum(fact.field in FIELDS for fact in facts)
    return 1 - sum(miss.fact.field in FIELDS for miss in misses) / whole if whole else 1.0


def _found(fact: Fact) -> str | None:
    try:
        articles = read_feed(fact.data, fact.base)
    except IntakeError as error:
        return f"refused: {error}"
    article = articles[fact.number] if fact.number < len(articles) else Article("")
    name = "author" if fact.field in _PARTS else _ATTRIBUTES.get(fact.field, fact.field)
    found: str | None = getattr(article, name)
    return found


def _words(text: str) -> str:
    bare = _TAG.sub("", html.unescape(_TAG.sub("", text)))
    return " ".join(html.unescape(bare).split())


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def main(arguments: Sequence[str]) -> int:
    """Print the share of each field, and each miss."""
    facts = list(read_facts(Path(arguments[0]) if arguments else GOLD))
    misses = list(missed(facts))
    whole, gone = Counter(fact.field for fact in facts), Counter(miss.fact.field for miss in misses)
    for field in (*FIELDS, *_PARTS):
        print(f"{field:13} {whole[field] - gone[field]:4} of {whole[field]:4}")
    for fact, found in misses:
        print(f"{fact.field} of item {fact.number}, {fact.origin}:")
        print(f"    expected {fact.expected!r}\n    found    {found!r}")
    told = share(facts, misses)
    print(f"{told:.4f} of the facts about {', '.join(FIELDS)}; the floor is {FLOOR}")
    return 0 if told >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
