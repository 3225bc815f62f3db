"""``python -m briefing`` is the ``briefing`` command."""

from briefing.cli.main import entry_point

entry_point()
