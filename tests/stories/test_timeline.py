"""The timeline of a story: every claim once a day it names, in order, with its passages."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.pipeline import normalize
from briefing.model import Entry, Event
from briefing.stories.timeline import Basis, timeline
from tests.stories.made import claim, entry

TEXT = (
    "Marvia and Lesk agree to reopen border crossing\n\n19 September 2024\n\n"
    "The two countries closed the crossing in 2013 after a shooting in which four guards were killed.\n\n"
    'The crossing will open on 1 November, minister Petra Kolar said. "It is the best news in a decade," Kolar said.\n'
)


def test_claims_stand_on_the_days_they_name_else_on_that_of_their_article() -> None:
    found = timeline([normalize(TEXT, publisher="Capital Herald")])
    assert [(p.days.earliest, p.basis) for p in found] == [
        (date(2013, 1, 1), Basis.SAID),
        (date(2024, 9, 19), Basis.PUBLISHED),
        (date(2024, 11, 1), Basis.SAID),
    ]
    assert all(point.evidence for point in found)


def test_a_day_outside_every_claim_is_a_point_of_its_own() -> None:
    made = entry("a", claim("The bridge fell"))
    event = Event("2024-05-01", "on 1 May", ())
    found = timeline([Entry("News", "a", published="2024-05-14", claims=made.claims, events=(event,))])
    assert [(p.days.earliest.isoformat(), p.basis, p.event) for p in found] == [
        ("2024-05-01", Basis.EVENT, event),
        ("2024-05-14", Basis.PUBLISHED, None),
    ]


def test_without_any_day_there_is_no_point() -> None:
    assert timeline([entry("a", claim("The bridge fell"), day=None)]) == ()


@given(
    st.lists(
        st.builds(
            lambda number, day, text: entry(f"e{number}", claim(text), day=day),
            st.integers(0, 99),
            st.sampled_from(["2024-05-14", "2024-05", "2024", None, "yesterday", "2024-13-01"]),
            st.text(max_size=60),
        ),
        max_size=6,
        unique_by=lambda made: made.id,
    )
)
def test_it_is_in_order_and_never_raises(entries: list[Entry]) -> None:
    found = timeline(entries)
    assert [point.days.earliest for point in found] == sorted(point.days.earliest for point in found)
    assert timeline(entries[::-1]) == found
