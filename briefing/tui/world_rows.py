"""The countries of a result in a ranked list: how many of the entries are about each, and which share that is."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.fuzzy import FuzzySearch

from briefing.library import FacetCount
from briefing.text.fold import fold
from briefing.tui import present
from briefing.tui.present import Ink
from briefing.vocabulary.countries import country_codes, country_name


@dataclass(frozen=True, slots=True)
class World:
    """Where the entries that a question finds are about.

    ``total`` entries were found, ``without`` of them name no country. ``chosen`` and ``excluded`` are the codes that
    the question asks for, and that it wants not.
    """

    question: str
    total: int
    without: int
    countries: tuple[FacetCount, ...]
    chosen: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()

    @property
    def most(self) -> int:
        """The highest count of a country."""
        return max((country.count for country in self.countries), default=0)


@dataclass(frozen=True, slots=True)
class CountryRow:
    """One country: its rank (equal counts share one), its count, the share of the entries in percent, and its mark."""

    rank: int
    code: str
    name: str
    count: int
    share: float
    mark: str


def country_rows(world: World) -> tuple[CountryRow, ...]:
    """Return the countries in the order of their counts; those that are only asked for or excluded come last."""
    found = {country.value for country in world.countries}
    absent = sorted((world.chosen | world.excluded) - found)
    counts = [country.count for country in world.countries]
    ranks = {count: counts.index(count) + 1 for count in set(counts)}
    rows = [_row(world, country, ranks[country.count]) for country in world.countries]
    return (*rows, *(_row(world, FacetCount(code, country_name(code), 0), 0) for code in absent))


def matching(rows: Sequence[CountryRow], wanted: str) -> tuple[CountryRow, ...]:
    """Return the rows that a few letters can mean: a code, name or demonym first, then what is like it."""
    letters = fold(wanted)
    if not letters.strip():
        return tuple(rows)
    fuzzy, meant = FuzzySearch(), country_codes(wanted)
    scored = [(fuzzy.match(letters, fold(f"{row.name} {row.code}"))[0], row) for row in rows]
    ordered = sorted(scored, key=lambda pair: (pair[1].code not in meant, -pair[0]))
    return tuple(row for score, row in ordered if score > 0 or row.code in meant)


def draw_row(row: CountryRow, width: int, bar: Content) -> Content:
    """Return rank, code, name, count and share in one line."""
    ink = Ink.STRONG if row.mark else Ink.PLAIN if row.count else Ink.FAINT
    rank = f"{row.rank:>3} " if row.rank else "    "
    left = present.line(
        (rank, Ink.FAINT), (f"{row.mark or ' '}", Ink.ACCENT), (f"{row.code} ", Ink.QUIET), (row.name, ink)
    )
    right = present.line((f"{row.count:,}", ink), (f" {percent(row.share):>5}", Ink.QUIET))
    return present.both_ends(bar + left, right, width)


def percent(share: float) -> str:
    """Return a share in percent, whole but for what rounds to nothing.

    >>> percent(41.4), percent(0.3), percent(0)
    ('41 %', '<1 %', '0 %')
    """
    return "<1 %" if 0 < share < 1 else f"{share:.0f} %"


def told(world: World) -> Content:
    """Return how many entries in how many countries, and how many in none."""
    entries = f"{world.total:,} {'entry' if world.total == 1 else 'entries'}"
    in_countries = f"{len(world.countries):,} {'country' if len(world.countries) == 1 else 'countries'}"
    parts = [present.line((entries, Ink.STRONG)), present.line((in_countries, Ink.QUIET))]
    if world.without:
        parts.append(present.line((f"{world.without:,} without a country", Ink.QUIET)))
    return present.separated(parts)


def _row(world: World, country: FacetCount, rank: int) -> CountryRow:
    mark = "■" if country.value in world.chosen else "−" if country.value in world.excluded else ""
    share = 100 * country.count / world.total if world.total else 0
    return CountryRow(rank, country.value, country.label, country.count, share, mark)
