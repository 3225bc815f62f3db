"""What is said when a file needs a part of the program that is not installed."""

from briefing.intake.errors import IntakeError
from briefing.model import Problem


def missing(what: str, extra: str) -> IntakeError:
    """Return the error for a file that needs an extra.

    >>> str(missing("a PDF", "pdf"))
    'is a PDF, which needs an extra; install it with: pip install "briefing[pdf]"'
    """
    hint = f'install it with: pip install "briefing[{extra}]"'
    return IntakeError(Problem("missing-extra", f"is {what}, which needs an extra", hint))
