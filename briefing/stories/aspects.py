"""What a clause's words say of its time and standing: to come, of another time, going on, done with, demanded, of whom.

Requires the words of a clause and where its predicate begins; assigns marks. They keep apart what only looks alike.
"""

import re
from dataclasses import dataclass

_AHEAD = re.compile(
    r"\b(?:will|would|shall|won['’]t|to be|(?:is|are|was|were) (?:due |set |about )?to"
    r"|plans?|(?<!\bas )planned|going to|(?<!\bas )expected|intends?|(?-i:may)|might|could|should|hopes?"
    r"|(?:likely|set|poised|bound|destined|scheduled|ready|favou?rites?|on (?:course|track)|in line|odds[- ]on) to"
    r"|tipped|(?<!\bas )(?:forecast|predict(?:s|ed)|projected)"
    r"|(?:need|want|tr|ask|requir|abl|urg|fail|aim|seek|vy)\w* to"
    r"|agreed to (?!(?:an?|the|its|this|that|his|her|their)\b|\d))\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:another|previous(?:ly)?|earlier|ago|last (?:year|month|week|time)|the year before|once|usually|often"
    r"|repeatedly|(?:the|its|his|her|their) only time|several times|many times|for years|over the years"
    r"|the next (?!(?:\w+day|day|week|month|year|morning|night)\b)"
    r"|(?:by|as of) (?=(?:late |early |mid)?(?:\w+day|noon|midnight|dawn|dusk|nightfall|lunchtime|then)\b)"
    r"|normally|at first|initially|originally|since then|thus far|to date|in total|altogether|so far this)\b",
    re.IGNORECASE,
)
_ONGOING = re.compile(r"\b(?:has|have|is|are|remains?|stands?|stood|so far|yet|still|now|currently)\b", re.IGNORECASE)
_COMPLETED = re.compile(r"\bhad (?:\w+ )?(?:not |never )?(?:been|\w+ed)\b", re.IGNORECASE)
_DEMANDED = re.compile(
    r"\b(?:demand|ask|want|offer|propos|claim|seek|sought|expect|estimat|limit|allow|target)\w*", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"(?:(?:and|but|also|that) )?(?:he|she|it|they|we|i|you|this|that|these|those|which|who)"
    r"(?: (?:now|also|still|then|just|only|even|both|all))*",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bis )(?<!\bare )(?<!\bbeen )"  # "was last inspected" is of no row
    r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|1st|2nd|3rd|\d+th)"
    r" (?!of\b|time\b|week|month|year|night|\w+day\b|,)",
    re.IGNORECASE,
)
_ROUTE = re.compile(r"\bfrom\s(?:the\s)?([\w.,-]+)\s(?:[\w.,-]+\s){0,3}?to\s(?:the\s)?([\w-]+)", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
# Who is not the one that is named beside: "the minister's wife", "the deputy head".
_KIN = frozenset(
    "wife husband widow widower father mother parent parents son sons daughter daughters brother sister cousin uncle"
    " aunt aide aides driver bodyguard bodyguards lawyer lawyers spokesman spokeswoman spokesperson adviser"
    " advisor".split()
)
_RANK = frozenset("former ex vice deputy acting assistant late then".split())
# One of two opposite ways ("voted against"), and man or woman.
_WAYS = frozenset("for against with without before after inside outside".split())
_GENDERS = dict.fromkeys("he him his himself".split(), "he") | dict.fromkeys("she her hers herself".split(), "she")
_FIGURES = {"1st": "first", "2nd": "second", "3rd": "third", "final": "last"}
_MARKS = " \"“'‘,"


@dataclass(frozen=True, slots=True)
class Aspects:
    """Marks of a clause."""

    ahead: bool  # of what is to come, or may
    elsewhere: frozenset[str]  # what makes it of another time or thing of the same kind
    ongoing: bool  # of a state that may be another one by the next day
    completed: bool  # of what was over when it was told
    demanded: bool  # of what somebody wants, offers, allows or estimates
    pronoun: bool  # of somebody or something that it does not name
    ordinals: frozenset[str]  # which ones of a row: the second round
    kin: frozenset[str]  # whose wife or driver it is about
    rank: frozenset[str]  # former, deputy
    route: tuple[str, str] | None  # from where to where
    ways: frozenset[str]  # for or against, with or without; "he" and "she"


def aspects(words: str, predicate: int) -> Aspects:
    """Return the marks of a clause whose predicate begins at ``predicate``.

    >>> aspects("The ferry sank on 6 May", 10).ahead  # the month
    False
    >>> aspects("The pumps worked as planned", 10).ahead
    False
    >>> found = aspects("She will not be invited to another meeting", 4)
    >>> found.ahead, found.elsewhere, found.pronoun, found.ongoing
    (True, frozenset({'another'}), True, False)
    """
    said = frozenset(_WORD.findall(words.lower()))
    return Aspects(
        bool(_AHEAD.search(words)),
        frozenset(map(str.lower, _ELSEWHERE.findall(words))),
        bool(_ONGOING.search(words)),
        bool(_COMPLETED.search(words)),
        bool(_DEMANDED.search(words)),
        bool(_PRONOUN.fullmatch(words[:predicate].strip(_MARKS))),
        frozenset(_FIGURES.get(word, word) for word in map(str.lower, _ORDINAL.findall(words))),
        said & _KIN,
        said & _RANK,
        (route[1].lower(), route[2].lower()) if (route := _ROUTE.search(words)) else None,
        ((said | ({"for"} if said & {"favour", "favor"} else set())) & _WAYS)
        | {gender for word, gender in _GENDERS.items() if word in said},
    )
