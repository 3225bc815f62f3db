"""What becomes of agreement when a sentence is changed: real claims against themselves with one thing turned.

    python -m bench.turned [--claims N] [--show CHANGE]

A claim that is denied, doubted, made a condition, told of another person or with another number must not be found to
say what it said before; with a harmless change it should be. Claims are of several clauses: those that the change
leaves alone still agree, and some changes make no sense. So a few agreements stay, and the figures are to be compared.
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from random import Random

from bench.train.corpora import load
from briefing.analysis.pipeline import NoArticle, normalize
from briefing.model import Claim, ClaimKind, Entry
from briefing.stories.kinds import Kind, Relation
from briefing.stories.relations import relation

DAY = "2025-03-04"  # of both articles
SHORTEST, LONGEST = 40, 220  # characters of a claim
_MORE = 3  # times as many claims are read as are drawn
_KINDS = frozenset({ClaimKind.STATEMENT, ClaimKind.NARRATION, ClaimKind.REPORT})
_AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|should|must)\b(?! not)")
_COUNT = re.compile(r"(?<![\d.,:/-])\b(\d{1,3})(?= [a-z]{3,})")
_NAME = re.compile(r"(?:(?<=[a-z,] )|^)[A-Z][a-z]+ [A-Z][a-z]+(?= (?:said|was|has|is|will|won|told|died|who))")
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DAY = re.compile("|".join(_WEEKDAYS))
_PROPER = re.compile(r"[A-Z][a-z]+ [A-Z]|I |U[KS]\b")

Change = Callable[[str], str | None]


def _negated(text: str) -> str | None:
    return _AUXILIARY.sub(r"\1 not", text, count=1) if _AUXILIARY.search(text) else None


def _counted(text: str) -> str | None:
    return _COUNT.sub(lambda one: str(int(one[0]) * 2 + 1), text, count=1) if _COUNT.search(text) else None


def _named(text: str) -> str | None:
    return _NAME.sub("Torvald Brekke", text, count=1) if _NAME.search(text) else None


def _dated(text: str) -> str | None:
    found = _DAY.search(text)
    return _DAY.sub(_WEEKDAYS[(_WEEKDAYS.index(found[0]) + 3) % 7], text, count=1) if found else None


def _behind(lead: str) -> Change:
    def change(text: str) -> str:
        return lead + (text if _PROPER.match(text) else text[0].lower() + text[1:])

    return change


def _also(text: str) -> str | None:
    return _AUXILIARY.sub(r"\1 also", text, count=1) if _AUXILIARY.search(text) else None


def _cut(text: str) -> str | None:
    kept = text.rpartition(",")[0]
    return kept if len(kept) >= SHORTEST else None


TURNED: dict[str, Change] = {
    "number": _counted,
    "name": _named,
    "day": _dated,
    "not": _negated,
    "not true": _behind("It is not true that "),
    "no evidence": _behind("There is no evidence that "),
    "whether": _behind("Police are investigating whether "),
    "denied": _behind("The minister denied that "),
    "nobody said": _behind("Nobody said that "),
    "if": _behind("It would be a scandal if "),
    "doubt": _behind("Experts doubt that "),
    "feared": _behind("Residents feared that "),
    "rejected": _behind("The minister rejected reports that "),
}
HARMLESS: dict[str, Change] = {
    "the same": str,
    "also": _also,
    "less at the end": _cut,
    "officials said": _behind("Officials said that "),
    "according to": _behind("According to the police, "),
}


def claims(count: int) -> list[str]:
    """Return so many claims of Wikinews, always the same."""
    found: list[str] = []
    documents = load("wikinews")
    for document in Random(7).sample(documents, len(documents)):
        if len(found) >= _MORE * count:
            break
        with suppress(NoArticle):
            found += [
                claim.text
                for claim in normalize(document["text"]).claims
                if claim.kind in _KINDS and len(claim.evidence) == 1 and SHORTEST <= len(claim.text) <= LONGEST
            ]
    return Random(7).sample(found, min(count, len(found)))


def turned(texts: list[str], change: Change) -> Iterator[tuple[str, Relation | None]]:
    """Yield each text that can be changed, changed, and how it stands to itself as it was."""
    for text in texts:
        changed = change(text)
        if changed and (changed != text or change is str):
            entries = (Entry("News", name, "en", DAY) for name in "ab")
            told = (Claim("c-1", words, ClaimKind.NARRATION) for words in (text, changed))
            yield changed, relation(*told, *entries)


def main() -> None:
    """Print how many of the changed claims agree with what they were, contradict it, and neither."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1200)
    parser.add_argument("--show", choices=[*TURNED, *HARMLESS], help="print what goes wrong under a change")
    args = parser.parse_args()
    texts = claims(args.claims)
    print(f"{'change':16} {'changed':>8} {'agree':>8} {'contradict':>11} {'neither':>8}")
    for title, changes, wrong in (("turned", TURNED, Kind.AGREEMENT), ("harmless", HARMLESS, None)):
        print(title)
        for name, change in changes.items():
            found = list(turned(texts, change))
            kinds = Counter(one.kind is Kind.AGREEMENT if one else None for _, one in found)
            print(f"{name:16} {len(found):8,} {kinds[True]:8,} {kinds[False]:11,} {kinds[None]:8,}")
            for words, one in found if name == args.show else ():
                if (one.kind if one else None) == wrong:
                    print(f"    {words}" + "".join(f"\n        {passage}" for passage in (one.passages if one else ())))


if __name__ == "__main__":
    main()
