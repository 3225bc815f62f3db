"""Wide characters, emoji, combining marks and right-to-left text keep every column in its place."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from briefing.tui.screens.arranging import PANES
from tests.tui import made
from tests.tui.conftest import MadeLibrary, Open, Opened

SAMPLES = {
    "chinese": ("停火协议在巴黎签署，三十国代表出席", 2),
    "korean": ("한국어 뉴스 속보입니다", 2),
    "jamo": ("각각각 sum", 2),  # one syllable of three signs
    "fullwidth": ("ｆｕｌｌｗｉｄｔｈ ＡＢＣ", 2),
    "family": ("👩‍👩‍👧‍👦 families", 2),
    "pirate": ("🏴‍☠️ flag of a pirate", 2),
    "flags": ("🇺🇦🇫🇷🇬🇧 met in Paris", 2),
    "skin": ("👍🏽 said yes", 2),
    "selector": ("❤️ and ❤ differ", 2),
    "marks": ("e\u0301a\u0308o\u0302 combined", 1),
    "thai": ("ไทยนี้รักสงบ", 1),
    "hindi": ("नमस्ते दुनिया", 1),
    "arabic": ("اتفاق وقف إطلاق النار في باريس", 1),
    "hebrew": ("הסכם הפסקת אש", 1),
    "mixed": ("UN: הסכם 停火 👩‍👩‍👧‍👦 é العربية", 1),
    "ambiguous": ("①②★ “…” — ± × ÷ ½", 1),
}


@pytest.fixture
def worldly(tmp_path: Path) -> MadeLibrary:
    """Return a library with every sample as headline, name, tag and words of a source."""
    made.write_seeds(tmp_path / "worldly")
    entry = made.harbour()
    entries = [entry, *(_in_script(entry, at, text) for at, (text, _) in enumerate(SAMPLES.values()))]
    return MadeLibrary(tmp_path / "worldly", entries)


def _in_script(entry, at: int, text: str):  # type: ignore[no-untyped-def]
    sources = tuple(replace(source, publisher=text) for source in entry.sources)
    actors = tuple(replace(actor, name=f"{text} {number}") for number, actor in enumerate(entry.actors))
    claims = tuple(replace(claim, text=text * 3) for claim in entry.claims)
    name = f"2025-03-10-sample-{at:012x}"
    return replace(entry, id=name, headline=text * 2, sources=sources, actors=actors, claims=claims, tags=(text,))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_first_character_has_its_cells(name: str) -> None:
    text, cells = SAMPLES[name]
    grapheme = unicodedata.normalize("NFC", text) if name == "marks" else text
    assert cell_len(grapheme.split()[0]) >= cells
    if cells == 2 and name not in {"family", "pirate", "flags", "skin", "selector", "jamo"}:
        assert cell_len(text[0]) == 2


def columns(it: Opened) -> Iterator[tuple[str, int, str]]:
    """Yield each pane with the lines of the screen at its borders."""
    strips = it.app.screen._compositor.render_strips()
    for pane in PANES:
        region = it.reader.query_one(f"#{pane}").region
        edge = {"facets": region.right - 1, "entry": region.x}.get(pane)
        if edge is not None and region:
            for y in range(region.y, region.bottom):
                yield pane, y, strips[y].crop(edge, edge + 1).text


@pytest.mark.parametrize("size", [(160, 45), (120, 40), (80, 24), (40, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_line_ends_where_it_should(opened: Open, worldly: MadeLibrary, size: tuple[int, int]) -> None:
    async with opened(size=size, library=worldly) as it:
        for keys in (
            (),
            ("down",) * 3,
            ("down",) * 6,
            ("enter", "n"),
            ("escape", "v"),
            ("escape", "c"),
            ("escape", "a"),
        ):
            await it.press(*keys)
            strips = it.app.screen._compositor.render_strips()
            assert {strip.cell_length for strip in strips} == {size[0]}
            if not it.app.screen.is_modal:  # where a dialog covers half a line, Textual cuts what lies under it
                assert {cell_len(strip.text) for strip in strips} == {size[0]}


@pytest.mark.parametrize("size", [(160, 45), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_frame_is_straight_whatever_stands_beside_it(
    opened: Open, worldly: MadeLibrary, size: tuple[int, int]
) -> None:
    async with opened(size=size, library=worldly) as it:
        for keys in ((), ("end",), ("home", *["down"] * 5), ("enter", "n", "n")):
            await it.press(*keys)
            assert {edge for _, _, edge in columns(it)} <= {"▏", "▕", "┃"}


async def test_counts_and_claims_end_in_one_column(opened: Open, worldly: MadeLibrary) -> None:
    async with opened(size=(160, 45), library=worldly) as it:
        rows = it.reader.query_one("#entries").scrollable_content_region
        strips = it.app.screen._compositor.render_strips()[rows.y : rows.bottom]
        ends = {
            cell_len(text.rstrip())
            for text in (strip.crop(rows.x, rows.right).text for strip in strips)
            if text.rstrip().endswith("claims")
        }
        assert len(ends) == 1
