"""The runs of docs/record_run.py: to a copied citation and an undone mark, and from an entry to a dispute."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from briefing.tui.widgets.entry_list import EntryList

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the script."""
    monkeypatch.syspath_prepend(str(DOCS))
    spec = importlib.util.spec_from_file_location("record_run", DOCS / "record_run.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "record_run", script)
    spec.loader.exec_module(script)
    return script


async def test_a_dispute_is_nine_keys_away_from_the_list(run: ModuleType) -> None:
    assert sum(len(step.keys) for step in run.DISPUTE) < 10
    seen, shown = {}, {}
    async with run.running(run.DISPUTE) as (app, steps):
        async for step in steps:
            reader = next(screen for screen in app.screen_stack if screen.query("#entries"))
            seen[step.name] = (reader.entry.id, reader.statement)
            shown[step.name] = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
    assert seen["disputed-claim"][1].other.kind == "polarity"
    for words in ("▐Croatia and Montenegro also did not", "▐These are Croatia and Montenegro", "Associated Press (2"):
        assert words in shown["both-sides"]
    assert seen["other-side"][0] != seen["entry"][0]
    assert seen["other-side"][1].own_claim == seen["disputed-claim"][1].claim
    assert seen["back"][0] == seen["entry"][0]


async def test_the_run_does_what_it_says(run: ModuleType) -> None:
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
