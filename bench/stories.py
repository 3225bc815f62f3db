"""Stories: how well entries about one event are found, and what it costs to find where an entry belongs.

    python -m bench.stories --gold FILE     B-cubed on a file of texts with their stories, beside plain baselines
    python -m bench.stories --entries N…    CPU milliseconds of an entry that comes to a library of N made-up ones

FILE holds a JSON object a line (gzip or not) with id, text and story; what stands before a dash in the story is its
topic, and thresholds are chosen on four fifths of the topics and measured on the last. The floor of the time is
reading an article's words and weighing them: what has to be done before anything can be compared.
"""

import argparse
import gzip
import json
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from bench.train.corpora import load
from briefing.index.database import connect, transaction
from briefing.index.relate import relate
from briefing.stories import clustering
from briefing.stories.clustering import parents, roots
from briefing.stories.kinship import SAME, Member
from briefing.stories.vectors import likeness, pack, vector_of
from briefing.text.fold import words

TRIED = (0.4, 0.45, 0.5, 0.55, 0.6)
FOLDS = 5
DAY = 300  # entries of a day, for one event in twelve
Labels = Callable[[Sequence[Member]], list[str]]


def b_cubed(gold: Sequence[str], found: Sequence[str]) -> tuple[float, float, float]:
    """Return precision, recall and F of a partition (Bagga and Baldwin 1998)."""
    stories, labels, both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    pairs = list(zip(gold, found, strict=True))
    precision = statistics.mean(both[pair] / labels[pair[1]] for pair in pairs)
    recall = statistics.mean(both[pair] / stories[pair[0]] for pair in pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def ours(members: Sequence[Member]) -> list[str]:
    """Return the story of each article as the library finds it."""
    found = roots(parents(members), [member.id for member in members])
    return [found[member.id] for member in members]


def alone(members: Sequence[Member]) -> list[str]:
    """Return a story of its own for each article."""
    return [member.id for member in members]


def single_pass(members: Sequence[Member], threshold: float) -> list[str]:
    """Return for each article the story of the earlier one that is most like it, when that is like enough."""
    found: list[str] = []
    for number, member in enumerate(members):
        best = max(range(number), key=lambda other: likeness(member.vector, members[other].vector), default=None)
        joins = best is not None and likeness(member.vector, members[best].vector) >= threshold
        found.append(found[best] if joins and best is not None else member.id)
    return found


def quality(file: Path) -> None:
    """Print B-cubed of ours and of the baselines, and of ours on topics that its threshold was not chosen on."""
    data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    documents: list[dict[str, Any]] = sorted(map(json.loads, data.splitlines()), key=lambda document: document["id"])
    members = [Member(one["id"], "", 0, vector_of(_first_line(one["text"]), one["text"])) for one in documents]
    gold = [one["story"] for one in documents]
    print(f"{len(documents)} texts, {len(set(gold))} stories            P    R    F")
    _print("each alone", gold, alone(members))
    for threshold in (0.24, 0.28, 0.32):
        _print(f"most like, {threshold}", gold, single_pass(members, threshold))
    _print(f"ours, {SAME}", gold, ours(members))
    topics = [story.rpartition("-")[0] or story for story in gold]
    print("folds:", " ".join(f"{chosen}:{found:.3f}" for chosen, found in folds(members, gold, topics)))


def folds(members: Sequence[Member], gold: Sequence[str], topics: Sequence[str]) -> Iterator[tuple[float, float]]:
    """Yield for each fold of topics the threshold chosen on the others, and F on it."""
    names = sorted(set(topics))
    for number in range(FOLDS):
        held = set(names[number::FOLDS])
        inside = [place for place, topic in enumerate(topics) if topic in held]
        outside = [place for place, topic in enumerate(topics) if topic not in held]
        chosen = max(TRIED, key=lambda same: _f(members, gold, outside, same))
        yield chosen, _f(members, gold, inside, chosen)


def _f(members: Sequence[Member], gold: Sequence[str], places: Sequence[int], same: float) -> float:
    with patch.object(clustering, "SAME", same):
        return b_cubed([gold[place] for place in places], ours([members[place] for place in places]))[2]


def _print(name: str, gold: Sequence[str], found: Sequence[str]) -> None:
    print(f"{name:24}", "  ".join(f"{figure:.3f}" for figure in b_cubed(gold, found)), f"{len(set(found))} stories")


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]


def cost(size: int, samples: int = 200) -> None:
    """Print the CPU time of the entries that come to a library of so many, one after the other, beside the floor."""
    random = Random(1)
    articles = [document["text"].split() for document in load("wikinews")]
    start = date(2020, 1, 1).toordinal()
    db = connect(None)
    _put(db, [(number, start + number // DAY, _made(random, articles, number)) for number in range(size)])
    made = time.process_time()
    relate(db)
    built = time.process_time()
    spent, floor = [], []
    for number in range(size, size + samples):
        text = _made(random, articles, number)
        begun = time.process_time()
        words(text)
        vector_of("", text)
        floor.append(time.process_time() - begun)
        _put(db, [(number, start + number // DAY, text)])
        begun = time.process_time()
        relate(db)
        spent.append(time.process_time() - begun)
    median, tenth = 1000 * statistics.median(spent), 1000 * sorted(spent)[-samples // 10]
    each, least = 1000 * (built - made) / size, 1000 * statistics.median(floor)
    print(
        f"{size:8} entries: all at once {each:.2f} ms each, one more {median:.2f}, one in ten above {tenth:.2f};",
        end=" ",
    )
    print(f"floor {least:.2f} ms, ratio {median / least:.1f}")


def _made(random: Random, articles: Sequence[list[str]], number: int) -> str:
    """Return part of an article, the same for a dozen entries of some days, with words of another one among its own."""
    event = number // 12 * 7 % 1000 + number // DAY * (DAY // 12) // 2 + random.randrange(DAY // 12)
    own, other = articles[event % len(articles)], random.choice(articles)
    first = random.randrange(max(1, len(own) - 250))
    mixed = [word if random.random() < 0.6 else random.choice(other) for word in own[first : first + 250]]
    named = str(event // len(articles))  # the same words about somebody else
    return " ".join(word + named if word[:1].isupper() and len(word) > 4 else word for word in mixed)


def _put(db: Any, entries: Sequence[tuple[int, int, str]]) -> None:
    with transaction(db):
        for number, day, text in entries:
            moment = date.fromordinal(day).isoformat()
            db.execute("INSERT INTO doc VALUES (?, ?, ?, '', 0, NULL)", (number, f"{moment}-{number:012x}", moment))
            vector = vector_of(" ".join(text.split()[:9]), text)
            db.execute("INSERT INTO vector VALUES (?, ?, ?)", (number, day, pack(vector)))
            db.execute("INSERT INTO unrelated VALUES (?, ?)", (day, number))


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, action="append", default=[])
    parser.add_argument("--entries", type=int, nargs="*", default=[])
    asked = parser.parse_args()
    for file in asked.gold:
        if file.is_file():
            quality(file)
        else:
            print(f"{file} is not there")
    for size in asked.entries:
        cost(size)


if __name__ == "__main__":
    main()
