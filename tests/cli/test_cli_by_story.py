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

OTHERS = {
    "show-others.txt": ["show", "2024-05-14-ferry-runs-aground"],
    "show-relations.json": ["show", "2024-03-04-toll-of-olvar", "--json", "--with", "relations"],
    "export-relations.jsonl": ["export", "--format", "jsonl", "--with", "relations", "fire"],
    "export-relations.csv": ["export", "--format", "csv", "--with", "relations"],
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
    assert "Tilmar" not in out


def test_a_story_goes_by_the_name_that_the_user_gives_it(run, library):
    (story,) = json.loads(run("--library", library, "stories", "--json", "ferry").out)
    (library / "stories.yaml").write_text(f"{story['id']}:\n  name: The Sula\n", encoding="utf-8")
    assert "\nThe Sula\n────────\n" in run("--library", library, "digest", "--by", "story", "ferry").out


def test_what_finds_nothing_says_so_and_is_no_failure(run, library):
    ran = run("--library", library, "digest", "--by", "story", "xylophone")
    assert (ran.status, ran.out) == (0, "")
    assert "no entry matches" in ran.err


@pytest.mark.parametrize("name", OTHERS)
def test_what_others_say_is_told_as_it_was(name, run, library, golden):
    ran = run("--library", library, *OTHERS[name])
    assert (ran.status, ran.err) == (0, "")
    golden(name, ran.out)


def test_entries_stay_as_they_are_with_relations_beside_them(run, library):
    plain = run("--library", library, "export", "--format", "jsonl").out.splitlines()
    related = run("--library", library, "export", "--format", "jsonl", "--with", "relations").out.splitlines()
    assert [json.loads(line)["entry"] for line in related] == [json.loads(line) for line in plain]
    shown = json.loads(run("--library", library, "show", "2024-05-14-ferry-runs", "--json").out)
    beside = json.loads(run("--library", library, "show", "2024-05-14-ferry-runs", "--json", "--with", "relations").out)
    assert beside["entry"] == shown


def test_the_ids_of_one_command_are_those_of_the_others(run, library):
    """What an export only names, the digest, the page and the list of disputes tell."""
    lines = run("--library", library, "export", "--format", "jsonl", "--with", "relations").out.splitlines()
    claims = [claim for line in lines for claim in json.loads(line)["relations"]["claims"]]
    digest = json.loads(run("--library", library, "digest", "--by", "story", "--format", "json").out)["stories"]
    told = {one["id"]: one for story in digest for one in (*story["groups"], *story["disputes"])}
    assert {name for claim in claims for name in (*claim["groups"], *claim["disputes"])} == set(told)
    disputes = json.loads(run("--library", library, "disputes", "--revisions", "--json").out)
    assert sorted(disputes, key=str) == sorted((one for one in told.values() if "sides" in one), key=str)
    stories = json.loads(run("--library", library, "stories", "--json").out)
    assert stories == [{key: story[key] for key in stories[0]} for story in digest]
    shown = json.loads(run("--library", library, "show", "2024-05-14-ferry-runs", "--json", "--with", "relations").out)
    assert all(told[one["id"]] == one for key in ("groups", "disputes") for one in shown["relations"][key])


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "--format", "atom", "--with", "relations"],
        ["show", "2024-05-14-ferry-runs", "--with", "relations"],
        ["show", "2024-05-14-ferry-runs", "--why", "--json", "--with", "relations"],
    ],
)
def test_what_has_no_place_for_relations_says_so(arguments, run, library):
    ran = run("--library", library, *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert "--with" in ran.err


def test_an_entry_alone_in_its_story_is_shown_without_comparing(run, library_folder, monkeypatch):
    from briefing.library.library import Library

    monkeypatch.setattr(Library, "report", None)
    assert run("--library", library_folder, "show", "0a1b2c3d4e5f").status == 0


def test_a_headline_against_its_article_is_named_as_the_headline(run, tmp_path):
    article = tmp_path / "museum.txt"
    article.write_text(
        "Three paintings stolen from Lindqvist museum\n\n11 February 2025\n\n"
        "Two paintings by Hugo Ahlin were stolen from the Lindqvist museum in Sandby on Monday night, police said.\n",
        encoding="utf-8",
    )
    library = tmp_path / "new"
    assert run("--library", library, "add", article).status == 0
    told = run("--library", library, "disputes").out
    assert "the headline · 2025-02-11 · " in told
    assert "#\n" not in told
    (found,) = json.loads(run("--library", library, "disputes", "--json").out)
    assert None in [side["claim"] for side in found["sides"]]
    (line,) = run("--library", library, "export", "--format", "jsonl", "--with", "relations").out.splitlines()
    (claim,) = json.loads(line)["relations"]["claims"]
    assert claim["disputes"] == [found["id"]]
