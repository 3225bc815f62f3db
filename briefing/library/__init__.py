"""A library of briefing entries: the one door for front ends and scripts.

The names are resolved on first use, so that looking at a library does not load what adding to one needs.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.index.row import Row, row_of
    from briefing.library.adding import AddResult, AddStatus
    from briefing.library.evidence import Passage, Verdict
    from briefing.library.library import Library, open_library
    from briefing.library.links import open_url_allowed
    from briefing.library.refresh import Changes
    from briefing.library.renormalize import Renormalized
    from briefing.library.search import SearchResult
    from briefing.query.facets import Facet, FacetCount, Facets, Timeline

__all__ = [
    "AddResult", "AddStatus", "Changes", "Facet", "FacetCount", "Facets", "Library", "Passage", "Renormalized", "Row",
    "SearchResult", "Timeline", "Verdict", "open_library", "open_url_allowed", "row_of",
]  # fmt: skip

_HOMES = {
    "AddResult": "briefing.library.adding",
    "AddStatus": "briefing.library.adding",
    "Changes": "briefing.library.refresh",
    "Facet": "briefing.query.facets",
    "FacetCount": "briefing.query.facets",
    "Facets": "briefing.query.facets",
    "Library": "briefing.library.library",
    "Passage": "briefing.library.evidence",
    "Renormalized": "briefing.library.renormalize",
    "Row": "briefing.index.row",
    "row_of": "briefing.index.row",
    "SearchResult": "briefing.library.search",
    "Timeline": "briefing.query.facets",
    "Verdict": "briefing.library.evidence",
    "open_library": "briefing.library.library",
    "open_url_allowed": "briefing.library.links",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'briefing.library' has no attribute {name!r}")
