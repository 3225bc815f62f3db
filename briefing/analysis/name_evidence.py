"""Which names name nobody: systems and products in capitals, ships and flights, letters that are no name.

Requires the mentions of an article with their sentences; leaves out those that name a thing, and marks acronyms that
nothing shows to name a body: no list, no name in full, no word beside it that goes with one. They are no actors.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from briefing.analysis.gazetteer import country_words
from briefing.analysis.mentions import Mention, MentionKind, Rule
from briefing.analysis.tokens import Token
from briefing.text.span import Span
from briefing.vocabulary.acronyms import known_bodies, known_products, known_things
from briefing.vocabulary.roles import Role, words_of
from briefing.vocabulary.speech import cues

_ACRONYM = re.compile(r"[A-Z](?:[.&/-]?[A-Z0-9]){1,6}\.?")
_NO_NAME = re.compile(  # MPs, DVDs: common nouns; "UK-based"; "Muslim / non-Muslim"; a name cut short: "Office of the"
    r"^[A-Z]{2,5}s$|^(?:pro|anti|non)-"
    r"|-(?:based|led|born|backed|owned|style|winner|winning|era|run|built)$| / | (?:of|for|and|the|in|to)$"
)
_INITIAL = re.compile(r"[A-Z]{1,2}\.? [A-Z][a-z][\w'’-]+")  # T Lindt, AB Lindt
# Last words of events, laws and places that are no bodies; "Games" only of some, as makers of games bear it too.
_EVENTS = frozenset(
    "Cup Festival Championship Championships Olympics Paralympics Award Awards Prize Act Bill Treaty Accord Accords"
    " Agreement War Day Week Summit Marathon Expo Trophy Tournament Airport Bridge Street Avenue Stadium Highway Tower"
    " Amendment Convention Protocol Pact Premiership Primary Election Elections Eve Weekend Games".split()
)
_GAMES = frozenset("Olympic Commonwealth Asian Paralympic Pan American Hunger Invictus".split())
_OFFICES = frozenset(
    "spokesperson spokesman spokeswoman leader minister secretary president director chairman chairwoman officer"
    " ambassador chancellor governor mayor senator deputy adviser advisor envoy mp qc".split()
)
_SHIP = frozenset("MV MS HMS USS SS RMS INS HMAS USNS RV RRS USCGC FV".split())
_CRAFT = frozenset("vessel ship ferry tanker trawler freighter submarine frigate destroyer warship telescope".split())
_DOES = frozenset(
    "won sued filed signed launched voted agreed bought acquired hired condemned decided refused wants plans hopes"
    " asked ordered joined rejected approved backed opposes supports seeks sought fined banned appealed".split()
)
_FOLLOWERS = frozenset(
    "administration campaign presidency aide aides ally allies supporter supporters operatives voters rally rallies era"
    " loyalists family estate".split()
)
_BOUND = frozenset({"of", "for", "at", "from", "with", "by"})
_TEAMS = frozenset(
    "side club band team outfit giants firm company group maker carmaker automaker drugmaker chipmaker planemaker union"
    " bank lender insurer airline retailer utility broadcaster charity startup start-up conglomerate militia"
    " supermarket".split()
)
_FILMS = frozenset({"film", "documentary", "movie", "music", "dress"})  # whose makers are persons
_SMALL = frozenset("For A An Over To On At With By In From Into About Put".split())
TITLED = 0.8  # of the words of a heading begin with a capital
_MEMBERS = frozenset({"member", "members", "membership", "union", "headquarters", "employees", "workers"})


def without_things(mentions: Sequence[Mention], tokenized: Sequence[Sequence[Token]]) -> list[Mention]:
    """Return the mentions without those that name a thing."""
    persons = _followed(mentions, tokenized)
    teams = {mention.name for mention in mentions if _is_team(tokenized[mention.sentence], mention)}
    mentions = [_retyped(mention, persons, teams, tokenized[mention.sentence]) for mention in mentions]
    headings = {number for number, tokens in enumerate(tokenized) if _is_heading(tokens)}
    bodies = _bodies(mentions, tokenized)
    ships = {m.name for m in mentions if _is_craft(tokenized[m.sentence], m)}
    mentions = [m for m in mentions if m.sentence not in headings or not _SMALL.intersection(m.name.split()[1:])]
    kept = (m for m in mentions if not _is_thing(tokenized[m.sentence], m, ships))
    return [replace(m, evident=not _is_bare(m) or _plain(m.name) in bodies) for m in kept]


def _followed(mentions: Sequence[Mention], tokenized: Sequence[Sequence[Token]]) -> set[str]:
    """Return the surnames of persons of the article that stand before their people: "the Lindt campaign"."""
    surnames = {m.name.rpartition(" ")[2] for m in mentions if m.kind is MentionKind.PERSON and " " in m.name}
    found = set()
    for mention in mentions:
        if mention.kind is MentionKind.ORGANIZATION and mention.name in surnames:
            tokens = tokenized[mention.sentence]
            last = bisect_left(tokens, (mention.span.end,))
            if last < len(tokens) and tokens[last].text in _FOLLOWERS:
                found.add(mention.name)
    return found


def _is_heading(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence is printed as a heading, all words with capitals."""
    words = [token for token in tokens if token.word]
    return len(words) > 4 and sum(token.capital for token in words) >= TITLED * len(words)


def _is_team(tokens: Sequence[Token], mention: Mention) -> bool:
    """Tell whether the word before a name makes a body of it: "the Italian side AC Lindt", "the company, Lindt"."""
    before = bisect_left(tokens, (mention.span.start,)) - 1
    if before > 1 and tokens[before].text == "," and tokens[before - 2].lower == "the":
        before -= 1
    elif before < 0 or tokens[before].end + 1 != mention.span.start:
        return False
    made = before > 0 and tokens[before].lower == "maker" and tokens[before - 1].lower in _FILMS
    return tokens[before].lower in _TEAMS and not made


def _retyped(mention: Mention, persons: set[str], teams: set[str], tokens: Sequence[Token]) -> Mention:
    """Return a guess of the tagger with another kind: an acronym is no person, an initial with a surname no body.

    ``teams`` are names that the words before them make bodies of, somewhere in the article.
    """
    if mention.kind is MentionKind.PERSON and mention.name.endswith(" Show") and mention.name.count(" ") > 1:
        last = bisect_left(tokens, (mention.span.end,)) - 2  # whose show it is
        span = Span(mention.span.start, tokens[last].end)
        full = Span(mention.full.start, span.end)
        return replace(mention, span=span, full=full, name=mention.name.removesuffix(" Show"))
    team = mention.name in teams
    if mention.rule is Rule.SURNAME and team:
        return replace(mention, kind=MentionKind.ORGANIZATION)
    if mention.rule is not Rule.TAGGER:
        return mention
    if mention.kind is MentionKind.PERSON and team:
        return replace(mention, kind=MentionKind.ORGANIZATION)
    if mention.kind is MentionKind.PERSON and is_acronym(mention.name):
        return replace(mention, kind=MentionKind.ORGANIZATION)
    words = mention.name.split()
    if mention.kind is MentionKind.ORGANIZATION and mention.name in persons:
        return replace(mention, kind=MentionKind.PERSON)
    initial = _INITIAL.fullmatch(mention.name) and words[0].rstrip(".") not in known_bodies() | country_words().keys()
    if (
        mention.kind is MentionKind.ORGANIZATION
        and initial
        and not team
        and words[-1].lower() not in words_of(Role.ORGANIZATION)
    ):
        return replace(mention, kind=MentionKind.PERSON)
    return mention


def is_acronym(name: str) -> bool:
    """Tell whether a name is one word in capitals."""
    return bool(_ACRONYM.fullmatch(name))


def _is_thing(tokens: Sequence[Token], mention: Mention, ships: set[str]) -> bool:
    name = mention.name
    if mention.kind in {MentionKind.OUTLET, MentionKind.STATE}:
        return False
    if len(name) == 1 or name in ships or name in known_things() or _NO_NAME.search(name):
        return True
    if mention.kind is MentionKind.PERSON and " " in name:
        titles = all(word.lower() in words_of(Role.TITLE) for word in name.split())  # "Lord Mayor"
        return titles or name[-1].isdigit()  # "Lindt 97": a player and a minute
    if mention.kind is not MentionKind.ORGANIZATION:
        return False
    return _is_flight(tokens, mention) or _is_no_body(name.split()) or _is_cut(tokens, mention)


def _is_cut(tokens: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a name is the head of a longer one that is no body: "Tea Women" of "Tea Women's Day"."""
    last = bisect_left(tokens, (mention.span.end,))
    owner = tokens[last - 1].possessive and tokens[last - 1].lower in {"women", "men", "children", "workers", "people"}
    return owner and last < len(tokens) and tokens[last].text in _EVENTS


def _is_no_body(words: Sequence[str]) -> bool:
    """Tell whether the words name an event, a law, a place, a product or an office."""
    if len(words) < 2:
        return False
    games = words[-1] != "Games" or words[-2] in _GAMES
    return (words[-1] in _EVENTS and games) or words[0] in known_products() or words[-1].lower() in _OFFICES


def _is_bare(mention: Mention) -> bool:
    return mention.kind is MentionKind.ORGANIZATION and is_acronym(mention.name)


def _plain(name: str) -> str:
    return name.replace(".", "")


def _bodies(mentions: Sequence[Mention], tokenized: Sequence[Sequence[Token]]) -> frozenset[str]:
    """Return the acronyms of the article that evidence shows to name an organization."""
    found: set[str] = set()
    initials = {short for m in mentions if m.kind is MentionKind.ORGANIZATION for short in _shorts(m.name)}
    for mention in mentions:
        if not _is_bare(mention):
            continue
        name = _plain(mention.name)
        if name in known_bodies() or name in initials or _acts_as_body(tokenized[mention.sentence], mention, found):
            found.add(name)
    return frozenset(found)


def _shorts(name: str) -> Iterator[str]:
    """Yield the initials of a name of several words, with and without its small ones, and without its first."""
    words = name.replace("-", " ").split()
    if len(words) > 1:
        capitals = "".join(word[0] for word in words if word[0].isupper())
        yield capitals
        yield capitals[1:]
        yield "".join(word[0].upper() for word in words)


def _acts_as_body(tokens: Sequence[Token], mention: Mention, found: set[str]) -> bool:
    """Tell whether a body goes with the words: "ABC said", "ABC's chair", "head of the ABC", "ABC members"."""
    first, last = bisect_left(tokens, (mention.span.start,)), bisect_left(tokens, (mention.span.end,))
    if tokens[last - 1].possessive:
        return True
    if last < len(tokens):
        after = tokens[last].lower
        told = after in cues() or after in _DOES or after in _of_people()
        if after in _MEMBERS or (told and not tokens[last].capital):
            return True
    before = first - 1
    if before >= 0 and tokens[before].text == "(" and _spells(tokens[:before], _plain(mention.name)):
        return True
    if before >= 0 and tokens[before].lower == "the":
        before -= 1
    if before > 0 and tokens[before].lower in _BOUND:
        return tokens[before - 1].lower in _of_people() or tokens[before - 1].lower in _MEMBERS
    return before > 0 and tokens[before].lower in {"and", "or", ","} and _plain(tokens[before - 1].text) in found


def _spells(tokens: Sequence[Token], letters: str) -> bool:
    """Tell whether the last words are the name of a body with these initials: "Tea Growers Union" before "(TGU"."""
    words = [token for token in tokens[-2 * len(letters) :] if token.capital]
    initials = "".join(token.text[0] for token in words[-len(letters) :])
    body = any(token.lower in words_of(Role.ORGANIZATION) for token in words[-len(letters) :])
    return body and initials == letters and tokens[-1] is words[-1]


@cache
def _of_people() -> frozenset[str]:
    return words_of(Role.TITLE) | words_of(Role.SPEAKER) | words_of(Role.OCCUPATION)


def _is_craft(tokens: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a name is that of a ship or the like: "MV Sea Pearl", "the Sea Pearl supply vessel"."""
    if mention.kind is MentionKind.PLACE:
        return False
    first, last = bisect_left(tokens, (mention.full.start,)), bisect_left(tokens, (mention.span.end,))
    inside = bisect_left(tokens, (mention.span.start,))
    if any(token.text in _SHIP for token in tokens[max(0, first - 1) : inside + 1]):
        return True
    if mention.kind is not MentionKind.PERSON or mention.rule is Rule.SURNAME or tokens[last - 1].possessive:
        return False
    after = [token.lower for token in tokens[last : last + 2] if not token.capital]
    return any(word in _CRAFT for word in after)


def _is_flight(tokens: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a number makes a flight of an airline's name: "Flight 8501"."""
    last = bisect_left(tokens, (mention.span.end,))
    return last + 1 < len(tokens) and tokens[last].text == "Flight" and tokens[last + 1].text[0].isdigit()
