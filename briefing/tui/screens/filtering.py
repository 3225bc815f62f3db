"""The part of the reader that filters: what is chosen or excluded in a picker is query text, and nothing else."""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from briefing.library import Facets, SearchResult
from briefing.query.edit import chosen, clear, exclude, excluded, toggle
from briefing.query.fields import STANDINGS
from briefing.tui import facet_rows
from briefing.tui.counting import Counted
from briefing.tui.facet_rows import SECTIONS, STANDING, TAGS, FacetRow, Section
from briefing.tui.screens.asking import AskingScreen
from briefing.tui.widgets.facet_bar import FacetBar

if TYPE_CHECKING:  # it is imported when it is wanted
    from briefing.tui.screens.picker import PickerScreen


class FilteringScreen(AskingScreen):
    """Open the pickers, keep their counts those of the present result, write what they choose into the search line."""

    _result: SearchResult | None
    _counted: Counted | None
    _picker: "PickerScreen | None" = None

    class Numbered(Message):
        """How many entries of the result have a value that no list had."""

        def __init__(self, question: str, row: FacetRow) -> None:
            super().__init__()
            self.question = question
            self.row = row

    def rows(self, section: Section, counted: Counted | None = None) -> tuple[FacetRow, ...]:
        """Return the values of a section in the current result, with those that the query names marked."""
        marks = {field: self._named(field) for field in section.fields}
        known = counted or self._counted
        if known is None:
            return ()
        rows = facet_rows.section_rows(section, known.facets, marks, known.everything)
        return facet_rows.marked(rows, self.wanted)

    def sections(self) -> list[tuple[Section, tuple[FacetRow, ...]]]:
        """Return what the sidebar shows: how claims stand only where comparing told something of one."""
        shown = [(section, self.rows(section)) for section in (*SECTIONS, STANDING)]
        return [(section, rows) for section, rows in shown if rows or section is not STANDING]

    def _named(self, field: str) -> frozenset[str]:
        """Return the values of a field that the search line names; of states only those that are counted."""
        named = chosen(self.wanted, field) | excluded(self.wanted, field)
        return named & STANDINGS if field == "is" else named

    def all_rows(self, section: Section, counted: Counted | None = None) -> tuple[FacetRow, ...]:
        """Return the values of a section in the current result, then those of the library; countries with codes."""
        known = counted or self._counted
        everything = known.everything if known else Facets()
        rest = facet_rows.section_rows(section, everything, {}, everything)
        rows = facet_rows.with_rest(self.rows(section, known), rest)
        return tuple(replace(row, note=row.value) for row in rows) if section.name == "country" else rows

    def toggle(self, row: FacetRow) -> None:
        """Write a value into the search line, or take it out."""
        if row.excluded:
            self._filter(toggle(exclude(self.wanted, row.field, row.value), row.field, row.value))
        else:
            self._filter(toggle(self.wanted, row.field, row.value))

    def exclude(self, row: FacetRow) -> None:
        """Write a value into the search line with a minus, or take it out."""
        self._filter(exclude(self.wanted, row.field, row.value))

    @on(FacetBar.Excluded)
    def _excluded(self, message: FacetBar.Excluded) -> None:
        self.exclude(message.row)

    def clear_section(self, section: Section) -> None:
        """Take all values of a section out of the search line, those with a minus too."""
        text = self.wanted
        for field in section.fields:
            text = clear(text, field) if chosen(text, field) else text
            for value in sorted(excluded(text, field)):
                text = exclude(text, field, value)
        self._filter(text)

    def action_pick(self, name: str) -> None:
        """Open the picker of a facet."""
        from briefing.tui.screens.picker import Choices, PickerScreen  # noqa: PLC0415 (not before it is wanted)
        from briefing.tui.screens.topic_tree import TopicScreen  # noqa: PLC0415

        section = next(section for section in (*SECTIONS, TAGS, STANDING) if section.name == name)
        choices = Choices(self.toggle, self.exclude, self.clear_section, self.ask_for)
        kind = TopicScreen if name == "topic" else PickerScreen
        self._picker = kind(section, self.all_rows(section), choices, self.other_names)
        self.app.push_screen(self._picker, self._picked)
        if self._result is not None and self._counted is not None:
            self.list_values(section, self._result, self._counted)

    def other_names(self, row: FacetRow) -> tuple[str, ...]:
        """Return what else may be typed for a value: codes and demonyms of a country, aliases of a known actor."""
        if row.field == "country":
            from briefing.vocabulary.countries import country_words  # noqa: PLC0415 (its table)

            return country_words(row.value)
        actors = self.library.actors.actors
        known = actors.named(row.value) if row.field == "actor" and actors.actors else None
        return known.names if known else ()

    @on(AskingScreen.Listed)
    def show_values(self, message: AskingScreen.Listed) -> None:
        """Offer all values in the picker that is still open on the same result."""
        if self._picker is not None and self._picker.section is message.section and self._counted is message.before:
            self._picker.show(self.all_rows(message.section, message.counted))

    @on(AskingScreen.Answer)
    def _list_again(self, answer: AskingScreen.Answer) -> None:
        """Count the values of the picker again for what its last choice finds."""
        if self._picker is not None and answer.question == self.wanted and answer.counted is not None:
            self.list_values(self._picker.section, answer.result, answer.counted)

    def ask_for(self, row: FacetRow) -> None:
        """Count the entries of the result that have a value which no list has."""
        self.number(self.wanted, row)

    @work(exclusive=True, group="typed-value")
    async def number(self, question: str, row: FacetRow) -> None:
        """Count the entries that a question finds and that have a value, once it is no longer being typed."""
        await asyncio.sleep(0.1)
        count = await asyncio.to_thread(self._number, question, row)
        self.post_message(self.Numbered(question, replace(row, count=count)))

    def _number(self, question: str, row: FacetRow) -> int:
        from briefing.query.format import format_field  # noqa: PLC0415

        term = format_field(row.field, (row.value,))
        result = self.library.search(f"({question}) {term}" if question.strip() else term, today=self.today)
        result.settle()
        return result.count

    @on(Numbered)
    def _show_number(self, message: Numbered) -> None:
        if self._picker is not None and message.question == self.wanted:
            self._picker.count(message.row)

    def _filter(self, text: str) -> None:
        self.wanted = text
        if self._picker is not None:
            self._picker.mark(text)

    def _picked(self, _: None) -> None:
        self._picker = None
