"""Statements: the clauses of the claims of a story, each with all that comparing it with another one needs.

Requires entries; assigns statements in the order of entries, claims and clauses. Nothing of them depends on the other
entries but which words are names.
"""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from briefing.analysis.negation import is_negated
from briefing.model import ActorKind, Claim, ClaimKind, Entry, HopKind
from briefing.model.edtf import Edtf, parse_edtf
from briefing.stories.aspects import Aspects, aspects
from briefing.stories.clauses import Clause, clauses, with_subject
from briefing.stories.frames import frame_before_that
from briefing.stories.origins import outlet_of
from briefing.stories.slots import Slots, slots_of
from briefing.stories.wording import Wording, names_in, wording
from briefing.text.fold import fold

# What opens a clause and is not its subject: "In Paris, negotiations …".
_ADJUNCT = re.compile(
    r"^(?:in|on|at|after|before|during|since|from|by|for|with|under|despite|according to)\b[^,]{1,60},\s*",
    re.IGNORECASE,
)
# "it" for who speaks, not for nothing ("it is too early to").
_IT = re.compile(r"it\s(?!(?:is|was|will be|would be|has been|had been|seems?|appears?|remains?)\b)", re.IGNORECASE)
_SELF = re.compile(r"(?:he|she)\s", re.IGNORECASE)  # a person who speaks
# A claim of another time: "when the bus crashed last year".
_WHEN_PAST = re.compile(
    r"\b(?:when|as|after|before|while)\s[^.;,]{3,80}\b(last\s(?:year|month|week)|ago|earlier)\b", re.IGNORECASE
)
_BY = re.compile(r"\bby\s")
_PASSIVE = re.compile(r"(?:is|are|was|were|be|been|being)\s(?:\w+\s){1,5}$", re.IGNORECASE)  # what stands before "by"
_DONE = re.compile(
    r"(?:is|are|was|were|(?:has|have|had)\sbeen|will\sbe|being)\s(?:\w+ly\s|also\s|not\s)?"
    r"(?:[a-z]{2,}ed|killed|hurt|shot|stolen|taken|driven|broken|beaten|found|held|sent|told|made|seen|struck|hit|lost|left)\b"
)
_PREPOSITION = re.compile(r"\b(?:in|at|on|of|from|during|after|before|with|to|for|under|near|over|through)\b")
_LACKS = re.compile(r"[a-z]{2,}(?:ing|ed)\s|sent\s|took\s|gave\s")  # a claim that begins with its verb
_THINGS = frozenset({HopKind.ORGANIZATION, HopKind.STATE, HopKind.UNNAMED})
BARE = re.compile(r"to\s", re.IGNORECASE)  # an infinitive without who does it
_JUNIOR = frozenset({"jr", "sr", "ii", "iii"})
HEADLINE = ""  # the id of the claim that a headline makes
_FAILED = re.compile(r"\b(?:refused|declined|failed) to\b")  # a fact, although it tells what somebody does not want
_WISHED = frozenset({ClaimKind.STANCE, ClaimKind.INTENTION})
_NOT_TOLD = frozenset({ClaimKind.QUESTION})
TELLING = 1.5  # weight of a word from which on it may be the verb that tells what happened
FEWEST = 2  # words that tell something; a clause of one says nothing by itself


@dataclass(frozen=True)
class Statement:
    """A clause of a claim; what comparing it needs beside its words is read when first asked for.

    ``voice`` is who says it, folded: the outlet for narration, "" for nobody known; ``known`` the folded words that
    are names wherever they stand.
    """

    entry: Entry
    claim: Claim
    clause: Clause
    words: Wording
    slots: Slots
    known: Set[str]
    voice: str
    outlet: str | None
    published: Edtf | None = None

    @cached_property
    def subject(self) -> Wording:
        """Return the wording of what stands before the predicate."""
        return wording(_ADJUNCT.sub("", self.clause.words[: self.clause.verb]), self.known)

    @cached_property
    def predicate(self) -> Wording:
        """Return the wording of the predicate."""
        return wording(self.clause.words[self.clause.verb :], self.known)

    @cached_property
    def done_to(self) -> Set[str]:
        """Return the senses of the predicate before a preposition: "the rebels" of "shot the rebels in Goma"."""
        before = _PREPOSITION.split(self.clause.words[self.clause.verb :], maxsplit=1)[0]
        return wording(before, self.known).weights.keys()

    @cached_property
    def verb(self) -> str | None:
        """Return the sense of the first word of the predicate that tells something."""
        return verb_of(self.predicate)

    @cached_property
    def agent(self) -> Set[str]:
        """Return the senses of who does it, where it is told in the passive ("sold by Vold")."""
        return _agent(self.clause.words, self.known)

    @cached_property
    def claim_names(self) -> Set[str]:
        """Return the names of the whole claim: of whom "he was shot" is told."""
        return wording(self.claim.text, self.known).names

    @cached_property
    def setting(self) -> Set[str]:
        """Return the names of its claim and of the headline above it: whose profits, whose exports."""
        return self.claim_names | wording(self.entry.headline, self.known).names

    @cached_property
    def passive(self) -> bool:
        """Tell whether it tells what was done to its subject."""
        return bool(_DONE.match(self.clause.words, self.clause.verb))

    @cached_property
    def aspects(self) -> Aspects:
        """Return the marks of its time and standing."""
        marks = aspects(self.clause.words, self.clause.verb)
        past = _WHEN_PAST.search(self.claim.text)
        return replace(marks, elsewhere=marks.elsewhere | {past[1].lower()}) if past else marks

    @property
    def place(self) -> tuple[str, str, str]:
        """Return what orders statements, whatever the order of entries."""
        return (self.entry.id, self.claim.id, self.clause.words)

    @property
    def negated(self) -> bool:
        """Tell whether it says that something is not so; a denial of that says that it is."""
        return self.clause.negated is not self.denial

    @property
    def denial(self) -> bool:
        """Tell whether its speaker denies it."""
        return self.claim.kind is ClaimKind.DENIAL

    @property
    def headline(self) -> bool:
        """Tell whether it is the headline."""
        return self.claim.id == HEADLINE

    @property
    def told(self) -> bool:
        """Tell whether it is told as a fact, no wish and no plan, in the language whose negations are read."""
        english = self.entry.language is None or self.entry.language.partition("-")[0] == "en"
        return english and (self.claim.kind not in _WISHED or bool(_FAILED.search(self.clause.words)))


def statements(entries: Iterable[Entry]) -> tuple[Statement, ...]:
    """Return the statements of entries, the entries in the order of their ids; headlines are none."""
    ordered = sorted(entries, key=lambda entry: entry.id)
    known = names_of(ordered)
    return tuple(one for entry in ordered for claim in entry.claims for one in of_claim(claim, entry, known))


def names_of(entries: Iterable[Entry]) -> Set[str]:
    """Return the folded words that the entries print as names."""
    names: set[str] = set()
    for entry in entries:
        for text in (entry.headline, *(claim.text for claim in entry.claims)):
            names.update(names_in(text))
        for actor in entry.actors:
            if actor.kind is ActorKind.PERSON:  # "Lopez was charged": the first word alone does not tell
                names.update(fold(actor.name).split())
    return names


def of_claim(claim: Claim, entry: Entry, known: Set[str]) -> Iterator[Statement]:
    """Yield the statements of a claim; none for a question."""
    if claim.kind in _NOT_TOLD:
        return
    if claim.cue and claim.kind is not ClaimKind.DENIAL and is_negated(f"He {claim.cue}"):
        return  # what somebody did not say, or does not believe
    published, outlet, voice = day_of(entry.published), outlet_of(claim, entry), voice_of(claim, entry)
    under = frame_before_that(f"He {claim.cue}") if claim.cue and claim.kind is ClaimKind.STANCE else ""
    for told in _told(claim):
        clause = replace(told, frame=f"{under} {told.frame}".strip()) if under else told  # "feared" is not "said"
        words = clause.words
        said, slots = wording(words, known), slots_of(words, entry.published if published else None)
        if len(said.weights) >= FEWEST or len(said.weights) + len(slots.numbers) >= FEWEST:
            yield Statement(entry, claim, clause, said, slots, known, voice, outlet, published)


def _agent(words: str, known: Set[str]) -> Set[str]:
    """Return the senses behind the last "by" of a clause in the passive."""
    by = next((one for one in reversed(list(_BY.finditer(words))) if _PASSIVE.search(words, 0, one.start())), None)
    return wording("by " + words[by.end() :], known).weights.keys() if by else frozenset()


def _told(claim: Claim) -> Iterator[Clause]:
    """Yield the clauses of a claim that tell something; what is only an object ("to reopen the road") with its verb."""
    found = clauses(_named(claim))
    for number, clause in enumerate(found):
        object_only = not clause.predicate or BARE.match(clause.text)
        if number == 0 and claim.cue and claim.chain and clause.verb == 0 and _LACKS.match(clause.text):
            yield replace(with_subject(claim.chain[0].name, clause.text), text=clause.text)
        if number == 0 and object_only and claim.cue and claim.chain and wording(clause.text).weights:
            yield from (replace(made, text=_printed(claim, clause)) for made in clauses(_with_verb(claim, clause))[:1])
        elif clause.predicate or len(found) == 1:
            yield replace(clause, text=_printed(claim, clause))


def _named(claim: Claim) -> str:
    """Return the words of a claim with its speaker for an "it" that begins them: "it had paid" of a firm's denial.

    A person who denies what "he" did speaks of himself.
    """
    first = claim.chain[0] if claim.chain and claim.cue else None
    if first and first.kind in _THINGS and _IT.match(claim.text):
        return f"{first.name} {claim.text[2:].lstrip()}"
    if first and first.kind is HopKind.PERSON and claim.kind is ClaimKind.DENIAL and _SELF.match(claim.text):
        return f"{first.name} {claim.text.partition(' ')[2].lstrip()}"
    return claim.text


def _printed(claim: Claim, clause: Clause) -> str:
    """Return a clause as the claim prints it; the whole claim where its speaker stands for "it"."""
    whole = " ".join(claim.text.split())
    return clause.text if clause.text in whole else whole


def _with_verb(claim: Claim, clause: Clause) -> str:
    return f"{claim.chain[0].name} {claim.cue} {clause.text}"


def verb_of(predicate: Wording) -> str | None:
    """Return the sense of the first telling word of a predicate, None where there is none."""
    found = [key for key in predicate.weights if key not in predicate.names]
    return next((key for key in found if predicate.weights[key] >= TELLING), found[0] if found else None)


def headline_of(entry: Entry, known: Set[str]) -> Iterator[Statement]:
    """Yield the statements of an entry's headline."""
    yield from of_claim(Claim(HEADLINE, entry.headline, ClaimKind.NARRATION), entry, known)


def day_of(published: str | None) -> Edtf | None:
    """Return the days of an EDTF date; None for none, or one that is no date."""
    try:
        return parse_edtf(published) if published else None
    except ValueError:
        return None


def voice_of(claim: Claim, entry: Entry) -> str:
    """Return who says it: the last word of the first hop, so that "Vold" and "Arne Vold" are one."""
    first = claim.chain[0] if claim.chain else None
    if first and first.kind not in {HopKind.OUTLET, HopKind.PUBLISHER}:
        name = fold(first.name)
        if first.kind is HopKind.UNNAMED:
            return f"{name} {entry.id}"  # "officials" of two articles may be others
        named = [word for word in name.split() if word.strip(".") not in _JUNIOR]
        return (named or [""])[-1] if first.kind is HopKind.PERSON else name
    return fold(outlet_of(claim, entry) or "")


def first_day(one: Statement) -> date | None:
    """Return the day from which on a statement was published."""
    return one.published.earliest if one.published else None


def apart(one: Statement, other: Statement) -> timedelta | None:
    """Return how long after one the other was published, negative before it; None where a day is unknown."""
    if not one.published or not other.published:
        return None
    return other.published.earliest - one.published.earliest
