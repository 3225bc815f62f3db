"""What ``check`` holds while it reads a library: no entry and no text longer than it needs them."""

import gc
from pathlib import Path

from briefing.library import Library
from briefing.library.check import Checker
from briefing.library.sources import SourceText
from briefing.model import Entry


def articles(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        text = f"The port of Lisbon will close for {number} days.\n\nThe harbour master said so on day {number}.\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def test_checking_holds_one_entry_at_a_time(tmp_path: Path) -> None:
    Library(tmp_path / "library").add([articles(tmp_path / "in", 12)]).close()
    library = Library(tmp_path / "library")
    list(library.add([tmp_path / "in"]))
    checker = Checker(library.root)
    files = []
    held = []
    for path in sorted((library.root / "content").rglob("*.yaml")):
        path.write_bytes(path.read_bytes().replace(b"sha256: ", b"sha256: 0"))  # so that each has something to tell
        files.append(path)
    for _ in checker.run():
        gc.collect()
        held.append(sum(isinstance(each, Entry | SourceText) for each in gc.get_objects()))
    assert len(held) >= len(files) == len(checker.records)
    assert max(held) - min(held) <= 4
