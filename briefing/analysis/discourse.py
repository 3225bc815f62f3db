"""Who was spoken of so far, and whom words mean that point back: "the official", "she", "they", "the agency".

Requires speakers and sentences in reading order; assigns hops with their mentions. Such words take the nearest earlier
phrase that fits, whose span becomes the evidence; without one there is no hop.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from briefing.analysis.names import Mention, MentionKind
from briefing.analysis.speakers import Sentence, Speaker
from briefing.model import Evidence, Hop, HopKind
from briefing.text.span import Span
from briefing.vocabulary.outlets import outlet_name
from briefing.vocabulary.roles import Role, first_names, words_of

REACH = 60  # speakers back; an article rarely has more, and a book of them must not cost the square of its length
PRONOUN_REACH = 600  # characters back to a person whom "he" may mean; about a paragraph
SPEAKER_REACH = 1_200  # the same to one who spoke: a quotation of two paragraphs may stand between

_BODIES = frozenset({HopKind.ORGANIZATION, HopKind.STATE, HopKind.OUTLET, HopKind.DOCUMENT})
_UNSURE = frozenset({"paper", "media", "press", "website", "site", "page", "blog"})  # not only of outlets
_PLACE = re.compile(r"\s(?:of|for|at|in)\s")
_ONCE = frozenset({"former", "ex", "late", "vice", "deputy", "acting", "outgoing", "then"})
_SHORT = {"sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "pres": "president"}
_KINDS = {MentionKind.PERSON: HopKind.PERSON, MentionKind.ORGANIZATION: HopKind.ORGANIZATION}
_PLURAL = re.compile(r"[^s]s$")  # not "witness"
_OPENERS = frozenset({"when", "while", "after", "before", "as", "because", "although", "though", "since", "once"})
_HE = frozenset({"he", "she"})
_MEN = frozenset("spokesman man father son brother husband king prince chairman bishop archbishop pope".split())
_WOMEN = frozenset("spokeswoman woman mother daughter sister wife widow queen chairwoman".split())
_PEOPLE = frozenset({"people", "police", "men", "women", "media"})


@dataclass(slots=True)
class Discourse:
    """Who was spoken of so far: grows while the sentences of one article are read in order."""

    text: str
    full_names: Mapping[str, str]
    speakers: list[Speaker] = field(default_factory=list)
    persons: list[Mention] = field(default_factory=list)
    outlets: list[Speaker] = field(default_factory=list)
    titled: list[Mention] = field(default_factory=list)
    meant: dict[Span, Speaker] = field(default_factory=dict)

    def hear(self, speaker: Speaker) -> None:
        """Remember a speaker, so that later words can point back to it."""
        if not speaker.pronoun:
            self.speakers.append(speaker)
        if speaker.kind is HopKind.OUTLET and named_outlet(speaker):
            self.outlets.append(speaker)

    def read(self, sentence: Sentence) -> None:
        """Remember whom a sentence is about, so that "he" of the next can mean him, and who holds which title."""
        words = [token.lower for token in sentence.tokens[:2]]
        persons = [m for m in sentence.mentions if m.kind is MentionKind.PERSON]
        subordinate = bool(words) and words[0] in _OPENERS
        if not set(words) & _HE:  # "he came in behind Ted Hay" is about somebody before
            self.persons += [m for m in sentence.mentions[:1] if m in persons]
        self.persons += [m for m in persons if subordinate and m.acts and m not in self.persons[-1:]]
        self.titled += [m for m in sentence.mentions if _titles(m)]

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
            return hop_at(self.text, speaker.span, self.full_names.get(speaker.name, speaker.name), HopKind.PERSON)
        antecedent = self._antecedent(speaker) if speaker.definite and speaker.kind is HopKind.UNNAMED else None
        if antecedent:
            self.meant[speaker.span] = antecedent
            printed = speaker.span.of(self.text)
            return hop_at(self.text, antecedent.span, antecedent.name, antecedent.kind, printed=printed)
        holder = self._holder(speaker) if _is_title(speaker) else None
        if holder:
            name, kind = self.full_names.get(holder.name, holder.name), _KINDS[holder.kind]
            return hop_at(self.text, holder.span, name, kind, printed=speaker.span.of(self.text))
        return hop_at(self.text, speaker.span, speaker.name, speaker.kind)

    def _holder(self, speaker: Speaker) -> Mention | None:
        """Return the only person whose title, or body whose name, "the president", "the ministry" repeats."""
        words = speaker.name.lower()
        found = [m for m in self.titled if m.span < speaker.span and words in _titles(m)]
        return found[-1] if len({self.full_names.get(m.name, m.name) for m in found}) == 1 else None

    def _outlet_hop(self, speaker: Speaker) -> Hop | None:
        name = named_outlet(speaker)
        if name:
            return hop_at(self.text, speaker.span, name, HopKind.OUTLET)
        near = [o for o in self.outlets[-REACH:] if speaker.span.start - o.span.end <= SPEAKER_REACH]
        earlier = [outlet for outlet in near if outlet.span < speaker.span and speaker.head not in _UNSURE]
        if earlier:  # "the publication": the outlet named last before it
            named = earlier[-1]
            printed = speaker.span.of(self.text)
            return hop_at(self.text, named.span, named_outlet(named) or named.name, HopKind.OUTLET, printed=printed)
        return hop_at(self.text, speaker.span, speaker.name, HopKind.UNNAMED)

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
        """Return those who spoke last where they are several: "officials", "A and B"; else the body that spoke last."""
        last = next((heard for heard in reversed(self.speakers) if heard.span < speaker.span), None)
        if last and last.kind is HopKind.ORGANIZATION:
            return self._body_before(speaker)
        return self._heard_before(speaker, lambda heard: _plural(heard) and heard.kind is not HopKind.DOCUMENT)

    def _heard_before(self, speaker: Speaker, fits: Callable[[Speaker], bool]) -> Hop | None:
        for heard in self.speakers[: -REACH - 1 : -1]:
            if heard.span < speaker.span and fits(heard):
                if speaker.span.start - heard.span.start > PRONOUN_REACH:
                    return None
                known = self.meant.get(heard.span, heard)
                named = (named_outlet(known) if known.kind is HopKind.OUTLET else None) or known.name
                return hop_at(self.text, known.span, named, known.kind, printed=speaker.span.of(self.text))
        return None

    def _person_before(self, speaker: Speaker) -> Hop | None:
        """Return the person or the holder of a role who spoke, or the person whom a sentence was about, last."""
        heard = {s.span: s for s in self.speakers[-REACH:] if s.span < speaker.span and _single(s)}
        near = [m.span for m in self.persons[-REACH:] if m.span < speaker.span]
        near = [span for span in near if speaker.span.start - span.start <= PRONOUN_REACH]
        for span in sorted({*heard, *near}, reverse=True):
            if speaker.span.start - span.start > SPEAKER_REACH:
                break
            one, printed = heard.get(span), speaker.span.of(self.text)
            if one and one.kind is HopKind.UNNAMED:
                if one.head not in (_MEN if printed.lower() == "she" else _WOMEN):
                    one = self.meant.get(span, one)
                    return hop_at(self.text, one.span, one.name, one.kind, printed=printed)
                continue
            name = " ".join(span.of(self.text).split())
            if _agrees(self.full_names.get(name, name), printed.lower()):
                return hop_at(self.text, span, self.full_names.get(name, name), HopKind.PERSON, printed=printed)
        return None


def _is_title(speaker: Speaker) -> bool:
    """Tell whether the words may repeat a title, or what a body is, without its name: "the president"."""
    body = speaker.kind is HopKind.ORGANIZATION and speaker.name.lower() in words_of(Role.BODY)
    return body or (speaker.definite and speaker.kind is HopKind.UNNAMED)


def _titles(mention: Mention) -> frozenset[str]:
    """Return what a person or a body may be called without the name: the last words of a title, the kind of body."""
    if mention.kind is MentionKind.ORGANIZATION:
        words = mention.name.lower().split()
        return frozenset(words) & words_of(Role.BODY) if len(words) > 1 else frozenset()
    if mention.kind is not MentionKind.PERSON or not mention.role:
        return frozenset()
    title = _PLACE.split(mention.role.lower())[0].split()
    if not title or title[0] in _ONCE:
        return frozenset()
    last = _SHORT.get(title[-1].rstrip("."), title[-1])
    return frozenset({last, " ".join([*title[:-1], last])})


def _single(speaker: Speaker) -> bool:
    """Tell whether "he" or "she" may mean the speaker: a person, or one who holds a role."""
    known = not speaker.definite or " for " in speaker.name  # "the senator" alone is rather a person named before
    common = speaker.kind is HopKind.UNNAMED and known and speaker.head in words_of(Role.SPEAKER) - _PEOPLE
    return speaker.kind is HopKind.PERSON or (common and not _plural(speaker))


def _plural(speaker: Speaker) -> bool:
    common = speaker.kind is HopKind.UNNAMED
    together = " and " in (_PLACE.split(speaker.name)[0] if common else speaker.name)
    return speaker.head in _PEOPLE or together or (common and _PLURAL.search(speaker.head) is not None)


def _agrees(name: str, pronoun: str) -> bool:
    """Tell whether a given name is not known to be of the other gender: "she" is never Mohammed."""
    return first_names().get(name.split(maxsplit=1)[0], "-") in {"-", "f" if pronoun == "she" else "m"}


def named_outlet(speaker: Speaker) -> str | None:
    """Return the outlet's name; None for words such as "the agency" that name none."""
    return outlet_name(speaker.name)


def hop_at(text: str, span: Span, name: str, kind: HopKind, *, printed: str | None = None) -> Hop:
    return Hop(name, kind, Evidence("s1", span.start, span.end, span.of(text)), printed)
