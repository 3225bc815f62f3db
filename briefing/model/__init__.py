"""The nouns of the program: frozen values without behaviour that could fail, without I/O and without a clock.

Names follow schema.org (NewsArticle, Claim), the W3C Web Annotation model (TextPositionSelector, TextQuoteSelector),
IPTC Media Topics, ISO 3166-1, BCP 47 and EDTF. ``extra`` of each value holds the keys of a hand-edited file that the
schema does not know, so that a rewrite keeps them.
"""

from briefing.model.article import Article
from briefing.model.edtf import Edtf, parse_edtf
from briefing.model.entry import Actor, Claim, Entry, Event, Evidence, Excerpt, Hop, Quantity, Source
from briefing.model.extra import Extra, Plain, Raw
from briefing.model.kinds import ActorKind, Bound, ClaimKind, DateBasis, HopKind
from briefing.model.problem import Problem, Severity

__all__ = [
    "Actor", "ActorKind", "Article", "Bound", "Claim", "ClaimKind", "DateBasis", "Edtf", "Entry", "Event", "Evidence",
    "Excerpt", "Extra", "Hop", "HopKind", "Plain", "Problem", "Quantity", "Raw", "Severity", "Source", "parse_edtf",
]  # fmt: skip
