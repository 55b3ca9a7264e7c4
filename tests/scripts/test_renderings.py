"""What a rendering keeps: the focus, and its looks among others."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows
from totp_demo.learner import protocol

EACH_VIEW = (
    "guide",
    "home",
    "profile",
    "enrolment",
    "sign_in",
    "phone_view",
    "time_window",
    "inside",
    "clock_control",
    "state_picture",
    "server_view",
    "relay",
    "uri_parts",
    "qr_anatomy",
    "qr_laboratory",
    "apps_table",
    "exercise 03-border",
    "figure guessing",
)
LOOKS = (
    "accent-color align-items background-color border-left-width border-top-color border-top-style "
    "border-top-left-radius border-top-width box-shadow color column-gap cursor display fill "
    "flex-grow font-family font-size font-weight grid-column-start justify-content justify-items "
    "letter-spacing line-height list-style-type margin-top max-width min-height min-width opacity "
    "overflow-x overflow-y padding-left padding-top position row-gap stroke stroke-width "
    "text-align text-decoration-line text-transform white-space"
)
BESIDE_AND_ALONE = """([names, texts]) => {
  const all = [...document.querySelectorAll("head style")];
  const sheets = texts.map((text) => all.find((one) => one.textContent === text));
  const looks = (root) => [root, ...root.querySelectorAll("*")].map((element) => {
    const style = getComputedStyle(element);
    return `${element.getAttribute("class")} ${names.map((name) => style.getPropertyValue(name))}`;
  });
  const roots = [...document.querySelectorAll(".td")];
  return sheets.map((sheet, number) => {
    const beside = looks(roots[number]);
    for (const other of sheets) other.disabled = true;
    sheet.disabled = false;
    const alone = looks(roots[number]);
    for (const other of sheets) other.disabled = false;
    return [beside, alone];
  });
}"""


def test_the_focus_stays_on_the_phone(stage: Bare) -> None:
    stage.opens_profile()
    stage.enables_mfa()
    stage.press("td-scan")
    copy = stage.page.locator(".td-phone .td-copy")
    copy.focus()
    app = stage.page.locator(".td-app option").first.element_handle()
    stage.advances(60)
    stage.lesson.phone.clock.skew = 30
    stage.lesson.refresh_views()
    expect(stage.page.locator(".td-phone-note")).to_contain_text("30 seconds fast")
    expect(copy).to_be_focused()
    assert app is not None
    assert app.evaluate("(option) => option.isConnected")


def test_a_view_that_is_taken_away_hears_no_more(shows: Shows) -> None:
    reader = shows("guide", "guide")
    one, other = reader.views
    reader.takes_away(0)
    reader.round_trip()
    assert not one.live
    assert other.live
    before = len(reader.heard)
    reader.lesson.act(protocol.OpenProfile())
    assert [message["view"] for _, message in reader.heard[before:]] == [1]


def test_a_view_looks_beside_others_as_it_does_alone(shows: Shows) -> None:
    reader = shows(*EACH_VIEW, step=5)
    expect(reader.page.locator(".td-axis-code").first).to_be_visible()
    reader.lesson.clock.pause()
    reader.lesson.refresh_views()
    styles = [str(view.style) for view in reader.views]
    looks = reader.page.evaluate(BESIDE_AND_ALONE, [LOOKS.split(), styles])
    assert len(looks) == len(EACH_VIEW)
    for beside, alone in looks:
        assert beside == alone
