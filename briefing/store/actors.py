"""actors.yaml: the actors that a person named, as a list of what each is called. No bytes make it raise.

- name: Volodymyr Zelenskyy
  aliases: [Zelensky, Vladimir Zelensky]
  kind: person
  country: UA
"""

from collections.abc import Iterator
from typing import Final

from briefing.model import ActorKind
from briefing.store import shapes
from briefing.store.actors_file import FILE, ActorsFile
from briefing.store.faults import Faults, place
from briefing.store.fields import Fields, shown
from briefing.store.parse import MakeParser, read_root
from briefing.store.tree import Mapping, Node, Scalar, Sequence, is_null
from briefing.vocabulary.countries import ISO_CODES
from briefing.vocabulary.known_actors import KnownActor, KnownActors, key_of

KEYS: Final = dict.fromkeys(("name", "aliases", "kind", "role", "country"))
_KINDS = {str(kind): kind for kind in ActorKind}
_EXAMPLE = "write one item for each actor: - {name: Volodymyr Zelenskyy, aliases: [Zelensky]}"


def read_actors(data: bytes, file: str = FILE, make_parser: MakeParser | None = None) -> ActorsFile:
    """Return the actors in ``data``; ``file`` is what problems call it."""
    faults = Faults(file)
    root = read_root(data, faults, make_parser)
    read = list(_items(root, faults))
    kept = [actor for fields, actor in read if actor.name]
    _report_shared_names(read, faults)
    actors = KnownActors(() if faults.refused else tuple(kept))
    return ActorsFile(actors, faults.problems(root))


def _items(root: Node | None, faults: Faults) -> Iterator[tuple[Fields, KnownActor]]:
    if root is None or (isinstance(root, Scalar) and is_null(root)):
        return
    if not isinstance(root, Sequence):
        faults.error(root, "wrong-type", "the file holds no list", _EXAMPLE)
        return
    for item in root.items:
        if isinstance(item, Mapping):
            fields = Fields(item, faults).checked(KEYS)
            yield fields, _actor(fields)
        else:
            faults.error(item, "wrong-type", "an item of the list is no mapping", _EXAMPLE)


def _actor(fields: Fields) -> KnownActor:
    kind = fields.choice("kind", _KINDS, ActorKind.UNNAMED)  # reports a word that is no kind
    return KnownActor(
        _named(fields, fields.required("name")),
        fields.texts("aliases", _no_name),
        kind if fields.text("kind") in _KINDS else None,
        fields.text("role"),
        fields.safe("country", _country),
    )


def _named(fields: Fields, name: str) -> str:
    if name and (advice := _no_name(name)):
        fields.faults.error(fields.values["name"], "bad-name", f"{shown(name)} is no name", advice)
        return ""
    return name


def _no_name(text: str) -> str | None:
    return None if key_of(text) else "write a name, with letters"


def _country(text: str) -> str | None:
    return shapes.country(text) or (None if text in ISO_CODES else "write ISO 3166-1 alpha-2, such as FR")


def _report_shared_names(read: list[tuple[Fields, KnownActor]], faults: Faults) -> None:
    """Report each name that two actors claim: nobody could tell whom the news means by it."""
    owners: dict[str, tuple[int, KnownActor, int]] = {}
    for number, (fields, actor) in enumerate(read):
        for name, node in _name_nodes(fields):
            key = key_of(name)
            line = place(node)[0]
            owner = owners.setdefault(key, (number, actor, line)) if key else None
            if owner and owner[0] != number:
                other = f"{shown(owner[1].name)} in line {owner[2]}"
                message = f"{shown(name)} is a name of {shown(actor.name)} here and of {other}"
                faults.error(node, "ambiguous-name", message, "keep it with one of the two; the first has it now")


def _name_nodes(fields: Fields) -> Iterator[tuple[str, Scalar]]:
    name, aliases = fields.values.get("name"), fields.values.get("aliases")
    listed = aliases.items if isinstance(aliases, Sequence) else []
    yield from ((node.value, node) for node in (name, *listed) if isinstance(node, Scalar))
