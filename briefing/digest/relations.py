"""Stories, agreement and disagreement as programs get them: one shape for every ``--json`` and export that has them.

They are derived, so they stand beside an entry and never in it. docs/relations-json.md describes them.
"""

from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.digest.told import Related

if TYPE_CHECKING:
    from briefing.model import Claim
    from briefing.stories.alignment import ClaimGroup, Member
    from briefing.stories.disputes import Dispute, Side
    from briefing.stories.origins import Origin
    from briefing.stories.story import Story


def story_to_dict(story: "Story") -> dict[str, object]:
    """Return a story with the ids of its entries and of the stories that are linked to it."""
    return {
        "id": story.id,
        "name": story.name,
        "entries": list(story.entries),
        "earlier": list(story.earlier),
        "later": list(story.later),
    }


def group_to_dict(story: str, group: "ClaimGroup") -> dict[str, object]:
    """Return claims that say the same, each with its words, and the independent origins behind them."""
    return {
        "id": group_id(group),
        "story": story,
        "members": [place_to_dict(member) for member in group.members],
        "origins": [origin_to_dict(origin) for origin in group.origins],
    }


def dispute_to_dict(story: str, dispute: "Dispute") -> dict[str, object]:
    """Return a dispute, or what ``revised`` says is only a later word, with the words of both sides."""
    return {
        "id": dispute_id(dispute),
        "story": story,
        "kind": str(dispute.kind),
        "why": dispute.why,
        "revised": str(dispute.revised) if dispute.revised else None,
        "sides": [place_to_dict(side) for side in dispute.sides],
    }


def place_to_dict(said: "Member | Side") -> dict[str, object]:
    """Return where something is said: the claim, None for the headline, and the words of it that count."""
    return {"entry": said.entry.id, "claim": said.claim.id or None, "passage": said.passage, "text": said.claim.text}


def origin_to_dict(origin: "Origin") -> dict[str, object]:
    """Return an origin: its outlet, null where no text names one, the entries behind it, and why they are one."""
    return {"outlet": origin.outlet, "entries": list(origin.entries), "reason": str(origin.reason)}


def with_relations(related: Related, *, whole: bool = False) -> dict[str, object]:
    """Return an entry with what relates its claims to others beside it; ``whole`` with what these others say."""
    relations: dict[str, object] = {
        "story": related.story,
        "claims": [_claim(claim, related) for claim in related.entry.claims],
    }
    if whole:
        places = [(related.entry.id, name) for name in ("", *(claim.id for claim in related.entry.claims))]
        told = [related.told[place] for place in dict.fromkeys(places) if place in related.told]
        groups = {group_id(group): group for each in told for group in each.groups}
        disputes = {dispute_id(dispute): dispute for each in told for dispute in each.contradictions}
        relations["groups"] = [group_to_dict(related.story, group) for group in groups.values()]
        relations["disputes"] = [dispute_to_dict(related.story, dispute) for dispute in disputes.values()]
    return {"entry": related.entry.to_dict(), "relations": relations}


def _claim(claim: "Claim", related: Related) -> dict[str, object]:
    """Return the origins of a claim, and the ids of the groups and disputes that it stands in."""
    told = related.of(claim)
    return {
        "claim": claim.id,
        "origins": [origin_to_dict(origin) for origin in told.origins(claim, related.entry)],
        "groups": [group_id(group) for group in told.groups],
        "disputes": [dispute_id(dispute) for dispute in told.contradictions],
    }


def group_id(group: "ClaimGroup") -> str:
    """Return the id of a group: of the words that its first claim says, so that it stays when others join them."""
    first = group.members[0]
    return _id("g", first.entry.id, first.claim.id, first.passage)


def dispute_id(dispute: "Dispute") -> str:
    """Return the id of a dispute: of its two claims."""
    one, other = dispute.sides
    return _id("d", one.entry.id, one.claim.id, other.entry.id, other.claim.id)


def _id(kind: str, *parts: str) -> str:
    data = "\n".join(parts).encode("utf-8", "surrogatepass")
    return f"{kind}-{blake2b(data, digest_size=6).hexdigest()}"
