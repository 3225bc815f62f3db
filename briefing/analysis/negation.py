"""Whether the main clause of a claim is negated: "did not", "never", "no longer", "nobody", "no deal", "denied that".

Requires the words of a claim. Only a negation that surely belongs to the main clause counts: what stands behind a word
that opens a subordinate clause, behind "but", or beside "only" does not (scope: Huddleston and Pullum 2002, ch. 9).
"""

import re

from briefing.vocabulary.speech import cues

LONGEST_SUBJECT = 14  # words before the negation; further on, a verb without an auxiliary has probably come before it

_WORD = re.compile(r"[^\W_]+(?:[’'\-‐‑][^\W_]+)*|[,;:.!?()–—…]", re.UNICODE)
_BE_HAVE = frozenset("am is are was were be been being has have had 's 're 've".split())
_AUXILIARY = _BE_HAVE | frozenset("do does did will would can could should must may might shall ought need".split())
_TITLE = re.compile(r"(?:just\s)?don[’']t\b", re.IGNORECASE)  # outside a quotation it begins a title, not an order
_CONTRACTED = re.compile(
    r"(?:is|are|was|were|has|have|had|do|does|did|wo|would|ca|could|should|must|might|need|ai)n[’']t|cannot",
    re.IGNORECASE,
)
# What opens a subordinate clause: a negation behind it is not the main clause's.
_OPENS = frozenset(
    "that which who whom whose where when while if unless although though because since whether until till after before"
    " as than why how what so lest whereas once".split()
)
_BREAKS = frozenset("but ; : . ! ? – — … ( )".split())
_NOBODY = frozenset(["nobody", "no-one", "nothing", "none", "neither", "no one"])
_NOT_ONLY = frozenset("only just merely simply least surprisingly to long far until".split())
_ADVERBS = ("ly", "also", "still", "yet")
_ASIDE = frozenset("of for to and or by in without about almost as if".split())
# "no" that does not negate the clause: "no doubt", "no fewer than", "no. 5".
_IDLE_NO = frozenset(
    "doubt matter wonder later sooner less more fewer greater . means accident coincidence small stranger secret"
    " surprise better other".split()
)
# Verbs whose object "no" negates the clause: "has no plans", "found no evidence".
_TRANSITIVE = frozenset(
    "is are was were be been has have had having found find finds saw see sees made make makes gave give gives"
    " given got get gets took take takes received receive receives reported report reports showed show shows left"
    " offered offer offers provided provide provides posed pose poses reached reach reaches heard hear knew know"
    " knows need needs needed want wants wanted caused cause causes mean means meant carried carry carries"
    " contained contain contains suffered suffer remain remains remained".split()
)
_DENYING = frozenset(
    "denied denies deny refuted refutes rejected rejects dismissed dismisses disputed disputes".split()
)
_DENIED = frozenset(
    "that any all having claims claim allegations allegation accusations accusation reports report charges charge"
    " rumours rumors suggestions involvement responsibility wrongdoing".split()
)
# Without one of these nothing is negated; most claims have none.
_SIGN = re.compile(
    rf"n[’']t\b|\b(?:cannot|not|never|no|no-one|{'|'.join(sorted(_DENYING | {*_NOBODY}))})\b", re.IGNORECASE
)
_NOT_SUBJECT = frozenset("i he she it they we you there this these those".split())
_OPENING_PHRASE = frozenset(
    "on in at by since until after before during for from despite under with according last".split()
)


def is_negated(words: str) -> bool:
    """Tell whether the main clause of a claim's words is negated.

    >>> is_negated("The ministry did not confirm that"), is_negated("Those who did not vote paid a fine")
    (True, False)
    """
    if not _SIGN.search(words) or words.rstrip(" \"'”’").endswith("?"):
        return False
    if _TITLE.match(words):
        return False
    tokens = [found[0].lower().replace("’", "'") for found in _WORD.finditer(words)]
    for number in _main_clause(tokens):
        verdict = _verdict(tokens, number)
        if verdict is not None:
            return verdict
    return False


def _main_clause(tokens: list[str]) -> list[int]:
    """Return the numbers of the words of the main clause, as far as it is surely one, its first words left out."""
    begin = _past_opening(tokens)
    numbers: list[int] = []
    number = begin
    while number < len(tokens) and len(numbers) < LONGEST_SUBJECT:
        word = tokens[number]
        if word in _BREAKS:
            break
        if word in _OPENS and number > begin:
            closing = _closing_comma(tokens, number)
            if tokens[number - 1] != "," or closing is None:
                break
            number = closing + 1
            continue
        if number > begin and (word in _NOT_SUBJECT or _second_predicate(tokens, number)):
            break  # "he thinks it is not", "he resigned and did not return"
        numbers.append(number)
        number += 1
        if number - 1 > begin and _embeds(word):
            break  # "the ministry said nobody came", "to make sure banks do not"
    return numbers


def _second_predicate(tokens: list[str], number: int) -> bool:
    after = tokens[number + 1] if number + 1 < len(tokens) else ""
    joined = tokens[number] in {"and", "or"}
    return joined and (after in _AUXILIARY or after in {"not", "never", "no"} or bool(_CONTRACTED.fullmatch(after)))


def _embeds(word: str) -> bool:
    """Tell whether a word takes a clause and can be no noun ("said", "believes", but not "report", "claims")."""
    cue = cues().get(word)
    return word == "sure" or bool(cue and "t" in cue.frames and word not in {cue.lemma, cue.lemma + "s"})


def _past_opening(tokens: list[str]) -> int:
    """Return where the main clause begins: behind "If …," and "On Monday," when a comma closes them."""
    begin = 0
    while begin < len(tokens) and tokens[begin] in {"that", "and", "but", "so", ",", "…"}:
        begin += 1
    opens = begin < len(tokens) and (tokens[begin] in _OPENS or tokens[begin] in _OPENING_PHRASE)
    closing = _closing_comma(tokens, begin) if opens else None
    return begin if closing is None else closing + 1


def _closing_comma(tokens: list[str], number: int) -> int | None:
    """Return the number of the comma that ends the clause opened there; None when something else comes first."""
    for place in range(number + 1, min(len(tokens), number + 2 * LONGEST_SUBJECT)):
        if tokens[place] == ",":
            return place
        if tokens[place] in _BREAKS:
            return None
    return None


def _verdict(tokens: list[str], number: int) -> bool | None:
    """Return what the word says of the clause: negated, asserted, or nothing yet."""
    word = tokens[number]
    before = tokens[number - 1] if number else ""
    after = tokens[number + 1] if number + 1 < len(tokens) else ""
    if _CONTRACTED.fullmatch(word):
        return after not in _NOT_ONLY
    if word in {"not", "never"}:
        return _negates(word, before, after)
    if word == "no":
        return _no(before, after)
    if word in _NOBODY and before in {"", ",", "that", "and"}:
        return True
    if word in _DENYING and number:
        return after in _DENIED or None
    if word in _AUXILIARY:
        negated = after in {"not", "never", "no", "nothing", "nobody", "none"} or _adverb_then_not(tokens, number)
        return None if negated else False
    return None


def _negates(word: str, before: str, after: str) -> bool | None:
    if after in _NOT_ONLY:
        return False
    if word == "never":
        return None if before in _ASIDE or not after else True
    return True if before in _AUXILIARY or before.endswith(_ADVERBS) else None


def _no(before: str, after: str) -> bool | None:
    if after in _IDLE_NO:
        return None
    if after == "longer":
        return True
    if before in _TRANSITIVE or before in {"", ",", "that"}:
        return bool(after) and after != ","
    return None


def _adverb_then_not(tokens: list[str], number: int) -> bool:
    ahead = tokens[number + 1 : number + 3]
    return len(ahead) == 2 and ahead[1] in {"not", "never", "no"} and ahead[0].endswith(_ADVERBS)
