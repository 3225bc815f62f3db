"""Text from outside reaches the screen through one module, cleaned and literal."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing.tui
from briefing.text.clean import is_clean
from briefing.tui import present
from briefing.tui.present import Ink, Mark

MODULES = sorted(path for path in Path(briefing.tui.__file__).parent.rglob("*.py") if path.name != "present.py")
# What makes something to show from a string, or reads markup.
MAKERS = {
    "Content",
    "Text",
    "Static",
    "Label",
    "Button",
    "Markdown",
    "OptionList",
    "Option",
    "DataTable",
    "Tree",
    "Toast",
}
MAKERS |= {"from_markup", "from_rich_text", "from_text", "styled", "assemble", "render_str", "notify", "visualize"}
SINKS = {"border_title", "border_subtitle", "tooltip", "sub_title", "title"}
TRUSTED_TITLES = {"title"}  # local variables of that name are plain names, not attributes


def calls(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            names.add(node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", ""))
    return names


def assigned_attributes(tree: ast.AST) -> set[str]:
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_other_module_makes_renderables(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not calls(tree) & MAKERS
    assert not assigned_attributes(tree) & SINKS


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_render_methods_return_content(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    renders = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "render"]
    assert all(ast.unparse(node.returns or ast.Constant("")) == "Content" for node in renders)


def test_the_walk_would_notice() -> None:
    bad = "from textual.widgets import Static\ndef f(x, w):\n    w.border_title = x\n    return Static(x)"
    assert calls(ast.parse(bad)) & MAKERS
    assert assigned_attributes(ast.parse(bad)) & SINKS


@given(st.text())
def test_any_text_is_shown_clean_and_without_styles_of_its_own(text: str) -> None:
    line, block = present.line(text), present.block(text)
    assert is_clean(line.plain)
    assert is_clean(block.plain)
    assert "\n" not in line.plain
    assert not line.spans
    assert is_clean(present.typed(text))


def test_markup_stays_literal() -> None:
    assert present.line("[b]a[/x] [@click=app.quit]b[/]").plain == "[b]a[/x] [@click=app.quit]b[/]"


def test_parts_keep_their_ink_and_their_blanks() -> None:
    content = present.line(("a ", Ink.QUIET), "b", ("", Ink.ACCENT))
    assert content.plain == "a b"
    assert [(span.start, span.end, span.style) for span in content.spans] == [(0, 2, ".ink--quiet")]


def test_separated_leaves_out_what_is_empty() -> None:
    assert present.separated(["a", "", ("", Ink.QUIET), ("b", Ink.STRONG)]).plain == "a · b"
    assert present.separated([]).plain == ""


@pytest.mark.parametrize("cells", [0, 1, 5, 9, 10, 30])
def test_both_ends_fill_exactly_the_line(cells: int) -> None:
    assert present.both_ends(present.line("left 停火停火"), present.line("right"), cells).cell_length == cells


def test_marks_keep_their_offsets_over_what_is_cleaned_away() -> None:
    text = "a\x1b[31mb\u202ecd ef"
    drawn = present.marked(
        text, 0, len(text), [Mark(text.index("cd"), text.index("cd") + 2, Ink.CHOSEN, 12, edged=True)]
    )
    assert drawn.plain == "ab¹²▐cd▌ ef"


def test_marks_may_overlap_and_reach_beyond_the_window() -> None:
    marks = [Mark(0, 4, Ink.MENTION, 1), Mark(2, 9, Ink.CHOSEN, edged=True)]
    assert present.marked("0123456789", 1, 6, marks).plain == "1▐2345"
    assert present.marked("0123456789", 0, 10, marks).plain == "¹01▐2345678▌9"


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4))
def test_marking_loses_no_visible_character(text: str, spans: list[tuple[int, int]]) -> None:
    plain = "".join(ch for ch in text if ch.isalnum() and ord(ch) < 0x2000 and is_clean(ch))
    marks = [Mark(min(a, b), max(a, b), Ink.MENTION) for a, b in spans]
    assert present.marked(plain, 0, len(plain), marks).plain == plain


def test_tight_text_has_no_empty_lines() -> None:
    assert present.marked("a\r\n\r\n \nb", 0, 8, [], tight=True).plain == "a\nb"
