"""Making entries again from their sources: what the text says itself is read from it, what was given is kept."""

import shutil
from pathlib import Path

import pytest

from briefing.library import Library

ROOT = Path(__file__).parents[2]
LINE = (
    "date 2024-03-05 Norway has invited the harbour masters of five ports to take part in a video call on Thursday, "
    'to show a "united front". The call follows a storm, Reuters reported. "We will share our data," the minister said.'
)


@pytest.mark.parametrize("name", ["here", "there"])
def test_a_headline_inside_one_long_line_is_the_texts_own(name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.txt"
    file.write_text(LINE, encoding="utf-8")
    library = Library(tmp_path / "library")
    (result,) = library.add([file])
    assert result.entry is not None
    assert result.entry.published == "2024-03-05"
    assert [one for one in library.normalize(dry_run=True) if one.diff] == []


def test_nothing_in_this_repository_changes_when_it_is_made_again(tmp_path: Path) -> None:
    for top in ("content", "seeds"):
        shutil.copytree(ROOT / top, tmp_path / top)
    assert [one.diff for one in Library(tmp_path).normalize(dry_run=True) if one.diff] == []
