"""How entries stand among those of their stories: kept, brought up to date, and nobody's work who does not ask."""

import os
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefing.index.standing import standings_of, waiting
from briefing.library import Library, comparing
from briefing.library.across import changed_stories, changes_of
from briefing.model.standing import Standing
from briefing.stories.changes import ChangeKind, last_changes
from briefing.stories.standing import standings
from tests.library.test_library_stories import CALL, CHIEFS, ROOT, SUMMIT, TALKS, UNDATED, ids


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for folder in ("content", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return Library(tmp_path)


def stood(library: Library) -> dict[str, Standing]:
    """Return what the index keeps of each entry."""

    def question(index):
        index.refresh()
        docs = {docid: index.files_at([docid])[0][0] for docid in index.live}
        return {docs[docid]: found for docid, found in standings_of(index.db, docs).items()}

    return library._ask(question)


def worked_out(library: Library) -> dict[str, Standing]:
    """Return the same by comparing each story anew, all its entries at once."""
    found = {}
    for story in library.stories():
        report = library.report(story)
        last = last_changes(changes_of(library, report))
        stood = standings(report.entries, report.comparison)
        found.update({name: replace(one, changed=last[name]) for name, one in stood.items()})
    return found


def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by each entry file that is read to be compared."""
    files: list[str] = []
    real = comparing.read_entry_file

    def noted(root, file):
        files.append(file)
        return real(root, file)

    monkeypatch.setattr(comparing, "read_entry_file", noted)
    return files


def test_what_is_disputed_is_found(library: Library) -> None:
    assert sorted(ids(library, "is:disputed")) == [TALKS, CHIEFS]
    assert ids(library, "sources:>=2") == ids(library, "is:corroborated") == []  # both have all of it from one agency
    assert sorted(ids(library, "sources:1")) == sorted([TALKS, CHIEFS, CALL, SUMMIT, UNDATED])
    assert stood(library) == worked_out(library)


def test_only_who_asks_for_it_has_stories_compared(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    files = read(monkeypatch)
    ids(library, "paris")
    library.facets()
    assert files == []
    ids(library, "is:disputed")
    assert len(files) == 5
    ids(library, "is:disputed")
    assert Library(library.root).search("is:disputed").count == 2
    assert len(files) == 5


def test_a_reader_asks_by_itself(tmp_path: Path, library: Library) -> None:
    own = Library(tmp_path, eager=False)
    own.refresh()
    assert own.search("is:disputed").count == 0
    told: list[tuple[int, int]] = []
    assert own.compare(lambda done, total: told.append((done, total)))
    assert told == [(5, 5)]
    assert own.search("is:disputed").count == 2
    assert not own.compare()


def test_what_the_user_says_of_stories_counts_at_once(library: Library) -> None:
    step = library.said.split(TALKS, [CHIEFS])
    assert stood(library) == {}
    assert ids(library, "is:disputed") == []
    library.said.undo(step)
    assert sorted(ids(library, "is:disputed")) == [TALKS, CHIEFS]
    assert stood(library) == worked_out(library)


def test_an_edit_has_its_own_story_compared_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    ids(library, "is:disputed")
    files = read(monkeypatch)
    path = library.root / library.file_of(library.entry(CHIEFS))
    path.write_text(path.read_text().replace("- ceasefire", "- armistice"))
    library.reload()
    assert sorted(ids(library, "is:disputed")) == [TALKS, CHIEFS]
    assert sorted(Path(file).stem for file in files) in ([TALKS, CHIEFS], [])
    path.unlink()
    library.reload()
    assert ids(library, "is:disputed") == []
    assert stood(library) == worked_out(library)


def test_what_is_stopped_is_gone_on_with(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "_TOGETHER", 1)
    monkeypatch.setattr(comparing, "_WRITTEN", 1)
    own = Library(tmp_path, eager=False)
    own.refresh()
    asked = iter([False, True, True])
    assert own.compare(stop=lambda: next(asked))
    left = own._ask(lambda index: waiting(index.db))
    assert 0 < left < 5
    own.compare()
    assert stood(own) == worked_out(library)


def test_several_processes_tell_the_same(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "_TOGETHER", 1)
    own = Library(tmp_path, eager=False)
    own.refresh()
    own.compare(jobs=2)
    assert stood(own) == worked_out(library)


def test_a_file_that_is_gone_by_now_is_left_out(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.refresh()
    (library.root / library.file_of(library.entry(CHIEFS))).unlink()
    library.compare()
    assert CHIEFS not in stood(library)
    assert stood(library)[TALKS].disputed == 0


def came(library: Library, day: int, *entries: str) -> None:
    """Let the articles of entries have come in on a day of March 2025."""
    at = datetime(2025, 3, day, 12, tzinfo=UTC).timestamp()
    for name in entries:
        for source in library.entry(name).sources:
            os.utime(library.root / source.file, (at, at))


def test_what_changed_is_asked_for_by_day(library: Library) -> None:
    came(library, 1, CALL, SUMMIT, UNDATED)
    came(library, 10, TALKS)
    came(library, 12, CHIEFS)
    today = date(2025, 3, 12)

    def changed(query: str) -> list[str]:
        return [row.id for row in library.search(query, today=today).rows(0, 9)]

    assert sorted(changed("changed:0d")) == [TALKS, CHIEFS]  # what one says is disputed since the other came
    assert sorted(changed("changed:2d")) == [TALKS, CHIEFS]
    assert len(changed("changed:3w")) == 5
    since = int(datetime(2025, 3, 11, tzinfo=UTC).timestamp())
    ((report, made),) = changed_stories(library, "", since, today=today)
    assert report.story.id == TALKS
    assert {change.kind for change in made} == {ChangeKind.NEW, ChangeKind.DISPUTED}
    assert list(changed_stories(library, "moldova", since, today=today)) == []
    assert len(list(changed_stories(library, "", 0, today=today))) == 4


def test_an_entry_by_hand_came_when_its_file_was_written(library: Library) -> None:
    file = library.root / "content/undated/by-hand.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text("headline: By hand\n")
    os.utime(file, (86_400 * 3, 86_400 * 3))
    library.reload()
    library.search("changed:1d")
    assert {found.changed for name, found in stood(library).items() if name.startswith("by-hand")} == {86_400 * 3}
