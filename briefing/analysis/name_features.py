"""What the name tagger looks at: runs of capitalised words, the words around them, and the rest of the article.

Requires the tokens of each sentence; assigns runs with features for a linear-chain CRF (Lafferty et al. 2001). Words
are seen through their form, the clusters of their distribution and our gazetteers, so that a name which no training
text has is known by its company.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from briefing.analysis.gazetteer import city_names, country_words, function_words, state_names
from briefing.analysis.tokens import Token
from briefing.vocabulary.clusters import cluster
from briefing.vocabulary.outlets import outlet_terms
from briefing.vocabulary.roles import Role, first_names, words_of
from briefing.vocabulary.speech import cues

MAX_GAP = 3  # tokens without a capital that one run may hold in a row ("Bank of the West", "Médecins sans frontières")
MAX_RUN = 100  # tokens; longer ones are tables and shouting, and are cut
WINDOW = 3  # tokens on each side; two gave .006 less, four nothing
LONG_RUN = 8  # tokens; of longer runs only the words count, not their places

_JOINERS = frozenset(
    "of the for and de da del della der den di do dos du von van la le al el bin ibn ben abu af av zu zur ter ten on in"
    " to at & ' ’ . / y e et".split()
)
_CLASSES = {Role.ORGANIZATION: "gO", Role.TITLE: "gT", Role.PORTFOLIO: "gP", Role.SPEAKER: "gK"}
_PLACED = frozenset({"in", "at", "from", "near"})
_WORDS_KEPT = 1 << 15  # cached forms; a long article has about 2,000


class Run(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive) of a sentence that may hold names, with the features of each."""

    first: int
    last: int
    features: list[list[str]]


def read_article(sentences: Sequence[Sequence[Token]]) -> Iterator[Iterator[Run]]:
    """Yield the runs of each sentence, one by one: a text of capitals only would not fit into memory.

    What the article says of a word elsewhere is among its features.
    """
    elsewhere = _Elsewhere(sentences)
    for tokens in sentences:
        yield _read_runs(tokens, elsewhere)


def _read_runs(tokens: Sequence[Token], elsewhere: "_Elsewhere") -> Iterator[Run]:
    for first, last in runs(tokens):
        yield Run(first, last, _features(tokens, first, last, elsewhere))


def runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of words with capitals, joined over particles and with the numbers beside them."""
    number = floor = 0
    while number < len(tokens):
        if not has_capital(tokens[number]):
            number += 1
            continue
        first = number
        while first > floor and tokens[first - 1].text.isdigit() and _touch(tokens, first):
            first -= 1
        floor = number = _run_end(tokens, number)
        yield first, number


def _run_end(tokens: Sequence[Token], number: int) -> int:
    end = ahead = number + 1
    while ahead < min(len(tokens), number + MAX_RUN) and ahead - end <= MAX_GAP:
        if has_capital(tokens[ahead]):
            end = ahead + 1
        elif not _joins(tokens, ahead):
            break
        ahead += 1
    while end < min(len(tokens), number + MAX_RUN) and tokens[end].text.isdigit() and _touch(tokens, end):
        end += 1
    return end


def _joins(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether a word without capitals may stand inside a name; a dash only without blanks beside it."""
    token = tokens[number]
    if token.text in {"-", "–"}:
        return _touches(tokens, number) and (number + 1 == len(tokens) or _touches(tokens, number + 1))
    return token.lower in _JOINERS or token.text.isdigit()


def _touches(tokens: Sequence[Token], number: int) -> bool:
    return tokens[number].start == tokens[number - 1].end


def _touch(tokens: Sequence[Token], number: int) -> bool:
    return tokens[number].start <= tokens[number - 1].end + 1


def has_capital(token: Token) -> bool:
    """Tell whether any letter is a capital: "eBay" and "al-Assad" may be names."""
    return _has_capital(token.text)


@lru_cache(_WORDS_KEPT)
def _has_capital(text: str) -> bool:
    return not text.islower() and any(letter.isupper() for letter in text)


class _Elsewhere:
    """What an article says of its capitalised words in all places: in lower case, after titles, in longer names."""

    __slots__ = ("_contexts", "_inner", "_known", "_lower")

    def __init__(self, sentences: Sequence[Sequence[Token]]) -> None:
        self._lower: set[str] = set()
        self._inner: set[str] = set()
        self._contexts: dict[str, set[str]] = defaultdict(set)
        self._known: dict[str, list[str]] = {}
        for tokens in sentences:
            self._read(tokens)

    def _read(self, tokens: Sequence[Token]) -> None:
        for number, token in enumerate(tokens):
            if not token.word:
                continue
            if not has_capital(token):
                self._lower.add(token.lower)
                continue
            if number:
                self._inner.add(token.text)
                self._contexts[token.text].update(_before(tokens[number - 1].text, tokens[number - 1].lower))
            if number + 1 < len(tokens):
                self._contexts[token.text].update(_after(tokens[number + 1].text, tokens[number + 1].lower))
        for first, last in runs(tokens):
            if last - first > 1:
                self._read_run(tokens[first:last])

    def _read_run(self, run: Sequence[Token]) -> None:
        kind = "-"
        if any(token.lower in words_of(Role.ORGANIZATION) for token in run):
            kind = "O"
        elif run[0].text in first_names() and len(run) <= 4:
            kind = "P"
        for number, token in enumerate(run):
            if has_capital(token):
                place = "$" if number == len(run) - 1 else "" if number else "^"
                self._contexts[token.text].add(f"dl{kind}{place}")

    def of(self, token: Token) -> list[str]:
        """Return the features of a capitalised word."""
        if token.text not in self._known:
            seen = [f for f, there in (("dl", token.lower in self._lower), ("dc", token.text in self._inner)) if there]
            self._known[token.text] = seen + sorted(self._contexts.get(token.text, ()))
        return self._known[token.text]


@lru_cache(_WORDS_KEPT)
def _before(text: str, lower: str) -> tuple[str, ...]:
    told = {
        "dat": lower in words_of(Role.TITLE),
        "daf": text in first_names(),
        "din": lower in _PLACED,
        "dthe": lower == "the",
        "dmr": lower in {"mr", "mrs", "ms", "dr"},
    }
    return tuple(name for name, there in told.items() if there)


@lru_cache(_WORDS_KEPT)
def _after(text: str, lower: str) -> tuple[str, ...]:
    told = {
        "dbs": lower in cues(),
        "dbo": lower in words_of(Role.ORGANIZATION) and text != lower,
        "dwho": lower in {"who", "he", "she"},
    }
    return tuple(name for name, there in told.items() if there)


class _Word(NamedTuple):
    """A form of a word: folded, its shape ("Xx9"), its clusters from coarse to fine, and its gazetteers."""

    lower: str
    shape: str
    clusters: tuple[str, ...]
    classes: tuple[str, ...]
    own: tuple[str, ...]


@lru_cache(_WORDS_KEPT)
def _word(text: str, lower: str) -> _Word:
    lower = lower.replace("’", "'").encode("utf-8", "replace").decode()  # lone surrogates have no UTF-8
    ids = cluster(lower) or ()
    classes = _classes(text, lower)
    shape = _shape(text)
    own = ["w=" + lower, "sh=" + shape, "p3=" + lower[:3], "s2=" + lower[-2:], "s3=" + lower[-3:], "s4=" + lower[-4:]]
    own += [f"c{size}={number}" for size, number in enumerate(ids)] or ["c-"]
    return _Word(lower, shape, ids, classes, (*own, *classes))


def _shape(text: str) -> str:
    kinds = (
        "X" if c.isupper() else "x" if c.isalpha() else "9" if c.isdigit() else c if c.isascii() else "-"
        for c in text[:30]
    )
    return "".join(kind for kind, _ in groupby(kinds))


def _classes(text: str, lower: str) -> tuple[str, ...]:
    told = [name for role, name in _CLASSES.items() if lower in words_of(role)]
    if text in state_names():
        told.append("gS")
    elif text in country_words():
        told.append("gD")
    if text in first_names():
        told.append("gF" + first_names()[text])
    lists = {
        "gW": lower in function_words(),
        "gN": text in outlet_terms(),
        "gC": text in city_names(),
        "gV": lower in cues(),
    }
    return tuple(told + [name for name, there in lists.items() if there])


@lru_cache(_WORDS_KEPT)
def _beside(text: str, lower: str, distance: int) -> tuple[str, ...]:
    """Return what a word says of another one so many places before it."""
    word = _word(text, lower)
    if abs(distance) == WINDOW:
        return (f"c1{distance}={word.clusters[1]}",) if word.clusters else ()
    told = [f"w{distance}={word.lower}", f"sh{distance}={word.shape}"]
    told += [f"c{size}{distance}={number}" for size, number in enumerate(word.clusters)]
    return (*told, *(name + str(distance) for name in word.classes))


def _features(tokens: Sequence[Token], first: int, last: int, elsewhere: _Elsewhere) -> list[list[str]]:
    around = _around(tokens, first, last) if last - first < LONG_RUN else []
    return [
        [
            *_of_token(tokens, number, elsewhere),
            *around,
            *([f"k{number - first}.{last - first}" if last - first < 5 else "k+"] if around else ()),
        ]
        for number in range(first, last)
    ]


def _of_token(tokens: Sequence[Token], number: int, elsewhere: _Elsewhere) -> list[str]:
    token = tokens[number]
    word = _word(token.text, token.lower)
    told = [*word.own]
    if token.possessive:
        told.append("poss")
    if has_capital(token):
        told += elsewhere.of(token)
    for distance in range(-WINDOW, WINDOW + 1):
        at = number + distance
        if not 0 <= at < len(tokens):
            told.append(f"e{distance}")
        elif distance:
            told += _beside(tokens[at].text, tokens[at].lower, distance)
    if number:
        before = _word(tokens[number - 1].text, tokens[number - 1].lower)
        told += [f"b={before.lower}|{word.lower}", f"s-={before.shape}|{word.shape}"]
    if number + 1 < len(tokens):
        told.append(f"sb={word.shape}|{_word(tokens[number + 1].text, tokens[number + 1].lower).shape}")
    return told


def _around(tokens: Sequence[Token], first: int, last: int) -> list[str]:
    """Return what every token of a run shares: the words on both sides of it, its first and its last word."""
    told = [f"L{last - first}"]
    for name, at in (("l", first - 1), ("r", last)):
        if 0 <= at < len(tokens):
            word = _word(tokens[at].text, tokens[at].lower)
            told.append(f"s{name}={word.lower}")
            told += [f"s{name}c={number}" for number in word.clusters[1:2]]
    end = _word(tokens[last - 1].text, tokens[last - 1].lower)
    told.append("lw=" + end.lower)
    told += [f"lc={number}" for number in end.clusters[1:2]]
    told += ["lg=" + name for name in end.classes]
    return told + ["fg=" + name for name in _word(tokens[first].text, tokens[first].lower).classes]
