"""A YAML file as an entry, with all that is wrong with the file. No bytes make it raise.

Plain scalars are text and the schema gives the type, so ``NO`` stays "NO" and ``010`` stays "010". A value that does
not fit is reported, and taken as absent where its use could do harm.
"""

from dataclasses import dataclass

from briefing.model import Actor, ActorKind, DateBasis, Entry, Problem, Source
from briefing.model.entry import SCHEMA_VERSION
from briefing.store import keys, shapes
from briefing.store.faults import Faults
from briefing.store.fields import Fields, shown
from briefing.store.naming import source_ids
from briefing.store.parse import MakeParser, read_nodes
from briefing.store.passages import SourceIds, read_claims, read_events, read_excerpts
from briefing.store.tree import Mapping
from briefing.text.naming import slug

_ACTOR_KINDS = {str(kind): kind for kind in ActorKind}
_BASES = {str(basis): basis for basis in DateBasis}


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a file holds: the entry, or None when it has no headline or cannot be read; and what is wrong with it."""

    entry: Entry | None
    problems: tuple[Problem, ...]


def read_entry(data: bytes, file: str, make_parser: MakeParser | None = None) -> Decoded:
    """Return the entry in ``data``; ``file`` is what problems call it, and names the entry that has no id."""
    faults = Faults(file)
    root = read_nodes(data, faults, make_parser)
    entry = _entry(Fields(root, faults).checked(keys.ENTRY), file) if root is not None else None
    usable = entry if entry and entry.headline and not faults.refused else None
    return Decoded(usable, faults.problems(root))


def _entry(fields: Fields, file: str) -> Entry:
    published = fields.date("published")
    sources = _sources(fields)
    ids = SourceIds(frozenset(source.id for source in sources), sources[0].id if len(sources) == 1 else None)
    return Entry(
        schema=_schema(fields),
        id=_id(fields, file),
        headline=fields.required("headline"),
        language=fields.text("language", shapes.language),
        published=published,
        published_basis=_basis(fields, published),
        sources=sources,
        summary=read_excerpts(fields, ids),
        countries=fields.texts("countries", shapes.country),
        topics=fields.texts("topics", shapes.topic),
        tags=fields.texts("tags"),
        actors=tuple(_actor(item) for item in fields.mappings("actors", keys.ACTOR)),
        events=read_events(fields, ids),
        claims=read_claims(fields, ids),
        generated=_generated(fields),
        extra=fields.unknown(keys.ENTRY),
    )


def _schema(fields: Fields) -> int:
    version = fields.integer("schema")
    if version is not None and version != SCHEMA_VERSION:
        message = f"schema {version} is not one that this program knows"
        fields.faults.error(fields.values["schema"], "bad-schema", message, f"write schema: {SCHEMA_VERSION}")
    return SCHEMA_VERSION if version is None else version


def _id(fields: Fields, file: str) -> str:
    """Return the id; one that could not be a file's name gives way to a slug of the file's name."""
    stem = file.rpartition("/")[2].removesuffix(".yaml")
    name = stem if shapes.ID.fullmatch(stem) else slug(stem)
    given = fields.text("id", shapes.entry_id)
    if given is None:
        if not name or name != stem:
            message = f"the file's name {shown(stem)} makes no id"
            fields.faults.error(fields.node, "bad-id", message, f"rename the file, or write id: {name or 'a-name'}")
        return name
    if not shapes.ID.fullmatch(given):
        return name
    if given != stem:
        message = f"the id {given} is not the name of the file"
        fields.faults.warning(fields.values["id"], "id-not-file", message, f"rename the file to {given}.yaml")
    return given


def _basis(fields: Fields, published: str | None) -> DateBasis:
    basis = fields.choice("published_basis", _BASES, DateBasis.UNKNOWN)
    if (published is None) == (basis is DateBasis.UNKNOWN):
        return basis
    node = fields.values.get("published_basis") or fields.values.get("published") or fields.node
    if published is None:
        message, hint = f"published_basis is {basis}, but there is no date", "write published_basis: unknown"
    else:
        message, hint = f"how {published} is known is not said", "write published_basis: stated, metadata or inferred"
    report = fields.faults.error if "published_basis" in fields.values else fields.faults.warning
    report(node, "bad-published_basis", message, hint)
    return basis


def _sources(fields: Fields) -> tuple[Source, ...]:
    items = list(fields.mappings("sources", keys.SOURCE))
    return tuple(_source(item, ident) for item, ident in zip(items, source_ids(items), strict=True))


def _source(fields: Fields, ident: str) -> Source:
    url = fields.text("url")
    if url is not None and (advice := shapes.web_url(url)):
        fields.faults.warning(fields.values["url"], "bad-url", f"{shown(url)} cannot be opened", advice)
    return Source(
        id=ident,
        publisher=fields.text("publisher"),
        url=url,
        file=fields.safe("file", shapes.library_path),
        sha256=fields.text("sha256", shapes.sha256),
        retrieved=fields.text("retrieved", shapes.instant),
        author=fields.text("author"),
        updated=fields.date("updated"),
        dated=fields.text("dated"),
        extra=fields.unknown(keys.SOURCE),
    )


def _actor(fields: Fields) -> Actor:
    mentions = fields.count("mentions", 1)
    return Actor(
        name=fields.required("name"),
        kind=fields.required_choice("kind", _ACTOR_KINDS, ActorKind.UNNAMED),
        mentions=1 if mentions is None else mentions,
        role=fields.text("role"),
        country=fields.text("country", shapes.country),
        aliases=fields.texts("aliases"),
        extra=fields.unknown(keys.ACTOR),
    )


def _generated(fields: Fields) -> tuple[tuple[str, str], ...]:
    node = fields.values.get("generated")
    if node is None or not isinstance(node, Mapping):
        fields.text("generated", lambda _: "delete it, and the program takes all as written by hand")
        return ()
    digests = Fields(node, fields.faults).checked(dict.fromkeys(keys.WRITTEN_BY_PROGRAM))
    found = ((key, digests.safe(key, shapes.digest)) for key in digests.values)
    return tuple((key, digest) for key, digest in found if digest is not None)
