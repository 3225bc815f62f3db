"""Where else an article was printed, taken into the entry that there is of it: one more source, no other claim."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path, PurePosixPath

from briefing.library.catalogue import read_entry_file
from briefing.library.twins import Twins
from briefing.model import Entry, Source
from briefing.store.digests import edited_fields, field_digests
from briefing.store.files import write_atomically
from briefing.store.seeds import store_seed
from briefing.store.writer import write_entry
from briefing.text.address import page_key

_SOURCES = "sources"


def merge(root: Path, twins: Twins, entry: Entry, source: Source, data: bytes, *, reprint: bool) -> Entry | None:
    """Write a source into the entry of its article, and its bytes under seeds/; None when the entry has it.

    ``reprint`` when it prints the article with something else around it. Call it with the writer's lock held. Raise
    StoreError when something cannot be written.
    """
    file = twins.file(entry)
    entry = read_entry_file(root, file).entry or entry
    if not is_another(entry, source, reprint=reprint):
        return None
    kept = next((each.file for each in entry.sources if each.file and each.sha256 == source.sha256), None)
    name = PurePosixPath(source.file or "article.txt").name
    merged = with_source(entry, replace(source, file=kept or store_seed(root, name, data).as_posix()))
    write_atomically(root / file, write_entry(merged), root)
    twins.changed(merged, file)
    return merged


def is_another(entry: Entry, source: Source, *, reprint: bool) -> bool:
    """Tell whether an entry has no source from that place: by its address, else by who published it, or by its bytes.

    Other line ends make no other source.
    """
    if source.url:
        return page_key(source.url) not in {page_key(each.url) for each in entry.sources if each.url}
    if source.publisher and source.publisher not in {each.publisher for each in entry.sources}:
        return True
    return reprint and source.sha256 not in {each.sha256 for each in entry.sources}


def with_source(entry: Entry, source: Source) -> Entry:
    """Return the entry with a further source, under the next free id; evidence and edited fields stay as they are."""
    further = replace(source, id=_free(entry.sources))
    merged = replace(entry, sources=(*entry.sources, further))
    if not entry.generated or _SOURCES in edited_fields(entry):
        return merged
    digest = field_digests(merged)[_SOURCES]
    return replace(merged, generated=tuple((k, digest if k == _SOURCES else d) for k, d in entry.generated))


def cited(entry: Entry) -> frozenset[str]:
    """Return the ids of the sources that evidence points into."""
    told = (
        *(excerpt.evidence for excerpt in entry.summary),
        *(event.evidence for event in entry.events),
        *(claim.evidence for claim in entry.claims),
    )
    hops = (hop.evidence for claim in entry.claims for hop in claim.chain)
    return frozenset(each.source for each in (*chain.from_iterable(told), *filter(None, hops)))


def _free(sources: Sequence[Source]) -> str:
    taken = {source.id for source in sources}
    return next(name for name in (f"s{n}" for n in range(len(sources) + 1, 2 * len(sources) + 3)) if name not in taken)
