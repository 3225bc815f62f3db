"""A web page to an entry. One that has changed since it was added gives another entry: the old, and its text, stay."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from briefing.intake.net.pages import fetch_page
from briefing.intake.net.poll import Readers
from briefing.intake.net.values import Limits, Wanted
from briefing.library.items import fetched_article
from briefing.library.versions import when_taken
from briefing.model import Article, Entry


@dataclass(frozen=True, slots=True)
class PageOptions:
    """How pages are fetched."""

    limits: Limits = field(default_factory=Limits)
    readers: Readers = field(default_factory=Readers)
    allow_private: bool = False


def page_article(url: str, options: PageOptions, now: float) -> Article:
    """Return the article of a web page as it is kept; raise IntakeError. ``now`` is in seconds since 1970."""
    wanted = Wanted(url, allow_private=options.allow_private)
    article = fetch_page(wanted, options.readers, options.limits)
    return fetched_article(article, f"{datetime.fromtimestamp(now, UTC):%Y-%m-%dT%H:%M:%SZ}")


def version_before(earlier: Sequence[Entry], entry: Entry) -> Entry | None:
    """Return the newest of the earlier versions of an entry; None when it is the first."""
    return max((other for other in earlier if other.id != entry.id), key=when_taken, default=None)


def changes(earlier: Sequence[Entry], entry: Entry) -> str | None:
    """Return in words what a new version says otherwise than the one before; None when it is the first."""
    before = version_before(earlier, entry)
    if before is None:
        return None
    old, new = ({claim.text for claim in one.claims} for one in (before, entry))
    return f"a new version of {before.id}: claims +{len(new - old)} -{len(old - new)}"


def claim_diff(before: Entry, after: Entry) -> tuple[str, ...]:
    """Return the claims that only one of two versions has, as lines that begin with - or +, in their order."""
    old, new = ([claim.text for claim in one.claims] for one in (before, after))
    return (
        *(f"- {text}" for text in old if text not in set(new)),
        *(f"+ {text}" for text in new if text not in set(old)),
    )
