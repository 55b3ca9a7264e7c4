"""`totp-demo inspect`: an otpauth URI, or the picture of its QR code, explained part by part.

The text never comes as an argument, which a shell would keep in its history. What is read stays
here: only a fingerprint of the secret is printed, unless the reader asks for the secret itself.
"""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from totp_demo import qr
from totp_demo.commands import CommandError, terminal
from totp_demo.model.app_fit import fit_of_uri, habits_met
from totp_demo.model.apps import APPS
from totp_demo.model.inspection import Inspection, Part, inspect_uri, looks_secret
from totp_demo.model.key import Key
from totp_demo.model.key_uri import UriParts
from totp_demo.wording.apps import HABITS, of_fit
from totp_demo.wording.faults import QR_FAULTS
from totp_demo.wording.language import Language
from totp_demo.wording.uri import MEANINGS, OTHER, REMARKS, URI_FAULTS

LARGEST_INPUT = 64_000_000
"""Bytes that are read at most: a picture has far fewer."""

LARGEST_TEXT = 1_000_000
"""Bytes of a text that are looked at: a URI has 4096 characters at most."""

UNREADABLE = 2
"""The exit code where what was given is no sound URI."""

_LONGEST_SHOWN = 200  # characters of a part
_INDENT = "  "


def inspect(language: Language, source: str, *, as_json: bool, show_secret: bool) -> int:
    """Explain an otpauth URI.

    Args:
        language: The reader's language.
        source: A picture's file, or "-" for standard input: a URI, or a picture.
        as_json: Whether to print JSON for a program instead of text for a person.
        show_secret: Whether the secret may be printed.

    Returns:
        0 for a URI that can be read; 2 for anything else.

    Raises:
        CommandError: Nothing could be read from there, or a URI was given in its place.
    """
    if terminal.without_uri(source) != source:
        _ = language.gettext
        raise _refusal(
            _(
                "a URI is never an argument: it contains a secret, and a shell keeps its history. "
                "Delete the line from the history, then pass the URI on standard input: "
                "totp-demo inspect -"
            )
        )
    try:
        found = inspect_uri(_text_in(_bytes_of(source, language), language))
        told = all_told(found, language, show_secret=show_secret)
    except _PictureError as fault:
        told = {"readable": False, "picture": fault.told}
    write = _write_json if as_json else _write_text
    write(told, language)
    return 0 if told["readable"] else UNREADABLE


class _PictureError(Exception):
    """A picture holds no URI."""

    def __init__(self, fault: qr.QrFault, language: Language) -> None:
        super().__init__(fault.value)
        self.told = {"fault": fault.value, "says": QR_FAULTS[fault].into(language)}


def _bytes_of(source: str, language: Language) -> bytes:
    """Read a file or standard input, and no more of it than a picture may have."""
    _ = language.gettext
    if source == "-":
        stream = getattr(sys.stdin, "buffer", None)
        if stream is None:
            raise _refusal(_("There is no standard input."))
        if sys.stdin.isatty():
            sys.stderr.write(
                _("Paste the URI, then press Enter and Ctrl+D (Windows: Ctrl+Z).") + "\n"
            )
        data: bytes = stream.read(LARGEST_INPUT + 1)
    else:
        try:
            with Path(source).open("rb") as file:
                data = file.read(LARGEST_INPUT + 1)
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or type(error).__name__
            text = _("The file {path} can’t be read: {why}").format(path=source, why=why)
            raise _refusal(text) from None
    if len(data) > LARGEST_INPUT:
        raise _refusal(_("This is too large for a URI, and for a picture of a QR code."))
    return data


def _refusal(text: str) -> CommandError:
    error = CommandError(text)
    error.status = UNREADABLE
    return error


def _text_in(data: bytes, language: Language) -> str:
    """Return the text that was given, or that the QR code of a picture holds."""
    text = _as_text(data)
    if text is not None:
        return text.strip()
    try:
        return qr.read(data)
    except qr.QrError as error:
        fault = error.reason
    if fault is qr.QrFault.NOT_OTPAUTH:
        # What it holds may be the secret alone: the inspection says so.
        return qr.decode(data)[0].strip()
    raise _PictureError(fault, language)


def _as_text(data: bytes) -> str | None:
    """Decode what was typed or piped; None for what is no text, such as a picture."""
    utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\0" in data[:LARGEST_TEXT] and not utf_16:
        return None
    # One byte more than is looked at, so that a text that goes on is too long all the same.
    encoding, errors = ("utf-16", "replace") if utf_16 else ("utf-8-sig", "strict")
    try:
        return codecs.getincrementaldecoder(encoding)(errors).decode(data[: LARGEST_TEXT + 1])
    except UnicodeDecodeError:
        return None


def all_told(found: Inspection, language: Language, *, show_secret: bool) -> dict[str, Any]:
    """Return all that is to be said of a URI, as JSON has it.

    Args:
        found: What the URI is.
        language: The reader's.
        show_secret: Whether the secret may be among it.
    """
    told: dict[str, Any] = {
        "readable": found.key is not None,
        "faults": [
            {"fault": fault.value, "says": URI_FAULTS[fault].into(language)}
            for fault in found.faults
        ],
        "parts": [
            _part_told(part, found.key, language, show_secret=show_secret) for part in found.parts
        ],
        "remarks": [
            {"remark": remark.value, "says": REMARKS[remark].into(language)}
            for remark in found.remarks
        ],
    }
    if found.key is not None and found.said is not None:
        told["key"] = _key_told(found.key, show_secret=show_secret)
        told["apps"] = list(_apps_told(found.key, found.said, language))
    return told


def _part_told(
    part: Part, key: Key | None, language: Language, *, show_secret: bool
) -> dict[str, Any]:
    _ = language.gettext
    name, meaning = MEANINGS.get(part.name, OTHER)
    text, reads = part.text, part.reads
    # The names of a URI that can be read are where names belong; of another, nobody knows.
    hides = part.hides and (key is None or part.name in {"secret", "other"})
    if hides and not show_secret:
        before, equals, _value = text.partition("=")
        named = equals and part.name in {"secret", "other"} and not looks_secret(before)
        hidden = _("hidden")
        if key is not None and part.name == "secret":
            hidden = _("hidden; fingerprint {fingerprint}").format(fingerprint=key.fingerprint)
        text, reads = f"{before}=({hidden})" if named else f"({hidden})", ""
    return {
        "part": part.name,
        "name": name.into(language),
        "text": _printable(text),
        "reads": _printable(reads),
        "meaning": meaning.into(language),
        "fault": None if part.fault is None else part.fault.value,
        "says": "" if part.fault is None else URI_FAULTS[part.fault].into(language),
    }


def _key_told(key: Key, *, show_secret: bool) -> dict[str, Any]:
    return {
        "issuer": key.issuer,
        "label_issuer": key.label_issuer,
        "account": key.account,
        "algorithm": key.algorithm,
        "digits": key.digits,
        "period": key.period,
        "bits": 8 * len(key.secret_bytes),
        "fingerprint": key.fingerprint,
        **({"secret": key.secret} if show_secret else {}),
    }


def _apps_told(key: Key, said: UriParts, language: Language) -> Iterator[dict[str, Any]]:
    for app in APPS.values():
        fit = fit_of_uri(app, key, said)
        yield {
            "id": app.id,
            "app": app.name,
            "outcome": fit.outcome.value,
            "says": of_fit(fit).into(language),
            "habits": [HABITS[trap].into(language) for trap in habits_met(app, key, said)],
            "as_of": app.as_of,
            "sources": list(app.sources),
        }


def _printable(text: str) -> str:
    r"""Return a text that does nothing to a terminal: no control characters, no turned writing.

    Example:
        >>> _printable("a\x1b[2Jb")
        'a\\u001b[2Jb'
    """
    short = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
    return "".join(
        each
        if each.isprintable()
        else each.encode("unicode_escape").decode("ascii").replace("\\x", "\\u00")
        for each in short
    )


def _write_json(told: dict[str, Any], language: Language) -> None:
    del language
    terminal.write_lines(json.dumps(told, indent=2).splitlines())


def _write_text(told: dict[str, Any], language: Language) -> None:
    terminal.write_lines(terminal.wrapped(_lines(told, language)))


def _lines(told: dict[str, Any], language: Language) -> Iterator[str]:
    _ = language.gettext
    yield _("This URI can be read.") if told["readable"] else _("This is not a valid otpauth URI.")
    if told["readable"]:
        yield _INDENT + _key_line(told["key"], language)
    faults = [told["picture"]] if "picture" in told else told["faults"]
    yield from (f"{_INDENT}{terminal.WRONG} {fault['says']}" for fault in faults)
    if told.get("parts"):
        yield from ("", _("Part by part"))
        for part in told["parts"]:
            yield from _part_lines(part, language)
    if told.get("remarks"):
        yield from ("", _("Worth changing"))
        yield from (f"{_INDENT}{terminal.UNWISE} {remark['says']}" for remark in told["remarks"])
    if told.get("apps"):
        yield from ("", _("What each app does with it"))
        for app in told["apps"]:
            yield from _app_lines(app, language)


def _key_line(key: dict[str, Any], language: Language) -> str:
    _ = language.gettext
    whose = _printable(" – ".join(name for name in (key["issuer"], key["account"]) if name))
    return _(
        "{whose}: {algorithm}, {digits} digits, {period} seconds; secret of {bits} bits, "
        "fingerprint {fingerprint}"
    ).format(**key | {"whose": whose})


def _part_lines(part: dict[str, Any], language: Language) -> Iterator[str]:
    _ = language.gettext
    yield _INDENT + (part["text"] or _("(empty)"))
    yield f"{_INDENT * 3}{part['name']}. {part['meaning']}"
    if part["reads"]:
        yield _INDENT * 3 + _("It reads: {text}").format(text=part["reads"])
    if part["fault"]:
        yield f"{_INDENT * 3}{terminal.WRONG} {part['says']}"


def _app_lines(app: dict[str, Any], language: Language) -> Iterator[str]:
    _ = language.gettext
    unknown = _("unknown")
    yield _INDENT + _("{app}: {says}").format(app=app["app"], says=app["says"])
    if app["habits"]:
        yield _INDENT * 3 + "; ".join(app["habits"])
    yield _INDENT * 3 + _("As of: {as_of}. Sources: {sources}").format(
        as_of=app["as_of"] or unknown, sources="; ".join(app["sources"]) or unknown
    )
