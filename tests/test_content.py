"""content/ is what the program makes of seeds/: remade here, byte for byte."""

import shutil
from pathlib import Path

from briefing.cli.main import main

ROOT = Path(__file__).parents[1]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}


def test_the_entries_are_exactly_what_the_program_writes(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "content").mkdir()
    assert main(["--library", str(tmp_path), "add", str(tmp_path / "seeds")]) == 0
    assert files(tmp_path / "content") == files(ROOT / "content")
    assert len(files(ROOT / "content")) == 5


def test_every_passage_of_the_library_is_proven() -> None:
    assert main(["--library", str(ROOT), "check"]) == 0
