"""Dates that a text speaks of."""

from briefing.analysis.printed_dates import absolute_date

__all__ = ["absolute_date"]
