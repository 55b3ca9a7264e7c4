"""Jupyter's surroundings, private to the kit: settings, configuration and the kernel.

The learner's own Jupyter may hold a password, another language, a news feed, start-up files, or a
kernel called `python3` that is some other Python. The kit reads none of that and changes none.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from totp_demo.commands.copies import STATE

LOCALES = {"en": "en", "fr": "fr_FR"}
"""JupyterLab's name for each of the kit's languages."""


def environment(folder: Path) -> dict[str, str]:
    """Make the private folders of Jupyter and say how to get there.

    Args:
        folder: The learner's folder.

    Returns:
        Environment variables for Jupyter: its configuration, its data, IPython's, and, before all
        other places, a `python3` kernel that is this very interpreter.

    Raises:
        OSError: The folder cannot be written.
    """
    state = folder.resolve() / STATE
    config = state / "jupyter"
    config.mkdir(parents=True, exist_ok=True)
    data = state / "share"
    _write_kernel(data / "kernels" / "python3")
    others = os.environ.get("JUPYTER_PATH")
    return {
        "JUPYTER_CONFIG_DIR": str(config),
        "JUPYTER_DATA_DIR": str(data),
        "IPYTHONDIR": str(state / "ipython"),
        "JUPYTER_PATH": f"{data}{os.pathsep}{others}" if others else str(data),
    }


def settings_folder(folder: Path) -> Path:
    """Return where JupyterLab keeps the settings a learner makes in the kit.

    Args:
        folder: The learner's folder.

    Returns:
        A folder that need not exist.
    """
    return folder.resolve() / STATE / "jupyter" / "lab" / "user-settings"


def write_settings(folder: Path, code: str) -> None:
    """Set JupyterLab's language and, unless the learner has decided on them, what the kit prefers.

    Its news are off. The state of the views is saved with a notebook: it opens as a picture of the
    moment it was saved at; without it each view would be an error message. No secret is in it.

    Args:
        folder: The learner's folder.
        code: A language of the kit, "en" or "fr".

    Raises:
        OSError: The folder cannot be written.
    """
    own = settings_folder(folder) / "@jupyterlab"
    _write_json(
        own / "translation-extension" / "plugin.jupyterlab-settings", {"locale": LOCALES[code]}
    )
    wanted: dict[Path, dict[str, object]] = {
        own / "apputils-extension" / "notification.jupyterlab-settings": {
            "fetchNews": "false",
            "checkForUpdates": False,
        },
        own.with_name("@jupyter-widgets") / "jupyterlab-manager" / "plugin.jupyterlab-settings": {
            "saveState": True
        },
    }
    for path, values in wanted.items():
        if not path.exists():
            _write_json(path, values)


def _write_json(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")


def _write_kernel(path: Path) -> None:
    """Write the kernel unless it is there; it is written anew when the environment has moved."""
    from ipykernel.kernelspec import make_ipkernel_cmd, write_kernel_spec

    # A kernel warns at each start that it talks to its server in the clear: they share a machine.
    quiet = ["--log-level=ERROR"]
    try:
        found = json.loads((path / "kernel.json").read_text(encoding="utf-8"))["argv"]
    except (OSError, ValueError, KeyError):
        found = None
    if found != make_ipkernel_cmd(extra_arguments=quiet):
        shutil.rmtree(path, ignore_errors=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_kernel_spec(path, extra_arguments=quiet)
