"""Stories of many entries at once: several processes find the same as one, also when others write meanwhile."""

from random import Random

import pytest

from briefing.index.ahead import Days, alike_in
from briefing.index.database import connect
from briefing.index.postings import DamagedError
from briefing.index.record import record_of
from briefing.index.relate import relate
from briefing.index.writer import Change, write
from briefing.library import relating
from briefing.library.relating import relate_all
from tests.index import made


def filled(path, seed):
    random = Random(seed)
    db = connect(path)
    documents = [made.document(random, number) for number in range(150)]
    write(db, Change([record_of(one, f"content/{one.entry.id}.yaml") for one in documents[:40]]))
    relate(db)
    write(db, Change([record_of(one, f"content/{one.entry.id}.yaml") for one in documents[40:]]))
    return db


def kinship(db):
    return db.execute("SELECT docid, near, listed, parent, root FROM kin ORDER BY docid").fetchall()


@pytest.fixture
def eager(monkeypatch):
    monkeypatch.setattr(relating, "_WORTH_IT", 1)
    monkeypatch.setattr(relating, "_TOGETHER", 15)


@pytest.mark.parametrize("seed", range(3))
def test_several_processes_find_what_one_finds(tmp_path, eager, seed) -> None:
    alone, together = filled(tmp_path / "one.sqlite3", seed), filled(tmp_path / "two.sqlite3", seed)
    relate_all(alone, 1, lambda: False)
    relate_all(together, 2, lambda: False)
    assert kinship(alone) == kinship(together)
    assert together.execute("SELECT count(*) FROM unrelated").fetchone() == (0,)
    alone.close()
    together.close()


def test_what_others_write_meanwhile_is_not_missed(tmp_path, eager, monkeypatch) -> None:
    alone, together = filled(tmp_path / "one.sqlite3", 7), filled(tmp_path / "two.sqlite3", 7)
    late = [record_of(made.document(Random(8), number), f"content/{number}.yaml") for number in range(200, 215)]
    found = relating.relate_found
    calls = []

    def interrupted(db, alike, change):
        calls.append(change)
        if len(calls) == 2:
            write(together, Change(late))
        return found(db, alike, change)

    monkeypatch.setattr(relating, "relate_found", interrupted)
    relate_all(together, 2, lambda: False)
    write(alone, Change(late))
    relate(alone)
    assert len(calls) == 2
    assert kinship(alone) == kinship(together)
    alone.close()
    together.close()


def test_a_stop_leaves_the_rest_for_the_next_time(tmp_path, eager) -> None:
    db = filled(tmp_path / "one.sqlite3", 3)
    relate_all(db, 2, lambda: True)
    assert db.execute("SELECT count(*) FROM unrelated").fetchone() == (110,)
    relate_all(db, 2, lambda: False)
    other = filled(tmp_path / "two.sqlite3", 3)
    relate(other)
    assert kinship(db) == kinship(other)
    db.close()
    other.close()


def test_an_index_that_is_no_more_is_damaged(tmp_path) -> None:
    with pytest.raises(DamagedError, match="cannot be read"):
        alike_in(tmp_path / "gone.sqlite3", Days(1, 2, 3))
    (tmp_path / "text.sqlite3").write_text("no index" * 999)
    with pytest.raises(DamagedError, match="cannot be read"):
        alike_in(tmp_path / "text.sqlite3", Days(1, 2, 3))
