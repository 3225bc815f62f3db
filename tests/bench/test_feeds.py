"""The facts about feeds: all hold but those that are a choice, and the scorer sees what does not."""

import json
from pathlib import Path

import pytest

from bench import feeds
from bench.feeds import FIELDS, FLOOR, GOLD, Fact, holds, missed, read_facts, share

# docs/feeds.md gives the reason for each.
CHOICES = [
    ("summary", "article title<br /><br /> article byline<br /><br />text of article"),
    ("author", "Author A, Author B"),
]


def test_all_facts_hold_but_those_that_are_a_choice() -> None:
    facts = list(read_facts(GOLD))
    misses = list(missed(facts))
    assert [(miss.fact.field, miss.fact.expected) for miss in misses] == CHOICES
    assert share(facts, misses) >= FLOOR
    assert {fact.field for fact in facts} >= set(FIELDS)


def test_each_choice_is_in_the_docs() -> None:
    told = Path("docs/feeds.md").read_text("utf-8")
    assert all(expected.split("<")[0] in told for _, expected in CHOICES)


@pytest.mark.parametrize(
    ("field", "expected", "found", "same"),
    [
        ("title", "<b>&amp;</b>", "&", True),
        ("title", "a", "b", False),
        ("title", "a", None, False),
        ("link", "", None, True),
        ("link", "http://a.example/", "http://a.example", False),
        ("published", "2003-12-31T10:14:55+00:00", "2003-12-31T11:14:55+01:00", True),
        ("published", "2003-12-31T00:00:00+00:00", "2003-12-31", True),
        ("published", "2003-12-31T00:00:00+00:00", None, False),
        ("updated", "2003-12-31T00:00:00+00:00", "soon", False),
        ("author_email", "ana@port.example", "Ana (ana@port.example)", True),
    ],
)
def test_texts_compare_without_markup_and_dates_as_moments(
    field: str, expected: str, found: str | None, same: bool
) -> None:
    assert holds(Fact("", b"", None, field, 0, expected), found) is same


def test_facts_beside_their_feeds_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.xml").write_text("<rss><channel><item><title>Port</title></item></channel></rss>", "utf-8")
    fact = {"origin": "ours", "file": "a.xml", "idx": None, "exp": "Port"}
    both = [fact | {"field": "title"}, fact | {"field": "feed.title"}, fact | {"field": "title", "idx": 7}]
    (tmp_path / "facts.jsonl").write_text("".join(json.dumps(one) + "\n" for one in both), "utf-8")
    assert feeds.main([str(tmp_path)]) == 1
    told = capsys.readouterr().out
    assert "title            1 of    2" in told
    assert "title of item 7, ours" in told
    assert share([], []) == 1
