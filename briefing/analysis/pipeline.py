"""The analysis of an article, as a table of contents: each step is a pure function of what the steps before it found.

Article in, entry out; no clock, no network, no file but the package's own lexicons. A step that fails becomes a
Problem on the entry and the steps that do not need it go on.
"""

from collections.abc import Callable
from typing import TypeVar

from briefing.analysis import (
    actors,
    blocks,
    claims,
    countries,
    dates,
    furniture,
    head,
    language,
    names,
    summary,
    tags,
    topics,
    units,
)
from briefing.analysis.identity import entry_id
from briefing.model import Article, DateBasis, Entry, Problem, Source
from briefing.text.clean import clean_line
from briefing.text.sentences import split_sentences
from briefing.text.span import Span

MIN_WORDS = 8  # of running text and headline together; anything shorter tells no news

_T = TypeVar("_T")


class NoArticle(ValueError):
    """The text holds no article: nothing is left when page furniture, labels and dates are taken away."""


def normalize(
    text: str,
    *,
    headline: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Entry:
    """Return the entry of a text.

    What is given beside it wins over what the text says. Raise NoArticle when it holds none.
    """
    basis = DateBasis.METADATA if published else DateBasis.UNKNOWN
    return analyse(Article(text, headline, published, basis, publisher, url, language))


def analyse(article: Article) -> Entry:
    """Return the entry of an article; raise NoArticle when its text holds none."""
    text = article.text
    problems: list[Problem] = []

    lines = tuple(blocks.lines(text))
    top = head.find_head(article, lines)
    layout = furniture.mark(text, lines, top)
    prose = [
        part for block in layout if block.kind is blocks.BlockKind.TEXT for part in blocks.clean_parts(text, block.span)
    ]
    paragraphs = [split_sentences(text, span) for span in prose]
    sentences = [span for paragraph in paragraphs for span in paragraph]
    _require_article(text, top.headline, sentences)

    titled = [top.line, *sentences] if top.line else sentences
    code = article.language or _try(problems, "language", None, lambda: language.detect(_joined(text, sentences)))
    english = code in {None, "en"} or (code or "").startswith("en-")
    happened = _try(problems, "dates", (), lambda: dates.events(text, sentences, top.published))
    places = _try(problems, "countries", countries.CountryMentions(), lambda: countries.countries(text, titled, code))
    mentions = _try(problems, "names", (), lambda: names.find_names(text, titled)) if english else ()
    readings = (
        _try(problems, "attribution", (), lambda: claims.read(tuple(units.read_units(text, paragraphs, mentions))))
        if english
        else ()
    )
    through = claims.provenance(text, readings, top.credit, article.publisher)
    claimed = _try(problems, "claims", (), lambda: claims.find_claims(text, readings, mentions, places, through))
    outlets = {hop.name for claim in claimed for hop in claim.chain if hop.kind in {"outlet", "publisher"}}
    acting = _try(problems, "actors", (), lambda: actors.find_actors(mentions, claimed, outlets))
    told = _try(problems, "summary", (), lambda: summary.summarize(text, top.headline, sentences))
    about = _try(problems, "topics", (), lambda: topics.topics(top.headline, text, sentences, code))
    named = [actor.name for actor in acting] + sorted(outlets)
    keyed = _try(problems, "tags", (), lambda: tags.tags(text, sentences, code, named))

    return Entry(
        headline=top.headline,
        id=entry_id(top.published, top.headline, text),
        language=code,
        published=top.published,
        published_basis=top.basis,
        sources=(_source(article, through.publisher.name if through.publisher else None),),
        summary=told,
        countries=places.ranked,
        topics=about,
        tags=keyed,
        actors=acting,
        events=happened,
        claims=claimed,
        problems=tuple(problems),
    )


def _try(problems: list[Problem], step: str, otherwise: _T, run: Callable[[], _T]) -> _T:
    """Return what the step finds; when it fails, note that and go on with ``otherwise``."""
    try:
        return run()
    except Exception as error:  # noqa: BLE001 (any failure of one step must not lose the article; it is reported)
        problems.append(
            Problem("analysis", f"the step {step} failed: {type(error).__name__}: {error}", "please report it")
        )
        return otherwise


def _require_article(text: str, headline: str, sentences: list[Span]) -> None:
    words = len(headline.split()) + sum(len(span.of(text).split()) for span in sentences)
    if not headline or not sentences or words < MIN_WORDS:
        raise NoArticle("no article: no headline with a sentence of text below it")


def _joined(text: str, sentences: list[Span]) -> str:
    return " ".join(span.of(text) for span in sentences)


def _source(article: Article, publisher: str | None) -> Source:
    name = article.publisher or publisher
    return Source(
        "s1", clean_line(name) if name else None, article.url, article.file, article.sha256, article.retrieved
    )
