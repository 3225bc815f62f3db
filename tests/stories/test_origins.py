"""Independent origins: a wire through two publishers is one, a text printed twice is one, two reporters are two."""

# ruff: noqa: E501 (texts read better in one line)

from hypothesis import given
from hypothesis import strategies as st

from briefing.stories.origins import OriginReason, copied, origins
from tests.stories.made import claim, entry

SAID = "Two people were killed and 44 injured when a night train derailed near Podhora early on Thursday"
LONG = (
    "The train was travelling from Zemun to the coast with 186 passengers when it left the tracks at three in the morning",
    "The line will stay closed until Sunday while the wreck is taken away by two cranes from the capital",
)


def _of(*entries: object) -> list[tuple[str | None, tuple[str, ...], str]]:
    told = [(one.claims[0], one) for one in entries]  # type: ignore[attr-defined]
    return [(o.outlet, o.entries, o.reason.value) for o in origins(told, copied(list(entries)))]  # type: ignore[arg-type]


def test_one_wire_through_two_publishers_is_one_origin() -> None:
    one = entry("a", claim(SAID, "Dana Kral", outlet="Reuters"))
    other = entry("b", claim("Two died in Podhora", "Dana Kral", outlet="Reuters"))
    own = entry("c", claim("Two died in Podhora", "Milos Beran"))
    assert _of(one, other, own) == [("Reuters", ("a", "b"), "wire"), ("Paper c", ("c",), "own")]


def test_one_text_under_two_names_is_one_origin() -> None:
    one, other = (entry(name, *(claim(text) for text in (SAID, *LONG))) for name in "ab")
    assert _of(one, other) == [("Paper a", ("a", "b"), "copy")]


def test_two_reporters_of_one_fact_are_two_origins() -> None:
    one = entry("a", claim(SAID), claim(LONG[0]))
    other = entry("b", claim("A night train ran off the rails at Podhora, and two passengers died"), claim(LONG[1]))
    assert len(_of(one, other)) == 2


def test_who_names_nobody_stands_for_itself() -> None:
    nameless = entry("a", claim(SAID))
    found = origins([(nameless.claims[0], type(nameless)("News", "x"))])
    assert [(one.outlet, one.reason) for one in found] == [(None, OriginReason.UNKNOWN)]


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["AP", "Reuters", None])), max_size=8))
def test_every_entry_is_in_one_origin_whatever_the_order(rows: list[tuple[str, str | None]]) -> None:
    told = [entry(name, claim(SAID, "Dana Kral", outlet=outlet)) for name, outlet in dict(rows).items()]
    members = [(one.claims[0], one) for one in told]
    found = origins(members)
    assert sorted(name for one in found for name in one.entries) == sorted({one.id for one in told})
    assert origins(reversed(members)) == found
