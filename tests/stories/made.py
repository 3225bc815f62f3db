"""Claims and entries made for the tests of relations: few words, known days, known outlets."""

from zlib import crc32

from briefing.model import Claim, ClaimKind, DateBasis, Entry, Evidence, Hop, HopKind, Source


def claim(text: str, speaker: str | None = None, *, outlet: str | None = None, kind: str = "statement") -> Claim:
    """Return a claim of these words; without a speaker it is the outlet's own."""
    hops = (Hop(speaker, HopKind.PERSON),) if speaker else ()
    credit = (Hop(outlet, HopKind.OUTLET),) if outlet else ()
    found = ClaimKind(kind) if speaker else ClaimKind.NARRATION
    evidence = (Evidence("s1", 0, len(text), text),)
    return Claim(
        f"c-{crc32(text.encode('utf-8', 'replace')) % 0xFFFFFF:06x}",
        text,
        found,
        (*hops, *credit),
        speaker and "said",
        (),
        evidence,
    )


def entry(entry_id: str, *claims: Claim, day: str | None = "2024-05-14", publisher: str | None = None) -> Entry:
    """Return an entry of these claims; it is published by "Paper ID" where nothing else is said."""
    basis = DateBasis.STATED if day else DateBasis.UNKNOWN
    source = Source("s1", publisher or f"Paper {entry_id}")
    return Entry(f"News of {entry_id}", entry_id, "en", day, basis, (source,), claims=claims)
