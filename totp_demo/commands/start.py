"""`totp-demo`: the kit in JupyterLab, at the procedure in the reader's language."""

from __future__ import annotations

import errno
import os
import secrets
import socket
import sys
import warnings
from importlib import metadata
from pathlib import Path
from urllib.parse import quote, urljoin

from totp_demo.commands import CommandError, copies, folders, surroundings
from totp_demo.wording.language import Language

FIRST_NOTEBOOK = "00-procedure.ipynb"


def start(
    language: Language, wish: str | None, *, port: int | None = None, browser: bool = True
) -> int:
    """Open the kit in JupyterLab and serve it until it is stopped.

    Args:
        language: The reader's language.
        wish: The learner's folder, to which the notebooks are copied; `totp-demo` in the home
            folder when it is None.
        port: TCP port to listen at; a free one when left out.
        browser: Whether to open the reader's web browser.

    Returns:
        0, once the server has been stopped.

    Raises:
        CommandError: The kit cannot be opened; the text says why, in the reader's language.
    """
    _ = language.gettext
    if port is not None:
        _claim(port, language)
    folder = folders.chosen(language, wish)
    folders.look(language, folder)
    try:
        origin = copies.source()
        if not (first := origin / language.code / FIRST_NOTEBOOK).is_file():
            raise FileNotFoundError(first)
    except FileNotFoundError as error:
        text = _("The kit's notebooks cannot be found ({path}). Run: totp-demo check")
        raise CommandError(text.format(path=error)) from error
    try:
        made = copies.copy(origin, folder, metadata.version("totp-demo"))
        opens = copies.last_saved(folder, language.code) or FIRST_NOTEBOOK
        surroundings.write_settings(folder, language.code)
        surroundings.move_in(folder)
        surroundings.start_lighter()
        # Only now: JupyterLab looks for its folders when it is imported.
        from jupyterlab.labapp import LabApp
    except OSError as error:
        raise folders.fault(language, folder, error) from error
    except ModuleNotFoundError as error:
        text = _("{module} is not installed. Run: totp-demo check")
        raise CommandError(text.format(module=error.name)) from error
    _tell_copies(made, language)

    page = f"lab/tree/{language.code}/{opens}"
    token = os.environ.get("JUPYTER_TOKEN") or secrets.token_hex(24)
    with warnings.catch_warnings(record=True):
        # What Python warns of here is between JupyterLab and its extensions, and no learner's.
        server = LabApp.initialize_server(
            argv=_options(folder, page, token, port=port, browser=browser)
        )
    token = quote(server.identity_provider.token, safe="")
    address = f"{urljoin(server.connection_url, page)}?token={token}"
    lines = (
        _("Your notebooks are in {folder}").format(folder=folder),
        _("The kit is open at {address}").format(address=address),
        _("To stop it, press Ctrl+C here."),
    )
    # Once it listens, which it begins to when its loop does.
    server.io_loop.add_callback(_say, "\n".join(lines))
    server.start()
    return 0


def _options(folder: Path, page: str, token: str, *, port: int | None, browser: bool) -> list[str]:
    """Return JupyterLab's options; given like this, they count more than any configuration."""
    settings = surroundings.settings_folder(folder)
    listening = [] if port is None else [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    return [
        *listening,
        f"--ServerApp.root_dir={folder}",
        f"--ServerApp.default_url=/{page}",
        "--ServerApp.ip=127.0.0.1",
        f"--IdentityProvider.token={token}",
        f"--ServerApp.open_browser={browser}",
        # A container's only user is often root; nobody but this machine reaches the server.
        "--ServerApp.allow_root=True",
        # The question that Ctrl+C asks would be in English; notebooks save themselves.
        "--ServerApp.answer_yes=True",
        "--Application.log_level=ERROR",
        f"--ServerApp.jpserver_extensions={dict(surroundings.server_extensions())}",
        "--KernelSpecManager.allowed_kernelspecs={'python3'}",
        f"--LabApp.extra_labextensions_path={surroundings.extensions_folder()}",
        # Beside the settings of learners there are those that administrators give to everyone.
        f"--LabApp.app_settings_dir={settings.with_name('settings')}",
        f"--LabApp.user_settings_dir={settings}",
        f"--LabApp.workspaces_dir={settings.parent / 'workspaces'}",
        # Nothing leaves the machine: no news, no look for updates, no extension catalogue.
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        # A look for language servers asks npm, where there is one, and npm asks its registry.
        "--LanguageServerManager.autodetect=False",
    ]


def _claim(port: int, language: Language) -> None:
    """See that a port can be listened at, before anything else is done."""
    _ = language.gettext
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            # As the server itself does; otherwise a port is taken for a minute after its last use.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                reason = _("Port {port} is already in use by another program.")
            else:
                reason = _("Port {port} cannot be used on this machine.")
            advice = _("Choose another one with --port. Without --port, the kit finds a free one.")
            raise CommandError(f"{reason.format(port=port)} {advice}") from error


def _tell_copies(made: copies.Copies, language: Language) -> None:
    _ = language.gettext
    text = _("You changed {name}, so your file is kept. The kit's new version is {beside}")
    for name, beside in made.beside.items():
        _say(text.format(name=name, beside=beside))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
