"""What words alone show to be a name: outlets, states, titles and given names before one, organization words, acronyms.

Requires the tokens of a sentence; assigns mentions. A capital letter alone makes no name here: names.py asks the tagger
for those.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.analysis.gazetteer import country_words, function_words, state_names
from briefing.analysis.mentions import Mention, MentionKind, Rule
from briefing.analysis.tokens import Token
from briefing.text.span import Span
from briefing.vocabulary.outlets import outlet_name
from briefing.vocabulary.roles import Role, first_names, words_of
from briefing.vocabulary.speech import cues

MAX_NAME = 4  # tokens of a person's name, particles aside; longer runs are titles of things
MAX_RUN = 12  # tokens; longer runs of capitals are headings and tables
PARTICLES = frozenset(
    "de da del della der den di do dos du von van la le al el bin ibn ben abu af av zu zur ter ten".split()
)
JOINERS = frozenset({"of", "for", "and", "the"})
SHORTENED = frozenset(
    {"St", "Mt", "Ft", "Dr", "Mr", "Mrs", "Ms", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Sgt", "Prof"}
)
NOT_ACRONYMS = frozenset(
    "UTC GMT EST EDT PST PDT CET TV AM PM CEO CFO COVID OK GDP AI IT PR HIV DNA USD EUR MP MPS VP PHD".split()
    + "II III IV VI VII VIII IX XI XII".split()
)


def by_rules(text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
    """Yield the mentions of one sentence, in order."""
    number = 0
    while number < len(tokens):
        if not tokens[number].capital:
            number += 1
            continue
        end = _run_end(text, tokens, number)
        mention, used = _classify(text, tokens, number, end)
        if mention:
            yield mention
        number = max(used, number + 1)


def _run_end(text: str, tokens: Sequence[Token], start: int) -> int:
    """Return where a run of capitalised words that only blanks separate ends.

    Particles and initials may stand inside.
    """
    end = start + 1
    while end < min(len(tokens), start + MAX_RUN):
        before, token = tokens[end - 1], tokens[end]
        gap = text[before.end : token.start]
        short = len(before.text) == 1 or before.text in SHORTENED
        initial = token.text == "." and short and end + 1 < len(tokens) and tokens[end + 1].capital
        if before.possessive or (gap.strip() and not before.possessive) or "\n" in gap:
            break
        particle = token.lower in PARTICLES and _name_follows(tokens, end)
        if not (token.capital or particle or initial):
            break
        end += 1
    return end


def _name_follows(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether a capitalised word comes after at most two particles."""
    ahead = tokens[number + 1 : number + 3]
    return bool(ahead) and (ahead[0].capital or (ahead[0].lower in PARTICLES and len(ahead) > 1 and ahead[1].capital))


def _classify(text: str, tokens: Sequence[Token], start: int, end: int) -> tuple[Mention | None, int]:
    """Return the mention in the run of tokens, and the number of the token to go on from."""
    while start < end and tokens[start].lower in function_words() and tokens[start].text not in state_names():
        start += 1
    if start == end:
        return None, end
    for finder in (_outlet, _titled_person, _state, _organization, _person):
        mention, used = finder(text, tokens, start, end)
        if mention:
            return mention, used
    return None, end


def _phrase(text: str, tokens: Sequence[Token], start: int, end: int) -> str:
    return text[tokens[start].start : tokens[end - 1].end]


def _mention(text: str, tokens: Sequence[Token], start: int, end: int, kind: MentionKind, rule: Rule) -> Mention:
    span = Span(tokens[start].start, tokens[end - 1].end)
    return Mention(span, span, " ".join(span.of(text).split()), kind, rule=rule)


def _outlet(text: str, tokens: Sequence[Token], start: int, end: int) -> tuple[Mention | None, int]:
    on_sunday = end + 1 < len(tokens) and (tokens[end].lower, tokens[end + 1].text) == ("on", "Sunday")
    for last in (*([end + 2] if on_sunday else []), *range(end, start, -1)):
        name = outlet_name(_phrase(text, tokens, start, last))
        if name:
            return replace(_mention(text, tokens, start, last, MentionKind.OUTLET, Rule.OUTLET), name=name), last
    return None, end


def _is_title(token: Token) -> bool:
    return any(part in words_of(Role.TITLE) for part in token.lower.split("-"))


def _titled_person(text: str, tokens: Sequence[Token], start: int, end: int) -> tuple[Mention | None, int]:
    """Find a name behind a title in the run ("President Costa"), in it ("Minister of Justice Name") or before it."""
    titles = [number for number in range(start, end) if _is_title(tokens[number])]
    if titles and tokens[titles[-1]].possessive:
        return None, end  # "Prime Minister's Questions"
    if titles:
        begin = _skip_office(tokens, titles[-1] + 1)
        role_from = start
    elif start and (_is_title(tokens[start - 1]) and not tokens[start - 1].capital):
        begin, role_from = start, start - 1
    else:
        return None, end
    last = begin
    while last < len(tokens) and _name_part(text, tokens, last, first=last == begin):
        last += 1
    if last == begin or last - begin > MAX_NAME + 2:
        return None, end
    named = _mention(text, tokens, begin, last, MentionKind.PERSON, Rule.TITLE)
    if named.name in country_words() or not tokens[last - 1].capital or tokens[begin - 1].lower in JOINERS:
        return None, end
    return replace(named, full=Span(tokens[role_from].start, named.span.end)), last


def _skip_office(tokens: Sequence[Token], number: int) -> int:
    """Return where the name begins after a title: past "of Foreign Affairs", "for Security Policy", "of Ukraine"."""
    begin = number
    while number < min(len(tokens), begin + MAX_RUN):
        token = tokens[number]
        state = _state_size(tokens, number) if tokens[number - 1].lower in {"of", "the"} else 0
        stop = token.text == "." and tokens[number - 1].text in SHORTENED
        if stop or state or token.lower in words_of(Role.PORTFOLIO) or _is_title(token) or token.lower == "the":
            number += state or 1
        else:
            break
    return number if number < len(tokens) and tokens[number].capital else begin


def _state_size(tokens: Sequence[Token], number: int) -> int:
    """Return how many tokens the name of a state takes there; 0 for none."""
    for size in range(min(MAX_NAME, len(tokens) - number), 0, -1):
        if " ".join(token.text for token in tokens[number : number + size]) in state_names():
            return size
    return 0


def _name_part(text: str, tokens: Sequence[Token], number: int, *, first: bool) -> bool:
    token = tokens[number]
    if not first and (text[tokens[number - 1].end : token.start].strip() or tokens[number - 1].possessive):
        return False
    if token.lower in PARTICLES:
        return _name_follows(tokens, number)
    return token.word and token.capital and token.lower not in function_words() and not token.text.isdigit()


def _state(text: str, tokens: Sequence[Token], start: int, end: int) -> tuple[Mention | None, int]:
    for last in range(min(end, start + 5), start, -1):
        phrase = " ".join(_phrase(text, tokens, start, last).split())
        if phrase in state_names():
            if last < end:  # "Paris Summit", "Ukraine Council": a part of another name
                return None, end
            found = _mention(text, tokens, start, last, MentionKind.STATE, Rule.STATE)
            return replace(found, country=state_names()[phrase]), last
    return None, end


def _organization(text: str, tokens: Sequence[Token], start: int, end: int) -> tuple[Mention | None, int]:
    heads = words_of(Role.ORGANIZATION)
    begin = start
    while begin < end - 1 and tokens[begin].lower in {"former"}:
        begin += 1
    last = _joined_end(text, tokens, begin, end)
    named = [number for number in range(begin, last) if tokens[number].lower in heads and tokens[number].capital]
    if last - begin >= 2 and named and (named[-1] == last - 1 or named[0] == begin):
        return _mention(text, tokens, begin, last, MentionKind.ORGANIZATION, Rule.ORGANIZATION_WORD), last
    if named and named[-1] > begin:
        last = named[-1] + 1
        return _mention(text, tokens, begin, last, MentionKind.ORGANIZATION, Rule.ORGANIZATION_WORD), last
    if end - begin == 1 and _is_acronym(tokens[begin].text):
        return _mention(text, tokens, begin, end, MentionKind.ORGANIZATION, Rule.ACRONYM), end
    return None, end


def _is_acronym(word: str) -> bool:
    known = word in NOT_ACRONYMS or word in country_words()
    return word.isupper() and word.isalpha() and 2 <= len(word) <= 6 and not known


def _joined_end(text: str, tokens: Sequence[Token], start: int, end: int) -> int:
    """Extend a run over "of", "for", "and" where an organization word stands on the side that makes it one name."""
    heads = words_of(Role.ORGANIZATION)
    while (
        end + 1 < min(len(tokens), start + MAX_RUN) and tokens[end].lower in JOINERS and not tokens[end - 1].possessive
    ):
        onward = end + 1
        while onward < len(tokens) and tokens[onward].lower == "the":
            onward += 1
        if onward >= len(tokens) or not tokens[onward].capital:
            return end
        stop = _run_end(text, tokens, onward)
        of = tokens[end].lower in {"of", "for"} and any(t.lower in heads for t in tokens[start:end])
        both = (
            tokens[end].lower == "and"
            and tokens[stop - 1].lower in heads
            and stop - onward >= 2
            and not any(t.lower in heads or t.text in state_names() or t.text.isupper() for t in tokens[start:end])
            and not outlet_name(_phrase(text, tokens, onward, stop))
        )
        if not (of or both):
            return end
        end = stop
    return end


def _person(text: str, tokens: Sequence[Token], start: int, end: int) -> tuple[Mention | None, int]:
    """Find a given name with a surname, or an unknown name of two or three words that speaks or is "of" a state."""
    size = sum(1 for token in tokens[start:end] if token.lower not in PARTICLES)
    if not 2 <= size <= MAX_NAME or any(token.lower in words_of(Role.ORGANIZATION) for token in tokens[start:end]):
        return None, end
    if any(token.text in country_words() for token in tokens[start:end]):
        return None, end
    of_state = (
        end < len(tokens)
        and tokens[end].lower == "of"
        and end + 1 < len(tokens)
        and tokens[end + 1].text in state_names()
    )
    given = tokens[start].text in first_names()
    if not given and (size > 3 or not (of_state or _speaks(tokens, start, end))):
        return None, end
    rule = Rule.GIVEN_NAME if given else Rule.SPEAKS
    country = state_names()[tokens[end + 1].text] if of_state else None
    return replace(_mention(text, tokens, start, end, MentionKind.PERSON, rule), country=country), end


def _speaks(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a cue follows a name that is no part of a longer one ("Commission on Presidential Debates")."""
    follows = end < len(tokens) and tokens[end].lower in cues()
    part = start > 0 and tokens[start - 1].lower in {"of", "on", "for", "in", "the"}
    return follows and not part and not tokens[end - 1].lower.endswith("s")
