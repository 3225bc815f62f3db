"""A file to an article: decoded, with what its front matter says about it. What the text itself says is analysis."""

import hashlib
import re
from collections.abc import Mapping

from briefing.intake.decode import decode
from briefing.intake.errors import IntakeError
from briefing.intake.front_matter import front_matter
from briefing.intake.kinds import is_markdown, supported, unsupported
from briefing.model import Article, DateBasis, Problem, parse_edtf
from briefing.text.clean import clean_line

# Names of front-matter keys as Hugo, Jekyll, Pandoc and Obsidian's clipper write them, best first.
_HEADLINE = ("headline", "title")
_PUBLISHED = ("published", "date", "date_published", "pubdate")
_PUBLISHER = ("publisher", "site", "source", "publication")
_AUTHOR = ("author", "authors", "by", "byline")
_URL = ("url", "link", "source_url", "canonical_url", "source")
_LANGUAGE = ("language", "lang")

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")  # BCP 47
_SPACED_TIME = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d)?)(?: ?([+-]\d\d):?(\d\d)|( ?Z))?")


def read_article(data: bytes, file: str, name: str | None = None) -> Article:
    """Return the article in a file's bytes.

    ``file`` is its path in the library, which the article keeps; ``name`` what messages call it. Raise IntakeError when
    the kind of file is not supported, the bytes are no text, or the text is empty.
    """
    shown = name or file
    if not supported(file):
        raise unsupported(file, shown)
    text = decode(data, shown).text
    if not text.strip():
        raise IntakeError(Problem("no-article", "is empty", "nothing was added", file=shown))
    about = front_matter(text) if is_markdown(file) else {}
    published = _date(about)
    return Article(
        text=text,
        headline=_first(about, _HEADLINE),
        published=published,
        published_basis=DateBasis.METADATA if published else DateBasis.UNKNOWN,
        publisher=_publisher(about),
        url=_url(about),
        language=_language(about),
        author=_first(about, _AUTHOR),
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _first(about: Mapping[str, str], keys: tuple[str, ...]) -> str | None:
    values = (clean_line(about[key]) for key in keys if key in about)
    return next((value for value in values if value), None)


def _date(about: Mapping[str, str]) -> str | None:
    """Return the first value that is an ISO 8601 / EDTF date; other spellings are left to the text."""
    for key in _PUBLISHED:
        value = _SPACED_TIME.sub(_with_t, clean_line(about.get(key, "")))
        try:
            parse_edtf(value)
        except ValueError:
            continue
        return value
    return None


def _with_t(found: re.Match[str]) -> str:
    day, time, hours, minutes, utc = found.groups()
    return f"{day}T{time}" + ("Z" if utc else f"{hours}:{minutes}" if hours else "")


def _publisher(about: Mapping[str, str]) -> str | None:
    name = _first(about, _PUBLISHER)
    return None if name and _is_address(name) else name


def _url(about: Mapping[str, str]) -> str | None:
    values = (clean_line(about[key]) for key in _URL if key in about)
    return next((value for value in values if _is_address(value)), None)


def _is_address(value: str) -> bool:
    return value.lower().startswith(("http://", "https://")) and " " not in value


def _language(about: Mapping[str, str]) -> str | None:
    value = _first(about, _LANGUAGE)
    return value if value and _LANGUAGE_TAG.fullmatch(value) else None
