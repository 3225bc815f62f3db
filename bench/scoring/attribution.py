"""Score of attributions: contents as sets of words, matched one to one, greedily, by intersection over union.

Two are joint when their contents match and their sources share a word, or neither has one. The speech figures take
recall over what was said (a verb of speech, or a quotation mark) and precision over everything found.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from bench.scoring.ratios import Bounds, Counts, Figures, f1, harmonic, ratio

OVERLAPS = (0.3, 0.5)

_WORD = re.compile(r"\w+")
_QUOTATION_MARK = re.compile("[\"“”]|''")
_SPEECH = re.compile(
    r"\b(sa(?:id|ys?|ying)|t(?:old|ells?|elling)|add(?:ed|s|ing)|argu(?:ed?|es|ing)|claim(?:s|ed|ing)?|announc(?:ed?|es|ing)"
    r"|warn(?:s|ed|ing)?|stat(?:ed|es|ing)|not(?:ed|es|ing)|expla(?:in|ined|ins)|insist(?:s|ed|ing)?|ask(?:s|ed|ing)?"
    r"|wr(?:ote|ites?|iting)|tweet(?:s|ed|ing)?|report(?:s|ed|ing)?|repl(?:ied|ies)|respond(?:s|ed|ing)?|acknowledg\w+"
    r"|admit\w*|assert\w*|declar\w+|conced\w+|confirm\w*|den(?:y|ied|ies)|predict\w*|promis\w+|vow\w*|recall\w*|conclud\w+"
    r"|contend\w*|testif\w+|according|alleg\w+|boast\w*|accus\w+|suggest\w*|caution\w*|remark\w*|tout\w*|quip\w*|joke\w*"
    r"|call(?:s|ed|ing)?|describ\w+|mention\w*|reveal\w*|estimat\w+|indicat\w+|pledg\w+|urg\w+|talk\w*|spoke|speak\w*"
    r"|comment\w*|statement|remarks)\b",
    re.IGNORECASE,
)


class Attribution(NamedTuple):
    """Who said what, as spans of the text; ``source`` is empty when no words name one."""

    source: Sequence[Bounds]
    content: Sequence[Bounds]


class _Words(NamedTuple):
    """An attribution as the places of its words."""

    content: frozenset[int]
    source: frozenset[int]
    speech: bool = False
    quoted: bool = False


def count(document: dict[str, Any], found: Sequence[Attribution]) -> Counts:
    """Return the counts of one document; its gold stands in ``attributions``."""
    text = document["text"]
    gold = [one for one in (_gold(text, given) for given in document["attributions"]) if one.content]
    ours = [_Words(_places(text, one.content), _places(text, one.source)) for one in found]
    ours = [one for one in ours if one.content]
    counts: Counts = {"gold": len(gold), "found": len(ours)}
    counts["speech"], counts["quotes"] = sum(one.speech for one in gold), sum(one.quoted for one in gold)
    for name in ("content", "source"):
        wanted = frozenset[int]().union(*(getattr(one, name) for one in gold))
        got = frozenset[int]().union(*(getattr(one, name) for one in ours))
        counts |= {f"{name}_true": len(wanted & got), f"{name}_gold": len(wanted), f"{name}_found": len(got)}
    for overlap, one, other in _matched(gold, ours):
        for name, value in _match(overlap, one, other).items():
            counts[name] = counts.get(name, 0) + value
    return counts


def figures(counts: Counts) -> Figures:
    """Return the figures of a sum of counts."""
    c = {**dict.fromkeys(_NAMES, 0.0), **counts}
    out: Figures = {}
    for limit in OVERLAPS:
        for name in ("content", "joint"):
            true = c[f"match@{limit}" if name == "content" else f"joint@{limit}"]
            out[f"{name}_p@{limit}"] = ratio(true, c["found"])
            out[f"{name}_r@{limit}"] = ratio(true, c["gold"])
            out[f"{name}_f@{limit}"] = f1(true, c["found"], c["gold"])
        out[f"speaker@{limit}"] = ratio(c[f"speaker@{limit}"], c[f"sourced@{limit}"])
    out["exact_f"] = f1(c["exact"], c["found"], c["gold"])
    for name in ("content", "source"):
        out[f"words_{name}_f"] = f1(c[f"{name}_true"], c[f"{name}_found"], c[f"{name}_gold"])
    for name, match in (("content", "match"), ("joint", "joint")):
        precision, recall = ratio(c[f"{match}@0.5"], c["found"]), ratio(c[f"speech_{match}"], c["speech"])
        out[f"speech_{name}_f"] = harmonic(precision, recall)
    out["quote_found"] = ratio(c["quote_match"], c["quotes"])
    out["quote_speaker"] = ratio(c["quote_joint"], c["quotes"])
    return out


def _match(overlap: float, gold: _Words, found: _Words) -> Counts:
    shared = bool(gold.source & found.source)
    right = shared or not (gold.source or found.source)
    counts: Counts = {"exact": overlap >= 0.999}
    for limit in OVERLAPS:
        if overlap >= limit:
            counts |= {f"match@{limit}": 1, f"joint@{limit}": right}
            counts |= {f"sourced@{limit}": bool(gold.source), f"speaker@{limit}": shared}
    if overlap >= 0.5:
        counts |= {"speech_match": gold.speech, "speech_joint": gold.speech and right}
        counts |= {"quote_match": gold.quoted, "quote_joint": gold.quoted and right}
    return counts


_NAMES = (
    "exact speech_match speech_joint quote_match quote_joint "
    + " ".join(f"{name}@{limit}" for name in ("match", "joint", "sourced", "speaker") for limit in OVERLAPS)
).split(" ")


def _matched(gold: Sequence[_Words], found: Sequence[_Words]) -> Iterable[tuple[float, _Words, _Words]]:
    """Yield the pairs, best overlap first, each side used once."""
    pairs = []
    for number, one in enumerate(gold):
        for place, other in enumerate(found):
            both = len(one.content & other.content)
            if both:
                pairs.append((both / len(one.content | other.content), both / len(one.content), number, place))
    used_gold, used_found = set(), set()
    for overlap, _, number, place in sorted(pairs, reverse=True):
        if number not in used_gold and place not in used_found:
            used_gold.add(number)
            used_found.add(place)
            yield overlap, gold[number], found[place]


def _gold(text: str, given: dict[str, Any]) -> _Words:
    content = " ".join(text[start:end] for start, end in given["content"])
    cue = " ".join(text[start:end] for start, end in given["cue"])
    quoted = bool(_QUOTATION_MARK.search(content))
    sources = [*([given["source"]] if given["source"] else []), *given.get("source_more", [])]
    speech = quoted or bool(_SPEECH.search(cue))
    return _Words(_places(text, given["content"]), _places(text, sources), speech, quoted)


def _places(text: str, spans: Collection[Bounds]) -> frozenset[int]:
    return frozenset(match.start() for start, end in spans for match in _WORD.finditer(text, start, end))
