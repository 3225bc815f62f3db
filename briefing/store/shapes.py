"""The shapes of single values. Each check returns what to do about a value that does not fit, or None when it fits."""

import re
from datetime import datetime
from urllib.parse import urlsplit

from briefing.model import parse_edtf

ID = re.compile(r"[a-z0-9-]{1,75}")
COUNTRY = re.compile(r"[A-Z]{2}")
DIGEST = re.compile(r"[0-9a-f]{8}")
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
SHA256 = re.compile(r"[0-9a-f]{64}")
NUMBER = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18}|/[1-9][0-9]{0,17})?")
TOPIC = re.compile(r"medtop:[0-9]{8}")


def entry_id(text: str) -> str | None:
    """Check the id of an entry, which is the name of its file."""
    return None if ID.fullmatch(text) else "use a to z, 0 to 9 and -, at most 75 of them"


def digest(text: str) -> str | None:
    """Check the digest of a field."""
    return None if DIGEST.fullmatch(text) else "delete it, and the field counts as written by hand"


def country(text: str) -> str | None:
    """Check the shape of an ISO 3166-1 alpha-2 code."""
    if COUNTRY.fullmatch(text):
        return None
    if COUNTRY.fullmatch(text.upper()):
        return f"did you mean {text.upper()}?"
    return "write the two capital letters of ISO 3166-1, like UA"


def topic(text: str) -> str | None:
    """Check the shape of an IPTC Media Topic."""
    return None if TOPIC.fullmatch(text) else 'write an IPTC Media Topic, like "medtop:16000000"'


def number(text: str) -> str | None:
    """Check a number: whole, a decimal, or a fraction like 1/3."""
    return None if NUMBER.fullmatch(text) else "write digits only, like 1200, 1.5 or 1/3; what they count is the unit"


def language(text: str) -> str | None:
    """Check the shape of a BCP 47 tag."""
    return None if LANGUAGE.fullmatch(text) else "write a BCP 47 tag, like en or pt-BR"


def sha256(text: str) -> str | None:
    """Check a SHA-256 in hex."""
    return None if SHA256.fullmatch(text) else "write 64 hex digits, or null"


def edtf(text: str) -> str | None:
    """Check an EDTF date."""
    try:
        parse_edtf(text)
    except ValueError:
        return "write a date like 2025, 2025-03, 2025-03-10 or 2025-03-10T12:39, or null"
    return None


def instant(text: str) -> str | None:
    """Check an ISO 8601 instant with its offset from UTC."""
    try:
        known = datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        known = False
    return None if known else "write an instant like 2025-03-10T12:39:00Z, or null"


def library_path(text: str) -> str | None:
    """Check the path of a file in the library: relative, with ``/``, never upward."""
    inside = text.strip("./") and not text.startswith("/") and ".." not in text.split("/") and "\\" not in text
    return None if inside else "write the path of a file in the library, like seeds/article.txt"


def web_url(text: str) -> str | None:
    """Check that a URL leads to the web: http or https, with a host."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return "write the URL in full"
    if parts.scheme in {"http", "https"} and parts.netloc:
        return None
    return "only http and https are opened; write the URL in full"
