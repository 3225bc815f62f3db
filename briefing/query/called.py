"""Actors and speakers by any of their names: ``actor:zelensky`` also finds who is called Volodymyr Zelenskyy."""

from briefing.query.nodes import And, Field, Not, Or, Query
from briefing.vocabulary.known_actors import KnownActors

_FIELDS = frozenset({"actor", "speaker"})


def with_all_names(query: Query, actors: KnownActors) -> Query:
    """Return the query with each whole name of a known actor widened to all its names.

    >>> from briefing.vocabulary.known_actors import KnownActor
    >>> known = KnownActors((KnownActor("Volodymyr Zelenskyy", ("Zelensky",)),))
    >>> with_all_names(Field("actor", ("zelensky",)), known).values
    ('zelensky', 'Volodymyr Zelenskyy', 'Zelensky')
    """
    if not actors.actors:
        return query
    match query:
        case Field(name, values) if name in _FIELDS:
            return Field(name, tuple(dict.fromkeys(form for value in values for form in _forms(value, actors))))
        case And(parts):
            return And(tuple(with_all_names(part, actors) for part in parts))
        case Or(parts):
            return Or(tuple(with_all_names(part, actors) for part in parts))
        case Not(part):
            return Not(with_all_names(part, actors))
        case _:
            return query


def _forms(value: str, actors: KnownActors) -> tuple[str, ...]:
    known = actors.named(value)
    return (value, *known.names) if known else (value,)
