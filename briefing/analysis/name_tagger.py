"""Names of persons, organizations and places in sentences, by a conditional random field (weights/names.crf).

Requires the tokens of all sentences of an article; assigns names as ranges of tokens. A name here is a guess by form
and company; what it is good for (actor, outlet, state) is decided in names.py.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, cast

from briefing.analysis import models
from briefing.analysis.name_features import Run, read_article
from briefing.analysis.tokens import Token

Kind = Literal["PER", "ORG", "LOC"]


class Name(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive) of a sentence that name a person, organization or place."""

    first: int
    last: int
    kind: Kind


def names_in(sentences: Sequence[Sequence[Token]]) -> Iterator[list[Name]]:
    """Yield the names of each sentence, in order, none over another."""
    for runs in read_article(sentences):
        yield [name for run in runs for name in _names(run)]


def _names(run: Run) -> Iterator[Name]:
    first, kind = run.first, ""
    for number, label in enumerate(models.tag("names", run.features), run.first):
        if label != f"I-{kind}":
            if kind:
                yield Name(first, number, cast(Kind, kind))
            first, kind = number, label[2:]
    if kind:
        yield Name(first, run.last, cast(Kind, kind))
