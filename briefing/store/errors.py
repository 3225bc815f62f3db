"""The one exception of the store: an operation on the library's folder that could not be done."""

from briefing.model import Problem

OS_ERROR = "os-error"  # the code of a problem that a failed system call is


class StoreError(Exception):
    """Raised when a file could not be read or written; ``problem`` says which, why, and what to do."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem; its text is the exception's."""
        super().__init__(str(problem))
        self.problem = problem


def os_failure(error: OSError, file: str, doing: str, hint: str | None = None) -> StoreError:
    """Return the StoreError for a failed system call: ``doing`` names the act ("write"), the errno text says why."""
    return StoreError(Problem(OS_ERROR, f"cannot {doing}: {error.strerror or error}", hint, file=file))
