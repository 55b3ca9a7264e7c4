"""Refresh the message catalogues from the source.

For whoever has added, changed or removed a text in the package, and for translators:

    python tools/catalogues.py

The texts marked in the code (`say("...")`, `say_many("...", "...")`, `_("...")`) are found by Babel
and written to totp_demo/wording/locale/en/LC_MESSAGES/totp_demo.po and its French twin.
Translations stay; a text that the code no longer has is dropped, and its translation printed, since
it may serve for the text that took its place; a new one gets an empty French translation to be
filled in. The English catalogue repeats the code. Edit the .po file in any editor, a plain one or
Poedit: the kit reads it as it is. Then run `pytest tests/fast/language`, which holds the
translations to the code, to each other and to French typography.

A catalogue stands in the order of the code, file by file, so that a title and the sentence below it
stay together. It holds neither dates nor line numbers: running this twice changes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import polib
from babel.messages.extract import extract_python

PACKAGE = Path(__file__).parents[1] / "totp_demo"
PLURALS = {"en": "(n != 1)", "fr": "(n > 1)"}
"""When a language uses its second form: French counts 0 and 1.5 as one."""

MARKERS = {
    **dict.fromkeys(("_", "gettext", "say", "on_screen"), 1),
    **dict.fromkeys(("ngettext", "forms", "say_many"), 2),
}
"""What marks a text, by how many texts it takes: one, or one and its plural."""

_WIDTH = 100


@dataclass
class Message:
    """One text of the code.

    Attributes:
        one: The English text.
        many: Its plural, or nothing.
        files: Where it stands, relative to the package, in order.
    """

    one: str
    many: str = ""
    files: list[str] = field(default_factory=list)


def path_of(code: str, package: Path = PACKAGE) -> Path:
    """Return where a language's catalogue stands.

    Args:
        code: "en" or "fr".
        package: The package's folder.
    """
    return package / "wording" / "locale" / code / "LC_MESSAGES" / "totp_demo.po"


def extract(package: Path = PACKAGE) -> list[Message]:
    """Find the texts marked in the code.

    Args:
        package: The folder whose .py files are read.

    Returns:
        Each text once, in the order of the code: by file, then as they come.

    Raises:
        ValueError: A text is not written out where it is marked, so that no catalogue can hold it.
    """
    found: dict[tuple[str, str], Message] = {}
    for path in sorted(package.rglob("*.py")):
        name = path.relative_to(package).as_posix()
        with path.open("rb") as code:
            # Its own types say nothing of the None that it gives for what is no text.
            calls = extract_python(code, dict.fromkeys(MARKERS), (), {})
            for line, marker, texts, _ in cast("Iterator[tuple[int, str, object, object]]", calls):
                match [MARKERS[marker], *(texts if isinstance(texts, tuple) else (texts,))]:
                    case [1, str(one), *_]:
                        many = ""
                    case [2, str(one), str(many), *_]:
                        pass
                    case _:
                        raise ValueError(f"{path}:{line}: write the text out where it is marked")
                message = found.setdefault((one, many), Message(one, many))
                if name not in message.files:
                    message.files.append(name)
    return list(found.values())


def refreshed(messages: list[Message], code: str, old: polib.POFile) -> polib.POFile:
    """Return a catalogue for these messages with what an older one says of them.

    Args:
        messages: The texts of the code.
        code: The language.
        old: Its catalogue as it was; empty for a new one.

    Returns:
        The catalogue, not yet saved.
    """
    new = polib.POFile(wrapwidth=_WIDTH)
    new.metadata = {
        "Project-Id-Version": "totp-demo",
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": f"nplurals=2; plural={PLURALS[code]};",
    }
    known = {(entry.msgid, entry.msgid_plural): entry for entry in old if not entry.obsolete}
    for message in messages:
        entry = polib.POEntry(
            msgid=message.one,
            msgid_plural=message.many,
            occurrences=[(file, "") for file in message.files],
            # A translator's editor then watches over the places to be filled in.
            flags=["python-brace-format"] if "{" in message.one else [],
        )
        before = known.get((message.one, message.many))
        english = code == "en"
        if message.many:
            forms = {0: message.one, 1: message.many} if english else {0: "", 1: ""}
            entry.msgstr_plural = forms | (before.msgstr_plural if before else {})
        else:
            entry.msgstr = (before.msgstr if before else "") or (message.one if english else "")
        if before:
            entry.tcomment = before.tcomment
            entry.flags += [flag for flag in before.flags if flag == "fuzzy"]
        new.append(entry)
    return new


def dropped(old: polib.POFile, new: polib.POFile) -> Iterator[polib.POEntry]:
    """Yield the entries of an older catalogue that the newer one has no place for.

    Args:
        old: The older catalogue.
        new: The newer one.
    """
    kept = {(entry.msgid, entry.msgid_plural) for entry in new}
    return (entry for entry in old if (entry.msgid, entry.msgid_plural) not in kept)


def main(package: Path = PACKAGE) -> int:
    """Write both catalogues and say what is left for a translator to do.

    Args:
        package: The package's folder.

    Returns:
        0 when every text has its translation, else 1.
    """
    messages = extract(package)
    to_do = 0
    for code in PLURALS:
        path = path_of(code, package)
        old = polib.pofile(str(path), wrapwidth=_WIDTH) if path.is_file() else polib.POFile()
        new = refreshed(messages, code, old)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{new}\n", "utf-8", newline="\n")
        for entry in dropped(old, new):
            if code != "en":
                print(f"{code}: dropped: {entry.msgid!r} -> {entry.msgstr!r}")
        missing = [entry.msgid for entry in new if not entry.translated()]
        to_do += len(missing)
        for text in missing:
            print(f"{code}: to be translated: {text!r}")
        print(f"{code}: {len(new)} texts, {len(missing)} to be translated")
    return 1 if to_do else 0


if __name__ == "__main__":
    sys.exit(main())
