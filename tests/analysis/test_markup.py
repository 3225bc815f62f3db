"""Markdown: what shows in an entry is the words, and every passage stands in the file as it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.markup import blanked
from briefing.analysis.pipeline import NoArticle, analyse
from briefing.model import Article, Entry
from tests.analysis.test_invariants import all_evidence, articles, check

ARTICLE = """\
---
title: Council votes for a bridge
date: 2024-06-01
---

# Council *votes* for a [bridge](https://example.com/b_(x))

**RIVERTON** — The [council](https://example.com "The council") met on *Monday* to vote on the **new bridge**.[^1]

[![The mayor in Lima](https://example.com/p.jpg)](https://example.com/gallery)

## What it `costs`

- The bridge will cost [5 million euros](https://example.com/x), the builders said.
- It will carry trams as well as cars in Riverton, according to _John Smith_.

> "We waited for this since we were children," [Ann Doe](https://example.com) said.

| Town | Cost in Madrid |
| ---- | -------------- |
| Oslo | 3              |

```python
print("The minister said that code is no text of ours in Berlin.")
```

1. First the old dam must go, said Mary Major, an engineer in **Paris**.

Read the <b>plan</b> of the mayor and the council at <https://example.com/vienna>.

[^1]: The Town Paper said so in Rome.
"""
SIGNS = [
    "[",
    "]",
    "](https://e.com)",
    "**",
    "*",
    "_",
    "`",
    "# ",
    "> ",
    "- ",
    "1. ",
    "![x](y)",
    "```",
    "|",
    "<b>",
    "\\",
    "~~",
]


def entry_of(text: str) -> Entry:
    return analyse(Article(text, file="news/a.md"))


def test_an_article_in_markdown() -> None:
    entry = entry_of(ARTICLE)
    check(ARTICLE, entry, names_in=blanked(ARTICLE))
    assert entry.headline == "Council votes for a bridge"
    shown = [entry.headline, *entry.tags, *(actor.name for actor in entry.actors)]
    shown += [claim.text for claim in entry.claims] + [excerpt.text for excerpt in entry.summary]
    assert not [
        words for words in shown if any(sign in words for sign in ("[", "](", "*", "_", "`", "> ", "https", "<b"))
    ]
    told = {claim.text: [hop.name for hop in claim.chain] for claim in entry.claims}
    assert told["The bridge will cost … 5 million euros"] == ["builders"]
    assert told['"We waited for this since we were children,"'] == ["Ann Doe"]
    assert told["First the old dam must go"] == ["Mary Major"]
    assert set(entry.countries) <= {"FR"}  # no table, picture, code, address or footnote


def test_a_number_that_markup_divides_is_left_out() -> None:
    text = "# Council votes for a bridge\n\nThe council said that the bridge cost **5** million euros and 12 trees.\n"
    numbers = [number.text for claim in entry_of(text).claims for number in claim.numbers]
    assert set(numbers) == {"12 trees"}


def test_plain_text_keeps_its_signs() -> None:
    text = "Council votes\n\nThe council said that 3 * 4 * 5 was the *right* number of [new] trees for the road.\n"
    (first,) = analyse(Article(text, file="a.txt")).summary
    assert first.text == text.split("\n")[2]


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("2 * 3 is 6 and snake_case_word stays.", "2 * 3 is 6 and snake_case_word stays."),
        ("An [unclosed bracket stays.", "An [unclosed bracket stays."),
        ("He [the mayor] left.", "He [the mayor] left."),
        ("__Yes__ and ~~no~~.", "  Yes   and   no  ."),
        ("[ref]: https://example.com", " " * 26),
        ("A [link][ref] and `code`.", "A  link       and  code ."),
        (r"5 \* 3", "5  * 3"),
    ],
)
def test_what_is_markup(line: str, plain: str) -> None:
    assert blanked(line) == plain


@given(st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=12), st.just("\n")), max_size=30).map("".join))
def test_blanks_take_exactly_the_place_of_markup(text: str) -> None:
    blank = blanked(text)
    assert len(blank) == len(text)
    assert len(blank.splitlines()) == len(text.splitlines())
    assert all(letter in (other, " ") for letter, other in zip(blank, text, strict=True))


@settings(max_examples=60, deadline=None)
@given(articles(), st.lists(st.tuples(st.integers(0, 400), st.sampled_from(SIGNS)), max_size=20))
def test_invariants_hold_of_markdown(text: str, signs: list[tuple[int, str]]) -> None:
    for place, sign in signs:
        text = text[: place % (len(text) + 1)] + sign + text[place % (len(text) + 1) :]
    try:
        entry = entry_of(text)
    except NoArticle:
        return
    check(text, entry, names_in=blanked(text))
    assert all(piece.exact for piece in all_evidence(entry))
