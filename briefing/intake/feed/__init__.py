"""Feeds to articles: RSS, Atom, RDF and JSON Feed. Pure: bytes in, no network, no file."""

from briefing.intake.feed.read import read_feed, read_feed_document

__all__ = ["read_feed", "read_feed_document"]
