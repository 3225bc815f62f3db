"""No question about one entry looks at all of them: SQLite's plan of each statement is a search, never a scan."""

import pytest

from briefing.index.database import connect
from briefing.index.index import Index

DIGEST = "0123456789ab"


@pytest.mark.parametrize(
    "question",
    [
        lambda index: index.of_id(f"2025-03-10-a-{DIGEST}"),
        lambda index: index.files_of(f"2025-03-10-a-{DIGEST}"),
        lambda index: index.files_ending(DIGEST),
        lambda index: index.moment(1),
        lambda index: index.rows([1, 2]),
    ],
)
def test_one_entry_is_found_by_an_index(question) -> None:
    db = connect(None)
    index, asked = Index(db), []
    db.set_trace_callback(asked.append)
    question(index)
    db.set_trace_callback(None)
    plans = [step for text in asked for *_, step in db.execute(f"EXPLAIN QUERY PLAN {text}")]
    assert plans
    assert not [step for step in plans if step.startswith("SCAN")]
