"""`totp-demo check`: what is installed, what is missing, and the command that fixes it.

Only the standard library is imported at the top: the rest may be what is missing.
"""

from __future__ import annotations

import enum
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from totp_demo.commands import copies, surroundings
from totp_demo.commands.start import FIRST_NOTEBOOK, default_folder
from totp_demo.language import LANGUAGES, Language

DISTRIBUTION = "totp-demo"

CONDA_NAMES = {"tzdata": "python-tzdata"}
"""What conda-forge calls a package where it is not the name in pyproject.toml."""

KERNEL_SECONDS = 60
"""How long a kernel may take to answer; a slow disk needs half of it the first time."""


class State(enum.Enum):
    """What was found about one thing."""

    GOOD = "good"
    NOTE = "note"
    MISSING = "missing"


@dataclass(frozen=True)
class Finding:
    """One line of the check.

    Attributes:
        state: Whether it is good, worth a note, or missing.
        text: What was found, in the reader's language.
        mend: The command that fixes it.
    """

    state: State
    text: str
    mend: str | None = None


def check(language: Language) -> int:
    """Print what was found.

    Args:
        language: The reader's language.

    Returns:
        0 when everything is there, 1 when something is missing.
    """
    _ = language.gettext
    words = {State.GOOD: _("good"), State.NOTE: _("note"), State.MISSING: _("MISSING")}
    width = max(map(len, words.values()))
    missing = 0
    for finding in findings(language):
        missing += finding.state is State.MISSING
        _say(f"{words[finding.state]:<{width}}  {finding.text}")
        if finding.mend:
            _say(f"{'':<{width}}  {_('fix it with:')} {finding.mend}")
    _say("")
    if not missing:
        _say(_("Everything is there. Open the kit with: totp-demo"))
        return 0
    _say(
        language.ngettext(
            "{count} thing is missing.", "{count} things are missing.", missing
        ).format(count=missing)
    )
    return 1


def findings(language: Language) -> Iterator[Finding]:
    """Look at one thing after the other.

    Args:
        language: The reader's language.

    Yields:
        A finding for each.
    """
    running = ".".join(map(str, sys.version_info[:3]))
    yield Finding(State.GOOD, f"Python {running} ({sys.executable})")
    packages = list(_packages(language))
    yield from packages
    if all(finding.state is State.GOOD for finding in packages):
        yield _language_pack(language)
        yield from _front_ends(language)
        yield _kernel(language)
    yield _notebooks(language)
    yield _clock(language)


def version_of(text: str) -> tuple[int, ...]:
    """Return the numbers of a version, which is all our lower bounds need.

    Args:
        text: A version such as "8.1.9" or "4.5.post3".

    Returns:
        Its leading numbers.

    Example:
        >>> version_of("4.5.post3")
        (4, 5)
    """
    found = re.match(r"\d+(\.\d+)*", text)
    return tuple(map(int, found[0].split("."))) if found else ()


def install_command(*requirements: str) -> str:
    """Return the command that installs packages into this very environment.

    Args:
        requirements: Names with lower bounds, such as "pyotp>=2.12".

    Returns:
        A line for the reader's shell.
    """
    if (Path(sys.prefix) / "conda-meta").is_dir():
        named = [
            CONDA_NAMES.get(name, name) + bound
            for name, bound in (re.split(r"(?=>)", each, maxsplit=1) for each in requirements)
        ]
        words = ["conda", "install", "--prefix", sys.prefix, "--channel", "conda-forge", *named]
    else:
        words = [sys.executable, "-m", "pip", "install", *requirements]
    return _line(words)


def _reinstall(package: str) -> str:
    return _line(
        [sys.executable, "-m", "pip", "install", "--force-reinstall", "--no-deps", package]
    )


def _line(words: list[str]) -> str:
    """Quote a command for the reader's shell."""
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def _packages(language: Language) -> Iterator[Finding]:
    """Compare what is installed with what the package says it needs."""
    _ = language.gettext
    try:
        needed = metadata.requires(DISTRIBUTION) or []
        yield Finding(State.GOOD, f"{DISTRIBUTION} {metadata.version(DISTRIBUTION)}")
    except metadata.PackageNotFoundError:
        here = Path(__file__).parents[2]
        checkout = (here / "pyproject.toml").is_file()
        text = _("{name} is not installed").format(name=DISTRIBUTION)
        what = ["--editable", str(here)] if checkout else [DISTRIBUTION]
        yield Finding(State.MISSING, text, _line([sys.executable, "-m", "pip", "install", *what]))
        return
    for requirement in needed:
        found = re.fullmatch(r"([\w.-]+)>=([\w.]+)", requirement)
        if found is None:
            continue  # One of an extra, for those who work on the kit.
        name, least = found.groups()
        try:
            installed = metadata.version(name)
        except metadata.PackageNotFoundError:
            text = _("{name} is not installed").format(name=name)
            yield Finding(State.MISSING, text, install_command(requirement))
            continue
        if version_of(installed) < version_of(least):
            text = _("{name} {installed} is too old: {least} or newer is needed").format(
                name=name, installed=installed, least=least
            )
            yield Finding(State.MISSING, text, install_command(requirement))
        else:
            yield Finding(State.GOOD, f"{name} {installed}")


def _language_pack(language: Language) -> Finding:
    _ = language.gettext
    found = metadata.entry_points(group="jupyterlab.languagepack", name="fr_FR")
    if found:
        return Finding(State.GOOD, _("JupyterLab's menus in English and French"))
    return Finding(
        State.MISSING,
        _("JupyterLab does not find its French menus"),
        _reinstall("jupyterlab-language-pack-fr-FR"),
    )


def _front_ends(language: Language) -> Iterator[Finding]:
    """Look where JupyterLab will look for the part of the widgets that runs in the browser."""
    from jupyter_core.paths import jupyter_path

    _ = language.gettext
    for extension, package in (
        ("@jupyter-widgets/jupyterlab-manager", "jupyterlab-widgets"),
        ("anywidget", "anywidget"),
    ):
        places = [
            Path(place) / extension / "package.json" for place in jupyter_path("labextensions")
        ]
        if any(place.is_file() for place in places):
            yield Finding(State.GOOD, _("JupyterLab finds {name}").format(name=extension))
        else:
            yield Finding(
                State.MISSING,
                _("JupyterLab does not find {name}: no widget would show").format(name=extension),
                _reinstall(package),
            )


def _kernel(language: Language) -> Finding:
    """Start the kernel that the notebooks name and let it import the kit."""
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import KernelManager

    _ = language.gettext
    with tempfile.TemporaryDirectory() as folder:
        places = surroundings.environment(Path(folder))
        kernels = Path(folder) / copies.STATE / "share" / "kernels"
        manager = KernelManager(
            kernel_name="python3",
            kernel_spec_manager=KernelSpecManager(kernel_dirs=[str(kernels)]),
        )
        try:
            quiet = subprocess.DEVNULL
            manager.start_kernel(env=os.environ | places, stdout=quiet, stderr=quiet)
            client = manager.blocking_client()
            client.start_channels()
            try:
                client.wait_for_ready(timeout=KERNEL_SECONDS)
                reply = client.execute_interactive(
                    "from totp_demo import Lesson", timeout=KERNEL_SECONDS
                )
            finally:
                client.stop_channels()
                manager.shutdown_kernel(now=True)
        except (OSError, RuntimeError, TimeoutError) as error:
            problem = str(error)
        else:
            content = reply["content"]
            if content["status"] == "ok":
                return Finding(State.GOOD, _("the notebooks' Python answers"))
            problem = f"{content['ename']}: {content['evalue']}"
    text = _("the notebooks' Python does not answer ({problem})")
    return Finding(State.MISSING, text.format(problem=problem), _reinstall("ipykernel"))


def _notebooks(language: Language) -> Finding:
    _ = language.gettext
    try:
        origin = copies.source()
        for code in LANGUAGES:
            if not (first := origin / code / FIRST_NOTEBOOK).is_file():
                raise FileNotFoundError(first)
    except FileNotFoundError as error:
        text = _("the notebooks are missing ({path})").format(path=error)
        return Finding(State.MISSING, text, _reinstall(DISTRIBUTION))
    text = _("{count} notebooks; your copies go to {folder}")
    count = len(list(origin.glob("*/*.ipynb")))
    return Finding(State.GOOD, text.format(count=count, folder=default_folder()))


def _clock(language: Language) -> Finding:
    """Show the time: no network is asked, so only the reader can compare it."""
    _ = language.gettext
    shown = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime())
    text = _("this computer's clock says {time} UTC; a real phone may be 30 seconds off at most")
    return Finding(State.NOTE, text.format(time=shown))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
