"""What is counted of a search result, away from the keys: facets, and when its entries were published."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from briefing.library import Facets, Library, SearchResult, Timeline

TOP = 24  # values of a facet that are counted with each key: a screen of 100 lines has as many for each
LONG = 2000  # values that a picker offers
FEW = 600  # entries of which the first counts are exact already


@dataclass(frozen=True, slots=True)
class Counted:
    """The facets of a result and of the whole library, the most frequent values of each, and the result's timeline."""

    facets: Facets
    everything: Facets
    timeline: Timeline


def count(library: Library, result: SearchResult, before: Counted | None) -> Counted:
    """Count what the sidebar and the timeline show; the whole library only where ``before`` has it not."""
    everything = before.everything if before else library.search("").facets(TOP, exact=False)
    whole = result.count == result.total and not before
    facets = everything if whole else result.facets(TOP, exact=False)
    return Counted(facets, everything, result.timeline())


def count_exactly(result: SearchResult, before: Counted, stop: Callable[[], bool]) -> Counted:
    """Count again what was guessed, once there is time."""
    return replace(before, facets=result.facets(TOP, stop=stop), timeline=result.timeline())


def count_long(library: Library, result: SearchResult, stop: Callable[[], bool]) -> Counted:
    """Count as many values as a picker offers."""
    everything = library.search("").facets(LONG, stop=stop)
    facets = everything if result.count == result.total else result.facets(LONG, stop=stop)
    return Counted(facets, everything, result.timeline())
