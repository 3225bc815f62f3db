"""Captions among the sentences of a paragraph: what a page prints under a picture and does not set apart.

Requires a unit with its tokens; tells whether it is a caption, by its marks ("from file", "pictured", the credit of a
photograph behind it) or because it is short and has no verb. A caption states nothing of its own.
"""

import re
from collections.abc import Sequence

from briefing.analysis.speakers import Sentence

MAX_WORDS = 40  # of a caption with marks
MAX_VERBLESS = 8  # words without a verb; longer ones are mostly sentences whose verb was taken for a noun

_VERBS = frozenset({"VBD", "VBZ", "VBP", "VBN", "VB", "MD"})  # a past tense is easily taken for a participle
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_MARK = re.compile(
    r"\bfrom file\b|\bfile (?:photo|picture|image|pic)\b"
    r"|\bpictured (?:in|on|at|with|here|above|below|left|right|during)\b"
    r"|\((?:left|right|cent(?:er|re)|pictured|file)\)|, (?:left|right|cent(?:er|re)),? (?:and|with)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[ \t]{0,3}[(\[]?(?:(?:AP|AFP|EPA|Reuters|Getty)[ /](?:Photo|Images?|File)|REUTERS/"
    r"|(?:Photo|Image|Picture|Credit)s?:"
    r"|[A-Z][\w.' -]{2,40}/(?:AP|AFP|EPA|Reuters|REUTERS|Getty)\b)"
)


def is_caption(sentence: Sentence, tags: Sequence[str]) -> bool:
    """Tell whether a unit is a caption; ``tags`` are the parts of speech of its tokens, none where it was not read.

    Its words are looked at, and the credit of a photograph right behind them.
    """
    text, span = sentence.text, sentence.span
    words = sum(1 for token in sentence.tokens if token.word)
    if any(sentence.quoted) or words > MAX_WORDS:
        return False
    if _MARK.search(text, span.start, span.end) or _CREDIT.match(text, span.end):
        return True
    return bool(tags) and words <= MAX_VERBLESS and not _has_verb(sentence, tags)


def _has_verb(sentence: Sentence, tags: Sequence[str]) -> bool:
    """Tell whether a word may be a finite verb: by its tag, or as what stands like one ("the camp pegs", "wasn't")."""
    for number, (token, tag) in enumerate(zip(sentence.tokens, tags, strict=False)):
        before = tags[number - 1] if number else ""
        short = token.lower.endswith(("n't", "n’t")) or token.lower in {"that's", "it's", "there's", "that’s", "it’s"}
        third = tag == "NNS" and not token.capital and (before in _NOUNS or before == ",")
        if tag in _VERBS or short or third:
            return True
    return False
