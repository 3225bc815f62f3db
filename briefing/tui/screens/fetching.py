"""The part of the reader that asks the feeds: beside the keys, and into the same log as what is added by hand."""

from contextlib import closing
from datetime import datetime
from threading import Event
from time import monotonic

from textual import work

from briefing.tui.screens.adding import AddingScreen


class FetchingScreen(AddingScreen):
    """Ask all feeds of the library for what is new."""

    def action_fetch(self) -> None:
        """Ask the feeds; while something is being added or fetched, stop after the article under way."""
        if self.stop_adding():
            self.say("Fetching stops; what is in stays in.")
            return
        from briefing.store.errors import StoreError  # noqa: PLC0415 (not before it is wanted)

        try:
            feeds = self.library.feeds.list()
        except StoreError as error:
            self.say(str(error))
            return
        if not feeds:
            self.say("There are no feeds yet: briefing feeds add URL subscribes to one.")
            return
        self.say(f"Asking {len(feeds):,} feed{'s' * (len(feeds) != 1)} …")
        self.fetch(self.begin_adding())

    @work(thread=True, group="add", exit_on_error=False)
    def fetch(self, stop: Event) -> None:
        """Ask the feeds, and tell what becomes of each."""
        from briefing.intake.errors import IntakeError  # noqa: PLC0415 (not before it is wanted)
        from briefing.store.errors import StoreError  # noqa: PLC0415
        from briefing.tui.log_text import Logged, failed, fetched  # noqa: PLC0415

        begun = monotonic()
        files: list[Logged] = []
        done = total = 0
        try:
            with closing(self.library.fetch(stop=stop.is_set)) as batch:
                total = batch.total
                for result in batch:
                    done += 1
                    files = fetched(result, datetime.now().astimezone())
                    self.post_message(self.Added(files, done, total, monotonic() - begun, last=False))
                    files = []
        except (IntakeError, StoreError, OSError, ValueError) as error:
            files.append(failed("feeds", str(error), datetime.now().astimezone()))
        self.post_message(self.Added(files, done, total, monotonic() - begun, last=True))
