"""A mail that was forwarded inside the text of another: its head, as programs print it, and its words."""

import re
from email.message import Message

from briefing.text.clean import clean_line

_LITTLE = 200  # characters that someone adds above what they forward
_HEAD = 2_000  # characters in which the head stands
# The fields of a mail as programs print them above one that they forward.
_FIELDS = {
    "from": "From", "date": "Date", "sent": "Date", "subject": "Subject", "to": "To", "cc": "Cc",
    "von": "From", "datum": "Date", "gesendet": "Date", "betreff": "Subject", "an": "To",
    "de": "From", "envoyé": "Date", "objet": "Subject", "à": "To", "fecha": "Date", "enviado": "Date",
    "asunto": "Subject", "para": "To", "от": "From", "дата": "Date", "тема": "Subject", "кому": "To",
}  # fmt: skip
_NAMED = "|".join(_FIELDS)
_HEAD_FIELD = re.compile(
    rf"(?:^|\s)\*?(?P<name>{_NAMED})\s?:\*?\s+(?P<value>.*?)(?=\s+\*?(?:{_NAMED})\s?:\*?\s|\s*$)", re.IGNORECASE
)
_FORWARD = re.compile(
    r"(?:^|\n)(?:-{2,}\s*(?:forwarded message|original message|weitergeleitete nachricht|ursprüngliche nachricht"
    r"|message transféré|mensaje reenviado|пересылаемое сообщение|пересланное сообщение)\s*-{2,}"
    r"|(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message transféré)\s?:)"
    rf"\s*(?P<head>\*?(?:{_NAMED})\s?:[^\n]*)(?:\n\n|\Z)",
    re.IGNORECASE,
)


def inner_mail(message: Message, text: str) -> tuple[Message, str]:
    """Return the mail that was forwarded inside a text of paragraphs, with its own head, where little stands before it.

    Else the message and the text as they are.
    """
    found = _FORWARD.search(text, 0, _HEAD)
    if not found or found.start() > _LITTLE:
        return message, text
    inner = Message()
    for field in _HEAD_FIELD.finditer(found["head"]):
        name = _FIELDS[field["name"].lower()]
        if name not in inner:
            inner[name] = clean_line(field["value"])
    return inner, text[found.end() :].strip()
