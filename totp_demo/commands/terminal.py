"""What a terminal cannot write is replaced by what comes nearest: a message is never lost."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator

NEAREST = "totp-demo-nearest"
"""Name of the error handler that replaces characters."""

WRONG, UNWISE = "✕", "!"
"""Signs that a line begins with."""

LIKE = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "✕": "x"}
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


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output; stop where nobody reads on.

    Args:
        lines: Without their ends.
    """
    try:
        for line in lines:
            sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of the pipe has gone, `head` for one. Python would complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def wrapped(lines: Iterable[str]) -> Iterator[str]:
    """Wrap lines to the width of the terminal.

    Args:
        lines: Each with its indent; what goes on below has the same, beside a sign if there is one.

    Example:
        >>> list(wrapped(["  as short as this"]))
        ['  as short as this']
    """
    width = max(40, min(100, shutil.get_terminal_size((100, 24)).columns))
    for line in lines:
        start = line.lstrip(" ")
        beside = 2 if start.startswith((f"{WRONG} ", f"{UNWISE} ")) else 0
        indent = " " * (len(line) - len(start) + beside)
        kept = textwrap.wrap(
            line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )
        yield from kept or [""]


def without_uri(word: str) -> str:
    """Return a word of the command line, unless it is a URI: that holds a secret.

    Args:
        word: An argument.

    Example:
        >>> without_uri("otpauth://totp/x?secret=MFRGG"), without_uri("code.png")
        ('otpauth:...', 'code.png')
    """
    return "otpauth:..." if "otpauth" in word.casefold() and ":" in word else word


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    plain = unicodedata.normalize("NFKD", error.object[error.start : error.end].translate(LIKE))
    kept = (each for each in plain if not unicodedata.combining(each))
    return "".join(each if each.isascii() else "?" for each in kept), error.end


codecs.register_error(NEAREST, _nearest)
