"""`totp-demo class --lab`: JupyterLab for each learner, through JupyterHub on this machine."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from totp_demo.classroom.password import new_password
from totp_demo.commands import CommandError, addresses
from totp_demo.wording.language import Language

CONFIG = "jupyterhub_config.py"
PROXY = "configurable-http-proxy"
_OFTEN = 0.2  # seconds between two looks at whether it answers


def lab(
    language: Language,
    *,
    bind: str = addresses.LOCAL,
    port: int | None = None,
    folder: str | None = None,
    seed: int | None = None,
) -> int:
    """Open JupyterLab for each learner through JupyterHub, and serve it until it is stopped.

    Args:
        language: The teacher's, and that of the first page.
        bind: The address of this machine to listen at; this machine alone when left out.
        port: TCP port; a free one when left out.
        folder: Where the learners' folders are; `totp-demo-class` in the home folder when left out.
        seed: Gives everybody the same account, secret and codes; each has their own when left out.

    Returns:
        0, once it has been stopped.

    Raises:
        CommandError: The class cannot be opened; the text says why.
    """
    listen = addresses.read(language, bind)
    _look(language)
    place = Path(folder or Path.home() / "totp-demo-class").expanduser().resolve()
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = language.gettext("{folder} cannot be written: {reason}.")
        reason = error.strerror or "?"
        raise CommandError(text.format(folder=place, reason=reason)) from None
    free = port if port is not None else addresses.free(listen)
    addresses.see_free(language, listen, free)
    password = new_password()
    settings = {
        "CLASS_ADDRESS": listen,
        "CLASS_FOLDER": str(place),
        "CLASS_HUB_PORT": str(addresses.free(addresses.LOCAL)),
        "CLASS_LANGUAGE": language.code,
        "CLASS_PASSWORD": password,
        "CLASS_PORT": str(free),
        "CLASS_PROXY_PORT": str(addresses.free(addresses.LOCAL)),
        "CLASS_SEED": "" if seed is None else str(seed),
    }
    address = addresses.to_type(listen, free)
    _ = language.gettext
    _say(_("JupyterHub is starting."))
    lines = [
        *addresses.to_project(language, address, password, listen),
        _("Learners choose a name of letters and digits, and come back with it."),
        _("Their folders are in {folder}").format(folder=place),
        _("To end the class, press Ctrl-C."),
    ]
    _serve(settings, lines)
    return 0


def config() -> Path:
    """Return JupyterHub's configuration for a class.

    Returns:
        The file inside an installed package, or that of a checkout.
    """
    package = Path(__file__).parents[1]
    inside = package / "hub" / CONFIG
    return inside if inside.is_file() else package.parent / "classroom" / CONFIG


def _look(language: Language) -> None:
    """See that a hub can be started here.

    Args:
        language: The teacher's.

    Raises:
        CommandError: It cannot; the text says why.
    """
    _ = language.gettext
    if sys.platform == "win32":
        raise CommandError(
            _("JupyterHub runs on Linux and macOS. Without --lab, a class runs here.")
        )
    if os.geteuid() == 0 and os.environ.get("CLASS_AS_ROOT") != "1":
        raise CommandError(
            _(
                "Learners can do what you can: don't open the class as root. CLASS_AS_ROOT=1 "
                "allows it, for a container that holds nothing else."
            )
        )
    try:
        import jupyterhub  # noqa: F401 - whether it is there is the question
    except ModuleNotFoundError as error:
        from totp_demo.commands.check import install_command, needed_for

        text = _("The package {name} is missing. Install what JupyterHub needs: {command}")
        install = install_command(*(needed_for("class") or [f"{error.name}>=0"]))
        raise CommandError(text.format(name=error.name, command=install)) from None
    own = config().parents[1] / "node_modules" / ".bin" / PROXY
    if not own.exists() and shutil.which(PROXY) is None:
        text = _("JupyterHub's proxy is missing. Install it: {command}")
        raise CommandError(text.format(command=f"npm install --global {PROXY}"))


def _serve(settings: dict[str, str], lines: list[str]) -> None:
    """Run the hub in this process until it is stopped.

    Args:
        settings: What its configuration reads from the environment.
        lines: What is printed once it answers.
    """
    os.environ.update(settings)
    from jupyterhub.app import JupyterHub

    # The hub itself first: while it isn't there, its proxy complains of each question.
    own = f"http://{addresses.LOCAL}:{settings['CLASS_HUB_PORT']}/hub/health"
    host = addresses.in_url(addresses.named(settings["CLASS_ADDRESS"]))
    whole = f"http://{host}:{settings['CLASS_PORT']}/hub/health"
    threading.Thread(target=_tell, args=((own, whole), lines), daemon=True).start()
    JupyterHub.launch_instance([f"--config={config()}", "--log-level=ERROR"])


def _tell(places: Sequence[str], lines: list[str]) -> None:
    for place in places:
        while not _answers(place):
            time.sleep(_OFTEN)
    _say("\n".join(lines))


def _answers(place: str) -> bool:
    try:
        with urllib.request.urlopen(place, timeout=10):  # noqa: S310 - our own http address
            return True
    except (urllib.error.URLError, OSError):
        return False


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
