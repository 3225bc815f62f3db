"""Lines: hanging indents and colour."""

from briefing.digest.lines import Ink, Line, paragraph, render_lines


def test_a_paragraph_hangs_below_its_first_line():
    lines = paragraph("one two three four", 12, first="• ")
    assert [line.text for line in lines] == ["• one two", "  three four"]
    assert [line.text for line in paragraph("one two three", 12, first="| ", rest="| ")] == ["| one two", "| three"]


def test_colour_only_where_it_is_asked_for():
    lines = [Line("a", Ink.STRONG), Line(), Line("b  ")]
    assert render_lines(lines) == "a\n\nb\n"
    assert render_lines(lines, styled=True) == "\x1b[1ma\x1b[0m\n\nb\n"
