"""The garbage collector and the keys: what takes long waits for a pause."""

import gc
from collections.abc import Iterator

import pytest
from textual.app import ComposeResult
from textual.widgets import Input

from briefing.tui import resting
from briefing.tui.resting import RestingApp


class Typed(RestingApp[None]):
    """An app with a line to type into."""

    def compose(self) -> ComposeResult:
        """Yield the line."""
        yield Input()


@pytest.fixture
def looks() -> Iterator[list[int]]:
    """The generations that were looked through."""
    found: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "stop":
            found.append(info["generation"])

    before = gc.get_threshold()
    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)
    gc.set_threshold(*before)
    gc.unfreeze()


async def test_what_is_old_is_looked_through_in_a_pause_only(looks: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    app = Typed()
    async with app.run_test() as pilot:
        gc.set_threshold(*resting._THRESHOLDS)
        gc.collect()
        looks.clear()
        for _ in range(resting._THRESHOLDS[1] + 2):
            gc.collect(1)  # something has grown old
        await pilot.press("a")
        app.collect()
        assert 2 not in looks
        monkeypatch.setattr(resting, "_PAUSE", 0.0)
        app.collect()
        app.collect()
        assert looks.count(2) == 1


async def test_a_test_keeps_its_own_collector() -> None:
    before = gc.get_threshold()
    async with Typed().run_test():
        assert gc.get_threshold() == before
