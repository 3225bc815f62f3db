"""docs/relations-json.md says what programs get: its keys are those that are printed, its example is."""

import json
import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "relations-json.md").read_text(encoding="utf-8")
TALKS = "ede651db4ca3"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """The library that this repository is."""
    for folder in ("content", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / "seeds" / folder)
    return tmp_path / "seeds"


def keys(title: str) -> set[str]:
    """Return the names in the first column of the table below a heading or a line."""
    table = DOC.partition(f"\n{title}\n")[2].partition("\n| --- | --- |\n")[2].partition("\n\n")[0]
    return {name for row in table.splitlines() for name in re.findall(r"`([^`]*)`", row.split("|")[1])}


def test_the_example_is_what_is_printed(run, seeds):
    (example,) = re.findall(r"```json\n(.*?)```", DOC, re.DOTALL)
    assert json.loads(run("--library", seeds, "disputes", "--json").out) == json.loads(example)


def test_the_keys_are_those_that_are_printed(run, seeds):
    digest = json.loads(run("--library", seeds, "digest", "--by", "story", "--format", "json", "nato").out)
    story = next(story for story in digest["stories"] if story["id"].endswith(TALKS))
    assert set(story) == keys("## Story")
    assert set(story["groups"][0]) == keys("## Group")
    assert set(story["disputes"][0]) == keys("## Dispute")
    assert set(story["disputes"][0]["sides"][0]) == set(story["groups"][0]["members"][0]) == keys("## Place")
    assert set(story["groups"][0]["origins"][0]) == keys("## Origin")
    shown = json.loads(run("--library", seeds, "show", TALKS, "--json", "--with", "relations").out)["relations"]
    assert set(shown) == keys("## Relations")
    assert set(shown["claims"][0]) == keys("An element of `claims`:")


def test_the_columns_are_those_that_are_printed():
    from briefing.digest.export import RELATED_COLUMNS

    assert keys("## Columns of the table") == set(RELATED_COLUMNS)


def test_every_kind_and_reason_is_named():
    from briefing.stories.kinds import Kind
    from briefing.stories.origins import OriginReason
    from briefing.stories.revisions import Revised

    named = set(re.findall(r"`([a-z-]+)`", DOC))
    assert set(map(str, (*Kind, *Revised, *OriginReason))) - {"agreement"} <= named
