"""The formats of a digest by name; each is loaded when it is asked for."""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from briefing.digest.options import DigestOptions
from briefing.model import Entry

if TYPE_CHECKING:
    from briefing.digest.section import Section

FORMS = {"text": "text", "markdown": "markdown", "html": "html", "json": "jsonform"}
STORY_FORMS = {"text": "story_text", "markdown": "story_markdown", "html": "story_html", "json": "story_json"}


def render(entries: Sequence[Entry], form: str, options: DigestOptions) -> str:
    """Return the digest of the entries in one of the FORMS; raise KeyError for another."""
    module = import_module(f"briefing.digest.{FORMS[form]}")
    rendered: str = module.render(entries, options)
    return rendered


def render_stories(sections: "Sequence[Section]", form: str, options: DigestOptions) -> str:
    """Return the digest of stories in one of the STORY_FORMS; raise KeyError for another."""
    module = import_module(f"briefing.digest.{STORY_FORMS[form]}")
    rendered: str = module.render(sections, options)
    return rendered
