"""Stories in the digest, in show and in exports, letter for letter. The articles are made up for this (CC0)."""

import json
import shutil
from pathlib import Path

import pytest

from briefing.cli.main import main
from briefing.text.width import cell_width
from tests.cli.test_cli_agenda import PAST
from tests.stories.events import written

TOLL = {
    "a": """Warehouse fire in Olvar injures nine

Port Gazette, 3 March 2024

A fire broke out in a warehouse of the port of Olvar on Sunday. \
Nine people were injured in the warehouse fire in Olvar, fire chief Ines Prado said on Sunday.
""",
    "b": """Toll of Olvar warehouse fire rises

Hill Courier, 4 March 2024

The fire in a warehouse of the port of Olvar burned all night. \
Fourteen people were injured in the warehouse fire in Olvar, fire chief Ines Prado said on Monday.
""",
}
DIGEST = {
    "by-story.txt": ["digest", "--by", "story"],
    "by-story-30.txt": ["digest", "--by", "story", "--width", "30", "border OR fire"],
    "by-story.md": ["digest", "--by", "story", "--format", "markdown", "ferry"],
    "by-story.html": ["digest", "--by", "story", "--format", "html", "ferry"],
    "by-story.json": ["digest", "--by", "story", "--format", "json", "fire"],
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of three stories: a ferry, which is disputed, a border crossing, and a fire whose toll grows."""
    folder = tmp_path_factory.mktemp("by-story")
    files = written(folder / "in", "ferry")
    for name, text in [*PAST.items(), *((f"fire-{name}", text) for name, text in TOLL.items())]:
        files.append(folder / "in" / f"{name}.txt")
        files[-1].write_text(text, encoding="utf-8")
    assert main(["--library", str(folder / "library"), "add", *map(str, files)]) == 0
    return folder / "library"


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "library", ignore=shutil.ignore_patterns(".briefing"))


@pytest.mark.parametrize("name", DIGEST)
def test_the_digest_by_story_is_as_it_was(name, run, library, golden):
    ran = run("--library", library, *DIGEST[name])
    assert ran.status == 0
    assert "\x1b" not in ran.out
    golden(name, ran.out)


def test_a_narrow_digest_keeps_to_its_width(run, library):
    out = run("--library", library, "digest", "--by", "story", "--width", "20").out
    assert max(map(cell_width, out.splitlines())) <= 20


def test_a_story_that_is_touched_is_told_whole(run, library):
    whole = run("--library", library, "digest", "--by", "story", "ferry").out
    touched = run("--library", library, "digest", "--by", "story", "islanders").out
    assert whole.splitlines()[1:] == touched.splitlines()[1:]


def test_a_limit_counts_stories_and_only_those_are_read(run, library, monkeypatch):
    from briefing.library.library import Library

    read: list[str] = []
    find = Library.find
    monkeypatch.setattr(Library, "find", lambda self, name: read.append(name) or find(self, name))
    out = run("--library", library, "digest", "--by", "story", "--limit", "1").out
    assert out.startswith("Briefing: 1 story")
    assert len(read) == 3


def test_the_window_of_days_holds_for_stories_too(run, library):
    out = run("--library", library, "digest", "--by", "story", "--until", "2024-06").out
    assert "ferry" in out
    assert "crossing" not in out


def test_a_story_goes_by_the_name_that_the_user_gives_it(run, library):
    (story,) = json.loads(run("--library", library, "stories", "--json", "ferry").out)
    (library / "stories.yaml").write_text(f"{story['id']}:\n  name: The Sula\n", encoding="utf-8")
    assert "\nThe Sula\n────────\n" in run("--library", library, "digest", "--by", "story", "ferry").out


def test_what_finds_nothing_says_so_and_is_no_failure(run, library):
    ran = run("--library", library, "digest", "--by", "story", "xylophone")
    assert (ran.status, ran.out) == (0, "")
    assert "no entry matches" in ran.err
