"""Entries by their main topic: the largest group first, those without a topic last, newest first inside each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.model import Entry
from briefing.model.order import newest_first
from briefing.vocabulary.topics import broader, topic_label

NO_TOPIC = "Other news"


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one top-level topic; ``topic`` is None for those without any."""

    topic: str | None
    label: str
    entries: tuple[Entry, ...]


def group_by_topic(entries: Iterable[Entry]) -> tuple[Group, ...]:
    """Return the entries, each in the group of its first topic."""
    members: dict[str | None, list[Entry]] = defaultdict(list)
    for entry in entries:
        members[_top(entry.topics[0]) if entry.topics else None].append(entry)
    groups = [Group(topic, topic_label(topic) if topic else NO_TOPIC, newest_first(m)) for topic, m in members.items()]
    return tuple(sorted(groups, key=lambda group: (group.topic is None, -len(group.entries), group.label)))


def _top(topic: str) -> str:
    while wider := broader(topic):
        topic = wider
    return topic
