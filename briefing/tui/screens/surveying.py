"""The part of the reader that counts countries: all of a result, for the world view that lies over it."""

import asyncio
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from briefing.library import Facet, FacetCount, SearchResult
from briefing.query.edit import chosen, exclude, excluded, toggle
from briefing.tui.screens.asking import AskingScreen

if TYPE_CHECKING:  # it is imported when it is wanted
    from briefing.tui.screens.world import WorldScreen


class SurveyingScreen(AskingScreen):
    """Open the world view and keep its counts those of the present question."""

    _world: "WorldScreen | None" = None

    class Surveyed(Message):
        """How many entries a question found in all, in each country, and in none."""

        def __init__(self, question: str, total: int, countries: tuple[FacetCount, ...], without: int) -> None:
            super().__init__()
            self.question = question
            self.total = total
            self.countries = countries
            self.without = without

    def action_world(self) -> None:
        """Show the countries of the result on a map."""
        from briefing.tui.screens.world import Choices, WorldScreen, draws_braille  # noqa: PLC0415

        self._world = WorldScreen(Choices(self._choose_country, self._exclude_country), braille=draws_braille())
        self.app.push_screen(self._world, self._left_world)
        self.survey(self.wanted, None)

    @work(exclusive=True, group="survey")
    async def survey(self, question: str, result: SearchResult | None) -> None:
        """Count all countries of a result, the rarest too; it is searched for first where there is none yet."""
        self.post_message(await asyncio.to_thread(self._surveyed, question, result))

    def _surveyed(self, question: str, result: SearchResult | None) -> Surveyed:
        found = result or self.library.search(question, today=self.today)
        countries, without = found.values(Facet.COUNTRY)
        return self.Surveyed(question, found.count, countries, without)

    @on(AskingScreen.Answer)
    def _survey_again(self, answer: AskingScreen.Answer) -> None:
        if self._world is not None and answer.question == self.wanted and answer.counted is not None:
            self.survey(answer.question, answer.result)

    @on(Surveyed)
    def _show_world(self, message: Surveyed) -> None:
        if self._world is None or message.question != self.wanted:
            return
        from briefing.tui.world_rows import World  # noqa: PLC0415

        wanted, unwanted = chosen(self.wanted, "country"), excluded(self.wanted, "country")
        self._world.show(World(message.question, message.total, message.without, message.countries, wanted, unwanted))

    def _choose_country(self, code: str) -> None:
        self.wanted = toggle(self.wanted, "country", code)

    def _exclude_country(self, code: str) -> None:
        self.wanted = exclude(self.wanted, "country", code)

    def _left_world(self, _: None) -> None:
        self._world = None
