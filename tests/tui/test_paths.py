"""Names of files as they are typed."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.tui.paths import complete, expand, one


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with some names, which is where the program runs."""
    for name in ("one.txt", "only two.txt", "tree"):
        (tmp_path / name).write_text("x")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inside.md").write_text("x")
    (tmp_path / "bad\x1b[31m.txt").write_text("x")
    (tmp_path / ".hidden").write_text("x")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_what_a_line_names(here: Path) -> None:
    assert expand("one.txt 'only two.txt'") == ("one.txt", "only two.txt")
    assert expand("only two.txt") == ("only two.txt",)  # a name that is there need not be quoted
    assert expand("~/o*.txt") == (f"{here}/one.txt", f"{here}/only two.txt")
    assert expand("**/*.md nowhere*") == ("folder/inside.md", "nowhere*")
    assert expand("https://unn.ua/a?b=*") == ("https://unn.ua/a?b=*",)
    assert expand("-") == ("./-",)  # not standard input, which is the reader's own
    assert expand(" ") == ()
    with pytest.raises(ValueError, match="quotation"):
        expand("'a")


def test_completing(here: Path) -> None:
    assert complete("fol").text == "folder/"
    assert complete("folder/i").text == "folder/inside.md"
    assert complete("one.txt on").names == ("one.txt", "only two.txt")
    assert complete("onl").text == r"only\ two.txt"
    assert complete(r"only\ t").text == r"only\ two.txt"
    assert complete("~/fo").text == "~/folder/"
    assert complete("nothing").text == "nothing"
    assert complete("bad").text == "bad"  # it cannot be typed
    assert ".hidden" not in complete("").names
    assert complete(".hi").text == ".hidden"
    assert complete("https://unn.ua/o").text == "https://unn.ua/o"


def test_one_file(here: Path) -> None:
    assert one("~/a b.md") == here / "a b.md"
    assert one("'a b.md'") == Path("a b.md")
    assert one("it's.md") == Path("it's.md")


@given(st.text(max_size=30))
@example("~\0")
def test_any_line_is_completed_or_left(text: str) -> None:
    assert isinstance(complete(text).text, str)
    assert one(text) is None or isinstance(one(text), Path)


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1, max_size=12))
def test_a_completed_name_is_that_name_again(name: str) -> None:
    from briefing.tui.paths import _quoted

    if name == name.strip() and name not in {"-", "~"} and "*" not in name and not name.startswith("~"):
        assert expand(_quoted(name)) == (name,)
