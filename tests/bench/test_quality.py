"""The quality gate: what it measures, what it refuses, and that no file of gold can break it."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import floors, quality
from bench.corpora import BadGold, read_corpora, read_corpus
from bench.floors import Floors, Key, Refused
from bench.scoring import attribution, names, rouge, sets
from bench.scoring.attribution import Attribution
from bench.scoring.ratios import total
from bench.tasks import TASKS

DAY = Key("dates", "gum", "day_f")
ARTICLE: dict[str, object] = {
    "id": "one",
    "title": "Bridge closes after flood",
    "published": "2025-03-12",
    "text": "Bridge closes after flood\nThe bridge in Paris was closed on Monday after a flood, the mayor said. "
    "It will be open again on 20 March.",
    "dates": [{"start": 0, "end": 1, "iso": "2025-03-10"}, {"start": 0, "end": 1, "iso": "2025-03-20"}],
    "countries": ["FR"],
    "counts": {"FR": 1},
}


def _gold(folder: Path, *documents: Mapping[str, object]) -> Path:
    (folder / "own.jsonl").write_text("".join(json.dumps(one) + "\n" for one in documents), "utf-8")
    return folder


def test_a_folder_of_further_gold_is_measured_task_by_task(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quality.main(["--gold", str(_gold(tmp_path, ARTICLE)), "--bootstrap", "10"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].split() == ["task", "corpus", "figure", "value", "interval", "floor", "target"]
    assert {tuple(line.split()[:4]) for line in told[1:]} >= {
        ("dates", "own", "day_f", "1.000"),
        ("countries", "own", "main", "1.000"),
    }
    assert "1.000 to 1.000" in told[1]


def test_training_documents_are_not_measured(tmp_path: Path) -> None:
    folder = _gold(tmp_path, ARTICLE | {"split": "train"}, ARTICLE | {"id": "two", "split": "test"})
    assert [one["id"] for corpus in read_corpora(folder) for one in corpus.documents] == ["two"]


def test_the_gate_fails_under_a_floor_and_writes_lower_ones_only_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(quality, "GOLD", _gold(tmp_path, ARTICLE))
    file = tmp_path / "floors.json"
    assert quality.main(["--floors", str(file)]) == 1, "no floors yet: the corpus is not known"
    assert quality.main(["--floors", str(file), "--lower-floor"]) == 0
    assert quality.main(["--floors", str(file)]) == 0
    known = floors.read(file)
    key = Key("dates", "own", "day_f")
    floors.write(Floors({**known.values, key: 1.5}, known.digests), file)
    assert quality.main(["--floors", str(file), "--raise"]) == 1
    assert floors.read(file).values[key] == 1.5
    assert "BELOW ITS FLOOR" in capsys.readouterr().out
    assert quality.main(["--floors", str(file), "--lower-floor"]) == 0
    assert floors.read(file) == known


def test_better_figures_are_written_by_raise_alone(tmp_path: Path) -> None:
    known = Floors({DAY: 0.8}, {"gum": "a"})
    assert known.raised({DAY: 0.91239}, {"gum": "a"}).values == {DAY: 0.912}
    assert known.raised({DAY: 0.8004}, {"gum": "a"}).values == {DAY: 0.8}


@pytest.mark.parametrize(
    ("measured", "digests"),
    [
        pytest.param({DAY: 0.79}, {"gum": "a"}, id="lower"),
        pytest.param({}, {"gum": "a"}, id="not measured"),
        pytest.param({DAY: 0.9}, {"gum": "b"}, id="other corpus"),
        pytest.param({DAY: 0.9}, {"gum": "a", "more": "c"}, id="new corpus"),
        pytest.param({DAY: 0.9}, {}, id="corpus gone"),
    ],
)
def test_what_does_not_hold_is_refused(measured: dict[Key, float], digests: dict[str, str]) -> None:
    known = Floors({DAY: 0.8}, {"gum": "a"})
    assert len(known.failures(measured, digests)) == 1
    with pytest.raises(Refused):
        known.raised(measured, digests)


def test_the_floors_of_the_repository_hold_on_its_gold() -> None:
    known = floors.read()
    assert known.digests == {corpus.name: corpus.digest for corpus in read_corpora(quality.GOLD)}
    assert {key.task for key in known.values} == {task.name for task in TASKS}


def test_gold_has_its_words_where_it_says() -> None:
    for path in sorted(quality.GOLD.glob("*.gz")):
        lines = gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")
        for document in (json.loads(line) for line in lines if line):
            spans = [*document.get("sentences", []), *(entity[:2] for entity in document.get("entities", []))]
            for one in document.get("attributions", []):
                spans += [*one["content"], *one["cue"], *([one["source"]] if one["source"] else [])]
            assert all(0 <= start < end <= len(document["text"]) for start, end in spans), document["id"]


@given(st.binary(max_size=200), st.sampled_from(["x.jsonl", "x.jsonl.gz"]), st.booleans())
def test_any_bytes_are_gold_or_bad_gold(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str, packed: bool
) -> None:
    folder = tmp_path_factory.mktemp("gold")
    (folder / name).write_bytes(gzip.compress(data) if packed else data)
    try:
        corpus = read_corpus(folder / name, folder)
    except BadGold:
        return
    assert all("text" in one for one in corpus.documents)


def test_gold_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.jsonl").write_text("[1]\n", "utf-8")
    assert quality.main(["--gold", str(tmp_path)]) == 2
    assert "x.jsonl" in capsys.readouterr().err


def test_attributions_match_by_words_of_content_and_source() -> None:
    text = 'Ann Lee said "the bridge is closed". Bob denied it.'
    gold = {"text": text, "attributions": [{"source": [0, 7], "cue": [[8, 12]], "content": [[13, 35]]}]}
    right = attribution.figures(attribution.count(gold, [Attribution([(4, 7)], [(14, 34)])]))
    assert right["joint_f@0.5"] == right["quote_speaker"] == right["exact_f"] == 1.0
    wrong = attribution.figures(attribution.count(gold, [Attribution([(37, 40)], [(14, 34)])]))
    assert (wrong["content_f@0.5"], wrong["joint_f@0.5"], wrong["speaker@0.5"]) == (1.0, 0.0, 0.0)
    assert attribution.figures(attribution.count(gold, []))["content_f@0.5"] == 0.0


def test_names_match_by_form_and_span() -> None:
    actors = {"actors": [{"forms": ["Ann Lee"], "salience": 5}, {"forms": ["Bob"], "salience": 1}]}
    assert names.actor_figures(names.count_actors(actors, ["Mayor Ann Lee", "Bob"])) == {
        "p@5": 0.5,
        "r@5": 1.0,
        "r@5_reachable": 1.0,
    }
    entities = {"text": "the BBC's Ann Lee", "entities": [[0, 9, "ORG"], [10, 17, "PER"], [0, 3, "MISC"]]}
    figures = names.entity_figures(names.count_entities(entities, [(4, 7, "ORG"), (10, 17, "LOC")]))
    assert (figures["typed_f"], figures["span_f"], figures["org_f"]) == (0.5, 1.0, 1.0)


def test_summaries_match_by_stems() -> None:
    figures = rouge.figures(rouge.count({"summary": "The bridges were closed."}, "the bridge was closing"))
    assert {name: round(value) for name, value in figures.items()} == {"rouge1": 75, "rouge2": 33, "rougeL": 75}


def test_dates_countries_and_topics_match_as_sets() -> None:
    dates = sets.date_figures(sets.count_dates(ARTICLE, {"2025-03-10", "2025"}))
    assert dates["day_p"] == 1.0
    assert dates["day_r"] == dates["all_p"] == 0.5
    countries = sets.country_figures(sets.count_countries(ARTICLE, ["DE", "FR", "FR"]))
    assert (countries["micro_p"], countries["micro_r"], countries["main"]) == (0.5, 1.0, 0.0)
    documents: list[dict[str, object]] = [
        {"topic": "04000000", "also": ["09000000"]},
        {"topic": "15000000", "topics": ["15000000", "01000000"]},
    ]
    classes = sets.same_class(documents)
    answers = (["medtop:09000000"], ["medtop:01000000", "medtop:15000000"])
    counted = total(sets.count_topics(one, found, classes) for one, found in zip(documents, answers, strict=True))
    figures = sets.topic_figures(counted)
    assert (figures["top1"], figures["top2"], figures["restricted"], figures["fits"]) == (0.5, 1.0, 1.0, 1.0)
