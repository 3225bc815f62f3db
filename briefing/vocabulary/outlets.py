"""News agencies, newspapers, broadcasters and news sites: one name for the many that print them.

Acronyms match in capitals only ("AP" is an agency, "ap" is not); names that are everyday words ("Time", "Science")
match only with an article or a word such as "magazine". The table is ``data/outlets.tsv``, written by hand.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.text.fold import fold
from briefing.vocabulary.tables import rows


class Outlet(NamedTuple):
    """An outlet: its name, other names and acronyms as printed, host of its site and ISO code, None where unknown."""

    name: str
    aliases: tuple[str, ...]
    host: str | None
    country: str | None


_WEAK = "~"  # before a name that is no evidence by itself
_CREDITED = re.compile(r"(?P<name>.{2,60}?)\s*\((?P<short>[^()]{2,40})\)")
_AGENCY = re.compile(r"\s+(?:news agency|newspaper|magazine|agency)$", re.IGNORECASE)


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return the table."""
    return tuple(
        Outlet(_bare(name), _aliases(aliases), _known(host), _known(country))
        for name, aliases, host, country in rows("outlets.tsv")
    )


@cache
def outlet_terms() -> dict[str, str]:
    """Return every printed name that means an outlet by itself, with and without its article, and the outlet's name."""
    terms: dict[str, str] = {}
    for words, name in _printed():
        if not words.startswith(_WEAK):
            terms.setdefault(words, name)
    for words, name in _printed():
        bare = words.removeprefix("The ")
        if bare == words:
            terms.setdefault("The " + _bare(words), name)
        elif " " in bare:
            terms.setdefault(bare, name)
    return terms


@cache
def _weak_terms() -> dict[str, str]:
    return {_bare(words): name for words, name in _printed() if words.startswith(_WEAK)}


@cache
def _folded_terms() -> dict[str, str]:
    folded: dict[str, str] = {}
    for words, name in outlet_terms().items():
        if " " in words.removeprefix("The ") and not words.removeprefix("The ").isupper():
            folded.setdefault(fold(words), name)
    return folded


def _printed() -> Iterator[tuple[str, str]]:
    for name, aliases, _, _ in rows("outlets.tsv"):
        yield name, _bare(name)
        for alias in () if aliases == "-" else aliases.split("; "):
            yield alias, _bare(name)


@lru_cache(4096)  # an entry names the same few outlets in every claim
def outlet_name(words: str) -> str | None:
    """Return the name of the outlet that ``words`` print; None when they print none.

    >>> outlet_name("AP"), outlet_name("the Associated Press"), outlet_name("Associated Press (AP)"), outlet_name("ap")
    ('Associated Press', 'Associated Press', 'Associated Press', None)
    """
    printed = " ".join(words.split()).replace("’", "'")
    found = (
        outlet_terms().get(printed)
        or outlet_terms().get(_capital_article(printed))
        or _folded_terms().get(fold(printed))
    )
    if found:
        return found
    credited = _CREDITED.fullmatch(printed)
    if credited:
        return outlet_name(credited["name"]) or outlet_name(credited["short"])
    shorter = _AGENCY.sub("", printed)
    return _weak_terms().get(shorter) or outlet_name(shorter) if shorter != printed else None


def outlet_by_host(host: str) -> Outlet | None:
    """Return the outlet whose site is ``host`` or lies above it; None when the table has none.

    >>> outlet_by_host("www.bbc.com").name, outlet_by_host("example.org")
    ('BBC', None)
    """
    labels = host.casefold().rstrip(".").split(".")
    known = _hosts()
    return next((known[name] for n in range(len(labels)) if (name := ".".join(labels[n:])) in known), None)


@cache
def _hosts() -> dict[str, Outlet]:
    hosts: dict[str, Outlet] = {"bbc.co.uk": next(outlet for outlet in outlets() if outlet.name == "BBC")}
    for outlet in outlets():
        if outlet.host:
            hosts.setdefault(outlet.host, outlet)
    return hosts


def _capital_article(words: str) -> str:
    return "The " + words[4:] if words.startswith("the ") else words


def _bare(words: str) -> str:
    return words.removeprefix(_WEAK)


def _aliases(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(_bare(alias) for alias in cell.split("; "))


def _known(cell: str) -> str | None:
    return None if cell == "-" else cell
