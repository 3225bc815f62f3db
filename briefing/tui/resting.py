"""The garbage collector works while nobody types: a look through all that is alive takes longer than a key may wait.

What a key leaves behind is mostly freed at once, and the young of it is looked at in a few ms. The old, which Python
looks through after every few frames, waits for a pause.
"""

import gc
from time import monotonic
from typing import TypeVar

from textual import events
from textual.app import App

_THRESHOLDS = (5_000, 10, 1_000)  # values made for a look at the young, of those for one at the older, at the old
_LOOK = 2.0  # seconds between two looks whether there is a pause
_PAUSE = 1.0  # seconds without a key or the mouse

Returned = TypeVar("Returned")


class RestingApp(App[Returned]):
    """An app that keeps the collector away from its keys."""

    _touched = 0.0
    _frozen = False

    def on_mount(self) -> None:
        """Begin, except in a test, whose process is not the app's alone."""
        if not self.is_headless:
            gc.set_threshold(*_THRESHOLDS)
            self.set_interval(_LOOK, self.collect)

    async def on_event(self, event: events.Event) -> None:
        """Note when something was typed or clicked."""
        if isinstance(event, events.InputEvent):
            self._touched = monotonic()
        await super().on_event(event)

    def collect(self) -> None:
        """Look through everything, when there is a pause and something has grown old since the last time."""
        if due(gc.get_count(), monotonic() - self._touched):
            gc.collect()
            if not self._frozen:  # what the reader itself is made of stays to the end, and need not be looked at again
                gc.freeze()
                self._frozen = True


def due(made: tuple[int, int, int], rest: float) -> bool:
    """Tell whether to collect: ``made`` as ``gc.get_count()`` has it, ``rest`` seconds after the last key.

    >>> due((80, 3, 1), 5.0), due((80, 3, 1), 0.2), due((80, 3, 0), 5.0)
    (True, False, False)
    """
    return made[2] > 0 and rest >= _PAUSE
