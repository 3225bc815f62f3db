"""Searching a list of entries by a query, one by one: right for small libraries and the measure of any index."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.model import Entry
from briefing.query.document import Context, Document
from briefing.query.errors import QueryError
from briefing.query.evaluate import matcher
from briefing.query.saved import parse_with


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The entries that a query finds, newest first, of ``total`` in the library.

    With ``errors`` the entries are those that the understood part of the query finds.
    """

    entries: tuple[Entry, ...]
    total: int
    errors: tuple[QueryError, ...] = ()


def search_documents(text: str, documents: Iterable[Document], context: Context) -> SearchResult:
    """Return the entries of ``documents`` that the query means, in their order. Never raises for any text."""
    parsed = parse_with(text, context.queries)
    holds = matcher(parsed.query, context)
    everything = tuple(documents)
    found = tuple(document.entry for document in everything if holds(document))
    return SearchResult(found, len(everything), parsed.errors)
