"""How pairs of short texts are told apart: ``tests/data/pairs`` against what stories/ finds.

python -m bench.pairs [--half development|held-out] [--errors]

Headlines are one story or two. Texts agree, contradict or do neither; they are asked for in two ways: each as an
article of its own ("articles"), and both as bare claims ("claims").
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import yaml

from bench.agreement import HALVES, Score
from briefing.analysis.pipeline import normalize
from briefing.model import Claim, ClaimKind, Entry
from briefing.stories.clustering import parents
from briefing.stories.comparison import compare_story
from briefing.stories.kinds import Kind
from briefing.stories.kinship import Member
from briefing.stories.relations import relation
from briefing.stories.vectors import entry_vector

SET = Path(__file__).parents[1] / "tests" / "data" / "pairs"
DAY = "2025-03-04"  # of both texts, a Tuesday, where the label names no days
BRIEF = "News in brief"  # a headline that says nothing, over each text
OUTLETS = ("Northern Courier", "Tagblick")
AGREE, DISPUTE, NEITHER = "agree", "dispute", "neither"


class Pair(NamedTuple):
    """Two texts with what they are to each other: ``same`` or ``different``, or ``agree``, ``dispute``, ``neither``.

    ``days`` are those of publication; none for headlines without.
    """

    label: str
    texts: tuple[str, str]
    days: tuple[str, str] | None
    kind: str = ""


def read_pairs(half: str, what: str) -> Iterator[Pair]:
    """Yield the pairs of a half, ``what`` being "headlines" or "texts"."""
    for row in yaml.safe_load((SET / f"{half}.yaml").read_text(encoding="utf-8"))[what]:
        label = next(iter(row))
        days = tuple(map(str, row["days"])) if "days" in row else None
        one, other = row["texts"] if isinstance(row[label], str) else row[label]
        yield Pair(label, (one, other), days and (days[0], days[1]), row[label] if isinstance(row[label], str) else "")


def one_story(pair: Pair) -> bool:
    """Tell whether two headlines, of articles of which nothing else is known, are found to be one story."""
    members = []
    for number, (text, day) in enumerate(zip(pair.texts, pair.days or ("", ""), strict=True)):
        ordinal = _ordinal(day)
        members.append(Member(str(number), day, ordinal, entry_vector(Entry(text), text)))
    return bool(parents(members))


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal() if day else 0


def told_by_articles(pair: Pair) -> set[str]:
    """Return what is found of two texts as articles of two outlets: agreement, dispute, both or nothing."""
    days = pair.days or (DAY, DAY)
    entries = [
        replace(normalize(text, headline=BRIEF, publisher=outlet, published=day), id=str(number))
        for number, (text, outlet, day) in enumerate(zip(pair.texts, OUTLETS, days, strict=True))
    ]
    found = compare_story(entries)
    return {*([AGREE] if found.groups else []), *([DISPUTE] if found.disputes else [])}


def told_by_claims(pair: Pair) -> set[str]:
    """Return what is found of two texts as two claims of narration, of two outlets where days are given."""
    claims = [Claim(str(number), text, ClaimKind.NARRATION) for number, text in enumerate(pair.texts)]
    days = pair.days or (DAY, DAY)
    first, second = (Entry(text, published=day) for text, day in zip(pair.texts, days, strict=True))
    found = relation(claims[0], claims[1], first, second)
    if found is None:
        return set()
    return {AGREE if found.kind is Kind.AGREEMENT else DISPUTE}


def score(rows: Sequence[tuple[Pair, set[str]]], label: str) -> tuple[Score, list[str]]:
    """Return how well one label is found, and the errors."""
    right = sum(pair.label == label for pair, found in rows if label in found)
    labels = sum(pair.label == label for pair, _ in rows)
    errors = [
        f"{'WRONG' if label in found else 'MISSED'} {label} {pair.kind}: {' | '.join(pair.texts)}"
        for pair, found in rows
        if (label in found) is not (pair.label == label)
    ]
    return Score(sum(label in found for _, found in rows), right, labels, right, labels), errors


def measure(half: str) -> tuple[dict[str, Score], list[str]]:
    """Return the scores of a half by name, and the errors in words."""
    texts = list(read_pairs(half, "texts"))
    heads = [(pair, {"same"} if one_story(pair) else set()) for pair in read_pairs(half, "headlines")]
    scores, errors = {}, []
    scores["headlines"], wrong = score(heads, "same")
    errors += wrong
    for name, told in {"articles": told_by_articles, "claims": told_by_claims}.items():
        rows = [(pair, told(pair)) for pair in texts]
        for label in (AGREE, DISPUTE):
            scores[f"{name} {label}"], wrong = score(rows, label)
            errors += [f"{name} {error}" for error in wrong]
    return scores, errors


def main() -> None:
    """Print the figures of both halves, or of one; the errors of the held-out half are never printed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--errors", action="store_true", help="print the errors of the development half")
    options = parser.parse_args()
    print("half         relation          precision  recall  found  right  labels")
    for half in HALVES if options.half is None else (options.half,):
        totals, errors = measure(half)
        for name, s in totals.items():
            print(f"{half:12} {name:17} {s.precision:9.3f} {s.recall:7.3f} {s.found:6} {s.right:6} {s.labels:7}")
        if options.errors and half == "development":
            print(*errors, sep="\n")


if __name__ == "__main__":
    main()
