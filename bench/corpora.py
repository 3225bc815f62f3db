"""Gold on disk: documents of JSON lines, plain or gzip, with the digest of their content.

Documents of the split ``train`` are for learning and never measured. What a document may be scored for shows in its
fields (gold/README.md).
"""

import gzip
import hashlib
import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SUFFIXES = (".jsonl", ".jsonl.gz")


class BadGold(ValueError):
    """A file is not what its name says: no JSON lines, no UTF-8, or no documents with an id and a text."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The measured documents of one file; ``digest`` is SHA-256 of the whole content, before compression."""

    name: str
    digest: str
    documents: tuple[dict[str, Any], ...]


def read_corpora(folder: Path) -> tuple[Corpus, ...]:
    """Return the corpora of the files below a folder, by name; raise BadGold for a file that cannot be read."""
    files = sorted(path for path in folder.rglob("*") if path.name.endswith(SUFFIXES))
    return tuple(corpus for path in files if (corpus := read_corpus(path, folder)).documents)


def read_corpus(path: Path, folder: Path) -> Corpus:
    """Return the corpus of one file, named by its place in the folder; raise BadGold."""
    try:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        documents = [json.loads(line) for line in data.decode("utf-8").split("\n") if line.strip()]
    except (OSError, EOFError, ValueError, RecursionError, zlib.error) as error:
        raise BadGold(f"{path}: {error}") from error
    if not all(isinstance(one, dict) and isinstance(one.get("text"), str) for one in documents):
        raise BadGold(f"{path}: not every line is an object with a text")
    name = path.relative_to(folder).as_posix()
    for suffix in SUFFIXES:
        name = name.removesuffix(suffix)
    measured = tuple(one for one in documents if one.get("split") != "train")
    return Corpus(name, hashlib.sha256(data).hexdigest(), measured)
