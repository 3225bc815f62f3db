"""The weights of the taggers: they are shipped, described, and their absence is a problem of the entry, not a crash."""

import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from importlib.resources import files
from pathlib import Path

import pytest

from briefing.analysis import models, parts_of_speech
from briefing.analysis.pipeline import normalize
from briefing.analysis.reported import sources

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "briefing" / "weights"
TAGGERS = ("attribution", "names", "parts_of_speech")
SHIPPED = (*(f"{name}.crf" for name in TAGGERS), "sources.tsv")
TEXT = """Bridge closes after flood

The bridge in Lyon was closed on Monday after a flood. Mayor Anna Lindt said that the bridge would stay closed a week.

"The bridge will be open again in April," she said. According to the police, the flood closed the bridge to all traffic.
"""


def _forget() -> None:
    for cache in (models._tagger, parts_of_speech._tagger, sources._weights):
        cache.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder that stands for briefing/weights, with all its files."""
    for name in SHIPPED:
        (tmp_path / name).symlink_to(WEIGHTS / name)
    monkeypatch.setattr(models, "_FOLDER", tmp_path)
    monkeypatch.setattr(sources, "_WEIGHTS", tmp_path / "sources.tsv")
    _forget()
    yield tmp_path
    _forget()


@pytest.mark.parametrize("name", SHIPPED)
def test_weights_are_in_the_package(name: str) -> None:
    assert files("briefing").joinpath("weights", name).is_file()


def test_every_tagger_that_is_asked_for_has_weights() -> None:
    asked = {
        name
        for path in (ROOT / "briefing" / "analysis").rglob("*.py")
        for name in re.findall(r'models\.tag\(\s*"(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert asked == set(TAGGERS)


def test_the_wheel_takes_all_weights() -> None:
    """The wheel holds the package less what pyproject.toml excludes and what git ignores."""
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    assert wheel["packages"] == ["briefing"]
    assert set(wheel) <= {"packages", "exclude"}, "another rule of what goes in: this test must read it too"
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    for name in SHIPPED:
        path = f"briefing/weights/{name}"
        assert not [rule for rule in wheel["exclude"] if fnmatch(path, rule)]
        parts = [*path.split("/"), path]
        assert not [rule for rule in ignored if rule and any(fnmatch(part, rule.strip("/")) for part in parts)]


def test_every_file_has_its_data_card() -> None:
    cards = re.findall(r"^## (\S+)$", (WEIGHTS / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(cards) == sorted(path.name for path in WEIGHTS.iterdir() if path.suffix != ".md")


@pytest.mark.parametrize(
    ("missing", "steps"),
    [
        ("attribution.crf", {"attribution"}),
        ("sources.tsv", {"attribution"}),
        ("names.crf", {"names"}),
        ("parts_of_speech.crf", {"attribution", "tags"}),
    ],
)
def test_without_its_weights_a_step_is_a_problem_and_the_others_go_on(
    folder: Path, missing: str, steps: set[str]
) -> None:
    (folder / missing).unlink()
    entry = normalize(TEXT)
    assert {found[1] for one in entry.problems if (found := re.match(r"the step (\w+) failed", one.message))} == steps
    assert all(missing in problem.message for problem in entry.problems), "the message names the file"
    assert entry.headline == "Bridge closes after flood"
    assert entry.countries == ("FR",)
    assert entry.summary


def test_a_file_that_holds_no_weights_is_a_problem(folder: Path) -> None:
    (folder / "names.crf").unlink()
    (folder / "names.crf").write_bytes(b"version https://git-lfs.github.com/spec/v1\n")
    entry = normalize(TEXT)
    assert [problem.message.partition(" failed")[0] for problem in entry.problems] == ["the step names"]


def test_with_all_weights_there_is_no_problem(folder: Path) -> None:
    entry = normalize(TEXT)
    assert not entry.problems
    assert entry.claims
    assert entry.actors
