"""Articles as received, kept under seeds/: evidence points into them, so they are written once and never changed."""

import hashlib
import os
import re
import unicodedata
from pathlib import Path, PurePosixPath

from briefing.model import Problem
from briefing.store.errors import StoreError
from briefing.store.files import read_file, write_atomically
from briefing.store.layout import SEEDS

_LONGEST_STEM = 60
_OTHER = re.compile(r"[^a-z0-9._-]+")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}\Z")
# Names that Windows gives to devices, whatever their suffix.
_DEVICES = frozenset("con prn aux nul".split()) | {f"{port}{digit}" for port in ("com", "lpt") for digit in "123456789"}


def store_seed(root: Path, name: str, data: bytes) -> PurePosixPath:
    """Keep ``data`` under seeds/ and return its path in the library; raise StoreError when it cannot be written.

    ``name`` comes from outside and is cleaned. The same bytes under the same name are kept once.
    """
    path = free_seed(root, name, data)
    if not os.path.lexists(root / path):
        write_atomically(root / path, data, root)
    return path


def free_seed(root: Path, name: str, data: bytes) -> PurePosixPath:
    """Return where ``data`` lies or may be written under seeds/; raise StoreError when other bytes lie there."""
    path = seed_path(root, name, data)
    if _is_other(root / path, root, data):
        raise StoreError(
            Problem("seed-changed", "other bytes lie where these belong", "move them away", file=str(path))
        )
    return path


def seed_path(root: Path, name: str, data: bytes) -> PurePosixPath:
    """Return where ``data`` lies or would lie under seeds/: with a piece of its hash when other bytes have its name."""
    stem, suffix = _safe_name(name)
    path = PurePosixPath(SEEDS, stem + suffix)
    if not _is_other(root / path, root, data):
        return path
    return PurePosixPath(SEEDS, f"{stem}-{hashlib.sha256(data).hexdigest()[:12]}{suffix}")


def _is_other(path: Path, root: Path, data: bytes) -> bool:
    """Tell whether something other than ``data`` has that name."""
    if not os.path.lexists(path):
        return False
    try:
        return read_file(path, root, limit=len(data)) != data
    except StoreError:
        return True


def _safe_name(name: str) -> tuple[str, str]:
    """Return stem and suffix in small ASCII letters, digits, ``.``, ``_`` and ``-``.

    Small, because some file systems take Entry and ENTRY for one name; never a device, never hidden.
    """
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    cleaned = _OTHER.sub("-", re.split(r"[/\\]", ascii_only)[-1])
    suffix = found.group() if (found := _SUFFIX.search(cleaned)) else ""
    stem = cleaned.removesuffix(suffix)[:_LONGEST_STEM].strip("-._")
    if not stem or stem.split(".")[0] in _DEVICES:
        stem = f"article-{stem}".rstrip("-")
    return stem, suffix or ".txt"
