"""The formats of a digest by name."""

from collections.abc import Callable, Mapping, Sequence

from briefing.digest import jsonform, markdown, text
from briefing.digest.options import DigestOptions
from briefing.model import Entry

Render = Callable[[Sequence[Entry], DigestOptions], str]

FORMS: Mapping[str, Render] = {"text": text.render, "markdown": markdown.render, "json": jsonform.render}


def render(entries: Sequence[Entry], form: str, options: DigestOptions) -> str:
    """Return the digest of the entries in one of the FORMS; raise KeyError for another."""
    return FORMS[form](entries, options)
