"""What is counted of a search result, away from the keys: facets, and when its entries were published."""

from dataclasses import dataclass

from briefing.library import Facets, Library, SearchResult, Timeline

TOP = 60  # values of a facet that are counted with each key: more than the tallest screen has lines for
LONG = 2000  # values that a picker offers
FEW = 1200  # entries of which the first counts are exact already


@dataclass(frozen=True, slots=True)
class Counted:
    """The facets of a result and of the whole library, the most frequent values of each, and the result's timeline."""

    facets: Facets
    everything: Facets
    timeline: Timeline


def count(
    library: Library, result: SearchResult, before: Counted | None, *, exact: bool = False, top: int = TOP
) -> Counted:
    """Count what the sidebar, the pickers and the timeline show; the whole library only where ``before`` has it not."""
    everything = before.everything if before else library.search("").facets(top, exact=exact)
    whole = result.count == result.total and not before
    facets = everything if whole else result.facets(top, exact=exact)
    return Counted(facets, everything, result.timeline())
