"""The picture of the states follows each move, and says in words what it shows."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.real_phone import oathtool, wrong_codes
from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows, ShowsTimed
from totp_demo.learner import protocol

NAMES = {"off": "○ off", "pending": "◐ pending", "on": "● on", "locked": "■ locked"}
# Of the arrow that is marked: whether its line is wider than the others', and its head at the box.
_ARROW = """(picture) => {
  const width = (arrow) => parseFloat(getComputedStyle(arrow.firstElementChild).strokeWidth);
  const [taken] = picture.querySelectorAll(".td-arrow-taken");
  const others = [...picture.querySelectorAll(".td-arrow:not(.td-arrow-taken)")];
  const head = taken.lastElementChild.getBoundingClientRect();
  const box = picture.querySelector(".td-box-here rect").getBoundingClientRect();
  const near = 10;
  const touches = head.right > box.left - near && head.left < box.right + near
    && head.bottom > box.top - near && head.top < box.bottom + near;
  return [others.every((other) => width(other) < width(taken)), touches];
}"""
# Of the box of the present state: whether its frame is wider than the others', and a second one.
_FRAME = """(picture) => {
  const width = (box) => parseFloat(getComputedStyle(box.firstElementChild).strokeWidth);
  const framed = (box) => getComputedStyle(box.children[1]).stroke !== "none";
  const here = picture.querySelector(".td-box-here");
  const others = [...picture.querySelectorAll(".td-box:not(.td-box-here)")];
  return others.every((other) => width(other) < width(here) && !framed(other)) && framed(here);
}"""


def stands(reader: Bare, state: str, move: str, last: str) -> None:
    """Wait until the picture shows a state, the arrow that led there, and says so.

    Args:
        reader: who looks.
        state: the present one.
        move: what stands at the arrow taken last; nothing where none is marked.
        last: what is said of it.
    """
    picture = reader.page.locator(".td-diagram")
    expect(reader.page.locator(".td-now-state")).to_have_text(f"Now: {state}.")
    expect(reader.page.locator(".td-states-words [role=status]")).to_contain_text(last)
    expect(picture.locator("title")).to_contain_text(f"Now: {state}.")
    expect(picture.locator("title")).to_contain_text(last)
    for name, named in NAMES.items():
        box = picture.locator(f".td-box[data-state={name}]")
        expect(box.locator(".td-box-name")).to_have_text(named)
        expect(box.locator(".td-box-now")).to_have_text("▲ now" if name == state else "")
    assert picture.evaluate(_FRAME), "the present state is to have another frame"
    taken = picture.locator(".td-text-taken")
    words = re.compile("^➜ " + r"\s*".join(move.split()) + "$")  # over one line or two
    expect(taken).to_have_text([words] if move else [])
    expect(picture.locator(".td-arrow-taken")).to_have_count(len([move] if move else []))
    if move:
        assert picture.evaluate(_ARROW) == [True, True]


def pending(reader: Bare) -> tuple[str, float]:
    """Return the secret that waits for its code, and the server's time."""
    return reader.lesson.key.secret, reader.lesson.clock.now()


def test_the_picture_follows_each_move(shows: Shows) -> None:
    reader = shows("state_picture", "profile", "enrolment", step=2)
    reader.lesson.clock.pause()
    stands(reader, "off", "", "Nothing has happened yet.")

    reader.press("td-enable-mfa")
    stands(reader, "pending", "Enable MFA", "Enable MFA: a secret was created")
    reader.press("td-cancel")
    stands(reader, "off", "cancel", "Set-up cancelled")

    reader.press("td-enable-mfa")
    stands(reader, "pending", "Enable MFA", "Enable MFA: a secret was created")
    secret, now = pending(reader)
    reader.confirms(wrong_codes(secret, now)[0])
    stands(reader, "pending", "wrong code", "Confirmation code refused")
    reader.confirms(oathtool(*pending(reader)))
    stands(reader, "on", "valid code", "Valid code: MFA is on")

    reader.lesson.act(protocol.ResetMfa())
    stands(reader, "off", "reset", "An administrator reset MFA")
    reader.press("td-enable-mfa")
    while not reader.lesson.account.throttle.locked:
        reader.lesson.act(protocol.Confirm(code="000000"))
        reader.lesson.clock.advance(40)
    reader.lesson.refresh_views()
    stands(reader, "locked", "too many failures", "Account locked after 10 failures in a row.")
    reader.lesson.act(protocol.Unlock())
    stands(reader, "pending", "unlock", "Account unlocked.")


def test_ten_minutes_pass(shows_timed: ShowsTimed) -> None:
    """The picture alone finds out that the enrolment has ended: nobody else is on the page."""
    reader = shows_timed("state_picture", step=3)
    stands(reader, "pending", "Enable MFA", "Enable MFA: a secret was created")
    left = reader.page.locator(".td-left")
    expect(left).to_have_text("The QR code expires in 10 min 0 s.")
    until = reader.lesson.account.expires_at
    assert until is not None
    reader.advances(until - reader.lesson.clock.now() - 1.5)
    expect(left).to_have_text("The QR code expires in 0 min 2 s.")
    reader.passes(1)
    expect(left).to_have_text("The QR code expires in 0 min 1 s.")
    reader.passes(1)
    stands(reader, "off", "ten minutes", "Ten minutes without a valid code")
    expect(left).to_be_hidden()


def test_a_narrow_page_has_the_picture_upright(shows: Shows) -> None:
    reader = shows("state_picture", step=6)
    picture = reader.page.locator(".td-diagram")
    expect(picture).not_to_have_class("td-diagram td-upright")
    stands(reader, "on", "valid code", "Valid code: MFA is on")
    reader.page.set_viewport_size({"width": 520, "height": 1100})
    expect(picture).to_have_class("td-diagram td-upright")
    stands(reader, "on", "valid code", "Valid code: MFA is on")

    reader.page.locator(".td-states summary").click()
    lines = reader.page.locator(".td-states li")
    expect(lines.filter(has_text="From off to pending: Enable MFA.")).to_be_visible()
    expect(lines).to_have_count(15)
