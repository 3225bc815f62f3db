"""The shapes of countries: all of them, where they ought to be, small enough to ship."""

from pathlib import Path

import pytest

from briefing.vocabulary import outlines as module
from briefing.vocabulary.countries import ISO_CODES
from briefing.vocabulary.outlines import Outline, outlines


def holds(outline: Outline, longitude: float, latitude: float) -> bool:
    inside = False
    for ring in outline.rings:
        for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (y1 > latitude) != (y2 > latitude) and longitude < x1 + (latitude - y1) * (x2 - x1) / (y2 - y1):
                inside = not inside
    return inside


def at(longitude: float, latitude: float) -> set[str | None]:
    return {outline.code for outline in outlines() if holds(outline, longitude, latitude)}


def test_every_country_is_there_once() -> None:
    codes = [outline.code for outline in outlines()]
    assert {code for code in codes if code} == ISO_CODES
    assert len(codes) == len(set(codes)) == len(ISO_CODES) + 1  # and land without a code


@pytest.mark.parametrize(
    ("place", "point", "code"),
    [
        ("Kyiv", (30.5, 50.4), "UA"),
        ("Simferopol", (34.1, 45.0), "UA"),
        ("Nairobi", (36.8, -1.3), "KE"),
        ("Denver", (-105.0, 39.7), "US"),
        ("Maseru's mountains", (28.5, -29.5), "LS"),
        ("Cayenne's forest", (-53.0, 4.0), "GF"),
        ("Spitsbergen", (17.0, 79.0), "SJ"),
        ("Chukotka, west of the date line", (175.0, 67.0), "RU"),
        ("Chukotka, east of it", (-175.0, 66.7), "RU"),
        ("Pristina", (21.1, 42.6), "XK"),
        ("Hargeisa", (44.1, 9.5), "SO"),
        ("the South Pole's ice", (0.0, -80.0), "AQ"),
    ],
)
def test_places_lie_in_one_country(place: str, point: tuple[float, float], code: str) -> None:
    assert at(*point) == {code}, place


def test_the_sea_is_no_country() -> None:
    assert at(-30.0, 30.0) == at(80.0, -30.0) == at(0.0, 66.6) == set()


def test_labels_of_all_but_the_smallest_lie_in_their_country() -> None:
    elsewhere = {outline.code for outline in outlines() if outline.rings and not holds(outline, *outline.label)}
    assert elsewhere <= {"KM"}  # an island of five points


def test_all_points_lie_on_the_globe() -> None:
    for outline in outlines():
        points = [outline.label, *(point for ring in outline.rings for point in ring)]
        assert all(-180 <= x <= 180 and -90 <= y <= 90.01 for x, y in points), outline.code
        assert all(len(ring) > 2 for ring in outline.rings)


def test_the_file_is_small() -> None:
    file = Path(module.__file__).parent / "data" / "outlines.tsv"
    assert file.stat().st_size < 120_000
