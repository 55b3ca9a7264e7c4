"""What a person with a real phone has: a camera that reads QR codes, and an app that makes codes.

Neither is ours: the pictures are read by zxing-cpp and by zbar, the codes are oathtool's.
"""

from __future__ import annotations

import io
import subprocess
import time
import urllib.parse
from dataclasses import dataclass

import numpy as np
import zxingcpp
from PIL import Image
from pyzbar import pyzbar

from totp_demo.model.verifier import SEARCH

PERIOD = 30
QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
FINDER = 7  # modules, the side of a QR code's corner square (ISO/IEC 18004)


@dataclass(frozen=True)
class Scanned:
    """What the camera made of a picture.

    Attributes:
        uri: the text of the QR code.
        module: the side of its smallest module, in pixels.
        border: the white around it, in modules.
    """

    uri: str
    module: float
    border: float

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters of the URI."""
        return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.uri).query))

    @property
    def secret(self) -> str:
        """The secret in base32."""
        return self.parameters["secret"]

    @property
    def label(self) -> str:
        """The label, decoded."""
        return urllib.parse.unquote(urllib.parse.urlsplit(self.uri).path.removeprefix("/"))


def scan(screenshot: bytes) -> Scanned:
    """Read the one QR code of a screenshot with both readers, and measure it."""
    picture = Image.open(io.BytesIO(screenshot)).convert("L")
    found = zxingcpp.read_barcodes(picture, formats=QR)
    assert len(found) == 1, "zxing-cpp is to find one QR code on the screen"
    other = pyzbar.decode(picture, symbols=[pyzbar.ZBarSymbol.QRCODE])
    assert len(other) == 1, "zbar is to find one QR code on the screen"
    assert found[0].text == other[0].data.decode(), "the two readers are to agree"
    corner = found[0].position
    left, top = corner.top_left.x, corner.top_left.y
    module, border = _measure(np.asarray(picture), left, top, corner.bottom_right.x)
    return Scanned(found[0].text, module, border)


def _measure(pixels: np.ndarray, left: int, top: int, right: int) -> tuple[float, float]:
    """Return the side of the smallest module in pixels, and the border's width in modules."""
    dark = pixels < 128
    # The reader's corner may be a pixel or two off: start in the finder pattern's own border.
    y = top + 2
    row = dark[y]
    start = int(np.flatnonzero(row[max(0, left - 4) :])[0]) + max(0, left - 4)
    end = start + int(np.flatnonzero(~row[start:])[0])
    module = (end - start) / FINDER
    above = start + int(3 * module)
    column = dark[:, above]
    head = y
    while column[head - 1]:
        head -= 1
    white_left = _run(pixels[y, :start][::-1] > 250)
    white_top = _run(pixels[:head, above][::-1] > 250)
    inside = dark[head : head + (right - left), start:right]
    edges = [np.flatnonzero(np.diff(line.astype(np.int8))) for line in inside]
    smallest = min(int(np.diff(found).min()) for found in edges if len(found) > 1)
    return min(module, float(smallest)), min(white_left, white_top) / module


def _run(flags: np.ndarray) -> int:
    """Return how many flags are set before the first that is not."""
    unset = np.flatnonzero(~flags)
    return int(unset[0]) if len(unset) else len(flags)


def run_oathtool(secret: str, *options: str) -> list[str]:
    """Return the codes that oathtool makes of a secret."""
    # The secret goes in by standard input: a command line can be seen by others.
    done = subprocess.run(
        ["oathtool", "--totp", "--base32", *options, "-"],
        input=f"{secret}\n",
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def oathtool(secret: str, at: float | None = None) -> str:
    """Return the code of a secret, now or at a time in Unix seconds."""
    moment = time.time() if at is None else at
    return run_oathtool(secret, f"--now=@{int(moment)}")[0]


def codes_around(secret: str, now: float, *, period: int = PERIOD) -> set[str]:
    """Return oathtool's codes of all steps that the server looks through for a wrong code.

    With them are those of forty steps more, for what is typed later. Of codes drawn by chance, one
    in 300 is among them.
    """
    first = max(0, int(now) - period * SEARCH)
    options = (f"--now=@{first}", f"--window={2 * SEARCH + 40}", f"--time-step-size={period}s")
    return set(run_oathtool(secret, *options))


def wrong_codes(secret: str, now: float) -> list[str]:
    """Return three codes that the server finds at no step."""
    around = codes_around(secret, now)
    return [code for code in map("{:06}".format, range(100)) if code not in around][:3]


def wait_for_room(seconds: float = 4.0) -> None:
    """Wait until the current time step has some seconds left, so that a step is what is meant."""
    left = PERIOD - time.time() % PERIOD
    if left < seconds:
        time.sleep(left + 0.1)


def wait_for_next_step() -> None:
    """Wait, as a person does, until the app shows another code: at most 30 s."""
    time.sleep(PERIOD - time.time() % PERIOD + 0.1)
