"""`totp-demo site`: writes the pages that need no server."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

from totp_demo.commands import CommandError, copies
from totp_demo.wording.language import Language


def site(language: Language, out: str, pyodide_folder: str | None = None) -> int:
    """Write the site and say where it is.

    Args:
        language: The reader's language, for what is said.
        out: Its folder; files of an earlier site in it are written over.
        pyodide_folder: The folder of npm's package `pyodide`; it is fetched when this is None.

    Returns:
        0.

    Raises:
        CommandError: Something is missing, or a folder cannot be written.
    """
    _ = language.gettext
    try:
        from totp_demo.site import build, pyodide
    except ModuleNotFoundError as error:
        install = shlex.join([sys.executable, "-m", "pip", "install", "totp-demo[site]"])
        text = _("The package {name} is missing. Install what makes the pages: {command}")
        raise CommandError(text.format(name=error.name, command=install)) from None
    folder = Path(out).expanduser()
    try:
        python = (
            pyodide.fetched(pyodide.cache())
            if pyodide_folder is None
            else pyodide.checked(Path(pyodide_folder).expanduser())
        )
        build.build(folder, copies.source(), python)
    except pyodide.PyodideError as error:
        raise CommandError(_words(language, error)) from None
    except OSError as error:
        text = _("{folder} cannot be written: {reason}.")
        raise CommandError(text.format(folder=folder, reason=error.strerror or "?")) from None
    except subprocess.CalledProcessError:
        raise CommandError(_("Python for the browser could not be compiled.")) from None
    sys.stdout.write(_("The pages are in {folder}.").format(folder=folder) + "\n")
    sys.stdout.write(
        _("To look at them, run: {command}").format(
            command=shlex.join(["python", "-m", "http.server", "--directory", str(folder)])
        )
        + "\n"
    )
    return 0


def _words(language: Language, error: Exception) -> str:
    _ = language.gettext
    return _(
        "Python for the browser cannot be had ({reason}). Get the npm package pyodide {version}, "
        "unpack it, and name its folder with --pyodide."
    ).format(reason=error, version=_version())


def _version() -> str:
    from totp_demo.site.pyodide import VERSION

    return VERSION
