"""Scores of names: key actors by equal or contained form, and typed entities by exact span."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from bench.scoring.ratios import Counts, Figures, f1, ratio

MOST_ACTORS = 5
KEY_SALIENCE = 3
TYPES = ("PER", "ORG", "LOC")
_VIEWS = {"typed": "typed", "span": "span", "actor_set": "actor_set", "PER": "per", "ORG": "org", "LOC": "loc"}


def count_actors(document: dict[str, Any], found: Sequence[str]) -> Counts:
    """Return the counts of one document; its gold stands in ``actors``, key ones have salience 3 and more."""
    key = [actor for actor in document["actors"] if actor["salience"] >= KEY_SALIENCE]
    left = [[form.lower() for form in actor["forms"]] for actor in key]
    if not left:
        return {}
    names, hits = found[:MOST_ACTORS], 0
    for name in names:
        hit = next((forms for forms in left if _same(name.lower(), forms)), None)
        if hit is not None:
            left.remove(hit)
            hits += 1
    return {"hit": hits, "found": len(names), "gold": len(key), "reachable": min(MOST_ACTORS, len(key))}


def actor_figures(counts: Counts) -> Figures:
    """Return precision and recall of the first five."""
    hit = counts.get("hit", 0)
    whole = {"p@5": "found", "r@5": "gold", "r@5_reachable": "reachable"}
    return {name: ratio(hit, counts.get(by, 0)) for name, by in whole.items()}


def _same(name: str, forms: Collection[str]) -> bool:
    return any(name == form or (len(name) > 3 and name in form) or (len(form) > 3 and form in name) for form in forms)


def count_entities(document: dict[str, Any], found: Sequence[tuple[int, int, str]]) -> Counts:
    """Return the counts of one document; its gold stands in ``entities``."""
    text = document["text"]
    gold = {_trimmed(text, *entity) for entity in document["entities"] if entity[2] in TYPES}
    ours = {_trimmed(text, *entity) for entity in found if entity[2] in TYPES}
    views: dict[str, tuple[set[Any], set[Any]]] = {"typed": (gold, ours)}
    views["span"] = ({one[:2] for one in gold}, {one[:2] for one in ours})
    views["actor_set"] = (_surfaces(text, gold), _surfaces(text, ours))
    for label in TYPES:
        views[label] = ({one for one in gold if one[2] == label}, {one for one in ours if one[2] == label})
    counts: Counts = {}
    for name, (wanted, got) in views.items():
        counts |= {f"{name} true": len(wanted & got), f"{name} gold": len(wanted), f"{name} found": len(got)}
    return counts


def entity_figures(counts: Counts) -> Figures:
    """Return precision, recall and F of typed spans, and F of the other views."""
    true = counts["typed true"]
    out = {"typed_p": ratio(true, counts["typed found"]), "typed_r": ratio(true, counts["typed gold"])}
    for view, name in _VIEWS.items():
        out[f"{name}_f"] = f1(counts[f"{view} true"], counts[f"{view} found"], counts[f"{view} gold"])
    return out


def _surfaces(text: str, entities: Collection[tuple[int, int, str]]) -> set[str]:
    return {text[start:end].lower() for start, end, label in entities if label != "LOC"}


def _trimmed(text: str, start: int, end: int, label: str) -> tuple[int, int, str]:
    """Return the entity without a leading article and a trailing possessive."""
    words = text[start:end]
    article = re.match(r"(?:(?:the|The|THE)\s+)?", words)
    rest = words[article.end() if article else 0 :]
    possessive = re.search(r"(?:\s*['’]s?)?$", rest)
    return end - len(rest), end - (len(possessive[0]) if possessive else 0), label
