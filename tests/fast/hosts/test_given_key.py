"""A lesson whose key everybody may know: each enrolment gets it, and no other does."""

from __future__ import annotations

import pytest

from totp_demo.hosts.class_seed import SEED
from totp_demo.hosts.page import Lesson, Page
from totp_demo.learner import protocol
from totp_demo.model.training_key import TRAINING_KEY, class_key


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


def test_a_class_has_the_same_codes_at_the_same_time() -> None:
    one, two, other = (
        Lesson(code, 5, seed=seed) for code, seed in (("en", 7), ("fr", 7), ("en", 8))
    )
    now = one.clock.now()
    assert one.key.code_at(now) == two.key.code_at(now)
    assert one.key.secret == two.key.secret != other.key.secret
    # Whoever looks at the app sees what it is.
    assert two.phone.entries[0].issuer == "CLASS 7, TRAINING ONLY"
    one.start_again()
    assert one.key.secret == two.key.secret


def test_a_class_in_a_notebook_is_the_same_class() -> None:
    from totp_demo.hosts import jupyter

    assert jupyter.Lesson("en", step=3, seed=7).key == Lesson("fr", step=3, seed=7).key


@pytest.mark.parametrize("seed", ["7", 7.0, True, [7]])
def test_a_seed_is_a_whole_number(seed: object) -> None:
    with pytest.raises(ValueError, match="whole number"):
        Lesson("en", seed=seed)  # type: ignore[arg-type]


def test_what_opens_a_class_says_its_seed_to_every_lesson(monkeypatch: pytest.MonkeyPatch) -> None:
    from totp_demo.hosts import jupyter

    monkeypatch.setenv(SEED, "7")
    assert Lesson("fr", step=3).key == jupyter.Lesson("en", step=3).key == class_key(7)
    # What a page says itself counts more.
    assert Lesson("en", step=3, seed=8).key == class_key(8)
    assert Lesson("en", step=3, key=TRAINING_KEY).key == TRAINING_KEY


@pytest.mark.parametrize("told", ["", "seven", "-1", "7.0", " 7", "²", "٧"])
def test_a_seed_that_makes_no_sense_is_none(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SEED, told)
    assert Lesson("en", step=3).key.secret != Lesson("en", step=3).key.secret
