"""The table of outlets, and which printed words mean one."""

import pytest

from briefing.vocabulary.countries import ISO_CODES
from briefing.vocabulary.outlets import outlet_by_host, outlet_name, outlet_terms, outlets


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("AP", "Associated Press"),
        ("The AP", "Associated Press"),
        ("the Associated Press", "Associated Press"),
        ("Associated Press (AP)", "Associated Press"),
        ("Agence France Presse", "Agence France-Presse"),
        ("AFP news agency", "Agence France-Presse"),
        ("New York Times", "New York Times"),
        ("The New York Times", "New York Times"),
        ("UNN", "UNN"),
        ("Ukrinform", "Ukrinform"),
        ("The Economist", "The Economist"),
        ("Time magazine", "Time"),
        ("BBC News", "BBC"),
    ],
)
def test_printed_names_of_outlets(words: str, name: str) -> None:
    assert outlet_name(words) == name


@pytest.mark.parametrize(
    "words", ["", "ap", "time", "Time", "Economist", "People", "AA", "up", "Nature", "France", "(AP)"]
)
def test_everyday_words_and_small_letters_are_no_outlet(words: str) -> None:
    assert outlet_name(words) is None


@pytest.mark.parametrize(
    ("host", "name"),
    [("apnews.com", "Associated Press"), ("www.bbc.co.uk", "BBC"), ("edition.CNN.com", "CNN"), ("unn.ua", "UNN")],
)
def test_hosts(host: str, name: str) -> None:
    found = outlet_by_host(host)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("host", ["", "com", "example.org", "notapnews.com"])
def test_unknown_hosts(host: str) -> None:
    assert outlet_by_host(host) is None


def test_the_table_is_sound() -> None:
    names = [outlet.name for outlet in outlets()]
    assert len(names) == len(set(names))
    assert len(names) > 500
    for outlet in outlets():
        assert outlet.country is None or outlet.country in ISO_CODES, outlet
        assert not outlet.name.startswith("~")
        assert not any(alias.startswith("~") or alias != alias.strip() for alias in outlet.aliases), outlet
    assert set(outlet_terms().values()) <= set(names)
