"""Names are found by a few of their letters, the nearest first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.closeness import Closeness, closeness, nearest_of


@pytest.mark.parametrize(
    ("wanted", "name", "near"),
    [
        ("macron", "Macron", Closeness.EXACT),
        ("u.s.", "U.S", Closeness.EXACT),
        ("emm", "Emmanuel Macron", Closeness.BEGINNING),
        ("emmanuel m", "Emmanuel Macron", Closeness.BEGINNING),
        ("mac", "Emmanuel Macron", Closeness.WORD),
        ("acro", "Emmanuel Macron", Closeness.INSIDE),
        ("emac", "Emmanuel Macron", Closeness.SCATTERED),
        ("macrons", "Emmanuel Macron", None),
        ("lodz", "Łódź", Closeness.EXACT),
        ("停", "停火协议", Closeness.BEGINNING),
        ("", "Macron", None),
        ("...", "Macron", None),
    ],
)
def test_closeness(wanted: str, name: str, near: Closeness | None) -> None:
    assert closeness(wanted, name) == near


def test_the_nearest_name_counts() -> None:
    assert nearest_of("deutsch", ("Germany", "Deutschland", "DE")) is Closeness.BEGINNING
    assert nearest_of("x", ()) is None


@given(st.text(min_size=1), st.text())
def test_a_name_is_as_near_as_its_beginning_says(name: str, rest: str) -> None:
    near = closeness(name, name)
    assert near in {Closeness.EXACT, None}
    if near is not None:
        assert closeness(name, f"{name} {rest}") is not None
