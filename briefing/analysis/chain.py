"""Attribution chains: from a speaker in a sentence to hops from the origin to the publisher.

Requires speakers and credits in reading order; assigns hops with their mentions. Words that point back ("the
official", "she", "the agency") take the nearest earlier phrase that fits, whose span becomes the evidence; without
one there is no hop.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing.analysis.credits import BASE, Credit
from briefing.analysis.names import Mention, MentionKind
from briefing.analysis.speakers import Speaker
from briefing.model import Evidence, Hop, HopKind
from briefing.text.span import Span
from briefing.vocabulary.outlets import outlet_name
from briefing.vocabulary.roles import first_names

REACH = 60  # speakers back; an article rarely has more, and a book of them must not cost the square of its length
PRONOUN_REACH = 600  # characters back to a person whom "he" may mean; about a paragraph
SPEAKER_REACH = 1_200  # the same to one who spoke: a quotation of two paragraphs may stand between

_BODIES = frozenset({HopKind.ORGANIZATION, HopKind.STATE, HopKind.OUTLET, HopKind.DOCUMENT})
_UNSURE = frozenset({"paper", "media", "press", "website", "site", "page", "blog"})  # not only of outlets
_PEOPLE = frozenset({"people", "police", "men", "women", "media"})


@dataclass(frozen=True, slots=True)
class Provenance:
    """Through whom the whole article came: the outlets it credits, nearest to the events first, and its publisher."""

    outlets: tuple[Hop, ...] = ()
    publisher: Hop | None = None

    @property
    def hops(self) -> tuple[Hop, ...]:
        """Return the outlets and the publisher, in the order of a chain."""
        return (*self.outlets, self.publisher) if self.publisher else self.outlets


@dataclass(slots=True)
class Discourse:
    """Who was spoken of so far: grows while the sentences of one article are read in order."""

    text: str
    full_names: Mapping[str, str]
    speakers: list[Speaker] = field(default_factory=list)
    persons: list[Mention] = field(default_factory=list)
    outlets: list[Speaker] = field(default_factory=list)
    meant: dict[Span, Speaker] = field(default_factory=dict)

    def hear(self, speaker: Speaker) -> None:
        """Remember a speaker, so that later words can point back to it."""
        if not speaker.pronoun:
            self.speakers.append(speaker)
        if speaker.kind is HopKind.OUTLET and _outlet(speaker):
            self.outlets.append(speaker)

    def hop(self, speaker: Speaker) -> Hop | None:
        """Return the hop of a speaker, or None when its words point back to nobody."""
        found = self._hop(speaker)
        return replace(found, printed=speaker.printed.of(self.text)) if found and speaker.printed else found

    def _hop(self, speaker: Speaker) -> Hop | None:
        if speaker.pronoun:
            before = {"it": self._body_before, "they": self._several_before}.get(speaker.head, self._person_before)
            return before(speaker)
        if speaker.kind is HopKind.OUTLET:
            return self._outlet_hop(speaker)
        if speaker.kind is HopKind.PERSON:
            return _hop(self.text, speaker.span, self.full_names.get(speaker.name, speaker.name), HopKind.PERSON)
        antecedent = self._antecedent(speaker) if speaker.definite and speaker.kind is HopKind.UNNAMED else None
        if antecedent:
            self.meant[speaker.span] = antecedent
            printed = speaker.span.of(self.text)
            return _hop(self.text, antecedent.span, antecedent.name, antecedent.kind, printed=printed)
        return _hop(self.text, speaker.span, speaker.name, speaker.kind)

    def _outlet_hop(self, speaker: Speaker) -> Hop | None:
        name = _outlet(speaker)
        if name:
            return _hop(self.text, speaker.span, name, HopKind.OUTLET)
        near = [o for o in self.outlets[-REACH:] if speaker.span.start - o.span.end <= SPEAKER_REACH]
        earlier = [outlet for outlet in near if outlet.span < speaker.span and speaker.head not in _UNSURE]
        if earlier:  # "the publication": the outlet named last before it
            named = earlier[-1]
            printed = speaker.span.of(self.text)
            return _hop(self.text, named.span, _outlet(named) or named.name, HopKind.OUTLET, printed=printed)
        return _hop(self.text, speaker.span, speaker.name, HopKind.UNNAMED)

    def _antecedent(self, speaker: Speaker) -> Speaker | None:
        """Return the earlier phrase that "the official" repeats.

        The same noun, at least as specific, no other country.
        """
        for earlier in self.speakers[: -REACH - 1 : -1]:
            same = earlier.head == speaker.head and earlier.kind is HopKind.UNNAMED
            fits = not speaker.country or earlier.country == speaker.country
            specific = len(earlier.name.split()) > len(speaker.name.split()) or not earlier.definite
            if same and fits and specific and earlier.span < speaker.span:
                return self.meant.get(earlier.span, earlier)
        return None

    def _body_before(self, speaker: Speaker) -> Hop | None:
        """Return the body, state, outlet or document that spoke last: what "it" says."""
        return self._heard_before(speaker, lambda heard: heard.kind in _BODIES)

    def _several_before(self, speaker: Speaker) -> Hop | None:
        """Return those who spoke last where they are several: "officials", "A and B"."""
        return self._heard_before(speaker, lambda heard: _plural(heard) and heard.kind is not HopKind.DOCUMENT)

    def _heard_before(self, speaker: Speaker, fits: Callable[[Speaker], bool]) -> Hop | None:
        for heard in self.speakers[: -REACH - 1 : -1]:
            if heard.span < speaker.span and fits(heard):
                if speaker.span.start - heard.span.start > PRONOUN_REACH:
                    return None
                known = self.meant.get(heard.span, heard)
                named = (_outlet(known) if known.kind is HopKind.OUTLET else None) or known.name
                return _hop(self.text, known.span, named, known.kind, printed=speaker.span.of(self.text))
        return None

    def _person_before(self, speaker: Speaker) -> Hop | None:
        printed = speaker.span.of(self.text)
        heard = [s.span for s in self.speakers[-REACH:] if s.kind is HopKind.PERSON and s.span < speaker.span]
        near = [m.span for m in self.persons[-REACH:] if m.span < speaker.span]
        near = [span for span in near if speaker.span.start - span.start <= PRONOUN_REACH]
        for span in sorted({*heard, *near}, reverse=True):
            name = " ".join(span.of(self.text).split())
            if speaker.span.start - span.start > SPEAKER_REACH:
                break
            if _agrees(self.full_names.get(name, name), printed.lower()):
                return _hop(self.text, span, self.full_names.get(name, name), HopKind.PERSON, printed=printed)
        return None


def _plural(speaker: Speaker) -> bool:
    common = speaker.kind is HopKind.UNNAMED
    return speaker.head in _PEOPLE or " and " in speaker.name or (common and speaker.head.endswith("s"))


def _agrees(name: str, pronoun: str) -> bool:
    """Tell whether a given name is not known to be of the other gender: "she" is never Mohammed."""
    return first_names().get(name.split(maxsplit=1)[0], "-") in {"-", "f" if pronoun == "she" else "m"}


def _outlet(speaker: Speaker) -> str | None:
    """Return the outlet's name; None for words such as "the agency" that name none."""
    return outlet_name(speaker.name)


def _hop(text: str, span: Span, name: str, kind: HopKind, *, printed: str | None = None) -> Hop:
    return Hop(name, kind, Evidence("s1", span.start, span.end, span.of(text)), printed)


def compose(origin: Sequence[Hop | None], provenance: Provenance) -> tuple[Hop, ...]:
    """Return origin, the outlets of the sentence, those of the article, and the publisher; nobody twice."""
    chain: list[Hop] = []
    for hop in (*origin, *provenance.hops):
        if hop and hop.name not in {known.name for known in chain}:
            chain.append(hop)
    publisher = provenance.publisher
    if publisher and chain and chain[-1].name != publisher.name:
        chain = [hop for hop in chain if hop.name != publisher.name] + [publisher]
    elif publisher and chain:
        chain[-1] = publisher
    return tuple(chain)


def credited(text: str, credits_: Sequence[Credit], base: Speaker | None) -> tuple[Hop, ...]:
    """Return the outlets of one sentence.

    Nearest to the events first: those it cites, the one it speaks of, the conveyor.
    """
    layers: list[tuple[int, Speaker]] = [(credit.layer, credit.speaker) for credit in credits_]
    if base:
        layers.append((BASE, base))
    hops: list[Hop] = []
    for _, speaker in sorted(layers, key=lambda pair: pair[0]):
        name = _outlet(speaker)
        if name and name not in {hop.name for hop in hops}:
            hops.append(_hop(text, speaker.span, name, HopKind.OUTLET))
    return tuple(hops)


def publisher_hop(name: str, hop: Hop | None) -> Hop:
    """Return the publisher as the last hop, with its mention when the text has one."""
    return Hop(name, HopKind.PUBLISHER, hop.evidence if hop else None)


def full_names(mentions: Sequence[Mention]) -> dict[str, str]:
    """Return, for each surname printed alone, the longest name of the article that ends in it, when only one does."""
    persons = {m.name for m in mentions if m.kind is MentionKind.PERSON}
    longer: dict[str, list[str]] = {}
    for full in sorted(persons, key=lambda name: (-len(name), name)):
        for blank in (number for number, letter in enumerate(full) if letter == " "):
            if full[blank + 1 :] in persons:
                longer.setdefault(full[blank + 1 :], []).append(full)
    return {name: found[0] for name, found in longer.items() if len({full.split()[0] for full in found}) == 1}
