"""Select Image: a picture is previewed and kept, anything else is refused, nothing runs."""

from __future__ import annotations

import io
import re

from PIL import Image
from playwright.sync_api import FilePayload, expect

from tests.browser.conftest import OpenNotebook
from tests.browser.reader import LabReader, Recorder

PNG = re.compile("^data:image/png;base64,")
SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="window.tdRan=1">
<script>window.tdRan=2; parent.tdRan=2; fetch("/td-run")</script><rect width="9" height="9" fill="red"/>
<image href="/td-run"/></svg>"""
_PIXEL = """(image) => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
}"""


def red() -> bytes:
    """Return a red picture, wider than high."""
    stream = io.BytesIO()
    Image.new("RGB", (400, 200), (255, 0, 0)).save(stream, "PNG")
    return stream.getvalue()


def chooses(reader: LabReader, name: str, kind: str, content: bytes) -> None:
    """Choose a file for the profile's picture."""
    reader.part("td-select-image").set_input_files(FilePayload(name, kind, content))


def test_a_picture_is_previewed_and_kept(open_notebook: OpenNotebook) -> None:
    reader = open_notebook("en/whole.ipynb")
    reader.opens_profile()
    chooses(reader, "me.png", "image/png", red())
    preview = reader.page.locator(".td-portrait img")
    expect(preview).to_be_visible()
    assert preview.evaluate(_PIXEL) == [255, 0, 0, 255]
    reader.press("td-save")
    reader.hears("", "ok")
    expect(reader.page.locator(".td-user-menu img")).to_have_attribute("src", PNG)
    # It stays when the page is shown anew, and is no part of what is saved.
    reader.press("td-user-menu")
    reader.press("td-home")
    reader.opens_profile()
    expect(preview).to_have_attribute("src", PNG)


def test_what_is_no_picture(open_notebook: OpenNotebook, recorder: Recorder) -> None:
    reader = open_notebook("en/whole.ipynb")
    reader.opens_profile()
    fault = reader.page.locator(".td-picture .td-fault")
    for name, content in (
        ("notes.png", b"No picture, but a text. <script>window.tdRan=1</script>"),
        ("page.png", b"<!DOCTYPE html><img src=x onerror=window.tdRan=1>"),
        ("empty.png", b""),
        ("huge.png", red() + b"\0" * 10_000_001),
    ):
        chooses(reader, name, "image/png", content)
        expect(fault).to_be_visible()
        expect(reader.part("td-select-image")).to_have_attribute("aria-invalid", "true")
        assert reader.page.locator(".td-portrait img").count() == 0
        chooses(reader, "me.png", "image/png", red())
        expect(fault).to_be_hidden()
        reader.page.locator(".td-portrait img").evaluate("(image) => image.remove()")

    # An SVG is drawn as a picture, in which no script runs and nothing is fetched; a PNG is kept.
    chooses(reader, "drawing.svg", "image/svg+xml", SVG)
    expect(reader.page.locator(".td-portrait img")).to_have_attribute("src", PNG)
    reader.press("td-save")
    reader.hears("", "ok")
    assert reader.page.evaluate("window.tdRan") is None
    assert not any("td-run" in url for url in recorder.urls)
