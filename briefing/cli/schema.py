"""``briefing schema``: the JSON Schema of an entry, for editors and other programs."""

import argparse

from briefing.cli.output import put

EXAMPLES = """An editor that speaks JSON Schema completes and checks entries as you type.

examples:
  briefing schema > entry.schema.json"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare no arguments."""


def run(args: argparse.Namespace) -> int:  # noqa: ARG001 (every command has the same signature)
    """Print the schema."""
    from briefing.digest.jsonform import dump_json
    from briefing.store.schema import json_schema

    put(dump_json(json_schema(), indent=2) + "\n")
    return 0
