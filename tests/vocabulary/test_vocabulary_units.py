"""The table of what numbers count and measure."""

import re

import pytest

from briefing.vocabulary.tables import rows
from briefing.vocabulary.units import Place, units_of, words_of

UNIT_PLACES = [Place.BEFORE, Place.AFTER, Place.MEASURE]
SHARED = {"$", "cent", "penny", "rupees"}  # of several currencies, under one word


def test_every_row_has_a_class_a_form_and_a_unit() -> None:
    assert all(len(row) == 3 and all(row) and row[0] in set(Place) for row in rows("units.tsv"))


@pytest.mark.parametrize("place", UNIT_PLACES)
def test_no_form_stands_twice(place: Place) -> None:
    forms = [row[1] for row in rows("units.tsv") if row[0] == place]
    assert len(forms) == len(set(forms)) == len(units_of(place))


def test_a_currency_has_its_code_or_stays_as_printed() -> None:
    for place in (Place.BEFORE, Place.AFTER):
        for form, unit in units_of(place).items():
            assert re.fullmatch("[A-Z]{3}", unit) or unit in SHARED or unit.rstrip("s") == form.rstrip("s")


def test_words_are_lower_case_but_names() -> None:
    assert {"people", "men", "Frenchmen"} <= words_of(Place.NOUN)
    assert all(word == word.lower() for place in (Place.ONE, Place.RATING) for word in words_of(place))
