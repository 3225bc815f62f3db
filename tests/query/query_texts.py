"""Texts that look like queries, so that generated ones reach every rule."""

from hypothesis import settings
from hypothesis import strategies as st

UNHURRIED = settings(deadline=None)  # the first example loads the tables of countries and topics

PIECES = st.sampled_from(
    (
        *(
            "war",
            "ceasefire*",
            "*",
            '"a phrase"',
            '"',
            '""',
            "“so”",
            "(",
            ")",
            "-",
            "--",
            "OR",
            "AND",
            "NOT",
            ":",
            ",",
            "..",
            " ",
        ),
        *(
            "country:",
            "country:UA",
            "c:French,uk",
            "topic:conflict",
            "topic:soccer",
            "tag:",
            "is:unread",
            "is:odd",
            "date:2025-03",
        ),
        *(
            "date:..2025",
            "date:>=2025-03-01",
            "newer:7d",
            "older:1y",
            "claims:>=3",
            "claims:9..1",
            "lang:EN-gb",
            "id:x",
            "12:30",
        ),
        *(
            'speaker:"French official",macron*',
            "query:morning",
            "nosuch:field",
            "停火",
            "U.S.",
            "\u202e",
            "\x00",
            "🚀",
            'tag:"a""b"',
        ),
    )
)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=20).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda glue: glue.join(pieces))
)
