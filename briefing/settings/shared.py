"""Whether the reader is shown to other computers (``briefing serve --host``), where nobody is asked who they are.

It then keeps to its library: what reads or writes other files, or runs commands, is switched off.
"""

from collections.abc import Mapping

SHARED = "BRIEFING_SHARED"  # in the environment of the reader


def is_shared(environment: Mapping[str, str]) -> bool:
    """Tell whether the reader is shown to other computers.

    >>> is_shared({"BRIEFING_SHARED": "1"}), is_shared({})
    (True, False)
    """
    return bool(environment.get(SHARED))
