"""Make first_names.tsv: given names in Latin letters, from the locales of Faker (MIT).

Cyrillic names are added in the usual romanizations (the Ukrainian national system of 2010; BGN/PCGN for Russian,
simplified). Run it as ``python briefing/vocabulary/data/make_first_names.py`` where ``pip install faker`` was done.
"""

import re
from importlib import import_module
from pathlib import Path

from faker.config import AVAILABLE_LOCALES

NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ŽȘȚ][a-zß-öø-ÿā-žșț'’]{1,15}(?:-[A-ZÀ-Þ][a-zß-öø-ÿā-ž]+)?")
# Words that begin capitalised phrases in news far more often than they name a person.
NOT_NAMES = frozenset(
    "Will May April June August Angel Baby Bay Black Blue Brown Can Case Chance Christian Church City Day"
    " Early East Earl"
    " General Gray Green Grey Hall Holy House Ice King Lake Lady Lord Major Mercy New Nation North Ocean"
    " Old Prime Prince"
    " Princess Queen Royal Saint Sea See Short Sir Sky South Sunday Monday Friday Star State Summer West"
    " White Winter Young"
    " Paris London Georgia Jordan India China Israel Chad Kenya Holland France Asia America Africa Europe"
    " Britain Ireland"
    " Florida Dakota Virginia Carolina Montana Washington Lincoln Jersey Sydney Vienna Geneva Milan Roman"
    " German English"
    " The This That An At As He She Me My So To In Or On Do Go Long Many More Le La De Do Van Von Bin Al El".split()
)
CYRILLIC = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэёъ",
        "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch - iu ia y e e -".split(),
        strict=True,
    )
)
RUSSIAN = {**CYRILLIC, "г": "g", "и": "i", "й": "y", "ю": "yu", "я": "ya", "х": "kh"}


def romanize(name: str, table: dict[str, str]) -> str:
    """Return ``name`` in Latin letters; ъ and ь fall away."""
    return "".join(table.get(letter, letter).replace("-", "") for letter in name.lower()).capitalize()


def given_names(locale: str, kind: str = "") -> set[str]:
    """Return the given names that the locale lists, in Latin letters; ``kind`` is male, female, or empty for all."""
    try:
        provider = import_module(f"faker.providers.person.{locale}").Provider
    except ModuleNotFoundError:
        return set()
    listed = {
        name
        for attribute in dir(provider)
        if attribute.startswith("first_names" + (f"_{kind}" if kind else ""))
        and hasattr(getattr(provider, attribute), "__iter__")
        for name in getattr(provider, attribute)
        if isinstance(name, str)
    }
    if locale in {"uk_UA", "ru_RU", "bg_BG"}:
        listed = {romanize(name, CYRILLIC if locale == "uk_UA" else RUSSIAN) for name in listed}
    return {name for name in listed if NAME.fullmatch(name)}


def main() -> None:
    """Write the file beside this script."""
    names, male, female = (
        set().union(*(given_names(locale, kind) for locale in AVAILABLE_LOCALES)) - NOT_NAMES
        for kind in ("", "male", "female")
    )
    rows = [
        f"{name}\t{'-' if (name in male) == (name in female) else 'm' if name in male else 'f'}"
        for name in sorted(names)
    ]
    target = Path(__file__).with_name("first_names.tsv")
    head = "# Given names, and whether lists of one gender only have them (m, f, or -)."
    head += " Origin: the person providers of Faker (MIT). Made by make_first_names.py.\n"
    target.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(names)} names, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
