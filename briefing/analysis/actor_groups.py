"""Which mentions name one actor: short forms, spellings, acronyms and names of one state are put together.

Requires mentions; assigns groups. Full names come first, so that a short form finds its long one.
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

MOST_NAMESAKES = 50  # names compared for one key; more stand in lists, and comparing them all is not linear

LONG_ACRONYM = 4  # letters that initials seldom share by chance, so that they need not be printed in capitals

_REGAL = frozenset("prince princess king queen pope emperor empress duke duchess sultan emir".split())

_CLASSES = {
    MentionKind.PERSON: "person",
    MentionKind.ORGANIZATION: "organization",
    MentionKind.OUTLET: "organization",
    MentionKind.STATE: "state",
    MentionKind.PLACE: "state",
}
_LEGAL = frozenset(
    "inc corp corporation company co ltd plc group llc ag sa holdings international"
    " technologies technology systems industries airlines airways motors".split()
)


def grouped(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Return the mentions of each actor together, the fullest form first; groups in order of first mention."""
    forms: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: mention.span):
        forms[f"{_CLASSES[mention.kind]} {' '.join(_words(mention.name))}"].append(mention)
    groups: list[list[Mention]] = []
    near: dict[str, list[int]] = defaultdict(list)  # numbers of the groups whose names share a key
    firsts: list[Span] = []
    for form in sorted(forms.values(), key=lambda form: (-len(form[0].name.split()), form[0].span)):
        keys = list(_keys(form[0]))
        close = sorted({number for key in keys for number in near[key][:MOST_NAMESAKES]})
        fits = [number for number in close if same(groups[number][0], form[0])]
        if fits:
            home = min(fits, key=lambda number: (_spelling(groups[number][0], form[0]), firsts[number]))
            groups[home] += form
            firsts[home] = min(firsts[home], form[0].span)
            continue
        for key in keys:
            near[key].append(len(groups))
        groups.append(form)
        firsts.append(form[0].span)
    return [groups[number] for number in sorted(range(len(groups)), key=lambda number: firsts[number])]


def _spelling(longer: Mention, shorter: Mention) -> int:
    """Return how far a short form is from the long one: the surname, another spelling of it, the given name.

    Of namesakes it is that of the one named first: news brings in the other by full name, and keeps the bare surname
    for whom it is about.
    """
    one, two = _words(longer.name), _words(shorter.name)
    return 0 if one[-1] == two[-1] else 2 if one[0] == two[0] else 1


def _keys(mention: Mention) -> Iterator[str]:
    """Yield what two names of one actor have in common.

    The start of the surname and the given name; the whole name, its initials, its first and its last word; the code.
    """
    words, kind = _words(mention.name), _CLASSES[mention.kind]
    keys = [words[-1][:3], words[0][:3], (_first_surname(words) or words[-1])[:3]]
    if kind == "state":
        keys = [whole_state(mention.name) or mention.name]
    elif kind == "organization":
        keys = [" ".join(words).replace(".", ""), words[0], words[-1]]
        keys += [_initials(mention.name).lower(), _initials(mention.name, every=True).lower()]
    yield from (f"{kind} {key}" for key in dict.fromkeys(keys) if len(key) > 1 or kind != "organization")


def same(longer: Mention, shorter: Mention) -> bool:
    """Tell whether two mentions name one actor."""
    one, two = _words(longer.name), _words(shorter.name)
    if one == two:
        return True
    if _CLASSES[longer.kind] == "state":
        code = whole_state(longer.name)
        return code is not None and code == whole_state(shorter.name)
    if _CLASSES[longer.kind] == "organization":
        return _acronym(longer.name, shorter.name) or _plainest(one) == _plainest(two) or _short_form(one, two)
    return _same_person(longer, shorter, one, two)


def _same_person(longer: Mention, shorter: Mention, one: Sequence[str], two: Sequence[str]) -> bool:
    """Tell whether two names, the longer one first, are of one person.

    Royal titles stand before a given name: "Prince Charles" is no Charles Kennedy, and no Mr Charles either.
    """
    if len(two) == 1:
        if _is_regal(shorter) and not _is_regal(longer):
            return False
        return _alike(one[-1], two[-1]) or one[0] == two[0] or _first_surname(one) == two[0]
    one, two = _with_initials(one), _with_initials(two)
    if one == two or one[-len(two) :] == two:
        return True
    if one[0] == two[0]:
        return _alike(one[-1], two[-1]) or _first_surname(one) == two[-1]
    return one[-1] == two[-1] and _same_given(one[0], two[0])


def _first_surname(words: Sequence[str]) -> str | None:
    """Return the first of two surnames, by which Spanish names are cut short: "Ana Ruiz Lindt", "Ruiz"."""
    return words[-2] if len(words) > 2 and len(words[-2]) > 3 else None


def _is_regal(mention: Mention) -> bool:
    return mention.role is not None and mention.role.split()[-1].lower() in _REGAL


def _with_initials(words: Sequence[str]) -> list[str]:
    """Return the words with initials printed together taken apart: "jk rowling" is "j k rowling"."""
    first = words[0]
    initials = len(first) in {2, 3} and len(words) > 1 and not set(first) & set("aeiouy")
    return [*first, *words[1:]] if initials else list(words)


def _same_given(one: str, two: str) -> bool:
    """Tell whether one given name is short for the other, its initial, or another spelling of it."""
    short, long = sorted((one.rstrip("."), two.rstrip(".")), key=len)
    shortened = len(short) != 2 and long.startswith(short)
    return shortened or _alike(one, two)


def _plainest(words: Sequence[str]) -> list[str]:
    """Return the words of a body without its legal form and plural endings: "Tea Growers Inc." is "Tea Grower LLC"."""
    kept = _coded(words)
    while len(kept) > 1 and kept[-1].rstrip(".") in _LEGAL:
        kept = kept[:-1]
    return [word.rstrip("s") for word in kept]


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
    forms = {_initials(name), _initials(name, every=True)}
    if letters.isupper():
        return len(letters) > 1 and letters in forms
    return len(letters) >= LONG_ACRONYM and letters.isalpha() and letters.upper() in forms  # "Nasa", "Icann"


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
        return not words_of(Role.ORGANIZATION).isdisjoint((short[0], short[-1]))
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
