"""When the entries of a library came in: the instant of their fetch, else when their article's file was written.

Nothing is kept for it: a clone of a library has all its files from the hour of the clone, and says so.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from briefing.library.sources import SourceTexts
from briefing.model import Entry


def arrived(root: Path, entry: Entry, file: str) -> int | None:
    """Return when an entry of ``file`` came in, in whole seconds since 1970 (UTC); None when nothing tells.

    The first of its sources counts; what came over the network has the instant of its fetch, a file that of its last
    change, an entry without a source that of its own file.
    """
    texts = SourceTexts(root)
    known = [at for source in entry.sources if (at := _source(texts, source.retrieved, source.file)) is not None]
    if known:
        return min(known)
    with suppress(OSError, ValueError):
        return int((root / file).lstat().st_mtime)
    return None


def _source(texts: SourceTexts, retrieved: str | None, file: str | None) -> int | None:
    with suppress(ValueError, OverflowError):
        if retrieved and (at := datetime.fromisoformat(retrieved)).tzinfo:
            return int(at.timestamp())
    state = texts.state(file) if file else None
    return None if state is None else state[0] // 1_000_000_000
