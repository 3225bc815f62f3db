"""Adding goes on where it was stopped: what is there is not analysed, and what was taken in is not read again."""

from briefing.index.stamps import YOUNG
from briefing.library import Library, adding, twins
from briefing.store.layout import entry_path
from tests.library.test_library_index import articles


def test_what_the_library_has_is_not_analysed_again(tmp_path, monkeypatch):
    paths = articles(tmp_path / "articles", 6)
    root = tmp_path / "library"
    assert [str(result.status) for result in Library(root).add(paths[:4])] == ["added"] * 4
    analysed = []
    real = adding.analyse_article
    monkeypatch.setattr(adding, "analyse_article", lambda *given: analysed.append(given[1]) or real(*given))
    found = list(Library(root).add(str(tmp_path / "articles")))
    assert [str(result.status) for result in found] == ["duplicate"] * 4 + ["added"] * 2
    assert sorted(analysed) == paths[4:]
    assert all(result.entry for result in found)
    again = list(Library(root).add(paths, jobs=2))
    assert [str(result.status) for result in again] == ["duplicate"] * 6
    assert [result.entry for result in again] == [result.entry for result in found]


def test_a_new_library_begins_with_an_index_on_the_disk(tmp_path):
    library = Library(tmp_path / "library")
    assert [str(result.status) for result in library.add(articles(tmp_path / "articles", 2))] == ["added"] * 2
    assert library.index_size > 0
    assert Library(tmp_path / "library", eager=False).search("").total == 2


def test_the_index_takes_entries_in_once_they_are_old_enough_to_be_read_for_good(tmp_path, monkeypatch):
    clock = [1000.0]
    monkeypatch.setattr(twins, "monotonic", lambda: clock[0])
    monkeypatch.setattr(twins, "_TOGETHER", 3)
    library = Library(tmp_path / "library")
    written, taken = {}, []
    real = library.take_in
    monkeypatch.setattr(library, "take_in", lambda files: (taken.append((clock[0], files)), real(files)))
    for result in library.add(articles(tmp_path / "articles", 12)):
        written[entry_path(result.entry).as_posix()] = clock[0]
        clock[0] += 0.7
    assert len(taken) > 2
    assert all(at - written[file] > YOUNG / 1e9 for at, files in taken[:-1] for file in files)
    assert library.search("").total == 12
