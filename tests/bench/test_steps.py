"""The times of the analysis: every step is measured, results stay the same, and spaCy may be missing."""

import subprocess
import sys

import pytest

from bench import clock, imports, steps
from bench.clock import Clock, clocked
from briefing.analysis.pipeline import normalize

TEXT = """Bridge closes after flood

The bridge in Paris was closed on Monday after a flood, the mayor said. "It will be open again on 20 March," he said.
The company that built the bridge said it would pay two million euros.
"""


def test_every_step_is_timed_and_changes_nothing() -> None:
    plain = normalize(TEXT)
    with clocked() as watch:
        assert normalize(TEXT) == plain
    assert set(watch.spent) == {step.name for step in clock.STEPS}
    assert all(spent >= 0 for spent in watch.spent.values())


def test_functions_are_put_back() -> None:
    before = [getattr(step.module, name) for step in clock.STEPS for name in step.functions]
    with clocked():
        pass
    assert [getattr(step.module, name) for step in clock.STEPS for name in step.functions] == before


def test_what_is_yielded_is_timed_where_it_is_made() -> None:
    watch = Clock()
    assert list(watch.timed("squares", lambda: (n * n for n in range(3)))()) == [0, 1, 4]
    assert set(watch.spent) == {"squares"}


def test_without_spacy_the_table_stands_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(steps, "articles", lambda corpus: [TEXT])
    monkeypatch.setattr(steps, "IMPORTS", ("json",))
    monkeypatch.setattr(steps, "_memory", lambda options, with_spacy: "")
    assert steps.main(["--runs", "1", "--model", "no_such_model", "--long"]) == 0
    told = capsys.readouterr().out
    assert "no_such_model is not installed here" in told
    assert "attribution" in told
    assert "import json: " in told


def test_a_corpus_without_articles_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(steps, "load", lambda corpus: [{"text": "Too short."}])
    assert steps.main([]) == 2
    assert "no article of 250 words" in capsys.readouterr().err


def test_no_import_of_the_analysis_takes_long() -> None:
    """The import itself, in seconds, is for the benchmark; here counts what is imported: nothing heavy."""
    command = "import sys, briefing.analysis.pipeline; print(*{name.partition('.')[0] for name in sys.modules})"
    told = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True).stdout.split()
    assert not {"numpy", "spacy", "textual", "rich", "yaml"} & set(told)
    assert "fasttext" not in told, "the language model waits for the first text"


def test_imports_are_told_by_package() -> None:
    found = imports.imported("json", runs=1)
    assert "json" in found
    assert list(found.values()) == sorted(found.values(), reverse=True)
