"""Bytes to text: the text is the file's, unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.intake.decode import MAX_BYTES, decode
from briefing.intake.errors import IntakeError


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_utf8_is_read_as_it_is(text):
    assert decode(("." + text).encode(), "a.txt").text == "." + text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_the_encoding_and_goes(encoding):
    assert decode("Über Lissabon\r\nÜ".encode(encoding), "a.txt").text == "Über Lissabon\r\nÜ"


def test_old_encodings_are_guessed_and_said_to_be():
    text = "Порт Лиссабона закроется на два дня, сообщил в понедельник начальник порта. " * 5
    found = decode(text.encode("cp1251"), "a.txt")
    assert found.text == text
    assert found.guessed


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"PK\x03\x04x", b"\x89PNG\r\n\x1a\n", b"a\0b", b"\xff\xfea\0\0\0", b"\x1f\x8b\x08"]
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(IntakeError) as error:
        decode(data, "a.txt")
    assert error.value.problem.code == "binary"
    assert str(error.value).startswith("a.txt: ")


def test_too_large():
    with pytest.raises(IntakeError) as error:
        decode(b"a" * (MAX_BYTES + 1), "a.txt")
    assert error.value.problem.code == "too-large"


def test_bytes_of_no_encoding_are_refused():
    with pytest.raises(IntakeError) as error:
        decode(bytes(range(1, 256)) * 3, "a.txt")
    assert error.value.problem.code == "encoding"
