"""What a clause's words say of its time and standing: to come, of another time, going on, done with, demanded, of whom.

Requires the words of a clause and where its predicate begins; assigns marks. They keep apart what only looks alike.
"""

import re
from dataclasses import dataclass

_AHEAD = re.compile(
    r"\b(?:will|would|shall|won['’]t|to be|(?:is|are|was|were) (?:due |set |about )?to"
    r"|plans?|planned|going to|expected|intends?|(?-i:may)|might|could|should"
    r"|hopes?|(?:need|want|tr|ask|requir|abl|urg|fail)\w* to)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:another|previous(?:ly)?|earlier|ago|last (?:year|month|week|time)|the year before|once|usually|often"
    r"|normally|at first|initially|originally|since then|in total|altogether|so far this)\b",
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
    r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|1st|2nd|3rd|\d+th)"
    r" (?!of\b|time\b|,)",
    re.IGNORECASE,
)
_FIGURES = {"1st": "first", "2nd": "second", "3rd": "third", "final": "last"}
_MARKS = " \"“'‘,"


@dataclass(frozen=True, slots=True)
class Aspects:
    """Marks of a clause."""

    ahead: bool  # of what is to come, or may
    elsewhere: bool  # of another time or thing of the same kind
    ongoing: bool  # of a state that may be another one by the next day
    completed: bool  # of what was over when it was told
    demanded: bool  # of what somebody wants, offers, allows or estimates
    pronoun: bool  # of somebody or something that it does not name
    ordinals: frozenset[str]  # which ones of a row: the second round


def aspects(words: str, predicate: int) -> Aspects:
    """Return the marks of a clause whose predicate begins at ``predicate``.

    >>> aspects("The ferry sank on 6 May", 10).ahead  # the month
    False
    >>> found = aspects("She will not be invited to another meeting", 4)
    >>> found.ahead, found.elsewhere, found.pronoun, found.ongoing
    (True, True, True, False)
    """
    return Aspects(
        bool(_AHEAD.search(words)),
        bool(_ELSEWHERE.search(words)),
        bool(_ONGOING.search(words)),
        bool(_COMPLETED.search(words)),
        bool(_DEMANDED.search(words)),
        bool(_PRONOUN.fullmatch(words[:predicate].strip(_MARKS))),
        frozenset(_FIGURES.get(word, word) for word in map(str.lower, _ORDINAL.findall(words))),
    )
