"""Web addresses as articles keep them: absolute, http or https, without what only counts who clicked."""

import re
import unicodedata
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from briefing.text.clean import clean_line
from briefing.text.links import open_url_allowed

# Parameters that name a campaign or a click, never an article: those of ad networks, mail tools and social sites.
_TRACKER = re.compile(
    r"(?:utm_|mc_[ce]id$|hsa_|pk_(?:campaign|kwd|source|medium|content)$|mtm_|matomo_|oly_|vero_|_hs(?:enc|mi)$|at_(?:medium|"
    r"campaign|custom\d|link_|format|ptr_|bbc_|xt$)|ns_(?:campaign|source|mchannel|linkname|fee)$|fb_(?:action_|ref$|source$)"
    r"|(?:fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|igshid|igsh|yclid|ysclid|mkt_tok|wickedid|cmpid|ncid"
    r"|ocid|icid|smid|smtyp|sr_share|cvid|ref_src|ref_url|__twitter_impression|guccounter|guce_referrer(?:_sig)?|s_cid|s_kwcid|trk|trkcampaign"
    r"|_ga|_gl|_openstat|wt_mc|wtmc|wt\.mc_id|wt\.mc_ev|xtor|spm|feature=share|sfnsn|rss_id|echobox|_branch_match_id"
    r"|_branch_referrer|partner=rss|__s|ck_subscriber_id|dm_i|ml_subscriber(?:_hash)?|taid|tblci|sh_kit|soc_src|soc_trk|cmp|CMP)$)",
    re.IGNORECASE,
)
_DOT = re.compile("[\u3002\uff0e\uff61]")  # the full stops of other scripts
_UNSAFE = re.compile(r"[^\x21-\x7e]+")
_CLICKED = re.compile(r"^(?:xtor=|Echobox=|at_|utm_)", re.IGNORECASE)


def web_address(url: str | None, base: str | None = None) -> str | None:
    """Return an address made absolute and without trackers; None when it is no link that a browser may be given.

    >>> web_address("/a?id=1&utm_source=x#top", "https://unn.ua/b")
    'https://unn.ua/a?id=1'
    >>> web_address("javascript:alert(1)") is None
    True
    """
    words = clean_line(url or "").strip()
    try:
        whole = urljoin(base or "", words) if words else ""
        parts = urlsplit(_UNSAFE.sub(lambda found: quote(found.group()), _with_ascii_host(whole)))
        host = parts.netloc.lower() if "@" not in parts.netloc else parts.netloc
        address = urlunsplit(
            (parts.scheme, host, parts.path or "/", _less_trackers(parts.query), _route(parts.fragment))
        )
    except ValueError:
        return None
    return address if open_url_allowed(address) else None


def _with_ascii_host(url: str) -> str:
    """Return an address whose host browsers and servers understand: labels of other scripts in Punycode (RFC 3492).

    Seen so, a host that only looks like another is known by it.
    """
    host = urlsplit(url).netloc
    if host.isascii():
        return url
    labels = _DOT.sub(".", unicodedata.normalize("NFKC", host.lower())).split(".")
    named = ".".join(label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in labels)
    return url.replace(host, named, 1)


def _less_trackers(query: str) -> str:
    """Return a query without trackers; one that has none stays letter for letter."""
    pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=200)
    kept = [(name, value) for name, value in pairs if not _TRACKER.match(name)]
    return query if len(kept) == len(pairs) else urlencode(kept)


def _route(fragment: str) -> str:
    """Return the fragment where it names the page itself: "#!/a" or "#/a"."""
    return fragment if fragment.startswith(("!", "/")) else ""


def host_of(url: str | None) -> str:
    """Return the host of an address without "www.", empty when there is none.

    >>> host_of("https://www.unn.ua/a")
    'unn.ua'
    """
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
