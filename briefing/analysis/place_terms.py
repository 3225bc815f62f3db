"""Where the words of the country lexicon stand in a sentence: longest match first, case-sensitive, no judgement yet.

Three ways to look, by language: word by word (English and most others), word by word with an ending cut off (languages
that decline their names), and by characters (scripts that write no spaces).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefing.text.span import Span
from briefing.vocabulary.countries import CountryTerm, city_terms, country_terms
from briefing.vocabulary.outlets import outlet_terms

_WORD = re.compile(r"[^\W_]+(?![^\W_]*\$)")  # not the US of "US$"
# What may stand between the words of one name; a full stop only after an initial or "St".
_JOINS = frozenset({" ", "\u00a0", "\n", "-", "‑", "'", "’", " & "})
_DOTS = frozenset({".", ". "})
LONGEST_NAME = 6  # words: "Democratic People's Republic of Korea" is cut at its apostrophe
UNSPACED = frozenset({"ja", "ko", "th", "zh"})
DECLINED = frozenset(
    {"bg", "cs", "el", "et", "fi", "hr", "hu", "lt", "lv", "pl", "ro", "ru", "sk", "sl", "sq", "sr", "tr", "uk"}
)  # fmt: skip
SHORTEST_STEM = 4  # letters, the final vowel gone: shorter ones begin too many other words
LONGEST_ENDING = 4


class Found(NamedTuple):
    """A term where it stands; ``before`` and ``after`` are the words beside it in the sentence, "" at its ends."""

    span: Span
    term: CountryTerm
    before: str
    after: str


def find_terms(text: str, sentence: Span, language: str) -> Iterator[Found]:
    """Yield the terms of the lexicon of ``language`` (its first subtag) in order, none overlapping another."""
    if language in UNSPACED:
        for match in _characters(language).finditer(text, *sentence):
            yield Found(Span(*match.span()), _terms(language)[match[0]], "", "")
        return
    words = [Span(*match.span()) for match in _WORD.finditer(text, *sentence)]
    printed = [_plain(word.of(text)) for word in words]
    here = 0
    while here < len(words):
        length, term = _longest(text, words, printed, here, language)
        if term is None and language in DECLINED:
            length, term = 1, _declined(printed[here], language)
        if term is not None:
            if twin := _twin(printed, here, length, language):
                yield Found(words[here - 2], twin, words[here - 3].of(text) if here > 2 else "", "and")
            before = words[here - 1].of(text) if here else ""
            after = words[here + length].of(text) if here + length < len(words) else ""
            span = Span(words[here].start, words[here + length - 1].end)
            yield Found(
                Span(span.start, span.end + 1)
                if text[span.end : span.end + 1] == "." and _dotted(text, span)
                else span,
                term,
                before,
                after,
            )
        here += length


def _longest(
    text: str, words: list[Span], printed: list[str], here: int, language: str
) -> tuple[int, CountryTerm | None]:
    """Return how many words from ``here`` make a term and the term; (1, None) when none begins here."""
    if printed[here] not in _first_words(language) and printed[here].capitalize() not in _first_words(language):
        return 1, None
    last = here + 1
    while last < len(words) and last - here < LONGEST_NAME and _joined(text, words[last - 1], words[last]):
        last += 1
    for end in range(last, here, -1):
        key = " ".join(printed[here:end])
        term = _terms(language).get(key)
        if term is None and key.isupper() and len(key) >= SHORTEST_STEM:
            term = _terms(language).get(" ".join(word.capitalize() for word in printed[here:end]))
        if term is not None and (
            not term.surface.endswith("-") or text[words[end - 1].end : words[end - 1].end + 1] in "-‑–"
        ):
            return end - here, term
    return 1, None


def _twin(printed: list[str], here: int, length: int, language: str) -> CountryTerm | None:
    """Return what the first word of "North and South Korea" names, which shares the last word."""
    if length != 2 or here < 2 or printed[here - 1] != "and" or printed[here - 2] in _terms(language):
        return None
    twin = _terms(language).get(f"{printed[here - 2]} {printed[here + 1]}")
    return twin if twin and twin.codes and twin.kind != "city" else None


def _joined(text: str, left: Span, right: Span) -> bool:
    between = text[left.end : right.start]
    return between in _JOINS or (between in _DOTS and (left.end - left.start == 1 or left.of(text) in {"St", "Mt"}))


def _dotted(text: str, span: Span) -> bool:
    """Tell whether the full stop after the span belongs to it, as in "U.S."."""
    return span.end - span.start >= 3 and text[span.end - 2] == "."


def _declined(word: str, language: str) -> CountryTerm | None:
    if len(word) < SHORTEST_STEM:
        return None
    stems = _stems(language)
    endings = range(min(LONGEST_ENDING, len(word) - SHORTEST_STEM) + 1)
    return next((stems[word[: len(word) - n]] for n in endings if word[: len(word) - n] in stems), None)


@cache
def _terms(language: str) -> dict[str, CountryTerm]:
    """Return the terms of a language by their words; English ones where the lexicon has no such language."""
    known = any(term.language == language for term in country_terms())
    code = language if known else "en"
    terms: dict[str, CountryTerm] = {}
    for term in country_terms():
        # A capital is spelled alike in most languages of the Latin script.
        if term.language == code or (term.kind == "capital" and code not in UNSPACED):
            terms.setdefault(_key(term.surface) if code not in UNSPACED else term.surface, term)
    if code == "en":
        for term in city_terms():
            terms.setdefault(_key(term.surface), term)
        terms.update(_outlets(terms))
    return terms


def _outlets(terms: dict[str, CountryTerm]) -> dict[str, CountryTerm]:
    """Return the outlets named after a place ("New York Times"): who reports is not where it happens."""
    named = {*outlet_terms(), *outlet_terms().values()}
    keys = {key for key in map(_key, named) if " " in key and any(word in terms for word in key.split())}
    return {key: CountryTerm(key, (), "none", "en") for key in keys if key not in terms}


@cache
def _first_words(language: str) -> frozenset[str]:
    return frozenset(key.split(" ", 1)[0] for key in _terms(language))


@cache
def _stems(language: str) -> dict[str, CountryTerm]:
    names = [(key, term) for key, term in _terms(language).items() if " " not in key and term.language == language]
    stems = ((re.sub(r"[aeiouyаеёиоуыэюяіїєαεηιουω]+$", "", key), term) for key, term in names)
    return {stem: term for stem, term in stems if len(stem) >= SHORTEST_STEM}


@cache
def _characters(language: str) -> re.Pattern[str]:
    names = sorted((name for name in _terms(language) if len(name) > 1), key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, names)))


def _key(surface: str) -> str:
    return " ".join(_WORD.findall(_plain(surface)))


def _plain(word: str) -> str:
    """Return the word without accents; case stays, for "Turkey" is no bird and "turkey" no country."""
    if word.isascii():
        return word
    return unicodedata.normalize(
        "NFC", "".join(c for c in unicodedata.normalize("NFD", word) if not "\u0300" <= c <= "\u036f")
    )
