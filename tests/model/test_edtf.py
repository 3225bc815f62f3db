"""Dates as the span of days that they can mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Edtf, parse_edtf


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2025-03-10", date(2025, 3, 10), date(2025, 3, 10)),
        ("2025-03-28T12:39", date(2025, 3, 28), date(2025, 3, 28)),
        ("2025-03-28T12:39:01Z", date(2025, 3, 28), date(2025, 3, 28)),
        ("2025-03-28T12:39+02:00", date(2025, 3, 28), date(2025, 3, 28)),
        ("2025-03-28T12:39:01.25Z", date(2025, 3, 28), date(2025, 3, 28)),
        ("2025-03?", date(2025, 3, 1), date(2025, 3, 31)),
        ("2025-03-10~", date(2025, 3, 10), date(2025, 3, 10)),
        ("2025-03-10%", date(2025, 3, 10), date(2025, 3, 10)),
        ("2024-12/2025-01", date(2024, 12, 1), date(2025, 1, 31)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_date_means_all_its_days(text: str, earliest: date, latest: date) -> None:
    assert parse_edtf(text) == Edtf(earliest, latest)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "is not a date like"),
        ("yesterday", "is not a date like"),
        ("10-03-2025", "is not a date like"),
        ("2025-3-1", "is not a date like"),
        ("٢٠٢٥", "is not a date like"),
        ("2025-13", "is not a date that exists"),
        ("2025-02-29", "is not a date that exists"),
        ("0000", "is not a date that exists"),
        ("2025-03-28T25:00", "is not a date that exists"),
        ("2025-03/2025-02", "ends before it begins"),
        ("2025/", "is not a date like"),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse_edtf(text)


@given(st.dates())
def test_every_day_means_itself_and_lies_in_its_month_and_year(day: date) -> None:
    assert parse_edtf(day.isoformat()) == Edtf(day, day)
    for partial in (day.isoformat()[:7], day.isoformat()[:4]):
        found = parse_edtf(partial)
        assert found.earliest <= day <= found.latest


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        found = parse_edtf(text)
    except ValueError:
        return
    assert found.earliest <= found.latest
