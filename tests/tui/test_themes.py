"""Every theme is legible, and without any colour the screens say as much."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import ColorType
from rich.segment import Segment
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.theme import Theme

from briefing.settings.memory import Memory, Remembering
from briefing.settings.tree import Settings
from briefing.tui.preferences import Preferences, load
from briefing.tui.themes import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, MONOCHROME, TERMINAL
from briefing.tui.widgets.entry_list import EntryList
from tests.tui.conftest import Open, Opened
from tests.tui.test_keys import at_harbour

# Keys that go through the screens, from one to the next.
WALK = (
    (), ("enter", "n", "n"), ("escape", "shift+tab"), ("escape", "c"), ("escape", "v"), ("escape", "question_mark"),
    ("escape", "slash", *"contry:x"),
)  # fmt: skip


def segments(it: Opened) -> Iterator[Segment]:
    """Yield what the screen draws; of a dialog what it holds, for what lies behind it is dimmed."""
    dialogs = [box for box in it.app.screen.children if it.app.screen.is_modal and box.region.width < it.app.size.width]
    region = dialogs[0].region if dialogs else it.app.screen.region
    for strip in it.app.screen._compositor.render_strips()[region.y : region.bottom]:
        yield from strip.crop(region.x, region.right)


def chosen_theme(name: str, *, colourless: bool = False) -> Preferences:
    return Preferences(Settings(theme=name), colourless=colourless)


def contrast(ink: Color, ground: Color) -> float:
    """Return the ratio of two colours (WCAG 2.2, 1.4.3)."""
    brighter, darker = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in color.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_black_on_white_is_21_to_1() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)


@pytest.mark.parametrize(
    ("theme", "text", "faint"),
    [(DARK, 4.5, 3), (LIGHT, 4.5, 3), (CONTRAST_DARK, 7, 7), (CONTRAST_LIGHT, 7, 7)],
    ids=lambda value: getattr(value, "name", ""),
)
async def test_every_word_stands_out(opened: Open, theme: Theme, text: float, faint: float) -> None:
    """Faint ink is for marks and what is not there; words that say something have more contrast."""
    async with opened(preferences=chosen_theme(theme.name)) as it:
        await at_harbour(it)
        for keys in WALK:
            await it.press(*keys)
            legible(it, text, faint)


def legible(it: Opened, text: float, faint: float) -> None:
    ink_of_faint = it.reader.query_one(EntryList).get_component_styles("ink--faint").color
    for segment in segments(it):
        style = segment.style
        if style is None or style.color is None or style.bgcolor is None or not any(map(str.isalnum, segment.text)):
            continue
        ink, ground = (Color.from_rich_color(color) for color in (style.color, style.bgcolor))
        found, faintest = contrast(ink, ground), contrast(ground.blend(ink_of_faint, ink_of_faint.a), ground)
        assert found >= (faint if abs(faintest - found) < 0.2 else text), (segment.text, ink.hex, ground.hex)


def only_sixteen(it: Opened) -> None:
    for segment in segments(it):
        for color in (segment.style and segment.style.color, segment.style and segment.style.bgcolor):
            assert color is None or color.type in {ColorType.DEFAULT, ColorType.STANDARD}, (segment, color)


@pytest.mark.parametrize("theme", [TERMINAL, MONOCHROME], ids=lambda theme: theme.name)
async def test_the_terminals_own_colours_are_all_that_is_used(opened: Open, theme: Theme) -> None:
    async with opened(preferences=chosen_theme(theme.name)) as it:
        await at_harbour(it)
        for keys in WALK:
            await it.press(*keys)
            only_sixteen(it)
            colours = {
                color for piece in segments(it) if piece.style for color in (piece.style.color, piece.style.bgcolor)
            }
            assert theme is TERMINAL or all(color is None or color.is_default for color in colours)


async def test_without_colour_selection_focus_claim_and_passage_are_seen(opened: Open) -> None:
    async with opened(preferences=chosen_theme(MONOCHROME.name)) as it:
        await at_harbour(it)
        rows = it.reader.query_one(EntryList).region
        lines = it.screen_lines()
        assert sum(line[rows.x] == "▌" for line in lines[rows.y : rows.bottom]) == 2  # the selected row
        await it.press("enter", "n")
        lines = it.screen_lines()
        assert sum(line[rows.x] == "▎" for line in lines[rows.y : rows.bottom]) == 2  # the keys are elsewhere:
        entry = it.reader.query_one("#entry").region
        assert all(line[entry.x] == "┃" for line in lines[entry.y : entry.bottom])
        assert any(line[entry.x + 1] == "▌" for line in lines[entry.y : entry.bottom])  # the chosen claim
        evidence = it.reader.query_one("#evidence").region
        marked = "".join(lines[evidence.y : evidence.bottom])
        assert "▐" in marked
        assert "▌" in marked
        assert any(style_of(it, evidence, "reverse"))


async def test_without_colour_a_mistake_in_the_search_is_underlined(opened: Open) -> None:
    async with opened(preferences=chosen_theme(MONOCHROME.name)) as it:
        await it.press("slash", *"contry:x")
        assert any(style_of(it, it.reader.query_one("#search").region, "underline"))
        assert any("↑ " in line for line in it.screen_lines())


def style_of(it: Opened, region: Region, attribute: str) -> list[bool]:
    """Return whether each piece drawn in a region has an attribute."""
    strips = it.app.screen._compositor.render_strips()[region.y : region.bottom]
    pieces = [segment for strip in strips for segment in strip.crop(region.x, region.right)]
    return [bool(piece.style and getattr(piece.style, attribute)) for piece in pieces]


async def test_no_color_takes_all_colour_from_every_screen(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(preferences=chosen_theme(DARK.name, colourless=True)) as it:
        assert it.app.theme == MONOCHROME.name
        it.app.theme = LIGHT.name  # chosen in the palette all the same
        await it.settle()
        await it.press("n")
        filtered = [piece for strip in it.app.screen._compositor.render_strips() for piece in filters(it, strip)]
        assert all(
            piece.style is None or piece.style.color is None or piece.style.color.is_default for piece in filtered
        )


def filters(it: Opened, strip: Strip) -> list[Segment]:
    segments = list(strip)
    for one in it.app._filters:
        if one.enabled:
            segments = one.apply(segments, Color(0, 0, 0))
    return segments


def test_no_color_is_read_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert load({"NO_COLOR": "1"}).theme == MONOCHROME.name
    assert load({"NO_COLOR": ""}).theme == DARK.name  # no-color.org: when present and not empty
    assert load({}).theme == DARK.name


def test_a_theme_that_is_gone_is_not_asked_for() -> None:
    assert Preferences(memory=Memory("old-plugin", DARK.name)).theme == DARK.name
    assert Preferences(memory=Memory("nord", DARK.name)).theme == "nord"
    assert Preferences(Settings(theme=LIGHT.name), memory=Memory("nord", DARK.name)).theme == LIGHT.name


async def test_a_theme_that_is_chosen_is_kept(opened: Open, tmp_path: Path) -> None:
    kept = Remembering(tmp_path / "state" / "reader.json")
    async with opened(preferences=Preferences(remembering=kept)) as it:
        assert kept.recall() == Memory()
        it.app.theme = LIGHT.name
        await it.settle()
        assert (kept.recall().theme, kept.recall().instead_of) == (LIGHT.name, DARK.name)
