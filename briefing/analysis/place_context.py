"""Whether a word that could name a place does so here: persons, languages, breeds, camps and cities of everyday names.

The rules are for English; they read the words beside the mention only.
"""

from briefing.analysis.place_terms import Found
from briefing.text.span import Span
from briefing.vocabulary.place_words import place_words
from briefing.vocabulary.roles import first_names


def is_person(found: Found, text: str) -> bool:
    """Tell whether the mention is a part of a person's name ("Jack London", "Mr Jordan", "Paris Hilton")."""
    term, before, after = found.term, found.before, found.after
    if term.kind in {"demonym", "metonym"} or (
        term.kind in {"name", "alias"} and term.surface not in place_words("surname")
    ):
        return False
    if (
        before
        and _adjacent(text, found, before)
        and (before in place_words("title") or before in first_names() or _is_initial(text, found))
    ):
        return True
    return term.surface in place_words("given") and _has_surname(text, found.span, after)


def is_language(found: Found, text: str) -> bool:
    """Tell whether a demonym means a language or a kind of animal or dish ("he said in French", "an Irish setter")."""
    if found.term.kind != "demonym":
        return False
    if found.after.lower() in place_words("kind-after") and text[found.span.end : found.span.end + 1] in " \u00a0-‑":
        return True
    if text[found.span.end : found.span.end + 1] in "-‑":
        return found.after in {"speaking", "language"}
    ends = not found.after or text[found.span.end] in '.,;:!?")”’'
    return found.before.lower() in place_words("language-before") and (
        ends or found.after in place_words("language-after")
    )


def is_camp(found: Found, text: str) -> bool:
    """Tell whether a prefix makes a camp of the mention ("pro-Beijing", "anti-American"), which may be anywhere."""
    joined = text[max(0, found.span.start - 1) : found.span.start] in {"-", "‑", "‐", "–"}
    return joined and found.before.lower() in place_words("camp-before")


def is_pronoun(found: Found, text: str) -> bool:
    """Tell whether "US" is the pronoun in capitals ("JOIN US", "it's US who pay")."""
    if found.term.surface != "US" or text[found.span.start : found.span.end] != "US":
        return False
    before, gap = found.before, text[max(0, found.span.start - 3) : found.span.start]
    ends = not found.after or text[found.span.end : found.span.end + 1] in {".", ",", "!", "?", "’", "'", '"', "”", ")"}
    asked = before.isupper() and before.lower() in place_words("pronoun-before")
    return asked or (ends and gap in {"'s ", "’s "} and _says_it_is(text, found))


def is_church(found: Found) -> bool:
    """Tell whether a place named after a saint is a church or a house ("St. John's Church")."""
    return found.term.surface.startswith(("St ", "St. ", "Saint ")) and found.after in place_words("saint-after")


def _says_it_is(text: str, found: Found) -> bool:
    lead = text[max(0, found.span.start - 8) : found.span.start - 3].lower()
    return lead.endswith((" it", " that", "‘it", "'it", "“it", '"it'))


def is_certain_city(found: Found, text: str) -> bool:
    """Tell whether the words around a city say that it is a place."""
    before, after = found.before, found.after
    if before.lower() in place_words("locative") or after in place_words("city-after"):
        return True
    gap = text[found.span.end : found.span.end + 4]
    return not before and gap.lstrip(" ")[:1] in {"(", "-", "–", "—", ":"} and not gap.startswith("-")


def is_likely_city(found: Found) -> bool:
    """Tell whether it may be a place, if nothing else in the text speaks against it."""
    return found.before.lower() in place_words("loose") and found.term.surface.partition(" ")[0] not in first_names()


def stands_in_place(found: Found) -> bool:
    """Tell whether a preposition of place comes before."""
    return found.before.lower() in place_words("locative")


def _adjacent(text: str, found: Found, before: str) -> bool:
    gap = text[max(0, found.span.start - 2) : found.span.start]
    return (gap[-1:] == " " and gap[:1] == before[-1:]) or (
        gap == ". " and (before in place_words("title") or len(before) == 1)
    )


def _is_initial(text: str, found: Found) -> bool:
    return len(found.before) == 1 and found.before.isupper() and text[found.span.start - 2 : found.span.start] == ". "


def _has_surname(text: str, span: Span, after: str) -> bool:
    gap = len(text[span.end : span.end + 4]) - len(text[span.end : span.end + 4].lstrip(" \u00a0"))
    if not gap or not after[:1].isupper() or not text.startswith(after, span.end + gap):
        return False
    return len(after) > 2 and not after.isupper() and after not in place_words("after-place")
