"""``briefing index``: the search index, which a library of this size does without."""

import argparse

from briefing.cli.arguments import add_library, readable_library
from briefing.cli.output import say

EXAMPLES = """examples:
  briefing index"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Say that entries are searched as they lie in their files."""
    library = readable_library(args)
    count = len(library.entries)
    say(f"nothing to index: {count} {'entry is' if count == 1 else 'entries are'} searched as they lie in content/")
    return 0
