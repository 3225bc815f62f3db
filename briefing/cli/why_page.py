"""The reasons of an entry as lines of text: what it says, by which rule, and the words with their place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from briefing.analysis.grounds import CLAIMED, Ground, Reason
from briefing.digest.lines import Ink, Line, paragraph
from briefing.model import Entry
from briefing.text.clean import clean_line
from briefing.text.width import truncate
from briefing.vocabulary.countries import country_name
from briefing.vocabulary.topics import topic_label

_TITLES = {
    "published": "Published",
    "claims": "Claims",
    "actors": "Actors",
    "countries": "Countries",
    "topics": "Topics",
    "events": "Dates",
}
_LONGEST_QUOTE = 72  # cells: enough to know the words by; their place says where the rest is


@dataclass(frozen=True, slots=True)
class WhyPage:
    """The reasons of an entry, to be printed in ``width`` cells."""

    entry: Entry
    reasons: Sequence[Reason]
    width: int

    def lines(self) -> Iterable[Line]:
        """Yield the lines of the page."""
        yield from paragraph(self.entry.headline, self.width, Ink.STRONG)
        files = [source.file for source in self.entry.sources if source.file]
        yield from paragraph(" · ".join([self.entry.id, *files]), self.width, Ink.QUIET)
        for field, title in _TITLES.items():
            of_field = [reason for reason in self.reasons if reason.field == field]
            if of_field:
                yield Line()
                yield Line(title, Ink.STRONG)
                for number, reason in enumerate(of_field, 1):
                    yield from self._reason(number, reason)

    def _reason(self, number: int, reason: Reason) -> Iterator[Line]:
        first = f"{number:>3}  " if reason.field == "claims" else "  "
        yield from paragraph(self._called(reason), self.width, first=first)
        score = f", {reason.score:g} in all" if reason.score is not None and _summed(reason) else ""
        yield from paragraph(reason.rule + score, self.width, Ink.ACCENT if reason.found else Ink.ALERT, first="     ")
        for ground in reason.grounds:
            yield from paragraph(_told(ground), self.width, Ink.QUIET, first="       ", rest="         ")

    def _called(self, reason: Reason) -> str:
        match reason.field:
            case "countries":
                return f"{country_name(reason.value)} ({reason.value})"
            case "topics":
                return f"{topic_label(reason.value)} ({reason.value})"
            case "claims":
                text = next((claim.text for claim in self.entry.claims if claim.id == reason.value), reason.value)
                return f"{clean_line(text)} · {reason.value}"
            case "published" if reason.value == "null":
                return "no date"
            case _:
                return reason.value


def reasons_to_dict(entry: Entry, reasons: Sequence[Reason]) -> dict[str, object]:
    """Return the reasons as values for JSON, by field in the order of the page."""
    by_field: dict[str, list[object]] = {field: [] for field in _TITLES}
    for reason in reasons:
        told = asdict(reason)
        by_field[told.pop("field")].append(told)
    return {"id": entry.id, "sources": [source.file for source in entry.sources], "why": by_field}


def _summed(reason: Reason) -> bool:
    return any(ground.weight is not None for ground in reason.grounds)


def _told(ground: Ground) -> str:
    """Return "line 3, 120-126 · “France” · name of the country, 1"; a claim's own words stand above."""
    weight = f", {ground.weight:g}" if ground.weight is not None else ""
    if ground.exact is None:
        return f"{ground.rule}{weight}"
    words = "" if ground.rule == CLAIMED else f"“{truncate(clean_line(ground.exact), _LONGEST_QUOTE)}” · "
    return f"line {ground.line}, {ground.start}-{ground.end} · {words}{ground.rule}{weight}"
