"""The process of the parsers: reads the name of a function and its arguments, sends what it returns, again and again.

It ends when the program does, and kills itself when one call takes longer than it may: also inside a parser in C.
"""

import os
import resource
import signal
import socket
import sys
from contextlib import suppress
from importlib import import_module

from briefing.intake.errors import IntakeError
from briefing.intake.worker.messages import ClosedError, receive, send

_GRACE = 1.0  # seconds beyond the deadline; the program usually kills it first


def main(link: socket.socket, memory: int) -> None:
    """Serve until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which then ends this process
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    with suppress(ValueError, OSError):  # systems without this limit have the deadline only
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ClosedError):
        while True:
            name, arguments, seconds = receive(link)
            signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE)
            answer = _answer(name, arguments)
            signal.setitimer(signal.ITIMER_REAL, 0)
            send(link, answer)
            if answer[0] == "memory":
                return  # what is left of its memory is in pieces


def _answer(name: str, arguments: tuple[object, ...]) -> tuple[str, object]:
    module, _, function = name.partition(":")
    try:
        return "done", getattr(import_module(module), function)(*arguments)
    except IntakeError as error:
        return "refused", error.problem
    except MemoryError:
        return "memory", None
    except Exception as error:  # noqa: BLE001 (whatever a parser raises is about what it was given)
        return "failed", f"{type(error).__name__}: {error}"[:300]


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])), int(sys.argv[2]))
    os._exit(0)  # parsers leave nothing behind that would have to be put away
