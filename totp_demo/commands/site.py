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
        pyodide_folder: The folder of npm's package `pyodide`, with `zxing-wasm` beside it or
            not; npm fetches what is not given.

    Returns:
        0.

    Raises:
        CommandError: Something is missing, or a folder cannot be written.
    """
    _ = language.gettext
    try:
        from totp_demo.site import build, packages
    except ModuleNotFoundError as error:
        install = shlex.join([sys.executable, "-m", "pip", "install", "totp-demo[site]"])
        text = _("The package {name} is missing. Install what makes the pages: {command}")
        raise CommandError(text.format(name=error.name, command=install)) from None
    folder = Path(out).expanduser()
    try:
        found = _packages(pyodide_folder)
        build.build(folder, copies.source(), *found)
    except packages.PackageError as error:
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


def _packages(given: str | None) -> tuple[Path, Path]:
    """Return the folders of Pyodide and of the QR reader, from npm where none are given."""
    from totp_demo.site.packages import PYODIDE, ZXING, cache

    if given is None:
        return PYODIDE.fetched(cache()), ZXING.fetched(cache())
    folder = Path(given).expanduser()
    beside = folder.resolve().parent / ZXING.name  # as npm install lays them
    return PYODIDE.checked(folder), (
        ZXING.checked(beside) if beside.is_dir() else ZXING.fetched(cache())
    )


def _words(language: Language, error: Exception) -> str:
    from totp_demo.site.packages import PYODIDE, ZXING

    _ = language.gettext
    return _(
        "npm does not bring what the pages need ({reason}). Where npm works, run “{command}”; then "
        "name the folder node_modules/pyodide with --pyodide."
    ).format(
        reason=error,
        command=f"npm install pyodide@{PYODIDE.version} zxing-wasm@{ZXING.version}",
    )
