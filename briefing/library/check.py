"""What is wrong with a library: files that cannot be read as entries, and words that their sources do not hold."""

from collections.abc import Iterator
from pathlib import Path

from briefing.index.record import record_of
from briefing.library.catalogue import EntryFile, read_entry_file
from briefing.library.documents import document_of
from briefing.library.positions import with_positions
from briefing.library.proof import source_problems, span_problems, unproven
from briefing.library.sources import SourceTexts
from briefing.library.strays import stray_problems
from briefing.model import Entry, Problem, Severity
from briefing.store.errors import StoreError
from briefing.store.files import read_file
from briefing.store.layout import entry_files
from briefing.text.clean import clean_line, is_clean
from briefing.vocabulary.countries import ISO_CODES
from briefing.vocabulary.topics import topics

_JOINER = "\u200d"  # hidden by itself, and part of many emoji


class Checker:
    """Checks the library at ``root``: reads each file of an entry with its sources, one at a time, and holds none.

    ``records`` are id and digest of what the index should hold of each file that was read.
    """

    def __init__(self, root: Path) -> None:
        """Read nothing yet."""
        self.root = root
        self.records: dict[str, tuple[str, int]] = {}

    def run(self) -> Iterator[Problem]:
        """Yield every problem, file by file in the order of their paths, then what lies about beside the entries."""
        first_of: dict[str, str] = {}  # id to file
        files = set()
        for path in entry_files(self.root):
            file = path.relative_to(self.root).as_posix()
            files.add(file)
            yield from self._of_file(read_entry_file(self.root, file), first_of)
        yield from stray_problems(self.root, files)

    def _of_file(self, read: EntryFile, first_of: dict[str, str]) -> Iterator[Problem]:
        yield from read.problems
        if read.entry is None:
            return
        sources = SourceTexts(self.root)
        record = record_of(document_of(read.entry, sources), read.file)
        self.records[read.file] = record.id, record.digest
        found = list(self._of_entry(read.entry, sources))
        taken = first_of.setdefault(read.entry.id, read.file)
        if taken != read.file:
            message = f"the id {read.entry.id} is also that of {taken}"
            found.append(Problem("duplicate-id", message, "give one of them another id", path="id"))
        data = self._data(read.file)
        yield from with_positions(found, data, read.file)
        yield from hidden_characters(data, read.file)

    def _of_entry(self, entry: Entry, sources: SourceTexts) -> Iterator[Problem]:
        yield from entry_problems(entry)
        yield from source_problems(entry, sources)
        yield from span_problems(entry, sources)
        yield from unproven(entry)

    def _data(self, file: str) -> bytes:
        try:
            return read_file(self.root / file, self.root)
        except StoreError:  # gone since it was read
            return b""


def entry_problems(entry: Entry) -> Iterator[Problem]:
    """Yield what can be told from the entry alone: codes that mean nothing."""
    codes = [(code, f"countries[{n}]") for n, code in enumerate(entry.countries)]
    codes += [(actor.country, f"actors[{n}].country") for n, actor in enumerate(entry.actors) if actor.country]
    codes += [
        (code, f"claims[{n}].countries[{m}]") for n, c in enumerate(entry.claims) for m, code in enumerate(c.countries)
    ]
    for code, path in codes:
        if code not in ISO_CODES:
            yield Problem(
                "unknown-country",
                f"{clean_line(code)} is no country code",
                "write ISO 3166-1 alpha-2, such as FR",
                path=path,
            )
    known = frozenset(topics())
    for n, topic in enumerate(entry.topics):
        if topic not in known:
            hint = "write an IPTC Media Topic, such as medtop:16000000"
            yield Problem("unknown-topic", f"{clean_line(topic)} is no known topic", hint, path=f"topics[{n}]")


def hidden_characters(data: bytes, file: str) -> Iterator[Problem]:
    """Yield a warning for the first line of a file that shows something else than it holds."""
    for number, line in enumerate(data.decode("utf-8", "ignore").removeprefix("\ufeff").splitlines(), 1):
        if not is_clean(line):
            at = next((n for n, character in enumerate(line) if not is_clean(character) and character != _JOINER), 0)
            message = f"holds a character that does not show or turns text around, U+{ord(line[at]):04X}"
            hint = "delete it; it is left out wherever the entry is shown"
            yield Problem("hidden-character", message, hint, Severity.WARNING, file, number, at + 1)
            return
