"""The notebooks in JupyterLite, below the site: JupyterLab with Python in the reader's browser.

JupyterLite brings JupyterLab; this gives it the kit, what the kit is made of, and the site's own
Pyodide, so that nothing is asked of any other host.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from email.parser import HeaderParser
from importlib.metadata import version
from pathlib import Path
from typing import Any

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import totp_demo
from totp_demo.site import packages
from totp_demo.site.notebooks import for_jupyterlite
from totp_demo.site.packages import PackageError
from totp_demo.site.pages import Made
from totp_demo.wording.language import LANGUAGES

LITE = "lite"
"""The folder of JupyterLite in the site's."""

ADDED = ("pyodide/python_stdlib.zip", "pyodide/pyodide-lock.json")
"""What it adds to the site's Pyodide, besides wheels."""
LOADED = ("micropip", "comm", "ipython", "jedi")
"""What the kernel of JupyterLite asks for before a cell runs."""
WANTED = (*LOADED, "ipywidgets", "anywidget", "pyotp", "qrcode", "polib", "tzdata")
"""What the kit needs besides; what these need comes along."""
_UNUSED = frozenset(
    {"pexpect", "ptyprocess", "widgetsnbextension", "jupyterlab-widgets", "colorama"}
)
"""What they name and no browser needs: terminals, and what JupyterLite's own pages have."""
_LEFT_OUT = frozenset({"__pycache__", "site", "commands", "lab", "notebooks"})
_KERNEL_WHEEL = "jupyterlite_pyodide_kernel-"
_KERNEL = "@jupyterlite/pyodide-kernel-extension"
_WHEELS = Path(__file__).parent / "lite.txt"
"""The one place that names their versions."""
_PIP = (
    "-m",
    "pip",
    "download",
    "--quiet",
    "--no-deps",
    "--require-hashes",
    "--only-binary",
    ":all:",
)
_TAGS = ("--python-version", packages.PYTHON, "--implementation", "cp", "--platform", "any")


class WheelError(PackageError):
    """A wheel for JupyterLite cannot be had."""


def build(
    out: Path, notebooks: Path, python: Path, wheels: Sequence[Path], pages: Iterable[Made]
) -> None:
    """Write JupyterLite into a site.

    Args:
        out: The site's folder; its Pyodide is there.
        notebooks: The folder with the notebooks, one folder a language.
        python: The folder of `packages.PYODIDE`.
        wheels: What `fetched` returns.
        pages: All pages as they were made: their figures go along, for there is no matplotlib.

    Raises:
        WheelError: One of them needs what is not there.
        subprocess.CalledProcessError: JupyterLite cannot be built.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        kernel = next(wheel for wheel in wheels if wheel.name.startswith(_KERNEL_WHEEL))
        everything = [*wheels, _wheel(place, _figures(pages))]
        everything.remove(kernel)
        pyodide = out / "pyodide"
        for path in (python / "python_stdlib.zip", *everything):
            shutil.copy(path, pyodide / path.name)
        lock = packages.LOCK | {"packages": _locked(everything)}
        (pyodide / "pyodide-lock.json").write_text(json.dumps(lock), "utf-8")
        contents = place / "contents"
        for code in LANGUAGES:
            _copy_notebooks(notebooks / code, contents / code)
        _build(place, contents, _unpacked(kernel, place), out / LITE)


def address(language: str, stem: str) -> str:
    """Return where a notebook opens, from the site's folder.

    Args:
        language: "en" or "fr".
        stem: The notebook's name.

    Example:
        >>> address("en", "00-procedure")
        'lite/lab/index.html?path=en/00-procedure.ipynb'
    """
    return f"{LITE}/lab/index.html?path={language}/{stem}.ipynb"


def _copy_notebooks(notebooks: Path, to: Path) -> None:
    to.mkdir(parents=True)
    for path in notebooks.glob("*.md"):
        shutil.copy(path, to)
    for path in notebooks.glob("*.ipynb"):
        notebook = for_jupyterlite(json.loads(path.read_text("utf-8")), to.name)
        (to / path.name).write_text(json.dumps(notebook, ensure_ascii=False), "utf-8")


def _figures(pages: Iterable[Made]) -> dict[str, tuple[str, str]]:
    """Return all figures as text that a view shows by itself, with their words."""
    found = {}
    for page in pages:
        for key, (place, words) in page.figures.items():
            picture = base64.b64encode(page.pictures[place.rpartition("/")[2]]).decode()
            found[key] = (f"data:image/svg+xml;base64,{picture}", words)
    return found


def fetched(cache: Path) -> list[Path]:
    """Return the wheels of what is wanted; pip fetches them where they are not there yet.

    Args:
        cache: A folder that is kept from one build to the next.

    Raises:
        WheelError: pip does not bring them as they should be.
    """
    digest = hashlib.sha256(_WHEELS.read_bytes()).hexdigest()[:16]
    kept = cache / f"wheels-{digest}"
    if not kept.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        coming = Path(tempfile.mkdtemp(dir=cache))
        command = [sys.executable, *_PIP, *_TAGS, "--dest", str(coming), "-r", str(_WHEELS)]
        try:
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - ours
            coming.rename(kept)
        except (subprocess.CalledProcessError, OSError) as error:
            shutil.rmtree(coming, ignore_errors=True)
            if not kept.is_dir():  # else another build was faster
                raise WheelError("pip download") from error
    return sorted(kept.glob("*.whl"))


def _wheel(place: Path, figures: Mapping[str, tuple[str, str]]) -> Path:
    """Write the kit as a wheel, with its figures drawn."""
    name, kit = f"totp_demo-{version('totp-demo')}", Path(totp_demo.__file__).parent
    wheel = place / f"{name}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(kit.rglob("*")):
            inside = path.relative_to(kit)
            if path.is_file() and not _LEFT_OUT & set(inside.parts):
                archive.write(path, f"totp_demo/{inside.as_posix()}")
        archive.writestr("totp_demo/hosts/figures.json", json.dumps(figures))
        needs = "".join(f"Requires-Dist: {each}\n" for each in WANTED if each not in LOADED)
        head = f"Metadata-Version: 2.1\nName: totp-demo\nVersion: {version('totp-demo')}\n"
        archive.writestr(f"{name}.dist-info/METADATA", head + needs)
        archive.writestr(
            f"{name}.dist-info/WHEEL",
            "Wheel-Version: 1.0\nGenerator: totp-demo\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        archive.writestr(f"{name}.dist-info/RECORD", "")
    return wheel


def _locked(wheels: list[Path]) -> dict[str, Any]:
    """Return the packages of a lock file of Pyodide's."""
    about = {wheel: _metadata(wheel) for wheel in wheels}
    names = {canonicalize_name(str(each["Name"])) for each in about.values()}
    locked: dict[str, Any] = {}
    for wheel, metadata in about.items():
        name = canonicalize_name(str(metadata["Name"]))
        needs = {canonicalize_name(each) for each in _needs(metadata)} - _UNUSED
        if missing := needs - names:
            raise WheelError(f"{name}: {', '.join(sorted(missing))}")
        locked[name] = {
            "name": name,
            "version": str(metadata["Version"]),
            "file_name": wheel.name,
            "install_dir": "site",
            "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
            "package_type": "package",
            "imports": sorted(_imports(wheel)),
            "depends": sorted(needs),
            "unvendored_tests": False,
        }
    return locked


def _metadata(wheel: Path) -> Any:  # noqa: ANN401 - a message of e-mail's form
    with zipfile.ZipFile(wheel) as archive:
        name = next(each for each in archive.namelist() if each.endswith(".dist-info/METADATA"))
        return HeaderParser().parsestr(archive.read(name).decode())


def _needs(metadata: Any) -> Iterator[str]:  # noqa: ANN401 - the same
    there: dict[str, Any] = {
        **default_environment(),
        "python_version": packages.PYTHON.rpartition(".")[0],
        "python_full_version": packages.PYTHON,
        "sys_platform": "emscripten",
        "platform_system": "Emscripten",
        "extra": "",
    }
    for text in metadata.get_all("Requires-Dist") or ():
        need = Requirement(text)
        if need.marker is None or need.marker.evaluate(there):
            yield need.name


def _imports(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    return {
        top.removesuffix(".py")
        for top in tops
        if re.fullmatch(r"[a-z_]\w*(\.py)?", top, re.IGNORECASE)
    }


def _unpacked(kernel: Path, place: Path) -> Path:
    """Return the folder of the kernel's extension, taken out of its wheel.

    It is installed nowhere: in the kit’s environment, JupyterLab itself would load it, in vain.
    """
    with zipfile.ZipFile(kernel) as archive:
        archive.extractall(place / "kernel")
    return next((place / "kernel").glob(f"*.data/data/share/jupyter/labextensions/{_KERNEL}"))


def _build(place: Path, contents: Path, extension: Path, out: Path) -> None:
    """Have JupyterLite written, with the extensions that the notebooks need and no other."""
    prefix = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
    config = {
        "LiteBuildConfig": {
            "contents": [str(contents)],
            "output_dir": str(out),
            "apps": ["lab"],
            "no_sourcemaps": True,
            "ignore_sys_prefix": ["federated_extensions"],
            "federated_extensions": [
                str(prefix / "@jupyter-widgets" / "jupyterlab-manager"),
                str(prefix / "anywidget"),
                str(extension),
                str(Path(totp_demo.__file__).parent / "lab" / "totp-demo"),
            ],
        }
    }
    (place / "jupyter_lite_config.json").write_text(json.dumps(config), "utf-8")
    kernel = {
        "disablePyPIFallback": True,
        "pyodideUrl": "../../pyodide/pyodide.mjs",
        "loadPyodideOptions": {"packages": list(LOADED)},
    }
    settings = {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "JupyterLite",
            "exposeAppInBrowser": True,
            "litePluginSettings": {f"{_KERNEL}:kernel": kernel},
        },
    }
    (place / "jupyter-lite.json").write_text(json.dumps(settings), "utf-8")
    # Dark where the reader's system is, as the site's pages are.
    theme = {"@jupyterlab/apputils-extension:themes": {"adaptive-theme": True}}
    (place / "overrides.json").write_text(json.dumps(theme), "utf-8")
    if out.exists():
        shutil.rmtree(out)
    subprocess.run(  # noqa: S603 - ours
        [sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", str(place)],
        check=True,
        capture_output=True,
        cwd=place,
    )
    page = out / "lab" / "index.html"
    # Without a word on its icon, a browser asks the host's own root for one.
    icon = '<head>\n    <link rel="icon" href="favicon.ico">'
    page.write_text(page.read_text("utf-8").replace("<head>", icon, 1), "utf-8")
