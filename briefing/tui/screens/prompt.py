"""A line over the reader that asks for a path or a command, with completion, and a choice where there is one."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Input

from briefing.tui import present
from briefing.tui.keys import Group, bindings, called
from briefing.tui.paths import Completion
from briefing.tui.present import Ink
from briefing.tui.widgets.line import Line


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: ``value`` stands in the line already, ``earlier`` are answers to go back to, the last one first.

    ``choices`` are taken in turn with a key. ``warning`` is said below the line.
    """

    title: str
    example: str
    value: str = ""
    earlier: Sequence[str] = ()
    choices: Sequence[str] = ()
    complete: Callable[[str], Completion] | None = None
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What was typed, and which of the choices was taken."""

    text: str
    choice: int = 0


class PromptLine(Input):
    """What is typed; only what may be shown."""

    def validate_value(self, value: str) -> str:
        """Drop what may not be shown."""
        return present.typed(value)


class PromptScreen(ModalScreen[Answered | None]):
    """Answer with what was typed, None when nothing is wanted."""

    CSS_PATH = "over.tcss"
    BINDINGS = bindings(Group.PROMPT)
    GROUPS: ClassVar[tuple[Group, ...]] = (Group.PROMPT,)

    choice: reactive[int] = reactive(0, init=False)

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question
        self._earlier = -1  # which earlier answer stands in the line

    def compose(self) -> ComposeResult:
        """Yield title, line, and what is said below it."""
        title = Line(classes="title")
        title.left = present.line((self._question.title, Ink.STRONG))
        keys = [("enter ", "done  "), (f"{called('prompt.close')} ", "close")]
        title.right = present.line(*[part for key, word in keys for part in ((key, Ink.STRONG), (word, Ink.QUIET))])
        line = PromptLine(self._question.value, placeholder=self._question.example, compact=True, select_on_focus=False)
        line.cursor_blink = False
        with Vertical(id="asked"):
            yield title
            yield line
            yield Line(id="below")

    def on_mount(self) -> None:
        """Wait for what is typed."""
        self.query_one(PromptLine).focus()
        self.watch_choice()

    def watch_choice(self) -> None:
        """Say what is chosen, or what is wrong with the answer before."""
        below = self.query_one("#below", Line)
        if self._question.warning:
            below.left = present.line((self._question.warning, Ink.ALERT))
        elif self._question.choices:
            below.left = present.line(
                (self._question.choices[self.choice], Ink.ACCENT), ("  ctrl+t changes it", Ink.QUIET)
            )
        elif self._question.complete:
            below.left = present.line(("tab ", Ink.STRONG), ("completes a name", Ink.QUIET))

    def on_input_submitted(self) -> None:
        """Answer."""
        text = self.query_one(PromptLine).value.strip()
        self.dismiss(Answered(text, self.choice) if text else None)

    def action_turn(self) -> None:
        """Take the next choice."""
        if self._question.choices:
            self.choice = (self.choice + 1) % len(self._question.choices)

    def action_earlier(self, by: int) -> None:
        """Put an earlier answer into the line."""
        line = self.query_one(PromptLine)
        self._earlier = max(-1, min(self._earlier + by, len(self._question.earlier) - 1))
        line.value = self._question.earlier[self._earlier] if self._earlier >= 0 else self._question.value
        line.cursor_position = len(line.value)

    @work(exclusive=True)
    async def action_complete(self) -> None:
        """Complete the name before the cursor, or offer those that begin so."""
        if self._question.complete is None:
            return
        line = self.query_one(PromptLine)
        typed = line.value
        completion = await asyncio.to_thread(self._question.complete, typed)
        if line.value != typed:
            return
        line.value = completion.text
        line.cursor_position = len(line.value)
        words = "  ".join(completion.names) if completion.text != typed or completion.names else "no name begins so"
        self.query_one("#below", Line).left = present.line((words, Ink.QUIET))

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)
