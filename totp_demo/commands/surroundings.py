"""Jupyter's surroundings, private to the kit: settings, configuration and the kernel.

The learner's own Jupyter may hold a password, another language, a news feed, start-up files, or a
kernel called `python3` that is some other Python. The kit reads none of that and changes none.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import site
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path

from totp_demo.commands.copies import STATE

LOCALES = {"en": "en", "fr": "fr_FR"}
"""JupyterLab's name for each of the kit's languages."""

FOREIGN = ("JUPYTER", "IPYTHON", "JP_LSP_VIRTUAL_DIR", "PYTHONSTARTUP")
"""How variables begin that set a Jupyter up, or name a file that its kernels run first."""

ASKED_FOR = ("JUPYTER_TOKEN", "JUPYTER_ALLOW_INSECURE_WRITES")
"""Two that are about this start and this disk: the token to let in, and a disk without owners."""

EXTENSIONS = ("jupyterlab", "jupyter_lsp", "jupyter_server_terminals", "notebook_shim", "voila")
"""The parts of the server, which otherwise would be looked for in configurations."""


def environment(folder: Path) -> dict[str, str]:
    """Make the private folders of Jupyter and return the environment that leads there.

    Args:
        folder: The learner's folder.

    Returns:
        The environment of this process without what sets up the reader's own Jupyter, and with the
        kit's places: of its configuration, its data, IPython's, and a `python3` kernel that is this
        very interpreter.

    Raises:
        OSError: The folder cannot be written.
    """
    state = folder.resolve() / STATE
    config = state / "jupyter"
    config.mkdir(parents=True, exist_ok=True)
    _write_kernel(kernels_folder(folder) / "python3")
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(FOREIGN) or name in ASKED_FOR
    }
    return kept | {
        "JUPYTER_CONFIG_DIR": str(config),
        "JUPYTER_DATA_DIR": str(state / "share"),
        # Before this Python's own places: there, too, is a kernel called python3.
        "JUPYTER_PATH": str(state / "share"),
        "IPYTHONDIR": str(state / "ipython"),
        # As `FOLDER` of totp_demo/learner/progress.py has it: the command loads no lesson.
        "TOTP_DEMO_PROGRESS": str(state),
    }


def move_in(folder: Path) -> None:
    """Let Jupyter in this process look at the kit's places only; before JupyterLab is imported.

    Args:
        folder: The learner's folder.

    Raises:
        OSError: The folder cannot be written.
    """
    own = environment(folder)
    for name in os.environ.keys() - own.keys():
        del os.environ[name]
    os.environ.update(own)

    from jupyter_core import paths

    # No variable takes these away: /etc, the etc of this Python, and what is like it in ~/.local.
    homes = package_homes()
    site.ENABLE_USER_SITE = False
    for places in (paths.ENV_CONFIG_PATH, paths.SYSTEM_CONFIG_PATH):
        places[:] = [own["JUPYTER_CONFIG_DIR"]]
    for places in (paths.ENV_JUPYTER_PATH, paths.SYSTEM_JUPYTER_PATH):
        places[:] = homes


def start_lighter() -> None:
    """Spare this process a second of each start of Jupyter; before it is imported.

    jsonschema compiles a grammar of IRIs as soon as it finds the package that has it, and no schema
    of Jupyter's asks for one.

    Example:
        >>> start_lighter()
        >>> "rfc3987_syntax" in sys.modules
        True
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type] # as import has it


def package_homes() -> list[str]:
    """Return where the packages that the kit needs have put what they give to Jupyter.

    Returns:
        The `share/jupyter` of this Python; before it, that of the learner's own packages where the
        kit's widgets are among these.
    """
    homes = [sys.prefix, sysconfig.get_path("data")]
    found = importlib.util.find_spec("anywidget")
    theirs = site.getusersitepackages() if site.ENABLE_USER_SITE else None
    if theirs and found and found.origin and Path(found.origin).is_relative_to(theirs):
        homes.insert(0, site.getuserbase())
    return list(dict.fromkeys(str(Path(home, "share", "jupyter")) for home in homes))


def server_extensions() -> Mapping[str, bool]:
    """Return the parts of the server that are installed, as JupyterLab wants them named."""
    return {name: True for name in EXTENSIONS if importlib.util.find_spec(name)}


def extensions_folder() -> Path:
    """Return where JupyterLab finds the kit's own extension, installed as a package or not."""
    return Path(__file__).parents[1] / "lab"


def kernels_folder(folder: Path) -> Path:
    """Return the place of the kit's kernel.

    Args:
        folder: The learner's folder.

    Returns:
        A folder that need not exist.
    """
    return folder.resolve() / STATE / "share" / "kernels"


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

    Its news are off. A page is drawn whole. The state of the views is saved with a notebook: it
    opens as a picture of the moment it was saved at; without it each view would be an error
    message. No secret is in it. What is damaged is put aside first: JupyterLab shows nothing where
    it cannot read one of them.

    Args:
        folder: The learner's folder.
        code: A language of the kit, "en" or "fr".

    Raises:
        OSError: The folder cannot be written.
    """
    for path in sorted((folder.resolve() / STATE / "jupyter").rglob("*")):
        if path.suffix in {".json", ".jupyterlab-settings", ".jupyterlab-workspace"}:
            _put_aside_if_damaged(path)
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
        # All of a page stays in place: what is typed into a view is kept when it is out of sight.
        own / "notebook-extension" / "tracker.jupyterlab-settings": {"windowingMode": "defer"},
    }
    for path, values in wanted.items():
        if not path.exists():
            _write_json(path, values)


def _put_aside_if_damaged(path: Path) -> None:
    """Rename a file of settings that JupyterLab could not read."""
    try:
        text = path.read_text(encoding="utf-8")
        # In settings that a learner has written there may be comments: these are JupyterLab's.
        good = "//" in text or "/*" in text or isinstance(json.loads(text or "{}"), dict)
    except IsADirectoryError:
        return
    except (ValueError, RecursionError):
        good = False
    if not good:
        path.replace(path.with_name(f"{path.name}.damaged"))


def _write_json(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")


def _write_kernel(path: Path) -> None:
    """Write the kernel unless it is there; again when it is damaged, or its Python has moved."""
    from ipykernel.kernelspec import get_kernel_dict, write_kernel_spec

    launcher = str(Path(__file__).with_name("kernel.py"))
    # A kernel warns at each start that it talks to its server in the clear: they share a machine.
    command = [sys.executable, launcher, "-f", "{connection_file}", "--log-level=ERROR"]
    try:
        found = json.loads((path / "kernel.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        found = None
    if found != {**get_kernel_dict(), "argv": command}:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_kernel_spec(path, overrides={"argv": command})
