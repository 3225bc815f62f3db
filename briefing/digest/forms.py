"""The formats of a digest by name; each is loaded when it is asked for."""

from collections.abc import Sequence
from importlib import import_module

from briefing.digest.options import DigestOptions
from briefing.model import Entry

FORMS = {"text": "text", "markdown": "markdown", "html": "html", "json": "jsonform"}


def render(entries: Sequence[Entry], form: str, options: DigestOptions) -> str:
    """Return the digest of the entries in one of the FORMS; raise KeyError for another."""
    module = import_module(f"briefing.digest.{FORMS[form]}")
    rendered: str = module.render(entries, options)
    return rendered
