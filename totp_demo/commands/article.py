"""`totp-demo article`: writes the procedure as an article for a knowledge base."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from totp_demo.commands import CommandError, copies
from totp_demo.commands.site import NothingNamedError, packages_of, words_of
from totp_demo.wording.language import LANGUAGES, Language

if TYPE_CHECKING:
    from totp_demo.article.build import Written


def article(
    language: Language,
    out: str | None,
    only: str | None = None,
    forms: Sequence[str] | None = None,
    systems: Sequence[str] | None = None,
    pyodide_folder: str | None = None,
) -> int:
    """Write the article, read back what was written, and say where it is.

    Args:
        language: The reader's language, for what is said.
        out: The article's folder; files of an earlier one in it are written over.
        only: The one language of the article; None for both.
        forms: Some of "html", "md" and "pdf"; None for all, or for none where systems are named.
        systems: The documentation systems whose forms are written; None for none.
        pyodide_folder: The folder of npm's package `pyodide`, for HTML; npm fetches what is not
            given.

    Returns:
        0.

    Raises:
        CommandError: Something is missing, a file cannot be written, or one does not read back.
    """
    _ = language.gettext
    if out is None:
        raise NothingNamedError(_("Name a folder for the article: -o DIR"))
    try:
        from totp_demo.article import build
        from totp_demo.article.camera import NoBrowserError
        from totp_demo.site.packages import PackageError
    except ModuleNotFoundError as error:
        from totp_demo.commands.check import install_command, needed_for

        text = _("The package {name} is missing. Install what makes the article: {command}")
        needed = needed_for("site", "article") or [f"{error.name}>=0"]
        name = (error.name or "").partition(".")[0]
        raise CommandError(text.format(name=name, command=install_command(*needed))) from None
    wanted = forms or ([] if systems else build.FORMS)
    place = Path(out).expanduser()
    try:
        python = packages_of(pyodide_folder)[0] if "html" in wanted else None
        asked = [only] if only else list(LANGUAGES)
        for written in build.build(place, copies.source(), asked, wanted, systems or (), python):
            _say_of(language, written)
    except PackageError as error:
        raise CommandError(words_of(language, error)) from None
    except NoBrowserError:
        text = _("No Chromium or Chrome was found, which takes the pictures. Install one.")
        raise CommandError(text) from None
    except OSError as error:
        text = _("{folder} cannot be written: {reason}.")
        raise CommandError(text.format(folder=place, reason=error.strerror or "?")) from None
    return 0


def _say_of(language: Language, written: Written) -> None:
    """Say what was written, and what is to be known of it."""
    _ = language.gettext
    if written.faults:
        text = _("{file} does not read back as the article: {parts}.")
        raise CommandError(text.format(file=written.path, parts=", ".join(written.faults)))
    lines = [_("{file}: written, and read back.").format(file=written.path)]
    system = written.system
    if system is not None:
        dropped = ", ".join(f"{name} ({count})" for name, count in sorted(written.dropped.items()))
        lines.append(
            _("{system} would have dropped the live code, its style, and: {parts}.").format(
                system=system.title, parts=dropped
            )
        )
        if system.pictures:
            lines.append(_("It takes no pictures inside the text: upload those beside it first."))
        lines += [
            language.ngettext(
                "{title}: {count} minute", "{title}: {count} minutes", minutes
            ).format(title=title, count=minutes)
            for title, minutes in written.steps
        ]
    sys.stdout.write("\n  ".join(lines) + "\n")
