"""Names as a person wants them: an actor or speaker that is printed under a known name gets the canonical one.

The last step on actors and claims. Only whole names are looked up; the printed forms stay, as aliases of the actor
and as the evidence of the hop. Outlets and publishers are sources, and keep their names.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefing.model import Actor, ActorKind, Claim, Hop, HopKind
from briefing.vocabulary.known_actors import KnownActor, KnownActors, key_of

_SPEAKERS = frozenset({HopKind.PERSON, HopKind.ORGANIZATION, HopKind.STATE, HopKind.UNNAMED})


@dataclass(frozen=True, slots=True)
class Named:
    """What the actors of one article are called: those that a person named, by every name that it prints for them."""

    known: KnownActors
    printed: dict[str, KnownActor] = field(default_factory=dict)

    def of(self, name: str) -> KnownActor | None:
        """Return the known actor of a name printed in this article, or None."""
        return self.known.named(name) or self.printed.get(key_of(name))


def name_actors(actors: Sequence[Actor], known: KnownActors) -> tuple[tuple[Actor, ...], Named]:
    """Return the actors under their canonical names, those of one name merged, and what claims may look up.

    A merged actor stands where its first one stood; mentions add up.
    """
    if not known.actors:
        return tuple(actors), Named(known)
    printed: dict[str, KnownActor] = {}
    groups: dict[str, list[Actor]] = {}
    chosen: dict[str, KnownActor | None] = {}
    for actor in actors:
        found = _known(actor, known)
        key = key_of(found.name) if found else f"{actor.kind} {actor.name}"
        groups.setdefault(key, []).append(actor)
        chosen[key] = found
        if found:
            printed |= {key_of(name): found for name in (actor.name, *actor.aliases)}
    merged = tuple(_merged(group, chosen[key]) for key, group in groups.items())
    return merged, Named(known, printed)


def name_claims(claims: Sequence[Claim], named: Named) -> tuple[Claim, ...]:
    """Return the claims with speakers and actors under their canonical names; nobody twice in a chain."""
    if not named.known.actors:
        return tuple(claims)
    return tuple(_claim(claim, named) for claim in claims)


def _known(actor: Actor, known: KnownActors) -> KnownActor | None:
    """Return who an actor is by its name, else by an alias of several words: a surname alone may be a relative's."""
    aliases = [alias for alias in actor.aliases if " " in alias]
    return next((found for name in (actor.name, *aliases) if (found := known.named(name))), None)


def _merged(group: Sequence[Actor], known: KnownActor | None) -> Actor:
    if known is None:
        return group[0]
    forms = dict.fromkeys(name for actor in group for name in (actor.name, *actor.aliases) if name != known.name)
    return Actor(
        known.name,
        known.kind or _kind(group),
        sum(actor.mentions for actor in group),
        known.role or next((actor.role for actor in group if actor.role), None),
        known.country or next((actor.country for actor in group if actor.country), None),
        tuple(sorted(forms)),
    )


def _kind(group: Sequence[Actor]) -> ActorKind:
    named = [actor.kind for actor in group if actor.kind is not ActorKind.UNNAMED]
    return named[0] if named else group[0].kind


def _hop(hop: Hop, named: Named) -> Hop:
    found = named.of(hop.name) if hop.kind in _SPEAKERS else None
    if found is None:
        return hop
    return replace(hop, name=found.name, kind=HopKind(found.kind) if found.kind else hop.kind)


def _claim(claim: Claim, named: Named) -> Claim:
    hops: dict[str, Hop] = {}
    for hop in (_hop(hop, named) for hop in claim.chain):
        hops.setdefault(hop.name, hop)
    actors = dict.fromkeys(found.name if (found := named.of(name)) else name for name in claim.actors)
    return replace(claim, chain=tuple(hops.values()), actors=tuple(actors))
