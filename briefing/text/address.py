"""Whether two web addresses are of one page, as far as that can be told from them."""

from urllib.parse import urlsplit


def page_key(url: str) -> str:
    """Return what stands for a page whichever way its address is written: no scheme, no www, no slash at the end.

    >>> page_key("http://www.UNN.ua/en/news/1/#top") == page_key("https://unn.ua/en/news/1")
    True
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    host = parts.netloc.rpartition("@")[2].lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" + (f"?{parts.query}" if parts.query else "")
