"""Noise inside the index is told as damage: no reader raises anything else, and none takes the interpreter down."""

import json
import os
import sqlite3
import zlib
from contextlib import nullcontext, suppress
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from briefing.index.broken import read_broken, unread_count, write_broken
from briefing.index.counting import Wanted
from briefing.index.database import connect, snapshot
from briefing.index.found import Found
from briefing.index.index import Index
from briefing.index.postings import CHUNK_SIZE, DamagedError, extended, pack, unpack
from briefing.index.record import record_of
from briefing.index.relate import relate
from briefing.index.row import dump_row, load_row, row_of
from briefing.index.stamps import Part, Stamp, read_stamps, write_stamps
from briefing.index.stories import story_at
from briefing.index.tables import meta, numbers
from briefing.index.writer import Change, write
from briefing.model import Problem, Severity
from tests.index import made

TODAY = date(2025, 3, 12)
PART = Part("content", "content/2025", 3)
# Thousands in a long run: BRIEFING_INDEX_SEEDS=5000 pytest tests/index/test_index_noise.py
SEEDS = int(os.environ.get("BRIEFING_INDEX_SEEDS", "40"))

members = st.sets(st.integers(0, CHUNK_SIZE - 1), min_size=1, max_size=40) | st.builds(
    lambda start, count, step: set(range(start, min(start + count * step, CHUNK_SIZE), step)),
    st.integers(0, 60_000),
    st.integers(1, CHUNK_SIZE),
    st.integers(1, 5),
)
tagged = st.builds(lambda tag, rest: bytes([tag]) + rest, st.integers(0, 3), st.binary(max_size=80))
bitmaps = st.builds(
    lambda count, seed: b"\x02" + count.to_bytes(2, "little") + Random(seed).randbytes(8192),
    st.integers(0, 65_535),
    st.integers(),
)
deflated = st.builds(
    lambda lower, upper: b"\x01" + len(lower).to_bytes(2, "little") + lower + zlib.compress(upper),
    st.binary(max_size=60),
    st.binary(max_size=60),
)
cells = st.none() | st.integers() | st.floats() | st.text(max_size=20) | st.binary(max_size=60)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=7) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
)


# Containers


@given(st.dictionaries(st.integers(0, CHUNK_SIZE - 1), members, max_size=3))
def test_containers_come_back_as_they_were(sets):
    containers = [(chunk, pack(BitMap(sets[chunk]))) for chunk in sorted(sets)]
    expected = {chunk << 16 | number for chunk, found in sets.items() for number in found}
    assert set(unpack(containers)) == expected


@pytest.mark.parametrize("found", [range(4096), range(4097), range(CHUNK_SIZE), range(0, CHUNK_SIZE, 3), [65_535]])
def test_sets_of_every_kind_of_container(found):
    packed = BitMap(found)
    packed.run_optimize()
    assert unpack([(0, pack(packed))]) == BitMap(found)


@given(st.none() | members, st.lists(members.map(list) | members.map(sorted), max_size=3))
def test_an_extended_container_is_as_one_made_at_once(before, more):
    data = None if before is None else pack(BitMap(before))
    for added in more:
        data = extended(data, added)
    expected = BitMap(set(before or ()).union(*more))
    assert (data is None) == (not expected)
    assert data is None or data == pack(expected)


@given(cells | tagged | bitmaps | deflated, members)
def test_any_extended_container_is_a_set_or_damage(cell, added):
    with suppress(DamagedError):
        found = unpack([(0, extended(cell, sorted(added)))])
        assert sorted(set(found)) == list(found)


@given(st.lists(st.tuples(st.integers(-1, 70_000), cells | tagged | bitmaps | deflated), max_size=4))
def test_any_containers_are_a_set_or_damage(containers):
    with suppress(DamagedError):
        found = unpack(containers)
        assert sorted(set(found)) == list(found)
        assert len(found | BitMap([1, 5])) >= len(found)
        assert (found & BitMap(range(CHUNK_SIZE))).issubset(found)


@given(members, st.data())
def test_a_container_with_another_byte_is_a_set_or_damage(found, data):
    packed = bytearray(pack(BitMap(found)))
    packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    with suppress(DamagedError):
        other = unpack([(0, bytes(packed))])
        assert sorted(set(other)) == list(other)


# Other blobs


@given(cells)
def test_any_cell_is_a_list_of_documents_or_damage(cell):
    with suppress(DamagedError):
        assert numbers(cell).tobytes() == cell


@given(cells | values.map(json.dumps) | st.just("[" * 100_000))
def test_any_cell_is_a_row_or_a_value_error(cell):
    with suppress(ValueError):
        row = load_row("a", "content/a.yaml", cell)
        assert load_row("a", "content/a.yaml", dump_row(row)) == row


@given(st.integers())
def test_rows_come_back_as_they_were(seed):
    row = row_of(made.document(Random(seed), 1).entry, "content/a.yaml")
    assert load_row(row.id, row.file, dump_row(row)) == row


def stored(statement, *given):
    db = connect(None)
    db.execute("PRAGMA ignore_check_constraints = 1")
    with suppress(sqlite3.IntegrityError, OverflowError):  # a cell that the table itself refuses
        db.execute(statement, given)
    return db


@given(cells | st.binary(min_size=12, max_size=12))
def test_any_cell_is_stamps_or_damage(cell):
    db = stored("INSERT INTO part VALUES (?, ?, ?, x'', ?)", *PART, cell)
    with suppress(DamagedError):
        assert all(isinstance(stamp, Stamp) for stamp in read_stamps(db, PART))
    db.close()


def test_stamps_come_back_until_there_are_none():
    db = connect(None)
    assert read_stamps(db, PART) == []
    stamps = [Stamp(1, 2, 3), Stamp(0xFFFFFFFF, 0, 0xFFFFFFFF)]
    write_stamps(db, PART, b"x", stamps)
    assert read_stamps(db, PART) == stamps
    write_stamps(db, PART, b"x", [])
    assert read_stamps(db, PART) == []


problem_like = st.fixed_dictionaries(
    {"code": values, "message": values, "severity": st.sampled_from(["error", "x"]) | values},
    optional={"line": values, "column": values, "file": values, "path": values, "hint": values, "other": values},
)


@given(cells | values.map(json.dumps) | st.lists(problem_like, max_size=2).map(json.dumps) | st.just("[" * 100_000))
def test_any_cell_is_problems_or_damage(cell):
    db = stored("INSERT INTO broken VALUES ('content/a.yaml', 1, ?)", cell)
    with suppress(DamagedError):
        assert all(str(problem) for problem in read_broken(db))
    db.close()


def test_problems_come_back_until_there_are_none():
    db = connect(None)
    problem = Problem("a", "b", "c", Severity.WARNING, "content/a.yaml", 1, 2, "id")
    write_broken(db, {"content/a.yaml": ([problem, problem], True), "content/b.yaml": ([problem], False)})
    assert (read_broken(db), unread_count(db)) == ((problem, problem, problem), 1)
    write_broken(db, {"content/a.yaml": ((), False)})
    assert (read_broken(db), unread_count(db)) == ((problem,), 0)


@given(cells)
def test_any_cell_is_a_text_or_damage(cell):
    db = stored("INSERT INTO words VALUES (1, ?)", cell)
    with suppress(DamagedError), snapshot(db):
        assert all(isinstance(text, str) for texts in Index(db).words([1]).values() for text in texts)
    db.close()


@given(cells)
def test_any_cell_is_a_counter_or_damage(cell):
    db = stored("UPDATE meta SET value = ? WHERE name = 'next'", cell)
    with suppress(DamagedError):
        assert 0 <= meta(db, "next") < 1 << 32
    db.close()


# Everything at once

COLUMNS = (
    ("doc", "moment"),
    ("doc", "listed"),
    ("doc", "file"),
    ("doc", "id"),
    ("row", "data"),
    ("words", "data"),
    ("term", "docs"),
    ("term", "tid"),
    ("node", "tid"),
    ("value", "key"),
    ("value", "text"),
    ("value", "n"),
    ("value", "kind"),
    ("post", "data"),
    ("day", "docs"),
    ("meta", "value"),
    ("vector", "day"),
    ("vector", "data"),
    ("kin", "near"),
    ("kin", "listed"),
    ("kin", "parent"),
    ("kin", "root"),
    ("kin", "said"),
)


def noise(random, cell):
    """Return something else for a cell, often nearly the same."""
    if isinstance(cell, bytes) and cell and random.random() < 0.7:
        changed = bytearray(cell)
        changed[random.randrange(len(changed))] = random.randrange(256)
        return bytes(changed)
    return random.choice([random.randbytes(random.randint(0, 30)), random.randint(-(2**40), 2**40), "2025-13-45", "-"])


@pytest.mark.parametrize("seed", range(SEEDS))
def test_an_index_full_of_noise_answers_or_is_damaged(seed):
    random = Random(seed)
    db = connect(None)
    documents = [made.document(random, number) for number in range(20)]
    write(db, Change([record_of(document, f"content/{document.entry.id}.yaml") for document in documents]))
    relate(db)
    table, column = random.choice(COLUMNS)
    key = db.execute(f"SELECT name FROM pragma_table_info('{table}') WHERE pk").fetchone()[0]
    for place, cell in db.execute(f"SELECT {key}, {column} FROM {table}").fetchall():
        if random.random() < 0.5:
            with suppress(sqlite3.IntegrityError):
                db.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (noise(random, cell), place))
    for _ in range(6):
        with suppress(DamagedError):
            found = Found(made.query(random), lambda: nullcontext(Index(db)), TODAY)
            found.settle()
            for row in found.rows(0, found.count):
                found.place(row.id)
            found.facets(Wanted(None))
            found.facets(Wanted(2, exact=False))
            found.timeline()
            found.place_of(TODAY)
    for docid in range(20):
        with suppress(DamagedError), snapshot(db):
            story_at(db, docid)
    with suppress(DamagedError):
        write(db, Change([record_of(made.document(random, 99), "content/new.yaml")], range(0, 20, 3)))
        relate(db)
    db.close()
