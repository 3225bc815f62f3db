"""An entry as lines of text: what it says, numbered, each claim with its chain and, if asked, its passage."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from briefing.digest.lines import Ink, Line, paragraph
from briefing.digest.wording import chain, dated, figures, masthead, shown_claims
from briefing.library.evidence import Passage
from briefing.library.excerpt import excerpt_lines
from briefing.library.versions import Version
from briefing.model import Actor, Claim, Entry, Event, Evidence, Source
from briefing.vocabulary.countries import country_name
from briefing.vocabulary.topics import topic_label

Look = Callable[[Evidence], Passage]
Below = Callable[[Claim], Iterable[Line]]

_INDENT = "  "


@dataclass(frozen=True, slots=True)
class EntryPage:
    """An entry to be printed in ``width`` cells; ``look`` finds passages, None leaves them out.

    ``versions`` are those that there are of its page beside it; ``below`` tells what others say of a claim.
    """

    entry: Entry
    width: int
    look: Look | None = None
    hidden: bool = False
    versions: Sequence[Version] = ()
    below: Below | None = None

    def lines(self) -> Iterable[Line]:
        """Yield the lines of the page."""
        entry = self.entry
        yield from paragraph(entry.headline, self.width, Ink.STRONG)
        yield from paragraph(masthead(entry), self.width, Ink.QUIET)
        yield from paragraph(entry.id, self.width, Ink.QUIET)
        yield from self._section("Summary", (line for part in entry.summary for line in self._text(part.text)))
        yield from self._section("Claims", self._claims())
        yield from self._section("Actors", (line for actor in entry.actors for line in self._text(_actor(actor))))
        yield from self._section("Dates", (line for event in entry.events for line in self._text(_event(event))))
        yield from self._section("About", self._about())
        yield from self._section("Sources", (line for source in entry.sources for line in self._text(_source(source))))
        others = (line for version in self.versions for line in self._text(_version(version)))
        yield from self._section("Other versions of the page", others)

    def _section(self, title: str, lines: Iterable[Line]) -> Iterable[Line]:
        body = list(lines)
        if body:
            yield Line()
            yield Line(title, Ink.STRONG)
            yield from body

    def _text(self, text: str) -> list[Line]:
        return paragraph(text, self.width, first=_INDENT)

    def _claims(self) -> Iterable[Line]:
        numbers = {id(claim): number for number, claim in enumerate(self.entry.claims, 1)}
        for claim in shown_claims(self.entry, hidden=self.hidden):
            number = f"{numbers[id(claim)]:>3}  "
            yield from paragraph(claim.text, self.width, first=number)
            yield from paragraph(_attribution(claim), self.width, Ink.ACCENT, first="     ")
            if self.look and (found := figures(claim)):
                yield from paragraph(f"numbers: {found}", self.width, Ink.QUIET, first="     ")
            for evidence in claim.evidence if self.look else ():
                yield from self._passage(evidence)
            if self.below:
                yield from self.below(claim)

    def _passage(self, evidence: Evidence) -> Iterable[Line]:
        if self.look is None:
            return
        source = self.entry.source(evidence.source)
        yield from excerpt_lines(evidence, source, self.look(evidence), self.width)

    def _about(self) -> Iterable[Line]:
        entry = self.entry
        lists = {
            "Published": [dated(entry)],
            "Language": [entry.language] if entry.language else [],
            "Countries": [f"{country_name(code)} ({code})" for code in entry.countries],
            "Topics": [topic_label(topic) for topic in entry.topics],
            "Tags": entry.tags,
        }
        for name, values in lists.items():
            if values:
                yield from self._text(f"{name}: {', '.join(values)}")


def _attribution(claim: Claim) -> str:
    return " · ".join(filter(None, (chain(claim), "negated" if claim.negated else "", claim.id)))


def _actor(actor: Actor) -> str:
    about = [actor.role, country_name(actor.country) if actor.country else None, str(actor.kind)]
    known = f" (also {', '.join(actor.aliases)})" if actor.aliases else ""
    return f"{actor.name}{known}: {', '.join(part for part in about if part)}, {actor.mentions}×"


def _event(event: Event) -> str:
    return f"{event.date or 'not resolved'}: “{event.text}”"


def _source(source: Source) -> str:
    author = f"by {source.author}" if source.author else None
    updated = f"updated {source.updated}" if source.updated else None
    dated = f"dated “{source.dated}”" if source.dated else None
    parts = [source.publisher or "publisher not stated", author, updated, dated, source.url, source.file]
    return f"[{source.id}] " + ", ".join(part for part in parts if part)


def _version(version: Version) -> str:
    retrieved = f", retrieved {version.retrieved}" if version.retrieved else ""
    order = "" if version.later is None else "later: " if version.later else "earlier: "
    return f"{order}{version.id}{retrieved}"
