"""An article that was printed in several places is one entry with several sources; what only looks like it is not."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from briefing.library import catalogue, merging, twins
from briefing.library.adding import Adder, AddStatus
from briefing.library.items import Item, take_item
from briefing.library.library import Library
from briefing.model import Article, DateBasis
from briefing.store.writer import write_entry
from briefing.vocabulary.known_actors import NOBODY
from tests.text.test_reprints import OTHER, SAME, STORY

HEADLINE = "Ferry runs aground off Marbo"
REPRINT = f"{STORY}\n\nReporting by Tom Hale; editing by Mia Ort"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def statuses(library: Library, *paths: Path) -> list[str]:
    return [str(result.status) for result in library.add(list(paths))]


def article(text: str = STORY, **given: str) -> Article:
    return replace(Article(text, HEADLINE, "2025-03-11", DateBasis.METADATA), **given)


def add_item(library: Library, given: Article) -> AddStatus:
    """Add an item as a feed gives it, also one that is a headline and a line."""
    found = twins.Twins(library.root, library)
    item = Item(given, short=True)
    result = Adder(library.root, found).add_taken(item.name, take_item(item, NOBODY))
    found.settle()
    return result.status


def test_a_reprint_is_another_source_of_the_entry(library: Library, tmp_path: Path) -> None:
    first = write(tmp_path / "in", "a.txt", f"{HEADLINE}\n\n{STORY}")
    second = write(tmp_path / "in", "b.txt", f"{HEADLINE}\n\n{REPRINT}")
    assert statuses(library, first) == ["added"]
    (before,) = library.entries
    assert statuses(library, second) == ["merged"]
    (entry,) = library.entries
    assert [(source.id, source.file) for source in entry.sources] == [("s1", "seeds/a.txt"), ("s2", "seeds/b.txt")]
    assert (library.root / "seeds" / "b.txt").read_bytes() == second.read_bytes()
    assert replace(entry, sources=before.sources, generated=before.generated) == before
    assert library.check() == ()
    assert statuses(library, second, first) == ["duplicate", "duplicate"]
    assert library.entries[0] == entry


@pytest.mark.parametrize("name", OTHER)
def test_what_only_looks_like_it_is_an_entry_of_its_own(name: str, library: Library, tmp_path: Path) -> None:
    paths = [write(tmp_path / "in", "a.txt", f"{HEADLINE}\n\n{STORY}")]
    paths.append(write(tmp_path / "in", "b.txt", f"{HEADLINE}\n\n{OTHER[name]}"))
    assert statuses(library, *paths) == ["added", "added"]
    assert [len(entry.sources) for entry in library.entries] == [1, 1]


def test_the_same_article_at_two_addresses_has_both(library: Library) -> None:
    one = article(url="https://a.example/1", publisher="Marbo Post")
    assert library.add_article(one).status is AddStatus.ADDED
    two = article(url="https://b.example/2", publisher="Sele Times")
    assert library.add_article(two).status is AddStatus.MERGED
    assert library.add_article(replace(two, url="http://www.b.example/2/")).status is AddStatus.DUPLICATE
    (entry,) = library.entries
    assert [(source.publisher, source.url) for source in entry.sources] == [
        ("Marbo Post", "https://a.example/1"),
        ("Sele Times", "https://b.example/2"),
    ]
    assert len({source.file for source in entry.sources}) == 1
    assert library.search("source:sele").count == library.search("source:marbo").count == 1
    assert library.check() == ()


def test_a_wire_report_of_two_publishers_has_one_origin(library: Library) -> None:
    credited = f"SELE (AP) — {STORY}", f"SELE, March 11 (AP) — {STORY}"
    for text, name, url in zip(
        credited, ("Marbo Post", "Sele Times"), ("https://a.example", "https://b.example"), strict=True
    ):
        library.add_article(article(text, url=url, publisher=name))
    (entry,) = library.entries
    assert len(entry.sources) == 2
    assert library.search("origin:AP").count == 1


def test_short_texts_need_their_headline_and_day_to_be_the_same(library: Library) -> None:
    first = Article(
        "Read more on our site.", headline="Ferry aground", published="2025-03-11", url="https://a.example/1"
    )
    others = (
        replace(first, headline="Bridge closed", url="https://a.example/2"),
        replace(first, published="2025-03-12", url="https://a.example/3"),
    )
    assert [add_item(library, each) for each in (first, *others)] == [AddStatus.ADDED] * 3
    assert add_item(library, replace(first, url="https://a.example/4")) is AddStatus.MERGED


def test_what_is_printed_in_place_of_articles_makes_them_no_reprints(library: Library) -> None:
    wall = (
        "This article is for subscribers. Log in to read on, or choose one of our offers: a month for one euro, a year "
        "for the price of nine months. You can end it at any time. Already a subscriber of the printed paper? Then all "
        "articles are free for you. Our service answers questions about it by telephone and mail."
    )
    articles = [
        replace(article(wall), headline=headline, url=f"https://a.example/{number}")
        for number, headline in enumerate(("Ferry aground", "Bridge closed", "Choir wins prize"))
    ]
    assert [add_item(library, each) for each in articles] == [AddStatus.ADDED] * 3


def test_headlines_that_differ_in_a_number_keep_two_apart(library: Library) -> None:
    one = replace(article(STORY), headline="Line closed for the 20th time", url="https://a.example/20")
    other = replace(article(f"{STORY}\n\nNo. 21"), headline="Line closed for the 21st time", url="https://a.example/21")
    assert [add_item(library, each) for each in (one, other)] == [AddStatus.ADDED] * 2


@pytest.mark.parametrize("order", permutations(range(3)), ids=str)
def test_any_order_gives_the_same_sources(order: tuple[int, ...], library: Library, tmp_path: Path) -> None:
    texts = [STORY, REPRINT, SAME["headline, byline and date"]]
    for place in order:
        library.add_article(article(texts[place], url=f"https://{place}.example/", publisher=f"P{place}"))
    (entry,) = library.entries
    assert {source.publisher for source in entry.sources} == {"P0", "P1", "P2"}
    assert {(library.root / str(source.file)).read_text(encoding="utf-8") for source in entry.sources} == set(texts)
    assert library.check() == ()


def test_a_batch_knows_what_it_has_just_written(library: Library, tmp_path: Path) -> None:
    for number, text in enumerate([STORY, REPRINT, STORY.replace("14 of them", "15 of them")]):
        write(tmp_path / "in", f"{number}.txt", text)
    assert statuses(library, tmp_path / "in") == ["added", "merged", "added"]
    assert sorted(len(entry.sources) for entry in library.entries) == [1, 2]


def test_what_a_person_edited_stays_edited(library: Library) -> None:
    library.add_article(article(url="https://a.example/1", publisher="Marbo Post"))
    (entry,) = library.entries
    file = library.root / str(library.file_of(entry))
    edited = replace(entry, tags=("ferries",), sources=(replace(entry.sources[0], publisher="The Marbo Post"),))
    file.write_bytes(write_entry(edited))
    library.reload()
    library.add_article(article(url="https://b.example/2", publisher="Sele Times"))
    library.reload()
    (again,) = library.normalize()
    assert not again.problem
    (entry,) = library.entries
    assert entry.tags == ("ferries",)
    assert [source.publisher for source in entry.sources] == ["The Marbo Post", "Sele Times"]


def test_made_again_it_keeps_its_sources(library: Library) -> None:
    library.add_article(article(url="https://a.example/1", publisher="Marbo Post"))
    library.add_article(article(url="https://b.example/2", publisher="Sele Times"))
    library.reload()
    before = library.entries[0]
    (again,) = library.normalize(force=True)
    assert not again.problem
    assert not again.diff
    assert library.entries[0] == before


def test_a_dry_run_says_it_and_writes_nothing(library: Library, tmp_path: Path) -> None:
    statuses(library, write(tmp_path / "in", "a.txt", STORY))
    (before,) = library.entries
    (result,) = library.add(write(tmp_path / "in", "b.txt", REPRINT), dry_run=True)
    assert (result.status, result.entry) == (AddStatus.MERGED, before)
    assert not (library.root / "seeds" / "b.txt").exists()


def test_few_files_are_read_to_find_it(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(60):
        text = STORY.replace("212", str(300 + number)).replace("14 of them", f"{number + 20} of them")
        write(tmp_path / "in", f"{number}.txt", text.replace("Marbo", f"Marbo{number}"))
    assert set(statuses(library, tmp_path / "in")) == {"added"}
    read: list[str] = []
    real = catalogue.read_entry_file

    def counted(root: Path, file: str) -> catalogue.EntryFile:
        read.append(file)
        return real(root, file)

    for module in (catalogue, merging, twins):
        monkeypatch.setattr(module, "read_entry_file", counted, raising=False)
    assert statuses(library, write(tmp_path, "new.txt", REPRINT)) == ["added"]
    assert len(read) <= 5
