"""How languages other than English attribute a quotation: its verbs, and the words that end a speaker's phrase."""

from dataclasses import dataclass
from functools import cache

from briefing.vocabulary.roles import first_names
from briefing.vocabulary.tables import rows


@dataclass(frozen=True, slots=True)
class Saying:
    """The words of one language: ``cues`` are verb forms, of one word or two; behind ``stops`` no name speaks."""

    cues: frozenset[str]
    stops: frozenset[str]
    given: frozenset[str]

    def is_given(self, word: str) -> bool:
        """Tell whether a capitalised word is a known given name."""
        return word in self.given or word in first_names()


@cache
def saying(language: str) -> Saying | None:
    """Return the words of a language, by its two-letter code; None where the table has none."""
    forms = {row[1]: frozenset(row[2].split(", ")) for row in rows("foreign_speech.tsv") if row[0] == language}
    return Saying(forms["cue"], forms["stop"], forms.get("given", frozenset())) if forms else None
