"""A made-up article as it is written: sentences one behind the other, and where each of their parts stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from bench.synthetic.tongues import Tongue
from bench.synthetic.words import Draw, phrase
from briefing.model import Actor, Bound, Evidence, Quantity
from briefing.vocabulary.countries import country_name

SOURCE = "s1"
_AT_ONCE = 200  # words: half of an article


@dataclass(frozen=True, slots=True)
class Content:
    """What a sentence says: its words, and the country, the actor and the number among them, where it has one."""

    text: str
    country: str | None = None
    actor: Actor | None = None
    number: Quantity | None = None

    def number_at(self, start: int) -> tuple[Quantity, ...]:
        """Return the number, which ends the words, with its place when they start there."""
        number = self.number
        if number is None:
            return ()
        end = start + len(self.text)
        evidence = Evidence(SOURCE, end - len(number.text), end, number.text)
        return (Quantity(number.text, number.value, None, number.unit, number.bound, evidence),)


@dataclass(slots=True)
class Prose:
    """A text that grows; ``put`` tells where the words stand."""

    rng: Random
    draw: Draw
    tongue: Tongue
    actors: Sequence[Actor]
    countries: tuple[str, ...]
    parts: list[str] = field(default_factory=list)
    length: int = 0
    named: dict[str, int] = field(default_factory=dict)  # how often an actor is
    drawn: list[str] = field(default_factory=list)

    def put(self, text: str) -> Evidence:
        """Add words and return where they stand."""
        start = self.length
        self.length = end = start + len(text)
        self.parts.append(text)
        return Evidence(SOURCE, start, end, text)

    def add(self, text: str) -> None:
        """Add words that nothing points to."""
        self.length += len(text)
        self.parts.append(text)

    def text(self) -> str:
        """Return all of it."""
        return "".join(self.parts)

    def words(self, least: int, most: int) -> str:
        """Return so many words in a row, without a stop."""
        rng, tongue = self.rng, self.tongue
        count = least + int(rng.random() * (most - least + 1))
        if tongue.unspaced:
            return "".join(rng.choices(tongue.unspaced, k=count))
        text = " ".join(self.draws(count))
        if not tongue.letters:
            known = phrase(rng)
            return f"{text} {known}" if known else text
        return text.translate(tongue.letters)

    def draws(self, count: int) -> list[str]:
        """Return the next words of the topic."""
        if len(self.drawn) < count:
            self.drawn = self.draw.take(self.rng, _AT_ONCE)
        words = self.drawn[-count:]
        del self.drawn[-count:]
        return words

    def content(self) -> Content:
        """Return what somebody says: often with a number, a country or somebody's name."""
        rng, gap, text = self.rng, self.tongue.gap, self.words(6, 19)
        chance = rng.random()
        if chance < 0.18:
            number = quantity(rng)
            return Content(f"{text}{gap}{number.text}", number=number)
        if chance < 0.36:
            code = self.countries[int(rng.random() * len(self.countries))]
            return Content(f"{text}{gap}{country_name(code)}", country=code)
        if chance < 0.54:
            one = self.somebody()
            self.named[one.name] = self.named.get(one.name, 0) + 1
            return Content(f"{one.name}{gap}{text}", actor=one)
        return Content(text)

    def somebody(self) -> Actor:
        """Return an actor, the first ones more often."""
        return self.actors[int(self.rng.random() ** 2 * len(self.actors))]


def quantity(rng: Random) -> Quantity:
    """Return a number with what it counts."""
    value = int(2 / (1 - rng.random()) ** 0.9)
    match int(rng.random() * 4):
        case 0:
            return Quantity(f"{value} people", value, unit="people")
        case 1:
            share = f"{value % 100}.{value % 9 + 1}"
            return Quantity(f"{share} percent", share, unit="percent")
        case 2:
            return Quantity(f"more than {value} troops", value, unit="troops", bound=Bound.MIN)
        case _:
            return Quantity(f"{value} million euros", value * 1_000_000, unit="EUR")
