"""Entry files read for the index: the record of the entry, where its words come from, what is wrong with the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.index.record import Record, record_of
from briefing.library.catalogue import read_entry_file
from briefing.library.collector import uncollected
from briefing.library.sources import SourceTexts
from briefing.model import Entry, Problem
from briefing.query.document import Document
from briefing.store.errors import OS_ERROR


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file under content/ as it was read; ``sources`` are the files of the library that its entry names.

    It is ``sure`` unless the system could not read the file or one of its sources: it may be able to the next time.
    """

    file: str
    record: Record | None
    sources: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    sure: bool = True


def read_files(root: Path, files: Sequence[str]) -> list[ReadFile]:
    """Return some entry files, read with the texts of their sources. Works in any process."""
    texts = SourceTexts(root)
    with uncollected():
        return [_read(root, file, texts) for file in files]


def document_of(entry: Entry, texts: SourceTexts) -> Document:
    """Return an entry with the text of its sources, as queries search it."""
    found = [texts.get(source.file) for source in entry.sources if source.file]
    return Document(entry, "\n".join(source.text for source in found if source and source.text))


def _read(root: Path, file: str, texts: SourceTexts) -> ReadFile:
    read = read_entry_file(root, file)
    if read.entry is None:
        return ReadFile(file, None, (), read.problems, all(problem.code != OS_ERROR for problem in read.problems))
    sources = tuple(dict.fromkeys(source.file for source in read.entry.sources if source.file))
    record = record_of(document_of(read.entry, texts), file)
    return ReadFile(file, record, sources, read.problems, texts.failed.isdisjoint(sources))
