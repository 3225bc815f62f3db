"""Files to articles: what a name, and the front matter of a Markdown file, say."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.intake.errors import IntakeError
from briefing.intake.file import read_article
from briefing.intake.front_matter import front_matter
from briefing.intake.walk import Files, find_files
from briefing.model import DateBasis

MARKDOWN = """---
title: "Talks in Paris"   # a comment
date: 2025-03-10 12:39:00 +0200
site: UNN
source: https://unn.ua/a
lang: en
tags: [a, b]
nested:
  title: no
---
Text.
"""


def test_plain_text_says_nothing_about_itself():
    article = read_article(b"---\ntitle: x\n---\nText", "seeds/a.txt")
    assert (article.text, article.headline, article.published) == ("---\ntitle: x\n---\nText", None, None)
    assert article.published_basis is DateBasis.UNKNOWN
    assert article.sha256 == hashlib.sha256(article.text.encode()).hexdigest()


def test_front_matter_gives_metadata_and_stays_in_the_text():
    article = read_article(MARKDOWN.encode(), "seeds/a.md")
    assert article.text == MARKDOWN
    assert article.headline == "Talks in Paris"
    assert (article.published, article.published_basis) == ("2025-03-10T12:39:00+02:00", DateBasis.METADATA)
    assert (article.publisher, article.url, article.language) == ("UNN", "https://unn.ua/a", "en")


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("date: yesterday", "published", None),
        ("date: 2025-13-01", "published", None),
        ("date: 2025-03", "published", "2025-03"),
        ("date: 2025-03-10 09:00 Z", "published", "2025-03-10T09:00Z"),
        ("date: 2025-03-10 09:00", "published", "2025-03-10T09:00"),
        ("source: The Herald", "publisher", "The Herald"),
        ("source: The Herald", "url", None),
        ("url: javascript:alert(1)", "url", None),
        ("lang: the language of Shakespeare", "language", None),
        ("title: '\x1b]0;x\x07Hi'", "headline", "Hi"),
        ("author: Anna Murashko", "author", "Anna Murashko"),
        ("title: [a]", "headline", None),
        ("title: 'open", "headline", None),
    ],
)
def test_values_that_are_none_are_left_out(line, field, value):
    article = read_article(f"---\n{line}\n---\nText".encode(), "a.md")
    assert getattr(article, field) == value


@given(st.text())
def test_no_text_breaks_front_matter(text):
    front_matter(text)
    front_matter(f"---\n{text}\n---\n")


@pytest.mark.parametrize("name", ["a.html", "a.PDF", "a.eml", "feed.xml", "a.xyz"])
def test_other_kinds_say_what_is_supported(name):
    with pytest.raises(IntakeError) as error:
        read_article(b"x", name)
    assert "supported are plain text, Markdown, web pages" in str(error.value)


def test_files_are_found_in_order_and_once(tmp_path):
    for name in ("b.txt", "a.md", "sub/c", ".hidden/d.txt", ".e.txt", "sub/f.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    (tmp_path / "link.txt").symlink_to(tmp_path / "b.txt")
    found = list(find_files([tmp_path / "b.txt", tmp_path, "-", "gone.txt"]))
    assert [file.path.removeprefix(f"{tmp_path}/") for file in found] == [
        "b.txt",
        "a.md",
        "sub/c",
        "sub/f.html",
        "-",
        "gone.txt",
    ]
    assert [file.supported for file in found] == [True, True, True, False, True, True]
    assert [file.named for file in found] == [True, False, False, False, True, True]


def test_a_folder_is_walked_in_the_order_of_paths_and_never_held(tmp_path, monkeypatch):
    for name in ("b.txt", "a/z.txt", "a-b.txt", "a.txt", "a/b/c.txt", "a/b.txt", "ä/x.txt", ".hidden/d.txt", ".e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    found = Files([tmp_path])
    paths = [file.path for file in found]
    assert found.count == len(paths) == 7
    assert paths == sorted(paths)
    assert set(paths) == {file.path for file in find_files([str(tmp_path), str(tmp_path / "a")])}
    monkeypatch.chdir(tmp_path)
    assert [file.path for file in Files(["."])] == [path.removeprefix(f"{tmp_path}/") for path in paths]
    assert next(iter(Files(["b.txt", "-", "a"]))).path == "-"
    assert Files([tmp_path / "gone"]).count == 1


def test_a_pattern_that_the_shell_left_is_a_pattern(tmp_path):
    for name in ("a.txt", "b.txt", "c.md", "[1].txt"):
        (tmp_path / name).write_text("x")
    assert [file.path for file in Files([str(tmp_path / "*.md"), str(tmp_path / "?.txt")])] == [
        str(tmp_path / name) for name in ("a.txt", "b.txt", "c.md")
    ]
    assert [file.path for file in Files([str(tmp_path / "[1].txt")])] == [str(tmp_path / "[1].txt")]
    assert [file.path for file in Files([str(tmp_path / "*.pdf")])] == [str(tmp_path / "*.pdf")]
