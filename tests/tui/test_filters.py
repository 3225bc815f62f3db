"""Pickers: what is chosen or excluded is query text, and query text is what is marked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.model import Actor, ActorKind, Entry
from briefing.tui.app import BriefingApp
from briefing.tui.facet_filter import Heading, arranged, marked_first, matching, typed_row
from briefing.tui.facet_rows import FacetRow, draw_row, marked
from briefing.tui.present import EMPTY
from briefing.tui.screens.picker import FacetList, PickerScreen
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.screens.topic_tree import TopicScreen
from briefing.tui.topic_rows import every_topic, tree_rows
from tests.tui import hostile, made
from tests.tui.conftest import TODAY, MadeLibrary, Open, Opened
from tests.tui.test_hostile import look

CONFLICT, ARMED = "medtop:16000000", "medtop:20000056"


def picker(it: Opened) -> PickerScreen:
    assert isinstance(it.app.screen, PickerScreen)
    return it.app.screen


def labels(it: Opened) -> list[str]:
    return [row.label for row in picker(it).query_one(FacetList).rows]


def values(it: Opened) -> list[FacetRow]:
    return [row for row in picker(it).query_one(FacetList).rows if isinstance(row, FacetRow)]


def country(code: str, label: str, count: int) -> FacetRow:
    return FacetRow("country", code, label, count)


def no_others(_: FacetRow) -> tuple[str, ...]:
    return ()


def test_the_nearest_come_first_then_those_of_most_entries() -> None:
    rows = [country("NL", "Netherlands", 9), country("NZ", "New Zealand", 1), country("NE", "Niger", 3)]
    rows += [country("PN", "Papua New Guinea", 5), country("FI", "Finland", 7)]
    assert [row.value for row in matching(rows, "ne", lambda row: (row.value,))] == ["NE", "NL", "NZ", "PN"]
    assert [row.value for row in matching(rows, "land", no_others)] == ["NL", "FI", "NZ"]
    others = {"NL": ("forty",)}
    assert [row.value for row in matching(rows, "fo", lambda row: others.get(row.value, ()))] == ["NL"]
    assert [row.value for row in matching(rows, "f", lambda row: others.get(row.value, ()))] == ["FI", "NL"]


def test_publishers_and_origins_stand_under_headings_and_say_what_they_are_when_mixed() -> None:
    rows = [FacetRow("source", "UNN", "UNN", 5), FacetRow("origin", "AP", "AP", 4), FacetRow("origin", "UNN", "UNN", 1)]
    assert [item.label for item in arranged(rows) if isinstance(item, Heading)] == [
        "Publishers",
        "Origins: the first outlet of a chain",
    ]
    assert [row.note for row in matching(rows, "unn", no_others)] == ["publisher", "origin"]


def test_a_name_that_no_list_has_can_be_asked_for() -> None:
    row = typed_row(("actor",), "solb", [])
    assert row is not None
    assert (row.field, row.value, row.count) == ("actor", "solb*", None)
    assert typed_row(("actor",), "solberg", [FacetRow("actor", "Solberg", "Solberg", 1)]) is None
    assert typed_row(("country",), "solb", []) is None
    assert typed_row(("actor",), " ! ", []) is None


def test_marks_follow_the_text() -> None:
    rows = marked(
        [country("UA", "Ukraine", 3), country("RU", "Russia", 2), country("FR", "France", 1)],
        "country:French -country:RU",
    )
    assert [(row.chosen, row.excluded) for row in rows] == [(False, False), (False, True), (True, False)]
    assert [row.value for row in marked_first(rows)] == ["RU", "FR", "UA"]
    assert [draw_row(row, 20, EMPTY).plain[0] for row in rows] == ["□", "−", "■"]


def test_the_tree_shows_what_is_open_with_most_entries_first() -> None:
    rows = [FacetRow("topic", CONFLICT, "Conflict, war and peace", 5), FacetRow("topic", ARMED, "armed conflict", 4)]
    weights = {CONFLICT: 5, ARMED: 4}
    closed = tree_rows(rows, frozenset(), weights)
    assert len(closed) == 17
    assert (closed[0].value, closed[0].lead) == (CONFLICT, "▸ ")
    made_up = FacetRow("topic", "medtop:made-up", "made up", 1)
    opened = tree_rows([*rows, made_up], frozenset({CONFLICT}), weights)
    assert (opened[0].lead, opened[1].value, opened[1].lead, opened[-1].label) == ("▾ ", ARMED, "  ▸ ", "made up")
    assert next(row for row in every_topic(rows) if row.value == ARMED).note == "conflict"


async def test_a_country_is_found_by_name_code_and_demonym(opened: Open) -> None:
    async with opened() as it:
        await it.press("c", *"norwegian")
        assert labels(it)[0] == "Norway"
        await it.press(*["backspace"] * 9, *"no")
        assert labels(it)[0] == "Norway"


async def test_a_minus_excludes_and_a_second_one_lets_in(opened: Open) -> None:
    async with opened() as it:
        await it.press("c", *"norway", "minus")
        assert it.reader.wanted == "-country:NO"
        assert values(it)[0].excluded
        await it.press("space")
        assert it.reader.wanted == "country:NO"
        assert values(it)[0].chosen
        await it.press("minus", "minus")
        assert it.reader.wanted == ""


async def test_a_facet_is_cleared_and_the_others_stay(opened: Open) -> None:
    async with opened() as it:
        await it.search("country:NO,SE -country:PL tag:pilots -tag:x")
        await it.press("c", "ctrl+x")
        assert it.reader.wanted == "tag:pilots -tag:x"
        assert not any(row.chosen or row.excluded for row in values(it))


async def test_all_values_stay_in_the_list_after_a_choice(opened: Open, tmp_path: Path) -> None:
    actors = [
        tuple(Actor(f"Person {n:03}", ActorKind.PERSON, 1) for n in range(start, start + 60)) for start in (0, 60)
    ]
    library = MadeLibrary(tmp_path, [Entry(f"A{n}", id=f"a{n}", actors=a) for n, a in enumerate(actors)])
    async with opened(library=library) as it:
        await it.press("a")
        assert len(values(it)) == 120
        first = values(it)[0].label
        await it.press("space")
        assert it.reader.wanted == f'actor:"{first}"'
        assert len(values(it)) == 120
        assert sum(row.count == 1 for row in values(it)) == 60


async def test_an_actor_is_found_by_an_alias_of_the_entry(opened: Open, tmp_path: Path) -> None:
    actor = Actor("Volodymyr Zelenskyy", ActorKind.PERSON, 1, aliases=("Quartal",))
    async with opened(library=MadeLibrary(tmp_path, [Entry("A", id="a", actors=(actor,)), Entry("B", id="b")])) as it:
        await it.press("a", *"quart")
        assert [(row.value, row.count) for row in values(it)] == [("quart*", 1)]
        await it.press("space")
        assert it.reader.wanted == "actor:quart*"
        assert values(it)[0].chosen


async def test_what_begins_so_comes_before_what_merely_has_the_letters(opened: Open, tmp_path: Path) -> None:
    names = ("Macron", "Melinda Archer-Cole")
    actors = tuple(Actor(name, ActorKind.PERSON, 1) for name in names)
    async with opened(library=MadeLibrary(tmp_path, [Entry("A", id="a", actors=actors)])) as it:
        await it.press("a", *"mac")
        assert [row.value for row in values(it)] == ["Macron", "mac*", "Melinda Archer-Cole"]


async def test_publishers_and_origins_are_both_offered(opened: Open) -> None:
    async with opened() as it:
        await it.press("s")
        rows = picker(it).query_one(FacetList).rows
        assert [type(row) is Heading for row in rows].count(True) == 2
        assert picker(it).query_one(FacetList).index == 1
        await it.press("up", "up", "pagedown", "pagedown", "pagedown")
        assert values(it)[-1] == picker(it).query_one(FacetList).value
        await it.press("space")
        assert it.reader.wanted.startswith("origin:")


async def test_tags_have_a_picker(opened: Open) -> None:
    async with opened() as it:
        await it.press("g", *"pilot", "space")
        assert it.reader.wanted == "tag:pilots"


async def test_the_topic_tree_opens_and_closes(opened: Open) -> None:
    async with opened() as it:
        await it.press("t")
        assert isinstance(it.app.screen, TopicScreen)
        top = values(it)[0]
        assert top.count
        await it.press("right")
        assert len(values(it)) > 17
        await it.press("right")
        assert it.app.screen.query_one(FacetList).index == 1
        await it.press("left", "left")
        assert it.app.screen.query_one(FacetList).index == 0
        assert len(values(it)) == 17
        await it.press("space")
        assert picker(it)._opened == frozenset()  # type: ignore[attr-defined]
        assert it.reader.wanted.startswith("topic:")


async def test_the_cursor_stays_on_the_topic_that_was_excluded(opened: Open) -> None:
    async with opened() as it:
        await it.press("t", "right", "right")
        before = [(row.value, row.lead) for row in values(it)]
        selected = picker(it).query_one(FacetList).value
        assert selected is not None
        await it.press("minus")
        after = picker(it).query_one(FacetList).value
        assert after is not None
        assert (after.value, after.excluded) == (selected.value, True)
        assert [(row.value, row.lead) for row in values(it)] == before


async def test_letters_make_the_tree_a_list_with_the_way_to_each(opened: Open) -> None:
    async with opened() as it:
        await it.press("t", *"soccer")
        assert (values(it)[0].label, values(it)[0].note.split(" › ")[0]) == ("Soccer", "sport")
        await it.press("right", "minus")
        assert it.reader.wanted == "-topic:soccer"
        await it.press("escape", "t")
        assert "Soccer" in labels(it)  # the way to what is excluded is open


async def test_a_click_on_the_sign_opens_a_branch(opened: Open) -> None:
    async with opened() as it:
        await it.press("t")
        await it.pilot.click(FacetList, offset=(3, 0))
        await it.settle()
        assert len(values(it)) > 17
        assert it.reader.wanted == ""
        await it.pilot.click(FacetList, offset=(12, 0))
        await it.settle()
        assert it.reader.wanted.startswith("topic:")


@pytest.mark.parametrize("size", [(120, 30), (40, 20)], ids=str)
async def test_hostile_values(opened: Open, tmp_path: Path, size: tuple[int, int]) -> None:
    entries, problems = hostile.library(tmp_path)
    async with opened(library=MadeLibrary(tmp_path, entries, problems), size=size) as it:
        for key in "ctasg":
            await it.press(key)
            for step in ("down", "space", "minus", "ctrl+x", "pagedown", "a"):
                await it.press(step)
                look(it)
            await it.press("escape")
            assert isinstance(it.app.screen, ReaderScreen)
            await it.search("")


PICKERS = {
    "country": ("c", "space", "down", "minus"),
    "source": ("s",),
    "tree": ("t", "right", "down", "space"),
    "topic": ("t", *"war"),
}


def steps(*keys: str) -> Callable[[Pilot[None]], object]:
    async def run(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, BriefingApp)
        it = Opened(pilot.app, pilot)
        await it.settle()
        await it.press(*keys)

    return run


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", PICKERS.values(), ids=PICKERS)
def test_pickers(tmp_path: Path, snap_compare, size: tuple[int, int], keys: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    made.write_seeds(tmp_path / "made")
    library = MadeLibrary(tmp_path / "made", (made.harbour(), *made.others()))
    _ = library.marks  # of the folder that is there
    library.root = Path("/library")
    assert snap_compare(BriefingApp(library, today=TODAY), terminal_size=size, run_before=steps(*keys))
