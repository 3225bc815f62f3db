"""Small libraries and queries by chance, from so few words and names that everything meets everything."""

from random import Random

from briefing.model import (
    Actor,
    ActorKind,
    Claim,
    ClaimKind,
    Entry,
    Event,
    Evidence,
    Excerpt,
    Hop,
    HopKind,
    Source,
)
from briefing.query.document import Document
from briefing.query.nodes import Everything, Field, Phrase, Prefix, Query, Word, all_of, any_of, negated

WORDS = "peace talks paris summit the of and Élan ceasefire cease ceased oil U.S. 停 火 停火了 a".split()
NAMES = [
    "Emmanuel Macron", "MACRON", "Macron", "Bank of England", "Bank of Spain", "of England Bank of", "AP", "Reuters",
    "Associated Press", "UNN", "unn", "Gül", "GUL", "Gul", "French official", "the French military official",
]  # fmt: skip
DATES = [
    None, "soon", "2025", "2025-03", "2025-03-10", "2025-03-10T12:39", "2025-03-10T09:00", "2025-03-11", "2024-12-31",
    "2025-03-01/2025-04-02", "2023-05-05?", "1999-01-01", "2025-02-28", "2025-04-01",
]  # fmt: skip
COUNTRIES = ["UA", "FR", "GB", "US"]
TOPICS = ["medtop:16000000", "medtop:04000000", "medtop:20000053", "medtop:20000385", "medtop:nothing"]


def text(random: Random, longest: int = 12) -> str:
    """Return some words, among them scripts without spaces."""
    return " ".join(random.choices(WORDS, k=random.randint(0, longest)))


def document(random: Random, number: int) -> Document:
    """Return an entry with the text of its source."""
    actors = [
        Actor(name, ActorKind.PERSON, aliases=tuple(random.sample(NAMES, random.choice([0, 0, 1]))))
        for name in random.sample(NAMES, random.randint(0, 3))
    ]
    entry = Entry(
        headline=text(random) or "x",
        id=random.choice(["2025-03-10-a", "Undated-B", "2024-12-c", "x"]) + f"-{number:012x}",
        language=random.choice([None, "en", "en-GB", "fr", "zh-Hant"]),
        published=random.choice(DATES),
        sources=tuple(
            Source(
                f"s{n}",
                publisher=random.choice([None, *NAMES[6:12]]),
                file=random.choice([None, f"seeds/{n} paris.txt"]),
            )
            for n in range(random.randint(0, 2))
        ),
        summary=tuple(Excerpt(text(random)) for _ in range(random.randint(0, 2))),
        countries=tuple(random.sample(COUNTRIES, random.randint(0, 3))),
        topics=tuple(random.sample(TOPICS, random.randint(0, 2))),
        tags=tuple(random.sample(["peace talks", "Peace Talks", "oil", "cease fire now"], random.randint(0, 3))),
        actors=tuple(actors),
        events=tuple(Event(random.choice(DATES), "then") for _ in range(random.randint(0, 2))),
        claims=tuple(_claim(random, n) for n in range(random.randint(0, 4))),
    )
    return Document(entry, text(random, 30))


def query(random: Random, depth: int = 2) -> Query:
    """Return a tree of terms of every kind."""
    if depth and random.random() < 0.5:
        parts = [query(random, depth - 1) for _ in range(random.randint(1, 3))]
        tree = random.choice([all_of, any_of])(parts)
        return negated(tree) if random.random() < 0.3 else tree
    return random.choice([_words, _words, _named, _valued])(random)


def _claim(random: Random, number: int) -> Claim:
    hops = [
        Hop(random.choice(NAMES), random.choice([HopKind.PERSON, HopKind.OUTLET, HopKind.PUBLISHER]))
        for _ in range(random.randint(0, 3))
    ]
    return Claim(
        f"c-{number:06}", text(random), ClaimKind.STATEMENT, tuple(hops), evidence=(Evidence("s1", None, None, "x"),)
    )


def _words(random: Random) -> Query:
    some = " ".join(random.choices(WORDS, k=random.randint(1, 3)))
    return random.choice(
        [Everything(), Word(random.choice(WORDS)), Word("—"), Phrase(some), Prefix(some[:-1] or "a"), Prefix(some[:1])]
    )


def _named(random: Random) -> Query:
    name = random.choice([*NAMES, "peace talks", "cease", "paris"])
    value = random.choice([name, name.split()[0], name[:-1] + "*", name[:1] + "*", "of england bank", "*", "—"])
    return Field(random.choice(["tag", "actor", "speaker", "origin", "source"]), (value, *random.sample(NAMES, 0)))


def _valued(random: Random) -> Query:
    date = random.choice([d for d in DATES if d and d[:4].isdigit() and "/" not in d and "?" not in d])[:10]
    return random.choice(
        [
            Field("country", tuple(random.sample(COUNTRIES, 2))),
            Field("topic", ("medtop:04000000",)),
            Field("topic", ("medtop:20000385", "medtop:16000000")),
            Field("lang", (random.choice(["en", "en-gb", "zh"]),)),
            Field(
                "date", (random.choice([date, f"{date}..", f"..{date}", f">{date}", f"<{date}", date[:7], date[:4]]),)
            ),
            Field("event", (random.choice([date, f"{date}..", date[:7], date[:4]]),)),
            Field("newer", ("3m",)),
            Field("older", ("1y", "2d")),
            Field("is", (random.choice(["undated", "corroborated", "unread", "starred", "disputed"]),)),
            Field("claims", (random.choice(["0", ">=2", "1..3"]),)),
            Field("sources", (random.choice(["0", ">=2", "1", "<3"]),)),
            Field("changed", (random.choice(["0d", "1d", "2w"]),)),
            Field("id", (random.choice(["2025-03", "undated", "X-", "2025-03-10-a-0000"]),)),
            Field("story", (random.choice(["x", "2025-03-10-a", "undated-b-0000000000", "nothing"]),)),
            Field("date", ("no date",)),
        ]
    )
