"""Noun phrases of a sentence by parts of speech: who may be a source.

Requires a passage; assigns ranges of tokens: base phrases ("a senior French official"), owners ("the minister's") and
pronouns that stand for somebody.
"""

from briefing.analysis.reported.passage import Passage

PRONOUNS = frozenset(
    "he she they we i it who those many some others one most several both that which".split()
)  # the words that alone may be a source
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INSIDE = _NOUNS | {"CD", "DT", "JJ", "JJR", "JJS", "PRP$", "PDT", "HYPH"}
_PRONOUN_TAGS = _NOUNS | {"PRP", "WP", "DT", "JJ", "CD", "WDT", "JJS"}
_PERSONAL = frozenset({"he", "she", "they", "we", "i", "it", "who"})


def phrases(passage: Passage, first: int, last: int) -> list[tuple[int, int]]:
    """Return the phrases among the tokens ``first`` up to ``last``, in order; owners also alone."""
    found: list[tuple[int, int]] = []
    place = first
    while place < last:
        if _stands_alone(passage, place, last):
            found.append((place, place + 1))
            place += 1
            continue
        end = place
        head = None
        while end < last and _goes_on(passage, place, end, last):
            if passage.tags[end] in _NOUNS or passage.tags[end] == "CD":
                head = end
            end += 1
            if passage.tokens[end - 1].possessive:
                found.append((place, end))
        if head is not None:
            found.append((place, head + 1))
            end = head + 1
        place = max(end, place + 1)
    return sorted(set(found))


def _stands_alone(passage: Passage, place: int, last: int) -> bool:
    word, tag = passage.tokens[place].lower, passage.tags[place]
    if word not in PRONOUNS or tag not in _PRONOUN_TAGS:
        return False
    return word in _PERSONAL or place + 1 == last or passage.tags[place + 1] not in _INSIDE


def _goes_on(passage: Passage, start: int, place: int, last: int) -> bool:
    """Tell whether the token belongs to the phrase that began at ``start``."""
    tag = passage.tags[place]
    if tag in _INSIDE:
        return True
    following = passage.tags[place + 1] if place + 1 < last else ""
    if tag in {"VBN", "VBG"}:  # "the elected president"
        return following in _NOUNS and (place > start or passage.tags[place - 1] in {"DT", "PRP$", "JJ"})
    initial = passage.tokens[place].text == "." and place > start and passage.tags[place - 1] == "NNP"
    return initial and len(passage.tokens[place - 1].text) <= 4 and following == "NNP"
