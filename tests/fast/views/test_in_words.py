"""What an output says where no view is drawn: something, in words, and nothing secret."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from tests.fast.views.wire import single_views
from tests.leaks import secrets_in
from totp_demo.exercises import find
from totp_demo.hosts import jupyter
from totp_demo.hosts.jupyter import Lesson
from totp_demo.model.profile import Profile
from totp_demo.wording.language import Language

WIDGET = "application/vnd.jupyter.widget-view+json"
VIEWS = sorted([*single_views(), "procedure"])


@pytest.fixture
def displayed(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What a cell displays in this test."""
    found: list[dict[str, Any]] = []
    monkeypatch.setattr(jupyter, "display", lambda data, raw: found.append(data) if raw else None)
    return found


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize("name", VIEWS)
def test_each_view_says_what_it_is_and_why_it_is_not_drawn(
    name: str, code: str, displayed: list[dict[str, Any]]
) -> None:
    lesson = Lesson(code, step=5)
    getattr(lesson, name)()._ipython_display_()
    words, view = displayed
    assert WIDGET in view
    place = fromstring(words["text/html"])  # noqa: S314 - our own
    assert {part.get("lang") for part in place} == {code}
    texts = ["".join(part.itertext()) for part in place.iter("p")]
    assert "JupyterLab" in texts[1]
    assert len(texts) > 1
    for text in texts:
        assert text in words["text/plain"]
    for said in words.values():
        assert secrets_in(said) == []
        assert lesson.key.secret not in said
        assert lesson.phone.code(lesson.phone.entries[0]) not in said


def test_a_figure_leaves_its_picture(displayed: list[dict[str, Any]]) -> None:
    Lesson("fr").figure("guessing")._ipython_display_()
    html = displayed[0]["text/html"]
    (words,) = re.findall(r'<img src="data:image/svg\+xml;base64,[^"]+" alt="([^"]+)">', html)
    assert unescape(words) in displayed[0]["text/plain"]


def test_an_exercise_leaves_its_question_and_choices(displayed: list[dict[str, Any]]) -> None:
    Lesson().exercise("00-flight")._ipython_display_()
    question = find("00-flight").question
    assert question.into(Language("en")) in displayed[0]["text/plain"]
    assert displayed[0]["text/plain"].count("○") == 3


def test_a_label_of_the_screen_is_marked_as_english(displayed: list[dict[str, Any]]) -> None:
    Lesson("fr").guide()._ipython_display_()
    place = fromstring(displayed[0]["text/html"])  # noqa: S314 - our own
    assert [(span.get("lang"), span.text) for span in place.iter("span")] == [
        ("en", "Edit Profile")
    ]


def test_a_name_is_text_whatever_is_in_it(displayed: list[dict[str, Any]]) -> None:
    lesson = Lesson(step=5)
    lesson.account.update_profile(
        Profile("<script>x</script>", "&amp;", "a@example.com", "UTC", None), ""
    )
    lesson.server_view()._ipython_display_()
    html = displayed[0]["text/html"]
    assert "<script" not in html
    assert "<script>x</script>" in "".join(fromstring(html).itertext())  # noqa: S314 - our own


def test_the_whole_procedure_says_once_why_it_is_not_drawn(
    displayed: list[dict[str, Any]],
) -> None:
    Lesson().procedure()._ipython_display_()
    assert displayed[0]["text/plain"].count("JupyterLab") == 1
