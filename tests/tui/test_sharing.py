"""A reader that is shown to other computers keeps to its library."""

import pytest
from textual.app import App

from briefing.settings.shared import SHARED
from briefing.tui.screens.reader import ReaderScreen
from tests.tui.conftest import Open


@pytest.mark.parametrize("key", ["vertical_line", "e", "E", "A"])
async def test_what_is_for_the_owner_only_is_switched_off(
    opened: Open, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv(SHARED, "1")
    async with opened() as it:
        before = it.screen_lines()
        await it.press(key)
        assert isinstance(it.app.screen, ReaderScreen)
        assert it.screen_lines() == before


@pytest.mark.parametrize("key", ["vertical_line", "A"])
async def test_the_owner_may(opened: Open, key: str) -> None:
    async with opened() as it:
        await it.press(key)
        assert not isinstance(it.app.screen, ReaderScreen)


async def test_a_link_opens_in_the_browser_that_shows_the_reader(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    urls: list[str] = []
    monkeypatch.setattr(App, "is_web", True)
    monkeypatch.setattr(App, "open_url", lambda self, url, *, new_tab=True: urls.append(url))
    async with opened() as it:
        await it.search("harbours")
        await it.press("o")
        assert (urls, it.browsed) == (["https://coast.example/ports"], [])
