"""What is told of claims: as the index keeps it, found by claim, with ids that stay when others say the same."""

from hypothesis import given

from briefing.digest.others import Others
from briefing.digest.relations import group_id, with_relations
from briefing.digest.told import Related, told_of
from briefing.model import Entry
from briefing.stories.comparison import compare_story
from briefing.stories.standing import standings
from briefing.text.clean import is_clean
from briefing.text.width import cell_width
from tests.digest.test_digest_markdown import HOSTILE
from tests.digest.test_story_digest import STORIES
from tests.stories.made import claim, entry


def _related(*entries: Entry) -> list[Related]:
    told = told_of(compare_story(entries))
    return [Related(one, entries[0].id, told) for one in entries]


@given(STORIES)
def test_an_entry_stands_as_the_index_keeps_it(entries):
    kept = standings(entries, compare_story(entries))
    assert {related.entry.id: related.standing for related in _related(*entries)} == kept


@given(STORIES)
def test_what_one_claim_names_the_other_names_too(entries):
    found = [with_relations(related, whole=True)["relations"] for related in _related(*entries)]
    named: dict[str, set[tuple[str, str]]] = {}
    for related, one in zip(entries, found, strict=True):
        for told in one["claims"]:
            assert told["origins"]
            for name in (*told["groups"], *told["disputes"]):
                named.setdefault(name, set()).add((related.id, told["claim"]))
        for group in one["groups"]:
            assert (related.id, group["id"]) in {(m["entry"], group["id"]) for m in group["members"]}
    groups = {group["id"]: group for one in found for group in one["groups"]}
    assert all(named[name] == {(m["entry"], m["claim"]) for m in groups[name]["members"]} for name in groups)


def test_the_id_of_a_group_stays_when_another_joins():
    first, *more = (entry(name, claim("The dam at Sele was closed on Tuesday", "Ana Lind")) for name in "abc")
    (two,), (three,) = (compare_story(some).groups for some in ([first, more[0]], [first, *more]))
    assert len(three.members) > len(two.members)
    assert group_id(two) == group_id(three)


def test_of_many_reprints_a_few_are_named_and_the_rest_counted():
    printed = [entry(f"e{n:02}", claim("The dam at Sele was closed on Tuesday", "Ana Lind")) for n in range(12)]
    related = _related(*printed)[0]
    lines = [line.text for line in Others(related, 60).lines(printed[0].claims[0])]
    assert sum(" · 2024-05-14 · e" in line for line in lines) == 5
    assert "       and 6 more: briefing digest --by story story:e00" in lines


def test_one_of_each_origin_is_named_first():
    said = "The dam at Sele was closed on Tuesday"
    wired = [entry(f"a{n}", claim(said, "Ana Lind", outlet="Reuters")) for n in range(7)]
    own = entry("b", claim(said, "Tom Hale"))
    related = _related(*wired, own)[0]
    lines = [line.text.strip() for line in Others(related, 100).lines(wired[0].claims[0])]
    assert "Tom Hale · 2024-05-14 · b#" in "".join(lines)


def test_hostile_words_of_others_are_cleaned_and_wrapped():
    said = f"The dam at Sele was closed on Tuesday {HOSTILE}"
    both = [entry(name, claim(said, HOSTILE, outlet=HOSTILE)) for name in "ab"]
    lines = [line.text for line in Others(_related(*both)[0], 30).lines(both[0].claims[0])]
    assert lines
    assert all(is_clean(line) and cell_width(line) <= 30 for line in lines)
