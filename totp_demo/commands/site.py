"""`totp-demo site`: writes the pages that need no server."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

from totp_demo.commands import CommandError, copies
from totp_demo.wording.language import Language


class NothingNamedError(CommandError):
    """Nothing was named that is to be written."""

    status = 2


def site(
    language: Language,
    out: str | None,
    pyodide_folder: str | None = None,
    single_file: str | None = None,
    *,
    jupyterlite: bool = True,
) -> int:
    """Write the site, or one page as a single file, or both, and say where they are.

    Args:
        language: The reader's language, for what is said, and that the single file opens in.
        out: The site's folder; files of an earlier site in it are written over. None for no site.
        pyodide_folder: The folder of npm's package `pyodide`, with `zxing-wasm` beside it or
            not; npm fetches what is not given.
        single_file: The file for the procedure alone; None for none.
        jupyterlite: Whether the site has the notebooks in JupyterLite, too.

    Returns:
        0.

    Raises:
        CommandError: Something is missing, or a folder cannot be written.
    """
    _ = language.gettext
    if out is None and single_file is None:
        raise NothingNamedError(
            _(
                "Name a folder for the pages (-o DIR), or a file for the procedure "
                "(--single-file FILE)."
            )
        )
    try:
        from totp_demo.site import build, lite, packages, single
    except ModuleNotFoundError as error:
        from totp_demo.commands.check import install_command, needed_for

        text = _("The package {name} is missing. Install what makes the pages: {command}")
        install = install_command(*(needed_for("site") or [f"{error.name}>=0"]))
        raise CommandError(text.format(name=error.name, command=install)) from None
    place = Path(out or single_file or "").expanduser()
    try:
        python, zxing = packages_of(pyodide_folder)
        if out is not None:
            wheels = lite.fetched(packages.cache()) if jupyterlite else ()
            build.build(place, copies.source(), python, zxing, wheels)
            _say(_("The pages are in {folder}.").format(folder=place))
            served = ["python", "-m", "http.server", "--directory", str(place)]
            _say(_("To look at them, run: {command}").format(command=shlex.join(served)))
        if single_file is not None:
            place = Path(single_file).expanduser()
            single.build({language.code: place}, copies.source(), python)
            _say(_("The procedure is in {file}. Open it in a browser.").format(file=place))
    except lite.WheelError as error:
        text = _(
            "pip does not bring what the notebooks in JupyterLite need ({reason}). Leave them out "
            "with --no-jupyterlite, or try again."
        )
        raise CommandError(text.format(reason=error)) from None
    except packages.PackageError as error:
        raise CommandError(words_of(language, error)) from None
    except OSError as error:
        text = _("{folder} cannot be written: {reason}.")
        raise CommandError(text.format(folder=place, reason=error.strerror or "?")) from None
    except subprocess.CalledProcessError:
        raise CommandError(_("Python for the browser could not be compiled.")) from None
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def packages_of(given: str | None) -> tuple[Path, Path]:
    """Return the folders of Pyodide and of the QR reader, from npm where none are given.

    Args:
        given: The folder of npm's package `pyodide`, if there is one.
    """
    from totp_demo.site.packages import PYODIDE, ZXING, cache

    if given is None:
        return PYODIDE.fetched(cache()), ZXING.fetched(cache())
    folder = Path(given).expanduser()
    beside = folder.resolve().parent / ZXING.name  # as npm install lays them
    return PYODIDE.checked(folder), (
        ZXING.checked(beside) if beside.is_dir() else ZXING.fetched(cache())
    )


def words_of(language: Language, error: Exception) -> str:
    """Return what is said where npm does not bring what is needed.

    Args:
        language: The reader's.
        error: Why not.
    """
    from totp_demo.site.packages import PYODIDE, ZXING

    _ = language.gettext
    return _(
        "npm does not bring what the pages need ({reason}). Where npm works, run “{command}”; then "
        "name the folder node_modules/pyodide with --pyodide."
    ).format(
        reason=error,
        command=f"npm install pyodide@{PYODIDE.version} zxing-wasm@{ZXING.version}",
    )
