"""``briefing serve``: the reader in a web browser, one process for each page, through textual-serve."""

import argparse
import ipaddress
import shlex
import subprocess
import sys

from briefing.cli.arguments import add_library, readable_library
from briefing.cli.failure import Failure
from briefing.cli.output import say

EXAMPLES = """It answers this computer only, unless --host says otherwise; there is no password. Ctrl-C ends it.

examples:
  briefing serve                                  then open http://127.0.0.1:8000
  briefing serve --port 8080
  briefing serve --host 0.0.0.0 --public-url https://news.example.org    behind a proxy that asks for a password"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (default: %(default)s)")
    parser.add_argument("--port", type=port, default=8000, help="the port to listen at (default: %(default)s)")
    parser.add_argument("--public-url", metavar="URL", help="how browsers reach it, when a proxy stands before it")
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Serve until it is stopped."""
    library = readable_library(args)
    if args.public_url and not args.public_url.startswith(("http://", "https://")):
        raise Failure(f"--public-url begins with http:// or https://; this does not: {args.public_url}", 2)
    try:
        from briefing.cli.web_server import Address, serve
    except ModuleNotFoundError as missing:
        if (missing.name or "").split(".")[0] not in {"aiohttp", "aiohttp_jinja2", "jinja2", "textual_serve"}:
            raise
        raise Failure("this needs textual-serve: pip install 'briefing[web]'") from None
    address = Address(args.host, args.port, args.public_url)
    if not is_loopback(args.host):
        say(f"warning: whoever reaches {args.host} port {args.port} can read this library: there is no password")
        say("what reads or writes other files, or runs commands, is switched off: adding, exporting, editing, piping")
    say(f"{library.root} at {address.url}; Ctrl-C ends")
    try:
        serve(
            command([sys.executable, "-m", "briefing", "--library", str(library.root)]),
            address,
            shared=not is_loopback(args.host),
        )
    except OSError as error:
        raise Failure(f"cannot listen at {args.host} port {args.port}: {error.strerror or error}") from None
    return 0


def command(words: list[str]) -> str:
    """Return words as a line for the shell of this system."""
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def is_loopback(host: str) -> bool:
    """Tell whether only this computer reaches a host.

    >>> is_loopback("localhost"), is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def port(text: str) -> int:
    """Return the number of a port; argparse reports the ValueError."""
    number = int(text)
    if not 0 < number < 65536:
        raise ValueError(text)
    return number
