"""What the values of each type of field may be, and their canonical form, which is compared and toggled."""

import re
from typing import assert_never

from briefing.query.errors import ValueRefused, nearest, shown
from briefing.query.fields import FLAGS, FieldSpec, FieldType, find_field
from briefing.query.ranges import date_window, number_window, split_age
from briefing.text.fold import words
from briefing.vocabulary.countries import ISO_CODES, country_codes, country_name
from briefing.vocabulary.topics import broader, topic_ids, topic_name, topics

# BCP 47: a language of two or three letters, then script, region and variants.
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.ASCII)


def canonical(spec: FieldSpec, text: str) -> tuple[str, ...]:
    """Return the canonical values that a typed value means, any of which may hold; raise ValueRefused for none.

    >>> canonical(find_field("country"), "French")
    ('FR',)
    """
    value = " ".join(text.split())
    if not value:
        raise ValueRefused(f"{spec.name}: needs a value", f"write {spec.example}")
    match spec.type:
        case FieldType.COUNTRY:
            return _countries(value)
        case FieldType.TOPIC:
            return _topics(value)
        case FieldType.NAME:
            return _name(value)
        case FieldType.LANGUAGE:
            return _language(value)
        case FieldType.FLAG:
            return _flag(value)
        case FieldType.AGE:
            count, unit = split_age(value)
            return (f"{count}{unit}",)
        case FieldType.DATE:
            date_window(value)
        case FieldType.NUMBER:
            number_window(value)
        case FieldType.ID | FieldType.QUERY:
            pass
        case _:
            assert_never(spec.type)
    return (value,)


def displayed(name: str, value: str) -> str:
    """Return a canonical value of the named field as a person would type it: topics by their short name."""
    spec = find_field(name)
    if spec is None or spec.type is not FieldType.TOPIC:
        return value
    short = topic_name(value)
    return short if topic_ids(short) == topic_ids(value) else value


def _countries(value: str) -> tuple[str, ...]:
    codes = country_codes(value)
    if not codes:
        near = nearest(value, (country_name(code) for code in ISO_CODES))
        raise ValueRefused(f"unknown country {shown(value)}", _did_you_mean(near))
    return codes


def _topics(value: str) -> tuple[str, ...]:
    found = topic_ids(value)
    if not found:
        near = nearest(value, (topic_name(topic) for topic in topics()))
        raise ValueRefused(f"unknown topic {shown(value)}", _did_you_mean(near))
    return tuple(sorted(topic for topic in found if broader(topic) not in found))


def _name(value: str) -> tuple[str, ...]:
    if not words(value):
        raise ValueRefused(f"nothing to search for in {shown(value)}", "write at least one letter or digit")
    return (value,)


def _language(value: str) -> tuple[str, ...]:
    code = value.lower()
    if not _LANGUAGE.fullmatch(code):
        raise ValueRefused(f"{shown(value)} is not a language code", "write a code such as en or pt-br")
    return (code,)


def _flag(value: str) -> tuple[str, ...]:
    flags = [name for name, _ in FLAGS]
    if value.casefold() not in flags:
        near = nearest(value, flags)
        raise ValueRefused(f"unknown state {shown(value)}", _did_you_mean(near) or f"write one of {', '.join(flags)}")
    return (value.casefold(),)


def _did_you_mean(near: str | None) -> str | None:
    return f"did you mean {near}?" if near else None
