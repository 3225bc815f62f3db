"""What the reader remembers survives a restart, and nothing that is broken stops it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.settings.memory import Memory, Remembering, _memory


def test_what_is_kept_is_recalled(tmp_path):
    memory = Memory("briefing-light", "briefing-dark", 40, 50, None, toured=True)
    kept = Remembering(tmp_path / "new" / "reader.json")
    kept.keep(memory)
    assert kept.recall() == memory
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["reader.json"]


def test_without_a_file_nothing_is_asked_of_a_new_user():
    Remembering().keep(Memory("x"))
    assert Remembering().recall() == Memory(toured=True)


@pytest.mark.parametrize(
    "data", [b"", b"[", b"[]", b"\xff", b"[" * 50_000, b'{"facets": "x", "entries": true, "theme": 3}']
)
def test_a_broken_file_is_forgotten(tmp_path, data):
    (tmp_path / "reader.json").write_bytes(data)
    assert Remembering(tmp_path / "reader.json").recall() == Memory()


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "state").write_text("a file")
    Remembering(tmp_path / "state" / "reader.json").keep(Memory("x"))
    Remembering(Path("/proc/none/reader.json")).keep(Memory("x"))


VALUES = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists)


@given(st.dictionaries(st.sampled_from(["theme", "facets", "entries", "evidence", "toured", "x"]), VALUES))
def test_any_object_gives_a_memory(read):
    memory = _memory(json.loads(json.dumps(read)))
    assert memory.facets is None or 16 <= memory.facets <= 80
