"""Where files lie, and that no name from outside leads anywhere else."""

import re
from pathlib import Path

import pytest

from briefing.model import Entry
from briefing.store.errors import StoreError
from briefing.store.layout import entry_files, entry_path
from briefing.store.seeds import seed_path, store_seed

ID = re.compile(r"[a-z0-9-]{1,75}")


@pytest.mark.parametrize(
    ("published", "folder"),
    [
        (None, "undated"),
        ("2025", "2025"),
        ("2025?", "2025"),
        ("2025-03", "2025/03"),
        ("2025-03-10T12:39~", "2025/03"),
        ("2024-12-31/2025-01-02", "2024/12"),
        ("0001-01-01", "0001/01"),
    ],
)
def test_an_entry_lies_under_its_month(published: str | None, folder: str) -> None:
    assert str(entry_path(Entry(headline="x", id="a-1", published=published))) == f"content/{folder}/a-1.yaml"


@pytest.mark.parametrize("ident", ["", "../x", "a/b", "A", "x" * 76, "a\n", ".", "é"])
def test_an_id_that_is_no_name_has_no_path(ident: str) -> None:
    with pytest.raises(ValueError, match="cannot be the name of a file"):
        entry_path(Entry(headline="x", id=ident))


def test_entry_files_are_found_in_order_and_never_through_symlinks(tmp_path: Path) -> None:
    outside, content = tmp_path / "outside", tmp_path / "library/content"
    for path in ("outside/x.yaml", "library/content/2025/03/b.yaml", "library/content/2025/03/a.yaml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    for name in ("c.txt", ".hidden.yaml", "undated.yaml"):
        (content / name).touch()
    (content / "folder.yaml").mkdir()
    (content / "link").symlink_to(outside)
    (content / "link.yaml").symlink_to(outside / "x.yaml")
    (content / ".git").mkdir()
    (content / ".git/d.yaml").touch()
    found = [path.relative_to(content).as_posix() for path in entry_files(tmp_path / "library")]
    assert found == ["2025/03/a.yaml", "2025/03/b.yaml", "undated.yaml"]


def test_a_library_without_content_has_no_entries(tmp_path: Path) -> None:
    assert entry_files(tmp_path) == []
    (tmp_path / "other").mkdir()
    (tmp_path / "other/a.yaml").touch()
    (tmp_path / "content").symlink_to(tmp_path / "other")
    assert entry_files(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("article.txt", "article.txt"),
        ("../../etc/passwd", "passwd.txt"),
        ("C:\\x\\Überblick (1).TXT", "uberblick-1.txt"),
        ("CON.txt", "article-con.txt"),
        ("lpt1.tar.gz", "article-lpt1.tar.gz"),
        (".hidden", "article.hidden"),
        ("首脑.html", "article.html"),
        ("", "article.txt"),
        ("-rf.txt", "rf.txt"),
        ("a" * 300 + ".txt", "a" * 60 + ".txt"),
        ("a\x1b[31m\n.txt", "a-31m.txt"),
    ],
)
def test_the_name_of_a_seed_is_cleaned(tmp_path: Path, name: str, kept: str) -> None:
    assert store_seed(tmp_path, name, b"x").as_posix() == f"seeds/{kept}"
    assert (tmp_path / "seeds" / kept).read_bytes() == b"x"


def test_other_bytes_of_the_same_name_get_a_piece_of_their_hash(tmp_path: Path) -> None:
    first, other = store_seed(tmp_path, "a.txt", b"1"), store_seed(tmp_path, "a.txt", b"22")
    assert (first.as_posix(), other.as_posix()) == ("seeds/a.txt", "seeds/a-785f3ec7eb32.txt")
    assert store_seed(tmp_path, "a.txt", b"1") == first
    assert store_seed(tmp_path, "a.txt", b"22") == other == seed_path(tmp_path, "a.txt", b"22")
    assert sorted(path.name for path in (tmp_path / "seeds").iterdir()) == ["a-785f3ec7eb32.txt", "a.txt"]


def test_a_seed_is_never_written_through_a_symlink(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "outside.txt").write_bytes(b"old")
    (tmp_path / "seeds/a.txt").symlink_to(tmp_path / "outside.txt")
    assert store_seed(tmp_path, "a.txt", b"new").name.startswith("a-")
    assert (tmp_path / "outside.txt").read_bytes() == b"old"


def test_a_seed_that_somebody_changed_is_not_taken_for_the_article(tmp_path: Path) -> None:
    store_seed(tmp_path, "a.txt", b"1")
    changed = tmp_path / store_seed(tmp_path, "a.txt", b"22")
    changed.write_bytes(b"333")
    with pytest.raises(StoreError, match="other bytes"):
        store_seed(tmp_path, "a.txt", b"22")
    assert changed.read_bytes() == b"333"
