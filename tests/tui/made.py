"""A small library for the reader's tests: invented articles (CC0), with entries whose spans are found, not counted."""

# ruff: noqa: E501 (texts and entries read better in long lines)
from pathlib import Path

from briefing.model import (
    Actor,
    ActorKind,
    Claim,
    ClaimKind,
    DateBasis,
    Entry,
    Event,
    Evidence,
    Excerpt,
    Hop,
    HopKind,
    Source,
)  # fmt: skip

HARBOUR = """ date 2025-03-10 Twelve ports agree to share pilot data after the storm season - NWS

Twelve harbours on the northern coast will share the logs of their pilots from May, according to an agreement signed in Oslo.

Details
The harbours of Norway, Denmark and Germany signed first, Northern Wire Service reports on Monday, citing a Norwegian harbour master, as Coast Daily writes.

"Nobody wants to learn of a sandbank from a ship that sits on it," the harbour master said.

Three ports will be absent. These are Kotka and Turku, which were invited but did not respond, and Gdynia, the official said.

The official said that the talks will continue on Tuesday. According to the ministry, about 400 pilots work along the coast.

"We will not wait for the last signature," said Ingrid Solberg, who leads the pilots' union. The ministry denied that fees would rise.
"""
GRAIN = """Grain stores in the delta are fuller than a year ago
Published 5 March 2024

The stores of the delta hold 2.3 million tonnes of grain, the farm ministry of Vietnam estimates.

"It is the best spring since 2016," Minister Tran Thu Ha told Delta Radio. Traders in Thailand expect lower prices.

Delta Radio writes that the ministry will publish new figures on 12 March.
"""
LIBRARY_STRIKE = """Librarians end their strike in Ghent

The librarians of Ghent return to work on Friday after nine days, the city said in a statement.

Their union wants the reading rooms to open at eight. "We hope that Sunday opening is off the table," its speaker Jan Peeters said.
"""
SATELLITE = """28 March 2025, 12:39
A weather satellite is quiet, and nobody knows why

The satellite Brisa-2 has sent nothing since Thursday, the space agency of Portugal confirmed. Spain lent an antenna.

"Is it the battery? We do not know yet," engineer Rita Lopes said, Agência Maré reports.
"""
NIGHT_TRAIN = """The night train to Vienna returns

The night train from Paris to Vienna runs again from June, the Austrian railway said. France pays a third of the cost.
"""


def find(text: str, quote: str, source: str = "s1") -> Evidence:
    """Return the first place of the quote."""
    start = text.index(quote)
    return Evidence(source, start, start + len(quote), quote)


def claim(
    text: str, number: int, quotes: str | tuple[str, ...], kind: ClaimKind, *hops: tuple[str, HopKind, str | None]
) -> Claim:
    """Return a claim on one or several quotes; a hop without a mention is known from outside."""
    parts = (quotes,) if isinstance(quotes, str) else quotes
    chain = tuple(Hop(name, what, find(text, mention) if mention else None) for name, what, mention in hops)
    return Claim(
        f"c-{number:06x}", " … ".join(parts), kind, chain, "said", (), tuple(find(text, part) for part in parts)
    )


def harbour() -> Entry:
    """Return the entry with all that an entry can have."""
    text, official = HARBOUR, ("Norwegian harbour master", HopKind.UNNAMED, "Norwegian harbour master")
    wire = ("Northern Wire Service", HopKind.OUTLET, "Northern Wire Service")
    daily = ("Coast Daily", HopKind.PUBLISHER, "Coast Daily")
    ministry = ("the ministry", HopKind.ORGANIZATION, "the ministry")
    lead = "Twelve harbours on the northern coast will share the logs of their pilots from May"
    return Entry(
        headline="Twelve ports agree to share pilot data after the storm season",
        id="2025-03-10-twelve-ports-agree-0a0a0a0a0a0a",
        language="en", published="2025-03-10", published_basis=DateBasis.STATED,
        sources=(Source("s1", "Coast Daily", "https://coast.example/ports", "seeds/harbour.txt"),),
        summary=(Excerpt(lead, (find(text, lead),)),),
        countries=("NO", "DK", "DE", "FI", "PL"), topics=("medtop:20000337", "medtop:04000000"),
        tags=("pilots", "harbours", "sandbank"),
        actors=(
            Actor("Norwegian harbour master", ActorKind.UNNAMED, 4, country="NO"),
            Actor("Ingrid Solberg", ActorKind.PERSON, 1, role="leads the pilots' union"),
        ),
        events=(Event("2025-03-11", "on Tuesday", (find(text, "on Tuesday"),)), Event(None, "from May", (find(text, "from May"),))),
        claims=(
            claim(text, 1, "The harbours of Norway, Denmark and Germany signed first", ClaimKind.NARRATION, wire, daily),
            claim(text, 2, "Nobody wants to learn of a sandbank from a ship that sits on it", ClaimKind.STATEMENT, official, wire, daily),
            claim(text, 3, "These are Kotka and Turku, which were invited but did not respond", ClaimKind.STATEMENT, official, wire, daily),
            claim(text, 4, "the talks will continue on Tuesday", ClaimKind.INTENTION, official, wire, daily),
            claim(text, 5, "about 400 pilots work along the coast", ClaimKind.ESTIMATE, ministry, daily),
            claim(text, 6, ("Three ports will be absent", "and Gdynia"), ClaimKind.STATEMENT, official, daily),
            claim(text, 7, "fees would rise", ClaimKind.DENIAL, ministry, daily),
        ),
    )  # fmt: skip


def others() -> tuple[Entry, ...]:
    """Return four smaller entries: an older one, an undated one, one with a time, one without any claim."""
    grain = Entry(
        headline="Grain stores in the delta are fuller than a year ago", id="2024-03-05-grain-stores-0b0b0b0b0b0b",
        language="en", published="2024-03-05", published_basis=DateBasis.STATED,
        sources=(Source("s1", "Delta Radio", None, "seeds/grain.txt"),), countries=("VN", "TH"), topics=("medtop:04000000",),
        claims=(
            claim(GRAIN, 17, "The stores of the delta hold 2.3 million tonnes of grain", ClaimKind.ESTIMATE,
                  ("the farm ministry of Vietnam", HopKind.ORGANIZATION, "the farm ministry of Vietnam"), ("Delta Radio", HopKind.PUBLISHER, None)),
            claim(GRAIN, 18, "It is the best spring since 2016", ClaimKind.STATEMENT,
                  ("Tran Thu Ha", HopKind.PERSON, "Tran Thu Ha"), ("Delta Radio", HopKind.PUBLISHER, "Delta Radio")),
        ),
    )  # fmt: skip
    strike = Entry(
        headline="Librarians end their strike in Ghent", id="undated-librarians-end-0c0c0c0c0c0c", language="en",
        sources=(Source("s1", None, "javascript:alert(1)", "seeds/strike.txt"),), countries=("BE",),
        claims=(
            claim(LIBRARY_STRIKE, 33, "Sunday opening is off the table", ClaimKind.STANCE, ("Jan Peeters", HopKind.PERSON, "Jan Peeters")),
        ),
    )  # fmt: skip
    satellite = Entry(
        headline="A weather satellite is quiet, and nobody knows why", id="2025-03-28-weather-satellite-0d0d0d0d0d0d",
        language="en", published="2025-03-28T12:39", published_basis=DateBasis.STATED,
        sources=(Source("s1", "Agência Maré", "https://mare.example/1", "seeds/satellite.txt"),), countries=("PT", "ES"),
        topics=("medtop:13000000",),
        claims=(
            claim(SATELLITE, 49, "Is it the battery? We do not know yet", ClaimKind.QUESTION,
                  ("Rita Lopes", HopKind.PERSON, "Rita Lopes"), ("Agência Maré", HopKind.PUBLISHER, "Agência Maré")),
        ),
    )  # fmt: skip
    train = Entry(
        headline="The night train to Vienna returns", id="2025-03-10-night-train-0e0e0e0e0e0e", published="2025-03-10",
        published_basis=DateBasis.METADATA, sources=(Source("s1", "Coast Daily", None, "seeds/train.txt"),), countries=("FR", "AT"),
    )  # fmt: skip
    return grain, strike, satellite, train


SEEDS = {"harbour": HARBOUR, "grain": GRAIN, "strike": LIBRARY_STRIKE, "satellite": SATELLITE, "train": NIGHT_TRAIN}


def write_seeds(root: Path) -> None:
    """Write the articles to ``seeds/``, byte for byte."""
    (root / "seeds").mkdir(parents=True)
    for name, text in SEEDS.items():
        (root / "seeds" / f"{name}.txt").write_bytes(text.encode())
