"""``briefing add``: articles into the library."""

import argparse
from contextlib import closing
from typing import TYPE_CHECKING

from briefing.cli.arguments import add_jobs, add_library, library_of, warn_of_actors
from briefing.cli.output import put, put_line, say
from briefing.cli.progress import followed
from briefing.intake.kinds import SUPPORTED

if TYPE_CHECKING:
    from briefing.library.adding import AddResult

EXAMPLES = """Prints the id of each entry that was added. Files are what their content says: text, Markdown,
web pages, mail, PDF, JSON, feeds, web archives. An article that the library has already is not added
again; where it was printed elsewhere, its entry names that as another source.
The entries, and their order here, are the same whatever the order of PATHs.

examples:
  briefing add article.txt             a file
  briefing add https://unn.ua/en/1     a web page
  briefing add ~/articles              all that can be read in a folder
  briefing add --jobs 1 ~/articles     leave the other cores alone
  wl-paste | briefing add -            what stdin gives
  briefing add --dry-run article.txt   print the entry, write nothing"""
_DIFFERENT = 20  # claims of a new version that are shown: a page that was written anew has all of them


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file, a folder, the address of a web page, or - for stdin"
    )
    parser.add_argument("--dry-run", action="store_true", help="print the YAML of each entry and write nothing")
    parser.add_argument("--allow-private", action="store_true", help="let pages be at addresses of your own network")
    add_jobs(parser)
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Add each file; 1 when one of them failed."""
    library = library_of(args)
    if not library.exists and not args.dry_run:
        say(f"a new library begins at {library.root}")
    warn_of_actors(library)
    counts = dict.fromkeys(("added", "merged", "duplicate", "skipped", "failed"), 0)
    with closing(
        followed(
            library.add(args.paths, dry_run=args.dry_run, jobs=args.jobs, allow_private=args.allow_private), _failed
        )
    ) as results:
        for result in results:
            _report(result, dry_run=args.dry_run, first=not counts["added"])
            counts[result.status] += not _is_note(result)
    if not sum(counts.values()):
        say(f"nothing to add: no file was found there; supported are {SUPPORTED}")
        return 1
    if counts["skipped"]:
        say(f"{counts['skipped']} skipped; supported are {SUPPORTED}")
    return 1 if counts["failed"] else 0


def _failed(result: "AddResult") -> bool:
    return result.status == "failed"


def _is_note(result: "AddResult") -> bool:
    """Tell whether it is about a file of which all else was taken: a feed with more items than are read."""
    return result.status == "skipped" and result.problem is not None and result.problem.severity == "warning"


def _report(result: "AddResult", *, dry_run: bool, first: bool) -> None:
    match result.status:
        case "added" if result.entry:
            _say_version(result)
            if dry_run:
                _put_yaml(result, first=first)
            else:
                put_line(result.entry.id)
            for problem in result.entry.problems:
                say(f"{result.path}: {problem}")
        case "duplicate" if result.entry:
            say(f"{result.path}: already in the library as {result.entry.id}")
        case "merged" if result.entry:
            say(f"{result.path}: another printing of {result.entry.id}, which names it as a source now")
        case "failed":
            say(str(result.problem))
        case "skipped" if result.problem and result.problem.code != "unsupported":  # a page of an archive
            say(str(result.problem))


def _say_version(result: "AddResult") -> None:
    if result.entry and result.earlier:
        from briefing.library.page_adding import changes, claim_diff, version_before

        say(f"{result.path}: {changes(result.earlier, result.entry)}")
        before = version_before(result.earlier, result.entry)
        lines = claim_diff(before, result.entry) if before else ()
        for line in lines[:_DIFFERENT]:
            say(line)
        if len(lines) > _DIFFERENT:
            say(f"and {len(lines) - _DIFFERENT} more")


def _put_yaml(result: "AddResult", *, first: bool) -> None:
    from briefing.store.writer import write_entry

    if result.entry:
        put(("" if first else "---\n") + write_entry(result.entry).decode("utf-8"))
