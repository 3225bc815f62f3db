"""Rows of the data files beside this package. The files are tab-separated; lines that begin with ``#`` are comments."""

from pathlib import Path

_FOLDER = Path(__file__).parent / "data"


def rows(name: str) -> list[list[str]]:
    """Return the cells of each row of ``data/name``; raise FileNotFoundError when the package lacks it."""
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")]
