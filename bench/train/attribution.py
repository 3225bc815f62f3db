"""Train the reader of reported speech: python -m bench.train.attribution

Writes briefing/weights/attribution.crf (who, cue, what) and sources.tsv (which phrase is the source). Learns from the
train articles of bench/gold/wikinews.jsonl.gz and from made.jsonl.gz; prints how it reads the test articles. With
--folds the choice of sources learns from passages that the tagger did not learn from, as it will meet them.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pycrfsuite

from bench.train.corpora import load, paragraphs_of
from briefing.analysis.reported.features import features
from briefing.analysis.reported.labels import Linked, Marked, items, labels, link
from briefing.analysis.reported.passage import Passage, read_passage
from briefing.analysis.reported.sources import Choice, choose
from briefing.text.span import Span

WEIGHTS = Path(__file__).parents[2] / "briefing" / "weights"
PARAMETERS = {"c1": 0.3, "c2": 0.5, "max_iterations": 60, "feature.minfreq": 2}
FOLDS = 3
EPOCHS = 6
ORDERS = 8
MIN_OVERLAP = 0.5  # of tokens, for a found content to be the one that was marked
MIN_WEIGHT = 0.01  # smaller weights change no choice


@dataclass(frozen=True, slots=True)
class Learned:
    """A paragraph of a marked article."""

    passage: Passage
    features: list[list[str]]
    marks: tuple[Marked, ...]


def marks(record: dict[str, Any]) -> tuple[Marked, ...]:
    """Return the attributions of a record of bench/gold."""
    return tuple(
        Marked(
            Span(*one["source"]) if one["source"] else None,
            tuple(Span(*span) for span in one["cue"]),
            tuple(Span(*span) for span in one["content"]),
            one.get("type") == "a",
        )
        for one in record["attributions"]
    )


def learned(record: dict[str, Any]) -> list[Learned]:
    """Return the paragraphs of a record."""
    marked = marks(record)
    passages = [read_passage(record["text"], sentences) for sentences in paragraphs_of(record["text"])]
    return [Learned(passage, features(passage), marked) for passage in passages]


def train_tagger(articles: Sequence[list[Learned]], path: Path) -> pycrfsuite.Tagger:
    """Write the weights of the tagger and return it."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS)
    for article in articles:
        for one in article:
            trainer.append(one.features, labels(one.passage, one.marks))
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


Example = tuple[Choice, list[int]]


def examples(article: list[Learned], tagger: pycrfsuite.Tagger) -> Iterator[Example]:
    """Yield the choices of source where the tagger found what was marked, with the right ones."""
    for one in article:
        found = tuple(items(tagger.tag(one.features))) if one.features else ()
        for linked in link(found):
            mark = _same(one.passage, linked, one.marks)
            if mark is None or linked.cue is None:
                continue
            choice = choose(one.passage, found, linked.cue, linked.content)
            right = [
                number
                for number, phrase in enumerate(choice.candidates)
                if mark.source and one.passage.span(*phrase).overlaps(mark.source)
            ]
            if right or not mark.source:
                yield choice, right or [len(choice.candidates)]


def _same(passage: Passage, linked: Linked, marked: Sequence[Marked]) -> Marked | None:
    own = {n for item in linked.content for n in range(item.first, item.last)}
    best, overlap = None, MIN_OVERLAP
    for mark in marked:
        given = {
            n for n, t in enumerate(passage.tokens) if any(s.start < t.end and t.start < s.end for s in mark.content)
        }
        share = len(own & given) / len(own | given)
        if share >= overlap:
            best, overlap = mark, share
    return best


def train_sources(data: list[Example]) -> dict[str, float]:
    """Return the mean of what perceptrons learn in several orders; one order alone leaves much to chance."""
    summed: dict[str, float] = {}
    for seed in range(ORDERS):
        for name, weight in _perceptron(list(data), random.Random(seed)).items():
            summed[name] = summed.get(name, 0.0) + weight / ORDERS
    return {name: weight for name, weight in sorted(summed.items()) if abs(weight) >= MIN_WEIGHT}


def _perceptron(data: list[Example], order: random.Random) -> dict[str, float]:
    """Return the averaged weights of a perceptron that keeps a margin of one."""
    weights: dict[str, float] = {}
    sums: dict[str, float] = {}
    step = 0
    for _ in range(EPOCHS):
        order.shuffle(data)
        for choice, right in data:
            step += 1
            scores = [sum(weights.get(name, 0.0) for name in names) for names in choice.features]
            best = max(range(len(scores)), key=lambda n: scores[n] + (n not in right))
            if best in right:
                continue
            good = max(right, key=lambda n: scores[n])
            for number, change in ((good, 1), (best, -1)):
                for name in choice.features[number]:
                    weights[name] = weights.get(name, 0.0) + change
                    sums[name] = sums.get(name, 0.0) + change * step
    return {name: weight - sums[name] / step for name, weight in weights.items()}


def main() -> None:
    """Train both models."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_args()
    records = [r for r in load("wikinews") if r["split"] == "train"] + load("made")
    articles = [learned(record) for record in records]
    train_tagger(articles, WEIGHTS / "attribution.crf")
    data: list[Example] = []
    with TemporaryDirectory() as folder:
        for fold in range(FOLDS):
            others = [article for number, article in enumerate(articles) if number % FOLDS != fold]
            tagger = train_tagger(others, Path(folder, f"{fold}.crf"))
            for article in articles[fold::FOLDS]:
                data += examples(article, tagger)
    weights = train_sources(data)
    lines = [f"{name}\t{weight:.4f}\n" for name, weight in weights.items()]
    (WEIGHTS / "sources.tsv").write_text("".join(lines), encoding="utf-8")
    size = (WEIGHTS / "attribution.crf").stat().st_size / 1e6
    print(
        f"{len(articles)} articles; attribution.crf {size:.1f} MB; sources.tsv: {len(weights)} weights from {len(data)}"
    )


if __name__ == "__main__":
    main()
