"""What tests of several layers share: a library made by hand, and golden files that ``--update`` rewrites."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in each run, so that no run fails for what another found; HYPOTHESIS_PROFILE=explore tries others.
settings.register_profile("same", derandomize=True)
settings.register_profile("explore", derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

FIXTURE = Path(__file__).parent / "library" / "fixture"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --update."""
    parser.addoption("--update", action="store_true", help="rewrite golden files with what is printed now")


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    """A copy of the library of three entries, which may be changed."""
    return shutil.copytree(FIXTURE, tmp_path / "library", ignore=shutil.ignore_patterns(".briefing"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the file of that name in golden/ beside the test."""
    folder = request.path.parent / "golden"

    def compare(name: str, text: str) -> None:
        file = folder / name
        if request.config.getoption("--update"):
            folder.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8")

    return compare
