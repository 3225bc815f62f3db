"""How good the relations of claims are: the invented events of ``tests/data/stories`` against what stories/ finds.

python -m bench.agreement [--half development|held-out] [--errors]
python -m bench.agreement --unrelated 250     what is said of articles that have nothing to do with one another
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import yaml

from bench.train.corpora import load
from briefing.analysis.pipeline import NoArticle, normalize
from briefing.model import Claim, Entry
from briefing.stories.alignment import ClaimGroup, align
from briefing.stories.comparison import compare_story
from briefing.stories.disputes import Dispute, find_disputes
from briefing.stories.origins import copied, origins

SET = Path(__file__).parents[1] / "tests" / "data" / "stories"
HALVES = ("development", "held-out")
_OVERLAP = 0.5  # of the shorter of claim and labelled passage that both have when they are meant for each other


class Passage(NamedTuple):
    """A labelled passage of an article: its span in code points."""

    article: str
    start: int
    end: int


class Event(NamedTuple):
    """An event: entries by the letter of their article, and the labels, each as passages."""

    name: str
    entries: Mapping[str, Entry]
    groups: tuple[tuple[Passage, ...], ...]
    disputes: tuple[tuple[str, Passage, Passage], ...]
    lookalikes: tuple[tuple[str, Passage, Passage], ...]
    origins: tuple[tuple[str, ...], ...]


class Score(NamedTuple):
    """How many were found, how many of them are right, how many labels there are and how many of them were found.

    ``reachable`` are the labels whose two passages both lie in a claim of the entries.
    """

    found: int = 0
    right: int = 0
    labels: int = 0
    met: int = 0
    reachable: int = 0

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right; 1 when nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Return the share of the labels that was found."""
        return self.met / self.labels if self.labels else 1.0

    def plus(self, other: "Score") -> "Score":
        """Return the sum of two."""
        return Score(*(a + b for a, b in zip(self, other, strict=True)))


def read_events(half: str) -> Iterator[Event]:
    """Yield the events of a half; raise ValueError, naming the file, when a passage is not in its article once."""
    for path in sorted((SET / half).glob("*.yaml")):
        yield _event(path)


def _event(path: Path) -> Event:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    texts = {letter: article["text"] for letter, article in raw["articles"].items()}
    entries = {
        letter: _named(normalize(article["text"], publisher=article["publisher"]), letter)
        for letter, article in raw["articles"].items()
    }

    def passage(key: str, words: str) -> Passage:
        text = texts[key[0]]
        if text.count(words) != 1:
            raise ValueError(f"{path.name}: {words!r} is in article {key[0]} {text.count(words)} times")
        return Passage(key[0], text.index(words), text.index(words) + len(words))

    def pair(label: Mapping[str, str]) -> tuple[str, Passage, Passage]:
        name = label.get("kind") or label["why"]
        first, second = (passage(key, words) for key, words in label.items() if key not in {"kind", "why"})
        return name, first, second

    return Event(
        path.stem,
        entries,
        tuple(tuple(passage(key, words) for key, words in group.items()) for group in raw["groups"]),
        tuple(map(pair, raw["disputes"])),
        tuple(map(pair, raw["lookalikes"])),
        tuple(map(tuple, raw["origins"])),
    )


def _named(entry: Entry, letter: str) -> Entry:
    return replace(entry, id=letter)


def covers(claim: Claim, entry: Entry, passage: Passage) -> bool:
    """Tell whether a claim of the entry holds half of a passage, or lies by half in it; a headline holds its own."""
    if entry.id != passage.article:
        return False
    if not claim.evidence:
        return passage.start < len(entry.headline)
    inside = sum(
        max(0, min(passage.end, one.end) - max(passage.start, one.start))
        for one in claim.evidence
        if one.start is not None and one.end is not None
    )
    size = sum(one.end - one.start for one in claim.evidence if one.start is not None and one.end is not None)
    return 0 < inside >= _OVERLAP * min(size, passage.end - passage.start)


def score_alignment(event: Event, found: Sequence[ClaimGroup]) -> tuple[Score, list[str]]:
    """Return the score of pairs of claims of different entries that are said to say the same, and the errors."""
    right, count, errors = 0, 0, []
    met: set[tuple[Passage, Passage]] = set()
    labels = [(a, b) for group in event.groups for n, a in enumerate(group) for b in group[n + 1 :]]
    for group in found:
        for number, one in enumerate(group.members):
            for other in group.members[number + 1 :]:
                if one.entry.id == other.entry.id:
                    continue
                count += 1
                hits = [
                    (a, b)
                    for a, b in labels
                    if (covers(one.claim, one.entry, a) and covers(other.claim, other.entry, b))
                    or (covers(one.claim, one.entry, b) and covers(other.claim, other.entry, a))
                ]
                met.update(hits)
                right += bool(hits)
                if not hits:
                    errors.append(f"{event.name} AGREE {one.passage!r} | {other.passage!r}")
    missed = [(a, b) for a, b in labels if (a, b) not in met]
    reachable = sum(_reachable(event, a) and _reachable(event, b) for a, b in labels)
    errors += [f"{event.name} MISSED {a.article}{b.article} {_text(event, a)} | {_text(event, b)}" for a, b in missed]
    return Score(count, right, len(labels), len(met), reachable), errors


def score_disputes(event: Event, found: Sequence[Dispute]) -> tuple[Score, list[str]]:
    """Return the score of disputes, revisions left out, and the errors."""
    right, count, errors = 0, 0, []
    met: set[tuple[str, Passage, Passage]] = set()
    for dispute in found:
        if dispute.revised:
            continue
        count += 1
        one, other = dispute.sides
        hits = [
            label
            for label in event.disputes
            for a, b in [label[1:], label[:0:-1]]
            if covers(one.claim, one.entry, a) and covers(other.claim, other.entry, b)
        ]
        met.update(hits)
        right += bool(hits)
        if not hits:
            errors.append(f"{event.name} {dispute.kind} {one.passage!r} | {other.passage!r}")
    missed = [label for label in event.disputes if label not in met]
    reachable = sum(_reachable(event, a) and _reachable(event, b) for _, a, b in event.disputes)
    errors += [f"{event.name} MISSED {k} {_text(event, a)} | {_text(event, b)}" for k, a, b in missed]
    return Score(count, right, len(event.disputes), len(met), reachable), errors


def score_origins(event: Event) -> Score:
    """Return how many of the three pairs of articles are rightly told to be one origin, or two."""
    entries = list(event.entries.values())
    copies = copied(entries)
    right = count = 0
    for number, one in enumerate(entries):
        for other in entries[number + 1 :]:
            told = [(claim, entry) for entry in (one, other) for claim in entry.claims]
            same = len(origins(told, copies)) == 1
            count += 1
            right += same is any(one.id in group and other.id in group for group in event.origins)
    return Score(count, right, count, right, count)


def _reachable(event: Event, passage: Passage) -> bool:
    entry = event.entries[passage.article]
    return any(covers(claim, entry, passage) for claim in entry.claims) or passage.start < len(entry.headline)


def _text(event: Event, passage: Passage) -> str:
    hit = "" if _reachable(event, passage) else "(no claim) "
    return f"{hit}{passage.article}:{passage.start}-{passage.end}"


def measure(half: str) -> tuple[dict[str, Score], list[str]]:
    """Return the scores of a half by name, and the errors in words."""
    totals = {"alignment": Score(), "disputes": Score(), "origins": Score()}
    errors: list[str] = []
    for event in read_events(half):
        entries = list(event.entries.values())
        for name, (score, wrong) in {
            "alignment": score_alignment(event, align(entries)),
            "disputes": score_disputes(event, find_disputes(entries)),
            "origins": (score_origins(event), []),
        }.items():
            totals[name] = totals[name].plus(score)
            errors += wrong
    return totals, errors


def unrelated(count: int) -> tuple[int, int, int]:
    """Return how many claims ``count`` articles of Wikinews make, compared as if they were one story.

    Then how many groups, and how many contradictions are found among them: they tell of as many events, so that almost
    every contradiction is an error.
    """
    entries = []
    for number, document in enumerate(load("wikinews")[:count]):
        with suppress(NoArticle):
            entries.append(_named(normalize(document["text"]), f"{number:04}"))
    found = compare_story(entries)
    return sum(len(entry.claims) for entry in entries), len(found.groups), len(found.contradictions)


def main() -> None:
    """Print the figures of both halves, or of one; the errors of the held-out half are never printed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--errors", action="store_true", help="print the errors of the development half")
    parser.add_argument("--unrelated", type=int, metavar="N", help="compare N unrelated articles instead")
    options = parser.parse_args()
    if options.unrelated:
        print("{} claims, {} groups, {} contradictions".format(*unrelated(options.unrelated)))
        return
    print("half         relation   precision  recall  of reachable  found  right  labels")
    for half in HALVES if options.half is None else (options.half,):
        totals, errors = measure(half)
        for name, s in totals.items():
            reached = s.met / s.reachable if s.reachable else 1.0
            print(
                f"{half:12} {name:10} {s.precision:9.3f} {s.recall:7.3f} {reached:13.3f}",
                f"{s.found:6} {s.right:6} {s.labels:7}",
            )
        if options.errors and half == "development":
            print(*errors, sep="\n")


if __name__ == "__main__":
    main()
