"""`briefing config` prints what is in effect, where it comes from, and what is wrong."""

import json

import pytest

from briefing.cli.main import main


@pytest.fixture
def config(tmp_path, monkeypatch):
    """Return the file that is the config, in folders of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    file = tmp_path / "my config.toml"
    monkeypatch.setenv("BRIEFING_CONFIG", str(file))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return file


def test_what_is_set_says_its_line(config, capsys):
    config.write_text('\ntheme = "contrast-dark"\n[keys]\nclaim.next = "f9"\n')
    assert main(["config"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert f'theme = "contrast-dark"          # {config}:2' in out
    assert "mouse = true                     # default" in out
    assert any(line.startswith('"claim.next" = "f9"') and line.endswith(f"({config}:4)") for line in out)


def test_mistakes_are_told_and_end_with_1(config, capsys):
    config.write_text("mous = true\n[layout]\nfacets = 40\n")
    assert main(["config", "--json"]) == 1
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert (found["settings"]["layout"]["facets"], found["from"]["layout.facets"]) == (40, f"{config}:3")
    assert err == f"{config}:1:1: there is no such setting (mous); did you mean mouse?\n"
    assert found["problems"] == [err.strip()]


def test_a_warning_ends_with_0(config, capsys):
    config.write_text('[keys]\n"claim.next" = "j"\n')
    assert main(["config"]) == 0
    assert "stays the key of" in capsys.readouterr().err


def test_what_was_chosen_in_the_reader_goes_before_the_file(config, tmp_path, capsys):
    config.write_text('theme = "contrast-dark"\n')
    (tmp_path / "state" / "briefing").mkdir(parents=True)
    (tmp_path / "state" / "briefing" / "reader.json").write_text(
        '{"theme": "briefing-light", "instead_of": "contrast-dark", "facets": 44}'
    )
    assert main(["config"]) == 0
    out = capsys.readouterr().out
    assert 'theme = "briefing-light"         # chosen in the reader' in out
    assert "facets = 44                      # chosen in the reader" in out


def test_the_path_is_printed(config, capsys, monkeypatch):
    assert main(["config", "--path"]) == 0
    assert capsys.readouterr().out == f"{config}\n"
    monkeypatch.setenv("BRIEFING_CONFIG", "")
    assert main(["config", "--path"]) == 0
    assert capsys.readouterr().out == "\n"


def test_a_named_file_that_is_not_there_is_a_mistake(config, capsys):
    assert main(["config"]) == 1
    assert capsys.readouterr().err == f"{config}: cannot be read: No such file or directory; defaults are used\n"


def test_a_hostile_file_prints_clean(config, capsys):
    config.write_text('"a\\u001b]0;PWNED\\u0007" = "\\u202e"\n[keys]\n"\\u001b[2J" = "\\u001b"\n')
    assert main(["config"]) == 1
    assert "\x1b" not in "".join(capsys.readouterr())
