"""Which mentions name one actor: short forms, spellings, acronyms and names of one state are put together.

Requires mentions; assigns groups. Full names come first, so that a short form finds its long one; a form that would fit
two is left alone.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from briefing.analysis.gazetteer import country_words, whole_state
from briefing.analysis.mentions import Mention, MentionKind
from briefing.text.fold import fold
from briefing.text.span import Span
from briefing.vocabulary.roles import Role, words_of

SAME_SPELLING = 0.85  # ratio of two transliterations of one surname (Zelensky, Zelenskyy: .94); Merkel, Merz: .73

_LEGAL = frozenset("inc corp corporation company co ltd plc group llc ag sa holdings international".split())


def grouped(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Return the mentions of each actor together, the fullest form first; groups in order of first mention."""
    groups: list[list[Mention]] = []
    near: dict[str, list[list[Mention]]] = defaultdict(list)  # only names that share a key are compared
    for mention in sorted(mentions, key=lambda m: (-len(m.name.split()), m.span)):
        home = _home(mention, near)
        if home:
            home.append(mention)
            continue
        groups.append([mention])
        for key in _keys(mention):
            near[key].append(groups[-1])
    return sorted(groups, key=_first)


def _home(mention: Mention, near: dict[str, list[list[Mention]]]) -> list[Mention] | None:
    """Return the group that a mention belongs to, or None.

    A short form that fits several is that of the one named first: news brings in a namesake by full name, and keeps
    the bare surname for whom it is about.
    """
    found: dict[Span, list[Mention]] = {}
    for key in _keys(mention):
        found |= {group[0].span: group for group in near.get(key, ()) if same(group[0], mention)}
    if not found:
        return None
    whole = [group for group in found.values() if fold(group[0].name) == fold(mention.name)]
    return whole[0] if whole else min(found.values(), key=lambda group: (_spelling(group[0], mention), _first(group)))


def _first(group: Sequence[Mention]) -> Span:
    return min(mention.span for mention in group)


def _spelling(longer: Mention, shorter: Mention) -> int:
    """Return how far a short form is from the long one: the surname, another spelling of it, the given name."""
    one, two = _words(longer.name), _words(shorter.name)
    return 0 if one[-1] == two[-1] else 2 if one[0] == two[0] else 1


def _keys(mention: Mention) -> Iterator[str]:
    """Yield what two names of one actor have in common.

    The start of the surname and the given name; the whole name, its initials, its first and its last word; the code.
    """
    words = _words(mention.name)
    if mention.kind is MentionKind.PERSON:
        yield f"person {words[-1][:3]}"
        if len(words) > 1:
            yield f"person {words[0][:3]}"
    elif mention.kind in {MentionKind.STATE, MentionKind.PLACE}:
        yield f"state {whole_state(mention.name) or mention.name}"
    else:
        short = [" ".join(words).replace(".", ""), words[0], words[-1]]
        short += [_initials(mention.name).lower(), _initials(mention.name, every=True).lower()]
        yield from (f"organization {key}" for key in dict.fromkeys(short) if len(key) > 1)


def same(longer: Mention, shorter: Mention) -> bool:
    """Tell whether two mentions name one actor."""
    one, two = _words(longer.name), _words(shorter.name)
    if one == two:
        return True
    if longer.kind in {MentionKind.STATE, MentionKind.PLACE}:
        code = whole_state(longer.name)
        return code is not None and code == whole_state(shorter.name)
    if longer.kind is MentionKind.ORGANIZATION:
        return _acronym(longer.name, shorter.name) or _coded(one) == _coded(two) or _short_form(one, two)
    if len(two) == 1 and len(one) > 1:
        return _alike(one[-1], two[-1]) or one[0] == two[0]
    if len(one) == 1:
        return _alike(one[-1], two[-1])
    return one[-len(two) :] == two or (one[0] == two[0] and _alike(one[-1], two[-1]))


def _coded(words: Sequence[str]) -> list[str]:
    """Return the words with the state that they begin with by its code: "US Navy" is the "United States Navy"."""
    for size in (3, 2, 1):
        code = _codes().get(" ".join(words[:size]))
        if code and len(words) > size:
            return [code, *words[size:]]
    return list(words)


@cache
def _codes() -> dict[str, str]:
    return {fold(name): code for name in country_words() if (code := whole_state(name))}


def _acronym(name: str, short: str) -> bool:
    letters = short.replace(".", "")
    return letters.isupper() and len(letters) > 1 and letters in {_initials(name), _initials(name, every=True)}


def _initials(name: str, *, every: bool = False) -> str:
    """Return the first letters of the capitalised words, or of every word ("Médecins sans frontières": MSF)."""
    words = name.replace("-", " ").split()
    return "".join(word[0].upper() for word in words if every or word[0].isupper())


def _short_form(long: Sequence[str], short: Sequence[str]) -> bool:
    """Tell whether one name is the end or the beginning of the other, and what it leaves out tells nothing new.

    "State Department" for "US State Department", "Church" for "Church of Scientology", "Ford" for "Ford Motor Company".
    """
    if len(short) >= len(long):
        return False
    if list(long[-len(short) :]) == list(short):
        return short[-1] in words_of(Role.ORGANIZATION)
    if list(long[: len(short)]) != list(short):
        return False
    rest = long[len(short) :]
    return (rest[0] in {"of", "for"} and short[-1] in words_of(Role.ORGANIZATION)) or rest[-1] in _LEGAL


def _words(name: str) -> list[str]:
    words = fold(name).split() or [name]
    return words[1:] if words[:1] == ["the"] and len(words) > 1 else words


def _alike(one: str, two: str) -> bool:
    if one == two:
        return True
    long_enough = min(len(one), len(two)) >= 5 and one[:3] == two[:3]
    return long_enough and SequenceMatcher(None, one, two).ratio() >= SAME_SPELLING
