"""The lines between ``---`` at the top of a Markdown file: what the file says about its article.

Only ``key: value`` lines are read; lists, nesting and everything else of YAML are passed over. Values are text.
"""

import re
from collections.abc import Mapping

_BLOCK = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"([A-Za-z][\w-]{0,39})[ \t]*:[ \t]+(\S[^\r\n]*)")
_LONGEST = 20_000  # characters of front matter: more is not what it seems
_COMMENT = re.compile(r"\s#.*$")


def front_matter(text: str) -> Mapping[str, str]:
    r"""Return the values at the top of a Markdown text by lower-case key; the first of a key counts.

    >>> dict(front_matter('---\ntitle: "Talks in Paris"\ndate: 2025-03-10\ntags: [a]\n---\nText'))
    {'title': 'Talks in Paris', 'date': '2025-03-10'}
    """
    found = _BLOCK.match(text, 0, _LONGEST)
    values: dict[str, str] = {}
    for line in found[1].splitlines() if found else ():
        pair = _LINE.fullmatch(line.rstrip())
        value = _scalar(pair[2]) if pair else ""
        if pair and value:
            values.setdefault(pair[1].lower(), value)
    return values


def _scalar(text: str) -> str:
    if text[0] in "\"'":
        end = text.find(text[0], 1)
        return text[1:end] if end > 0 else ""
    if text[0] in "[{|>&*!%@`":
        return ""
    return _COMMENT.sub("", text).rstrip()
