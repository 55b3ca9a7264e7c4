"""What pages 06 and 09 say of a new phone, a reset and a relay: the order, and that it is so."""

from __future__ import annotations

import re

import pytest

from tools.notebooks import FOLDER, Page, read
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.model.account import TRAINING_PASSWORD, State
from totp_demo.model.verifier import Reason

LANGUAGES = ("en", "fr")


def page(code: str, name: str) -> Page:
    return read(FOLDER / code / f"{name}.ipynb")


def text(code: str, name: str, cell: str) -> str:
    found = next(one for one in page(code, name).cells if one.id == cell)
    return re.sub(r"\s+", " ", found.source)


def in_order(words: str, *parts: str) -> bool:
    places = [words.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_prediction_comes_before_what_gives_it_away(code: str) -> None:
    ids = [cell.id for name in ("06-active", "09-limits") for cell in page(code, name).cells]
    for asked, told in (
        ("exercise-new-phone", "transfer"),
        ("transfer", "ways"),
        ("ways", "admin"),
        ("exercise-caller", "admin"),
        ("exercise-first", "first-try"),
        ("first-try", "first-read"),
        ("after-exercise", "after-relay"),
    ):
        assert ids.index(asked) < ids.index(told)


@pytest.mark.parametrize(
    ("code", "ways"),
    [
        (
            "en",
            ("| transfer or restore", "| sign in with it", "**Reset MFA**", "vendor’s help desk"),
        ),
        (
            "fr",
            (
                "| transférer ou restaurer",
                "| se connecter avec ce code",
                "**Reset MFA**",
                "l’assistance de l’éditeur",
            ),
        ),
    ],
)
def test_a_reset_comes_after_transfer_and_recovery_code(code: str, ways: tuple[str, ...]) -> None:
    assert in_order(text(code, "06-active", "ways"), *ways)


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("en", ("**Proof of identity.**", "**A new password.**", "**The user at hand**")),
        (
            "fr",
            (
                "**Une preuve d’identité.**",
                "**Un nouveau mot de passe.**",
                "**L’utilisateur à portée de main**",
            ),
        ),
    ],
)
def test_three_things_come_before_a_reset(code: str, before: tuple[str, ...]) -> None:
    assert in_order(text(code, "06-active", "admin"), *before)


@pytest.mark.parametrize(
    ("code", "steps"),
    [
        ("en", ("sessions", "new password", "new secret", "new recovery code", "was changed")),
        (
            "fr",
            (
                "sessions",
                "Changez le mot de passe",
                "nouveau secret",
                "nouveau code de récupération",
                "a été modifié",
            ),
        ),
    ],
)
def test_a_relay_wants_more_than_a_new_password(code: str, steps: tuple[str, ...]) -> None:
    numbered = re.split(r" \d\. ", text(code, "09-limits", "after-relay"))[1:]
    assert [step for step, said in zip(steps, numbered, strict=False) if step not in said] == []
    assert len(numbered) > len(steps)


# What is not so, or not so any more, and must not come back.
STALE = {
    "en": r"\bdraft\b|revision 4|browser signs|for good\b|on the phone and on the server only",
    "fr": r"\bprojet\b|révision 4|navigateur signe|pour toujours|que sur le téléphone",
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_was_not_so_is_gone(code: str) -> None:
    cells = [cell for name in ("06-active", "09-limits") for cell in page(code, name).cells]
    prose = " ".join(" ".join(cell.source.split()) for cell in cells if cell.kind == "markdown")
    assert "63B-4" in prose
    assert re.findall(STALE[code], prose) == []


def test_anyone_who_has_the_password_enrols_first_after_a_reset() -> None:
    lesson = Lesson("en", step=6)
    view, email = lesson.home(), lesson.account.profile.email
    signing_in = {"email": email, "password": TRAINING_PASSWORD, "code": ""}
    for entry in lesson.phone.entries:
        lesson.phone.delete(entry)
    view.act(protocol.ResetMfa())
    view.act(protocol.SignOut())
    view.act(protocol.SignIn(**signing_in))
    assert lesson.signed_in
    view.act(protocol.EnableMfa())
    view.act(protocol.Scan())
    (entry,) = lesson.phone.entries
    view.act(protocol.Confirm(code=lesson.phone.code(entry)))
    assert lesson.account.state is State.ON
    # The owner comes second, with the same right password.
    verdict = lesson.account.sign_in(email, TRAINING_PASSWORD)
    assert verdict.reason is Reason.CODE_MISSING
