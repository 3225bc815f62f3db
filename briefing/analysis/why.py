"""Why an entry says what it says: the steps run once more on the source, and tell what they found by.

Nothing of this is kept in an entry, so it costs nothing until somebody asks. What a person wrote by hand, and what an
earlier version of the program made, is said to be that.
"""

from collections.abc import Iterator

from briefing.analysis.grounds import Places, Reason
from briefing.analysis.markup import read_markup
from briefing.analysis.pipeline import NoArticle, analyse
from briefing.analysis.prose import read_prose
from briefing.analysis.why_actors import why_actors
from briefing.analysis.why_claims import surroundings, why_claims
from briefing.analysis.why_dates import why_events, why_published
from briefing.analysis.why_places import why_countries
from briefing.analysis.why_reading import reread
from briefing.analysis.why_topics import why_topics
from briefing.model import Article, Entry
from briefing.vocabulary.known_actors import NOBODY, KnownActors

__all__ = ["explain"]


def explain(entry: Entry, article: Article, known: KnownActors = NOBODY) -> tuple[Reason, ...]:
    """Return the reasons for the date, claims, actors, countries, topics and events of an entry, in this order.

    ``article`` is what the entry was made of, ``known`` the actors that a person named.
    """
    marked = read_markup(article)
    try:
        now = analyse(article, known)
    except NoArticle:  # an entry written by hand, of a text that is none
        now = Entry("")
    return tuple(_reasons(entry, now, article, marked.plain if marked else article, known))


def _reasons(entry: Entry, now: Entry, article: Article, plain: Article, known: KnownActors) -> Iterator[Reason]:
    """Yield the reasons; ``plain`` is the article with blanks for its markup, ``now`` what analysis makes of it."""
    prose = read_prose(plain)
    places, head, sentences = Places(article.text), prose.head, prose.sentences
    again = reread(plain.text, prose, now.language)
    yield why_published(entry, places, head)
    yield from why_claims(entry.claims, now.claims, places, surroundings(prose), again)
    yield from why_actors(entry.actors, now.actors, now.claims, places, prose.titled, known)
    yield from why_countries(entry.countries, places, prose.titled, now.language)
    yield from why_topics(entry.topics, places, head.headline, sentences, now.language)
    yield from why_events(entry.events, places, sentences, head.published)
