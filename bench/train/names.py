"""Train briefing/weights/names.crf: python -m bench.train.names

The names are those of the open Wikinews articles of bench/gold, less the ones held out as ``test``, which tell how good
the tagger is on news. Wikigold and GUM are not learned from: what the tagger reaches there it reaches on text of
another kind.
"""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pycrfsuite

from bench.train.corpora import load, sentences_of
from briefing.analysis.name_features import Run, read_article
from briefing.analysis.name_tagger import names_in
from briefing.analysis.tokens import Token, tokenize
from briefing.vocabulary.roles import first_names

WEIGHTS = Path(__file__).parents[2] / "briefing" / "weights" / "names.crf"
# L1 from .05 to .3 and L2 from .05 to 2 differ by .01 on held-out news and by .03 on Wikigold; more L1, smaller file.
PARAMETERS = {"c1": 0.1, "c2": 0.5, "max_iterations": 100, "feature.minfreq": 2}
TYPES = frozenset({"PER", "ORG", "LOC"})

Entity = tuple[int, int, str]


class Example(NamedTuple):
    """An article: its tokens by sentence, the runs that may hold names, and the names that it does hold."""

    text: str
    sentences: list[list[Token]]
    runs: list[list[Run]]
    entities: list[Entity]


def examples(name: str, split: str | None = None) -> list[Example]:
    """Return the articles of a corpus, or of one split of it."""
    return [_example(record) for record in load(name) if split is None or record.get("split") == split]


def _example(record: dict[str, Any]) -> Example:
    tokens = [tokenize(record["text"], span) for span in sentences_of(record["text"])]
    entities = [(start, end, kind) for start, end, kind in record["entities"] if kind in TYPES]
    return Example(record["text"], tokens, [list(runs) for runs in read_article(tokens)], entities)


def labels(tokens: Sequence[Token], entities: Sequence[Entity]) -> list[str]:
    """Return the label of each token: B and I with the type, or O (IOB2)."""
    given = ["O"] * len(tokens)
    for start, end, kind in entities:
        for number, token in enumerate(tokens):
            if token.start < end and token.end > start:
                given[number] = ("B-" if token.start <= start else "I-") + kind
    return given


def with_other_persons(articles: Sequence[Example], seed: int = 1) -> Iterator[Example]:
    """Yield a copy of each article whose persons bear names that chance takes from our given names and all surnames.

    The tagger learns who is a person from the company of a name rather than from the names of one year's news: F +.016
    on Wikigold, no change on news.
    """
    chance = random.Random(seed)
    given = sorted(first_names())
    surnames = sorted(
        {t.text for a in articles for t, label in _labelled(a) if label == "I-PER" and _renamed(t)} - {*given}
    )
    for article in articles:
        persons = sorted({t.text for t, label in _labelled(article) if label[2:] == "PER" and _renamed(t)})
        new = {name: chance.choice(given if name in first_names() else surnames) for name in persons}
        sentences = [
            [
                t._replace(text=new[t.text], lower=new[t.text].lower()) if label[2:] == "PER" and t.text in new else t
                for t, label in zip(tokens, labels(tokens, article.entities), strict=True)
            ]
            for tokens in article.sentences
        ]
        yield article._replace(sentences=sentences, runs=[list(runs) for runs in read_article(sentences)])


def _labelled(article: Example) -> Iterator[tuple[Token, str]]:
    for tokens in article.sentences:
        yield from zip(tokens, labels(tokens, article.entities), strict=True)


def _renamed(token: Token) -> bool:
    return token.capital and len(token.text) > 2


def train(articles: Sequence[Example], path: Path) -> None:
    """Write the weights learned from the articles."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS)
    for article in articles:
        for tokens, runs in zip(article.sentences, article.runs, strict=True):
            given = labels(tokens, article.entities)
            for run in runs:
                trainer.append(run.features, given[run.first : run.last])
    trainer.train(str(path))


def found(article: Example) -> Iterator[Entity]:
    """Yield the names that the tagger finds, with their offsets."""
    for tokens, names in zip(article.sentences, names_in(article.sentences), strict=True):
        for name in names:
            yield tokens[name.first].start, tokens[name.last - 1].end, name.kind


def f_score(articles: Sequence[Example]) -> float:
    """Return F1 over names with both ends and the type right, all articles together."""
    right = given = marked = 0
    for article in articles:
        gold, guess = set(article.entities), set(found(article))
        right, given, marked = right + len(gold & guess), given + len(gold), marked + len(guess)
    return 2 * right / (given + marked) if right else 0.0


def main() -> None:
    """Train on the training articles, and tell how good the tagger is on the others."""
    articles = examples("wikinews", "train")
    train([*articles, *with_other_persons(articles)], WEIGHTS)
    print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size / 1e6:.2f} MB")
    print(
        f"held-out Wikinews {f_score(examples('wikinews', 'test')):.3f}, Wikigold {f_score(examples('wikigold')):.3f}"
    )


if __name__ == "__main__":
    main()
