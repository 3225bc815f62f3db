"""Comparing the stories of a library that have changed, so that lists and queries know how their entries stand.

Entries are read and compared in this process or spread over several; each some hundred are written as they are done, so
that a killed run loses its last ones only. The index is borrowed for moments: nobody waits. Whoever changes a story
meanwhile leaves it for the next round.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from functools import partial
from multiprocessing import parent_process
from pathlib import Path
from typing import Protocol, TypeVar

from briefing.index.database import snapshot
from briefing.index.index import Index
from briefing.index.standing import Member, stale_stories, waiting, write_standings
from briefing.library.arrivals import arrived
from briefing.library.catalogue import read_entry_file
from briefing.library.workers import Lost, jobs_for, spread
from briefing.model.standing import Standing
from briefing.stories.changes import changes, last_changes
from briefing.stories.comparison import compare_story
from briefing.stories.standing import standings

_T = TypeVar("_T")
_ROUND = 4096  # stale documents whose stories are looked for at once
_TOGETHER = 64  # entries that a process compares at once, more when one story has more
_POLITE = 10  # niceness: nobody waits for it, and somebody may be typing
_WRITTEN = 512  # entries of a transaction

Stories = Sequence[tuple[Member, ...]]
Told = list[tuple[tuple[Member, ...], dict[int, Standing]]]
Progress = Callable[[int, int], None]  # stale documents that were done, and how many there were


class Ask(Protocol):
    """Borrow the index of a library for a question."""

    def __call__(self, question: Callable[[Index], _T]) -> _T:
        """Return the answer of the index."""


def compare_all(
    root: Path,
    ask: Ask,
    jobs: int | None = 1,
    stop: Callable[[], bool] = lambda: False,
    progress: Progress | None = None,
) -> bool:
    """Compare the stories that wait for it until ``stop`` says so; tell whether there were any.

    Raise TimeoutError when another process does not stop writing.
    """
    total = left = ask(lambda index: waiting(index.db))
    while left and not stop():
        _round(root, ask, jobs, stop)
        before, left = left, ask(lambda index: waiting(index.db))
        if left >= before:
            break  # others change stories faster than they are compared
        if progress:
            progress(total - left, total)
    return bool(total)


def _round(root: Path, ask: Ask, jobs: int | None, stop: Callable[[], bool]) -> None:
    stories = ask(_stale)
    some = list(_parted(stories))
    work = spread(partial(compared, root), some, jobs_for(len(some), jobs), loaded=[compared.__module__])
    done: Told = []
    with closing(work) as results:
        for group, found in results:
            told = [{} for _ in group] if isinstance(found, Lost) else found  # of what cannot be read nothing is said
            done += zip(group, told, strict=True)
            if sum(len(members) for members, _ in done) >= _WRITTEN:
                _write(ask, done)
                done = []
            if stop():
                break
    _write(ask, done)


def _stale(index: Index) -> list[tuple[Member, ...]]:
    with snapshot(index.db):
        return stale_stories(index.db, _ROUND)


def _write(ask: Ask, done: Told) -> None:
    ask(lambda index: write_standings(index.db, done))


def _parted(stories: Stories) -> Iterator[Stories]:
    group: list[tuple[Member, ...]] = []
    for members in stories:
        group.append(members)
        if sum(map(len, group)) >= _TOGETHER:
            yield group
            group = []
    if group:
        yield group


def compared(root: Path, stories: Stories) -> list[dict[int, Standing]]:
    """Return the standings of the members of each story, by document. A process of its own gives way to others."""
    if parent_process() is not None:
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, 0, _POLITE)
    return [_standings(root, members) for members in stories]


def _standings(root: Path, members: Iterable[Member]) -> dict[int, Standing]:
    """Return the standings of a story; a file that is gone or broken by now is left out, and will be looked at."""
    read = {member: entry for member in members if (entry := read_entry_file(root, member.file).entry)}
    entries = list(read.values())
    comparison = compare_story(entries)
    came = {entry.id: arrived(root, entry, member.file) for member, entry in read.items()}
    found = standings(entries, comparison)
    last = last_changes(
        changes(entries, comparison, lambda entry: came[entry.id])
    )  # withdrawn or not, it is of that instant
    return {member.docid: replace(found[entry.id], changed=last.get(entry.id)) for member, entry in read.items()}
