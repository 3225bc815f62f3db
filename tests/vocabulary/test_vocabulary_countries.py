"""The country lexicon: codes, names, and the data behind them."""

import pytest

from briefing.vocabulary.countries import ISO_CODES, city_terms, country_codes, country_name, country_terms
from briefing.vocabulary.tables import rows

KINDS = {"name", "alias", "demonym", "capital", "region", "metonym", "none"}


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("France", ("FR",)),
        ("french", ("FR",)),
        ("FR", ("FR",)),
        ("fr", ("FR",)),
        ("Deutschland", ("DE",)),
        ("Україна", ("UA",)),
        ("the U.S.", ("US",)),
        ("usa", ("US",)),
        ("Türkiye", ("TR",)),
        ("turkey", ("TR",)),
        ("Cote d’Ivoire", ("CI",)),
        ("Britain", ("GB",)),
        ("Dutch", ("NL",)),
        ("korea", ("KR", "KP")),
        ("North Korean", ("KP",)),
        ("no", ("NO",)),
        ("Paris", ()),
        ("", ()),
        ("Atlantis", ()),
    ],
)
def test_codes_of_names_demonyms_and_codes(words: str, codes: tuple[str, ...]) -> None:
    assert country_codes(words) == codes


def test_every_code_has_an_english_name_that_leads_back_to_it() -> None:
    named = {term.codes[0] for term in country_terms() if term.kind == "name" and term.language == "en"}
    assert named == ISO_CODES
    assert len(ISO_CODES) == 250
    for code in ISO_CODES:
        assert code in country_codes(country_name(code)), code


def test_a_code_without_a_name_is_its_own_name() -> None:
    assert country_name("ZZ") == "ZZ"
    assert country_name("ua") == "Ukraine"


def test_terms_have_known_kinds_and_codes() -> None:
    for term in country_terms():
        assert term.kind in KINDS, term
        assert ISO_CODES.issuperset(term.codes), term
        assert bool(term.codes) == (term.kind != "none"), term


def test_cities_have_known_codes() -> None:
    assert all(ISO_CODES.issuperset(term.codes) for term in city_terms())
    assert next(term for term in city_terms() if term.surface == "Birmingham").codes[0] == "GB"


def test_the_files_stay_small() -> None:
    size = sum(len("\t".join(row).encode()) + 1 for name in ("countries.tsv", "cities.tsv") for row in rows(name))
    assert size < 400_000
