"""Which links may be handed to a browser or printed as links. A URL in a file is text from outside.
Most schemes run or read something.
"""

from urllib.parse import urlsplit

from briefing.text.clean import is_clean

# Longer than what browsers take from a command line, far longer than a link to an article.
_LONGEST = 4_000


def open_url_allowed(url: str) -> bool:
    """Tell whether a URL is http or https with a host, without user information, blanks or control characters.

    >>> open_url_allowed("https://unn.ua/en/news/1"), open_url_allowed("javascript:alert(1)")
    (True, False)
    """
    if not url.lower().startswith(("http://", "https://")) or len(url) > _LONGEST:
        return False
    if not is_clean(url) or any(character.isspace() or character in '\\"<>`' for character in url):
        return False
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and "@" not in parts.netloc and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
