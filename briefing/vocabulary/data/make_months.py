"""Make months.tsv: the names of the months in many languages, from CLDR (Babel).

    pip install babel==2.18.0 && python make_months.py

Names are folded as ``text.fold`` folds. A name that means different months in two languages (listopad is November in
Polish and October in Croatian) is left out of the language that comes later in the list. Licence: see README.md.
"""

from pathlib import Path

from briefing.text.fold import fold

LANGUAGES = [
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "uk", "ru", "be", "cs", "sk", "bg", "sr", "sr_Latn", "sl", "ro",
    "hu", "sv", "da", "nb", "fi", "et", "lv", "lt", "el", "tr", "az", "ca", "eu", "id", "sq", "ka", "hy", "ar", "fa",
    "he", "hi", "hr",
]  # fmt: skip


def main() -> None:
    """Write the file."""
    from babel.dates import get_month_names  # noqa: PLC0415 (tests collect this file where Babel may be absent)

    months: dict[str, tuple[int, str]] = {"sept": (9, "en")}
    for language in LANGUAGES:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in get_month_names(width, context, language).items():
                    folded = fold(name).strip(".").strip()
                    if len(folded) >= 3 and folded.isalpha():
                        months.setdefault(folded, (number, language))
    lines = ["# Made by make_months.py; do not edit. Columns: folded name, month, first language that has it"]
    lines += [f"{name}\t{number}\t{language}" for name, (number, language) in months.items()]
    Path(__file__).with_name("months.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
