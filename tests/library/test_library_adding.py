"""Adding: what lies where, what is the same article, and several writers at once."""

import os
import subprocess
import sys

import pytest

from briefing.library import AddStatus, Library
from briefing.library.adding import Adder
from briefing.library.check import entry_problems, hidden_characters
from briefing.model import Actor, ActorKind, Article, Claim, ClaimKind, Entry

ARTICLE = (
    "Port of {0} to close for one day - AP\n\n2025-03-12\n\n"
    "The port of {0} will close for one day, harbour master Rui Costa said on Tuesday. "
    "Ships from France and Spain are waiting outside.\n"
)


def add(library: Library, *paths: object, **options: object) -> list:
    return list(library.add([str(path) for path in paths], **options))


def test_a_file_under_seeds_stays_where_it_is(tmp_path):
    seed = tmp_path / "seeds" / "deep" / "Porto 1.txt"
    seed.parent.mkdir(parents=True)
    seed.write_text(ARTICLE.format("Porto"))
    library = Library(tmp_path)
    (result,) = add(library, tmp_path / "seeds")
    assert result.status is AddStatus.ADDED
    assert library.entries[0].sources[0].file == "seeds/deep/Porto 1.txt"
    assert [path for path in (tmp_path / "seeds").rglob("*") if path.is_file()] == [seed]
    assert library.check() == ()


def test_another_file_of_the_same_name_gets_a_piece_of_its_hash(tmp_path):
    library = Library(tmp_path / "library")
    for city in ("Porto", "Faro"):
        folder = tmp_path / city
        folder.mkdir()
        (folder / "port.txt").write_text(ARTICLE.format(city))
        add(library, folder)
    assert len(library.entries) == 2
    assert len(list((library.root / "seeds").iterdir())) == 2


@pytest.mark.parametrize(
    "change", [str.encode, lambda t: ("\ufeff" + t).encode(), lambda t: t.replace("\n", "\r\n").encode()]
)
def test_the_same_article_is_added_once(change, tmp_path):
    library = Library(tmp_path / "library")
    (tmp_path / "a.txt").write_text(ARTICLE.format("Porto"))
    (tmp_path / "b.txt").write_bytes(change(ARTICLE.format("Porto")))
    first, second = add(library, tmp_path / "a.txt", tmp_path / "b.txt")
    assert (first.status, second.status) == (AddStatus.ADDED, AddStatus.DUPLICATE)
    assert second.entry.id == first.entry.id
    assert len(list((library.root / "seeds").iterdir())) == 1
    assert [r.status for r in add(library, tmp_path / "b.txt", dry_run=True)] == [AddStatus.DUPLICATE]


def test_what_was_written_reads_back(tmp_path):
    library = Library(tmp_path / "library")
    (tmp_path / "a.txt").write_text(ARTICLE.format("Porto"))
    (result,) = add(library, tmp_path / "a.txt")
    assert tuple(library.entries) == (result.entry,)
    assert [r.diff for r in library.normalize()] == [""]


def test_stdin_is_asked_for_once(tmp_path):
    library = Library(tmp_path / "library")
    results = add(library, "-", "-", stdin=lambda: ARTICLE.format("Porto").encode())
    assert [result.status for result in results] == [AddStatus.ADDED]


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("x")
    (tmp_path / "a.txt").write_text(ARTICLE.format("Porto"))
    (result,) = add(Library(tmp_path / "file" / "library"), tmp_path / "a.txt")
    assert result.status is AddStatus.FAILED
    assert "cannot make the library" in str(result.problem)


def test_a_device_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (result,) = add(Library(tmp_path / "library"), tmp_path / "pipe.txt")
    assert result.status is AddStatus.FAILED


def test_several_writers_lose_nothing(tmp_path):
    runs = []
    for writer in range(3):
        folder = tmp_path / f"in{writer}"
        folder.mkdir()
        for n in range(3):
            (folder / f"{writer}{n}.txt").write_text(ARTICLE.format(f"Porto {writer} {n}"))
        command = [sys.executable, "-m", "briefing", "--library", str(tmp_path / "library"), "add", str(folder)]
        runs.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True))
    assert [(run.communicate(timeout=60)[1].count("rror"), run.returncode) for run in runs] == [(0, 0)] * 3
    library = Library(tmp_path / "library")
    assert len(library.entries) == 9
    assert library.check() == ()


# normalize


def test_a_corrected_date_is_kept_and_used(tmp_path):
    library = Library(tmp_path / "library")
    (tmp_path / "a.txt").write_text(ARTICLE.format("Porto"))
    add(library, tmp_path / "a.txt")
    file = library.root / library.file_of(library.entries[0])
    file.write_text(file.read_text().replace('published: "2025-03-12"', 'published: "2025-03-20"', 1))
    (result,) = library.normalize()
    assert result.problem is None
    assert library.entries[0].published == "2025-03-20"
    assert library.entries[0].events[0].date == "2025-03-18"
    (forced,) = library.normalize(force=True)
    assert '+published: "2025-03-12"' in forced.diff
    assert library.entries[0].events[0].date == "2025-03-11"


def test_what_cannot_be_made_again_says_why(library_folder):
    library = Library(library_folder)
    by_hand, *_ = [r for r in library.normalize(force=True, dry_run=True) if r.file.endswith("notes-on-a-speech.yaml")]
    assert by_hand.problem.code == "not-normalized"
    (library_folder / "seeds/talks.md").unlink()
    assert next(r for r in library.normalize("grain weekly")).problem.code == "os-error"


def test_an_entry_written_by_hand_is_never_changed_unforced(tmp_path):
    library = Library(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "seeds/a.txt").write_text(ARTICLE.format("Porto"))
    file = tmp_path / "content/mine.yaml"
    file.write_text("headline: Mine  # a note\nsources: [{file: seeds/a.txt}]\n")
    before = file.read_bytes()
    (result,) = library.normalize()
    assert (result.diff, file.read_bytes()) == ("", before)
    assert "claims" in result.kept


# check


def test_codes_that_mean_nothing():
    entry = Entry(
        "h",
        countries=("FR", "ZZ"),
        topics=("medtop:99999999",),
        actors=(Actor("a", ActorKind.PERSON, country="QQ"),),
        claims=(Claim("c", "x", ClaimKind.STATEMENT, countries=("YY",)),),
    )
    assert [(problem.code, problem.path) for problem in entry_problems(entry)] == [
        ("unknown-country", "countries[1]"),
        ("unknown-country", "actors[0].country"),
        ("unknown-country", "claims[0].countries[0]"),
        ("unknown-topic", "topics[0]"),
    ]


def test_check_finds_twins_strays_links_and_other_sources(library_folder):
    content = library_folder / "content"
    (content / "undated/twin.yaml").write_text("id: notes-on-a-speech\nheadline: x\n")
    (content / "notes.txt").write_text("x")
    (content / "link").symlink_to(library_folder / "seeds")
    (library_folder / "seeds/harbour.txt").write_bytes((library_folder / "seeds/harbour.txt").read_bytes() + b"\n")
    (library_folder / "seeds/talks.md").unlink()
    found = {
        (problem.code, problem.file.rpartition("/")[2], problem.line) for problem in Library(library_folder).check()
    }
    assert {
        ("duplicate-id", "twin.yaml", 1),
        ("stray", "notes.txt", None),
        ("symlink", "link", None),
        ("sha256", "2025-03-10-port-of-lisbon-to-close-for-two-days-0a1b2c3d4e5f.yaml", 12),
        ("missing", "2025-03-28-talks-on-grain-end-without-a-result-1b2c3d4e5f60.yaml", 11),
    } <= found


def test_a_hidden_character_has_its_place():
    (problem,) = hidden_characters("headline: x\ntags: [a\u202eb]\n".encode(), "a.yaml")
    assert (problem.line, problem.column) == (2, 9)
    assert not list(hidden_characters("headline: 👩\u200d🚀\r\n".encode(), "a.yaml"))


def test_an_article_from_no_file_is_kept_under_seeds(tmp_path):
    library = Library(tmp_path / "library")
    text = ARTICLE.format("Porto")
    result = library.add_article(Article(text, headline="Port: closed!", publisher="Herald", url="https://e.example/a"))
    source = library.entries[0].sources[0]
    assert (result.status, source.file, source.url) == (AddStatus.ADDED, "seeds/port-closed.txt", "https://e.example/a")
    assert library.source_text(source) == text
    assert library.add_article(Article(text, headline="Port: closed!")).status is AddStatus.DUPLICATE
    assert library.add_article(Article("")).status is AddStatus.FAILED
    assert [r.diff for r in library.normalize()] == [""]
    assert library.check() == ()


def test_one_path_may_be_given_alone(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE.format("Porto"))
    library = Library(tmp_path / "library")
    assert [result.status for result in library.add(str(tmp_path / "a.txt"))] == [AddStatus.ADDED]


def test_a_name_that_another_process_took_meanwhile_is_left_to_it(tmp_path, monkeypatch):
    library = Library(tmp_path / "library")
    (tmp_path / "a.txt").write_text(ARTICLE.format("Porto"))
    seeds = library.root / "seeds"

    def keep_late(adder, path, entry, data):
        seeds.mkdir(parents=True)
        (seeds / "a.txt").write_text("of another process")
        return keep(adder, path, entry, data)

    keep = Adder._keep
    monkeypatch.setattr(Adder, "_keep", keep_late)
    (result,) = add(library, tmp_path / "a.txt")
    assert result.status is AddStatus.ADDED
    assert (seeds / "a.txt").read_text() == "of another process"
    assert library.check() == ()
