"""Key actors: persons, organizations, states that act or speak, unnamed roles; merged within the article and ranked.

Requires mentions, claims and the publisher; assigns actors. Names stay as printed: the fullest form is the name, the
others are aliases. Outlets and the publisher are sources, not actors.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import Self

from briefing.analysis.actor_groups import grouped
from briefing.analysis.gazetteer import country_of, country_words
from briefing.analysis.mentions import Mention, MentionKind
from briefing.analysis.salience import DOING, about, doing
from briefing.model import Actor, ActorKind, Claim, HopKind
from briefing.text.fold import fold
from briefing.vocabulary.roles import Role, words_of

MAX_ACTORS = 25  # what a reader may still call key; the ranking puts the weighty ones first

_PREPOSITIONS = frozenset(
    "of in at for with from by on to within near over under about against among who which that".split()
)
_CONJUNCTIONS = frozenset("if when while although though because as that unless since".split())
_ASIDE = re.compile(r"\s[(—–]")
_KINDS = {
    MentionKind.PERSON: ActorKind.PERSON,
    MentionKind.ORGANIZATION: ActorKind.ORGANIZATION,
    MentionKind.STATE: ActorKind.STATE,
}


def find_actors(mentions: Sequence[Mention], claims: Sequence[Claim], sources: Iterable[str]) -> tuple[Actor, ...]:
    """Return the actors, weightiest first; ``sources`` are the names of outlets and publisher."""
    known = {fold(name) for name in sources}
    spoken = _claims_by_speaker(claims)
    found: list[tuple[float, Actor]] = []
    for group in grouped([m for m in mentions if m.kind in _KINDS and fold(m.name) not in known]):
        actor = _named(group)
        claimed = sum(spoken.pop(name, 0) for name in (actor.name, *actor.aliases))
        acting = _acts(group) if actor.kind is ActorKind.STATE else any(mention.evident for mention in group)
        if acting or claimed:
            found.append((about(group) + doing(group, claimed), actor))
    called = _Called.by_words([actor for _, actor in found])
    found += [(DOING * log2(1 + a.mentions), a) for a in _unnamed(claims) if not called.has(a.name)]
    ranked = sorted(enumerate(found), key=lambda pair: (-pair[1][0], pair[0]))
    return tuple(actor for _, (_, actor) in ranked[:MAX_ACTORS])


@dataclass(frozen=True, slots=True)
class _Called:
    """Named actors with the numbers of the first that has a role, and of the first that has a name, by folded words."""

    actors: Sequence[Actor]
    roles: Mapping[tuple[str, ...], int]
    names: Mapping[tuple[str, ...], int]

    @classmethod
    def by_words(cls, actors: Sequence[Actor]) -> Self:
        """Return the actors, to be found in one look: a long article has thousands, and hundreds of roles."""
        roles: dict[tuple[str, ...], int] = {}
        names: dict[tuple[str, ...], int] = {}
        for number, actor in enumerate(actors):
            if actor.role:
                roles.setdefault(tuple(fold(actor.role).split()), number)
            for name in (actor.name, *actor.aliases):
                names.setdefault(tuple(fold(name).split()), number)
        return cls(actors, roles, names)

    def has(self, role: str) -> bool:
        """Tell whether the words are another way to name an actor: his role, or his role and his name."""
        words = tuple(fold(_ASIDE.split(role, maxsplit=1)[0]).split())
        words = words[words[:1] == ("the",) :]
        ends = (self.names.get(words[first:]) for first in range(len(words)))
        named = min((number for number in ends if number is not None), default=len(self.actors))
        if words in self.roles and self.roles[words] <= named:
            return True
        if named == len(self.actors):
            return False
        actor = self.actors[named]
        return actor.kind is ActorKind.PERSON or words == tuple(fold(actor.name).split()) or role in actor.aliases


def _acts(group: Sequence[Mention]) -> bool:
    """Tell whether a state acts, or is whom the headline or lead is about; a capital may only be the place."""
    return any((mention.acts or mention.sentence <= 1) and mention.name in country_words() for mention in group)


def _claims_by_speaker(claims: Sequence[Claim]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for claim in claims:
        if claim.chain:
            counts[claim.chain[0].name] += 1
    return counts


def name_of(group: Sequence[Mention]) -> str:
    """Return what an actor is called.

    The form most often printed: of a person among those of several words, of an organization among the longest.
    """
    forms = Counter(mention.name for mention in sorted(group, key=lambda m: m.span))
    longest = max(len(name.split()) for name in forms)
    least = {MentionKind.ORGANIZATION: longest, MentionKind.PERSON: min(longest, 2)}.get(group[0].kind, 1)
    return max((name for name in forms if len(name.split()) >= least), key=lambda name: forms[name])


def _named(group: Sequence[Mention]) -> Actor:
    in_order = sorted(group, key=lambda mention: mention.span)
    name = name_of(group)
    return Actor(
        name,
        _KINDS[group[0].kind],
        len(group),
        _role([mention.role for mention in in_order if mention.role]),
        next((mention.country for mention in in_order if mention.country), None),
        tuple(sorted({mention.name for mention in group} - {name})),
    )


def _role(roles: Sequence[str]) -> str | None:
    """Return the first role that the article prints, or the longest that only says more: "editor", "editor of Tea"."""
    if not roles:
        return None
    short = roles[0].lower()
    fuller = [role for role in roles if role.lower().startswith(f"{short} ") or role.lower().endswith(f" {short}")]
    return max(fuller, key=len, default=roles[0])


def key_names(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return the names that an article is most about, places among them, best first; outlets are left out.

    This is wider than actors: the city of a fire is a key name and acts in nothing.
    """
    groups = grouped([m for m in mentions if m.kind is not MentionKind.OUTLET and not m.credited])
    return tuple(name_of(group) for group in sorted(groups, key=lambda group: -about(group)))


def _unnamed(claims: Sequence[Claim]) -> Iterator[Actor]:
    """Yield the unnamed roles that a claim is attributed to, with the number of their claims."""
    hops = [hop for claim in claims for hop in claim.chain if hop.kind is HopKind.UNNAMED and _is_role(hop.name)]
    names = {fold(hop.name): hop.name for hop in reversed(hops)}
    counts = Counter(fold(hop.name) for hop in hops)
    for key, count in counts.items():
        yield Actor(names[key], ActorKind.UNNAMED, count, country=country_of(names[key]))


def _is_role(name: str) -> bool:
    """Tell whether the words are somebody: "senior officials", "county police", "Europeans"; not "warnings".

    What heads them counts: "part of the court" and "a message to police" are nobody.
    """
    words = name.replace("-", " ").split()
    head = words[: next((n for n, word in enumerate(words) if word.lower() in _PREPOSITIONS), len(words))]
    if len(head) > 1 and head[-1].lower().endswith(("ed", "ing")):
        head = head[:-1]  # "company named in the lawsuit"
    roles = words_of(Role.SPEAKER) | words_of(Role.BODY) | words_of(Role.TITLE)
    if not head or head[0].lower() in _CONJUNCTIONS:
        return False
    return head[-1].lower() in roles or any(word in country_words() for word in head)
