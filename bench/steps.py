"""What the analysis of an article costs, step by step, beside a spaCy pipeline on the same texts in the same run.

    python -m bench.steps [--runs N] [--gold NAME] [--model PACKAGE] [--long]

Times are CPU seconds of one process, the median of the runs, scaled to an article of 600 words; the YAML is written,
too. What one step reads and the next asks for again (words, parts of speech) is paid by the first. Ratios matter;
seconds depend on the machine. spaCy is used where it and the model are installed, all its components on.
"""

import argparse
import importlib
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.clock import STEPS, Clock, Step, clocked, forget
from bench.imports import imported
from bench.train.corpora import load
from briefing.analysis.pipeline import NoArticle, normalize
from briefing.store.writer import write_entry

MIN_WORDS = 250  # of an article; shorter ones are notes
WORDS = 600  # of the article that the times are scaled to
MODEL = "en_core_web_sm"
IMPORTS = ("briefing.analysis.pipeline", "briefing.cli.main", "briefing.tui.app")
YAML, ALL = "YAML", "all"
SLOW = 0.3  # seconds; no package may take longer to import

Pipeline = Callable[[Sequence[str]], None]


class Cost(NamedTuple):
    """CPU seconds of one run over all articles: of each step, and in all."""

    steps: Mapping[str, float]
    whole: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 2 for a corpus without articles."""
    options = _options(arguments)
    texts = articles(options.gold)
    if not texts:
        print(f"{options.gold}: no article of {MIN_WORDS} words and more", file=sys.stderr)
        return 2
    if options.peak:
        print(_peak(texts, None if options.peak == "briefing" else options.peak))
        return 0
    words = sum(len(text.split()) for text in texts)
    began = time.process_time()
    analyse(texts[:1], Clock())
    first = time.process_time() - began
    other = spacy_pipeline(options.model)
    costs, others = measure(texts, other, options.runs)
    print(f"{len(texts)} articles of {options.gold}, {words} words; median of {options.runs} runs\n")
    print(table(costs, words))
    spent = statistics.median(cost.whole for cost in costs)
    print(f"\n{_speed('briefing', words, spent)}; the first article, with lexicons and weights: {first:.2f} s")
    if others:
        theirs = statistics.median(others)
        print(f"{_speed(f'spaCy {options.model}', words, theirs)}; briefing takes {spent / theirs:.2f} of its time")
    else:
        print(
            f"spaCy or its model {options.model} is not installed here: nothing to compare with (--model names another)"
        )
    print(_memory(options, with_spacy=bool(others)))
    print(_import_times())
    if options.long:
        print(_long(texts))
    return 0


def articles(corpus: str) -> list[str]:
    """Return the texts of a corpus of bench/gold that are long enough."""
    return [record["text"] for record in load(corpus) if len(record["text"].split()) >= MIN_WORDS]


def analyse(texts: Sequence[str], clock: Clock) -> None:
    """Make the entry of each text and write it."""
    for text in texts:
        try:
            entry = normalize(text)
        except NoArticle:
            continue
        clock.timed(YAML, write_entry)(entry)


def measure(texts: Sequence[str], other: Pipeline | None, runs: int) -> tuple[list[Cost], list[float]]:
    """Return what each run cost, and what it cost the other pipeline, by turns."""
    costs: list[Cost] = []
    others: list[float] = []
    for _ in range(runs):
        forget()
        with clocked() as clock:
            began = time.process_time()
            analyse(texts, clock)
            costs.append(Cost(dict(clock.spent), time.process_time() - began))
        if other:
            began = time.process_time()
            other(texts)
            others.append(time.process_time() - began)
    return costs, others


def table(costs: Sequence[Cost], words: int, steps: Sequence[Step] = STEPS) -> str:
    """Return milliseconds an article of 600 words and share of each step; a part of a step stands indented.

    >>> print(table([Cost({"tags": 1.0, "YAML": 0.5}, 2.0)], 6000, STEPS[-1:]))
    step                        ms  share
    tags                     100.0    50%
    YAML                      50.0    25%
    other                     50.0    25%
    all                      200.0   100%
    """

    def of(name: str) -> float:
        return statistics.median(cost.steps.get(name, 0.0) for cost in costs)

    whole = statistics.median(cost.whole for cost in costs)
    rows = [("  " * step.part + step.name, of(step.name)) for step in steps] + [(YAML, of(YAML))]
    told = sum(of(step.name) for step in steps if not step.part) + of(YAML)
    rows += [("other", whole - told), (ALL, whole)]
    lines = [f"{'step':24}{'ms':>6}{'share':>7}"]
    lines += [f"{name:24}{1000 * spent * WORDS / words:6.1f}{spent / whole:7.0%}" for name, spent in rows]
    return "\n".join(lines)


def spacy_pipeline(model: str) -> Pipeline | None:
    """Return a function that reads texts with spaCy; None where it or the model is not installed."""
    try:
        reader = importlib.import_module(model).load()
    except (ImportError, OSError):
        return None

    def read(texts: Sequence[str]) -> None:
        for _ in reader.pipe(texts, batch_size=50):  # the 1,000 of its default take two gigabytes
            pass

    return read


def _speed(name: str, words: int, seconds: float) -> str:
    speed = words / seconds
    return f"{name}: {speed:.0f} words/s and core, {speed / WORDS:.1f} articles of {WORDS} words/s"


def _peak(texts: Sequence[str], model: str | None) -> int:
    """Return the most memory, in bytes, that this process has had when it has read all articles."""
    if model is None:
        analyse(texts, Clock())
    elif reader := spacy_pipeline(model):
        reader(texts)
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage tells there includes the process that started this one
        return 1024 * int(status.read_text().partition("VmHWM:")[2].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _memory(options: argparse.Namespace, *, with_spacy: bool) -> str:
    """Return a line with the memory that a fresh process needs at most, and spaCy's beside it."""
    told = []
    for name in ("briefing", options.model) if with_spacy else ("briefing",):
        command = [sys.executable, "-m", "bench.steps", "--gold", options.gold, "--peak", name]
        made = subprocess.run(command, capture_output=True, text=True, check=True)
        told.append(f"{name} {int(made.stdout) / 1e6:.0f} MB")
    return f"memory at most: {', '.join(told)}"


def _import_times() -> str:
    """Return a line for each of our modules: what importing it costs, and the packages that cost most."""
    lines = []
    for module in IMPORTS:
        packages = imported(module)
        most = ", ".join(f"{name} {spent:.3f}" for name, spent in list(packages.items())[:4])
        slow = f"; over {SLOW} s: {name}" if (name := next(iter(packages))) and packages[name] > SLOW else ""
        lines.append(f"import {module}: {sum(packages.values()):.3f} s ({most}){slow}")
    return "\n".join(lines)


def _long(texts: Sequence[str]) -> str:
    """Return a line for texts of growing length: with linear time the speed stays."""
    lines = []
    for share in (8, 4, 2, 1):
        text = "\n\n".join(texts[: len(texts) // share])
        forget()
        began = time.process_time()
        analyse([text], Clock())
        spent = time.process_time() - began
        lines.append(f"one text of {len(text) / 1e6:.2f} MB: {spent:.1f} s, {len(text.split()) / spent:.0f} words/s")
    return "\n".join(lines)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("bench.steps", None, __doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="how often all articles are read (3)")
    parser.add_argument("--gold", default="wikinews", metavar="NAME", help="the corpus of bench/gold (wikinews)")
    parser.add_argument("--model", default=MODEL, metavar="PACKAGE", help=f"the package of a spaCy model ({MODEL})")
    parser.add_argument("--long", action="store_true", help="also one text of all articles, up to its whole length")
    parser.add_argument("--peak", help=argparse.SUPPRESS)  # for the processes that measure memory
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
