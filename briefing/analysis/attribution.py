"""Attribution: which words of a sentence are somebody's, whose, and by which cue.

Requires tokens, mentions and quotations; assigns attributions. The rules read word order round a cue, as in Pareti's
attribution relations: SOURCE CUE (that) CONTENT; CONTENT, SOURCE CUE; CONTENT, CUE SOURCE; SOURCE did this, CUE-ing
CONTENT; OUTLET quoted SOURCE as saying CONTENT. A cue without a speaker beside it attributes nothing: doubt means
narration.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.analysis.content import MARKS, behind_day, trim_content
from briefing.analysis.modality import not_told
from briefing.analysis.speakers import Sentence, Speaker, speaker_after, speaker_before
from briefing.text.span import Span
from briefing.vocabulary.speech import Cue, cue_beginnings, cues

MIN_WORDS = 3  # of content outside quotation marks; "he said so" claims nothing
MAX_ROLE = 12  # tokens from the name of who is quoted to "as saying": ", formerly a deputy mayor,"
MAX_ADDRESSEE = 6  # tokens between "told" and what was told

_NEGATIONS = frozenset({"not", "never", "n't", "neither", "nor", "cannot"})
_MODALS = frozenset(
    {"to", "will", "would", "should", "could", "can", "may", "might", "must", "did", "does", "do", "let"}
)
_DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your of in for by no any some every".split()
)
_BE = frozenset({"is", "was", "were", "are", "be", "been", "being"})
_STOPS = frozenset({",", ";", ":", "-", "–", "—", "."}) | MARKS
_TAIL = frozenset(
    "in on at during to after before while as by from via through for when monday tuesday wednesday thursday friday"
    " saturday sunday yesterday today late early last this earlier later adding stating citing with".split()
)
_TO_KINDS = frozenset({"intention", "decree", "stance"})
_TELLING = frozenset({"tell", "inform", "assure", "remind", "warn", "advise"})
_LISTENERS = frozenset("reporters journalists media parliament lawmakers senators viewers listeners me us".split())
_CONNECTIVES = frozenset(
    "however but and yet meanwhile moreover furthermore also so therefore thus still nevertheless".split()
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words of a sentence that are somebody's. ``content`` has the spans in order; ``cue`` is as printed; ``kind``
    the claim's.

    ``addressee`` is the outlet that was told; ``relayed_by`` the outlet that quotes the speaker.
    """

    content: tuple[Span, ...]
    speaker: Speaker
    cue: str
    kind: str
    at: int
    addressee: Speaker | None = None
    relayed_by: Speaker | None = None


def find_attributions(sentence: Sentence, cuts: Sequence[Span]) -> tuple[Attribution, ...]:
    """Return the attributions of a sentence; ``cuts`` are stretches that belong to credits, not to content."""
    found: list[Attribution] = []
    for number, cue, size in _cues(sentence):
        token = sentence.tokens[number]
        if any(cut.start <= token.start < cut.end for cut in cuts):
            continue
        attribution = _attribution(sentence, number, cue, size, found)
        if attribution:
            if not found:
                found = _main_clause(sentence, attribution)
            found = _make_room(sentence, found, attribution)
    return tuple(
        trimmed for one in found if (trimmed := replace(one, content=trim_content(sentence, one.content, cuts))).content
    )


def _cues(sentence: Sentence) -> Iterator[tuple[int, Cue, int]]:
    number = 0
    while number < len(sentence.tokens):
        for size in (4, 3, 2, 1) if sentence.tokens[number].lower in cue_beginnings() else ():
            words = [token.lower for token in sentence.tokens[number : number + size]]
            cue = cues().get(" ".join(words))
            named = sentence.tokens[number].capital and number > 0  # "the United States" states nothing
            if cue and not named and len(words) == size and not any(sentence.quoted[number : number + size]):
                yield number, cue, size
                number += size - 1
                break
        number += 1


def _attribution(
    sentence: Sentence, number: int, cue: Cue, size: int, earlier: Sequence[Attribution]
) -> Attribution | None:
    before = [token.lower for token in sentence.tokens[max(0, number - 3) : number]]
    if set(before) & _NEGATIONS or (before and (before[-1] in _MODALS or before[-1] in _DETERMINERS)):
        return None
    if number and sentence.tokens[number - 1].possessive:
        return None
    after = number + size
    behind = sentence.tokens[after].lower if after < len(sentence.tokens) else ""
    if behind == "by" or (behind == "to" and cue.kind not in _TO_KINDS):
        return None  # passive, or a verb that takes an infinitive: "continues to", "claims to"
    if cue.frames == "t" and cue.kind == "intention" and behind not in {"to", "that"}:
        return None  # "pledged funds" says nothing
    relayed = _relayed(sentence, number, cue)
    if relayed or cue.frames == "r":
        return relayed
    speaker = speaker_before(sentence, number)
    if speaker:
        between = {token.lower for token in sentence.tokens[speaker.last : number]}
        if between & _BE and not cue.form.endswith("ing"):
            return None  # passive: somebody else speaks
        if cue.base and not _plural(speaker):
            return None  # a noun or an infinitive: "a video call", "made him say"
        if _is_tail(sentence, speaker, after):
            return _behind(sentence, number, cue, speaker, _left_edge(sentence, speaker), after)
        if not_told(sentence.tokens, (speaker.first, speaker.last), (number, after)):
            return None
        if earlier and not _set_off(sentence, _left_edge(sentence, speaker)):
            return None  # a cue inside what the first speaker says
        return _ahead(sentence, number, cue, speaker, after)
    return _without_subject(sentence, number, cue, after, earlier)


def _plural(speaker: Speaker) -> bool:
    """Tell whether the speaker may take a verb without ending."""
    return (
        speaker.head.endswith("s")
        or speaker.head in {"they", "police", "people", "men", "women", "media"}
        or " and " in speaker.name
    )


def _without_subject(
    sentence: Sentence, number: int, cue: Cue, after: int, earlier: Sequence[Attribution]
) -> Attribution | None:
    """Read "…, said NAME", "… and warned that …", and "…, stating that …"."""
    previous = sentence.tokens[number - 1] if number else None
    if previous is None or previous.text in _STOPS:
        if previous and previous.text == "," and cue.form.split()[0].endswith("ing"):
            return _participle(sentence, number, cue, after, earlier)
        speaker = speaker_after(sentence, after)
        if speaker and not cue.form.endswith("ing") and number and _short_rest(sentence, speaker.last):
            return _behind(sentence, number, cue, speaker, number, speaker.last)
        return None
    if previous.lower in {"and", "but"} and earlier and _explicit(sentence, after):
        return _ahead(sentence, number, cue, earlier[-1].speaker, after)
    return None


def _relayed(sentence: Sentence, number: int, cue: Cue) -> Attribution | None:
    """Read "OUTLET quoted SOURCE as saying (that) CONTENT"."""
    if cue.lemma not in {"quote", "cite"}:
        return None
    outlet, speaker = speaker_before(sentence, number), speaker_after(sentence, number + 1)
    if not outlet or not speaker:
        return None
    words = [token.lower for token in sentence.tokens[: speaker.last + MAX_ROLE]]
    place = next((n for n in range(speaker.last, len(words) - 1) if words[n] == "as" and words[n + 1] in cues()), None)
    if place is None or words[speaker.last] not in {"as", ","}:
        return None
    found = _ahead(sentence, place + 1, cues()[words[place + 1]], speaker, place + 2)
    return replace(found, relayed_by=outlet) if found else None


def _participle(
    sentence: Sentence, number: int, cue: Cue, after: int, earlier: Sequence[Attribution]
) -> Attribution | None:
    """Read "SUBJECT did this, stating that CONTENT"; without an earlier speaker the subject opens the sentence."""
    if earlier:
        return _ahead(sentence, number, cue, earlier[-1].speaker, after)
    subject = speaker_after(sentence, _first_word(sentence))
    return _ahead(sentence, number, cue, subject, after) if subject and not subject.pronoun else None


def _main_clause(sentence: Sentence, participle: Attribution) -> list[Attribution]:
    """Return what the subject of "X was unmoved by this, stating that …" is said to have done, as its stance."""
    comma = participle.at - 1
    if (
        comma <= participle.speaker.last
        or sentence.tokens[comma].text != ","
        or participle.speaker.last > participle.at
    ):
        return []
    if not sentence.tokens[participle.at].lower.endswith("ing"):
        return []
    first = _left_edge(sentence, participle.speaker)
    full = sentence.mention_until(participle.speaker.last - 1)
    start = full.full.start if full else sentence.tokens[first].start
    clause = Span(start, sentence.tokens[comma - 1].end)
    return [replace(participle, content=(clause,), kind="stance", at=participle.speaker.last)]


def _first_word(sentence: Sentence) -> int:
    return 1 if sentence.tokens and sentence.tokens[0].lower in _CONNECTIVES else 0


def _left_edge(sentence: Sentence, speaker: Speaker) -> int:
    """Return the number of the first token of the speaker's phrase, determiner included."""
    first = speaker.first
    while first and sentence.tokens[first - 1].lower in {"the", "a", "an", "both", "this", "that"}:
        first -= 1
    return first


def _set_off(sentence: Sentence, number: int) -> bool:
    if not number:
        return True
    token = sentence.tokens[number - 1]
    return token.text in _STOPS or token.lower in {"and", "but", "while", "whereas"}


def _is_tail(sentence: Sentence, speaker: Speaker, after: int) -> bool:
    """Tell whether speaker and cue follow their content: set off by a mark, with nothing but circumstances behind."""
    left = _left_edge(sentence, speaker)
    if left < 3 or sentence.tokens[left - 1].text not in _STOPS:
        return False
    if _quotes_next(sentence, after) and not _after_quote(sentence, left):
        return False  # "In an interview, she said, “…”": what comes first is circumstance
    return not _explicit(sentence, after) and _short_rest(sentence, _skip_listeners(sentence, after))


def _quotes_next(sentence: Sentence, after: int) -> bool:
    """Tell whether a quotation begins behind the comma or colon at this place."""
    marks = [token.text for token in sentence.tokens[after : after + 2]]
    return len(marks) == 2 and marks[0] in {",", ":"} and marks[1] in MARKS


def _after_quote(sentence: Sentence, left: int) -> bool:
    return any(token.text in MARKS for token in sentence.tokens[max(0, left - 2) : left])


def _skip_listeners(sentence: Sentence, after: int) -> int:
    """Return the number of the token behind "reporters", "the BBC", "parliament": who was told."""
    number = after + 1 if after < len(sentence.tokens) and sentence.tokens[after].lower == "the" else after
    mention = sentence.mention_at(number)
    if mention:
        return sentence.number_at(mention.span.end)
    if number < len(sentence.tokens) and sentence.tokens[number].lower in _LISTENERS:
        return number + 1
    return after


def _short_rest(sentence: Sentence, after: int) -> bool:
    """Tell whether what follows is a circumstance ("on Monday".

    "in a statement"), the second half of a quotation, or nothing.
    """
    if after >= len(sentence.tokens):
        return True
    token = sentence.tokens[after]
    return (
        token.text in _STOPS
        or token.lower in _TAIL
        or token.lower in {"told", "and", "used", "obtained", "seen", "reviewed"}
    )


def _explicit(sentence: Sentence, number: int) -> bool:
    """Tell whether content is announced: by "that", a colon or a quotation mark."""
    tokens = sentence.tokens[number : number + MAX_ADDRESSEE]
    for token in tokens:
        if token.lower == "that" or token.text in MARKS | {":"}:
            return True
        if token.text in _STOPS:
            return False
    return False


def _ahead(sentence: Sentence, number: int, cue: Cue, speaker: Speaker, after: int) -> Attribution | None:
    """Take what follows the cue as content; of what somebody did with words ("rejected the plan") the verb is part."""
    start, addressee = _content_start(sentence, cue, after)
    if start >= len(sentence.tokens):
        return None
    content = Span(sentence.tokens[number if cue.frames == "o" else start].start, sentence.tokens[-1].end)
    words = [token for token in sentence.tokens[start:] if token.word]
    if cue.frames == "q" and not any(sentence.quoted[start:]):
        return None
    if len(words) < MIN_WORDS and not any(sentence.quoted[start:]):
        return None
    printed = sentence.text[sentence.tokens[number].start : sentence.tokens[after - 1].end]
    return Attribution((content,), speaker, printed, cue.kind, number, addressee)


def _content_start(sentence: Sentence, cue: Cue, after: int) -> tuple[int, Speaker | None]:
    """Skip addressee, time and "that"; return where the content begins, and the outlet that was told."""
    tokens, start, addressee = sentence.tokens, after, None
    announced = after if cue.frames == "o" else min(after + MAX_ADDRESSEE + 1, len(tokens))
    for number in range(after, announced):
        token = tokens[number]
        if token.lower == "that" or token.text == ":":
            start = number + 1
            break
        if token.text in MARKS:
            start = number
            break
        if token.text in _STOPS:
            break
    told = speaker_after(sentence, after) if cue.lemma in _TELLING else None
    pause = told and told.last < len(tokens) and told.last <= after + MAX_ADDRESSEE and tokens[told.last].text == ","
    if told and (pause or told.last <= max(start, after + 2)):
        addressee = told if told.kind == "outlet" else None
        start = max(start, told.last)
    if start == after:
        start = behind_day(tokens, after)
    while start < len(tokens) and tokens[start].text in {",", ":"}:
        start += 1
    return start, addressee


def _behind(sentence: Sentence, number: int, cue: Cue, speaker: Speaker, left: int, after: int) -> Attribution | None:
    """Take what stands before the cue as content, and a quotation that goes on behind it."""
    first = _first_word(sentence)
    if first and sentence.tokens[first].text == ",":
        first += 1
    if left <= first:
        return None
    spans = [Span(sentence.tokens[first].start, sentence.tokens[left - 1].end)]
    rest = next((n for n in range(after, len(sentence.tokens)) if sentence.quoted[n]), None)
    if rest is not None and any(sentence.quoted[first : first + 2]):
        spans.append(Span(sentence.tokens[rest].start, sentence.tokens[-1].end))
    printed = sentence.tokens[number].text if " " not in cue.form else cue.form
    return Attribution(tuple(spans), speaker, printed, cue.kind, number)


def _make_room(sentence: Sentence, earlier: Sequence[Attribution], new: Attribution) -> list[Attribution]:
    """End an earlier content where a later attribution of the same sentence begins."""
    shared = any(one.speaker == new.speaker for one in earlier)
    first = new.at if shared or new.speaker.last > new.at else _left_edge(sentence, new.speaker)
    edge = sentence.tokens[first].start
    kept = []
    for one in earlier:
        spans = tuple(Span(s.start, min(s.end, edge)) for s in one.content if s.start < edge)
        kept.append(replace(one, content=spans))
    if kept and new.content and new.content[0].start <= sentence.tokens[kept[-1].at].start:
        return kept  # the new content would swallow the earlier cue
    return [*(one for one in kept if one.content), new]
