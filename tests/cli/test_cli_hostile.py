"""Hostile inputs, made for these tests: files that attack the reader of YAML, the terminal or the folder.

Whatever is in a file: an exit status and never a traceback, nothing under content/ changed by looking at it, no escape
sequence in what is piped, and all that is written is clean UTF-8 inside the library.
"""

import hashlib
from pathlib import Path

import pytest

from briefing.text.clean import is_clean

ENTRIES = {
    "norway": b"id: a\nheadline: NO\ncountries: [NO, SE]\nlang: no\n",
    "alias": b"id: a\nheadline: &t [x,x]\ntags: [*t,*t,*t]\n",
    "dup": b"id: a\nheadline: one\nheadline: two\n",
    "tab": b"id: a\ntags:\n\t- x\n",
    "conflict": b"<<<<<<< HEAD\nid: a\n=======\nid: b\n>>>>>>> x\n",
    "tag": b'id: a\nheadline: !!python/object/apply:os.system ["touch /tmp/pwned"]\n',
    "esc": b'id: a\nheadline: "x\\e]0;PWNED\\a"\n',
    "date": b"id: a\nheadline: 2026-06-01\npublished: 2026-06-01\n",
    "sexagesimal": b"id: a\nheadline: 12:30:45\n",
    "octal": b"id: 010\nheadline: x\n",
    "list": b"- a\n",
    "empty": b"",
    "deep": b"id: a\nx: " + b"[" * 5000 + b"]" * 5000 + b"\n",
    "multi": b"id: a\nheadline: x\n---\nid: b\n",
    "bom": "\ufeffid: a\nheadline: x\n".encode(),
    "crlf": b"id: a\r\nheadline: x\r\n",
    "bigint": b"id: a\nscore: " + b"9" * 5000 + b"\n",
    "latin1": b"id: a\nheadline: Bl\xe5b\xe6r\n",
    "traversal": b"id: ../../x\nheadline: x\n",
    "no-headline": b"id: a\ntitle: x\n",
    "outside": b"headline: x\nsources: [{file: ../../../etc/passwd}]\nclaims: [{text: r, evidence: [{exact: r}]}]\n",
    "bidi": 'headline: "inv\u202egpj.exe"\n'.encode(),
    "nulls": b"\0" * 500,
    "huge": b"headline: " + b"x" * 9_000_000,
}
READ_AS_WRITTEN = {"norway": "NO", "date": "2026-06-01", "sexagesimal": "12:30:45", "bom": "x", "crlf": "x"}

PAYLOADS = {
    "osc52": "\x1b]52;c;UFdORUQ=\x07",
    "osc0": "\x1b]0;PWNED\x07",
    "osc8": "\x1b]8;;http://evil/\x1b\\x\x1b]8;;\x1b\\",
    "csi2j": "\x1b[2J",
    "c1csi": "\x9b31m",
    "dcs": "\x1bP$qm\x1b\\",
    "title-report": "\x1b[21t",
    "rlo": "\u202e",
    "tags": "\U000e0041",
    "zwsp": "\u200b",
    "markup": "[@click=app.quit]x[/nope]",
    "surrogate-like": "\ufffd\ufffd",
}

READING = [
    ["search"],
    ["search", "--json"],
    ["digest"],
    ["digest", "--format", "markdown"],
    ["digest", "--format", "json"],
    ["digest", "--by", "story"],
    ["check"],
    ["check", "--json"],
    ["export", "--format", "csv"],
    ["export", "--format", "jsonl"],
    ["export", "--format", "csv", "--with", "relations"],
    ["normalize", "--dry-run"],
    ["stories"],
    ["disputes", "--json"],
    ["agenda", "--all"],
]


def state(folder: Path) -> dict[str, str]:
    """Return the hash of every file below a folder, the index left out, which follows them."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and ".briefing" not in path.parts)
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def assert_quiet(ran) -> None:
    """No traceback, and nothing that a terminal would obey."""
    assert ran.status in {0, 1, 2}
    for text in (ran.out, ran.err):
        assert "Traceback" not in text
        assert is_clean(text.replace("\t", " "))


@pytest.mark.parametrize("name", ENTRIES)
def test_a_hostile_entry_is_named_or_read_as_written(name, run, library_folder):
    file = library_folder / "content" / "undated" / f"{name}.yaml"
    file.write_bytes(ENTRIES[name])
    before = state(library_folder)
    checked = run("--library", library_folder, "check")
    assert_quiet(checked)
    place = f"content/undated/{name}.yaml"
    if name in READ_AS_WRITTEN:
        found = run("--library", library_folder, "export", "--format", "jsonl", "is:undated OR date:2026").out
        assert f'"headline": "{READ_AS_WRITTEN[name]}"' in found
    else:
        named = [line for line in checked.out.splitlines() if line.startswith(place)]
        assert named, checked.out
        assert name == "huge" or any(line.removeprefix(place + ":")[0].isdigit() for line in named)
    for command in READING:
        ran = run("--library", library_folder, *command)
        assert_quiet(ran)
        if command[0] == "search":
            assert "Port of Lisbon" in ran.out  # a broken file never hides the others
    assert state(library_folder) == before


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_hostile_article_is_added_clean(name, run, tmp_path):
    payload = PAYLOADS[name]
    text = (
        f"Port {payload}of Porto to close for one day\n\n2025-03-12\n\n"
        f'The port of Porto will close, "we are {payload}ready for it," Rui {payload}Costa said on Tuesday. '
        f"Ships from France {payload}are waiting outside the port. "
        f"The port will {payload}open again on 2 April, Costa {payload}said.\n"
    )
    article, library = tmp_path / f"article {name}.txt", tmp_path / "new"
    article.write_text(text, encoding="utf-8")
    added = run("--library", library, "add", article)
    assert_quiet(added)
    assert added.status == 0, added.err
    for file in (library / "content").rglob("*.yaml"):
        assert is_clean(file.read_text(encoding="utf-8"))
    assert run("--library", library, "check").status == 0
    for command in [*READING, ["show", added.out.strip(), "--evidence"], ["show", added.out.strip(), "--json"]]:
        assert_quiet(run("--library", library, *command))


FILES = {
    "empty.txt": b"",
    "zip.txt": b"PK\x03\x04" + b"x" * 100,
    "png.txt": b"\x89PNG\r\n\x1a\n" + bytes(500),
    "enc.txt": b"%PDF-1.7\n%%EOF",
    "nulls.txt": b"\0" * 5000,
    "blank.md": b"---\ntitle: x\n---\n",
    "page.html": b"<!doctype html><p>x",
    "feed.xml": b"<rss/>",
    "bare-marks.txt": b"\xef\xbb\xbf \n\n",
    "high.txt": bytes(range(128, 256)) * 20,
}


@pytest.mark.parametrize("name", FILES)
def test_what_holds_no_article_is_refused_with_its_name(name, run, tmp_path):
    file = tmp_path / name
    file.write_bytes(FILES[name])
    ran = run("--library", tmp_path / "new", "add", file)
    assert_quiet(ran)
    assert (ran.status, ran.out) == (1, "")
    assert name in ran.err
    assert not list((tmp_path / "new").rglob("*.yaml"))


@pytest.mark.parametrize(
    "name", ["\x1b]0;x\x07.txt", "CON", "Entry.TXT", "a\nb.md", "-rf.txt", "inv\u202egpj.txt", "x" * 200]
)
def test_the_names_of_files_do_no_harm(name, run, tmp_path, article):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_text(article)
    ran = run("--library", tmp_path / "new", "add", folder)
    assert_quiet(ran)
    assert ran.status == 0, ran.err
    seeds = [path.name for path in (tmp_path / "new" / "seeds").iterdir()]
    assert all(is_clean(seed) and seed.isascii() for seed in seeds)


def test_a_link_under_content_is_not_followed(run, library_folder, tmp_path):
    outside = tmp_path / "outside.yaml"
    outside.write_text("headline: secret\n")
    (library_folder / "content" / "undated" / "link.yaml").symlink_to(outside)
    assert "secret" not in run("--library", library_folder, "search").out
    assert "link.yaml: is a link, which is not read" in run("--library", library_folder, "check").out


def test_a_source_outside_the_library_is_not_read(run, library_folder, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    (library_folder / "seeds" / "link.txt").symlink_to(secret)
    entry = "headline: x\nsources: [{file: seeds/link.txt}]\nclaims:\n- {text: secret, evidence: [{exact: secret}]}\n"
    (library_folder / "content" / "undated" / "spy.yaml").write_text(entry)
    shown = run("--library", library_folder, "show", "spy", "--evidence")
    assert "the secret words" not in shown.out
    assert run("--library", library_folder, "search", '"secret words"').status == 1
