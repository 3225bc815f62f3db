"""Scores of what an article is about: its dates, countries and topics."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from bench.scoring.ratios import Counts, Figures, harmonic, ratio

_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_DAY = len("2025-03-10")


def count_dates(document: dict[str, Any], found: Collection[str]) -> Counts:
    """Return the counts of one document; its gold stands in ``dates``. None when its day of publication is unknown."""
    if len(document["published"]) < _DAY:
        return {}
    gold = {one["iso"] for one in document["dates"] if _DATE.fullmatch(one["iso"] or "")}
    ours = set(found)
    days, our_days = {one for one in gold if len(one) == _DAY}, {one for one in ours if len(one) == _DAY}
    counts: Counts = {"all_true": len(gold & ours), "all_found": len(ours), "all_gold": len(gold)}
    return counts | {"day_true": len(days & our_days), "day_found": len(our_days), "day_gold": len(days)}


def date_figures(counts: Counts) -> Figures:
    """Return precision, recall and F of all dates and of full days."""
    return {**_precise("all", counts), **_precise("day", counts)}


def count_countries(document: dict[str, Any], found: Sequence[str]) -> Counts:
    """Return the counts of one document; its gold stands in ``countries`` and, how often each, in ``counts``."""
    ranked, gold, weights = list(dict.fromkeys(found)), set(document["countries"]), document["counts"]
    if not gold:
        return {}
    true = len(gold & set(ranked))
    main = bool(ranked) and weights.get(ranked[0], 0) == max(weights.values())
    counts: Counts = {"micro_true": true, "micro_found": len(ranked), "micro_gold": len(gold)}
    return counts | {"n": 1, "main": main, "macro": ratio(2 * true, len(gold) + len(ranked))}


def country_figures(counts: Counts) -> Figures:
    """Return precision, recall and F over all documents, the mean F, and how often the first one is a main one."""
    means = {"macro_f": ratio(counts["macro"], counts["n"]), "main": ratio(counts["main"], counts["n"])}
    return {**_precise("micro", counts), **means}


def same_class(documents: Collection[dict[str, Any]]) -> dict[str, str]:
    """Return for each topic code of a data set the class it stands for: ``topic``, or one that is right as well."""
    return {
        _top(code): _top(document["topic"])
        for document in documents
        for code in (document["topic"], *document.get("also", ()))
    }


def count_topics(document: dict[str, Any], ranked: Sequence[str], classes: dict[str, str]) -> Counts:
    """Return the counts of one document; its gold stands in ``topic``, and, where several are right, in ``topics``."""
    codes, gold = [_top(code) for code in ranked], _top(document["topic"])
    fits = [classes.get(code) == gold for code in codes[:2]]
    restricted = next((classes[code] for code in codes if code in classes), None)
    counts: Counts = {"n": 1, "top1": any(fits[:1]), "top2": any(fits), "restricted": restricted == gold}
    counts |= {f"gold {gold}": 1, f"true {gold}": restricted == gold}
    if "topics" in document:
        counts |= {"several": 1, "fits": bool(codes) and codes[0] in {_top(code) for code in document["topics"]}}
    return counts | {f"found {restricted}": 1}


def topic_figures(counts: Counts) -> Figures:
    """Return how often the first and one of the first two is right, also among the codes of the data set alone."""
    labels = [name.removeprefix("gold ") for name in counts if name.startswith("gold ")]
    shares = [
        ratio(2 * counts[f"true {label}"], counts[f"gold {label}"] + counts.get(f"found {label}", 0))
        for label in labels
    ]
    out = {name: ratio(counts[name], counts["n"]) for name in ("top1", "top2", "restricted")}
    out["restricted_macro_f"] = ratio(sum(shares), len(labels))
    if "several" in counts:
        out["fits"] = ratio(counts["fits"], counts["several"])
    return out


def _precise(name: str, counts: Counts) -> Figures:
    true = counts.get(f"{name}_true", 0)
    precision, recall = ratio(true, counts.get(f"{name}_found", 0)), ratio(true, counts.get(f"{name}_gold", 0))
    return {f"{name}_p": precision, f"{name}_r": recall, f"{name}_f": harmonic(precision, recall)}


def _top(code: str) -> str:
    return code.removeprefix("medtop:")[:2]
