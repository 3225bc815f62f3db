"""The ``briefing`` command: reads the command line, runs one command, and turns every ending into an exit status.

0 is done, 1 something failed, 2 wrong usage. Commands import what they need when they run.
"""

import argparse
import gc
import os
import shlex
import sys
from collections.abc import Collection, Sequence
from importlib import import_module

from briefing import __version__
from briefing.cli.failure import Failure

# The commands in the order of the help. Each is a module beside this one with ``configure`` and ``run``.
COMMANDS = {
    "add": "take articles into the library",
    "feeds": "follow feeds: add, list, remove, import, export",
    "fetch": "ask the feeds, and take in what is new",
    "watch": "keep asking the feeds, each at its own pace",
    "search": "list the entries that a query finds",
    "show": "print an entry with its claims and their sources",
    "stories": "list the events that entries are about",
    "disputes": "print what entries about one event contradict each other in",
    "changes": "print what has changed in stories since you looked",
    "agenda": "print what claims say will be, by day, and what became of it",
    "digest": "print a digest, by topic and date",
    "check": "prove every quoted word against its source",
    "normalize": "run the analysis again, keeping what was edited by hand",
    "export": "print entries as JSON lines, CSV or a feed",
    "schema": "print the JSON Schema of an entry",
    "index": "bring the search index up to date",
    "serve": "show the reader in a web browser",
    "config": "print the settings in effect, and where they come from",
}

_EPILOG = """examples:
  briefing add article.txt notes/      take in a file and a folder
  briefing search country:UA ceasefire
  briefing show 9f2c41d07a3b --evidence
  briefing digest --since 7d --format markdown
  briefing check                       prove the whole library, offline

Without a command, briefing opens the reader; piped, it prints the digest.
The library is --library DIR, else $BRIEFING_LIBRARY, else the nearest folder upward
that has content/, else your own data folder."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status. Errors of the program itself are raised."""
    _survive_any_character()
    try:
        args = _parse(sys.argv[1:] if argv is None else argv)
        status = _run(args)
        sys.stdout.flush()
    except SystemExit as ending:  # argparse, after help or wrong usage
        return ending.code if isinstance(ending.code, int) else 0
    except Failure as failure:
        _tell(str(failure))
        return failure.status
    except KeyboardInterrupt:
        _tell("stopped; the library is whole")
        return 130  # 128 + SIGINT, as shells report it
    except BrokenPipeError:
        _close_quietly()
        return 0
    except Exception as error:
        from briefing.store.errors import StoreError

        if not isinstance(error, StoreError):
            raise
        _tell(str(error))  # what is not of one file: the disk, at the end of the work
        return 1
    return status


def entry_point() -> None:
    """Run as the installed command: an error of the program itself becomes one line; BRIEFING_DEBUG=1 shows it all."""
    try:
        sys.exit(main())
    except Exception as error:
        if os.environ.get("BRIEFING_DEBUG"):
            raise
        from briefing.text.clean import clean_line

        what = clean_line(f"{type(error).__name__}: {error}")[:500]
        hint = "please report it with what BRIEFING_DEBUG=1 prints"
        sys.stderr.write(f"briefing: this is a mistake in the program: {what}; {hint}\n")
        sys.exit(1)


def _parser(words: Collection[str]) -> argparse.ArgumentParser:
    """Return the parser of all commands; of those that no word names, nothing but the name and summary."""
    parser = argparse.ArgumentParser(
        prog="briefing",
        description="News with its evidence: every claim one key away from the words that support it.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    parser.add_argument("--library", metavar="DIR", help="the folder of the library")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, summary in COMMANDS.items():
        if name not in words:
            commands.add_parser(name, help=summary)
            continue
        module = import_module(f"briefing.cli.{name}")
        command = commands.add_parser(
            name,
            help=summary,
            description=summary[0].upper() + summary[1:] + ".",
            epilog=module.EXAMPLES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.configure(command)
    return parser


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the arguments; a word with a minus that is no option gets a hint, for it may be meant as a query."""
    parser = _parser(argv)
    args, unknown = parser.parse_known_args(argv)
    if unknown:
        taken = f"unrecognized arguments: {' '.join(unknown)}"
        if hasattr(args, "query") and not unknown[0].startswith("--"):
            words = shlex.join([*args.query, *unknown])
            taken += f"; to exclude words, write: briefing {args.command} -- {words}"
        parser.error(taken)
    return args


def _run(args: argparse.Namespace) -> int:
    if args.command:
        return int(import_module(f"briefing.cli.{args.command}").run(args))
    if (sys.stdout.isatty() and sys.stdin.isatty()) or "TEXTUAL_DRIVER" in os.environ:  # which briefing serve sets
        return _read(args)
    from briefing.cli.digest import run_default

    return run_default(args)


def _read(args: argparse.Namespace) -> int:
    gc.disable()
    from briefing.cli.arguments import readable_library
    from briefing.tui.app import run

    gc.freeze()  # what was loaded stays to the end: looking it through at the start takes longer than the first paint
    gc.enable()
    return run(readable_library(args)) or 0


def _survive_any_character() -> None:
    """Let a terminal that cannot print a character get its escape instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def _tell(message: str) -> None:
    sys.stdout.flush()
    sys.stderr.write(f"briefing: {message}\n" if "\n" not in message else f"{message}\n")


def _close_quietly() -> None:
    """Leave nothing that Python would write to the closed pipe when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
