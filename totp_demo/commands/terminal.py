"""What a terminal cannot write is replaced by what comes nearest: a message is never lost."""

from __future__ import annotations

import codecs
import sys
import unicodedata

NEAREST = "totp-demo-nearest"
"""Name of the error handler that replaces characters."""

LIKE = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-"}
)
"""ASCII that is read as the same, where Unicode's own decompositions have none."""


def write_anything() -> None:
    """Let standard output and standard error write any text, in whatever encoding they have.

    A terminal may know ASCII only (`LC_ALL=C`), a file on Windows its code page; and the name of a
    folder may be no text at all.

    Example:
        >>> import io
        >>> stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors=NEAREST)
        >>> stream.write("l’été")
        5
        >>> stream.flush(); stream.buffer.getvalue()
        b"l'ete"
    """
    for stream in (sys.stdout, sys.stderr):
        # Without a console there is no stream at all, and not every stand-in can be told.
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors=NEAREST)


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    plain = unicodedata.normalize("NFKD", error.object[error.start : error.end].translate(LIKE))
    kept = (each for each in plain if not unicodedata.combining(each))
    return "".join(each if each.isascii() else "?" for each in kept), error.end


codecs.register_error(NEAREST, _nearest)
