"""The run of docs/record_run.py: from start to a copied citation and an undone mark, in fewer than 25 keys."""

import importlib.util
import sys
from pathlib import Path

import pytest

from briefing.tui.widgets.entry_list import EntryList

DOCS = Path(__file__).parents[2] / "docs"


async def test_the_run_does_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    spec = importlib.util.spec_from_file_location("record_run", DOCS / "record_run.py")
    assert spec is not None
    run = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "record_run", run)
    spec.loader.exec_module(run)
    assert sum(len(step.keys) for step in run.RUN) < 25
    seen = {}
    async with run.running() as (app, steps):
        async for step in steps:
            reader = next(screen for screen in app.screen_stack if screen.query("#entries"))
            found = reader.query_one(EntryList).rows.result
            claim = reader.statement.claim if reader.statement else None
            seen[step.name] = (reader.wanted, found.count, found.unread, claim, app.clipboard)
    assert seen["word"][0] == "country:UA date:2025-03 topic:conflict nato"
    assert seen["start"][1] == 5
    assert seen["word"][1] == 3
    assert seen["open"][2] == 2
    assert seen["claims"][3] != seen["open"][3]
    assert seen["citation"][4].startswith("“")
    assert seen["claims"][3].text[:20] in seen["citation"][4]
    assert (seen["mark-all"][2], seen["undo"][2]) == (0, 2)
