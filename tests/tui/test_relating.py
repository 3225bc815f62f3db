"""What other claims of the story say stands below a claim: who says the same, who contradicts it; a key goes there."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.model import Claim, ClaimKind
from briefing.stories.kinds import Kind
from briefing.tui.copies import citation
from briefing.tui.relations import Other, Related, relations
from briefing.tui.screens.source import SourceScreen
from briefing.tui.widgets.entry_list import EntryList
from briefing.tui.widgets.entry_view import EntryView, EvidenceView
from tests.library.test_library_stories import CHIEFS, SUMMIT, TALKS
from tests.tui import hostile, made
from tests.tui.conftest import Open, Opened
from tests.tui.test_hostile import look

ROOT = Path(__file__).parents[2]


async def at(it: Opened, entry: str) -> None:
    rows = it.reader.query_one(EntryList).rows
    it.reader.query_one(EntryList).index = next(at for at, row in enumerate(rows) if row.id == entry)
    await it.settle()


def shown(it: Opened) -> str:
    view = it.reader.query_one(EntryView)
    return "\n".join(block.body.plain for block in view._blocks)


def evidence(it: Opened) -> str:
    return "\n".join(block.body.plain for block in it.reader.query_one(EvidenceView)._blocks)


async def test_a_claim_names_who_says_the_same_and_who_contradicts_it(opened: Open, seeds: Library) -> None:
    async with opened(library=seeds) as it:
        await at(it, CHIEFS)
        assert "≡ 1 origin, printed by several" in shown(it)
        assert "the same, from Associated Press (2 entries that credit one outlet)" in shown(it)
        assert "≠ disputed" in shown(it)
        assert "“These are Croatia and Montenegro, which were invited but did not respond" in shown(it)
        assert "disputed, polarity: " in shown(it)
        await at(it, SUMMIT)
        assert "≡" not in shown(it)
        assert "≠" not in shown(it)


async def test_what_the_other_says_is_read_in_its_own_source_and_gone_to_and_back(opened: Open, seeds: Library) -> None:
    async with opened(library=seeds) as it:
        await at(it, CHIEFS)
        await it.press("enter", "O", "O")
        assert it.reader.statement.other.entry.id == TALKS
        assert "seeds/001" in evidence(it)
        assert "verbatim" in evidence(it)
        claim = it.reader.statement.claim
        assert f"[{TALKS}#{claim.id}]" in citation(it.reader.stated_in, it.reader.statement)
        await it.press("v")
        assert isinstance(it.app.screen, SourceScreen)
        assert it.app.screen._passages[it.app.screen.at].number == 1 + seeds.entry(TALKS).claims.index(claim)
        await it.press("escape", "enter")
        assert it.reader.entry.id == TALKS
        assert it.reader.statement.own_claim == claim
        assert it.reader.wanted == ""
        await it.press("backspace")
        assert it.reader.entry.id == CHIEFS
        assert it.reader.statement.own_claim.text.startswith("Croatia and Montenegro also did not receive")
        await it.press("backspace")
        assert "nowhere to go back to" in it.screen_lines()[-1]


async def test_a_search_that_does_not_find_the_other_is_replaced_and_comes_back(opened: Open, seeds: Library) -> None:
    async with opened(library=seeds) as it:
        await it.search(f"id:{CHIEFS}")
        await it.press("enter", "O", "O", "enter")
        assert it.reader.entry.id == TALKS
        assert it.reader.wanted == f"story:{TALKS}"
        await it.press("backspace")
        assert it.reader.wanted == f"id:{CHIEFS}"
        assert it.reader.entry.id == CHIEFS


async def test_the_story_is_read_once_for_its_entries_and_again_when_it_has_changed(
    opened: Open, seeds: Library
) -> None:
    async with opened(library=seeds) as it:
        await at(it, CHIEFS)
        first = it.reader.report
        await at(it, TALKS)
        assert it.reader.report is first
        seeds.said.split(TALKS, [CHIEFS])
        it.reader.look_again()
        await it.settle()
        assert it.reader.report is not first
        assert "≡" not in shown(it)


async def test_no_other_claim_is_said_to_be_none(opened: Open, seeds: Library) -> None:
    async with opened(library=seeds) as it:
        await at(it, SUMMIT)
        await it.press("O")
        assert "as far as can be told" in it.screen_lines()[-1]


async def test_hidden_claims_leave_the_others_where_they_are(opened: Open, seeds: Library) -> None:
    async with opened(library=seeds) as it:
        await at(it, CHIEFS)
        await it.press("enter", "O", "O")
        before = it.reader.statement
        await it.press("h", "m")
        assert it.reader.statement == before
        assert before.other is not None


def test_of_many_others_contradictions_come_first_and_one_of_each_origin() -> None:
    library = Library(ROOT)
    report = library.report(library.story(TALKS))
    found = relations(report, report.entry(TALKS))
    assert all(related.others for related in found.values())
    one = next(related for related in found.values() if related.origins)
    alike = one.others[0]
    denial = Other(alike.entry, replace(alike.claim, id="c-1"), "no", Kind.DENIAL, "it denies it")
    many = Related((denial, alike, *(replace(alike, claim=replace(alike.claim, id=f"c-{n}")) for n in range(9))))
    assert len(many.shown) == 3
    assert many.shown[:2] == (denial, alike)


@pytest.mark.parametrize("size", [(160, 45), (40, 20)], ids=str)
async def test_hostile_text_does_no_harm(opened: Open, size: tuple[int, int]) -> None:
    async with opened(size=size) as it:
        for text in hostile.PAYLOADS:
            claim = Claim("c-999999", text, ClaimKind.STATEMENT)
            entry = replace(made.harbour(), id="x", headline=text, published=text, claims=(claim,))
            beside = [Other(entry, claim, text, kind, text, later=later) for kind in Kind for later in (False, True)]
            headline = Other(entry, replace(claim, id=""), text, Kind.HEADLINE_BODY, text)
            it.reader.related = {
                one.id: Related((headline, *beside) if number else tuple(beside))
                for number, one in enumerate(it.reader.entry.claims)
            }
            for _ in range(2):
                await it.press("O")
                look(it)
