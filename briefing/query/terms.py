"""What one term of a query asks of an entry, as a predicate that is made once and held against many documents."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import TypeAlias, assert_never

from briefing.query.document import Document, days, outlet_names
from briefing.query.errors import ValueRefused
from briefing.query.fields import FieldSpec, FieldType, find_field
from briefing.query.nodes import Field, Phrase, Prefix, Word
from briefing.query.ranges import Window, age_start, date_window, number_window
from briefing.text.fold import words
from briefing.vocabulary.outlets import outlet_name
from briefing.vocabulary.topics import topic_ids

_HASH = 12  # characters of the hash that ends an id which the program made
Predicate: TypeAlias = Callable[[Document], bool]


def words_needle(term: Word | Phrase | Prefix) -> str | None:
    """Return what a term looks for in a ``haystack``: its folded words in a row, the last one open for a prefix.

    None stands for a term without a letter or digit, which holds of nothing.

    >>> words_needle(Phrase("Paris Summit")), words_needle(Prefix("ceas"))
    (' paris summit ', ' ceas')
    """
    return _needle(term.text, whole=not isinstance(term, Prefix))


def name_needles(values: Sequence[str]) -> tuple[str, ...]:
    """Return what the values of a name field look for; a value that ends with ``*`` is a prefix."""
    needles = (_needle(value.rstrip("*"), whole=not value.endswith("*")) for value in values)
    return tuple(needle for needle in needles if needle)


def outlet_needles(values: Sequence[str]) -> tuple[str, ...]:
    """Return what the values of an outlet field look for: the outlet as typed and as it is called, in any case."""
    capitals = tuple(name for value in values if (name := outlet_name(value.upper())))
    return name_needles((*outlet_names(values), *capitals))


def field_predicate(term: Field, today: date) -> Predicate:
    """Return what a field asks of a document; a field or value that does not exist holds of nothing."""
    spec = find_field(term.name)
    if spec is None:
        return _nothing
    try:
        return _predicate(spec, term.values, today)
    except ValueRefused:
        return _nothing


def _needle(text: str, *, whole: bool) -> str | None:
    row = words(text)
    return f" {' '.join(row)}" + (" " if whole else "") if row else None


def _nothing(_: Document) -> bool:
    return False


def _predicate(spec: FieldSpec, values: tuple[str, ...], today: date) -> Predicate:
    match spec.type:
        case FieldType.NAME:
            return _names(spec.name, values)
        case FieldType.COUNTRY:
            codes = frozenset(value.upper() for value in values)
            return lambda document: not codes.isdisjoint(code.upper() for code in document.entry.countries)
        case FieldType.TOPIC:
            topics = frozenset(topic for value in values for topic in topic_ids(value))
            return lambda document: not topics.isdisjoint(document.entry.topics)
        case FieldType.LANGUAGE:
            return lambda document: any(speaks(document.entry.language, value) for value in values)
        case FieldType.DATE:
            windows = tuple(date_window(value) for value in values)
            return _happened(windows) if spec.name == "event" else _published(windows)
        case FieldType.AGE if spec.name == "changed":
            return _changed(tuple(age_start(value, today) for value in values))
        case FieldType.AGE:
            return _published(tuple(age_window(spec.name, value, today) for value in values))
        case FieldType.NUMBER:
            return _counted(spec.name, tuple(number_window(value) for value in values))
        case FieldType.FLAG:
            return lambda document: any(_flag(document, value) for value in values)
        case FieldType.ID:
            named = _named(tuple(value.casefold() for value in values))
            if spec.name == "story":
                return lambda document: any(map(named, (document.entry.id, *document.story)))
            return lambda document: named(document.entry.id)
        case FieldType.QUERY:
            return _nothing
        case _:
            assert_never(spec.type)


def _names(name: str, values: tuple[str, ...]) -> Predicate:
    needles = outlet_needles(values) if name in {"source", "origin"} else name_needles(values)
    haystacks: dict[str, Predicate] = {
        "tag": lambda document: any(needle in document.tags for needle in needles),
        "actor": lambda document: any(needle in document.actors for needle in needles),
        "speaker": lambda document: any(needle in document.speakers for needle in needles),
        "origin": lambda document: any(needle in document.origins for needle in needles),
        "source": lambda document: any(needle in document.sources for needle in needles),
    }
    return haystacks[name]


def speaks(language: str | None, code: str) -> bool:
    """Tell whether a language is the one of a code, or a variety of it."""
    return language is not None and f"{language.lower()}-".startswith(f"{code}-")


def _published(windows: tuple[Window, ...]) -> Predicate:
    def holds(document: Document) -> bool:
        day = document.published
        return day is not None and any(w.meets(day.earliest.toordinal(), day.latest.toordinal()) for w in windows)

    return holds


def _happened(windows: tuple[Window, ...]) -> Predicate:
    def holds(document: Document) -> bool:
        known = [day for event in document.entry.events if (day := days(event.date))]
        return any(w.meets(day.earliest.toordinal(), day.latest.toordinal()) for day in known for w in windows)

    return holds


def _named(values: tuple[str, ...]) -> Callable[[str], bool]:
    """Return whether an id begins with one of some texts, or ends with one that is as long as its hash."""
    ends = tuple(f"-{value}" for value in values if len(value) == _HASH)
    return lambda name: name.casefold().startswith(values) or name.casefold().endswith(ends)


def _changed(since: tuple[int, ...]) -> Predicate:
    def holds(document: Document) -> bool:
        instant = document.standing.changed
        return instant is not None and datetime.fromtimestamp(instant, UTC).toordinal() >= min(since)

    return holds


def age_window(name: str, value: str, today: date) -> Window:
    """Return the days that an age means, newer or older than it."""
    start = age_start(value, today)
    return Window(start, None) if name == "newer" else Window(None, start - 1)


def _counted(name: str, windows: tuple[Window, ...]) -> Predicate:
    def holds(document: Document) -> bool:
        count = len(document.entry.claims) if name == "claims" else document.origins_of_claim
        return any(window.meets(count, count) for window in windows)

    return holds


def _flag(document: Document, name: str) -> bool:
    match name:
        case "unread":
            return document.unread
        case "starred":
            return document.starred
        case "noted":
            return document.noted
        case "undated":
            return document.published is None
        case "corroborated":
            return document.origins_of_claim > 1
        case "disputed":
            return document.standing.disputed > 0
        case _:
            return False
