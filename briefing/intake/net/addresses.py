"""Which machines may be asked: those of the public internet, told by the very address that a socket connects to.

However an address is spelled (0x7f.1, 2130706433, ::ffff:7f00:1, a name that points there), what is checked is the
number that the system made of it; and a name is looked up once, so that it cannot point elsewhere after the check.
"""

import asyncio
import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from aiohttp.abc import AbstractResolver, ResolveResult

from briefing.intake.net.values import FetchError
from briefing.model import Problem

AddressInfo = tuple[int, int, int, str, tuple[object, ...]]  # as of socket.getaddrinfo
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last four bytes are the IPv4 address meant


class NotGlobal(OSError):
    """Raised in place of a socket to an address that is not of the public internet."""


def is_global(address: str) -> bool:
    """Tell whether an address, as numbers, is one of the public internet (IANA's special-purpose registries).

    >>> [is_global(a) for a in ("93.184.216.34", "127.0.0.1", "::ffff:7f00:1", "169.254.169.254", "224.0.0.1")]
    [True, False, False, False, False]
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_public(each) for each in (found, *_inside(found)))


def is_of_the_link(host: str) -> bool:
    """Tell whether a host is, in numbers of any spelling, an address of the cable itself, of many machines or of none.

    No feed is there, and clouds keep keys there. Other private addresses may be those of one's own network.

    >>> [is_of_the_link(h) for h in ("169.254.169.254", "2852039166", "fe80::1", "::ffff:a9fe:a9fe", "192.168.0.2")]
    [True, True, True, True, False]
    """
    try:
        found: IPv4Address | IPv6Address = ip_address(host.partition("%")[0])
    except ValueError:
        try:
            found = IPv4Address(socket.inet_aton(host))
        except (OSError, ValueError):
            return False
    each = (found, *_inside(found))
    return any(one.is_link_local or one.is_multicast or one.is_unspecified for one in each)


def _is_public(found: IPv4Address | IPv6Address) -> bool:
    special = found.is_multicast or found.is_unspecified or getattr(found, "is_site_local", False)
    return special is False and (found.is_global or _mapped(found))


def _mapped(found: IPv4Address | IPv6Address) -> bool:
    return isinstance(found, IPv6Address) and found.ipv4_mapped is not None  # the IPv4 address inside decides


def _inside(found: IPv4Address | IPv6Address) -> tuple[IPv4Address, ...]:
    """Return the IPv4 addresses that an IPv6 address stands for: mapped, 6to4, Teredo, NAT64."""
    if isinstance(found, IPv4Address):
        return ()
    meant = [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
    if found in _NAT64:
        meant.append(IPv4Address(int(found) & 0xFFFF_FFFF))
    return tuple(each for each in meant if each is not None)


def checked_socket(info: AddressInfo) -> socket.socket:
    """Return a socket for an address that is global; aiohttp connects it to exactly that. Raise NotGlobal."""
    address = str(info[4][0])
    if not is_global(address):
        raise NotGlobal(f"{address} is not on the public internet")
    made = socket.socket(info[0], info[1], info[2])
    made.setblocking(False)
    return made


class CheckedResolver(AbstractResolver):
    """Looks names up, and refuses those that point to no global address. ``lookup`` is for tests."""

    def __init__(self, *, allow_private: bool = False, lookup: "Lookup | None" = None) -> None:
        """Ask the system unless told otherwise."""
        self._allow_private = allow_private
        self._lookup = lookup

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses of a host that may be asked."""
        infos = await self._infos(host, port, family)
        kept = [info for info in infos if self._allow_private or is_global(str(info[4][0]))]
        if infos and not kept:
            raise private(host, str(infos[0][4][0]))
        return [_result(host, port, info) for info in kept]

    async def _infos(self, host: str, port: int, family: int) -> list[AddressInfo]:
        if self._lookup:
            return self._lookup(host, port)
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, family=family)
        return [tuple(info) for info in found]  # type: ignore[misc] # mypy takes the flags for a wider type

    async def close(self) -> None:
        """Nothing is held."""


Lookup = Callable[[str, int], list[AddressInfo]]


def private(host: str, address: str) -> FetchError:
    """Return the error for a host that is not on the public internet."""
    where = address if address == host else f"{host} ({address})"
    message = f"{where} is a private address, which a feed from outside must not reach"
    return FetchError(Problem("private-address", message, "--allow-private lets one of your own network through"))


def _result(host: str, port: int, info: AddressInfo) -> ResolveResult:
    address = str(info[4][0])
    if len(info[4]) > 3 and info[4][3]:  # a link-local address needs its interface
        address = socket.getnameinfo((address, port, 0, int(str(info[4][3]))), socket.NI_NUMERICHOST)[0]
    return ResolveResult(
        hostname=host,
        host=address,
        port=port,
        family=info[0],
        proto=info[2],
        flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
    )
