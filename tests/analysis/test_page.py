"""The article on its page: shapes of lines, repeats, the stretch of running text, lines of the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.blocks import BlockKind, lines
from briefing.analysis.furniture import mark
from briefing.analysis.head import find_head
from briefing.analysis.line_shapes import shapes
from briefing.analysis.page_lines import is_caption, is_page_line, opens_end, opens_related
from briefing.analysis.region import Worth, article_lines
from briefing.analysis.repeats import repeats
from briefing.model import Article
from briefing.vocabulary.boilerplate import LONGEST, phrases

TITLE = "Council votes for a bridge"
LEAD = "The council met on Monday to vote on the new bridge, and after six hours of talks the members agreed on a plan."
MORE = "The mayor said that the bridge would be open by the end of the year, and that it would cost nothing to cross."
LAST = "Work begins in spring, when the river is low and the boats of the ferry company lie in the harbour for repairs."

UNENDED = (
    "They may bring heavy stones and timber that can be moved within hours or days to help the builders in the event "
    "of floods that break the old dam"
)
MENU = "Home\nNews\nSport\nBusiness\nCulture\nSign in\nSearch\nAbout us"
LINKS = """\
Storm closes the coast road for a third night in a row
Three arrested after a fire at the old mill
Ferry company asks for more money from the town
A walk along the river on the longest day
What the new school means for the valley
Town hall clock stands still again"""


def kept(text: str) -> list[str]:
    every = tuple(lines(text))
    return [b.span.of(text) for b in mark(text, every, find_head(Article(text), every)) if b.kind is BlockKind.TEXT]


@pytest.mark.parametrize(
    "page",
    [
        f"{TITLE}\n{MENU}\n{{}}\n{LINKS}",
        f"{TITLE}\n{LINKS}\n{{}}\n{MENU}",
        f"{TITLE}\n{{}}\nMore stories\n{LINKS}\nIt rained for the third night on the coast road.\n{LINKS}",
        f"{TITLE} | The Town Paper\n{TITLE}\n{{}}\n© 2024 The Town Paper. Use of this site constitutes acceptance.",
        f"{TITLE}\n{{}}\nGet our newsletter. You can unsubscribe at any time.\n{MENU}",
        f"{TITLE}\n{{}}\n12 comments\nThat was the worst plan that I have ever seen in this town, and I saw many.",
        f"{TITLE}\n{{}}\nHome | News | Sport | Culture",
        f"{TITLE}\n{{}}\nFollow us on Telegram",
        f"{TITLE}\n{{}}\nAnn Doe is a reporter in Riverton. Write to her at ann.doe@example.com.",
        f"{TITLE}\n{{}}\nSources\nThe Town Paper. What the council said about the bridge, in full and with maps.",
    ],
)
def test_what_surrounds_the_article_is_no_text(page: str) -> None:
    assert kept(page.format(f"{LEAD}\n{MORE}\n{LAST}")) == [LEAD, MORE, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Storm closes the coast road for a third night",
        "READ MORE | Storm closes the coast road",
        "[Related: Storm closes the coast road]",
        "The bridge as it will look in a drawing by the builders. (AP Photo/Ann Doe, File)",
        "The mayor at the river on Monday. Photo: Ann Doe",
        "Image caption The mayor at the river on Monday",
        "The mayor, left, at the river. Ann Doe/Getty Images",
        "Monday November 18, 2019 7:45 am PST by Ann Doe",
        "Storm Closes Coast Road For The Third Night In A Row As Ferry Company Waits",
        "Why the bridge is late",
        "Читайте також: На річці відкрили новий міст",
        "Lesen Sie auch: Neue Brücke eröffnet",
        "Leia também: Nova ponte é aberta no rio",
        "相关阅读:新桥通车",
    ],
)
def test_lines_between_paragraphs_that_are_no_text(line: str) -> None:
    assert kept(f"{TITLE}\n{LEAD}\n{line}\n{MORE}\n{LAST}") == [LEAD, MORE, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "Twitter said on Monday that it had changed its privacy policy and its terms of service after a court ruled.",
        '"Please subscribe to our newsletter, we need every reader that we can get," said the editor of the paper.',
        "Watch out.",
        "By Monday it was over.",
        "Comments by the mayor about the ferry company led to a quarrel in the council, and two members left.",
        UNENDED,
        "- The bridge will carry trams as well as cars, the builders said.",
        "“Why now?”",
    ],
)
def test_what_an_article_may_say(line: str) -> None:
    assert kept(f"{TITLE}\n{LEAD}\n{line}\n{MORE}\n{LAST}") == [LEAD, line, MORE, LAST]


def test_a_file_with_lines_of_fixed_width_is_read() -> None:
    members = [f"the council heard member {n} of the party of\nbridge {n} and then agreed on {n}." for n in range(9)]
    assert len(kept("\n".join([TITLE, *members]))) == 18


def test_a_pull_quote_is_said_once() -> None:
    quote = "The bridge would be open by the end of the year, and it would cost nothing to cross"
    paragraph = f"{quote}, said the mayor, who had waited for it since she was a girl."
    assert kept(f"{TITLE}\n{LEAD}\n“{quote}”\n{paragraph}\n{LAST}") == [LEAD, paragraph, LAST]


def test_a_teaser_that_asks_to_read_more_is_the_lead_again() -> None:
    assert kept(f"{TITLE}\n{LEAD[:70]}... Read more\n{LEAD}\n{MORE}") == [LEAD, MORE]


def test_a_table_inside_an_article_does_not_end_it() -> None:
    table = [f"{party} - {seats} seats" for party, seats in zip("ABCDEFGHIJ" * 3, range(30), strict=True)]
    rest = [UNENDED, LAST]
    assert kept("\n".join([TITLE, LEAD, MORE, *table, *rest]))[:2] == [LEAD, MORE]
    assert kept("\n".join([TITLE, LEAD, MORE, *table, *rest]))[-1] == rest[-1]


def test_the_article_is_the_stretch_of_greatest_sum() -> None:
    text, link, page = (Worth.TEXT, 30), (Worth.LINK, 9), (Worth.PAGE, 20)
    assert article_lines([link, text, link, text, *[link] * 8, (Worth.TEXT, 9), page]) == (1, 4)
    assert article_lines([link, page]) == (0, 0)
    assert article_lines([]) == (0, 0)


def test_the_lexicon_has_the_form_that_rules_compare() -> None:
    for kind in ("related", "line", "credit", "end", "notice", "matter", "reader"):
        assert phrases(kind)
        assert all(len(phrase.split()) <= LONGEST and phrase == phrase.strip() for phrase in phrases(kind))


@given(st.text())
def test_any_line_is_read(line: str) -> None:
    every = tuple(lines(line))
    for span, shape in zip(every, shapes(line, every), strict=True):
        said = span.of(line)
        assert {is_page_line(said, shape), is_caption(said, shape), opens_end(said), opens_related(said)} <= {
            True,
            False,
        }


@given(st.lists(st.text(alphabet="ab .\n", max_size=60), max_size=12).map("\n".join))
def test_a_repeat_leaves_one_of_its_kind(text: str) -> None:
    every = tuple(lines(text))
    again = repeats(text, every)
    assert len(again) < max(1, len(every))


@given(st.lists(st.tuples(st.sampled_from(Worth), st.integers(0, 80)), max_size=30))
def test_the_stretch_begins_and_ends_with_text(worths: list[tuple[Worth, int]]) -> None:
    first, last = article_lines(worths)
    assert 0 <= first <= last <= len(worths)
    if last:
        assert worths[first][0] is worths[last - 1][0] is Worth.TEXT
