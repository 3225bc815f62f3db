"""briefing: a news-briefing reader in which every claim keeps the exact words that support it.

The names below are resolved on first use, so that ``import briefing`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.analysis.pipeline import normalize
    from briefing.intake.feed.read import read_feed
    from briefing.intake.page.read import read_html
    from briefing.library.library import Library, open_library

__version__ = "0.1.0"
__all__ = ["Library", "__version__", "normalize", "open_library", "read_feed", "read_html"]

_HOMES = {
    "Library": "briefing.library.library",
    "normalize": "briefing.analysis.pipeline",
    "open_library": "briefing.library.library",
    "read_feed": "briefing.intake.feed.read",
    "read_html": "briefing.intake.page.read",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'briefing' has no attribute {name!r}")
