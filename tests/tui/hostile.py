"""Texts that would harm a terminal or a screen that trusts them, and a library made of nothing else."""

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
    Problem,
    Source,
)  # fmt: skip

ESCAPES = (
    "A\x1b]52;c;UFdORUQ=\x07Z", "A\x1b]0;PWNED\x07Z", "A\x1b]8;;http://evil/\x1b\\x\x1b]8;;\x1b\\Z", "A\x1b[2JZ", "A\x9b31mZ",
    "A\x1bP$qm\x1b\\Z", "A\x1b[21tZ", "A\x1b]0;neverendingZ", "A\x07\x08\x0b\x0c\r\x00\x7f\x85Z",
)  # fmt: skip
MARKUP = (
    "[@click=app.quit]Breaking[/]", "[@click=app.screenshot('x.svg','/tmp/pwn')]x[/]", '[link="file:///etc/passwd"]x[/link]',
    "[/nope] Q3 [b", "[/", "[0] zero [00] foo", "Cup final [LIVE] [/]", "$accent [$foo] {x} %s %(x)s", "x\\[red]y\\", "[/x]",
)  # fmt: skip
SCRIPTS = (
    "inv\u202egpj.exe", "pay\u200bpal", "hi\U000e0041\U000e0042", "H" + "\u0301" * 500, "界" * 300, "👩‍👩‍👧‍👦🏴‍☠️" * 20,
    "العربية English עברית", "a\ud800b", "停火协议 now", "x" * 20_000, "", " ", "-" * 300,
)  # fmt: skip
PAYLOADS = (*ESCAPES, *MARKUP, *SCRIPTS)


def library(root: Path) -> tuple[list[Entry], list[Problem]]:
    """Write a source for each payload, and return entries that carry the payload in each of their fields."""
    (root / "seeds").mkdir(parents=True)
    entries = [entry(root, number, text) for number, text in enumerate(PAYLOADS)]
    problems = [Problem("x", text, text, file=text, line=1, column=2, path=text) for text in PAYLOADS]
    return entries, problems


def entry(root: Path, number: int, text: str) -> Entry:
    """Write a source and return an entry that has the text in each of its fields."""
    file = f"seeds/{number}.txt"
    body = f"The minister said: {text} and left.\nSecond line {text}\n"
    (root / file).write_bytes(body.encode("utf-8", "surrogatepass"))
    start = body.index(text) if text.strip() else 0
    evidence = Evidence("s1", start, start + len(text), text, text, text)
    wrong = Evidence("s1", 3, 9, text)
    nowhere = Evidence(text, 3, 9, text)
    hops = tuple(Hop(text, kind, evidence, text) for kind in (HopKind.UNNAMED, HopKind.OUTLET, HopKind.PUBLISHER))
    claims = tuple(
        Claim(f"c-{kind}", text, kind, hops, text, (text,), (piece,))
        for kind in ClaimKind
        for piece in (evidence, wrong, nowhere)
    )
    return Entry(
        headline=text, id=f"{number}{text[:50]}", language=text, published=text if number % 2 else "2025-03-10",
        published_basis=DateBasis.STATED, sources=(Source("s1", text, text, file), Source("s2", text, None, text)),
        summary=(Excerpt(text, (evidence,)), Excerpt(text)), countries=(text, "NO"), topics=(text,), tags=(text, text),
        actors=(Actor(text, ActorKind.PERSON, 1, text, text, (text,)),),
        events=(Event(text, text, (evidence,)), Event(None, text)), claims=claims,
    )  # fmt: skip
