"""The map of the world: projection, dots, densities, labels; and the ranked list beside it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.library import FacetCount
from briefing.tui import present
from briefing.tui.raster import View, miller, rasterise, view
from briefing.tui.world_map import Look, draw, legend, places, scale
from briefing.tui.world_rows import World, country_rows, draw_row, matching, told
from briefing.vocabulary.outlines import outlines

SIZES = [(94, 36), (54, 20), (38, 9), (240, 70), (1, 1), (3, 40)]
WORLD = World(
    "war",
    200,
    7,
    (FacetCount("UA", "Ukraine", 120), FacetCount("FR", "France", 30), FacetCount("NL", "Netherlands", 30)),
    frozenset({"UA"}),
    frozenset({"DE"}),
)


def code_at(window: View, longitude: float, latitude: float) -> str | None:
    column, line = window.dot((longitude, latitude))
    country = rasterise(window).country_at(int(column // 2), int(line // 4))
    return None if country is None else outlines()[country].code


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("zoom", [1, 3, 8])
def test_a_view_never_exceeds_its_cells(size: tuple[int, int], zoom: float) -> None:
    window = view(*size, zoom=zoom, centre=(24, 49))
    raster = rasterise(window)
    assert 1 <= window.columns <= size[0]
    assert 1 <= window.lines <= size[1]
    assert all(0 <= x < window.columns and 0 <= y < window.lines for x, y in raster.patches)
    lines = draw(raster, Look({}))
    assert [line.cell_length for line in lines] == [window.columns] * window.lines


@pytest.mark.parametrize(
    ("longitude", "latitude", "code"),
    [
        (31, 49, "UA"),
        (2, 47, "FR"),
        (-100, 40, "US"),
        (135, -25, "AU"),
        (100, 62, "RU"),
        (-176, 67, "RU"),
        (25, 0, "CD"),
    ],
)
@pytest.mark.parametrize("zoom", [1, 4])
def test_places_are_drawn_where_they_lie(longitude: float, latitude: float, code: str, zoom: float) -> None:
    assert code_at(view(94, 36, zoom=zoom, centre=(longitude, latitude)), longitude, latitude) == code


def test_far_out_at_sea_is_no_country() -> None:
    assert code_at(view(94, 36), -35, 30) is None


def test_the_antarctic_is_seen_when_the_map_is_zoomed() -> None:
    assert code_at(view(94, 36, zoom=3, centre=(60, -80)), 60, -80) == "AQ"


def test_every_country_has_a_dot_on_a_large_map() -> None:
    raster = rasterise(view(400, 120))
    drawn = {outlines()[country].code for country in raster.sizes}
    missing = {code for code in places() if code not in drawn}
    assert missing <= {"AQ", "MF"}  # south of the map; the half of an island that is one dot


def test_a_dot_belongs_to_one_country() -> None:
    for patches in rasterise(view(94, 36)).patches.values():
        bits = [patch.dots for patch in patches]
        assert sum(bits) == sum(bit & ~sum(bits[:at]) for at, bit in enumerate(bits))
        assert all(patch.edge | patch.seam | patch.dots == patch.dots for patch in patches)


@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_more_entries_are_never_drawn_thinner(one: int, most: int) -> None:
    levels = scale(most)
    one = min(one, most)
    assert 1 <= levels.level(one) <= levels.level(most) == 4
    assert levels.level(0) == 0


@given(st.floats(-90, 90), st.floats(-90, 90))
def test_north_is_up(one: float, other: float) -> None:
    assert (miller(one) > miller(other)) == (one > other) or abs(one - other) < 1e-9


def dots(line: str) -> int:
    return sum((ord(char) - 0x2800).bit_count() for char in line if 0x2800 <= ord(char) <= 0x28FF)


def test_density_grows_with_the_level() -> None:
    raster = rasterise(view(94, 36))
    australia = places()["AU"]
    drawn = [sum(dots(line.plain) for line in draw(raster, Look({australia: level}))) for level in range(5)]
    assert drawn == sorted(drawn)
    assert len(set(drawn)) == 5


def test_without_braille_blocks_tell_the_level() -> None:
    lines = draw(rasterise(view(94, 36)), Look({places()["AU"]: 3, places()["BR"]: 1}, braille=False))
    text = "".join(line.plain for line in lines)
    assert set(text) == {" ", "·", "░", "▓"}
    assert legend(scale(100), braille=False).plain == "░░ 1–3   ▒▒ 4–9   ▓▓ 10–31   ██ 32+   "


def test_the_legend_leaves_out_levels_that_nothing_can_have() -> None:
    assert legend(scale(1)).plain == "⣿⣿ 1+   "
    assert legend(scale(0)).plain == ""


def test_a_selected_country_bears_its_code_however_small() -> None:
    raster = rasterise(view(54, 20))
    for code in ("MT", "UA", "TV", "SG", "FJ"):
        lines = draw(raster, Look({}, (), places()[code]))
        assert sum(code in line.plain for line in lines) == 1, code
        assert any("reverse" in str(span.style) for line in lines for span in line.spans)


def test_codes_stand_inside_their_countries_and_apart() -> None:
    named = [places()[code] for code in ("RU", "US", "BR", "MT", "AU")]
    text = "\n".join(line.plain for line in draw(rasterise(view(94, 36)), Look(dict.fromkeys(named, 4), named)))
    assert all(code in text for code in ("RU", "US", "BR", "AU"))
    assert "MT" not in text


def test_rows_are_ranked_and_marked() -> None:
    rows = country_rows(WORLD)
    assert [(row.rank, row.code, row.count, row.mark) for row in rows] == [
        (1, "UA", 120, "■"),
        (2, "FR", 30, ""),
        (2, "NL", 30, ""),
        (0, "DE", 0, "−"),
    ]
    assert "  1 ■UA Ukraine" in draw_row(rows[0], 34, present.bar(False)).plain
    assert draw_row(rows[0], 34, present.bar(False)).plain.endswith("120  60 %")
    assert all(draw_row(row, cells, present.bar(True)).cell_length <= cells for row in rows for cells in (1, 9, 34))


def test_what_is_told_counts_what_has_no_country() -> None:
    assert told(WORLD).plain == "200 entries · 3 countries · 7 without a country"
    assert told(World("", 1, 0, ())).plain == "1 entry · 0 countries"


@pytest.mark.parametrize(
    ("typed", "first"), [("fr", "FR"), ("french", "FR"), ("Dutch", "NL"), ("ukr", "UA"), ("neth", "NL"), ("", "UA")]
)
def test_a_country_is_found_by_code_name_or_demonym(typed: str, first: str) -> None:
    assert matching(country_rows(WORLD), typed)[0].code == first


@given(st.text(max_size=20))
@example("\xad")  # letters of which none is left when they are folded
def test_any_filter_gives_rows_of_the_list(typed: str) -> None:
    rows = country_rows(WORLD)
    assert set(matching(rows, typed)) <= set(rows)
