"""What the controls of the clocks, of the server's settings and of the phone's app do."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.clocks import Clocks, code_of, of_day, seconds
from tests.real_phone import PERIOD, codes_around, wrong_codes
from tests.scripts.bare import Timed
from tests.scripts.conftest import ShowsTimed

# Where the hands of the axis stand, in steps from the start of the server's own.
HANDS = """() => {
  const now = document.querySelector(".td-cell-now");
  const [x, width] = ["x", "width"].map((name) => Number(now.getAttribute(name)));
  return ["server", "phone"].map((name) => {
    const place = document.querySelector(`.td-hand-${name}`).getAttribute("transform");
    return (parseFloat(place.replace("translate(", "")) - x) / width;
  });
}"""
# What the server's clock shows and when, and the phone's times and codes, from now on.
WATCH = """() => {
  const [clock, time, code] = [".td-clock-server", ".td-phone-time", ".td-code"]
    .map((part) => document.querySelector(part));
  window.tdTimes = [];
  window.tdCodes = [];
  for (const watch of window.tdWatches ?? []) watch.disconnect();
  window.tdWatches = [
    [clock, () => tdTimes.push([performance.now() / 1000, clock.textContent])],
    [time, () => tdCodes.push([time.textContent, code.textContent])],
  ].map(([part, seen]) => {
    const watch = new MutationObserver(seen);
    watch.observe(part, { childList: true, characterData: true, subtree: true });
    return watch;
  });
}"""
# Every value that a slider comes to show, by hand or by an answer.
PULLED = """(slider) => {
  window.tdPulled = [Number(slider.value)];
  const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  const see = () => tdPulled.push(Number(get.call(slider)));
  slider.addEventListener("input", see);
  Object.defineProperty(slider, "value", { get, set(value) { set.call(this, value); see(); } });
}"""


class Controls(Clocks):
    """A person at the controls, in front of the whole procedure.

    Args:
        stage: the page with it.
    """

    def __init__(self, stage: Timed) -> None:
        """Sit down there."""
        super().__init__(stage.page)
        self.stage = stage

    def stops(self) -> float:
        """Stop the lesson's time and return it, in Unix seconds."""
        self.press("td-clock-stop")
        expect(self.part("td-clock-stop")).to_have_text("Run")
        return self.stage.lesson.clock.now()

    def chooses(self, value: str, within: str) -> None:
        """Press a button of a group, and wait until it is the one that is pressed."""
        button = self.page.locator(f".{within} .td-segments button", has_text=value)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")

    def axis(self) -> list[str]:
        """Return the codes of the time axis, from left to right."""
        shown = self.page.locator(".td-axis-code").all_text_contents()
        return ["".join(code.split()) for code in shown]


@pytest.fixture
def controls(shows_timed: ShowsTimed) -> Controls:
    """The whole procedure; time passes when a test lets it."""
    return Controls(shows_timed("procedure"))


def test_a_server_90_seconds_slow(controls: Controls) -> None:
    secret = controls.enrols()
    now = controls.stops()
    controls.sets("Server’s clock", -90, "td-clock")
    why = controls.page.locator(".td-why-no")
    expect(why).to_contain_text("The phone is 3 steps ahead of the server.")
    server, phone = int(of_day(now - 90)), int(of_day(now))
    assert controls.times() == (server, phone)
    window = controls.page.locator(".td-window-times").inner_text()
    shown = re.findall(r"\d\d:\d\d:\d\d", window)
    assert [seconds(clock) for clock in shown] == [server, phone]
    assert seconds(controls.page.locator(".td-phone-time").inner_text()) == phone
    hands = controls.page.evaluate(HANDS)
    assert hands == pytest.approx([now % PERIOD / PERIOD, now % PERIOD / PERIOD + 3], abs=0.01)

    assert controls.code() == code_of(secret, now)
    controls.confirms(controls.code())
    controls.hears("This code is 3 steps early.")
    controls.hears("The server’s clock is wrong: synchronise it with a time server (NTP).")
    expect(controls.part("td-last")).to_contain_text("3 steps newer")

    controls.sets("Server’s clock", 0, "td-clock")
    expect(controls.page.locator(".td-why-ok")).to_be_visible()
    controls.confirms(controls.code())
    controls.state_is("on")


def test_the_time_window_has_a_slider_of_its_own(controls: Controls) -> None:
    secret = controls.enrols()
    now = controls.stops()
    controls.sets("Phone’s clock", -60, "td-time-window")
    expect(controls.page.locator(".td-phone-note")).to_contain_text("60 seconds slow")
    other = controls.page.locator(".td-clock .td-slider", has_text="Phone’s clock")
    expect(other).to_contain_text("60 s slow")
    expect(other.locator("input")).to_have_value("-60")
    assert controls.times() == (int(of_day(now)), int(of_day(now - 60)))
    assert controls.code() == code_of(secret, now - 60)
    own = controls.page.locator(".td-time-window .td-slider", has_text="Phone’s clock")
    expect(own).to_contain_text("60 s slow")


def test_period_and_digits(controls: Controls) -> None:
    secret = controls.enrols()
    now = controls.stops()
    pressed = [(10, 6), (60, 6), (60, 7), (60, 8), (30, 8), (30, 6)]
    for period, digits in pressed:
        controls.chooses(f"{period} s", "td-time-window")
        controls.chooses(str(digits), "td-time-window .td-choice:last-child")
        steps = range(-3, 4)
        right = [
            code_of(secret, now + step * period, period=period, digits=digits) for step in steps
        ]
        assert controls.axis() == right


def test_every_speed(controls: Controls) -> None:
    secret = controls.enrols()
    for speed in (2, 10, 60, 1):
        controls.chooses(f"{speed}×", "td-clock")
        controls.page.evaluate(WATCH)
        controls.stage.passes(2.3)
        times, codes = controls.page.evaluate("[tdTimes, tdCodes]")
        ran = (seconds(times[-1][1]) - seconds(times[0][1])) % 86400
        assert ran == pytest.approx(speed * (times[-1][0] - times[0][0]), abs=1.1)
        assert len(codes) >= 2
        now = controls.stage.lesson.clock.now()
        for clock, code in codes:
            # The moment of that time of day, at whichever side of midnight it was.
            at = now - (of_day(now) - seconds(clock)) % 86400
            assert "".join(code.split()) == code_of(secret, at)


def test_the_app_decides_over_the_period(controls: Controls) -> None:
    secret = controls.enrols()
    controls.press("td-delete")
    now = controls.stops()
    while code_of(secret, now) in codes_around(secret, now, period=10):  # by chance
        controls.stage.advances(PERIOD)
        now += PERIOD
    controls.chooses("10 s", "td-time-window")
    app = controls.page.locator("select.td-app")
    app.select_option("google-authenticator-android")
    controls.press("td-scan")
    expect(controls.page.locator(".td-code")).to_be_visible()
    assert controls.code() == code_of(secret, now, period=30)
    controls.confirms(controls.code())
    controls.hears("The server uses 10 s")

    controls.press("td-delete")
    expect(controls.page.locator(".td-code")).to_have_count(0)
    app.select_option("aegis")
    controls.press("td-scan")
    expect(controls.page.locator(".td-code")).to_be_visible()
    assert controls.code() == code_of(secret, now, period=10)
    controls.confirms(controls.code())
    controls.state_is("on")


def test_arrow_keys_are_not_pulled_back(controls: Controls) -> None:
    slider = controls.page.locator(".td-clock .td-slider", has_text="Phone’s clock")
    slider.locator("input").focus()
    slider.locator("input").evaluate(PULLED)
    for _ in range(12):
        controls.page.keyboard.press("ArrowRight")
    expect(controls.page.locator(".td-phone-note")).to_contain_text("60 seconds fast")
    expect(slider).to_contain_text("60 s fast")
    controls.stage.round_trip()
    pulled = controls.page.evaluate("tdPulled")
    assert pulled == sorted(pulled)
    assert len(pulled) > 12
    expect(slider.locator("input")).to_be_focused()
    assert slider.locator("input").input_value() == "60"


def test_the_window_says_how_long_no_code_is_looked_at(controls: Controls) -> None:
    secret = controls.enrols()
    now = controls.stage.lesson.clock.now()
    why = controls.page.locator(".td-why")
    expect(why).to_contain_text("Its code would be accepted.")
    for code in wrong_codes(secret, now):
        controls.confirms(code)
    waits = re.compile(r"The server checks no code yet: (\d) seconds? to wait\.")
    expect(why).to_have_text(waits)
    counted = []
    while found := waits.search(why.inner_text()):
        counted.append(int(found[1]))
        controls.stage.passes(1)
        controls.stage.round_trip()
    assert 3 <= counted[0] <= 5
    assert len(set(counted)) >= 3
    assert counted == sorted(counted, reverse=True)
    expect(why).to_contain_text("Its code would be accepted.")
    controls.confirms(controls.code())
    controls.state_is("on")
