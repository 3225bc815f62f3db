"""A clock for the steps of the analysis: CPU seconds by step, taken where the pipeline calls each."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any
from unittest.mock import patch

from briefing.analysis import (
    actors,
    claims,
    countries,
    dates,
    inside,
    language,
    names,
    overrides,
    parts_of_speech,
    prose,
    reading,
    summary,
    tags,
    tokens,
    topics,
    units,
)


@dataclass(frozen=True, slots=True)
class Step:
    """A step: the functions of a module that it is made of. ``part`` is true for one inside the step before it."""

    name: str
    module: ModuleType
    functions: tuple[str, ...]
    part: bool = False


STEPS = (
    Step("prose, furniture", prose, ("read_prose",)),
    Step("language", language, ("detect",)),
    Step("dates", dates, ("events",)),
    Step("countries", countries, ("countries",)),
    Step("names", names, ("find_names",)),
    Step("units", units, ("read_units",)),
    Step("attribution", reading, ("read",)),
    Step("tokens, parts of speech", reading, ("read_passage",), part=True),
    Step("trained reader", reading, ("read_reported",), part=True),
    Step("claims", claims, ("provenance", "find_claims")),
    Step("actors", actors, ("find_actors",)),
    Step("names as known", overrides, ("name_actors", "name_claims")),
    Step("inside claims", inside, ("enrich",)),
    Step("summary", summary, ("summarize",)),
    Step("topics", topics, ("topics",)),
    Step("tags", tags, ("tags",)),
)


@dataclass(frozen=True, slots=True)
class Clock:
    """CPU seconds spent, by the name of the step."""

    spent: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def timed(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with its time noted; what it yields is made at once, so that its time is its own."""

        def run(*given: Any, **named: Any) -> Any:
            began = time.process_time()
            try:
                found = work(*given, **named)
                return iter(tuple(found)) if isinstance(found, Iterator) else found
            finally:
                self.spent[name] += time.process_time() - began

        return run


@contextmanager
def clocked(steps: Sequence[Step] = STEPS) -> Iterator[Clock]:
    """Note the time of every step while the context lasts."""
    clock = Clock()
    with ExitStack() as patched:
        for step in steps:
            for name in step.functions:
                patched.enter_context(
                    patch.object(step.module, name, clock.timed(step.name, getattr(step.module, name)))
                )
        yield clock


def forget() -> None:
    """Drop the sentences that the analysis keeps: a text read twice must cost twice."""
    tokens._reader.cache_clear()
    parts_of_speech._tagger.cache_clear()
