"""Train briefing/weights/parts_of_speech.crf: python -m bench.train.parts_of_speech

The words are the open Wikinews articles of bench/gold, the tags those that spaCy's small English model gives them
(en_core_web_sm 3.8, MIT; install spacy and a package of that model first). Every tenth article is held out to tell how
often the tagger agrees with its teacher; the shipped weights are trained on all.
"""

import argparse
from pathlib import Path

import pycrfsuite

from bench.train.corpora import load, sentences_of
from briefing.analysis.parts_of_speech import features
from briefing.analysis.tokens import Token, tokenize

WEIGHTS = Path(__file__).parents[2] / "briefing" / "weights" / "parts_of_speech.crf"
PARAMETERS = {"c1": 0.3, "c2": 0.05, "max_iterations": 60, "feature.minfreq": 2}
MAX_TOKENS = 200

Example = tuple[list[Token], list[str]]


def examples(model: str) -> list[list[Example]]:
    """Return the tagged sentences of each article; raise ImportError without spaCy, OSError without its model."""
    import importlib

    teacher = importlib.import_module(model).load(exclude=["parser", "ner", "lemmatizer"])
    articles = []
    for record in load("wikinews"):
        text = record["text"]
        given = {word.idx: word.tag_ for word in teacher(text)}
        tokenized = [tokenize(text, span) for span in sentences_of(text)]
        articles.append(
            [(tokens, [given.get(t.start, "X") for t in tokens]) for tokens in tokenized if len(tokens) <= MAX_TOKENS]
        )
    return articles


def train(articles: list[list[Example]], path: Path) -> None:
    """Write the weights learned from the articles."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS)
    for article in articles:
        for tokens, tags in article:
            trainer.append(features(tokens), tags)
    trainer.train(str(path))


def agreement(articles: list[list[Example]], path: Path) -> float:
    """Return how many of the tags the tagger gives as its teacher does, 0 to 1."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    same = total = 0
    for article in articles:
        for tokens, tags in article:
            total += len(tags)
            same += sum(own == given for own, given in zip(tagger.tag(features(tokens)), tags, strict=True))
    return same / total


def main() -> None:
    """Train twice: with every tenth article held out, and on all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="en_core_web_sm", help="the Python package of the teacher")
    articles = examples(parser.parse_args().model)
    train([article for number, article in enumerate(articles) if number % 10], WEIGHTS)
    held_out = [article for number, article in enumerate(articles) if number % 10 == 0]
    print(f"agrees with its teacher on {agreement(held_out, WEIGHTS):.1%} of held-out tokens")
    train(articles, WEIGHTS)
    print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
