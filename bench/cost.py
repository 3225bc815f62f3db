"""What it costs to use: CPU and modules of the headless commands, and the time to the first painted list.

    python -m bench.cost [--runs N]

Every figure stands beside a floor measured in the same run: `python -c pass` for commands, a bare Textual app with
one line for the reader. Ratios matter; seconds depend on the machine.
The reader runs in a pseudo-terminal on this repository.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.terminal import Terminal

ROOT = Path(__file__).parents[1]
BARE_APP = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("first line")
Bare().run()
"""
COUNT_MODULES = """
import contextlib, io, json, sys
from briefing.cli.main import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main(sys.argv[1:])
names = {name.split(".")[0] for name in sys.modules}
print(json.dumps([len(sys.modules), "textual" in names, "rich" in names]))
"""


def cpu(command: list[str], runs: int) -> float:
    """Return the median CPU seconds, user and system, of a command."""
    spent = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(spent)


def first_paint(command: list[str], words: str, runs: int) -> float:
    """Return the median seconds until a terminal of 160x45 has been sent these words."""
    times = []
    for _ in range(runs):
        with Terminal(command, ROOT) as terminal:
            times.append(terminal.until(words))
    return statistics.median(times)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7, help="how often each is measured; the median is printed (7)")
    runs = parser.parse_args().runs
    python = sys.executable
    floor = cpu([python, "-c", "pass"], runs)
    print(f"{'':34}{'CPU s':>8}{'x floor':>9}{'modules':>9}  textual")
    print(f"{'python -c pass':34}{floor:8.3f}{1:9.1f}")
    for arguments in (["--version"], ["digest"], ["search", "ukraine"], ["check"]):
        spent = cpu([python, "-m", "briefing", *arguments], runs)
        counted = subprocess.run(
            [python, "-c", COUNT_MODULES, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
        )
        modules, textual, _ = json.loads(counted.stdout.splitlines()[-1])
        name = " ".join(["briefing", *arguments])
        print(f"{name:34}{spent:8.3f}{spent / floor:9.1f}{modules:9d}  {'yes' if textual else 'no'}")
    with tempfile.NamedTemporaryFile("w", suffix=".py", delete=False) as script:
        script.write(BARE_APP)
    bare = first_paint([python, script.name], "first line", runs)
    reader = first_paint([python, "-m", "briefing"], "The USA did not invite", runs)
    Path(script.name).unlink()
    print(f"\n{'':34}{'wall s':>8}{'x bare':>9}")
    print(f"{'bare Textual app, first line':34}{bare:8.3f}{1:9.2f}")
    print(f"{'briefing, first painted list':34}{reader:8.3f}{reader / bare:9.2f}")


if __name__ == "__main__":
    main()
