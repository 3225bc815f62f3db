"""The one exception of intake: something from outside that is no article we can read."""

from briefing.model import Problem


class IntakeError(Exception):
    """Raised when a file cannot be taken in; ``problem`` says which, why, and what is supported instead."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem; its text is the exception's."""
        super().__init__(str(problem))
        self.problem = problem
