"""The commands: exit status, what goes to stdout and what to stderr, and what to do next."""

import io
import json
import re
from pathlib import Path

import pytest

from briefing import __version__
from briefing.cli import main as cli_main
from briefing.cli.main import COMMANDS, entry_point, main
from briefing.digest.export import cell


def test_version(run):
    assert run("--version").out == f"briefing {__version__}\n"


def test_help_names_every_command(run):
    shown = run("--help").out
    assert all(re.search(rf"^    {name} ", shown, re.MULTILINE) for name in COMMANDS)
    assert "examples:" in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_with_examples(name, run):
    ran = run(name, "--help")
    assert (ran.status, ran.err) == (0, "")
    assert f"briefing {name}" in ran.out.partition("examples:")[2]


def test_an_unknown_command_is_wrong_usage(run):
    assert run("frobnicate").status == 2


# search


def test_search_finds_nothing(run, library_folder):
    ran = run("--library", library_folder, "search", "zebra")
    assert (ran.status, ran.out, ran.err) == (1, "", ran.err)
    assert ran.err.startswith("nothing matches; try ")


def test_count_is_printed_even_when_it_is_zero(run, library_folder):
    assert run("search", "--count", "grain", "--library", library_folder).out == "1\n"
    ran = run("search", "--count", "zebra", "--library", library_folder)
    assert (ran.status, ran.out) == (1, "0\n")


def test_an_empty_library_says_what_to_do(run, tmp_path):
    for command in ("search", "digest", "export --format csv", "check"):
        ran = run(*command.split())
        assert "\x1b" not in ran.out
    assert "briefing add PATH" in run("search").err
    assert "briefing add PATH" in run("digest").err


def test_a_named_library_that_is_not_there_is_an_error(run, tmp_path):
    ran = run("--library", tmp_path / "nowhere", "search")
    assert ran.status == 1
    assert "no library at" in ran.err


@pytest.mark.parametrize("command", ["search", "digest", "export --format csv", "normalize"])
def test_a_bad_query_is_shown_with_its_place(command, run, library_folder):
    ran = run("--library", library_folder, *command.split(), "grain contry:UA")
    assert (ran.status, ran.out) == (2, "")
    query, carets, message = ran.err.splitlines()
    assert query == "grain contry:UA"
    assert carets.index("^") == query.index("contry")
    assert message.endswith("did you mean country:?")


def test_carets_stand_right_below_wide_characters(run, library_folder):
    ran = run("--library", library_folder, "search", "停火 contry:UA")
    assert ran.err.splitlines()[1].index("^") == 5


# show


def test_show_names_the_candidates(run, library_folder):
    ran = run("--library", library_folder, "show", "2025-03")
    assert ran.status == 1
    assert "2025-03-10-port-of-lisbon" in ran.err
    assert "2025-03-28-talks-on-grain" in ran.err


def test_show_takes_the_citation_of_a_claim(run, library_folder):
    ran = run(
        "--library", library_folder, "show", "2025-03-10-port-of-lisbon-to-close-for-two-days-0a1b2c3d4e5f#c-100001"
    )
    assert ran.status == 0


def test_show_says_when_there_is_no_such_entry(run, library_folder):
    ran = run("--library", library_folder, "show", "nothing-of-the-kind")
    assert (ran.status, ran.out) == (1, "")


def test_show_evidence_tells_moved_from_changed_and_missing(run, library_folder):
    seed = library_folder / "seeds" / "harbour.txt"
    seed.write_text("X" + seed.read_text().replace("too late", "too soon"))
    (library_folder / "seeds" / "talks.md").unlink()
    out = run("--library", library_folder, "show", "0a1b2c3d4e5f", "--evidence").out
    assert "moved: now at characters 59 to 101" in out
    assert "no longer in the source" in out
    assert (
        "the source file cannot be read" in run("--library", library_folder, "show", "1b2c3d4e5f60", "--evidence").out
    )


# digest


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        (["--since", "2025-03-11"], ["Talks"]),
        (["--until", "2025-03-11"], ["Port"]),
        (["--since", "2025-03-10", "--until", "2025-03-28"], ["Port", "Talks"]),
        (["--since", "1d"], []),
        (["--until", "1d"], ["Port", "Talks"]),
        (["--limit", "1"], ["Talks"]),
    ],
)
def test_digest_keeps_to_its_window(window, expected, run, library_folder):
    out = run("--library", library_folder, "digest", "--format", "json", *window).out
    found = json.loads(out)["entries"]
    assert sorted(entry["headline"].split()[0] for entry in found) == expected


@pytest.mark.parametrize("when", ["soon", "2025-99", "1d OR x", "2025..", "", "-1d", '"'])
def test_digest_refuses_what_is_no_date(when, run, library_folder):
    ran = run("--library", library_folder, "digest", f"--since={when}")
    assert (ran.status, ran.out) == (2, "")


@pytest.mark.parametrize(
    ("since", "until"), [("2025-03-28", "2025-03-10"), ("2025-04", "2025-03"), ("1d", "1w"), ("1d", "2025")]
)
def test_a_window_that_ends_before_it_begins(since, until, run, library_folder):
    ran = run("--library", library_folder, "digest", "--since", since, "--until", until)
    assert (ran.status, ran.out) == (2, "")
    assert "ends before it begins" in ran.err


@pytest.mark.parametrize("when", ["yesterday", "7x"])
def test_the_caret_stands_under_a_date_that_is_none(when, run, library_folder):
    written, carets, message = run("--library", library_folder, "digest", "--since", when).err.splitlines()
    assert written[carets.index("^") : carets.rindex("^") + 1] == when
    assert "7d, 2w, 3m or 1y" in message


@pytest.mark.parametrize("command", ["digest", "show 0a1b"])
def test_a_width_that_nobody_can_read_is_refused(command, run, library_folder):
    ran = run("--library", library_folder, *command.split(), "--width", "19")
    assert (ran.status, ran.out) == (2, "")
    assert "20 or more" in ran.err


def test_a_query_that_begins_with_a_minus_is_told_how(run, library_folder):
    ran = run("--library", library_folder, "search", "-peace")
    assert ran.status == 2
    assert "briefing search -- -peace" in ran.err
    assert run("--library", library_folder, "search", "--", "-peace").status == 0


def test_digest_that_finds_nothing_says_so(run, library_folder):
    ran = run("--library", library_folder, "digest", "zebra")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith("nothing to show")


def test_digest_writes_a_file(run, library_folder, tmp_path):
    file = tmp_path / "digest.md"
    assert run("--library", library_folder, "digest", "--format", "markdown", "--output", file).out == ""
    assert file.read_text().startswith("# Briefing")
    ran = run("--library", library_folder, "digest", "--output", tmp_path / "no" / "folder")
    assert ran.status == 1
    assert "cannot be written" in ran.err


def test_bare_command_prints_the_digest_when_it_is_piped(run, library_folder):
    assert run("--library", library_folder).out == run("--library", library_folder, "digest").out


def test_a_terminal_gets_colour_unless_it_says_no(run, library_folder, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1m" in run("--library", library_folder, "digest").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("--library", library_folder, "digest").out


def test_search_on_a_terminal_fits_its_width(run, library_folder, monkeypatch):
    from briefing.text.width import cell_width

    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "40")
    lines = run("--library", library_folder, "search").out.splitlines()
    assert [line[:12] for line in lines] == ["1b2c3d4e5f60", "0a1b2c3d4e5f", "speech      "]
    assert max(map(cell_width, lines)) <= 40


# check


def test_check_names_the_claims_that_a_changed_letter_concerns(run, library_folder):
    seed = library_folder / "seeds" / "harbour.txt"
    seed.write_text(seed.read_text().replace("any risk", "any  risk"))
    ran = run("--library", library_folder, "check")
    assert ran.status == 1
    changed = [line for line in ran.out.splitlines() if "c-100002" in line and "missing from its source" in line]
    moved = [line for line in ran.out.splitlines() if "claim c-100003" in line and " moved: " in line]
    assert changed[0].startswith(
        "content/2025/03/2025-03-10-port-of-lisbon-to-close-for-two-days-0a1b2c3d4e5f.yaml:43:14:"
    )
    assert "“We will not take any risk" in changed[0]
    assert "now stand at 298 to 328, not 297 to 327" in moved[-1]
    assert "c-100001" not in ran.out
    name = "2025-03-10-port-of-lisbon-to-close-for-two-days-0a1b2c3d4e5f"
    assert ran.out.count(f"briefing normalize id:{name}") == 1


def test_check_as_json(run, library_folder):
    (library_folder / "seeds" / "talks.md").unlink()
    problems = json.loads(run("--library", library_folder, "check", "--json").out)
    missing = next(problem for problem in problems if problem["code"] == "missing")
    assert (missing["line"], missing["path"]) == (11, "sources[0].file")


# add


def test_add_then_add_again(run, tmp_path, article):
    file, library = tmp_path / "porto.txt", tmp_path / "new"
    file.write_text(article)
    first = run("--library", library, "add", file)
    assert first.status == 0, first.err
    name = first.out.strip()
    assert (library / "content/2025/03" / f"{name}.yaml").is_file()
    assert (library / "seeds/porto.txt").read_text() == article
    again = run("--library", library, "add", file)
    assert (again.status, again.out) == (0, "")
    assert f"already in the library as {name}" in again.err
    assert run("--library", library, "check").status == 0


def test_dry_run_prints_what_would_be_written(run, tmp_path, article):
    file, library = tmp_path / "porto.txt", tmp_path / "new"
    file.write_text(article)
    shown = run("--library", library, "add", "--dry-run", file).out
    assert not library.exists()
    name = run("--library", library, "add", file).out.strip()
    assert (library / "content/2025/03" / f"{name}.yaml").read_text() == shown


def test_one_bad_file_does_not_keep_the_others_out(run, tmp_path, article):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"\x00\x01")
    (folder / "b.txt").write_text(article)
    (folder / "c.html").write_text("<p>page</p>")
    (folder / "c.docx").write_text("<p>page</p>")
    (folder / "d.txt").write_text(" \n")
    ran = run("--library", tmp_path / "new", "add", folder, tmp_path / "gone.txt", "http://127.0.0.1:9/a")
    assert ran.status == 1
    assert len(ran.out.splitlines()) == 1
    assert "a.txt: holds NUL bytes" in ran.err
    assert "c.html: holds no article" in ran.err
    assert "d.txt: is empty" in ran.err
    assert "gone.txt: no such file or folder" in ran.err
    assert "is a private address" in ran.err
    assert "1 skipped; supported are plain text" in ran.err


def test_add_from_stdin(run, tmp_path, monkeypatch, article):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(article.encode())))
    ran = run("--library", tmp_path / "new", "add", "-")
    assert ran.status == 0
    seeds = list((tmp_path / "new/seeds").iterdir())
    assert re.fullmatch(r"stdin-[0-9a-f]{12}\.txt", seeds[0].name)


def test_an_empty_folder_holds_nothing_to_add(run, tmp_path):
    (tmp_path / "in").mkdir()
    ran = run("--library", tmp_path / "new", "add", tmp_path / "in")
    assert ran.status == 1
    assert "nothing to add: no file" in ran.err


# normalize, export, schema, index


def test_normalize_shows_a_diff_and_keeps_hand_edits(run, tmp_path, article):
    file, library = tmp_path / "porto.txt", tmp_path / "new"
    file.write_text(article)
    name = run("--library", library, "add", file).out.strip()
    file = library / "content/2025/03" / f"{name}.yaml"  # from here on the entry
    written = file.read_bytes()
    assert "0 of 1 entry changed" in run("--library", library, "normalize").err
    file.write_bytes(re.sub(rb"headline: .*", b"headline: Mine", written, count=1))
    ran = run("--library", library, "normalize")
    assert ran.out == ""
    assert "kept as edited by hand: headline" in ran.err
    edited = file.read_bytes()
    ran = run("--library", library, "normalize", "--force", "--dry-run")
    assert "-headline: Mine\n+headline: Port of Porto" in ran.out
    assert file.read_bytes() == edited
    run("--library", library, "normalize", "--force")
    assert file.read_bytes() == written


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\x1b[0m=1", "\u200b=1"])
def test_no_cell_is_a_formula(text):
    assert cell(text)[0] == "'"


def test_schema_is_json(run):
    assert "properties" in json.loads(run("schema").out)


def test_index_takes_in_what_has_changed_and_can_be_made_anew(run, library_folder):
    ran = run("--library", library_folder, "index")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith("3 entries indexed, 3 added; 0.")
    assert "nothing changed" in run("--library", library_folder, "index").err
    assert "3 added" in run("--library", library_folder, "index", "--rebuild").err


# endings


def test_an_interrupt_ends_without_a_traceback(run, library_folder, monkeypatch):
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefing.library.library.Library.search", interrupt)
    ran = run("--library", library_folder, "search")
    assert ran.status == 130
    assert ran.err == "briefing: stopped; the library is whole\n"


def test_a_mistake_of_the_program_becomes_one_line(monkeypatch, capsys):
    def fail(*_: object) -> int:
        raise RuntimeError("a\x1b[31mb\nc")

    monkeypatch.setattr(cli_main, "main", fail)
    monkeypatch.delenv("BRIEFING_DEBUG", raising=False)
    with pytest.raises(SystemExit) as ending:
        entry_point()
    assert ending.value.code == 1
    assert capsys.readouterr().err.count("\n") == 1
    monkeypatch.setenv("BRIEFING_DEBUG", "1")
    with pytest.raises(RuntimeError):
        entry_point()


def test_a_closed_pipe_is_quiet(library_folder):
    import subprocess
    import sys

    command = f"{sys.executable} -m briefing --library {library_folder} export --format jsonl | head -c 10"
    ran = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], check=False, capture_output=True, text=True)
    assert ran.stderr == ""
    assert len(ran.stdout) == 10


def test_main_reads_the_command_line_of_the_process(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["briefing", "--version"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("briefing ")


def test_the_nearest_library_upward_is_found(run, library_folder, monkeypatch):
    monkeypatch.chdir(library_folder / "content" / "2025")
    assert len(run("search").out.splitlines()) == 3
    monkeypatch.chdir(Path("/"))
    monkeypatch.setenv("BRIEFING_LIBRARY", str(library_folder))
    assert len(run("search").out.splitlines()) == 3
