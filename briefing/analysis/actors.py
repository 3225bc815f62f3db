"""Key actors: persons, organizations, states that speak, and unnamed roles, merged within the article and ranked.

Requires mentions, claims and the publisher; assigns actors. Names stay as printed: the fullest form is the name, the
others are aliases. Outlets and the publisher are sources, not actors.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from briefing.analysis.gazetteer import country_of
from briefing.analysis.names import Mention, MentionKind
from briefing.model import Actor, ActorKind, Claim, HopKind
from briefing.text.fold import fold

MAX_ACTORS = 25  # what a reader may still call key; the ranking puts the weighty ones first
SAME_SPELLING = 0.85  # ratio of two transliterations of one surname (Zelensky, Zelenskyy: .94); Merkel, Merz: .73
SPEAKER_WEIGHT = 2  # a claim of one's own weighs as much as two mentions

_KINDS = {MentionKind.PERSON: ActorKind.PERSON, MentionKind.ORGANIZATION: ActorKind.ORGANIZATION}


def find_actors(mentions: Sequence[Mention], claims: Sequence[Claim], sources: Iterable[str]) -> tuple[Actor, ...]:
    """Return the actors, weightiest first; ``sources`` are the names of outlets and publisher."""
    known = {fold(name) for name in sources}
    groups = _groups([m for m in mentions if m.kind in _KINDS and fold(m.name) not in known])
    actors = [_named(group) for group in groups]
    actors += _speaking(claims)
    spoken = _claims_by_speaker(claims)
    place = {actor.name: number for number, actor in enumerate(actors)}
    ranked = sorted(actors, key=lambda a: (-_weight(a, spoken), place[a.name], a.name))
    return tuple(ranked[:MAX_ACTORS])


def _weight(actor: Actor, spoken: dict[str, int]) -> int:
    return actor.mentions + SPEAKER_WEIGHT * sum(spoken.get(name, 0) for name in (actor.name, *actor.aliases))


def _claims_by_speaker(claims: Sequence[Claim]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for claim in claims:
        if claim.chain:
            counts[claim.chain[0].name] += 1
    return counts


def _groups(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Group the mentions of one actor, groups in order of first mention."""
    groups: list[list[Mention]] = []
    near: dict[str, list[list[Mention]]] = defaultdict(list)  # only names that share a key are compared
    for mention in sorted(mentions, key=lambda m: (-len(m.name.split()), m.span)):
        keys = _keys(mention)
        home = [group for key in keys for group in near[key] if _same(group[0], mention)]
        if len(home) == 1 or (home and len(mention.name.split()) > 1):
            home[0].append(mention)
        elif not home:
            groups.append([mention])
            for key in keys:
                near[key].append(groups[-1])
    return sorted(groups, key=lambda group: min(m.span for m in group))


def _keys(mention: Mention) -> tuple[str, ...]:
    """Return what two names of one actor have in common: the start of the surname, the whole name, or its initials."""
    if mention.kind is MentionKind.PERSON:
        return (f"person {_words(mention.name)[-1][:3]}",)
    names = {" ".join(_words(mention.name)), _initials(mention.name).lower()}
    return tuple(f"organization {name}" for name in sorted(names) if len(name) > 1)


def _same(first: Mention, second: Mention) -> bool:
    """Tell whether two mentions name one actor: ``first`` is the longer."""
    one, two = _words(first.name), _words(second.name)
    if one == two:
        return True
    if first.kind is MentionKind.ORGANIZATION:
        return second.name.isupper() and len(two) == 1 and _initials(first.name) == second.name
    if len(two) == 1 or len(one) == 1:
        return _alike(one[-1], two[-1])
    return one[0] == two[0] and _alike(one[-1], two[-1])


def _words(name: str) -> list[str]:
    words = fold(name).split()
    return words[1:] if words[:1] == ["the"] and len(words) > 1 else words


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _alike(one: str, two: str) -> bool:
    if one == two:
        return True
    long_enough = min(len(one), len(two)) >= 5 and one[:3] == two[:3]
    return long_enough and SequenceMatcher(None, one, two).ratio() >= SAME_SPELLING


def _named(group: Sequence[Mention]) -> Actor:
    """Return the actor of a group: the name most often printed among the longest forms."""
    forms: dict[str, int] = defaultdict(int)
    for mention in group:
        forms[mention.name] += 1
    longest = max(len(name.split()) for name in forms)
    name = min(
        (n for n in forms if len(n.split()) == longest),
        key=lambda n: (-forms[n], min(m.span for m in group if m.name == n)),
    )
    roles = [m.role for m in sorted(group, key=lambda m: m.span) if m.role]
    countries = [m.country for m in sorted(group, key=lambda m: m.span) if m.country]
    return Actor(
        name,
        _KINDS[group[0].kind],
        len(group),
        roles[0] if roles else None,
        countries[0] if countries else None,
        tuple(sorted(forms.keys() - {name})),
    )


def _speaking(claims: Sequence[Claim]) -> list[Actor]:
    """Return states and unnamed roles that a claim is attributed to, with the number of their claims."""
    kinds = {HopKind.STATE: ActorKind.STATE, HopKind.UNNAMED: ActorKind.UNNAMED}
    found: dict[str, tuple[ActorKind, int]] = {}
    for claim in claims:
        for hop in claim.chain:
            if hop.kind in kinds:
                found[hop.name] = (kinds[hop.kind], found.get(hop.name, (None, 0))[1] + 1)
    return [Actor(name, kind, count, country=country_of(name)) for name, (kind, count) in found.items()]
