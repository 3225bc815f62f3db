"""The clauses of a claim, each with its subject: what is compared, for one claim may hold several propositions.

Requires the words of a claim; assigns clauses in the order of the text. A clause without a subject of its own gets that
of the clause it hangs on: "which were invited" that of the words before the comma, "but sent nobody" that of "was
invited". A split that leaves one side without a verb is none, so that lists stay whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.analysis.negation import is_negated

LONGEST_SUBJECT = 6  # words
LONGEST = 2_000  # code points of a claim that are read; claims have 40 to 400

_AUXILIARY = (
    "is|are|was|were|am|be|been|being|has|have|had|do|does|did|will|would|can|could|should|must|may|might|shall|won['’]t"
    "|(?:is|are|was|were|has|have|had|do|does|did|would|could|should)n['’]t|cannot|can['’]t|never|not"
)
_VERB = re.compile(
    rf"\b(?:{_AUXILIARY}|said|says|made|took|gave|got|went|came|saw|met|held|began|left|found|won|lost|fell|rose|hit|shot"
    r"|broke|struck|spoke|led|sent|put|ran|became|brought|fought|flew|sat|stood|cut|sold|bought|paid|kept|felt|beat|set|spread|quit|drew|threw|sank|swept"
    r"|knew|wrote|grew|fled|built|spent|caught|taught|sought|heard|hid|dealt|meant|lent|laid|hung|froze|forgot|swore|tore"
    r"|stolen|taken|given|driven|broken|fallen|beaten|chosen|frozen|shaken|held|hurt|meets?"
    r"|takes?|gets?|stays?|needs?|stands?|[a-z]{2,}ed"
    r"|[a-z]{3,}(?<![sui])s(?= (?:the|a|an|to|in|on|at|about|some|its|[A-Z]\w*|\d+)\b))\b"
)
_CUTS = re.compile(
    r"(?P<relative>,?\s+(?:which|who|whom)\s+|\s+that\s+(?=[a-z\d])|(?:(?<=denied)|(?<=denies)|(?<=\ssaid))\s+that\s+)"
    r"|(?P<denying>\s+(?:denied|denies|deny)\s+(?=[a-z]+ing\b))"
    r"|(?P<hang>,?\s+(?:and|but|or)\s+(?:then\s+|also\s+)?)"
    r"|(?P<taking>,\s+(?!(?:including|excluding|according|regarding|concerning|following)\b)(?=[a-z]+ing\b))"
    r"|(?P<said>\s(?:said|says|say|claimed|claims|reported|announced|insisted|confirmed)(?:\son\s[A-Z]\w+)?(?:\sthat)?\s+"
    r"(?=(?:the|it|he|she|they|an?|no|there|[A-Z]\w+|\d[\d,.]*)\s))"
    r"|(?P<free>[;:]\s+|\s+[–—-]\s+|\s…\s|[.!?][\"”]?\s+|(?P<time>,?\s+(?:after|before|when|while"
    r"|because(?! of)|although|though|since|if|unless|as|where|in which|at which|until|,)\s+(?=\w+ )))"
)
_NO_SUBJECT = re.compile(
    rf"\s*(?:(?:{_AUXILIARY})\b|(?:also|then|only|still|already)\s|[a-z]{{3,}}(?:ed|ing)\b|sent|went|took|gave|fell|rose)"
)
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|refut(?:es|ed)|(?:reject|dismiss)(?:s|es|ed) \w+)$", re.IGNORECASE)
# Who said it, behind what the outlet tells: "…, police said on Monday".
_TOLD = re.compile(
    r",\s[^,]{2,70}\s(?:said|says|announced|reports?|reported|writes|told \w+|added|confirmed)"
    r"(?:\son\s\w+)?(?:\s(?:morning|evening))?\.?$"
)
_NO_THING = re.compile(r"(?:^|[\"“]\s*|\s)(?:no|nobody|none|no one|not one|not a single|neither)\s", re.IGNORECASE)
_DOUBTS = re.compile(
    r"\b(?:doubt(?:s|ed)?|false|untrue|wrong|no \w+|nobody|none|investigat\w+|claims?|reports?|rumou?rs?"
    r"|allegations?|whether)$",
    re.IGNORECASE,
)
# What is said not to have come about, or not yet: "stopped lending", "prevented rebels from", "called on Israel to".
_UNDONE = re.compile(
    r"\b(?:stop(?:s|ped|ping)?|ceas(?:e[sd]?|ing)|halt(?:s|ed|ing)?|prevent(?:s|ed|ing)?|threaten(?:s|ed|ing)?\sto"
    r"|call(?:s|ed|ing)?\son|urg(?:e[sd]?|ing)|investigat\w+\s(?:whether|if)|reject(?:s|ed|ing)?\s(?:claims?|reports?)"
    r"|(?:nobody|no\sone)\s(?:claims?|says|believes))\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"[\"“]?(?:whether|if|unless|should|had)\s", re.IGNORECASE)
_FAILED = re.compile(r"\b(?:failed|fails|refused|refuses|declined|declines|neglected) to\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:it|he|she|they)\s", re.IGNORECASE)  # whoever denies it, behind "denied that"
# "it" for who speaks, not for nothing ("it is too early to").
_IT = re.compile(r"it\s(?!(?:is|was|will be|would be|has been|had been|seems?|appears?|remains?)\b)", re.IGNORECASE)
_OPENS = re.compile(r"\b(?:which|who|whom|that|when|where|while|after|before)\b")
_NAMES = re.compile(r"(?:[A-Z][\w'’.-]*(?:\s+(?:and|of|the|de|von)\s+|,\s+|\s+)?)+$")
_NOTHING = re.compile(
    r"\b(?:no|none|nobody|no one|nothing|neither|not one|not a single|without|never|failed to|refused to|declined to"
    r"|did ?n[o'’]t|not)\b",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"\bno (?:doubt|less|more|fewer|later|longer than)\b|\bnot (?:only|just|until|yet clear|least)\b"
    r"|\bwithout (?:a )?warning",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: ``words`` has its subject, ``text`` only what is printed; with ``doubt`` its sign is not sure."""

    text: str
    words: str
    negated: bool
    doubt: bool = False
    verb: int = 0  # where the predicate begins in ``words``
    predicate: bool = True  # whether it has one


def clauses(text: str) -> tuple[Clause, ...]:
    """Return the clauses of a claim.

    >>> for clause in clauses("Croatia, which was invited but did not respond"):
    ...     print(clause.words, clause.negated)
    Croatia False
    Croatia was invited False
    Croatia did not respond True
    """
    told = _TOLD.sub("", " ".join(text[:LONGEST].split()))
    found = [
        _clause(printed, subject, denied=denied, doubted=doubted) for printed, subject, denied, doubted in _parts(told)
    ]
    return tuple(clause for clause in found if clause.words)


def _clause(printed: str, subject: str, *, denied: bool, doubted: bool = False) -> Clause:
    own = _PRONOUN.sub("", printed, count=1) if subject and _PRONOUN.match(printed) else printed
    words = f"{subject} {own}".strip() if subject else printed
    negated = is_negated(words)
    signs = _NOTHING.findall(_IDLE.sub(" ", words))
    if not negated and len(signs) == 1:
        negated = bool(_NO_THING.search(words) or _FAILED.search(words))
    doubt = (
        doubted
        or len(signs) != int(negated)
        or any(p.search(words) for p in (_IDLE, _UNDONE))
        or bool(_OPEN.match(words))
    )
    verb = _VERB.search(words)
    begin = verb.start() if verb else len(words) - len(own) if subject else 0
    return Clause(printed, words, negated is not denied, doubt, begin, bool(verb or subject))


def with_subject(subject: str, printed: str) -> Clause:
    """Return a clause that has no subject of its own, as "banned the sale" of a decree, with one."""
    return _clause(printed, subject, denied=False)


def _parts(text: str) -> Iterator[tuple[str, str, bool, bool]]:
    """Yield each clause as printed, with the subject that it lacks, and whether that before denies or doubts it."""
    begin, subject, main, denied, doubted = 0, "", "", False, False
    for cut in _CUTS.finditer(text):
        before, after = text[begin : cut.start()], text[cut.end() :]
        kind = cut.lastgroup
        if kind == "hang" and not (_VERB.search(before) and _has_verb_soon(after)) and "but" not in cut[0]:
            continue
        if kind == "free" and cut["time"] and not _has_verb_soon(after):
            continue
        if kind == "taking" and not _VERB.search(before):
            continue
        yield before.strip(" ,"), subject, denied, doubted
        denied = kind == "denying" or (kind == "relative" and bool(_DENIES.search(before)))
        doubted = kind == "relative" and not denied and bool(_DOUBTS.search(before) or is_negated(before))
        main = _subject(before, subject) or (before if kind == "denying" else main)
        begin = cut.end()
        if denied and (kind == "denying" or _PRONOUN.match(after)):
            subject = main
        elif kind == "said" and _IT.match(after) and not _VERB.search(before):
            subject = before.strip(" ,")
        elif kind == "relative" and _NO_SUBJECT.match(after):
            subject = _antecedent(before)
        elif kind == "hang":
            subject = main if _NO_SUBJECT.match(after) else ""
        else:
            subject = ""
    yield text[begin:].strip(" ,"), subject, denied, doubted


def _has_verb_soon(words: str) -> bool:
    """Tell whether a subject of a few words and its verb come first, so that no list goes on."""
    verb = _VERB.search(words)
    lead = words[: verb.start()] if verb else ","
    return "," not in lead and len(lead.split()) <= LONGEST_SUBJECT and not _OPENS.search(lead)


def _subject(clause: str, inherited: str) -> str:
    """Return the words of a clause before its first verb; what it inherited when none stand there."""
    verb = _VERB.search(clause)
    own = clause[: verb.start()].strip(" ,") if verb else ""
    return own or inherited


def _antecedent(before: str) -> str:
    """Return what a relative clause speaks of: the names before it, or its last three words."""
    names = _NAMES.search(before.rstrip(" ,"))
    if names:
        return names[0].strip(" ,")
    *_, last = _VERB.split(before.rstrip(" ,"))
    return " ".join(word for word in last.split()[-3:] if word.lower() != "no")
