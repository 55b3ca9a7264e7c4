"""A lesson whose key everybody may know: each enrolment gets it, and no other does."""

from __future__ import annotations

import pytest

from totp_demo.hosts.page import Lesson, Page
from totp_demo.learner import protocol
from totp_demo.model.training_key import TRAINING_KEY


@pytest.mark.parametrize("step", range(7))
def test_the_lesson_has_that_key_at_each_step(step: int) -> None:
    lesson = Page("en", step, send=print, key=TRAINING_KEY).lesson
    assert lesson.key == TRAINING_KEY
    assert lesson.open_key == TRAINING_KEY
    if step >= 5:
        (entry,) = lesson.phone.entries
        assert entry.key.secret == TRAINING_KEY.secret


def test_a_new_enrolment_gets_it_again() -> None:
    lesson = Lesson("en", key=TRAINING_KEY)
    for word in (protocol.OpenProfile(), protocol.EnableMfa(), protocol.Cancel()):
        lesson.act(word)
    lesson.act(protocol.EnableMfa())
    assert lesson.account.pending_key == TRAINING_KEY
    lesson.start_again()
    assert lesson.key == TRAINING_KEY


def test_without_one_each_lesson_draws_its_own() -> None:
    keys = [Lesson("en", step=3).key.secret for _ in range(3)]
    assert len({*keys, TRAINING_KEY.secret}) == 4
