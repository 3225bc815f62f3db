"""``briefing changes``: what changed since a day or the last look, and the look that only --seen writes."""

import json
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing.library import Library
from tests.library.test_library_stories import CHIEFS, ROOT, TALKS


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The seeds, all in since last year, but one of the two that are about one meeting came an hour ago."""
    for folder in ("content", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    opened = Library(tmp_path)
    now = datetime.now(UTC)
    for file in (tmp_path / "seeds").iterdir():
        os.utime(file, ((now - timedelta(days=400)).timestamp(),) * 2)
    (source,) = opened.entry(CHIEFS).sources
    os.utime(tmp_path / source.file, ((now - timedelta(hours=1)).timestamp(),) * 2)
    return tmp_path


def state(library: Path) -> str:
    return "".join(file.read_text() for file in sorted((library / "state").glob("*.jsonl")))


def test_what_came_and_what_it_disputes_is_told_with_both_passages(run, library):
    ran = run("--library", library, "changes")
    assert ran.status == 0
    assert "+ new 20" in ran.out
    assert "≠ disputed 20" in ran.out
    assert "Croatia and Montenegro also did not receive invitations" in ran.out
    assert ran.out.count("+ new") == 1
    assert run("--library", library, "changes", "moldova").status == 1
    assert run("--library", library, "changes", "--since", "2y").out.count("+ new") == 5
    assert "nothing has changed since" in run("--library", library, "changes", "--since", "0d", "moldova").err


def test_programs_get_them_as_a_list(run, library):
    found = json.loads(run("--library", library, "changes", "--json").out)
    assert [one["kind"] for one in found] == ["new", "disputed"]
    assert found[1]["story"] == TALKS
    assert {found[1][side]["entry"] for side in ("about", "cause")} == {TALKS, CHIEFS}
    assert found[1]["cause"]["entry"] == CHIEFS
    assert found[1]["why"].startswith("polarity: ")
    assert json.loads(run("--library", library, "changes", "--json", "moldova").out) == []


def test_only_seen_moves_the_look_and_for_its_query_alone(run, library):
    run("--library", library, "changes")
    assert not (library / "state").exists()
    assert run("--library", library, "changes", "--seen", "croatia").status == 0
    assert '"do":"look","ids":["search croatia"]' in state(library)
    assert run("--library", library, "changes", "croatia").status == 1
    assert run("--library", library, "changes").status == 0
    assert run("--library", library, "check").status == 0
    assert run("--library", library, "changes", "--since", "2d", "croatia").status == 0


@pytest.mark.parametrize("since", ["soon", "2025-13-40", "", "7", "-3d", "x" * 5000, "\ud800"])
def test_what_is_no_date_is_said_to_be_none(run, library, since):
    ran = run("--library", library, "changes", f"--since={since}")
    assert ran.status == 2
    assert "neither a date" in ran.err
    assert "Traceback" not in ran.err


def test_queries_of_what_is_disputed_are_answered(run, library):
    assert run("--library", library, "search", "is:disputed", "--count").out == "2\n"
    assert run("--library", library, "search", "changed:1d", "--count").out == "2\n"
    assert run("--library", library, "search", "sources:>=2", "--count").status == 1
