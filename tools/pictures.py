"""Take the pictures of the READMEs anew: the kit in JupyterLab, in a real browser.

For whoever has changed how the procedure looks:

    python tools/pictures.py

It writes docs/images/procedure-en.png and procedure-fr.png. Each shows the moment after the scan:
the guide, the dialog with its QR code, the phone with its code. The QR code can be read, as any
other; its secret was made for that one lesson, which has ended, and opens nothing.

Needs what the browser tests need: the extra `test`, and Chromium.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":  # started as a file: the root of the repository is not on the path
    sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser, FloatRect, expect, sync_playwright

from tests.journeys.conftest import notebook
from tests.journeys.lab import LabReader
from tests.real_phone import PERIOD, wait_for_room
from tools.find_browser import ARGUMENTS, find_browser
from tools.servers import Server, serving
from totp_demo.article.camera import COLOURS, reduced

__all__ = ["COLOURS", "main", "reduced", "take"]

FOLDER = Path(__file__).parents[1] / "docs" / "images"
LANGUAGES = ("en", "fr")
WIDTH = 1200  # pixels of the picture, its border included
BORDER = 16  # pixels of the page around the views
SIZE = (WIDTH + 200, 1400)

_CODE = re.compile(r"\d{3}\s?\d{3}")
_STYLE = f"""
.td-lesson {{ width: {WIDTH - 2 * BORDER}px !important; scroll-margin-top: {2 * BORDER}px; }}
.jp-Cell-inputWrapper, .jp-OutputPrompt, .jp-OutputArea-promptOverlay {{ visibility: hidden; }}
"""
_MEASURE = """() => {
  const boxes = [...document.querySelectorAll(".td-lesson > :first-child, .td-stage > *")]
    .map((part) => part.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  return {
    x: left, y: top,
    width: Math.max(...boxes.map((box) => box.right)) - left,
    height: Math.max(...boxes.map((box) => box.bottom)) - top,
  };
}"""


def take(browser: Browser, server: Server, code: str) -> bytes:
    """Go to the moment after the scan and take a picture of it.

    Args:
        browser: A running browser.
        server: A JupyterLab with a notebook for each language.
        code: "en" or "fr".

    Returns:
        A PNG, as the browser makes it.
    """
    context = browser.new_context(
        viewport={"width": SIZE[0], "height": SIZE[1]}, reduced_motion="reduce"
    )
    context.set_default_timeout(60_000)
    reader = LabReader(context.new_page(), server).opens(f"{code}.ipynb")
    reader.page.evaluate("jupyterapp.shell.collapseLeft()")
    reader.wears(dark=False)
    reader.opens_profile()
    reader.enables_mfa()
    wait_for_room(PERIOD / 2)
    reader.press("td-scan")
    expect(reader.part("td-code")).to_have_text(_CODE)
    # JupyterLab's own parts, and what the mouse points at, are not in the picture.
    reader.page.add_style_tag(content=_STYLE)
    reader.page.locator(".td-lesson").evaluate("(lesson) => lesson.scrollIntoView()")
    reader.page.mouse.move(1, 1)
    reader.page.wait_for_timeout(500)
    box: FloatRect = reader.page.evaluate(_MEASURE)
    clip: FloatRect = {
        "x": box["x"] - BORDER,
        "y": box["y"] - BORDER,
        "width": box["width"] + 2 * BORDER,
        "height": box["height"] + 2 * BORDER,
    }
    picture = reader.page.screenshot(clip=clip, animations="disabled")
    context.close()
    return picture


def main() -> int:
    """Take all pictures.

    Returns:
        0, or 1 without a browser.
    """
    path = find_browser()
    if path is None:
        print("No Chromium or Chrome was found. Run: sh tools/set_up.sh test", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home, root = Path(folder, "home"), Path(folder, "notebooks")
        home.mkdir()
        root.mkdir()
        for code in LANGUAGES:
            text = notebook(f'import totp_demo as td\ntd.Lesson("{code}").procedure()')
            (root / f"{code}.ipynb").write_text(text, "utf-8")
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        with serving(home, root) as server:
            for code in LANGUAGES:
                target = FOLDER / f"procedure-{code}.png"
                target.write_bytes(reduced(take(browser, server, code)))
                print(target.name, target.stat().st_size, "bytes")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
