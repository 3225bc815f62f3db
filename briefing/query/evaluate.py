"""Which documents and which claims a query holds of. Never raises, whatever the query and the entry are."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeAlias, assert_never

from briefing.model import Claim
from briefing.query.called import with_all_names
from briefing.query.document import Context, Document, claim_texts, haystack, outlet_names
from briefing.query.fields import STANDINGS, find_field
from briefing.query.nodes import And, Everything, Field, Not, Or, Phrase, Prefix, Query, Word
from briefing.query.origin import claim_origin, claim_speakers
from briefing.query.saved import expand
from briefing.query.terms import Predicate, field_predicate, name_needles, outlet_needles, words_needle

ClaimPredicate: TypeAlias = Callable[[Claim], bool]

__all__ = ["Context", "Document", "asks_standing", "claim_matcher", "claim_matches", "matcher", "matches", "meant"]


def matches(query: Query, document: Document, context: Context) -> bool:
    """Tell whether the query holds of one document; for many, make a ``matcher`` once."""
    return matcher(query, context)(document)


def matcher(query: Query, context: Context) -> Predicate:
    """Return the query as a function of a document, with its saved queries expanded and its values looked up."""
    return _predicate(meant(query, context), context.today)


def claim_matches(query: Query, claim: Claim, context: Context) -> bool:
    """Tell whether a claim is one of those that the query is about; for many, make a ``claim_matcher`` once."""
    return claim_matcher(query, context)(claim)


def claim_matcher(query: Query, context: Context) -> ClaimPredicate:
    """Return a function that tells which claims to mark in an entry that the query found.

    A claim is marked when it satisfies a positive term on a speaker, origin or country, or when it holds all the words
    and phrases that the query asks for together. What is negated marks nothing.
    """
    return _claim_predicate(meant(query, context))


def meant(query: Query, context: Context) -> Query:
    """Return the query without saved queries in it, names that are known widened to all their forms."""
    return with_all_names(expand(query, context.queries).query, context.actors)


def asks_standing(query: Query, context: Context) -> bool:
    """Tell whether a query asks how claims stand among those of their stories, which comparing these tells."""
    return _asks_standing(expand(query, context.queries).query)


def _asks_standing(query: Query) -> bool:
    match query:
        case Field(name, values):
            spec = find_field(name)
            return spec is not None and (
                spec.name in {"sources", "changed"} or (spec.name == "is" and not STANDINGS.isdisjoint(values))
            )
        case And(parts) | Or(parts):
            return any(map(_asks_standing, parts))
        case Not(part):
            return _asks_standing(part)
        case _:
            return False


def _predicate(query: Query, today: date) -> Predicate:
    match query:
        case Everything():
            return lambda _: True
        case Word() | Phrase() | Prefix():
            needle = words_needle(query)
            return lambda document: needle is not None and needle in document.words
        case Field():
            return field_predicate(query, today)
        case And(parts):
            return _all([_predicate(part, today) for part in parts])
        case Or(parts):
            return _any([_predicate(part, today) for part in parts])
        case Not(part):
            inner = _predicate(part, today)
            return lambda document: not inner(document)
        case _:
            assert_never(query)


def _all(predicates: Sequence[Predicate]) -> Predicate:
    def holds(document: Document) -> bool:
        for predicate in predicates:  # noqa: SIM110 (a generator would double the frames of a deep query)
            if not predicate(document):
                return False
        return True

    return holds


def _any(predicates: Sequence[Predicate]) -> Predicate:
    def holds(document: Document) -> bool:
        for predicate in predicates:  # noqa: SIM110 (as above)
            if predicate(document):
                return True
        return False

    return holds


def _claim_predicate(query: Query) -> ClaimPredicate:
    match query:
        case Word() | Phrase() | Prefix():
            return _says([words_needle(query)])
        case Field(name, values):
            return _claim_field(name, values)
        case And(parts) | Or(parts):
            together = (
                [part for part in parts if isinstance(part, Word | Phrase | Prefix)] if isinstance(query, And) else []
            )
            marks = [_claim_predicate(part) for part in parts if part not in together]
            if together:
                marks.append(_says([words_needle(term) for term in together]))
            return lambda claim: any(mark(claim) for mark in marks)
        case Everything() | Not():
            return lambda _: False
        case _:
            assert_never(query)


def _says(needles: Sequence[str | None]) -> ClaimPredicate:
    def holds(claim: Claim) -> bool:
        said = haystack(claim_texts(claim))
        return all(needle is not None and needle in said for needle in needles)

    return holds


def _claim_field(name: str, values: tuple[str, ...]) -> ClaimPredicate:
    match name:
        case "speaker":
            needles = name_needles(values)
            return lambda claim: _found(needles, claim_speakers(claim))
        case "origin":
            outlets = outlet_needles(values)
            return lambda claim: _found(outlets, outlet_names(filter(None, [claim_origin(claim)])))
        case "country":
            codes = frozenset(value.upper() for value in values)
            return lambda claim: not codes.isdisjoint(code.upper() for code in claim.countries)
        case _:
            return lambda _: False


def _found(needles: Sequence[str], names: Sequence[str]) -> bool:
    said = haystack(names)
    return any(needle in said for needle in needles)
