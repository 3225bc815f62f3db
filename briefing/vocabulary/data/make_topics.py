"""Make topic_terms.tsv from hand_topics.tsv and the labels of mediatopics.tsv.

    python make_topics.py

A label speaks for its topic when it is one or two words of its own (not "Nature" or "Values", which mean too much).
"""

from pathlib import Path

from briefing.text.fold import fold
from briefing.vocabulary.stems import stem_phrase

HERE = Path(__file__).parent
LABEL_WEIGHT = 2.0


def main() -> None:
    """Write the file."""
    terms: dict[tuple[str, str], float] = {}
    for topic, weight, words in _rows("hand_topics.tsv"):
        for term in words.split("; "):
            key = (topic, stem_phrase(fold(term)))
            terms[key] = max(terms.get(key, 0.0), float(weight))
    spoken = {words for _, words in terms}
    for topic, label, _ in _rows("mediatopics.tsv"):
        words = stem_phrase(fold(label))
        if "(" in label or " and " in label or words in spoken or not _speaks(words):
            continue
        terms[topic, words] = LABEL_WEIGHT
    lines = ["# Made by make_topics.py; do not edit. Columns: topic, words (folded, without plural -s), weight"]
    lines += [f"{topic}\t{words}\t{weight:g}" for (topic, words), weight in sorted(terms.items())]
    (HERE / "topic_terms.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(terms), "terms")


def _speaks(words: str) -> bool:
    return " " in words  # labels of one word ("Nature", "Values", "Dressage") are too loose or stand in the hand list


def _rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


if __name__ == "__main__":
    main()
