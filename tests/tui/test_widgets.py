"""Each widget by itself, in the smallest app that can hold it; and the pure functions that feed them."""

from collections.abc import Sequence
from datetime import date

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widget import Widget

from briefing.library import Row, row_of
from briefing.library import Timeline as Dates
from briefing.model import Actor, ActorKind, Claim, ClaimKind, DateBasis, Entry, Hop, HopKind, Source
from briefing.model.marks import Mark
from briefing.query.errors import QueryError
from briefing.query.facets import count_days
from briefing.tui import banner, chains, dates, present
from briefing.tui.copies import citation
from briefing.tui.counting import TOP
from briefing.tui.entry_text import Drawing, entry_blocks
from briefing.tui.evidence_text import evidence_blocks
from briefing.tui.facet_rows import SECTIONS, FacetRow, with_rest
from briefing.tui.rows import entry_row
from briefing.tui.screens.source import SourceScreen
from briefing.tui.source_text import SourcePassage
from briefing.tui.statements import FEW, Term, beside, first_claim, last_claim, next_claim, next_row, statements
from briefing.tui.widgets.blocks import Block, BlockView
from briefing.tui.widgets.entry_list import EntryList
from briefing.tui.widgets.entry_view import Page
from briefing.tui.widgets.facet_bar import FacetBar
from briefing.tui.widgets.line import Line
from tests.tui import made
from tests.tui.conftest import MadeLibrary


class Host(App[None]):
    """Holds one widget."""

    CSS_PATH = ["../../briefing/tui/theme.tcss", "../../briefing/tui/screens/over.tcss"]  # noqa: RUF012 (Textual reads it off the class)

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self._widget = widget

    def compose(self) -> ComposeResult:
        yield self._widget


class Numbered:
    """A result of so many entries, numbered from ``first``; it notes which rows were fetched."""

    def __init__(self, count: int, first: int = 0) -> None:
        self.count = count
        self.first = first
        self.fetched: list[range] = []

    def rows(self, start: int, stop: int) -> tuple[Row, ...]:
        """Return rows that are made on the spot."""
        self.fetched.append(range(start, stop))
        numbers = range(self.first + start, self.first + min(stop, self.count))
        return tuple(row_of(Entry(f"Headline {n}", id=f"id-{n}", published="2025-03-10"), "") for n in numbers)

    def marked(self, rows: Sequence[Row]) -> dict[str, Mark]:
        """Return the mark of every other entry."""
        return {row.id: Mark(read=True) for row in rows[::2]}

    def place(self, entry_id: str) -> int | None:
        """Return where a number stands."""
        place = int(entry_id.removeprefix("id-")) - self.first
        return place if 0 <= place < self.count else None

    def place_of(self, day: date) -> int:
        """Return a place for a day."""
        return day.day


def lines(widget: Widget) -> list[str]:
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


async def test_of_a_million_entries_only_those_seen_are_fetched_and_drawn() -> None:
    rows = EntryList(2025)
    result = Numbered(1_000_000)
    drawn: list[Row | None] = []
    draw = rows.draw
    rows.draw = lambda row, width, *, bar: (drawn.append(row), draw(row, width, bar=bar))[1]  # type: ignore[method-assign, func-returns-value]
    async with Host(rows).run_test(size=(80, 24)) as pilot:
        rows.show_result(result)  # type: ignore[arg-type]
        await pilot.pause()
        rows.focus()
        await pilot.press("end")
        await pilot.pause()
        assert rows.selected is not None
        assert rows.selected.headline == "Headline 999999"
        assert "Headline 999999" in "".join(lines(rows))
        rows.go_to(date(2025, 3, 28))
        await pilot.pause()
        assert "Headline 28" in "".join(lines(rows))
        assert len(drawn) < 100
        assert [fetched.start for fetched in result.fetched] == [0, 999_936]


async def test_the_list_keeps_what_is_selected_and_where_it_is_seen() -> None:
    rows = EntryList(2025)
    async with Host(rows).run_test(size=(80, 24)) as pilot:
        rows.show_result(Numbered(50))  # type: ignore[arg-type]
        rows.index = 17
        await pilot.pause()
        seen = rows.index * 2 - rows.scroll_y
        rows.show_result(Numbered(60, first=-10))  # type: ignore[arg-type]
        assert rows.index == 27
        assert rows.index * 2 - rows.scroll_y == seen
        rows.show_result(Numbered(3))  # type: ignore[arg-type]
        assert rows.index == 0
        rows.show_result(Numbered(0))  # type: ignore[arg-type]
        await pilot.pause()
        assert rows.selected is None
        for action in (rows.action_last, rows.action_first, rows.action_open):
            action()
        assert not "".join(lines(rows)).strip()


@pytest.mark.parametrize("width", [24, 34, 40, 46, 60, 100])
def test_rows_fit_any_width(width: int) -> None:
    for entry in (made.harbour(), *made.others(), Entry("停火" * 60, id="x", published="x", countries=("UA",) * 40)):
        for line in entry_row(row_of(entry, ""), Mark(starred=True, note="x"), width, 2025, present.bar(True)):
            assert line.cell_length <= width


def test_a_row_shows_as_many_countries_as_fit() -> None:
    assert "NO DK DE FI PL" in entry_row(row_of(made.harbour(), ""), Mark(), 90, 2025, present.bar(False))[1].plain
    assert "NO DK +3" in entry_row(row_of(made.harbour(), ""), Mark(), 53, 2025, present.bar(False))[1].plain


async def test_the_chosen_block_is_kept_in_view() -> None:
    view = BlockView()
    async with Host(view).run_test(size=(40, 10)) as pilot:
        view.show([Block(present.line(f"block {n}"), indent=2, stop=n) for n in range(40)], 0)
        for stop in (20, 39, 5, 0):
            view.stop = stop
            await pilot.pause()
            assert f"▌ block {stop}" in [line.replace("▎", "▌") for line in lines(view)]


async def test_blocks_wrap_with_their_indent() -> None:
    view = BlockView()
    async with Host(view).run_test(size=(20, 10)) as pilot:
        view.show([Block(present.line("three little words and more"), present.line("7"), 4, 0)])
        await pilot.pause()
        assert lines(view)[:2] == [" 7  three little", "    words and more"]


async def test_an_anchor_is_scrolled_to() -> None:
    view = BlockView()
    body = present.block("\n".join(f"line {n}" for n in range(50)))
    async with Host(view).run_test(size=(40, 10)) as pilot:
        view.show([Block(body, anchor=present.block("\n".join(f"line {n}" for n in range(30)) + "\n"))])
        await pilot.pause()
        assert "line 30" in lines(view)


@pytest.mark.parametrize("paragraph", ["\n", " "])
async def test_a_step_in_a_long_source_does_not_wrap_it_again(monkeypatch: pytest.MonkeyPatch, paragraph: str) -> None:
    text = paragraph.join(f"word{n} " + "and other little words " * 20 for n in range(1000))
    found = [text.index(f"word{n} ") for n in (1, 500, 998)]
    passages = [SourcePassage(n, at, at + 40, f"claim {n}", n) for n, at in enumerate(found)]
    wraps: list[int] = []
    wrap = Content._wrap_and_format
    monkeypatch.setattr(
        Content, "_wrap_and_format", lambda self, *a, **k: (wraps.append(len(self.plain)), wrap(self, *a, **k))[1]
    )
    app = Host(Widget())
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(SourceScreen("s", text, passages, 0))
        while sum(wraps) < 0.9 * len(text):
            await pilot.pause()
        assert 0.9 * len(text) < sum(wraps) < 4 * len(text)  # line breaks are not wrapped; a second layout may be
        for n in (500, 998):
            wraps.clear()
            await pilot.press("n")
            await pilot.pause()
            assert f"▐word{n}" in "\n".join(lines(app.screen.query_one(Page)))
            assert sum(wraps) < len(text) / 10


async def test_the_facet_bar_shares_its_height() -> None:
    bar = FacetBar()
    rows = {
        section.name: [FacetRow(section.name, str(n), f"{section.name} {n}", n) for n in range(20)]
        for section in SECTIONS
    }
    async with Host(bar).run_test(size=(30, 30)) as pilot:
        bar.show([(section, rows[section.name]) for section in SECTIONS])
        bar.focus()
        await pilot.pause()
        shown = lines(bar)
        assert sum("more" in line for line in shown) == len(SECTIONS)
        assert len([line for line in shown if line]) <= 30
        for _ in range(60):
            await pilot.press("down")
        assert "more" in shown[bar.cursor]


@pytest.mark.parametrize(("count", "told"), [(TOP - 1, f"{TOP - 10} more"), (TOP, "more")])
async def test_of_more_values_than_are_counted_the_bar_tells_no_number(count: int, told: str) -> None:
    bar = FacetBar()
    async with Host(bar).run_test(size=(30, 11)) as pilot:
        bar.show([(SECTIONS[1], [FacetRow("country", str(n), f"country {n}", 9) for n in range(count)])])
        await pilot.pause()
        assert lines(bar)[-1].strip() == told


def test_the_rest_of_the_library_counts_nothing() -> None:
    rows = with_rest(
        [FacetRow("country", "NO", "Norway", 2, True)], [FacetRow("country", v, v, 9, True) for v in ("NO", "SE")]
    )
    assert rows == (FacetRow("country", "NO", "Norway", 2, True), FacetRow("country", "SE", "SE", 0))


async def test_a_line_keeps_its_right_end() -> None:
    line = Line()
    async with Host(line).run_test(size=(20, 2)) as pilot:
        line.left, line.right = present.line("a long text at the left"), present.line("5 of 5")
        await pilot.pause()
        assert lines(line)[0] == "a long text … 5 of 5"


def unmarked(_: Claim) -> bool:
    return False


def days(*texts: str) -> Dates:
    return count_days([Entry("A", published=text) for text in texts])


def test_what_has_no_day_is_left_out_and_counted() -> None:
    assert days("2025-13-45", "") == Dates(undated=2)


def test_dates_in_words() -> None:
    assert dates.column("nonsense", 2025) == "undated"
    assert dates.column("2025-03", 2025) == "Mar"
    assert dates.column("2024", 2025) == "2024"
    assert dates.spoken("nonsense") == "nonsense"
    assert dates.with_basis(Entry("A")) == "undated: the source does not say"
    assert dates.with_basis(Entry("A", published="2025-03-10")) == "10 Mar 2025"
    assert (
        dates.with_basis(Entry("A", published="2025-03-10", published_basis=DateBasis.INFERRED))
        == "10 Mar 2025 (inferred)"
    )


def test_provenance() -> None:
    entry = made.harbour()
    assert chains.provenance(entry).plain == "Northern Wire Service → Coast Daily"
    hops = tuple(Hop(name, HopKind.OUTLET) for name in ("AP", "AFP", "NYT"))
    unstated = Entry("A", sources=(Source("s1"),), claims=(Claim("c", "x", ClaimKind.STATEMENT, hops),))
    assert chains.provenance(unstated).plain == "AP, AFP +1 → publisher not stated"
    assert chains.origin(row_of(unstated, "")).plain == "AP, AFP +1 →"
    assert chains.chain(Claim("c", "x", ClaimKind.STATEMENT)).plain == "speaker not recognized"
    assert chains.chain(Claim("c", "x", ClaimKind.NARRATION)).plain == "publisher not stated"


@pytest.mark.parametrize(
    ("language", "why"),
    [(None, "none found in this text"), ("en-GB", "none found in this text"), ("uk", "only quotations are read")],
)
def test_why_there_are_no_claims(language: str | None, why: str) -> None:
    blocks = entry_blocks(Entry("A", language=language), (), Drawing(False, unmarked))
    assert any(why in block.body.plain for block in blocks)


def test_what_helps_with_an_error_is_not_cut() -> None:
    error = QueryError("unknown field contry", 0, 6, "did you mean country:?")
    assert banner.error_line(error, 2, 80).plain.strip() == "↑ unknown field contry · did you mean country:?"
    assert banner.error_line(error, 2, 40).plain.strip() == "↑ did you mean country:? · unknown field contry"


@pytest.mark.parametrize("cells", [40, 60, 78, 118])
def test_the_verdict_stands_on_the_first_line(library: MadeLibrary, cells: int) -> None:
    entry = made.harbour()
    statement = next(s for s in statements(entry, hidden=False) if s.claim)
    heading = evidence_blocks(entry, statement, lambda evidence: library.passage(entry, evidence), cells)[0].body
    assert heading.cell_length <= cells
    assert heading.plain.endswith("verbatim ✓")
    assert ("characters" in heading.plain) is (cells > 70)


def test_a_citation_says_who_and_where() -> None:
    entry = made.harbour()
    walk = statements(entry, hidden=False)
    summary, claim = walk[0], next(s for s in walk if s.claim)
    assert "Coast Daily. “Twelve ports" in citation(entry, summary)
    assert "#c-000002]" in citation(entry, claim)


def test_walking_over_statements() -> None:
    walk = statements(made.harbour(), hidden=False)
    labels = [s.label for s in walk]
    assert labels[:4] == ["summary 1", "actor 1 of 2", "actor 2 of 2", "country 1 of 5"]
    claims = [s.number for s in walk if s.claim]
    assert claims == [2, 3, 6, 7, 5, 1]  # who speaks, then figures, then what the publisher tells
    first, last = labels.index("claim 2 of 7"), labels.index("claim 1 of 7")
    assert (first_claim(walk, unmarked), last_claim(walk)) == (first, last)
    assert next_claim(walk, first, -1) is None
    assert next_claim(walk, 0, 1) == first
    assert next_claim(walk, last, 1) is None
    assert next_claim((), None, 1) is None
    assert last_claim(()) is None
    assert first_claim((), unmarked) is None
    assert len(statements(made.harbour(), hidden=True)) == len(walk) + 1


def test_every_statement_of_an_entry_has_a_block() -> None:
    entry = made.harbour()
    for hidden in (False, True):
        walk = statements(entry, hidden=hidden)
        blocks = entry_blocks(entry, walk, Drawing(hidden, unmarked))
        stops = [block.stop + n for block in blocks if block.stop is not None for n in range(max(len(block.items), 1))]
        assert stops == list(range(len(walk)))


def test_rows_are_walked_down_and_across() -> None:
    walk = statements(made.harbour(), hidden=False)
    fields = [s.term.field if s.term else s.label for s in walk]
    actor, country = fields.index("actor"), fields.index("country")
    assert next_row(walk, 0, 1) == actor
    assert next_row(walk, actor, 1) == next_row(walk, actor + 1, 1) == country
    assert next_row(walk, country + 3, -1) == actor
    assert next_row(walk, 0, -1) == 0
    assert next_row(walk, len(walk) - 1, 1) == len(walk) - 1
    assert beside(walk, actor, 1) == actor + 1
    assert beside(walk, actor + 1, 1) is None
    assert beside(walk, actor, -1) is None


def test_many_actors_are_few_until_all_are_wanted() -> None:
    entry = Entry("A", actors=tuple(Actor(f"N{n}", ActorKind.PERSON, 1) for n in range(FEW + 3)))
    few, whole = statements(entry, hidden=False), statements(entry, hidden=False, whole=True)
    assert [s.text for s in few[-2:]] == [f"N{FEW - 1}", "3 more"]
    assert few[-1].term == Term("actor", None)
    assert len(whole) == FEW + 3
    for walk in (few, whole):
        row = next(b for b in entry_blocks(entry, walk, Drawing(False, unmarked)) if b.items)
        assert [row.body.plain[a:b] for a, b in row.items] == [s.text for s in walk]


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (DateBasis.STATED, "stated: the text says so"),
        (DateBasis.METADATA, "metadata: given with the text"),
        (DateBasis.INFERRED, "inferred: from the address"),
        (DateBasis.UNKNOWN, "unknown: nothing says"),
    ],
)
def test_the_basis_of_a_date_is_said(basis: DateBasis, words: str) -> None:
    assert words in dates.in_words(Entry("A", published="2025-03-10", published_basis=basis))
    assert "unknown: the source does not say" in dates.in_words(Entry("A", published_basis=basis))


def test_counts_in_the_header() -> None:
    assert banner.counts(1, 1, 0, 0, exact=True).plain == "1 of 1 entry · 0 unread "
    assert (
        banner.counts(1204, 98311, 1000, 2, exact=True).plain
        == "! 2 problems   1,204 of 98,311 entries · 1,000 unread "
    )
    assert banner.counts(1204, 98311, 7, 0, exact=False).plain == "at most 1,204 of 98,311 entries · 7 unread "
