"""Words whose full stop need not end a sentence. English news text, with the titles that translations keep."""

import re
from enum import Enum, auto


class Follows(Enum):
    """When the stop of an abbreviation does not end the sentence."""

    ALWAYS = auto()  # a name follows: Gen. Smith
    NUMBER = auto()  # only when a number follows: No. 5, Jan. 9
    MAYBE = auto()  # unless the next word is one that begins sentences: the U.S. President, the U.S. The


_WITHIN = frozenset("vs viz e.g i.e eg ie cf al approx ca".split())
_TITLES = frozenset(
    """mr mrs ms mx dr prof rev fr hon pres gov sen rep sens reps gen lt maj col capt cpt cmdr sgt cpl pvt adm brig
    amb atty supt insp st mt ft messrs mme mlle dept univ""".split()
)
_NUMBER = frozenset(
    """no nos nr art arts sec secs ch chap fig figs vol vols p pp para paras tel ext
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
_MAYBE = frozenset("inc ltd corp co cos bros jr sr esq etc plc llc bn mn".split())
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}")

# The words that begin most English sentences and follow no abbreviation inside one.
_STARTERS = frozenset(
    """the a an this that these those he she it they we i you his her its their our in on at by for from with as after
    before during since until while when where if but and or so yet however meanwhile although though because there
    here what who why how not no according earlier later also both each all some many most several another other
    more than despite under over between among without within about it's he's she's they're there's""".split()
)
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def abbreviation(word: str) -> Follows | None:
    """Return how the word before a full stop abbreviates, or None when it does not.

    >>> abbreviation("Gen"), abbreviation("p.m"), abbreviation("talks")
    (<Follows.ALWAYS: 1>, <Follows.MAYBE: 3>, None)
    """
    lower = word.lower()
    if lower in _WITHIN or word == "v":  # Roe v. Wade; but "the reign of George V."
        return Follows.ALWAYS
    if len(word) == 1 and word.isupper():
        return Follows.MAYBE  # an initial
    if _DOTTED.fullmatch(word) or lower in _MAYBE:
        return Follows.MAYBE
    if lower in _NUMBER:
        return Follows.NUMBER
    return Follows.ALWAYS if lower in _TITLES and word[0].isupper() else None


def starts_sentence(ahead: str) -> bool:
    """Tell whether the text ahead begins with a word that, in capitals, begins a sentence.

    >>> starts_sentence("The minister"), starts_sentence("President Biden")
    (True, False)
    """
    first = _FIRST_WORD.match(ahead)
    return first is not None and first[0].lower().replace("’", "'") in _STARTERS
