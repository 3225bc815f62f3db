"""A made-up report while it is written: claims, events and a summary whose spans are true of its text."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import NamedTuple, TypeVar

from bench.synthetic.prose import Content, Prose
from briefing.model import Actor, Claim, ClaimKind, Event, Evidence, Excerpt, Hop, HopKind
from briefing.model.entry import SPAN_JOINER

_T = TypeVar("_T")
_SAID = (ClaimKind.STATEMENT,) * 6 + (ClaimKind.ESTIMATE, ClaimKind.STANCE, ClaimKind.INTENTION, ClaimKind.QUESTION)
_MONTHS = "January February March April May June July August September October November December".split()
_SENTENCE = 110  # characters, about


class Said(NamedTuple):
    """How a content was attributed: where its words stand, by which word, to whom."""

    words: tuple[Evidence, ...]
    kind: ClaimKind
    cue: str | None
    chain: tuple[Hop, ...]


@dataclass(slots=True)
class Report:
    """Writes into ``prose``; ``day`` is what its dates are near to."""

    prose: Prose
    day: date
    behind: tuple[Hop, ...] = ()  # the outlets that every claim comes through
    claims: dict[str, Claim] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    summary: list[Excerpt] = field(default_factory=list)
    seen: dict[str, Evidence] = field(default_factory=dict)  # where an actor was named last

    def open(self, publisher: str, agency: str | None) -> str:
        """Write headline and line of the publisher; return the headline."""
        prose = self.prose
        headline = capital(prose.words(6, 13))
        prose.add(f"{headline}\n")
        hops = [Hop(publisher, HopKind.PUBLISHER, prose.put(publisher))]
        if agency:
            prose.add(" - ")
            hops.insert(0, Hop(agency, HopKind.OUTLET, prose.put(agency)))
        prose.add("\n\n")
        self.behind = tuple(hops)
        return headline

    def go_on(self, claims: int, length: int) -> None:
        """Write sentences until the article has its length and its claims."""
        rng = self.prose.rng
        share = claims * _SENTENCE / length
        while self.prose.length < length or len(self.claims) < claims:
            if len(self.claims) < claims and rng.random() < share:
                content = self.prose.content()
                self._keep(content, self._attributed(content, rng.random()))
            else:
                self._narrate(rng.random())
            self.prose.add(self.prose.tongue.stop if rng.random() < 0.75 else f"{self.prose.tongue.stop.rstrip()}\n")

    def _narrate(self, chance: float) -> None:
        """Write a sentence that nobody says: some give a date, the first ones are the summary."""
        prose = self.prose
        sentence = prose.put(capital(prose.words(8, 22)))
        if len(self.summary) < 3 and chance > 0.4:
            self.summary.append(Excerpt(sentence.exact, (sentence,)))
        if chance < 0.08 and len(self.events) < 4:
            day = self.day + timedelta(int(chance * 1_000) - 40)
            prose.add(f"{prose.tongue.gap}on ")
            words = prose.put(f"{day.day} {_MONTHS[day.month - 1]} {day.year}")
            self.events.append(Event(day.isoformat(), words.exact, (words,)))

    def _attributed(self, content: Content, chance: float) -> Said:
        """Write the content in one of the ways in which claims stand in the news."""
        if chance < 0.16:
            return Said((self.prose.put(content.text),), ClaimKind.NARRATION, None, self.behind)
        if chance < 0.28 and len(self.behind) > 1:
            return self._reported(content)
        if chance < 0.46:
            return self._quoted(content)
        return self._said(content, denied=chance > 0.96)

    def _reported(self, content: Content) -> Said:
        """Write which agency reports it."""
        prose, cue = self.prose, self.prose.tongue.according
        prose.add(f"{cue} ")
        outlet = Hop(self.behind[0].name, HopKind.OUTLET, prose.put(self.behind[0].name))
        prose.add(", ")
        return Said((prose.put(content.text),), ClaimKind.REPORT, cue, (outlet, *self.behind[1:]))

    def _said(self, content: Content, *, denied: bool) -> Said:
        """Write who says it, by name or as somebody named before, and what."""
        prose, one = self.prose, self.prose.somebody()
        cue = prose.tongue.denied if denied else pick(prose.rng, prose.tongue.said)
        before, pronoun = self.seen.get(one.name), None
        if before and prose.rng.random() < 0.4:
            pronoun = prose.put(pick(prose.rng, prose.tongue.pronouns)).exact
        else:
            before = self._name(one)
        prose.add(f" {cue} ")
        kind = ClaimKind.DENIAL if denied else pick(prose.rng, _SAID)
        speaker = Hop(one.name, HopKind(one.kind), before, pronoun)
        return Said((prose.put(content.text),), kind, cue, (speaker, *self.behind))

    def _quoted(self, content: Content) -> Said:
        """Write it in quotes with the speaker behind it, some in two pieces around the speaker."""
        prose, one = self.prose, self.prose.somebody()
        cue = pick(prose.rng, prose.tongue.said)
        prose.add("“")
        words = [prose.put(content.text)]
        prose.add(",” ")
        speaker = Hop(one.name, HopKind(one.kind), self._name(one))
        prose.add(f" {cue}")
        if prose.rng.random() < 0.3:
            prose.add(", “")
            words.append(prose.put(prose.words(4, 12)))
            prose.add("”")
        return Said(tuple(words), ClaimKind.STATEMENT, cue, (speaker, *self.behind))

    def _name(self, one: Actor) -> Evidence:
        self.prose.named[one.name] = self.prose.named.get(one.name, 0) + 1
        self.seen[one.name] = place = self.prose.put(one.name)
        return place

    def _keep(self, content: Content, said: Said) -> None:
        """Note the claim that was written; the same words again make no second one."""
        text = SPAN_JOINER.join(piece.exact for piece in said.words)
        ident = f"c-{hashlib.sha256(text.encode()).hexdigest()[:6]}"
        self.claims[ident] = Claim(
            id=ident,
            text=text,
            kind=said.kind,
            chain=said.chain,
            cue=said.cue,
            countries=(content.country,) if content.country else (),
            evidence=said.words,
            actors=(content.actor.name,) if content.actor else (),
            numbers=content.number_at(said.words[0].start or 0),
            negated=said.kind is ClaimKind.STATEMENT and self.prose.rng.random() < 0.06,
        )


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def pick(rng: Random, values: Sequence[_T]) -> _T:
    """Return one of the values; a third of the time that ``Random.choice`` takes."""
    return values[int(rng.random() * len(values))]
