"""``check`` says when the index does not hold what the files hold, and what to do."""

import os
import subprocess
import sys

import pytest

from briefing.index.writer import Change, write
from briefing.library import Library
from briefing.library.documents import read_files

HINT = "run briefing index --rebuild"


def of_index(library):
    return [problem for problem in library.check() if problem.code.startswith("index-")]


def index_of(library):
    return library._index.lend()


def test_an_index_in_step_is_no_problem(library_folder):
    assert of_index(Library(library_folder)) == []
    assert of_index(Library(library_folder, eager=False)) == []


@pytest.mark.parametrize(
    "statement",
    ["UPDATE doc SET digest = 1", "UPDATE doc SET id = 'x'", "DELETE FROM doc", "UPDATE doc SET file = 'y'"],
)
def test_an_entry_that_differs_is_told_with_what_to_do(statement, library_folder, old_files):
    library = Library(library_folder)
    library.refresh()
    file = library.files[-1].file
    with index_of(library) as index:
        index.db.execute(f"{statement} WHERE docid = (SELECT docid FROM doc ORDER BY file LIMIT 1)")
    (problem,) = of_index(library)
    assert (problem.code, problem.hint) == ("index-differs", HINT)
    library.rebuild()
    assert of_index(library) == []
    assert library.files[-1].file == file


def test_an_entry_that_is_there_twice_is_told(library_folder, old_files):
    library = Library(library_folder)
    library.refresh()
    (read,) = read_files(library_folder, [library.files[0].file])
    with index_of(library) as index:
        write(index.db, Change([read.record]))
    (problem,) = of_index(library)
    assert str(problem) == f"the index holds 4 entries of 3 files; {HINT}"


@pytest.fixture
def old_files(library_folder):
    """Let no file be so young that a refresh reads it again."""
    for path in library_folder.rglob("*"):
        if path.is_file():
            os.utime(path, (1_700_000_000, 1_700_000_000))


DIGESTS = """
import sys
from pathlib import Path
from briefing.library.documents import read_files
root = Path(sys.argv[1])
print([read.record.digest for read in read_files(root, sys.argv[2:])])
"""


def test_a_digest_is_the_same_in_every_process(library_folder):
    """Else a file that is young is taken for another in each process that looks at it."""
    files = [read.file for read in Library(library_folder).files]
    told = {
        subprocess.run(
            [sys.executable, "-c", DIGESTS, str(library_folder), *files],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in range(4)
    }
    assert len(told) == 1
