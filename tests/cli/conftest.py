"""Commands run in this process, away from any library that lies around."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.cli.main import main

ARTICLE = (
    "Port of Porto to close for one day - AP\n\n2025-03-12\n\n"
    "The port of Porto will close for one day, harbour master Rui Costa said on Tuesday. "
    "Ships from France and Spain are waiting outside.\n"
)


class Ran:
    """What a command came to."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Ran]:
    """Run ``briefing`` with arguments; 80 cells wide, no terminal."""
    away = tmp_path / "elsewhere"
    away.mkdir()
    monkeypatch.chdir(away)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("BRIEFING_LIBRARY", raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def run_it(*arguments: object) -> Ran:
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return run_it


@pytest.fixture
def article() -> str:
    """The text of an article."""
    return ARTICLE
