"""A library of briefing entries: the one door for front ends and scripts.

The names are resolved on first use, so that looking at a library does not load what adding to one needs.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.library.adding import AddResult, AddStatus
    from briefing.library.evidence import Passage, Verdict
    from briefing.library.facets import FacetCount, Facets
    from briefing.library.library import Library, open_library
    from briefing.library.links import open_url_allowed
    from briefing.library.renormalize import Renormalized
    from briefing.library.search import SearchResult

__all__ = [
    "AddResult", "AddStatus", "FacetCount", "Facets", "Library", "Passage", "Renormalized", "SearchResult", "Verdict",
    "open_library", "open_url_allowed",
]  # fmt: skip

_HOMES = {
    "AddResult": "adding",
    "AddStatus": "adding",
    "FacetCount": "facets",
    "Facets": "facets",
    "Library": "library",
    "Passage": "evidence",
    "Renormalized": "renormalize",
    "SearchResult": "search",
    "Verdict": "evidence",
    "open_library": "library",
    "open_url_allowed": "links",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(f"briefing.library.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'briefing.library' has no attribute {name!r}")
