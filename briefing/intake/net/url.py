"""Web addresses: which are asked at all, and how they are shown without their secrets."""

import base64
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urldefrag, urljoin, urlsplit, urlunsplit

from briefing.intake.net.values import FetchError
from briefing.model import Problem
from briefing.text.clean import clean_line

_LONGEST = 4_000  # characters; RFC 9110 asks servers to take 8,000, and no feed looked at has more than 700
_MASK = "***"
_UNFIT = re.compile(r"[\s\x00-\x20\x7f-\x9f\\]")
_USER_INFO = re.compile(r"(?i)\b([a-z][a-z0-9+.-]*://)[^\s/?#@]*@")
# Names of parameters that private feeds (GitHub, GitLab, Patreon, Supporting Cast, …) carry their keys in.
_SECRET = re.compile(
    r"(?i)([?&;][\w.-]*(?:token|secret|passw(?:or)?d|passwd|pwd|auth|api_?key|apikey|access_?key|signature|session|credential)"
    r"[\w.-]*=|[?&;](?:key|sig|pass|sid|hash)=)[^&;#\s]*"
)


@dataclass(frozen=True, slots=True)
class Target:
    """An address to ask: ``url`` without user and fragment, which are sent as ``authorization`` or not at all."""

    url: str
    host: str
    origin: str
    user_info: str = ""

    @property
    def secure(self) -> bool:
        """Tell whether it is asked over TLS."""
        return self.url.startswith("https:")

    @property
    def authorization(self) -> str | None:
        """The header that carries user and password (RFC 7617), or None."""
        if not self.user_info:
            return None
        user, _, password = self.user_info.partition(":")
        pair = f"{unquote(user)}:{unquote(password)}".encode()
        return "Basic " + base64.b64encode(pair).decode("ascii")

    def with_user(self, user_info: str) -> str:
        """Return the address with user and password again."""
        return self.url.replace("://", f"://{user_info}@", 1) if user_info else self.url


def target(url: str) -> Target:
    """Return what an address asks for; raise FetchError for all but http and https with a host."""
    text = url.strip()
    if len(text) > _LONGEST or _UNFIT.search(text):
        what = "has blanks or control characters" if len(text) <= _LONGEST else "is too long"
        raise _refused(text, f"the address {what}")
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise _refused(text, f"is no web address: {error}") from None
    scheme = parts.scheme.lower()
    if scheme not in {"http", "https"}:
        raise _refused(text, "only http and https addresses are fetched")
    if not host:
        raise _refused(text, "the address has no host")
    return _target(parts, scheme, host, port)


def _target(parts: SplitResult, scheme: str, host: str, port: int | None) -> Target:
    user_info, _, place = parts.netloc.rpartition("@")
    origin = f"{scheme}://{host.lower()}:{port or (443 if scheme == 'https' else 80)}"
    return Target(urlunsplit((scheme, place, parts.path or "/", parts.query, "")), host.lower(), origin, user_info)


def redirected(here: Target, location: str) -> Target:
    """Return where a redirect leads, the user on one origin only; raise FetchError when it may not be followed."""
    try:
        there = target(urldefrag(urljoin(here.url, location.strip())).url)
    except ValueError as error:
        raise _refused(location, f"a redirect leads to no web address: {error}") from None
    if here.secure and not there.secure:
        message = f"redirects from https to {masked(there.url)}, where anybody on the way could change it"
        raise FetchError(Problem("redirect", message, "use the http address if that is what you mean"))
    same = there.origin == here.origin and not there.user_info
    return Target(there.url, there.host, there.origin, here.user_info) if same else there


def masked(text: str) -> str:
    """Return a text, an address or one that holds some, with users, passwords and keys as ``***``; one clean line.

    >>> masked("https://me:pw@unn.ua/feed?token=abc&page=2")
    'https://***@unn.ua/feed?token=***&page=2'
    """
    return _SECRET.sub(rf"\1{_MASK}", _USER_INFO.sub(rf"\1{_MASK}@", clean_line(text)))


def without_secrets(url: str) -> str:
    """Return an address as it may be kept in an entry: without user, password and keys.

    >>> without_secrets("https://me:pw@unn.ua/a?token=abc&page=2")
    'https://unn.ua/a?page=2'
    """
    bare = _USER_INFO.sub(r"\1", url)
    if not _SECRET.search(bare):
        return bare
    parts = urlsplit(bare)
    kept = [pair for pair in parts.query.split("&") if not _SECRET.match(f"?{pair}")]
    return urlunsplit(parts._replace(query="&".join(kept)))


def _refused(url: str, message: str) -> FetchError:
    return FetchError(Problem("address", message, None, file=masked(url)[:200]))
