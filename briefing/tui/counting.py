"""What is counted of a search result, away from the keys: facets and days."""

from dataclasses import dataclass
from datetime import date

from briefing.library import Facets, Library, SearchResult
from briefing.tui.widgets.timeline import days_of


@dataclass(frozen=True, slots=True)
class Counted:
    """The facets of a result and of the whole library, and the days of the result's entries that have one."""

    facets: Facets
    everything: Facets
    days: tuple[date, ...]


def count(library: Library, result: SearchResult, before: Counted | None) -> Counted:
    """Count what the sidebar, the pickers and the timeline show; the whole library only the first time."""
    everything = before.everything if before else library.facets(library.entries)
    facets = everything if len(result.entries) == result.total else library.facets(result.entries)
    return Counted(facets, everything, days_of(result.entries))
