"""Why an entry has an actor: each printed form with the places where it stands, and what shows it to be a name."""

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.analysis.gazetteer import state_names
from briefing.analysis.grounds import BY_HAND, Ground, Places, Reason
from briefing.model import Actor, ActorKind, Claim
from briefing.text.span import Span
from briefing.vocabulary.known_actors import KnownActors
from briefing.vocabulary.roles import Role, first_names, words_of

MOST_SHOWN = 3  # places of one form; the count says how many there are

_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’-]{0,40})\.?\s{1,2}$")
_REACH = 45  # characters before a name that may hold its title


def why_actors(
    actors: Sequence[Actor],
    found: Sequence[Actor],
    claims: Sequence[Claim],
    places: Places,
    spans: Sequence[Span],
    known: KnownActors,
) -> Iterator[Reason]:
    """Yield the reason for each actor of an entry; ``found`` are those that analysis finds now, in ``spans``."""
    names = {actor.name for actor in found}
    spoken = _spoken(claims)
    for actor in actors:
        grounds = list(_printed(actor, places, spans))
        grounds += [places.ground(*hop) for hop in spoken.get(actor.name, []) if not _told(hop[1], grounds)]
        rule = _rule(actor, known) if actor.name in names else BY_HAND
        yield Reason("actors", actor.name, rule, float(actor.mentions), tuple(grounds), actor.name in names)


def _rule(actor: Actor, known: KnownActors) -> str:
    parts = [f"{actor.kind}, {actor.mentions} {'mention' if actor.mentions == 1 else 'mentions'}"]
    if actor.aliases:
        parts.append(f"one with {', '.join(actor.aliases)}")
    if (named := known.named(actor.name)) and named.name == actor.name:
        parts.append("named in actors.yaml")
    return "; ".join(parts)


def _spoken(claims: Sequence[Claim]) -> dict[str, list[tuple[str, Span]]]:
    """Return where the speakers of claims are named."""
    found: dict[str, list[tuple[str, Span]]] = {}
    for claim in claims:
        for hop in claim.chain:
            at = hop.evidence
            if at and at.start is not None and at.end is not None:
                place = ("speaks in a claim", Span(at.start, at.end))
                stands = found.setdefault(hop.name, [])
                if len(stands) < MOST_SHOWN and place not in stands:
                    stands.append(place)
    return found


def _told(span: Span, grounds: Sequence[Ground]) -> bool:
    return any(ground.start is not None and ground.start <= span.start < (ground.end or 0) for ground in grounds)


def _printed(actor: Actor, places: Places, spans: Sequence[Span]) -> Iterator[Ground]:
    """Yield the first places of each printed form, the first of them with how often it stands in the text."""
    stands: dict[str, list[Span]] = {form: [] for form in (actor.name, *actor.aliases)}
    pattern = _longest_first(stands)
    for match in (match for span in spans for match in pattern.finditer(places.text, *span)):
        stands.setdefault(" ".join(match[0].split()), []).append(Span(*match.span()))
    for found in stands.values():
        for number, span in enumerate(found[:MOST_SHOWN]):
            often = f"; these words stand {len(found)} times" if number == 0 and len(found) > 1 else ""
            yield places.ground(_shows(actor, span, places.text) + often, span)


def _longest_first(forms: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the forms: a surname inside a full name is no place of its own."""
    words = sorted((form.split() for form in forms if form.split()), key=lambda words: (-len(" ".join(words)), words))
    either = "|".join(r"\s+".join(map(re.escape, form)) for form in words)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if either else r"(?!)")


def _shows(actor: Actor, span: Span, text: str) -> str:
    """Return what shows the words to be a name of their kind."""
    words = span.of(text).split()
    heads = [word for word in words if word.lower() in words_of(Role.ORGANIZATION)]
    before = _WORD_BEFORE.search(text, max(0, span.start - _REACH), span.start)
    if span.of(text) in state_names():
        return "name of a state"
    if actor.kind is ActorKind.ORGANIZATION and heads:
        return f"organization word “{heads[-1]}”"
    if actor.kind is ActorKind.ORGANIZATION and len(words) == 1 and words[0].isupper():
        return "acronym"
    if before and before[1].lower() in words_of(Role.TITLE) | words_of(Role.OCCUPATION):
        return f"title before it, “{before[1]}”"
    if actor.kind is ActorKind.PERSON and words[0] in first_names():
        return f"given name “{words[0]}”" if len(words) > 1 else "given name"
    if actor.kind is ActorKind.UNNAMED:
        return "role without a name"
    if " ".join(words) != actor.name and actor.name.endswith(f" {' '.join(words)}"):
        return f"short for {actor.name}"
    return "another form of the name" if " ".join(words) != actor.name else "the name"
