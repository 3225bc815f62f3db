"""Arguments that several commands share, and the library that they name."""

import argparse
from typing import TYPE_CHECKING

from briefing.cli.failure import Failure
from briefing.cli.output import NARROWEST

if TYPE_CHECKING:
    from briefing.library.library import Library


def add_query(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    """Take the rest of the line as a query."""
    parser.add_argument(
        "query",
        nargs="+" if required else "*",
        metavar="QUERY",
        help='for example: country:UA topic:conflict "cease fire"; after -- it may begin with a minus',
    )


def add_library(parser: argparse.ArgumentParser) -> None:
    """Take --library after the command as well as before it."""
    parser.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def add_refresh(parser: argparse.ArgumentParser) -> None:
    """Take --no-refresh."""
    parser.add_argument(
        "--no-refresh", action="store_true", help="answer from the index as it is, without looking for changed files"
    )


def add_with(parser: argparse.ArgumentParser) -> None:
    """Take --with, which puts beside an entry what is derived of it, as ``beside``."""
    parser.add_argument(
        "--with",
        dest="beside",
        choices=("relations",),
        metavar="relations",
        help="put beside each entry its story, the origins of its claims, and what agrees with them or disputes them",
    )


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """Take --jobs."""
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=positive,
        help="analyse in N processes; all cores by default, one for a few articles",
    )


def query_of(args: argparse.Namespace) -> str:
    """Return the query as one text."""
    return " ".join(args.query)


def positive(text: str) -> int:
    """Return a whole number above zero; argparse reports the ValueError."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def cells(text: str) -> int:
    """Return a width of lines in which text can be read."""
    number = int(text)
    if number < NARROWEST:
        raise argparse.ArgumentTypeError(f"{number} cells are too narrow to read; write {NARROWEST} or more")
    return number


def library_of(args: argparse.Namespace) -> "Library":
    """Open the library that the command line, the environment or the folder names."""
    from briefing.library.library import open_library

    return open_library(getattr(args, "library", None), eager=False)


def readable_library(args: argparse.Namespace) -> "Library":
    """Open the library for reading; raise Failure when one was named that is not there.

    Questions are answered from the index as it is until it is refreshed.
    """
    library = library_of(args)
    if getattr(args, "library", None) and not library.exists:
        raise Failure(f"no library at {library.root}; briefing --library {library.root} add PATH makes one")
    return library


def answering_library(args: argparse.Namespace) -> "Library":
    """Open the library for questions, its index in step with the disk unless --no-refresh says otherwise."""
    from briefing.cli.progress import refreshed

    library = readable_library(args)
    if not getattr(args, "no_refresh", False):
        refreshed(library)
    return library


def warn_of_actors(library: "Library") -> None:
    """Say on stderr what is wrong with actors.yaml, if anything."""
    from briefing.cli.output import say

    for problem in library.actors.problems:
        say(str(problem))


def report_broken(library: "Library") -> None:
    """Say on stderr how many files of the library could not be read, if any."""
    from briefing.cli.output import say

    broken = library.unread
    if broken:
        say(f"{broken} {'file' if broken == 1 else 'files'} could not be read; briefing check says why")
