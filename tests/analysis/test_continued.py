"""Content behind the sentence of its cue: what goes on, what ends, whose quotation it is. The texts are invented."""

from briefing.analysis.reported.continued import kept_together
from briefing.analysis.reported.passage import Passage, read_passage
from briefing.analysis.reported.result import Reported
from briefing.text.sentences import split_sentences
from briefing.text.span import Span


def passage_of(text: str) -> Passage:
    return read_passage(text, split_sentences(text, Span(0, len(text))))


def tokens_of(text: str, passage: Passage, words: str) -> tuple[int, int]:
    start = text.index(words)
    inside = [n for n, t in enumerate(passage.tokens) if start <= t.start and t.end <= start + len(words)]
    return inside[0], inside[-1] + 1


def kept(text: str, *attributions: tuple[str, list[str]]) -> list[list[str]]:
    passage = passage_of(text)
    given = [
        Reported(
            tuple(tokens_of(text, passage, words) for words in content),
            None,
            tokens_of(text, passage, cue),
            attitude=False,
        )
        for cue, content in attributions
    ]
    return [[passage.span(*part).of(text) for part in one.content] for one in kept_together(passage, given)]


def test_told_words_end_with_the_sentence_of_their_cue() -> None:
    text = "Lindt denied having any memory of the fire. For years he lived apart. Lindt was moved north."
    assert kept(text, ("denied", ["having any memory of the fire", "Lindt was moved north"])) == [
        ["having any memory of the fire"]
    ]
    assert kept(text, ("denied", ["memory of the fire. For years he lived"])) == [["memory of the fire."]]


def test_told_words_of_an_earlier_sentence_are_no_content() -> None:
    text = "The rules were strict. The children were banned from the river."
    assert kept(text, ("were banned", ["The rules were strict", "from the river"])) == [["from the river"]]
    assert kept(text, ("were banned", ["The rules were strict"])) == []


def test_a_quotation_goes_on() -> None:
    text = "“We wait,” Lindt said at noon. “No plans now.”"
    assert kept(text, ("said", ["“We wait,”", "“No plans now.”"])) == [["“We wait,”", "“No plans now.”"]]


def test_a_quotation_goes_on_for_whom_its_sentence_quotes() -> None:
    text = "“We won,” Lindt said two hours after the paper declared him the winner. “You will be glad.”"
    found = kept(text, ("said", ["“We won,”"]), ("declared", ["him the winner", "“You will be glad.”"]))
    assert found == [["“We won,”", "“You will be glad.”"], ["him the winner"]]


def test_a_clause_goes_on_to_its_end() -> None:
    text = "Hay pointed out that Lindt refers to it as free tea, and left."
    assert kept(text, ("pointed out", ["that Lindt refers"])) == [["that Lindt refers to it as free tea"]]
    text = "Hay said “we wait” on Monday in the town."
    assert kept(text, ("said", ["“we wait”"])) == [["“we wait”"]]


def test_a_quotation_before_the_sentence_of_the_cue_is_not_what_it_tells() -> None:
    text = "“I was ill. I went home.” Hay, a hero of the town, confirmed that he had met the coach."
    found = kept(text, ("confirmed", ["“I was ill. I went home.”", "that he had met the coach"]))
    assert found == [["“I was ill. I went home.”"], ["that he had met the coach"]]
    text = "“I was ill. I went home,” Hay confirmed at noon."
    assert kept(text, ("confirmed", ["“I was ill. I went home,”"])) == [["“I was ill. I went home,”"]]
