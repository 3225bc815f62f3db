"""A library of briefing entries: the one door for front ends and scripts."""

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
