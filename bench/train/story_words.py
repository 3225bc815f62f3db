"""How usual each word of the news is: ``briefing/weights/words.tsv``, from the training articles of Wikinews.

Run as ``python -m bench.train.story_words``; the same articles give the same bytes.
"""

from collections import Counter
from pathlib import Path

from bench.train.corpora import load
from briefing.text.fold import words

_OUT = Path(__file__).parents[2] / "briefing" / "weights" / "words.tsv"
_FEWEST = 2  # articles; a word of one article says as little as one of none (1 to 3 tried: no difference)


def main() -> None:
    """Write the file."""
    articles = [document["text"] for document in load("wikinews") if document["split"] == "train"]
    counts = Counter(word for text in articles for word in set(words(text)))
    kept = sorted(
        ((word, count) for word, count in counts.items() if count >= _FEWEST), key=lambda row: (-row[1], row[0])
    )
    head = (
        f"# Words of the news, folded, with the number of articles that have each, of {len(articles)} of Wikinews (CC\n"
        "# BY 2.5; addresses in bench/gold/wikinews.jsonl.gz). Made by python -m bench.train.story_words.\n"
    )
    rows = "".join(f"{word}\t{count}\n" for word, count in [("", len(articles)), *kept])
    _OUT.write_text(head + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
