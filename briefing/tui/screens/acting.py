"""What is done with entries: copied, handed to a command, exported, edited, added, fetched."""

from briefing.tui.screens.copying import CopyingScreen
from briefing.tui.screens.editing import EditingScreen
from briefing.tui.screens.exporting import ExportingScreen
from briefing.tui.screens.fetching import FetchingScreen
from briefing.tui.screens.piping import PipingScreen


class ActingScreen(CopyingScreen, PipingScreen, ExportingScreen, EditingScreen, FetchingScreen):
    """All the actions that reach beyond the reader."""
