"""``briefing config``: the settings in effect, where each comes from, and what is wrong with the file."""

import argparse
import os
from typing import TYPE_CHECKING

from briefing.cli.output import put, say

if TYPE_CHECKING:
    from briefing.settings.show import Shown
    from briefing.tui.preferences import Preferences

EXAMPLES = """It prints a config.toml: copy what you want to change into your own, which --path names.
$BRIEFING_CONFIG names another file; when it is empty, none is read and nothing is remembered.
Exit status 1 when the file has mistakes; they are listed, and the rest of the file is used.

examples:
  briefing config                              what is in effect, and where it comes from
  $EDITOR "$(briefing config --path)"
  briefing config --json"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--path", action="store_true", help="print where the file is, whether it is there or not")
    form.add_argument("--json", action="store_true", help="print the settings as JSON")


def run(args: argparse.Namespace) -> int:
    """Print what is in effect; 1 when something in the file is wrong."""
    from briefing.model import Severity
    from briefing.tui.preferences import config_file, load

    file = config_file(os.environ)
    if args.path:
        put(f"{file or ''}\n")
        return 0
    preferences = load(os.environ)
    shown = _shown(preferences, str(file))
    put(_json(shown, preferences, str(file or "")) if args.json else _toml(shown, str(file or "none")))
    for problem in preferences.problems:
        say(str(problem))
    return int(any(problem.severity is Severity.ERROR for problem in preferences.problems))


def _shown(preferences: "Preferences", file: str) -> "Shown":
    """Return the settings with what the user chose in the reader over what the file says."""
    from briefing.settings.show import Shown
    from briefing.settings.tree import leaves, value_at
    from briefing.tui.preferences import known

    settings = preferences.effective
    origins = {path: f"{file}:{line}" for path, line in preferences.given.items()}
    for leaf in leaves():
        if value_at(settings, leaf.path) != value_at(preferences.settings, leaf.path):
            origins[leaf.path] = "chosen in the reader"
    return Shown(settings, known(), origins)


def _toml(shown: "Shown", file: str) -> str:
    from briefing.settings.show import as_toml

    return f"# What is in effect. Yours: {file}\n\n{as_toml(shown)}"


def _json(shown: "Shown", preferences: "Preferences", file: str) -> str:
    from briefing.digest.jsonform import dump_json
    from briefing.settings.show import as_values

    problems = [str(problem) for problem in preferences.problems]
    return dump_json({"file": file, **as_values(shown), "problems": problems}, indent=2) + "\n"
