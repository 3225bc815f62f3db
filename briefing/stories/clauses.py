"""The clauses of a claim, each with its subject: what is compared, for one claim may hold several propositions.

Requires the words of a claim; assigns clauses in the order of the text. A clause without a subject of its own gets that
of the clause it hangs on: "which were invited" that of the words before the comma, "but sent nobody" that of "was
invited". A split that leaves one side without a verb is none, so that lists stay whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from briefing.analysis.negation import is_negated
from briefing.stories.frames import IF, NOT, frame_before_that, frame_of_sentence
from briefing.text.sentences import split_sentences
from briefing.text.span import Span

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
    r"|burst|shut|cost|let|split|dug|ate|fed|drove|drank|rode|shook|slept|slid|stole|stuck|swam|woke|withdrew|stolen|taken|given|driven|broken|fallen|beaten|chosen|frozen|shaken|held|hurt|meets?"
    r"|takes?|gets?|stays?|needs?|stands?|[a-z]{2,}ed"
    r"|[a-z]{3,}(?<![sui])s(?= (?:the|a|an|to|in|on|at|about|some|its|[A-Z]\w*|\d+)\b))\b"
)
_CUTS = re.compile(
    r"(?P<relative>,?\s+(?:which|who|whom)\s+|\s+that\s+(?=[\"“\[\w]))"
    r"|(?P<open>,?\s+(?:whether|if|unless)\s+)"
    r"|(?P<denying>\s+(?:denied|denies|deny)\s+(?=[a-z]+ing\b))"
    r"|(?P<hang>,?\s+(?:and|but|or)\s+(?:then\s+|also\s+)?"
    rf"(?:that\s+(?!(?:{_AUXILIARY}|of|in|on|at|with|for|to)\b))?)"  # "said that … and that …"
    r"|(?P<taking>,\s+(?!(?:including|excluding|according|regarding|concerning|following)\b)(?=[a-z]+ing\b))"
    r"|(?P<said>\s(?:said|says|say|claimed|claims|reported|announced|insisted|confirmed)(?:\son\s[A-Z]\w+)?(?:\sthat)?\s+"
    r"(?=(?:the|it|he|she|they|an?|no|there|[A-Z]\w+|\d[\d,.]*)\s))"
    r"|(?P<free>[;:]\s+|\s+[–—-]\s+|\s…\s|(?P<time>,?\s+(?:after|before|when|while"
    r"|because(?! of)|although|though|since|as|where|in which|at which|until|,)\s+(?=\w+ )))"
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
_NO_THING = re.compile(
    r"(?:^|[\"“]\s*|(?<!\band)(?<!\bor)(?<!\bwith)(?<!,)\s)(?:no|nobody|none|no one|not one|not a single|neither)\s",
    re.IGNORECASE,
)
# What is said not to have come about, or not yet: "stopped lending", "prevented rebels from", "called on Israel to".
_UNDONE = re.compile(
    r"\b(?:stop(?:s|ped|ping)?|ceas(?:e[sd]?|ing)|halt(?:s|ed|ing)?|prevent(?:s|ed|ing)?|threaten(?:s|ed|ing)?\sto"
    r"|call(?:s|ed|ing)?\son|urg(?:e[sd]?|ing)"
    r"|(?:step|walk|pull|back|drop|turn)(?:s|ped|ed|ping|ing)?\s(?:away|out|back)\s(?:of|from)|withdr[aeo]w\w*\sfrom|abandon\w*"
    r"|br[eo]a?k\w*\soff|rul(?:e[sd]?|ing)\sout|accus(?:e[sd]?|ing)|suspect(?:ed|s)?\sof|alleg\w+)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?…][\"”’)]*\s")
_PARTED = re.compile(r"\s(n['’]t\b)")  # "did n't"
_HAVING_CLAIMS = re.compile(
    r"\b(?:[a-z]+(?:ed|ing)|rejects|dismisses|denies|refutes|repeats|the|its|his|her|their|any|such)$"
)
_FAILED = re.compile(
    r"\b(?:ha(?:s|ve|d) yet|failed|fails|refused|refuses|declined|declines|neglected) to\b", re.IGNORECASE
)
_PRONOUN = re.compile(r"(?:it|he|she|they)\s", re.IGNORECASE)  # whoever denies it, behind "denied that"
# "it" for who speaks, not for nothing ("it is too early to").
_IT = re.compile(r"it\s(?!(?:is|was|will be|would be|has been|had been|seems?|appears?|remains?)\b)", re.IGNORECASE)
_OPENS = re.compile(r"\b(?:which|who|whom|that|when|where|while|after|before)\b")
_NAMES = re.compile(r"(?:[A-Z][\w'’.-]*(?:\s+(?:and|of|the|de|von)\s+|,\s+|\s+)?)+$")
_NOTHING = re.compile(
    r"\b(?:no|none|nobody|no one|nothing|neither|not one|not a single|without|never|ha(?:s|ve|d) yet to|failed to"
    r"|refused to|declined to|did ?n[o'’]t|not)\b",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"\bno (?:doubt|less|more|fewer|later|longer than)\b|\bnot (?:only|just|until|yet clear|least)\b"
    r"|\bwithout (?:a )?warning",
    re.IGNORECASE,
)
# Two predicates: what stands between was cut out wrongly.
_BROKEN = re.compile(r"\b(?:was|were|been|is|are)\s[a-z]+ed\s(?:was|were|is|are|has|have|had|will|would)\b")
_DOING = re.compile(r"[a-z]+ing\b")  # "denied supplying drones"
_LEAD = re.compile(r"^\W*(?:(?:and|but|or|also|then|later)\b\W*)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: ``words`` has its subject, ``text`` only what is printed; with ``doubt`` its sign is not sure."""

    text: str
    words: str
    negated: bool
    doubt: bool = False
    verb: int = 0  # where the predicate begins in ``words``
    predicate: bool = True  # whether it has one
    frame: str = ""  # what it is told under, and all of its sentence behind that: "feared that"
    hanging: bool = False  # whether it tells when or why another one holds: "before the ferry left"

    @property
    def headless(self) -> bool:
        """Tell whether it begins with its verb, and nothing says of whom it is told."""
        return self.predicate and not _LEAD.sub("", self.words[: self.verb]).strip(" ,")


def clauses(text: str) -> tuple[Clause, ...]:
    """Return the clauses of a claim.

    >>> for clause in clauses("Croatia, which was invited but did not respond"):
    ...     print(clause.words, clause.negated)
    Croatia False
    Croatia was invited False
    Croatia did not respond True
    """
    told = _TOLD.sub("", _PARTED.sub(r"\1", " ".join(text[:LONGEST].split())))
    sentences = split_sentences(told, Span(0, len(told))) if _STOP.search(told) else [Span(0, len(told))]
    parts = (part for sentence in sentences for part in _parts(sentence.of(told)))
    return tuple(clause for part in parts if (clause := _clause(part)).words)


class _Part(NamedTuple):
    """A clause as printed, the subject that it lacks, and how it hangs on what stands before."""

    printed: str
    subject: str
    denied: bool = False
    frame: str = ""
    hanging: bool = False


def _clause(part: _Part) -> Clause:
    printed, subject = part.printed, part.subject
    own = _PRONOUN.sub("", printed, count=1) if subject and _PRONOUN.match(printed) else printed
    words = f"{subject} {own}".strip() if subject else printed
    negated = is_negated(words)
    signs = _NOTHING.findall(_IDLE.sub(" ", words))
    if not negated and len(signs) == 1:
        negated = bool(_NO_THING.search(words) or _FAILED.search(words))
    doubt = (
        bool(part.frame or _BROKEN.search(words))
        or len(signs) != int(negated)
        or any(p.search(words) for p in (_IDLE, _UNDONE))
    )
    verb = _VERB.search(words)
    begin = verb.start() if verb else 0
    if _DOING.match(own) or (subject and not verb):
        begin = len(words) - len(own)
    predicate = bool(verb or subject)
    return Clause(printed, words, negated is not part.denied, doubt, begin, predicate, part.frame, part.hanging)


def with_subject(subject: str, printed: str) -> Clause:
    """Return a clause that has no subject of its own, as "banned the sale" of a decree, with one."""
    return _clause(_Part(printed, subject))


def _parts(text: str) -> Iterator[_Part]:
    """Yield the clauses of a sentence."""
    begin, main, part = 0, "", _Part("", "", frame=frame_of_sentence(text))
    for cut in _CUTS.finditer(text):
        before, after = text[begin : cut.start()], text[cut.end() :]
        kind = cut.lastgroup
        if kind == "said" and cut[0].split()[0] == "claims" and _HAVING_CLAIMS.search(before):
            kind, before = "relative", f"{before} claims"  # the noun: "rejected claims that"
        if not _cuts(kind, cut, before, after):
            continue
        yield part._replace(printed=before.strip(" ,"))
        main = _subject(before, part.subject) or (before if kind == "denying" else main)
        begin = cut.end()
        denied = kind == "denying" or (kind == "relative" and bool(_DENIES.search(before)))
        hanging = bool(cut["time"] and cut["time"].strip(" ,"))
        subject = _lacking(kind, before, after, main, denied=denied)
        frame = part.frame if denied else _frame(kind, cut, before, part)
        part = _Part("", subject, denied, frame, hanging)
    yield part._replace(printed=text[begin:].strip(" ,"))


def _cuts(kind: str | None, cut: re.Match[str], before: str, after: str) -> bool:
    """Tell whether a word that may part two clauses does."""
    if kind == "hang":
        return "but" in cut[0] or bool(_VERB.search(before) and _has_verb_soon(after))
    if kind == "free" and cut["time"]:
        return _has_verb_soon(after)
    return kind != "taking" or bool(_VERB.search(before))


def _frame(kind: str | None, cut: re.Match[str], before: str, part: _Part) -> str:
    """Return what the clause behind a cut is told under: what ``part`` before it was, and what that adds."""
    if kind == "free" and cut[0].strip() == ";":
        return ""
    own = ""
    if kind == "relative" and "that" in cut[0]:
        own = frame_before_that(before)
    elif kind == "said" and is_negated(f"{before}{cut[0].rstrip()}"):
        own = NOT  # "nobody said that"
    elif kind == "open":
        own = IF
    return " ".join(filter(None, (part.frame, NOT if part.denied else "", own)))


def _lacking(kind: str | None, before: str, after: str, main: str, *, denied: bool) -> str:
    """Return the subject that the clause behind a cut lacks; empty where it has its own, or none is known."""
    if denied and (kind == "denying" or _PRONOUN.match(after)):
        return main
    if kind == "said" and _IT.match(after) and not _VERB.search(before):
        return before.strip(" ,")
    if kind == "relative" and _NO_SUBJECT.match(after):
        return _antecedent(before)
    if kind == "taking":
        return main  # "ran aground, injuring 31 people"
    return main if kind == "hang" and _NO_SUBJECT.match(after) else ""


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
