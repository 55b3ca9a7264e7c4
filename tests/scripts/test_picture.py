"""Select Image: a picture is previewed and kept, anything else is refused, nothing runs."""

from __future__ import annotations

import io
import re

from PIL import Image
from playwright.sync_api import expect

from tests.reader import Recorder
from tests.scripts.bare import Bare

PNG = re.compile("^data:image/png;base64,")
SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="window.tdRan=1">
<script>window.tdRan=2; parent.tdRan=2; fetch("/td-run")</script>
<rect width="9" height="9" fill="red"/>
<image href="/td-run"/></svg>"""
_HUGE = """(input) => {
  const files = new DataTransfer();
  files.items.add(new File([new Uint8Array(10_000_001)], "huge.png", { type: "image/png" }));
  input.files = files.files;
  input.dispatchEvent(new Event("change"));
}"""
_PIXEL = """(image) => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
}"""


RED, BLUE = (255, 0, 0), (0, 0, 255)


def picture(colour: tuple[int, int, int] = RED) -> bytes:
    """Return a picture of one colour, wider than high."""
    stream = io.BytesIO()
    Image.new("RGB", (400, 200), colour).save(stream, "PNG")
    return stream.getvalue()


def chooses(stage: Bare, name: str, kind: str, content: bytes) -> None:
    """Choose a file for the profile's picture."""
    stage.part("td-select-image").set_input_files(
        {"name": name, "mimeType": kind, "buffer": content}
    )


def test_a_picture_is_previewed_and_kept(stage: Bare) -> None:
    stage.opens_profile()
    chooses(stage, "me.png", "image/png", picture())
    preview = stage.page.locator(".td-portrait img")
    expect(preview).to_be_visible()
    assert preview.evaluate(_PIXEL) == [255, 0, 0, 255]
    stage.press("td-save")
    stage.hears("", "ok")
    expect(stage.page.locator(".td-user-menu img")).to_have_attribute("src", PNG)
    # It stays when the page is shown anew, and is no part of what is saved.
    stage.press("td-user-menu")
    stage.press("td-home")
    stage.opens_profile()
    expect(preview).to_have_attribute("src", PNG)


def test_after_a_bad_file_the_kept_picture_is_shown(stage: Bare) -> None:
    stage.opens_profile()
    portrait = stage.page.locator(".td-portrait img")
    chooses(stage, "kept.png", "image/png", picture(RED))
    stage.press("td-save")
    stage.hears("", "ok")
    kept = stage.page.locator(".td-user-menu img").get_attribute("src")
    assert kept is not None
    expect(portrait).to_have_attribute("src", kept)

    chooses(stage, "preview.png", "image/png", picture(BLUE))
    expect(portrait).not_to_have_attribute("src", kept)
    assert portrait.evaluate(_PIXEL) == [*BLUE, 255]
    chooses(stage, "bad.png", "image/png", b"No picture.")
    expect(stage.page.locator(".td-picture .td-fault")).to_be_visible()
    expect(portrait).to_have_attribute("src", kept)
    assert portrait.evaluate(_PIXEL) == [*RED, 255]

    # Nor is the preview what a later Save keeps.
    stage.box("first_name").fill("Saved")
    stage.press("td-save")
    expect(stage.part("td-user-menu")).to_contain_text("Saved")
    expect(stage.page.locator(".td-user-menu img")).to_have_attribute("src", kept)


def test_what_is_no_picture(stage: Bare, recorder: Recorder) -> None:
    stage.opens_profile()
    fault = stage.page.locator(".td-picture .td-fault")
    for name, content in (
        ("notes.png", b"No picture, but a text. <script>window.tdRan=1</script>"),
        ("page.png", b"<!DOCTYPE html><img src=x onerror=window.tdRan=1>"),
        ("empty.png", b""),
    ):
        chooses(stage, name, "image/png", content)
        expect(fault).to_be_visible()
        expect(stage.part("td-select-image")).to_have_attribute("aria-invalid", "true")
        assert stage.page.locator(".td-portrait img").count() == 0
        chooses(stage, "me.png", "image/png", picture())
        expect(fault).to_be_hidden()
        stage.page.locator(".td-portrait img").evaluate("(image) => image.remove()")

    stage.part("td-select-image").evaluate(_HUGE)
    expect(fault).to_be_visible()

    # An SVG is drawn as a picture, in which no script runs and nothing is fetched; a PNG is kept.
    chooses(stage, "drawing.svg", "image/svg+xml", SVG)
    expect(stage.page.locator(".td-portrait img")).to_have_attribute("src", PNG)
    stage.press("td-save")
    stage.hears("", "ok")
    assert stage.page.evaluate("window.tdRan") is None
    assert not any("td-run" in url for url in recorder.urls)
