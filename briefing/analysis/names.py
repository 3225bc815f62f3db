"""Named mentions: persons with their titles, organizations, outlets, states, and places that are none.

Requires sentences; assigns mentions with spans, none over another. The rules of name_rules.py and the tagger of
name_tagger.py both read a sentence. Where they meet, the tagger says how far a name reaches and what it is, the rules
what its title is and whether it is an outlet or a state; where only one finds something, the rule must be a sure one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.analysis.apposition import with_apposition
from briefing.analysis.gazetteer import country_words, function_words, state_names
from briefing.analysis.mentions import Mention, MentionKind, Rule
from briefing.analysis.name_agreement import agreed
from briefing.analysis.name_evidence import without_things
from briefing.analysis.name_rules import PARTICLES, by_rules
from briefing.analysis.name_tagger import Name, names_in
from briefing.analysis.role_phrase import with_role
from briefing.analysis.subjects import acts
from briefing.analysis.tokens import Token, tokenize
from briefing.text.span import Span
from briefing.vocabulary.outlets import outlet_name
from briefing.vocabulary.roles import Role, words_of

__all__ = ["Mention", "MentionKind", "find_entities", "find_names"]

# Rules that hold where the tagger sees no name. Acronyms do not: without them ORG gains .03 on held-out news.
_SURE = frozenset({Rule.OUTLET, Rule.TITLE, Rule.STATE, Rule.ORGANIZATION_WORD, Rule.GIVEN_NAME})
_CREDITS = frozenset("image images photo photos photograph picture pictures video credit credits file courtesy".split())
_OWNERS = frozenset("people women men children workers farmers veterans citizens players teachers nurses".split())
_ARTICLES = frozenset({"a", "an", "the"})
_KINDS = {"PER": MentionKind.PERSON, "ORG": MentionKind.ORGANIZATION, "LOC": MentionKind.PLACE}

_OWNER = re.compile(r"[’']s(?=\s)|(?<=s)[’'](?=\s)")


def find_names(text: str, sentences: Sequence[Span]) -> tuple[Mention, ...]:
    """Return the mentions of persons, organizations, outlets and states, in order.

    None in the title of another, nor whoever is only credited with a picture.
    """
    found = [m for m in find_entities(text, sentences) if m.kind is not MentionKind.PLACE and not m.credited]
    titles = {start for m in found for start in range(m.full.start, m.span.start)}
    return tuple(mention for mention in found if mention.span.start not in titles)


def find_entities(text: str, sentences: Sequence[Span]) -> tuple[Mention, ...]:
    """Return all mentions in order, places included.

    Surnames alone are persons where the article names the person somewhere in full.
    """
    tokenized = [tokenize(text, span) for span in sentences]
    lower = frozenset(token.text for tokens in tokenized for token in tokens if token.text.islower())
    found = [
        replace(mention, sentence=number)
        for number, (tokens, names) in enumerate(zip(tokenized, names_in(tokenized), strict=True))
        for mention in _joined(text, tokens, names, lower)
    ]
    found += _surnames(tokenized, found)
    found = without_things(agreed(sorted(found, key=lambda mention: mention.span)), tokenized)
    return tuple(_in_context(text, tokenized[mention.sentence], mention) for mention in found)


def _in_context(text: str, tokens: Sequence[Token], mention: Mention) -> Mention:
    """Return the mention with what the words beside it say: its role, and whether it acts."""
    first, last = bisect_left(tokens, (mention.span.start,)), bisect_left(tokens, (mention.span.end,))
    credited = first >= 2 and tokens[first - 1].text == ":" and tokens[first - 2].lower in _CREDITS
    told = with_apposition(text, tokens, with_role(text, tokens, mention))
    return replace(told, acts=acts(tokens, first, last), credited=credited)


def _surnames(tokenized: Sequence[Sequence[Token]], found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the surnames that nothing has found yet, of persons that the article names."""
    persons = {m.name.split()[-1]: m for m in found if m.kind is MentionKind.PERSON}
    persons = {name: m for name, m in persons.items() if len(name) > 1 and name.lower() not in function_words()}
    taken = {position for m in found for position in range(m.full.start, m.full.end)}
    for number, tokens in enumerate(tokenized):
        for token in tokens:
            person = persons.get(token.text)
            if person and token.start not in taken and token.capital and token.text not in country_words():
                span = Span(token.start, token.end)
                yield Mention(span, span, token.text, MentionKind.PERSON, None, person.country, Rule.SURNAME, number)


def _joined(text: str, tokens: Sequence[Token], names: Sequence[Name], lower: frozenset[str]) -> Iterator[Mention]:
    """Yield what the rules and the tagger find in one sentence, in order, made one where they meet.

    ``lower`` are the words that the article prints in lower case: behind a title they make no name by themselves.
    """
    ruled = list(by_rules(text, tokens))
    ends = [mention.span.end for mention in ruled]
    found: list[Mention] = []
    met: set[int] = set()
    for name in names:
        article = name.last - name.first > 1 and tokens[name.first].lower in _ARTICLES
        span = Span(_name_start(tokens, name.first + article), tokens[name.last - 1].end)
        meeting = list(_meeting(ruled, ends, span))
        met.update(meeting)
        mention = _one(text, span, name, [ruled[number] for number in meeting])
        if mention:
            found += _each(text, tokens, mention)
    sure = (mention for number, mention in enumerate(ruled) if number not in met and mention.rule in _SURE)
    found += [mention for mention in sure if mention.rule is not Rule.TITLE or mention.name.lower() not in lower]
    last: Mention | None = None
    for mention in sorted(found, key=lambda mention: (mention.span.start, -mention.span.end)):
        if last and mention.span.start < last.span.end:
            continue
        if last and _owns(text, last, mention):
            span = Span(last.span.start, mention.span.end)
            last = replace(mention, span=span, full=span, name=" ".join(span.of(text).split()))
            continue
        if last:
            yield last
        last = mention
    if last:
        yield last


def _each(text: str, tokens: Sequence[Token], mention: Mention) -> list[Mention]:
    """Return the organizations that "and" joins to what the tagger took for one name, each by itself.

    Both are bodies by their own words, "Tea Institute of Bath and Leeds State University", or "the" opens the second.
    """
    if mention.kind is not MentionKind.ORGANIZATION:
        return [mention]
    mention = _without_owned(text, mention)
    first, last = bisect_left(tokens, (mention.span.start,)), bisect_left(tokens, (mention.span.end,))
    heads = words_of(Role.ORGANIZATION)
    for number in range(first + 2, last - 2):
        the = tokens[number + 1].lower == "the"
        sides = (tokens[first:number], tokens[number + 1 + the : last])
        apart = the and not any(token.lower in {"of", "for"} for token in sides[0])
        bodies = all(any(token.lower in heads for token in side) for side in sides)
        if tokens[number].lower == "and" and (apart or bodies):
            spans = [Span(side[0].start, side[-1].end) for side in sides]
            return [replace(mention, span=one, full=one, name=" ".join(one.of(text).split())) for one in spans]
    return [mention]


def _without_owned(text: str, mention: Mention) -> Mention:
    """Return an organization less what it owns: of "Copperfield's Teapot" the maker, but "St Mary's Hospital" whole."""
    owner = _OWNER.search(text, *mention.span)
    if not owner or mention.rule is not Rule.TAGGER:
        return mention
    span = Span(mention.span.start, owner.start())
    before = span.of(text).lower().split()
    owned = set(text[owner.end() : mention.span.end].lower().split())
    if not before or before[-1] in _OWNERS or owned & words_of(Role.ORGANIZATION):
        return mention
    return replace(mention, span=span, full=span, name=" ".join(span.of(text).split()))


def _owns(text: str, owner: Mention, owned: Mention) -> bool:
    """Tell whether two names are one that a possessive parts: "New People's Party"."""
    if owned.kind is not MentionKind.ORGANIZATION or owner.name.split()[-1].lower() not in _OWNERS:
        return False
    between = text[owner.span.end : owned.span.start]
    return owned.rule is not Rule.OUTLET and between.replace("’", "'").split() in (["'s"], ["'"])


def _name_start(tokens: Sequence[Token], first: int) -> int:
    """Return where a name begins that the tagger began at the full stop of an initial: "J. R. Brannagh"."""
    initial = first > 0 and tokens[first].text == "." and len(tokens[first - 1].text) == 1 and tokens[first - 1].capital
    return tokens[first - initial].start


def _meeting(ruled: Sequence[Mention], ends: Sequence[int], span: Span) -> Iterator[int]:
    """Yield the numbers of the mentions that share a character with the span."""
    for number in range(bisect_right(ends, span.start), len(ruled)):
        if ruled[number].span.start >= span.end:
            return
        yield number


def _one(text: str, span: Span, name: Name, meeting: Sequence[Mention]) -> Mention | None:
    """Return the mention of a name that the tagger found, given the mentions by rule that meet it."""
    printed = " ".join(span.of(text).split())
    outlet = next((m for m in meeting if m.rule is Rule.OUTLET and m.span.start <= span.start), None)
    if outlet and outlet.span.end >= span.end:
        return outlet
    if name.kind == "PER":
        return _person(text, span, printed, next((m for m in meeting if m.rule is Rule.TITLE), None))
    if printed in state_names():
        return Mention(span, span, printed, MentionKind.STATE, None, state_names()[printed], Rule.STATE)
    if printed in country_words():
        return None  # a demonym: "French" names nobody
    if name.kind == "ORG" and (known := outlet_name(printed)):
        return Mention(span, span, known, MentionKind.OUTLET, rule=Rule.OUTLET)
    return Mention(span, span, printed, _KINDS[name.kind])


def _person(text: str, span: Span, printed: str, titled: Mention | None) -> Mention | None:
    """Return a person with the title that stands before the name, or that the tagger took for a part of it.

    A name ends where it owns something ("Clinton’s Brooklyn-based campaign"); "I’ve" is none.
    """
    owner = _OWNER.search(text, span.start, span.end)
    if owner:
        span = Span(span.start, owner.start())
        printed = " ".join(span.of(text).split())
    if printed in {"", "I"} or printed.startswith(("I’", "I'")):
        return None
    if not titled or titled.span.start >= span.end:
        return None if printed in country_words() else Mention(span, span, printed, MentionKind.PERSON)
    particles = text[titled.span.start : span.start].lower().split()
    if titled.span.start > span.start or (particles and PARTICLES.issuperset(particles)):
        span = Span(titled.span.start, span.end)
    printed = " ".join(span.of(text).split())
    full = Span(min(titled.full.start, span.start), span.end)
    return replace(titled, span=span, full=full, name=printed)
