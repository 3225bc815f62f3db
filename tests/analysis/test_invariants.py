"""What holds of every entry ever made, whatever the text: the promises of the analysis as properties."""

import gzip
import json
import os
import string
from collections.abc import Iterator
from cProfile import Profile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.blocks import BlockKind, front_matter, lines
from briefing.analysis.furniture import mark
from briefing.analysis.head import find_head
from briefing.analysis.pipeline import NoArticle, normalize
from briefing.model import Article, DateBasis, Entry, Evidence
from briefing.text.clean import clean_line, is_clean, unclean_spans
from briefing.text.span import Span

NAMES = [
    "Anna Lindt",
    "President Okoro",
    "the French official",
    "officials",
    "Reuters",
    "NATO",
    "he",
    "the agency",
    "a study",
]
VERBS = [
    "said that",
    "said",
    "denied",
    "told AP that",
    "warned:",
    "reports",
    "rejected",
    "asked",
    "was told",
    "did not say",
]
THINGS = [
    "talks on Tuesday will go on in Paris",
    '"we will not leave the 3 towns"',
    "the plan of 10 March 2025 costs 5 million",
    "“no deal,”",
    "Ukraine and Moldova agreed",
    '"an unclosed promise',
]
NOISE = [
    "Read also:",
    "Читайте також: Пором знову ходить",
    "Share on Facebook",
    "Photo: Anna Lindt/AP",
    "Comments",
    "((WN)) What now?",
    "((Anna Lindt)) ",
    "Home | News | Sport",
    "Storm Closes Coast Road For The Third Night In A Row",
    "Subscribe to our newsletter.",
    "# ",
    "**",
    "[link](https://example.com)",
    "| a | b |",
    "«Ми довго чекали», – сказала мер.",
    "市长对记者说：“我们等这一天等了很久。”",
    "صوت المجلس البلدي لصالح بناء جسر جديد.",
    "\u200b\u2066",
    "\x00\x85\u2028",
    "\U0001f469\u200d\U0001f680",
    "- Other news",
    "Share",
    "\ufffd\ufffd",
    "\x1b[31m",
    "\u202e",
    "2025-03-10",
    "Details",
    "",
    "—",
    "(AP)",
    "…",
]


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Articles put together from speakers, verbs, contents and page furniture in any order."""
    sentence = st.one_of(
        st.builds("{} {} {}.".format, st.sampled_from(NAMES), st.sampled_from(VERBS), st.sampled_from(THINGS)),
        st.builds("{}, {} {}.".format, st.sampled_from(THINGS), st.sampled_from(NAMES), st.sampled_from(VERBS)),
        st.builds("According to {}, {}.".format, st.sampled_from(NAMES), st.sampled_from(THINGS)),
        st.sampled_from(NOISE),
        st.text(max_size=40),
    )
    lines = draw(st.lists(st.lists(sentence, max_size=4).map(" ".join), max_size=10))
    return draw(st.sampled_from(["", "date 2025-03-10 Talks go on in Paris\n", "Talks go on\n\n"])) + "\n".join(lines)


def all_evidence(entry: Entry) -> list[Evidence]:
    pieces = [e for item in (*entry.summary, *entry.events, *entry.claims) for e in item.evidence]
    parts = [part for claim in entry.claims for part in (*claim.chain, *claim.numbers)]
    return pieces + [part.evidence for part in parts if part.evidence]


def check(text: str, entry: Entry, names_in: str | None = None) -> None:
    """Assert what holds of every entry; ``names_in`` is the text as steps read it, where markup is blank."""
    for piece in all_evidence(entry):
        assert text[piece.start : piece.end] == piece.exact
        assert piece.exact.strip() == piece.exact != ""
        assert not list(unclean_spans(piece.exact))
    for claim in entry.claims:
        kinds = [hop.kind for hop in claim.chain]
        assert "publisher" not in kinds[:-1]
        assert all(hop.evidence or hop.kind == "publisher" for hop in claim.chain)
        assert claim.text == " … ".join(piece.exact for piece in claim.evidence)
        assert set(claim.countries) <= set(entry.countries)
        assert set(claim.actors) <= {actor.name for actor in entry.actors}
        assert all(number.evidence and number.text == number.evidence.exact for number in claim.numbers)
    assert len({claim.id for claim in entry.claims}) == len(entry.claims)
    assert (entry.published is None) == (entry.published_basis is DateBasis.UNKNOWN)
    for actor in entry.actors:
        printed = names_in or text  # invisible characters inside a name are not shown
        assert actor.name in " ".join(printed.split()) or actor.name in clean_line(printed)
        assert actor.mentions >= 1
    for line in (entry.headline, *entry.tags, *(actor.name for actor in entry.actors)):
        assert is_clean(line)
    assert not entry.problems, entry.problems
    json.dumps(entry.to_dict())


def furniture(article: Article) -> list[Span]:
    every = tuple(lines(article.text))
    top = find_head(article, every[front_matter(article.text, every) :])
    return [block.span for block in mark(article.text, every, top) if block.kind is BlockKind.FURNITURE]


def check_apart(article: Article, entry: Entry) -> None:
    """Assert that no evidence stands in page furniture."""
    around = furniture(article)
    for piece in all_evidence(entry):
        assert not any(Span(piece.start, piece.end).overlaps(span) for span in around), piece.exact


@settings(max_examples=150, deadline=None)
@given(articles())
def test_invariants_hold_of_articles(text: str) -> None:
    try:
        entry = normalize(text)
    except NoArticle:
        return
    check(text, entry)
    check_apart(Article(text), entry)
    assert normalize(text) == entry


def records(folder: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    """Yield the records with a text in the files below a folder: JSON objects, one a line, packed with gzip or not."""
    for path in sorted({*folder.rglob("*.jsonl"), *folder.rglob("*.jsonl.gz")}):
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            yield from ((path, record) for line in file if "text" in (record := json.loads(line)))


@pytest.mark.skipif("BRIEFING_TEXTS" not in os.environ, reason="BRIEFING_TEXTS names no folder of texts")
def test_invariants_hold_of_texts_from_outside() -> None:
    """Every text of every ``.jsonl`` file in the folder is analysed; ``BRIEFING_TEXTS_STEP=10`` takes each tenth."""
    every = list(records(Path(os.environ["BRIEFING_TEXTS"])))
    wrong = []
    for path, record in every[:: int(os.environ.get("BRIEFING_TEXTS_STEP", "1"))]:
        try:
            entry = normalize(record["text"])
            check(record["text"], entry)
            check_apart(Article(record["text"]), entry)
        except NoArticle:
            continue
        except Exception as error:  # noqa: BLE001 (all that break a promise are named together)
            wrong.append(f"{path.name} {record.get('id')}: {type(error).__name__}: {error}"[:300])
    assert every
    assert not wrong, "\n".join(wrong)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_an_article_or_none(text: str) -> None:
    try:
        check(text, normalize(text))
    except NoArticle:
        return


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet=string.ascii_letters + " .,\"'“”\n0123", min_size=200, max_size=600))
def test_texts_of_letters_and_marks(text: str) -> None:
    try:
        check(text, normalize(text))
    except NoArticle:
        return


def calls(text: str) -> int:
    """Return how many functions are called while a text is read."""
    counted = Profile()
    counted.runcall(normalize, text)
    return sum(entry.callcount for entry in counted.getstats())


@pytest.mark.parametrize("end", ["\n", " "], ids=["a line each", "in one paragraph"])
def test_work_is_linear_in_the_text(end: str) -> None:
    sentence = 'The minister said that the bridge {0} in Paris was closed on 3 May 2024. "We wait," said Anna Lindt{0}.'

    def text(count: int) -> str:
        return "A bridge is closed\n\n" + end.join(sentence.format(number) for number in range(count))

    calls(text(5))  # loads what is loaded once
    assert calls(text(400)) < 2.4 * calls(text(200))
    assert len(normalize(text(200)).claims) >= 200
