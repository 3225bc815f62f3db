"""What a date may lean on: the sentence it stands in, the day of publication, the dates that the text named before."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from briefing.text.span import Span

_Day = date  # a name that the field below does not hide


class When(NamedTuple):
    """Words that name a date: EDTF or None, the form they have, and the day that they were resolved against, if any."""

    span: Span
    date: str | None
    form: str = ""
    against: _Day | None = None


class Known(NamedTuple):
    """What a sentence may lean on: its bounds, the day of publication, the last day that the text named in full,
    the quotations, whose speakers may have spoken on another day, the last year that the text printed, and whether that
    was with a month of another year than that of publication, in this sentence or the one before."""

    sentence: Span
    published: date | None
    named: date | None
    spoken: Sequence[Span] = ()
    year: int | None = None
    elsewhere: bool = False

    @property
    def near(self) -> date | None:
        """The day a date without its year lies near: one named in the text of another year, else publication."""
        if self.named and self.published and abs(self.named - self.published).days > 366:
            return self.named
        return self.published or self.named

    def is_spoken(self, span: Span) -> bool:
        """Tell whether a span lies in a quotation."""
        return any(quotation.overlaps(span) for quotation in self.spoken)
