"""What is wrong with something from outside, said so that a person can mend it.

Bad content is data, not an exception.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error loses or falsifies something; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    ``code`` is stable (for example ``unknown-key``); ``line`` and ``column`` count from 1; ``path`` names the place
    inside the document (``claims[2].evidence[0].start``); ``hint`` says what to do.
    """

    code: str
    message: str
    hint: str | None = None
    severity: Severity = Severity.ERROR
    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: str | None = None

    def __str__(self) -> str:
        """Render as ``file:line:col: message (path). hint``.

        >>> str(Problem("unknown-key", "unknown key titel", "did you mean title?", file="a.yaml", line=2, column=1))
        'a.yaml:2:1: unknown key titel; did you mean title?'
        """
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        where = f" ({self.path})" if self.path else ""
        hint = f"; {self.hint}" if self.hint else ""
        return f"{place}: {self.message}{where}{hint}" if place else f"{self.message}{where}{hint}"
