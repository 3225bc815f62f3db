"""Make speech.tsv: every form of the verbs and phrases that attribute words to somebody, with what they do.

The list is our own, by kind of claim (product vocabulary) and by frame: ``t`` takes a that-clause or bare clause,
``q`` introduces a quotation, ``o`` takes the thing itself as object ("rejected plans", "accused Britain of"), ``p``
may stand in the passive as a credit ("it was reported"), ``r`` relays a speaker ("quoted officials as saying"). Run
as ``python briefing/vocabulary/data/make_speech.py``.
"""

from pathlib import Path

VERBS = {
    "statement": {
        "tqp": "say state note add explain declare announce mention stress underline underscore emphasize"
        " emphasise point_out"
        " tell write remark observe comment reiterate repeat recall acknowledge admit concede confirm"
        " argue claim assert"
        " maintain insist contend affirm conclude warn caution clarify disclose reveal testify boast joke quip respond"
        " reply answer counter agree allege suggest indicate inform assure report_back specify elaborate continue"
        " make_clear make_it_clear go_on hint signal",
        "q": "call describe shout whisper cry exclaim tweet post ask_rhetorically read",
        "o": "accuse blame praise criticize criticise condemn slam denounce hail thank congratulate urge call_for"
        " call_on appeal demand advise recommend warn_of warn_against ridicule mock",
    },
    "denial": {"tqp": "deny", "o": "deny reject dismiss refute rebut repudiate debunk dispute rule_out contradict"},
    "estimate": {"tqp": "estimate predict forecast calculate expect anticipate assess reckon"},
    "report": {"tqp": "report learn", "r": "quote cite"},
    "decree": {"tq": "rule decree order decide", "o": "approve impose ban order authorize authorise"},
    "question": {"q": "ask wonder inquire"},
    "stance": {
        "t": "believe think hope fear doubt feel suspect",
        "o": "oppose support back favor favour endorse welcome",
    },
    "intention": {"t": "promise pledge vow threaten", "o": "offer"},
}
IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "make": "makes made making",
    "go": "goes went gone going",
    "feel": "feels felt feeling",
    "think": "thinks thought thinking",
    "read": "reads read reading",
    "learn": "learns learned learnt learning",
    "forecast": "forecasts forecast forecasted forecasting",
    "rebut": "rebuts rebutted rebutting",
    "admit": "admits admitted admitting",
    "ban": "bans banned banning",
    "refer": "refers referred referring",
    "slam": "slams slammed slamming",
    "cry": "cries cried crying",
    "deny": "denies denied denying",
    "reply": "replies replied replying",
    "testify": "testifies testified testifying",
    "clarify": "clarifies clarified clarifying",
    "specify": "specifies specified specifying",
    "signal": "signals signaled signalled signaling signalling",
    "quip": "quips quipped quipping",
    "vow": "vows vowed vowing",
    "underwrite": "underwrites underwrote underwriting",
}
VOWELS = "aeiou"


def forms(verb: str) -> list[str]:
    """Return the verb with its inflected forms; a phrase inflects its first word ("pointed out")."""
    head, *rest = verb.split("_")
    tail = " ".join(["", *rest])
    if head in IRREGULAR:
        inflected = IRREGULAR[head].split()
    elif head.endswith("ee"):
        inflected = [head + "s", head + "d", head + "ing"]
    elif head.endswith("e"):
        inflected = [head + "s", head + "d", head[:-1] + "ing"]
    elif head.endswith(("s", "sh", "ch", "x")):
        inflected = [head + "es", head + "ed", head + "ing"]
    elif head.endswith("y") and head[-2] not in VOWELS:
        inflected = [head[:-1] + "ies", head[:-1] + "ied", head + "ing"]
    else:
        inflected = [head + "s", head + "ed", head + "ing"]
    return [form + tail for form in dict.fromkeys([head, *inflected])]


def main() -> None:
    """Write the file beside this script: form, lemma, kind, frames."""
    rows: dict[str, tuple[str, str, str]] = {}
    for kind, frames in VERBS.items():
        for frame, verbs in frames.items():
            for verb in verbs.split():
                for form in forms(verb):
                    lemma, known, seen = rows.get(form, (verb.replace("_", " "), kind, ""))
                    rows[form] = (lemma, known, "".join(dict.fromkeys(seen + frame)))
    lines = [f"{form}\t{lemma}\t{kind}\t{frame}" for form, (lemma, kind, frame) in sorted(rows.items())]
    target = Path(__file__).with_name("speech.tsv")
    head = "# Verbs that attribute: form, lemma, kind of claim, frames. Our own list. Made by make_speech.py.\n"
    target.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} forms, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
