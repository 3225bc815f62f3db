"""What lies in a library at one moment: the folders of entries, and those of sources that are asked for."""

from collections.abc import Collection, Iterable
from pathlib import Path

from briefing.index.stamps import UNKNOWN, Part, SeenFolder, state_hash
from briefing.library.beside import can_part, made_beside
from briefing.library.sources import stamp
from briefing.store.listing import entry_folders, one_folder

CONTENT, SOURCES = "content", "sources"  # the tops of parts
_FEWEST_BESIDE = 20_000  # entries; beginning another process takes as long as looking at some thousand files


class Disk:
    """The library at ``root`` as it is seen at the time ``now``, in nanoseconds."""

    def __init__(self, root: Path, now: int) -> None:
        """Look at nothing yet."""
        self.root = root
        self.walked = False
        self.folders: dict[str, SeenFolder] = {}  # under content/, once they were walked
        self._now = now
        self._sources: dict[str, SeenFolder] = {}
        self._beside: dict[str, bytes] = {}  # fingerprints of folders of sources that another process has made

    def walk(self, sources: Collection[str], entries: int, *, alone: bool) -> None:
        """Look at content/; for many entries, and unless ``alone``, at folders of sources beside it."""
        if alone or not sources or entries < _FEWEST_BESIDE or not can_part():
            self._walk()
            return
        names = sorted(sources)
        with made_beside(lambda path: self._listed(path).digest, names) as made:
            self._walk()
            self._beside = made()

    def _walk(self) -> None:
        walked = (SeenFolder(CONTENT, found.path, found.files, self._now) for found in entry_folders(self.root))
        self.folders = {folder.path: folder for folder in walked}
        self.walked = True

    def sources(self, path: str) -> SeenFolder:
        """Return a folder of sources, the same one each time."""
        if path not in self._sources:
            self._sources[path] = self._listed(path)
        return self._sources[path]

    def source_digest(self, path: str) -> bytes:
        """Return the fingerprint of a folder of sources, UNKNOWN when it changed while it was looked at."""
        beside = self._beside.get(path)
        if beside is None:
            return self.sources(path).digest
        return beside if path not in self._sources or self._sources[path].digest == beside else UNKNOWN

    def state(self, file: str) -> int | None:
        """Return the state of a file as it is at this moment, None when there is none."""
        found = stamp(self.root / file)
        return state_hash(found, self._now) if found else None

    def source_states(self, part: Part, names: Iterable[str]) -> dict[str, int]:
        """Return the states of sources: as the walk has seen them, or as they are when nothing was walked."""
        if self.walked:
            seen = self.sources(part.folder).parts.get(part)
            return seen.states() if seen else {}
        found = {name: self.state(f"{part.folder}/{name}") for name in names}
        return {name: state for name, state in found.items() if state is not None}

    def _listed(self, path: str) -> SeenFolder:
        return SeenFolder(SOURCES, path, one_folder(self.root, path).files, self._now)
