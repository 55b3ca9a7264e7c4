"""A figure on the page: the figure's own picture and words, drawn once in each language."""

from __future__ import annotations

import base64

import pytest
from matplotlib.figure import Figure

from totp_demo import figures
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.views.questions.figure_view import NAMES

LONG = pytest.mark.long


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *((name, "en") for name in NAMES),
        *(pytest.param(name, "fr", marks=() if name == NAMES[0] else LONG) for name in NAMES),
    ],
)
def test_it_shows_the_figure_and_its_words(name: str, code: str) -> None:
    shown = Lesson(code).figure(name).describe()
    kind, _, data = shown["picture"].partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert b"<svg" in base64.b64decode(data)
    assert shown["words"] == getattr(figures, f"{name}_words")(code)


def test_it_takes_the_figure_s_arguments() -> None:
    lesson = Lesson("en")
    narrow, wide = (lesson.figure("acceptance", windows=[w]).describe() for w in (0, 2))
    assert narrow["picture"] != wide["picture"]
    assert narrow["words"] == figures.acceptance_words("en", windows=[0])


def test_every_figure_may_be_asked_for() -> None:
    functions = {name for name in figures.__all__ if not name.endswith("_words")}
    assert set(NAMES) == functions - {"Policy"}


@pytest.mark.parametrize("name", ["", "Policy", "acceptance_words", "__doc__"])
def test_another_name_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(KeyError, match="acceptance, decision_tree, drift_map"):
        Lesson("en").figure(name)


def test_it_is_drawn_once_in_each_language(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    draw = figures.acceptance

    def count(code: str) -> Figure:
        drawn.append(code)
        return draw(code)

    monkeypatch.setattr(figures, "acceptance", count)
    lesson = Lesson("en")
    view = lesson.figure("acceptance")
    for code in ("en", "fr", "en", "fr"):
        lesson.act(protocol.Language(code=code))
        assert view.describe()["language"] == code
    assert sorted(drawn) == ["en", "fr"]
