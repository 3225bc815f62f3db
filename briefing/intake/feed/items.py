"""What items of every kind of feed have in common: which link is theirs, and what they are called without a title."""

import re
from collections.abc import Iterable

from briefing.intake.links import web_address
from briefing.text.clean import clean_line
from briefing.text.links import open_url_allowed

_LONGEST = 140  # characters of a first line that stands for a title: posts of short-message services have no more

# An address that is as it should be already: most are, and taking one apart costs as much as the rest of an item.
_SIMPLE = re.compile(r"https?://[a-z0-9][a-z0-9.-]{0,200}(?::\d{1,5})?/[A-Za-z0-9._~/+-]{0,500}")


def first_line(text: str | None) -> str | None:
    """Return the first paragraph of a text where it is short enough to be called by."""
    line = clean_line((text or "").partition("\n")[0])
    return line if 0 < len(line) <= _LONGEST else None


def item_link(candidates: Iterable[str], base: str | None) -> str | None:
    """Return the first that is a web address, without trackers; as it is written, where it has none.

    The fragment stays: items of a page of short news differ in nothing else.

    >>> item_link(["", "/a?utm_source=x#b"], "https://unn.ua/feed"), item_link(["http://unn.ua?id=1"], None)
    ('https://unn.ua/a#b', 'http://unn.ua?id=1')
    """
    for given in candidates:
        if _SIMPLE.fullmatch(given):
            return given
        words = clean_line(given)
        found = web_address(words, base)
        if found is None:
            continue
        bare, mark, fragment = words.partition("#")
        if open_url_allowed(words) and _bare(found) == _bare(bare):
            return words
        whole = f"{found}#{fragment}" if mark and "#" not in found else found
        return whole if open_url_allowed(whole) else found
    return None


def _bare(address: str) -> str:
    """Return an address without what does not matter in it: case, and the slash of a site's own page."""
    return address.lower().replace("/?", "?", 1).rstrip("/")
