"""What the commands print, letter for letter. ``pytest --update`` rewrites the golden files."""

import pytest

CASES = {
    "search.txt": ["search"],
    "search.json": ["search", "--json", "grain"],
    "show.txt": ["show", "0a1b2c3d4e5f"],
    "show-evidence.txt": ["show", "0a1b2c3d4e5f", "--evidence", "--all"],
    "show-by-hand.txt": ["show", "notes-on-a-speech", "--evidence"],
    "show.json": ["show", "1b2c3d4e5f60", "--json"],
    "digest.txt": ["digest"],
    "digest-40.txt": ["digest", "--width", "40", "--all"],
    "digest.md": ["digest", "--format", "markdown"],
    "digest.html": ["digest", "--format", "html"],
    "digest.json": ["digest", "--format", "json", "grain"],
    "export.csv": ["export", "--format", "csv"],
    "export.atom": ["export", "--format", "atom"],
    "export.jsonl": ["export", "--format", "jsonl", "is:undated"],
    "check.txt": ["check"],
}


@pytest.mark.parametrize("name", CASES)
def test_output_is_as_it_was(name, run, library_folder, golden):
    ran = run("--library", library_folder, *CASES[name])
    assert ran.status == 0
    golden(name, ran.out)


@pytest.mark.parametrize("name", CASES)
def test_what_is_piped_holds_no_escape_and_ends_in_a_line_break(name, run, library_folder):
    out = run("--library", library_folder, *CASES[name]).out
    assert "\x1b" not in out
    assert out.endswith("\n")


def test_a_narrow_digest_keeps_to_its_width(run, library_folder):
    from briefing.text.width import cell_width

    out = run("--library", library_folder, "digest", "--width", "30").out
    assert max(map(cell_width, out.splitlines())) <= 30
