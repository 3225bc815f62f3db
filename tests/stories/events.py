"""Events of the labelled set as files: three articles each."""

from pathlib import Path

import yaml

_DATA = Path(__file__).parents[1] / "data" / "stories"


def written(root: Path, *names: str) -> list[Path]:
    """Write the articles of some events under ``root``, and return their files."""
    folder = root / "seeds"
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name in names:
        (path,) = _DATA.rglob(f"{name}.yaml")
        for letter, article in yaml.safe_load(path.read_text(encoding="utf-8"))["articles"].items():
            files.append(folder / f"{name}-{letter}.txt")
            files[-1].write_text(article["text"], encoding="utf-8")
    return files
