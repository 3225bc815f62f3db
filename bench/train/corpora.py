"""The open corpora of bench/gold as training material."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.text.sentences import split_sentences
from briefing.text.span import Span

GOLD = Path(__file__).parents[1] / "gold"


def load(name: str) -> list[dict[str, Any]]:
    """Return the records of ``bench/gold/NAME.jsonl.gz``; its README says what they hold."""
    with gzip.open(GOLD / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def paragraphs_of(text: str) -> Iterator[list[Span]]:
    """Yield the sentences of each line that is not blank."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield split_sentences(text, Span(start, start + len(line)))
        start += len(line) + 1


def sentences_of(text: str) -> Iterator[Span]:
    """Yield the sentences of a text."""
    for sentences in paragraphs_of(text):
        yield from sentences
