"""Interviews in turns: who heads a turn says what stands in it, and questions claim nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.interview import read_turns
from briefing.analysis.pipeline import NoArticle, normalize
from briefing.text.span import Span
from tests.analysis.test_invariants import articles, check

ARTICLE = """\
An engineer on the bridge of Riverton

The bridge of Riverton opened on Monday after 9 years. We spoke to Ann Doe, who built it with John Smith.

((TP)) Is it true that the bridge cost Riverton 5 million euros?

((Ann Doe)) The bridge cost 6 million euros in the end. The mayor told us that the trams come in May.

We had 40 engineers from Paris here.

((TP)) And who paid for the 40 engineers from Paris?

JS: The state paid 2 million euros for them.

((QX)) Riverton paid 1 million euros for the road.
"""


def test_claims_of_an_interview() -> None:
    entry = normalize(ARTICLE)
    check(ARTICLE, entry)
    told = {claim.text.rstrip("."): ([hop.name for hop in claim.chain], claim.kind) for claim in entry.claims}
    assert told["The bridge cost 6 million euros in the end"] == (["Ann Doe"], "statement")
    assert told["We had 40 engineers from Paris here"] == (["Ann Doe"], "statement")
    assert told["the trams come in May"][0][-1] == "Ann Doe"
    assert told["The state paid 2 million euros for them"] == (["John Smith"], "statement")
    assert told["The bridge of Riverton opened on Monday after 9 years"] == ([], "narration")
    assert not [text for text in told if "((" in text or "?" in text or "JS" in text or "1 million" in text]


def test_brackets_alone_make_no_interview() -> None:
    text = "Council votes\n\n((Note)) The council voted for the bridge on Monday.\n"
    assert read_turns(text, [Span(0, 13), Span(15, len(text) - 1)]) == ()


@settings(max_examples=60, deadline=None)
@given(articles(), st.lists(st.sampled_from(["((WN)) ", "((Anna Lindt)) ", "AL: ", "((\x1b)) ", "(( )) "]), min_size=1))
def test_invariants_hold_of_interviews(text: str, heads: list[str]) -> None:
    lines = text.split("\n")
    turned = "\n".join(heads[n % len(heads)] + line if n else line for n, line in enumerate(lines))
    try:
        entry = normalize(turned)
    except NoArticle:
        return
    check(turned, entry)
