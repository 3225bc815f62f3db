"""A query on the command line: run it, or show where it is wrong."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from briefing.cli.failure import Failure
from briefing.text.clean import clean_line

if TYPE_CHECKING:
    from briefing.library.library import Library
    from briefing.library.search import SearchResult
    from briefing.query.errors import QueryError


def run_query(library: "Library", query: str) -> "SearchResult":
    """Return what a query finds today; raise Failure with the place of what is wrong with it."""
    today = date.today()  # noqa: DTZ011 (ages count from the reader's own day)
    result = library.search(query, today=today)
    if result.errors:
        raise Failure(explain(query, result.errors), status=2)
    if library.asks_standing(query):
        from briefing.cli.progress import compared

        compared(library)
        result = library.search(query, today=today)
    result.settle()
    return result


def explain(query: str, errors: "Sequence[QueryError]") -> str:
    """Return the query with a line of carets under each mistake, what it is, and what to type instead."""
    from briefing.text.width import cell_width  # loads rich

    lines = []
    for error in errors:
        before = cell_width(clean_line(query[: error.start] + "|")) - 1
        under = max(cell_width(clean_line(query[error.start : error.end])), 1)
        hint = f"; {error.suggestion}" if error.suggestion else ""
        lines += [clean_line(query), " " * before + "^" * under, clean_line(error.message + hint)]
    return "\n".join(lines)
