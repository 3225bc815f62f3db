"""The matrix of a story: claims down, origins across."""

from briefing.model import Entry
from briefing.stories.comparison import compare_story
from briefing.stories.matrix import Stand, matrix
from tests.stories.made import claim, entry


def _stands(*entries: Entry) -> list[tuple[str, list[str]]]:
    found = matrix(entries, compare_story(entries))
    return [(row.members[0].passage, [cell.stand.value for cell in row.cells]) for row in found.rows]


CHECKED = "The stand had been checked before the season"
NOT_CHECKED = "The stand had not been checked before the season"
HURT = "Fifty-six people were injured when the stand broke"


def test_each_origin_asserts_denies_or_is_silent() -> None:
    one = entry("a", claim(CHECKED, "Brand"), claim(HURT, "Vold"))
    other = entry("b", claim(NOT_CHECKED, "Voss"), claim("56 people were injured when the stand broke", "Dahl"))
    third = entry("c", claim(CHECKED, "Thomsen"))
    assert _stands(one, other, third) == [
        (CHECKED, ["asserts", "denies", "asserts"]),
        ("Fifty-six people were injured", ["asserts", "asserts", "silent"]),
    ]


def test_a_disputed_claim_that_nobody_repeats_has_a_row() -> None:
    assert _stands(entry("a", claim(CHECKED, "Brand")), entry("b", claim(NOT_CHECKED, "Voss"))) == [
        (CHECKED, ["asserts", "denies"])
    ]


def test_every_cell_that_speaks_has_its_passages() -> None:
    told = (
        entry("a", claim(CHECKED, "Brand")),
        entry("b", claim(NOT_CHECKED, "Voss")),
        entry("c", claim(CHECKED, "X")),
    )
    found = matrix(told, compare_story(told))
    assert [origin.entries for origin in found.origins] == [("a",), ("b",), ("c",)]
    for row in found.rows:
        assert row.disputed
        assert row.disputes
        assert all(bool(cell.members) is (cell.stand is not Stand.SILENT) for cell in row.cells)
    assert matrix(told[::-1], compare_story(told)) == found
