"""The analysis of an article, as a table of contents: each step is a pure function of what the steps before it found.

Article in, entry out; no clock, no network, no file but the package's own lexicons. A step that fails becomes a
Problem on the entry and the steps that do not need it go on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from briefing.analysis import (
    actors,
    chain,
    claims,
    countries,
    dates,
    direct_quotes,
    inside,
    interview,
    language,
    markup,
    names,
    overrides,
    prose,
    quoted_paragraphs,
    reading,
    summary,
    tags,
    topics,
    units,
)
from briefing.analysis.line_shapes import count_words
from briefing.analysis.provenance import source_of
from briefing.model import Article, DateBasis, Entry, HopKind, Problem
from briefing.text.naming import entry_id, identity
from briefing.text.span import Span
from briefing.vocabulary.known_actors import NOBODY, KnownActors

MIN_WORDS = 8  # of running text and headline together; anything shorter tells no news

_CARRIERS = (HopKind.OUTLET, HopKind.PUBLISHER)  # who passes words on: sources, not actors
_T = TypeVar("_T")


class NoArticle(ValueError):
    """The text holds no article: nothing is left when page furniture, labels and dates are taken away."""


def normalize(  # noqa: PLR0913 (all that may be known beside the text)
    text: str,
    *,
    headline: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    actors: KnownActors = NOBODY,
) -> Entry:
    """Return the entry of a text.

    What is given beside it wins over what the text says. Raise NoArticle when it holds none.
    """
    basis = DateBasis.METADATA if published else DateBasis.UNKNOWN
    return analyse(Article(text, headline, published, basis, publisher, url, language), actors)


def analyse(article: Article, known_actors: KnownActors = NOBODY) -> Entry:
    """Return the entry of an article, its actors named as they are known; raise NoArticle when its text holds none."""
    marked = markup.read_markup(article)
    if marked:
        return marked.restore(analyse(marked.plain, known_actors))
    text, steps = article.text, _Steps()

    told = prose.read_prose(article)
    top, paragraphs, sentences, titled = told.head, told.paragraphs, told.sentences, told.titled
    _require_article(text, top.headline, sentences)

    code = article.language or steps.one("language", None, lambda: language.detect(_joined(text, sentences)))
    english = code is None or code.partition("-")[0] == "en"  # the rules for names and speech are English
    happened = steps.many("dates", lambda: dates.events(text, sentences, top.published))
    places = steps.one("countries", countries.CountryMentions(), lambda: countries.countries(text, titled, code))
    mentions = steps.many("names", lambda: names.find_names(text, titled)) if english else ()
    spoken = paragraphs if english else ()
    parts = tuple(units.read_units(text, spoken, mentions))
    readings = steps.many("attribution", lambda: quoted_paragraphs.settled(text, reading.read(text, spoken, parts)))
    through = claims.provenance(text, readings, top.credit, article.publisher)
    called: Mapping[str, str] = steps.one("claims", {}, lambda: chain.full_names(mentions))
    claimed = steps.many(
        "claims",
        lambda: interview.claims_by_turn(
            text,
            told.turns,
            readings,
            mentions,
            through,
            lambda own, by: claims.find_claims(text, own, called, places, by),
        ),
    )
    if not english:
        claimed = steps.many(
            "claims", lambda: direct_quotes.quoted_claims(text, paragraphs, code or "", places, through)
        )
    outlets = sorted({hop.name for claim in claimed for hop in claim.chain if hop.kind in _CARRIERS})
    acting = steps.many("actors", lambda: actors.find_actors(mentions, claimed, outlets))
    known = [*(actor.name for actor in acting), *(mention.name for mention in mentions), *outlets]
    acting, named = overrides.name_actors(acting, known_actors)
    claimed = overrides.name_claims(claimed, named)
    if english:
        claimed = steps.one("inside", claimed, lambda: inside.enrich(claimed, text, mentions, acting))

    return Entry(
        headline=top.headline,
        id=entry_id(top.published, top.headline, identity(article)),
        language=code,
        published=top.published,
        published_basis=top.basis,
        sources=(source_of(article, through.publisher.name if through.publisher else None),),
        summary=steps.many("summary", lambda: summary.summarize(text, top.headline, sentences)),
        countries=places.ranked,
        topics=steps.many("topics", lambda: topics.topics(top.headline, text, sentences, code)),
        tags=steps.many("tags", lambda: tags.tags(text, sentences, code, known, top.headline)),
        actors=acting,
        events=happened,
        claims=claimed,
        problems=tuple(steps.problems),
    )


@dataclass(slots=True)
class _Steps:
    """Runs the steps of one article and notes those that fail."""

    problems: list[Problem] = field(default_factory=list)

    def many(self, step: str, run: Callable[[], tuple[_T, ...]]) -> tuple[_T, ...]:
        """Return what the step finds; nothing when it fails."""
        return self.one(step, (), run)

    def one(self, step: str, otherwise: _T, run: Callable[[], _T]) -> _T:
        """Return what the step finds, or ``otherwise`` when it fails."""
        try:
            return run()
        except Exception as error:  # noqa: BLE001 (no failure of one step may lose the article; it is reported)
            failure = f"the step {step} failed: {type(error).__name__}: {error}"
            self.problems.append(Problem("analysis", failure, "please report it with the article"))
            return otherwise


def _require_article(text: str, headline: str, sentences: list[Span]) -> None:
    words = count_words(headline) + sum(count_words(span.of(text)) for span in sentences)
    if not headline or not sentences or words < MIN_WORDS:
        raise NoArticle("no article: no headline with a sentence of text below it")


def _joined(text: str, sentences: list[Span]) -> str:
    return " ".join(span.of(text) for span in sentences)
