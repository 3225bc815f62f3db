"""A page to an article: its steps in order. Any bytes give an Article or IntakeError; nothing is fetched or opened."""

from dataclasses import replace

from briefing.intake.errors import IntakeError
from briefing.intake.page.address import canonical
from briefing.intake.page.body import fuller, less_headline, main_text
from briefing.intake.page.dates import read_dates
from briefing.intake.page.encoding import page_text
from briefing.intake.page.language import page_language
from briefing.intake.page.linked_data import article_things, body_of, text_of
from briefing.intake.page.meta import first, read_meta
from briefing.intake.page.people import author_of, named_in_title, publisher_of, site_names
from briefing.intake.page.refusal import cut_short, require_article
from briefing.intake.page.title import headline, title_tag
from briefing.intake.page.tree import read_tree
from briefing.model import Article


def read_html(data: bytes, url: str | None = None, charset: str | None = None) -> Article:
    """Return the article of a web page, given as its bytes and the address that they came from.

    ``text`` is the main text, paragraphs with a blank line between them; ``summary`` the description that the page
    gives of itself. ``charset`` is what the server said. Raise IntakeError for what holds no article: a paywall, a
    login, an error.
    """
    try:
        return _read(page_text(data, charset), url)
    except IntakeError as error:
        if error.problem.file or url is None:
            raise
        raise IntakeError(replace(error.problem, file=url)) from None


def _read(markup: str, url: str | None) -> Article:
    tree = read_tree(markup)
    meta, things = read_meta(tree), article_things(tree)
    address = canonical(tree, meta, things, url)
    text = fuller(main_text(read_tree(markup), address), *(body_of(thing) for thing in things[:1]))
    require_article(tree, meta, things, text, address)
    publisher = publisher_of(meta, things, address) or named_in_title(title_tag(tree), address)
    locked = cut_short(text, things)
    title = headline(tree, meta, things, site_names(meta, publisher, address))
    dates = read_dates(tree, meta, things, address)
    return Article(
        text=less_headline(text, title) or text,
        headline=title,
        published=dates.published,
        published_basis=dates.basis,
        updated=dates.updated,
        publisher=publisher,
        author=author_of(tree, meta, things, publisher),
        url=address,
        language=page_language(tree, meta, things, text),
        summary=first(meta, "og:description", "description", "twitter:description", "dc.description")
        or next((words for thing in things[:1] if (words := text_of(thing, "description"))), None),
        problems=(locked,) if locked else (),
    )
