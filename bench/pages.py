"""Web pages around open texts, as sites make them: what an article has on a page, and what else stands there.

Each form of ``page_forms`` says headline, date, byline and publisher elsewhere, in other markup, with other things
around the text: menus, teasers with words of other articles, comments, boxes, banners. The texts are those of the gold.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path
from string import Template
from typing import Any, NamedTuple

PUBLISHER = "Port News"
_FORMS = Path(__file__).with_name("page_forms")
_DATE_LINE = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \w+ \d{1,2}, \d{4}\W*")
_AUTHORS = ("Anna Murashko", "Rui Costa", "Olena Ivanova and Jonas Weber", "Mary-Ann O’Neill", "José Peñín")
_MENU = ("World", "Politics", "Business", "Sport", "Culture", "Weather", "Subscribe", "Log in")


class Page(NamedTuple):
    """A page and what is true of it; ``text`` has a line for each paragraph of the article."""

    data: bytes
    url: str
    text: str
    title: str
    published: str
    author: str


def made_pages(documents: Sequence[Mapping[str, Any]]) -> list[Page]:
    """Return a page for each document with title, published and text: the forms in turn."""
    forms = [Template(file.read_text("utf-8")) for file in sorted(_FORMS.glob("*.html"))]
    return [_made(documents, number, forms[number % len(forms)]) for number in range(len(documents))]


def _made(documents: Sequence[Mapping[str, Any]], number: int, form: Template) -> Page:
    document, author = documents[number], _AUTHORS[number % len(_AUTHORS)]
    others = [documents[(number + step) % len(documents)] for step in range(1, min(7, len(documents)))]
    paragraphs, day = _paragraphs(document), date.fromisoformat(document["published"])
    told = [escape(words) for words in paragraphs]
    heads = [(escape(other["title"]), escape(_paragraphs(other)[0])) for other in others]
    page = form.substitute(
        title=escape(document["title"]),
        json_title=json.dumps(document["title"]),
        author=escape(author),
        json_author=json.dumps(author),
        day=day.isoformat(),
        printed=f"{day:%B} {day.day}, {day.year}",
        first="".join(f"<p>{words}</p>\n" for words in told[:2]),
        rest="".join(f"<p>{words}</p>\n" for words in told[2:]),
        blocks="".join(f"<div class=c1><div>{words}</div></div>\n" for words in told),
        lines="<br><br>\n".join(told),
        menu=f"<nav><ul>{''.join(f'<li><a href=/{name.lower()}>{name}</a></li>' for name in _MENU)}</ul></nav>",
        teasers="".join(_teaser(title, words, f"/x{place}") for place, (title, words) in enumerate(heads)),
        comments="".join(f"<li class=comment><p>{words}</p></li>" for _, words in heads[:3]),
        other=heads[0][0] if heads else "",
    )
    url = f"https://www.portnews.example/{day:%Y/%m/%d}/{number}"
    return Page(page.encode(), url, "\n".join(paragraphs), document["title"], day.isoformat(), author)


def _teaser(title: str, words: str, to: str) -> str:
    return f'<div class=teaser><a href="{to}"><h3>{title}</h3></a><p>{words}</p><a href="{to}">Read more</a></div>\n'


def _paragraphs(document: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the paragraphs of a text, without the headline and the date line that it begins with."""
    title = " ".join(document["title"].split())
    lines = [" ".join(line.split()) for line in document["text"].split("\n")]
    kept = [line for line in lines if line and line != title] or [title]
    return tuple(kept[1:] if len(kept) > 1 and _DATE_LINE.fullmatch(kept[0]) else kept)
