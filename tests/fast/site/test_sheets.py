"""A picture as a page draws it is the picture that Pillow draws."""

from __future__ import annotations

import base64
import json
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from totp_demo import site
from totp_demo.hosts.in_browser import png
from totp_demo.qr.laboratory import Theme, Trial, sheet
from totp_demo.qr.reader import decode
from totp_demo.qr.sheet import PillowPicture
from totp_demo.site import node

URI = "otpauth://totp/IT%20Glue:camille?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=IT%20Glue"
DRAWS = """
const { draw } = await import(process.argv[1]);
const { width, greys } = draw(JSON.parse(process.argv[2]));
console.log(JSON.stringify([width, Buffer.from(greys).toString("base64")]));
"""
TRIALS = {
    "clean": Trial(blur=0),
    "a camera": Trial(),
    "blurred": Trial(blur=4),
    "half a pixel": Trial(blur=0.5, pixels=3),
    "smudged": Trial(dirt=20, blur=0, seed=3),
    "a finder under it": Trial(finder=True, blur=1.5),
    "inverted": Trial(theme=Theme.INVERTED, border=1),
    "small": Trial(pixels=1, border=0),
}


def drawn_by_script(trial: Trial) -> tuple[int, bytes]:
    whole = sheet(URI, trial)
    about = {"rows": [row.hex() for row in whole.rows], "pixels": whole.pixels}
    script = (Path(site.__file__).parent / "web" / "sheet.js").as_uri()
    said = json.dumps(about | {"spots": whole.spots, "blur": whole.blur})
    command = [node.found("node"), "--input-type=module", "--eval", DRAWS, script, said]
    done = subprocess.run(command, capture_output=True, check=True)
    width, greys = json.loads(done.stdout)
    return width, base64.b64decode(greys)


@pytest.mark.parametrize("trial", TRIALS.values(), ids=list(TRIALS))
def test_a_script_draws_what_pillow_draws(trial: Trial) -> None:
    width, greys = drawn_by_script(trial)
    ours = PillowPicture(sheet(URI, trial)).image
    assert width == ours.width
    theirs = Image.frombytes("L", (width, width), greys)
    differ = ImageStat.Stat(ImageChops.difference(ours, theirs))
    # The rim of a smudge may lie a pixel further out, and a blur is rounded.
    assert differ.mean[0] < 1.5
    assert (URI in decode(theirs)) == (URI in decode(ours))


def test_a_png_file_is_what_was_drawn() -> None:
    width, greys = drawn_by_script(Trial())
    file = png(greys, width)
    assert decode(file) == [URI]
