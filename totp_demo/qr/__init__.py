"""QR codes: drawn, read back, looked into and spoilt.

`td.qr` offers what a notebook needs; `anatomy`, `smudges` and `laboratory` are loaded when they are
asked for.
"""

from __future__ import annotations

from totp_demo.qr.drawing import (
    PIXELS_A_MODULE,
    QUIET_ZONE,
    code_of,
    matrix,
    path,
    png,
    svg,
    text,
)
from totp_demo.qr.reader import QrError, QrFault, decode, read

__all__ = [
    "PIXELS_A_MODULE",
    "QUIET_ZONE",
    "QrError",
    "QrFault",
    "code_of",
    "decode",
    "matrix",
    "path",
    "png",
    "read",
    "svg",
    "text",
]
