"""What imports cost: wall seconds of each package, as ``python -X importtime`` tells them."""

import re
import subprocess
import sys
from collections.abc import Iterable

_LINE = re.compile(r"import time:\s*(\d+) \|\s*\d+ \| +(\S+)")
_BEGIN = "BEGIN"  # what the interpreter imports for itself stands before it


def imported(module: str, runs: int = 3) -> dict[str, float]:
    """Return the seconds that each package takes when a fresh interpreter imports a module, most first.

    Of several runs the fastest; the first one may have to compile.
    """
    return min((_once(module) for _ in range(runs)), key=lambda found: sum(found.values()))


def _once(module: str) -> dict[str, float]:
    command = f"import sys; sys.stderr.write('{_BEGIN}\\n'); import {module}"
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", command], capture_output=True, text=True, check=True
    )
    return by_package(told.stderr.partition(f"{_BEGIN}\n")[2].splitlines())


def by_package(lines: Iterable[str]) -> dict[str, float]:
    """Return the seconds of each package, most first, from the lines that the interpreter prints in microseconds.

    >>> by_package(["import time:   250 |   1500 |     json.decoder", "import time:   300 |   1800 |   json"])
    {'json': 0.00055}
    """
    spent: dict[str, int] = {}
    for line in lines:
        if found := _LINE.match(line):
            package = found[2].partition(".")[0]
            spent[package] = spent.get(package, 0) + int(found[1])
    return {name: micro / 1e6 for name, micro in sorted(spent.items(), key=lambda item: -item[1])}
