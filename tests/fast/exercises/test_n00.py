"""The exercise of 00-procedure: right and wrong answers, in both languages."""

from __future__ import annotations

from tests.fast.exercises.judging import hold
from tools.notebooks import paths, read
from totp_demo.exercises import find


def test_flight() -> None:
    hold(
        find("00-flight"),
        "yes-secret",
        {
            "no-network": {"en": "Nothing is sent", "fr": "Rien n’est envoyé"},
            "yes-stored": {"en": "too small for a list", "fr": "trop petit pour une liste"},
        },
    )


def test_it_is_asked_before_the_phone_step() -> None:
    for path in paths():
        if path.stem == "00-procedure":
            cells = [cell.source for cell in read(path).cells]
            asked = next(n for n, text in enumerate(cells) if '("00-flight")' in text)
            phone = next(n for n, text in enumerate(cells) if "lesson.phone_view()" in text)
            assert asked < phone
