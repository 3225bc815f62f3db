"""actors.yaml in a library: adding and normalizing obey it, check reports it, searching knows it."""

import pytest

from briefing.cli.main import main
from briefing.library import Library
from briefing.store.errors import StoreError

KNOWN = "- {name: Rui Manuel Costa, aliases: [Rui Costa, the harbour master], country: PT}\n"
ARTICLE = (
    "Port of Porto to close for one day - AP\n\n2025-03-12\n\n"
    "Minister Rui Costa said on Tuesday that the port of Porto would close for one day. "
    "Ships from France and Spain are waiting outside.\n"
)


@pytest.fixture
def library(tmp_path):
    """A library of one article, which names an actor by an alias."""
    (tmp_path / "a.txt").write_text(ARTICLE)
    library = Library(tmp_path / "library")
    list(library.add(tmp_path / "a.txt"))
    return library


def names(library: Library) -> set[str]:
    return {actor.name for actor in library.entries[0].actors} | {
        hop.name for claim in library.entries[0].claims for hop in claim.chain
    }


@pytest.mark.parametrize("jobs", [1, 2])
def test_normalize_applies_what_the_file_says_now(library, jobs):
    assert "Rui Costa" in names(library)
    (library.root / "actors.yaml").write_text(KNOWN)
    (result,) = library.normalize(jobs=jobs)
    assert "+- {name: Rui Manuel Costa" in result.diff
    assert "Rui Costa" not in names(library)
    assert library.entries[0].actors[0].aliases == ("Rui Costa",)
    assert library.check() == ()
    assert [result.diff for result in library.normalize()] == [""]
    (library.root / "actors.yaml").unlink()
    list(library.normalize())
    assert "Rui Costa" in names(library)


def test_adding_obeys_it(tmp_path, library):
    (library.root / "actors.yaml").write_text(KNOWN)
    (tmp_path / "b.txt").write_text(ARTICLE.replace("Porto", "Faro"))
    (result,) = Library(library.root).add(tmp_path / "b.txt")
    assert result.entry.actors[0].name == "Rui Manuel Costa"


@pytest.mark.parametrize("query", ['actor:"rui manuel costa"', 'speaker:"the harbour master"', 'actor:"rui costa"'])
def test_searching_knows_all_names(library, query):
    before = len(library.search(query).entries)
    (library.root / "actors.yaml").write_text(KNOWN)
    library.reload()
    assert (before, len(library.search(query).entries)) == ("rui costa" in query, 1)
    assert len(library.search("-" + query).entries) == 0


def test_an_error_in_it_is_reported_and_changes_nothing(library, capsys):
    before = {path: path.read_bytes() for path in library.root.rglob("*.yaml")}
    (library.root / "actors.yaml").write_text("- {name: A, aliases: [Rui Costa]}\n- {name: B, aliases: [Rui Costa]}\n")
    assert [problem.code for problem in library.check()] == ["ambiguous-name"]
    with pytest.raises(StoreError, match=r"actors\.yaml:2:23"):
        library.normalize()
    assert main(["--library", str(library.root), "normalize"]) == 1
    assert main(["--library", str(library.root), "add", str(library.root / "seeds")]) == 0
    told = capsys.readouterr().err
    assert "nothing was changed" in told
    assert told.count("actors.yaml:2:23") == 2
    assert all(path.read_bytes() == data for path, data in before.items())


def test_a_link_is_not_followed(library, tmp_path):
    (tmp_path / "elsewhere.yaml").write_text(KNOWN)
    (library.root / "actors.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert [problem.code for problem in library.check()] == ["os-error"]
