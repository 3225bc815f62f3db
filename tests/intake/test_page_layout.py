"""The text of pages that were built without paragraphs: tables of columns, blocks for paragraphs, empty lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.intake.page.layout import less_teasers, plain_layout
from briefing.intake.page.read import read_html
from briefing.intake.page.tree import read_tree

SAID = [
    f"The {name} of the port said on Tuesday that ships from France and Spain are waiting outside the harbour."
    for name in ("master", "mayor", "owner", "keeper", "doctor", "teacher", "painter")
]
SHORT = "Nobody was hurt."
MENU = "<ul>" + "".join(f"<li><a href=/{name}>{name}</a></li>" for name in ("World", "Sport", "Weather")) + "</ul>"
TEASERS = "".join(
    f"<div><a href=/x{n}><h3>Other news of day {n}</h3></a><p>Storms closed a road near town {n}, police said. "
    f"It will be open again soon, they said, and told drivers to wait.</p><a href=/x{n}>Read more</a></div>"
    for n in range(8)
)


def text_of(body: str) -> str:
    return read_html(f"<html><head><title>The port is closed</title></head><body>{body}</body></html>".encode()).text


@pytest.mark.parametrize("wrap", ["<div>{}</div>", "<div class=c><div>{}</div></div>", "<div>{}<br></div>"])
def test_blocks_may_be_paragraphs(wrap):
    told = "".join(wrap.format(words) for words in [*SAID[:4], SHORT, *SAID[4:]])
    assert text_of(f"<div>{MENU}</div><h1>The port is closed</h1><div>{told}</div><div>{TEASERS}</div>") == "\n\n".join(
        [*SAID[:4], SHORT, *SAID[4:]]
    )


@pytest.mark.parametrize("gap", ["<br><br>", "<br/>\n<br/>", "<br><br><br>"])
def test_a_table_may_be_columns_and_empty_lines_part_paragraphs(gap):
    told = gap.join([*SAID[:3], "<b>He</b> said so.", *SAID[3:]])
    table = f"<table><tr><td>{MENU}<td><h1>The port is closed</h1><div>{told}</div><td>{TEASERS}</table>"
    assert text_of(table) == "\n\n".join([*SAID[:3], "He said so.", *SAID[3:]])


def test_a_table_of_data_stays_one():
    table = "<table>" + "".join(f"<tr><th>Ship {n}<td>{n} tons<td>{n}.5 days</tr>" for n in range(9)) + "</table>"
    tree = read_tree(f"<body>{table}</body>")
    plain_layout(tree)
    assert len(tree.findall(".//td")) == 18


def test_an_article_that_consists_of_parts_keeps_them():
    best = "".join(
        f"<div><h3><a href=/p{n}>Port number {n}</a></h3><p>{words}</p></div>" for n, words in enumerate(SAID)
    )
    head = '<meta property="og:type" content="article"><title>The best ports</title>'
    intro = f"<p>{SAID[0]} {SAID[1]}</p>"
    data = f"<html><head>{head}</head><body><article><h1>The best ports</h1>{intro}{best}</article></body></html>"
    assert all(words in read_html(data.encode()).text for words in SAID)


def test_a_live_page_keeps_its_parts():
    parts = "".join(f"<section><h3>{hour}:00</h3><p>{words}</p></section>" for hour, words in enumerate(SAID))
    tree = read_tree(f"<body><main>{parts}</main></body>")
    less_teasers(tree)
    assert len(tree.findall(".//section")) == len(SAID)


_TAGS = ["div", "p", "table", "tr", "td", "br", "h3", "a href=/x", "li", "article", "section", "font", "body"]
_PIECES = st.sampled_from(_TAGS).map("<{}>".format) | st.sampled_from(_TAGS[:9]).map(lambda tag: f"</{tag.split()[0]}>")


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES | st.sampled_from([*SAID, SHORT, " "]), max_size=40))
def test_no_word_is_lost_and_none_is_moved(pieces):
    tree = read_tree("<body>x" + "".join(pieces))
    before = "".join(tree.itertext()).split()
    plain_layout(tree)
    assert "".join(tree.itertext()).split() == before
    less_teasers(tree)
