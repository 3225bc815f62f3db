"""Dates that are printed in full."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.dates import absolute_date
from briefing.model import parse_edtf

FORMS = [
    "%Y-%m-%d",
    "%d %B %Y",
    "%B %d, %Y",
    "%d.%m.%Y",
    "%a, %d %b %Y 09:00 GMT",
    "%A, %B %d, %Y",
    "%Y/%m/%d",
    "%d-%b-%Y",
]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("date 2025-03-10 The headline", "2025-03-10"),
        ("Resource 2025-03-28 12:39 ( )", "2025-03-28T12:39"),
        ("2025-03-10T09:00:00Z", "2025-03-10T09:00:00Z"),
        ("Mon, 10 Mar 2025 09:00:00 +0200", "2025-03-10T09:00:00+02:00"),
        ("Mon, 10 Mar 2025 09:00:00 +9999", "2025-03-10"),
        ("March 10, 2025 at 3:04 p.m.", "2025-03-10T15:04"),
        ("Thursday, 10th of March, 2025", "2025-03-10"),
        ("Sept. 3, 2024", "2024-09-03"),
        ("10. März 2025 um 14:30", "2025-03-10T14:30"),
        ("le 1er mars 2025", "2025-03-01"),
        ("10 de marzo de 2025", "2025-03-10"),
        ("10 березня 2025 року", "2025-03-10"),
        ("10 марта 2025 г.", "2025-03-10"),
        ("10 lutego 2025", "2025-02-10"),
        ("2025. március 10.", "2025-03-10"),
        ("2025年3月10日", "2025-03-10"),
        ("2025년 3월 10일", "2025-03-10"),
        ("10.03.2025, 14:30", "2025-03-10T14:30"),
        ("25/03/2025", "2025-03-25"),
        ("3/25/2025", "2025-03-25"),
        ("Updated March 2025", "2025-03"),
    ],
)
def test_forms(text: str, iso: str) -> None:
    found = absolute_date(text)
    assert found is not None
    assert found[0] == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31 February 2025",
        "2025-13-40",
        "2025-02-30",
        "0000-01-01",
        "03/04/2025",  # the third of April or the fourth of March
        "version 1.2.2025.3",
        "tel. 2025-03-10-55",
        "10 Macron 2025",
        "March 11",
        "2025",
        "12:30",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert absolute_date(text) is None


@given(st.dates(date(1900, 1, 1), date(2150, 12, 31)), st.sampled_from(FORMS), st.text("ab ,;\n", max_size=9))
def test_every_day_is_read_back_from_every_form(day: date, form: str, before: str) -> None:
    found = absolute_date(f"{before} {day.strftime(form)} .")
    assert found is not None
    assert found[0][:10] == day.isoformat()
    parse_edtf(found[0])


@given(st.text(st.sampled_from("0123456789 -/.,:TZMarch年月日April\n")))
def test_any_text_gives_a_valid_date_inside_it_or_none(text: str) -> None:
    found = absolute_date(text)
    if found:
        parse_edtf(found[0])
        assert 0 <= found[1].start < found[1].end <= len(text)


def test_time_is_linear() -> None:
    started = time.process_time()
    absolute_date("10 " * 50_000 + "March " * 20_000)
    assert time.process_time() - started < 5
