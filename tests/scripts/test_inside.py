"""Inside one code: every byte on the way is right, and a flipped bit does what it would do."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.real_phone import PERIOD, oathtool
from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows
from totp_demo.model.derivation import Derivation, derive

# What the drawing shows, stage by stage.
_DRAWN = """(root) => {
  const text = (css) => root.querySelector(css).textContent;
  const all = (css) => [...root.querySelectorAll(css)].map((part) => part.textContent);
  return {
    time: text(".td-stage-time .td-number"),
    step: text(".td-stage-step .td-number"),
    counter: all(".td-counter-bytes .td-byte-hex").join(""),
    digest: all(".td-digest-bytes .td-byte-hex").join(""),
    picked: all(".td-digest-bytes .td-byte-picked .td-byte-place").map(Number),
    last: all(".td-digest-bytes .td-byte-last .td-low"),
    offset: text(".td-offset"),
    nibble: text(".td-stage-offset .td-stage-note"),
    four: all(".td-four-bytes .td-byte-hex").join(""),
    places: all(".td-four-bytes .td-byte-place").map(Number),
    cleared: all(".td-cleared-bytes .td-byte-hex").join(""),
    number: text(".td-stage-number .td-number"),
    rest: text(".td-rest"),
    code: text(".td-inside-code"),
  };
}"""
# The table below it, column by column, as far as each can be seen.
_COLUMNS = """(table) => [1, 2].map((column) => [...table.querySelectorAll("tbody tr")].flatMap(
  (row) => row.children[column] ? [row.children[column].textContent] : []))"""


@dataclass
class Inside:
    """A person in front of the view, with the lesson's clock stopped.

    Attributes:
        reader: who looks at the page.
        secret: the key's, in base32.
        now: the lesson's time in Unix seconds.
    """

    reader: Bare
    secret: str
    now: int

    @property
    def step(self) -> int:
        """The time step."""
        return self.now // PERIOD

    def derives(self, counter: int | None = None, algorithm: str = "SHA1") -> Derivation:
        """Return what the model makes of the secret and a counter, the present step's if none."""
        secret = base64.b32decode(self.secret)
        return derive(secret, self.step if counter is None else counter, algorithm=algorithm)

    def shows(self, expected: Derivation) -> None:
        """Hold every stage of the drawing, and of the table, to a derivation."""
        page = self.reader.page
        expect(page.locator(".td-inside-code")).to_have_text(grouped(expected))
        drawn: dict[str, Any] = page.locator(".td-inside").evaluate(_DRAWN)
        offset, four = expected.offset, expected.digest[expected.offset :][:4]
        assert drawn.pop("nibble").endswith(f"{offset:x} in hexadecimal is {offset}")
        assert drawn == {
            "time": str(self.now),
            "step": str(expected.counter),
            "counter": expected.counter.to_bytes(8).hex(),
            "digest": expected.digest.hex(),
            "picked": list(range(offset, offset + 4)),
            "last": [f"{offset:x}"],
            "offset": str(offset),
            "four": four.hex(),
            "places": list(range(offset, offset + 4)),
            "cleared": expected.truncated.hex(),
            "number": str(expected.number).zfill(6),
            "rest": expected.code,
            "code": grouped(expected),
        }
        assert self.columns()[0] == [str(self.now), str(self.step), *row(expected)]

    def columns(self) -> list[list[str]]:
        """Return the values of the table, and those with the bit flipped."""
        found: list[list[str]] = self.reader.page.locator(".td-values").evaluate(_COLUMNS)
        return found

    def has_flipped(self, said: str, expected: Derivation) -> None:
        """Hold what is said and drawn of a flipped bit to the derivation that it leads to."""
        page, before = self.reader.page, self.derives()
        pairs = zip(before.digest, expected.digest, strict=True)
        changed = [(one ^ other).bit_count() for one, other in pairs]
        result = page.locator(".td-avalanche")
        expect(result).to_contain_text(said)
        expect(result).to_contain_text(
            f"{sum(changed)} of the digest’s 160 bits have changed, "
            f"that is {int(sum(changed) / 1.6 + 0.5)}%. "
            f"The code would be {grouped(expected)} instead of {grouped(before)}."
        )
        # Time and step are as they were; the counter that is made of them is another.
        assert self.columns()[1] == ["", str(self.step), *row(expected)]
        bytes_below = page.locator(".td-other-bytes")
        hexes = bytes_below.locator(".td-byte-hex").all_inner_texts()
        assert "".join(hexes) == expected.digest.hex()
        counts = bytes_below.locator(".td-byte-place").all_inner_texts()
        assert counts == [str(count) for count in changed]
        self.shows(before)

    def has_no_flip(self) -> None:
        """Wait until nothing is flipped any more."""
        page = self.reader.page
        expect(page.locator(".td-avalanche")).to_be_empty()
        expect(page.locator(".td-other")).to_be_hidden()
        expect(page.locator(".td-bit[aria-pressed=true]")).to_have_count(0)
        expect(page.locator(".td-flip-back")).to_be_disabled()
        assert self.columns()[1] == []

    def bit(self, number: int) -> Locator:
        """Return the button of one of the counter's bits; 0 is the last one."""
        label = f"Bit {number} of the counter: {self.step >> number & 1}"
        return self.reader.page.get_by_role("button", name=label, exact=True)


def grouped(of: Derivation) -> str:
    """Return a code as it is shown."""
    return f"{of.code[:3]} {of.code[3:]}"


def row(of: Derivation) -> list[str]:
    """Return a derivation as a column of the table has it, from the counter to the code."""
    four = of.digest[of.offset :][:4]
    return [
        of.counter.to_bytes(8).hex(" "),
        of.digest.hex(" "),
        str(of.offset),
        four.hex(" "),
        of.truncated.hex(" "),
        str(of.number),
        grouped(of),
    ]


@pytest.fixture
def inside(shows: Shows) -> Inside:
    """The view and the control of the clocks; the clock has been stopped there."""
    reader = shows("inside", "clock_control")
    reader.press("td-clock-stop")
    expect(reader.part("td-clock-stop")).to_have_text("Run")
    return Inside(reader, reader.lesson.key.secret, int(reader.lesson.clock.now()))


def test_every_stage_is_that_of_the_key_and_the_time(inside: Inside) -> None:
    inside.reader.page.locator(".td-inside summary").click()
    for _ in range(2):
        expected = inside.derives()
        inside.shows(expected)
        assert expected.code == oathtool(inside.secret, inside.now)
        expect(inside.reader.page.locator(".td-values")).to_be_visible()
        inside.reader.press("td-clock-on")
        inside.now += PERIOD
    inside.shows(inside.derives())


def test_a_bit_is_flipped_by_mouse(inside: Inside) -> None:
    page = inside.reader.page
    inside.has_no_flip()
    inside.bit(3).click()
    other = inside.step ^ 1 << 3
    said = f"Bit 3 of the counter is flipped: {inside.step} becomes {other}."
    inside.has_flipped(said, inside.derives(other))
    expect(page.locator(".td-spoken")).to_contain_text(said)
    # The flip stays while the time goes on, and is that of the new step.
    inside.reader.press("td-clock-on")
    inside.now += PERIOD
    inside.has_flipped("Bit 3 of the counter", inside.derives(inside.step ^ 1 << 3))
    inside.reader.press("td-flip-back")
    expect(page.locator(".td-flip-secret")).to_be_focused()
    inside.has_no_flip()
    inside.shows(inside.derives())

    inside.reader.press("td-flip-secret")
    expect(page.locator(".td-avalanche")).to_contain_text("of the secret’s 160 bits is flipped")
    bit = int(re.findall(r"^Bit (\d+)", page.locator(".td-avalanche").inner_text())[0]) - 1
    changed = int.from_bytes(base64.b32decode(inside.secret)) ^ 1 << 159 - bit
    inside.has_flipped("is flipped", derive(changed.to_bytes(20), inside.step))


def test_a_bit_is_flipped_by_keyboard(inside: Inside) -> None:
    keyboard = inside.reader.page.keyboard
    inside.reader.page.locator(".td-inside summary").focus()
    keyboard.press("Tab")
    expect(inside.bit(0)).to_be_focused()
    keyboard.press("ArrowLeft")
    keyboard.press("ArrowLeft")
    keyboard.press("ArrowUp")
    expect(inside.bit(10)).to_be_focused()
    keyboard.press("ArrowRight")
    keyboard.press("Space")
    inside.has_flipped("Bit 9 of the counter", inside.derives(inside.step ^ 1 << 9))
    expect(inside.reader.page.locator(".td-bit:focus")).to_have_attribute("aria-pressed", "true")
    keyboard.press("Home")
    expect(inside.bit(63)).to_be_focused()
    keyboard.press("Enter")
    inside.has_flipped("Bit 63 of the counter", inside.derives(inside.step ^ 1 << 63))
    keyboard.press("Enter")  # the same bit once more turns it back
    inside.has_no_flip()
    keyboard.press("End")
    keyboard.press("ArrowRight")
    expect(inside.bit(0)).to_be_focused()


def test_another_hash_function_has_another_digest(inside: Inside) -> None:
    page = inside.reader.page
    expect(page.locator(".td-other-hash")).to_be_hidden()
    page.get_by_role("button", name="SHA-256").click()
    inside.shows(inside.derives(algorithm="SHA256"))
    expect(page.locator(".td-digest-bytes .td-byte")).to_have_count(32)
    expect(page.get_by_role("button", name="SHA-256")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".td-stage-digest .td-stage-note")).to_contain_text("HMAC-SHA-256")
    expect(page.locator(".td-other-hash")).to_contain_text("use SHA-1 for this key")
    page.get_by_role("button", name="SHA-1", exact=True).click()
    inside.shows(inside.derives())
    expect(page.locator(".td-other-hash")).to_be_hidden()


def test_a_running_clock_takes_the_view_into_the_next_step(inside: Inside) -> None:
    lesson = inside.reader.lesson
    lesson.clock.advance(PERIOD - lesson.clock.now() % PERIOD - 1)
    lesson.clock.resume()
    lesson.refresh_views()
    step = expect(inside.reader.page.locator(".td-stage-step .td-number"))
    step.to_have_text(str(inside.step + 1), timeout=4000)
    inside.now = (inside.step + 1) * PERIOD
    inside.reader.lesson.clock.pause()
    inside.reader.lesson.refresh_views()
    inside.now = int(inside.reader.lesson.clock.now())
    inside.shows(inside.derives())
    assert inside.derives().code == oathtool(inside.secret, inside.now)
