"""Exports: the form follows the name, pieces add up to what the command prints."""

import csv
import io
import json

from briefing.digest.export import COLUMNS, form_of, pieces
from briefing.digest.options import DigestOptions
from tests.tui import hostile, made


def test_the_form_follows_the_suffix() -> None:
    names = ("a.jsonl", "a.csv", "a.MD", "a.txt", "a.json", "a.html", "a.atom", "a.pdf", "jsonl", "")
    forms = ["jsonl", "csv", "markdown", "text", "json", "html", "atom", None, None, None]
    assert [form_of(name) for name in names] == forms


def test_each_entry_is_a_piece(tmp_path) -> None:  # type: ignore[no-untyped-def]
    entries, _ = hostile.library(tmp_path)
    lines = list(pieces(entries, "jsonl", DigestOptions()))
    assert [json.loads(line)["headline"] for line in lines] == [entry.headline for entry in entries]
    rows = list(csv.reader(io.StringIO("".join(pieces(entries, "csv", DigestOptions())))))
    assert rows[0] == list(COLUMNS)
    assert len(rows) == len(entries) + 1


def test_the_digest_is_one_piece() -> None:
    (text,) = pieces([made.harbour()], "markdown", DigestOptions("harbour"))
    assert "### Twelve ports" in text
