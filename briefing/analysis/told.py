"""The words of a claim among what the reader of reported speech marked: whole quotations, clauses, verbs with objects.

Requires a passage and one of its attributions; assigns the spans of the content, or none where they say too little.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from briefing.analysis.content import behind_day, remaining
from briefing.analysis.fragments import has_verb
from briefing.analysis.listeners import without_listener
from briefing.analysis.modality import ASSERTING
from briefing.analysis.reported.clauses import FINITE
from briefing.analysis.reported.passage import CLOSING, OPENING, Passage
from briefing.analysis.reported.result import Reported
from briefing.analysis.reported.sources import Phrase
from briefing.text.span import Span
from briefing.vocabulary.speech import longest_cue

MIN_WORDS = 2  # of content outside quotation marks; "said so" claims nothing
MAX_BEFORE_THAT = 6  # tokens
_ENDS = frozenset({",", ";", ":", "-", "–", "—", "."})
_SENTENCE_ENDS = frozenset({",", ".", "?", "!", "-", "—", "…"})
_JOINS = frozenset({"and", "but", "while"})
_RESUMING = frozenset({"that", "because", "since", "if", "unless"})
_EMPTY = frozenset("it there this that which who he she they".split())
_SUBJECTS = frozenset(
    "nobody anybody somebody everybody anyone someone everyone nothing anything something everything no any there he"
    " she it they we you i the a an his her its their".split()
)
_WITHOUT_SUBJECT = FINITE | {"TO"}
_WORD = re.compile(r"\w")


def told_spans(text: str, passage: Passage, reported: Reported, cuts: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans of the content, whole quotations with their marks; none when they say too little."""
    parts = without_listener(passage, reported.cue, reported.content)
    ranges: Sequence[Phrase] = _telling(passage, [_trimmed(passage, reported.cue, *part) for part in parts])
    ranges = _only_quoted(passage, ranges)
    words = [n for first, last in ranges for n in range(first, last) if passage.tokens[n].word]
    quoted = any(passage.quoted[n] for n in words)
    if not words or (not quoted and len(words) < MIN_WORDS):
        return ()
    if reported.cue is None and not all(passage.quoted[n] for n in words):
        return ()  # only a whole quotation goes on without a cue
    if not quoted and not has_verb(passage, words):
        ranges = _with_verb(passage, reported, ranges)
    spans: list[Span] = []
    for first, last in ranges:
        span = passage.span(first, last)
        own = remaining(text, span, cuts) if any(cut.overlaps(span) for cut in cuts) else (span,)
        if spans and own and not _WORD.search(text, spans[-1].end, own[0].start):
            spans[-1:] = [Span(spans[-1].start, own[0].end)]
            own = own[1:]
        spans += own
    return tuple(spans)


def _telling(passage: Passage, ranges: Sequence[Phrase]) -> list[Phrase]:
    """Return the parts that tell something: not the "it" of "it is noted that", not a relative pronoun alone.

    A pronoun stays where the next part has none: "he … to be in good health", "which … left some angry"; what "which"
    explains is told by nobody then.
    """
    parts = [part for part in ranges if part[0] < part[1]]
    told: list[Phrase] = []
    for part, following in zip_longest(parts, parts[1:]):
        words = [token.lower for token in passage.tokens[slice(*part)]]
        subject = following is not None and passage.tags[following[0]] in _WITHOUT_SUBJECT
        if len(words) == 1 and words[0] in _EMPTY and len(parts) > 1:
            told = ([] if words[0] == "which" else told) + ([part] if subject else [])
        elif words != ["according", "to"]:
            told.append(part)
    return told


def _only_quoted(passage: Passage, ranges: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Return whole sentences in quotation marks without words outside them, where there are such sentences.

    Who is quoted with a sentence is not told with the words beside it: “We are done,” said Brandt, who left in May.
    """
    spoken = [quote for first, last in ranges for quote in _spoken(passage, first, last)]
    if not spoken:
        return ranges
    partly = [
        (first, last)
        for first, last in ranges
        if (any(passage.quoted[first:last]) or _resumes(passage, first, last))
        and not any(first <= quote[0] < last for quote in spoken)
    ]
    return sorted([*spoken, *partly])


def _resumes(passage: Passage, first: int, last: int) -> bool:
    """Tell whether words beside a quotation go on with it: “It is luck,” he said, that nobody was hurt."""
    return first < last and passage.tokens[first].lower in _RESUMING and has_verb(passage, range(first, last))


def _spoken(passage: Passage, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the quotations among the tokens that are sentences: a capital, a verb and a mark at the end."""
    tokens, opening = passage.tokens, None
    for number in range(first, last):
        if tokens[number].text == OPENING:
            opening = number
        elif tokens[number].text == CLOSING and opening is not None:
            words = tokens[opening + 1 : number]
            sentence = len(words) > 2 and words[0].text[0].isupper() and words[-1].text in _SENTENCE_ENDS
            if sentence and has_verb(passage, range(opening + 1, number)):
                yield opening, number + 1
            opening = None


def _with_verb(passage: Passage, reported: Reported, ranges: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Return content without a verb of its own with the one that it is the object of: "rejected the plan".

    None is left before its cue, behind a preposition ("about the bridge"), or behind a verb of which nothing is known:
    "costs the town 5,000 euros".
    """
    cue = reported.cue
    if cue is None or cue[0] > ranges[0][0] or passage.tags[ranges[0][0]] == "IN":
        return ()
    known = longest_cue([token.lower for token in passage.tokens[slice(*cue)]])
    if known is None and not reported.attitude:
        return ()
    beside = known and ("o" in known.frames or known.lemma in ASSERTING) and cue[1] == ranges[0][0]
    return [(cue[0], ranges[0][1]), *ranges[1:]] if beside else ranges


def _trimmed(passage: Passage, cue: Phrase | None, first: int, last: int) -> tuple[int, int]:
    """Take marks, "that" and connectives off the ends, and let quotation marks come in pairs."""
    tokens = passage.tokens
    first = _behind_day(passage, cue, first, last)
    while first < last and (
        tokens[first].text in _ENDS
        or tokens[first].text == CLOSING
        or (tokens[first].lower == "that" and _opens_clause(passage, first) and last - first > 2)
    ):
        first += 1
    while last > first and (
        tokens[last - 1].text in _ENDS or tokens[last - 1].text == OPENING or tokens[last - 1].lower in _JOINS
    ):
        last -= 1
    first = _behind_that(passage, cue, first, last)
    if first == last:
        return first, last
    if passage.quoted[first] and first and tokens[first - 1].text == OPENING:
        first -= 1
    if passage.quoted[last - 1] and tokens[last - 1].text != CLOSING:
        end = last
        while end < len(tokens) and tokens[end].text in _ENDS:
            end += 1
        if end < len(tokens) and tokens[end].text == CLOSING:
            last = end + 1
    return first, last


def _behind_day(passage: Passage, cue: Phrase | None, first: int, last: int) -> int:
    """Return where content begins that opens with the day on which it was said."""
    return behind_day(passage.tokens[:last], first) if cue and first == cue[1] else first


def _opens_clause(passage: Passage, that: int) -> bool:
    """Tell whether "that" joins a clause, also where the tagger of words takes it for a pronoun: "that nobody knew"."""
    return passage.tags[that] == "IN" or passage.tokens[that + 1].lower in _SUBJECTS


def _behind_that(passage: Passage, cue: Phrase | None, first: int, last: int) -> int:
    """Return where the clause begins when a listener or a day stands before its "that": "Reuters that the talks"."""
    for number in range(first, min(first + MAX_BEFORE_THAT, last - MIN_WORDS)):
        token = passage.tokens[number]
        if token.lower == "that" and passage.tags[number] == "IN":
            return first if _names_what(passage, cue, first, number) else number + 1
        if not token.word or passage.tags[number][0] in "VM" or passage.quoted[number]:
            return first
    return first


def _names_what(passage: Passage, cue: Phrase | None, first: int, that: int) -> bool:
    """Tell whether the words before "that" are no listener or day but what is denied: "rejected reports that"."""
    if cue is None or cue[1] != first or passage.tags[that - 1] not in {"NN", "NNS"} or passage.tags[first] == "IN":
        return False
    known = longest_cue([token.lower for token in passage.tokens[slice(*cue)]])
    return known is not None and known.kind == "denial" and known.lemma != "deny"
