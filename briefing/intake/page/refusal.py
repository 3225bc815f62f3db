"""Pages that are no article though they were sent in place of one, and what to do about each.

Told by what stands in the title and in the text, only where there is hardly any text: articles about paywalls are
articles.
"""

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.intake.errors import IntakeError
from briefing.intake.page.linked_data import Thing
from briefing.intake.page.listing import is_listing
from briefing.intake.page.meta import Meta
from briefing.intake.page.tree import elements, line_of
from briefing.model import Problem, Severity

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Characters of main text. Above the first nothing is refused; below the last there is no article in any case.
_LONG = 2_500
_SHORT = 1_200
_LEAST = 140
_SENTENCE = re.compile(r"[\w)\"'’”][.!?…。！？۔।]", re.UNICODE)

_BOT = re.compile(
    r"just a moment\W*$|attention required\W+cloudflare|are you (?:a )?(?:human|robot)|pardon our interruption"
    r"|verify(?:ing)? (?:that )?you(?:'|’)?(?: a)?re (?:a )?human"
    r"|checking (?:if the site connection is secure|your browser)"
    r"|enable javascript and cookies to continue|unusual (?:traffic|activity) from your|ddos protection by|ddos-guard"
    r"|(?:complete|solve) (?:the|this) captcha|press (?:and|&) hold to confirm|not a robot|bot (?:check|verification)",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"^\W*(?:error\W*)?(?:40[0134]|410|429|451|50[0234])"
    r"\s*(?:$|[-–—:|!.,]|error|page|not|file|forbidden|bad|service)"
    r"|^(?:page |file |article |content )?not found\b"
    r"|^page (?:missing|unavailable)"
    r"|page (?:you requested |you(?:'|’)re looking for )?"
    r"(?:could ?n[o'’]t be|was not|cannot be|isn['’]t) (?:found|available)"
    r"|^(?:access denied|forbidden|bad gateway|service (?:temporarily )?unavailable)\b"
    r"|^(?:internal server error|gateway time-?out)\b"
    r"|^(?:oops|seite nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada)",
    re.IGNORECASE,
)
_PAGE = r"(?:page|article|story|content|link|post|seite|artikel|beitrag|página|artículo)"
_LOST = re.compile(
    rf"{_PAGE} (?:that |which )?(?:you(?:'|’)re|you are|you were|you have|you)"
    r" (?:looking|searching|requested|trying|tried|followed)\b.{0,60}"
    r"\b(?:not|n[o'’]t|moved|deleted|removed|gone|expired|unavailable|longer)"
    rf"|(?:could ?n[o'’]t|can(?:no|['’])t|unable to|did ?n[o'’]t) find (?:(?:that|the|this|your) )?"
    rf"(?:{_PAGE}|what you)\b"
    rf"|{_PAGE} (?:does ?n[o'’]t|does not|no longer) exists?|{_PAGE} (?:has|have) been (?:moved|deleted|removed)"
    rf"|{_PAGE} (?:is|was) (?:not found|no longer available|n['’]existe)"
    rf"|{_PAGE} (?:\w+ ){{0,4}}(?:existiert nicht|nicht gefunden|n['’]existe (?:pas|plus)|no existe|ya no está)",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"(?:enable|activate|turn on|allow|requires?|needs?|without|disabled?) (?:your )?(?:java ?script|js\b)"
    r"|(?:java ?script|js) (?:is|must be|needs to be|has to be|to be|seems to be|appears to be) "
    r"(?:currently |turned )?(?:enabled|disabled|required|activated|on\b|off\b)"
    r"|javascript (?:aktivieren|deaktiviert)|aktivieren sie (?:bitte )?javascript|activ[ae]r? javascript",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"^(?:log|sign)[ -]?in\b|\b(?:log|sign)[ -]?in (?:to|required)\b|^(?:anmelden|einloggen|connexion|iniciar sesión)\b"
    r"|^create (?:an|your) account|please (?:log|sign) in",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"before you continue to|we (?:value|care about) your privacy|your privacy choices"
    r"|manage (?:your )?(?:cookie|consent|privacy)"
    r"|we (?:and our (?:\w+ )?partners )?use cookies|accept all cookies"
    r"|cookie (?:consent|preferences|settings)|consent to the use"
    r"|mit werbung (?:und tracking )?weiterlesen|wir und unsere (?:\w+ )?partner|verwenden (?:wir )?cookies"
    r"|zustimmung (?:jederzeit )?widerruf|nous et nos (?:\w+ )?partenaires|(?:utilis|accept)\w+ (?:les|des) cookies"
    r"|nosotros y nuestros (?:\w+ )?socios|(?:utiliz|acept)\w+ (?:todas )?(?:las )?cookies",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"(?:subscribe|sign up|register|log in|sign in) (?:now )?to (?:continue|keep|read|unlock|access|view)"
    r"|to (?:continue|keep) reading(?: this| the|[,:.]| please| subscribe| become|$)"
    r"|(?:this|the full) (?:article|story|content) is (?:only )?(?:available )?"
    r"(?:exclusive(?:ly)? )?(?:for|to) (?:our |paid |registered )?(?:subscribers|members)"
    r"|already (?:a|have a) (?:subscri|member)"
    r"|subscribers? only|you(?:'|’)ve reached your (?:free )?(?:article )?limit"
    r"|(?:0|no) free articles? (?:left|remaining)"
    r"|jetzt weiterlesen|nur für abonnenten|réservé aux abonnés|contenido exclusivo para suscriptores",
    re.IGNORECASE,
)
_ONE = "name the page of one article; if this is one, save its text as .txt"
_RIGHT = "see whether the address is right"
_SAVE = "open it in a browser, save the page there, and add that file"


def require_article(tree: "HtmlElement", meta: Meta, things: Sequence[Thing], text: str, url: str | None) -> None:
    """Raise IntakeError when a page with this main text is no article; ``tree`` is that of the whole page."""
    listed = not things and meta.get("og:type", "website").lower() != "article" and is_listing(tree, text)
    problem = Problem("no-article", "is a list of articles, not one of them", _ONE) if listed else None
    if len(text) < _LONG:
        titles = [line_of(each) for each in [*elements(tree, "title"), *elements(tree, "h1")]][:4]
        whole = line_of(tree)[:20_000]
        instead = _sent_instead(titles, whole, text) or _is_locked(tree, titles, text, whole, things)
        problem = instead or problem or _is_scripted(tree, text) or _is_none(text, meta, things, url)
    if problem:
        raise IntakeError(problem)


def cut_short(text: str, things: Sequence[Thing]) -> Problem | None:
    """Return the warning of an article of which a page shows the beginning only, None for one that is whole."""
    if (_costs(things) and len(text) < _SHORT) or _PAYWALL.search(text[-300:]):
        message = "the page shows only the beginning of the article: the rest is behind a paywall"
        return Problem("paywall", message, "what it shows was taken", Severity.WARNING)
    return None


def _costs(things: Sequence[Thing]) -> bool:
    return any(str(thing.get("isAccessibleForFree")).lower() == "false" for thing in things)


def _sent_instead(titles: Sequence[str], whole: str, text: str) -> Problem | None:
    if any(_BOT.search(title) for title in titles) or (len(whole) < _LONG and _BOT.search(whole)):
        return Problem("bot-check", "is a check for robots, not the article", _SAVE)
    if any(_ERROR.search(title) for title in titles) and len(text) < _SHORT:
        return Problem("error-page", f"is an error page ({titles[0][:60]})", _RIGHT)
    if len(text) < _SHORT // 2 and _LOST.search(" ".join([*titles, text if len(text) < 3 * _LEAST else ""])):
        return Problem("error-page", "says that there is no such page", _RIGHT)
    consent = len(_CONSENT.findall(whole[: _LONG * 2]))
    if (consent and any(_CONSENT.search(title) for title in titles)) or (len(text) < _SHORT and _consenting(text)):
        return Problem("consent-page", "asks for consent to cookies, and holds no article", _SAVE)
    return None


def _consenting(text: str) -> bool:
    return len(_CONSENT.findall(text)) > 1 or (text.lower().count("cookie") > 2 and bool(_CONSENT.search(text)))


def _is_scripted(tree: "HtmlElement", text: str) -> Problem | None:
    said = text
    if len(text) < _LEAST:
        said += " ".join(each.text_content()[:500] for each in islice(elements(tree, "noscript"), 20))
    if len(text) < 3 * _LEAST and _SCRIPT.search(said):
        return Problem("javascript-page", "shows its text only to programs that run JavaScript", _SAVE)
    return None


def _is_locked(
    tree: "HtmlElement", titles: Sequence[str], text: str, whole: str, things: Sequence[Thing]
) -> Problem | None:
    asks = any((each.get("type") or "").lower() == "password" for each in elements(tree, "input"))
    if len(text) < _SHORT and (any(_LOGIN.search(title) for title in titles) or (asks and len(text) < 3 * _LEAST)):
        return Problem("login-page", "asks to log in, and holds no article", "log in with a browser and save the page")
    costs = _costs(things)
    asked = _PAYWALL.search(text[-600:]) or (len(text) < _SHORT and _PAYWALL.search(whole))
    if (asked and len(text) < _SHORT) or (costs and len(text) < 2 * _LEAST):
        return Problem("paywall", "shows hardly any of the article: the rest is behind a paywall", _SAVE)
    return None


def _is_none(text: str, meta: Meta, things: Sequence[Thing], url: str | None) -> Problem | None:
    if len(text) < _LEAST and not (things and _SENTENCE.search(text)):
        return Problem("no-article", "holds no article: there is hardly any text", _ONE)
    if not _SENTENCE.search(text) and max(map(len, text.split())) < _LEAST // 4:  # Thai prints no stops, and no spaces
        return Problem("no-article", "holds no article: there is no sentence", _ONE)
    front = url is not None and urlsplit(url).path.strip("/") == "" and not urlsplit(url).query
    if front and not things and meta.get("og:type", "website").lower() != "article":
        return Problem("no-article", "is the front page of a site, not an article", _ONE)
    return None
