"""What lies under content/ and is no entry: other files, links, what a crash left behind."""

import os
from collections.abc import Iterator, Set
from pathlib import Path

from briefing.model import Problem, Severity
from briefing.text.clean import clean_line


def stray_problems(root: Path, entry_files: Set[str]) -> Iterator[Problem]:
    """Yield a warning for each file under content/ that is not among ``entry_files``, in the order of their paths."""
    for parent, folders, files in os.walk(root / "content"):
        links = [name for name in folders if Path(parent, name).is_symlink()]
        folders[:] = sorted(set(folders) - set(links))
        for name in sorted([*files, *links]):
            path = Path(parent, name)
            file = path.relative_to(root).as_posix()
            if file not in entry_files and name not in {".gitkeep", ".gitignore"}:
                yield _stray(path, clean_line(file))


def _stray(path: Path, file: str) -> Problem:
    if path.is_symlink():
        hint = "put the file itself here; links are never followed"
        return Problem("symlink", "is a link, which is not read", hint, Severity.WARNING, file=file)
    hint = "entries end in .yaml; move it elsewhere or delete it"
    return Problem("stray", "is no entry", hint, Severity.WARNING, file=file)
