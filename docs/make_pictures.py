"""Draw the pictures of the documentation from the reader itself, on this repository's own library.

Run from anywhere: ``python docs/make_pictures.py``. The same library gives the same picture on any day.
"""

import asyncio
import re
from datetime import date
from pathlib import Path

from textual.worker import WorkerCancelled

from briefing.library import Library
from briefing.tui.app import BriefingApp

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
SIZE = (160, 45)
QUERY = "topic:conflict ceasefire"
WORDS = "Croatia and Montenegro"  # the claim that is selected is the first that holds them
TODAY = date(2025, 4, 1)


async def draw() -> str:
    """Return the reader as SVG, with a query and a claim selected."""
    library = Library(ROOT)
    library.root = Path.home() / "news"  # the header names no folder of the machine that drew it
    app = BriefingApp(library, today=TODAY)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *QUERY)
        await settle(app)
        await pilot.press("enter")
        await pilot.pause()
        entry, place = find(app)
        reader = app.screen
        reader.query_one("#entries").index = entry
        await pilot.pause()
        reader.place = place
        await pilot.pause()
        return app.export_screenshot(title="briefing")


async def settle(app: BriefingApp) -> None:
    """Wait for the search, whichever of several it is."""
    while running := [worker for worker in app.workers if not worker.is_finished]:
        try:
            await app.workers.wait_for_complete(running)
        except WorkerCancelled:
            continue
    await asyncio.sleep(0)


def find(app: BriefingApp) -> tuple[int, int]:
    """Return which entry of the list and which of its statements the picture shows."""
    from briefing.tui.statements import statements

    for at, entry in enumerate(app.screen.query_one("#entries").rows):
        for place, statement in enumerate(statements(entry, hidden=False)):
            if statement.claim and WORDS in statement.text:
                return at, place
    raise SystemExit(f"no claim with {WORDS!r} is found by {QUERY!r}")


def steady(svg: str) -> str:
    """Return the SVG with names that do not change from run to run."""
    return re.sub(r"terminal-\d+", "terminal", svg)


def main() -> None:
    """Write every picture."""
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / "reader.svg").write_text(steady(asyncio.run(draw())), encoding="utf-8")
    print("docs/pictures/reader.svg")


if __name__ == "__main__":
    main()
