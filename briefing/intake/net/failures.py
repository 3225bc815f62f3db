"""What the HTTP client and the system report, as a problem that says what a person can do."""

import errno
import socket

import aiohttp

from briefing.intake.net.addresses import NotGlobal
from briefing.intake.net.body import incomplete
from briefing.intake.net.url import masked
from briefing.intake.net.values import GONE, OFFLINE, FetchError
from briefing.model import Problem

_NO_NETWORK = {errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTDOWN, errno.EADDRNOTAVAIL}
_STATUS = {
    401: ("auth", "asks for a user and password (401)", "write them into the address: https://user:password@host/…"),
    402: ("paywall", "asks for money (402)", None),
    403: ("forbidden", "refuses us (403)", "it may want a login, or no programs"),
    404: ("not-found", "has nothing at this address (404)", "look for its new address"),
    410: (GONE, "is gone for good (410)", "it is not asked again; remove it, or look for its new address"),
    429: ("busy", "was asked too often (429)", "it is left alone for a while"),
    451: ("forbidden", "may not be shown for legal reasons (451)", None),
    503: ("busy", "is overloaded or down (503)", "it is tried again later"),
}


def late(seconds: float) -> FetchError:
    """Return the error of a request that ran out of time."""
    return FetchError(Problem("timeout", f"did not answer in full within {seconds:g} s", "it is tried again later"))


def status_failure(status: int, retry_after: float | None) -> FetchError:
    """Return the error of a status that brings no body."""
    known = _STATUS.get(status)
    if known is None and status >= 500:
        known = ("server", f"has an error of its own ({status})", "it is tried again later")
    code, message, hint = known or ("status", f"answers {status}, which brings nothing", None)
    return FetchError(Problem(code, message, hint), status=status, retry_after=retry_after)


def failure(error: aiohttp.ClientError | OSError | ValueError) -> FetchError:
    """Return the error for one of the HTTP client."""
    match error:
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientConnectorSSLError() | aiohttp.ClientSSLError():
            message = f"has no valid certificate: {masked(str(_cause(error)))[:160]}"
            return FetchError(Problem("tls", message, "the connection would not be safe; nothing was sent"))
        case aiohttp.ClientConnectorError():
            return _unreachable(error.os_error)
        case aiohttp.ClientPayloadError():
            return FetchError(incomplete("the connection ended early"))
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientOSError() | ConnectionError():
            return FetchError(incomplete("the server closed the connection"))
        case aiohttp.InvalidURL() | ValueError():
            return FetchError(Problem("address", "is no web address", None))
        case OSError():
            return _unreachable(error)
    said = error.message if isinstance(error, aiohttp.ClientResponseError) else str(error)  # str() repeats the address
    what = masked(said or type(error).__name__).partition("\n")[0].rstrip(" :")[:160]
    return FetchError(Problem("http", f"does not speak HTTP as it should: {what}", None))


def _unreachable(error: OSError) -> FetchError:
    if isinstance(error, NotGlobal) or "not on the public internet" in str(error):
        return FetchError(Problem("private-address", masked(str(error))[:160], None))
    if isinstance(error, socket.gaierror):
        if error.errno in {socket.EAI_AGAIN, socket.EAI_FAIL}:
            return FetchError(Problem(OFFLINE, "its name cannot be looked up now", "is there a network?"))
        return FetchError(Problem("no-host", "there is no host of that name", "look at the address"))
    if error.errno in _NO_NETWORK:
        return FetchError(Problem(OFFLINE, "there is no way to it from here", "is there a network?"))
    reason = {errno.ECONNREFUSED: "refuses connections", errno.EHOSTUNREACH: "cannot be reached"}.get(error.errno or 0)
    return FetchError(Problem("unreachable", reason or f"cannot be reached: {error.strerror or error}", "try again"))


def _cause(error: BaseException) -> BaseException:
    return getattr(error, "certificate_error", None) or getattr(error, "os_error", None) or error
