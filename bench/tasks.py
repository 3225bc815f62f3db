"""The tasks of the analysis: which documents have gold for one, what the analysis answers, how that is scored.

The figures are those of the field's usual scorers; ``shown`` are the ones that matter, with the aim for each.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench import answers
from bench.pages import PUBLISHER, made_pages
from bench.scoring import attribution, names, pages, rouge, sets
from bench.scoring.ratios import Counts, Figures, total

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """One task: the ``fields`` that its gold needs, the ``count`` of each document, the ``figures`` of their sum.

    ``shown`` are the figures that matter; ``targets`` the aims, by a word of the corpus name ("" for any other corpus).
    """

    name: str
    fields: tuple[str, ...]
    count: Callable[[Sequence[Document]], list[Counts]]
    figures: Callable[[Counts], Figures]
    shown: tuple[str, ...]
    targets: Mapping[str, Mapping[str, float]]

    def of(self, documents: Sequence[Document]) -> tuple[Document, ...]:
        """Return the documents with gold for this task."""
        return tuple(one for one in documents if all(one.get(name) is not None for name in self.fields))

    def target(self, corpus: str, figure: str) -> float | None:
        """Return the aim for a figure on a corpus."""
        aims = next((aims for word, aims in self.targets.items() if word in corpus), {})
        return aims.get(figure)


def _topics(documents: Sequence[Document]) -> list[Counts]:
    classes = sets.same_class(documents)
    return [sets.count_topics(one, answers.topic_ranking(one["text"]), classes) for one in documents]


def _pages(documents: Sequence[Document]) -> list[Counts]:
    made = [(page, answers.page(page.data, page.url)) for page in made_pages(documents)]
    return [
        pages.count(
            page.text,
            found["text"],
            [(name, getattr(page, name), found[name]) for name in ("title", "published", "author")]
            + [("publisher", PUBLISHER, found["publisher"])],
        )
        for page, found in made
    ]


TASKS = (
    Task(
        "attribution",
        ("attributions",),
        lambda documents: [attribution.count(one, answers.attributions(one["text"])) for one in documents],
        attribution.figures,
        (
            *("content_f@0.3", "joint_f@0.3", "content_f@0.5", "joint_f@0.5", "speaker@0.5"),
            *("speech_content_f", "speech_joint_f", "quote_found", "quote_speaker"),
        ),
        {
            "gum": {"content_f@0.3": 0.50, "joint_f@0.3": 0.413},  # its contents are cut otherwise; no overlap of .5
            "": {
                "content_f@0.5": 0.60,
                "joint_f@0.5": 0.50,
                "speaker@0.5": 0.86,
                "speech_content_f": 0.72,
                "speech_joint_f": 0.62,
                "quote_found": 0.88,
                "quote_speaker": 0.72,
            },
        },
    ),
    Task(
        "actors",
        ("actors",),
        lambda documents: [names.count_actors(one, answers.actors(one["text"])) for one in documents],
        names.actor_figures,
        ("p@5", "r@5"),
        {"": {"r@5": 0.80}},
    ),
    Task(
        "ner",
        ("entities",),
        lambda documents: [names.count_entities(one, answers.entities(one["text"])) for one in documents],
        names.entity_figures,
        ("typed_f", "span_f", "actor_set_f"),
        {"wikigold": {"typed_f": 0.60}},
    ),
    Task(
        "dates",
        ("dates", "published"),
        lambda documents: [sets.count_dates(one, answers.dates(one["text"], one["published"])) for one in documents],
        sets.date_figures,
        ("all_f", "day_f"),
        {"": {"day_f": 0.91}},
    ),
    Task(
        "summaries",
        ("summary", "title"),
        lambda documents: [rouge.count(one, answers.summary(one["title"], one["text"])) for one in documents],
        rouge.figures,
        ("rouge1", "rouge2", "rougeL"),
        {"wikinews": {}, "": {"rouge1": 43.0, "rouge2": 21.0}},  # wikinews: sentences picked, not a text written
    ),
    Task(
        "countries",
        ("countries", "counts"),
        lambda documents: [sets.count_countries(one, answers.countries(one["text"])) for one in documents],
        sets.country_figures,
        ("micro_p", "micro_r", "micro_f", "main"),
        {"geovirus": {"micro_f": 0.93, "main": 0.83}, "": {"micro_f": 0.88, "main": 0.83}},
    ),
    Task(
        "topics",
        ("topic",),
        _topics,
        sets.topic_figures,
        ("top1", "top2", "fits"),
        {"wikinews": {"fits": 0.85}, "": {"top1": 0.85}},  # wikinews: up to three are right, the main one a judgement
    ),
    Task(
        "pages",
        ("title", "published", "url", "text"),
        _pages,
        pages.figures,
        ("text_f", "title", "published", "author", "publisher"),
        {"": {"text_f": 0.96}},
    ),
)


def interval(task: Task, counts: Sequence[Counts], draws: int) -> dict[str, tuple[float, float]]:
    """Return for each figure the 95 % interval over resamplings of the documents; the same on every run."""
    drawn, values = random.Random(0), defaultdict(list)
    for _ in range(draws):
        for name, value in task.figures(total(drawn.choices(counts, k=len(counts)))).items():
            values[name].append(value)
    low, high = int(draws * 0.025), min(draws - 1, int(draws * 0.975))
    return {name: (sorted(found)[low], sorted(found)[high]) for name, found in values.items()}
