"""The reader as a whole: one state, which the search line shows, and evidence for whatever is selected."""

import re
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from briefing.library import Library
from briefing.model import Entry, Problem
from briefing.tui.facet_rows import SECTIONS
from briefing.tui.screens.picker import Choices, FacetList, FilterLine, PickerScreen
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.screens.source import SourceScreen
from briefing.tui.widgets.entry_list import EntryList
from briefing.tui.widgets.entry_view import EntryView, EvidenceView
from briefing.tui.widgets.facet_bar import FacetBar
from briefing.tui.widgets.line import Line
from briefing.tui.widgets.search import SearchLine
from tests.tui import made
from tests.tui.conftest import MadeLibrary, Open, Opened
from tests.tui.test_keys import at_harbour


def headlines(it: Opened) -> list[str]:
    return [entry.headline.split()[0] for entry in it.reader.query_one(EntryList).rows]


def text(it: Opened) -> str:
    return "\n".join(it.screen_lines())


async def test_everything_is_there_at_once(opened: Open) -> None:
    async with opened() as it:
        assert headlines(it) == ["A", "The", "Twelve", "Grain", "Librarians"]
        assert "5 of 5 entries" in it.screen_lines()[0]
        assert it.app.focused is it.reader.query_one(EntryList)


async def test_results_follow_each_key(opened: Open) -> None:
    async with opened() as it:
        await it.press("slash")
        found = []
        for letter in "country:NO":
            await it.press(letter)
            found.append(len(it.reader.query_one(EntryList).rows))
        assert found[-1] == 1
        assert headlines(it) == ["Twelve"]
        assert "1 of 5 entries" in it.screen_lines()[0]


async def test_an_error_is_underlined_and_the_last_good_result_stays(opened: Open) -> None:
    async with opened() as it:
        await it.search("country:NO")
        await it.search("country:NO contry:x")
        assert headlines(it) == ["Twelve"]
        error = it.reader.query_one(SearchLine).errors[0]
        assert "country:NO contry:x"[error.start : error.end].startswith("contry")
        message = it.screen_lines()[2]
        assert "country" in message
        assert message.index("↑") == error.start + 3
        underlined = [s.text for s in it.reader.query_one(SearchLine).render_line(0) if s.style and s.style.underline]
        assert "contry" in "".join(underlined)
        await it.search("country:NO")
        assert "↑" not in it.screen_lines()[2]


async def test_a_facet_writes_itself_into_the_search_line_and_back(opened: Open) -> None:
    async with opened() as it:
        await it.press("c", *"norw", "enter", "escape")
        assert it.reader.query_one(SearchLine).value == "country:NO"
        assert headlines(it) == ["Twelve"]
        assert "■ Norway" in text(it)
        await it.search("country:norway,FR")
        assert "■ Norway" in text(it)
        assert "■ France" in text(it)
        await it.search("")
        assert "■" not in text(it)


async def test_facets_combine(opened: Open) -> None:
    async with opened() as it:
        await it.press("d", "m", "enter", "s", *"coast", "enter", "escape")
        assert it.reader.wanted == 'date:2025-03 source:"Coast Daily"'
        assert headlines(it) == ["The", "Twelve"]


async def test_a_chosen_value_that_nothing_has_can_be_taken_out(opened: Open) -> None:
    async with opened() as it:
        await it.search("country:NO librarians")
        assert headlines(it) == []
        assert "■ Norway" in text(it)
        assert "No entry matches" in text(it)
        it.reader.query_one(FacetBar).focus()
        await it.press("space")
        assert headlines(it) == ["Librarians"]


async def test_the_picker_finds_by_letters(opened: Open) -> None:
    async with opened() as it:
        await it.press("c", *"prtgl")
        assert [row.label for row in it.app.screen.query_one(FacetList).rows] == ["Portugal"]


async def test_the_picker_also_offers_what_the_result_lacks(opened: Open) -> None:
    async with opened() as it:
        await it.search("country:NO")
        await it.press("c", *"spain")
        row = it.app.screen.query_one(FacetList).value
        assert row is not None
        assert (row.value, row.count) == ("ES", 0)
        await it.press("enter")
        assert it.reader.wanted == "country:NO,ES"
        assert isinstance(it.app.screen, PickerScreen)
        assert it.app.screen.query_one(FilterLine).value == "spain"


async def test_an_answer_may_come_before_the_picker_is_there(opened: Open) -> None:
    async with opened() as it:
        section = next(section for section in SECTIONS if section.name == "country")
        choices = Choices(it.reader.toggle, it.reader.exclude, it.reader.clear_section, it.reader.ask_for)
        picker = PickerScreen(section, (), choices, it.reader.other_names)
        picker.show(it.reader.all_rows(section))
        await it.app.push_screen(picker)
        assert "Norway" in [row.label for row in picker.query_one(FacetList).rows]


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_an_entry_opens_at_its_top_until_a_claim_is_wanted(opened: Open, size: tuple[int, int]) -> None:
    async with opened(size=size) as it:
        view = it.reader.query_one(EntryView)
        for key in ("j", "j", "k"):
            await it.press(key)
            assert view.scroll_y == 0
        await at_harbour(it)
        assert view.scroll_y == 0
        await it.press("n", "p")
        assert "▎2" in text(it) or "▌2" in text(it)


async def test_the_evidence_follows_the_claim(opened: Open) -> None:
    async with opened() as it:
        await at_harbour(it)
        for quote in ("Nobody wants to learn of a sandbank",):
            assert f"▐{quote}" in text(it)
            await it.press("n")
        assert "seeds/harbour.txt · characters 500–565 · verbatim ✓" in text(it)
        passages = [
            s
            for y in range(20)
            for s in it.reader.query_one(EvidenceView).render_line(y)
            if s.style and s.style.reverse
        ]
        assert "".join(s.text for s in passages) == "These are Kotka and Turku, which were invited but did not respond"


async def test_a_split_quotation_shows_all_its_parts(opened: Open) -> None:
    async with opened() as it:
        await at_harbour(it)
        await it.press("n", "n")
        assert "▐Three ports will be absent▌" in text(it)
        assert "▐and Gdynia▌" in text(it)


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        (lambda old: "Added. " + old, "moved: now at characters"),
        (
            lambda old: old.replace("learn of a sandbank", "hear of a sandbank"),
            "changed: the source no longer says this",
        ),
        (lambda old: None, "missing: the source file cannot be read"),
    ],
)
async def test_a_source_that_differs_is_said_in_words(opened: Open, library: MadeLibrary, change, verdict: str) -> None:  # type: ignore[no-untyped-def]
    file = library.root / "seeds" / "harbour.txt"
    changed = change(file.read_text())
    file.unlink() if changed is None else file.write_text(changed)
    async with opened() as it:
        await at_harbour(it)
        assert verdict in text(it)
        assert f"evidence {verdict.partition(':')[0]}" in text(it)  # beside the claim, too
        assert "Nobody wants to learn of a sandbank from a ship that sits on it" in text(it)


async def test_a_quote_by_hand_needs_no_file(opened: Open, tmp_path: Path) -> None:
    from briefing.model import Claim, ClaimKind, Evidence, Source

    quote = Evidence("s1", None, None, "Nothing is lost.")
    claim = Claim("c-1", "Nothing is lost.", ClaimKind.STATEMENT, evidence=(quote,))
    entry = Entry("By hand", id="x", sources=(Source("s1", None, "https://hand.example/"),), claims=(claim,))
    async with opened(library=MadeLibrary(tmp_path, [entry])) as it:
        assert "quoted by hand, no file to compare with" in text(it)
        assert "“Nothing is lost.”" in text(it)
        await it.press("v")
        assert "There is no source text to show" in it.screen_lines()[-1]
        await it.press("o")
        assert it.browsed == ["https://hand.example/"]


async def test_the_source_screen_comes_back_with_its_claim(opened: Open) -> None:
    async with opened() as it:
        await at_harbour(it)
        await it.press("v")
        assert isinstance(it.app.screen, SourceScreen)
        assert "▐Nobody wants to learn of a sandbank from a ship that sits on it▌" in text(it)
        assert "¹The harbours of Norway" in text(it)
        await it.press("n", "n", "escape")
        assert it.reader.statement is not None
        assert it.reader.statement.number == 3


async def test_the_selection_survives_a_resize_and_a_search(opened: Open) -> None:
    async with opened() as it:
        await at_harbour(it)
        await it.press("n", "n")
        before = (it.reader.entry, it.reader.place)
        for size in ((80, 24), (40, 20), (130, 50)):
            await it.pilot.resize_terminal(*size)
            await it.settle()
            assert (it.reader.entry, it.reader.place) == before
        await it.search("harbour")
        assert (it.reader.entry, it.reader.place) == before


async def test_panes_fold_with_the_width(opened: Open) -> None:
    async with opened() as it:
        shown = {}
        for size in ((160, 45), (80, 24), (40, 20)):
            await it.pilot.resize_terminal(*size)
            await it.settle()
            panes = (FacetBar, EntryList, EntryView, EvidenceView)
            shown[size[0]] = [pane.__name__ for pane in panes if it.reader.query_one(pane).region.area]
        assert shown[160] == ["FacetBar", "EntryList", "EntryView", "EvidenceView"]
        assert shown[80] == ["EntryList", "EntryView", "EvidenceView"]
        assert shown[40] == ["EntryList"]
        await it.press("enter")
        assert not it.reader.query_one(EntryList).region.area
        assert it.reader.query_one(EntryView).region.area
        await it.press("escape")
        assert it.reader.query_one(EntryList).region.area


async def test_an_empty_library_says_what_to_do(opened: Open, tmp_path: Path) -> None:
    async with opened(library=MadeLibrary(tmp_path, [])) as it:
        assert all(f"briefing {command}" in text(it) for command in ("add article.txt", "digest"))
        await it.press("question_mark", "escape", "slash", "x", "enter", "n", "o", "y", "escape", "v", "enter")
        assert it.app.is_running


async def test_problems_are_counted_and_listed(opened: Open, tmp_path: Path) -> None:
    problem = Problem(
        "bad-yaml", "a tab where only spaces may be", "use spaces", file="content/x.yaml", line=3, column=1
    )
    async with opened(library=MadeLibrary(tmp_path, [Entry("A", id="a")], [problem])) as it:
        assert "! 1 problem" in it.screen_lines()[0]
        await it.press("exclamation_mark")
        assert "content/x.yaml:3:1" in text(it)
        assert "a tab where only spaces may be" in text(it)
        assert "use spaces" in text(it)


async def test_a_late_answer_is_dropped(opened: Open, library: MadeLibrary) -> None:
    async with opened() as it:
        await it.search("country:NO")
        late = library.search("")
        it.reader.post_message(ReaderScreen.Answer("country:PT", late, it.reader._counted))
        await it.settle()
        assert headlines(it) == ["Twelve"]


async def test_keys_typed_faster_than_the_search_are_all_kept(opened: Open) -> None:
    async with opened() as it:
        it.reader.query_one(SearchLine).focus()
        await it.pilot.press(*"country:NO harbour")
        await it.settle()
        assert it.reader.query_one(Input).value == "country:NO harbour"
        assert headlines(it) == ["Twelve"]


async def test_keys_that_come_at_once_are_all_obeyed(opened: Open) -> None:
    async with opened() as it:
        await it.pilot.press("down", "down", "n", "n")
        await it.settle()
        assert it.reader.statement is not None
        assert (it.reader.entry, it.reader.statement.number) == (made.harbour(), 6)


async def test_the_palette_has_every_action_of_the_place(opened: Open) -> None:
    async with opened() as it:
        titles = {command.title for command in it.app.get_system_commands(it.reader)}
        assert {
            "Theme",
            "Choose countries",
            "Next claim, or the first one of the next entry",
            "Read the entry",
            "Quit",
        } <= titles
        await it.press("ctrl+p", *"choose countries")
        await it.press("enter")
        assert isinstance(it.app.screen, PickerScreen)


async def test_every_theme_can_be_chosen(opened: Open) -> None:
    async with opened() as it:
        for theme in it.app.available_themes:
            it.app.theme = theme
            await it.settle()
        assert "Twelve ports" in text(it)


async def test_a_real_library_on_disk(opened: Open, tmp_path: Path) -> None:
    made.write_seeds(tmp_path)
    library = Library(tmp_path)
    for result in library.add(sorted((tmp_path / "seeds").glob("*.txt"))):
        assert result.entry or result.problem
    library.reload()
    async with opened(library=library) as it:
        assert library.entries
        assert "verbatim ✓" in text(it)


async def test_nothing_is_told_by_colour_alone(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened() as it:
        await at_harbour(it)
        screen = text(it)
        assert re.search(r"▌● +10 Mar", screen)
        assert "▎2" in screen
        assert "▐Nobody wants" in screen
        assert it.reader.query_one("#header", Line).right.plain.strip() == "5 of 5 entries · 5 unread"


async def test_what_is_typed_after_a_facet_was_chosen_is_another_word(opened: Open) -> None:
    async with opened() as it:
        await it.search("country:NO")
        await it.press("slash", *"port", "enter")
        assert it.reader.wanted == "country:NO port"
        await it.press("slash", *" a", "enter")
        assert it.reader.wanted == "country:NO port a"
        await it.press("slash", "asterisk", "enter")
        assert it.reader.wanted == "country:NO port a*"
        await it.press("slash", "backspace", "b")
        assert it.reader.wanted == "country:NO port ab"


@pytest.mark.parametrize("repeat", range(3))
async def test_keys_that_come_in_one_piece_go_where_the_first_of_them_leads(opened: Open, repeat: int) -> None:
    async with opened() as it:
        for word, wanted in (("harbour", "harbour"), ("oslo", "harbour oslo")):
            for key in ("slash", *word):
                it.app.post_message(events.Key(key, "/" if key == "slash" else key))
            await it.settle()
            assert it.reader.query_one(SearchLine).value == wanted
            await it.press("enter")


async def test_keys_that_open_a_screen_leave_the_rest_to_it(opened: Open) -> None:
    async with opened() as it:
        for key in ("d", "m", "enter"):
            it.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await it.settle()
        assert it.reader.wanted.startswith("date:")
        for key in ("vertical_line", *"wc"):
            it.app.post_message(events.Key(key, "|" if key == "vertical_line" else key))
        await it.settle()
        assert it.app.screen.query_one(Input).value == "wc"


def test_no_two_parts_of_the_reader_mean_something_else_by_one_name() -> None:
    homes: dict[str, set[str]] = {}
    for part in ReaderScreen.__mro__:
        if part.__module__.startswith("briefing.tui"):
            for name in vars(part):
                if name.startswith("_") and not name.startswith("__") and callable(vars(part)[name]):
                    homes.setdefault(name, set()).add(part.__name__)
    assert {name: found for name, found in homes.items() if len(found) > 1} == {}
