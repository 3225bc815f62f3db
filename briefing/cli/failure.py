"""The way a command ends early: a message, and the status that the shell gets."""


class Failure(Exception):
    """Ends a command with a message on stderr; ``status`` is 1 for what failed, 2 for wrong usage."""

    def __init__(self, message: str, status: int = 1) -> None:
        """Keep message and status."""
        super().__init__(message)
        self.status = status
