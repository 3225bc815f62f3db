"""A mail to an article: a newsletter, or an article that someone sent (RFC 5322, MIME).

The text is the plain part where it holds the words, else the HTML part. The sender of a mailing list is its
publisher; any other sender is an author. Of a mail that was forwarded with few words, the mail inside counts. A page
that a browser saved as one file (MHTML, RFC 2557) is a page.
"""

import re
from collections.abc import Iterator
from datetime import UTC
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice

from briefing.intake.document.forwarded import inner_mail
from briefing.intake.errors import IntakeError
from briefing.intake.links import web_address
from briefing.intake.page.body import main_text, paragraphs
from briefing.intake.page.encoding import page_text
from briefing.intake.page.language import language_tag
from briefing.intake.page.read import read_html
from briefing.intake.page.tree import line_of, read_tree
from briefing.model import Article, DateBasis, Problem, parse_edtf
from briefing.text.clean import clean_block, clean_line

_DEEPEST = 50  # multiparts inside one another; a forwarded newsletter has five
_MOST = 200  # parts
_BOUNDARY = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_PREFIX = re.compile(r"^(?:(?:fwd?|re|aw|wg|tr|sv|vs)\s*:\s*)+", re.IGNORECASE)
_STUB = 200  # characters: a shorter plain part says "see the HTML version"
_ADDRESS = re.compile(r"<(https?://[^<>\s]+)>")
_PARAGRAPH = re.compile(r"\n[ \t>]*\n")
_FORWARDED = 3  # mails inside one another that are followed
_AT = re.compile(r" (?:at|um|à) ")  # as in a head that a program printed
_KEPT = 100  # characters of a date that is none
_NO_YEAR = re.compile(r"[^\W\d]{3}[-. ]{1,2}0\d{3}(?!\d)")  # 0001, which would be read as a short form of 2001
_ZONE = re.compile(r"[+-]\d{4}|\b(?:[A-Z]{1,4}T|GMT|UTC?|Z)\b")
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_RULE = re.compile(r"^[\s*=_~#-]{4,}$", re.MULTILINE)


def read_mail(data: bytes) -> Article:
    """Return the article of a mail; raise IntakeError when it has no text or is nested deeper than mails are."""
    if len(_BOUNDARY.findall(data)) > _DEEPEST:
        raise IntakeError(Problem("too-deep", f"nests more than {_DEEPEST} parts", "save the article's text as .txt"))
    try:
        message, text = _meant(message_from_bytes(data, policy=policy.compat32))
    except (MessageError, RecursionError, LookupError, ValueError, TypeError, AttributeError) as error:
        reason = f"cannot be read as a mail: {type(error).__name__}"
        raise IntakeError(Problem("broken", reason, "save the article's text as .txt")) from None
    if isinstance(text, Article):
        return text
    if not text:
        raise IntakeError(Problem("no-article", "is a mail without text", "save what it carries, and add that"))
    sent = _date(message)
    name = clean_line(parseaddr(_field(message, "From"))[0]).strip("\"' ") or None
    mailing = any(_field(message, field) for field in ("List-Id", "List-Unsubscribe", "List-Post"))
    return Article(
        text=text,
        headline=_PREFIX.sub("", clean_line(_field(message, "Subject"))) or None,
        published=sent,
        published_basis=DateBasis.METADATA if sent else DateBasis.UNKNOWN,
        dated=None if sent else clean_line(_field(message, "Date"))[:_KEPT] or None,
        publisher=name if mailing else None,
        author=None if mailing else name,
        url=web_address(_field(message, "Archived-At").strip("<> ")) if _field(message, "Archived-At") else None,
        language=language_tag(clean_line(_field(message, "Content-Language"))),
        id=clean_line(_field(message, "Message-ID")).strip("<>") or None,
    )


def _meant(message: Message, depth: int = 0) -> tuple[Message, "str | Article"]:
    """Return the mail that has the words, and the words; the article of a page that was saved as a mail."""
    saved = _saved_page(message)
    if saved:
        return message, saved
    mails = [each for each in islice(message.walk(), _MOST) if _is_mail(each)]
    inside = {id(part) for mail in mails[:_FORWARDED] for part in islice(mail.walk(), _MOST)}
    text = _text([part for part in islice(_parts(message), _MOST) if id(part) not in inside])
    if mails and len(text) < _STUB and depth < _FORWARDED:
        found, words = _meant(mails[0].get_payload()[0], depth + 1)  # type: ignore[arg-type, index]
        if len(str(words)) > len(text):
            return found, words
    return inner_mail(message, text)


def _is_mail(part: Message) -> bool:
    inside = part.get_payload() if part.get_content_type() == "message/rfc822" else None
    return isinstance(inside, list) and bool(inside) and isinstance(inside[0], Message)


def _saved_page(message: Message) -> Article | None:
    """Return the article of a page that a browser saved with all that belongs to it."""
    if message.get_content_type() != "multipart/related" or message.get("Message-ID"):
        return None
    page = next((part for part in islice(_parts(message), _MOST) if _is(part, "html")), None)
    if page is None:
        return None
    came_from = _field(message, "Snapshot-Content-Location") or _field(page, "Content-Location")
    return read_html(_bytes(page), web_address(came_from), page.get_content_charset())


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts that hold text, without what is attached."""
    for part in message.walk():
        if part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment":
            yield part


def _text(parts: list[Message]) -> str:
    plain = next((words for part in parts if _is(part, "plain") and (words := _plain(_decoded(part)))), "")
    if len(plain) >= _STUB:
        return plain
    page = next((words for part in parts if _is(part, "html") and (words := _page(_bytes(part), part))), "")
    return page if len(page) > len(plain) else plain


def _is(part: Message, subtype: str) -> bool:
    return part.get_content_subtype() == subtype


def _bytes(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _decoded(part: Message) -> str:
    data = _bytes(part)
    return page_text(data, part.get_content_charset()) if data.strip() else ""


def _plain(text: str) -> str:
    """Return the paragraphs of a plain part: its lines are wrapped, and may end with a signature."""
    body = clean_block(text).partition("\n-- \n")[0]
    lines = [line for line in body.split("\n") if line.strip()]
    if sum(line.startswith(">") for line in lines) > len(lines) // 2:
        body = _QUOTED.sub("", body)
    blocks = (clean_line(_ADDRESS.sub("", block)) for block in _PARAGRAPH.split(_RULE.sub("\n\n", body)))
    return "\n\n".join(block for block in blocks if block)


def _page(data: bytes, part: Message) -> str:
    tree = read_tree(page_text(data, part.get_content_charset())) if data.strip() else None
    if tree is None:
        return ""
    found = main_text(tree, None)
    whole = paragraphs(line_of(read_tree(page_text(data, part.get_content_charset()))))
    return found if len(found) > len(whole) // 4 else whole


def _field(message: Message, name: str) -> str:
    """Return a field with its encoded words (RFC 2047) decoded, as far as they can be."""
    value = message.get(name)
    if value is None:
        return ""
    words: list[str] = []
    try:
        for part, charset in decode_header(str(value)[:5_000]):
            words.append(_word(part, charset) if isinstance(part, bytes) else part)
    except (MessageError, ValueError, TypeError):  # broken base64
        return str(value)
    return "".join(words)


def _word(data: bytes, charset: str | None) -> str:
    if not data.strip():
        return data.decode("ascii", "replace")
    try:
        return page_text(data, charset)
    except IntakeError:
        return data.decode("latin-1")


def _date(message: Message) -> str | None:
    words = _field(message, "Date")
    if _NO_YEAR.search(words):
        return None
    try:
        sent = parsedate_to_datetime(_AT.sub(" ", words))
        stamp = (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).isoformat(timespec="seconds")
        value = stamp.replace("+00:00", "Z")
        parse_edtf(value)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return value if _ZONE.search(words) else value[:10]
