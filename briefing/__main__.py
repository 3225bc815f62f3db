"""``python -m briefing`` is the ``briefing`` command."""

import sys

from briefing.cli.main import main

sys.exit(main())
