"""The recovery code: shown once, and what is said of it when it has been used."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fast.views.wire import Wire, hears
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.model.account import SAMPLE_PROFILE, TRAINING_PASSWORD, State
from totp_demo.views.base.view import View

WITH_IT = "You are signed in with the recovery code"


def shown_on(view: View, wire: Wire) -> Any:  # noqa: ANN401 - a text or nothing
    """Return the recovery code that the view was told last."""
    return wire.of(view)[-1]["private"].get("recovery")


@pytest.mark.parametrize("leaving", ["open-home", "open-profile", "sign-out", "start-again"])
def test_it_is_shown_until_its_page_is_left(leaving: str, wire: Wire) -> None:
    lesson = Lesson(step=6)
    view = lesson.profile()
    hears(view, do="hello")
    hears(view, do="new-recovery-code")
    code = shown_on(view, wire)
    assert len(code) == len("xxxx-xxxx-xxxx")
    # A page that is loaded again goes on where it was.
    hears(view, do="hello")
    assert shown_on(view, wire) == code
    hears(view, do=leaving)
    hears(view, do="open-profile")
    hears(view, do="hello")
    assert shown_on(view, wire) is None


@pytest.fixture
def recovered() -> Lesson:
    """A lesson whose reader has just signed in with the recovery code."""
    lesson = Lesson(step=6)
    lesson.act(protocol.NewRecoveryCode())
    code = lesson.recovery_code
    lesson.act(protocol.SignOut())
    assert code
    email = SAMPLE_PROFILE.email
    lesson.act(protocol.SignIn(email=email, password=TRAINING_PASSWORD, code=code))
    assert lesson.signed_in
    return lesson


@pytest.mark.parametrize("name", ["home", "sign_in"])
def test_what_is_said_of_it_is_on_the_page_that_opens(recovered: Lesson, name: str) -> None:
    view: View = getattr(recovered, name)()
    shown = view.describe()
    assert shown["sign_in"]["answer"]["title"].startswith(WITH_IT)
    assert "create a new one now" in shown["next"]


def test_it_proves_no_phone_and_leaves_mfa_on(recovered: Lesson) -> None:
    assert recovered.account.state is State.ON
    assert recovered.current_step() == 6
    recovered.act(protocol.OpenProfile())
    recovered.act(protocol.NewRecoveryCode())
    assert "create a new one now" not in recovered.next_move()
