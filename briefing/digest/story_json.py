"""A digest of stories as JSON: each story with its groups and disputes, then the entries, in the form of the YAML."""

from collections.abc import Sequence

from briefing.digest.jsonform import dump_json
from briefing.digest.options import DigestOptions
from briefing.digest.relations import dispute_to_dict, group_to_dict, story_to_dict
from briefing.digest.section import Section


def render(sections: Sequence[Section], options: DigestOptions) -> str:
    """Return an object with the query, the number of stories, the stories and their entries."""
    digest = {
        "query": options.query,
        "count": len(sections),
        "stories": [_story(section) for section in sections],
        "entries": [entry.to_dict() for section in sections for entry in section.entries],
    }
    return dump_json(digest, indent=2) + "\n"


def _story(section: Section) -> dict[str, object]:
    story, found = section.story, section.comparison
    return {
        **story_to_dict(story),
        "groups": [group_to_dict(story.id, group) for group in found.groups],
        "disputes": [dispute_to_dict(story.id, dispute) for dispute in found.contradictions],
    }
