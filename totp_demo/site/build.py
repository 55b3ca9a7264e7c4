"""Makes the site: `totp-demo site`."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from totp_demo.site import lite, packages, pages, python_zip
from totp_demo.site.pages import Made
from totp_demo.views.base.sources import VIEWS, without_comments
from totp_demo.wording.language import LANGUAGES

_HERE = Path(__file__).parent


def build(
    out: Path, notebooks: Path, python: Path, zxing: Path, wheels: Sequence[Path] = ()
) -> None:
    """Write the site.

    Args:
        out: Its folder; what is in it is written over.
        notebooks: The folder with the notebooks, one folder a language.
        python: The folder of `packages.PYODIDE`.
        zxing: The folder of `packages.ZXING`.
        wheels: Those of `lite.fetched`; without them, there is no JupyterLite.

    Raises:
        PackageError: Something cannot be had.
        subprocess.CalledProcessError: A page fails in the browser's Python, or JupyterLite cannot
            be built.
    """
    made: dict[str, dict[str, Made]] = {}
    for code in LANGUAGES:
        made[code] = {
            path.stem: pages.made_of(path, code)
            for path in sorted((notebooks / code).glob("*.ipynb"))
        } | {
            path.stem: pages.of_markdown(path, code)
            for path in sorted((notebooks / code).glob("*.md"))
        }
        (out / code).mkdir(parents=True, exist_ok=True)
        for name, page in made[code].items():
            door = lite.address(code, name) if wheels else ""
            text = pages.written(name, made[code], code, lite=door)
            (out / code / f"{name}.html").write_text(text, "utf-8")
            for picture, data in page.pictures.items():
                (out / "figures").mkdir(exist_ok=True)
                (out / "figures" / picture).write_bytes(data)
        _copy_notebooks(notebooks / code, out / "notebooks" / code)
    (out / "index.html").write_text(pages.door(), "utf-8")
    shutil.copy(_HERE / "licences.txt", out / "licences.txt")
    _copy_scripts(out)
    _copy_python(out, python, made)
    for place, name in pages.READER.items():
        (out / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(zxing / name, out / place)
    _copy_worker(out)
    if wheels:
        everything = [page for pages in made.values() for page in pages.values()]
        lite.build(out, notebooks, python, wheels, everything)


def _copy_notebooks(notebooks: Path, to: Path) -> None:
    to.mkdir(parents=True, exist_ok=True)
    for path in notebooks.glob("*.ipynb"):
        shutil.copy(path, to / path.name)


def _copy_scripts(out: Path) -> None:
    for path in sorted(VIEWS.rglob("*")):
        if path.suffix in {".js", ".css"}:
            _copy(path, out / "views" / path.relative_to(VIEWS))
    _copy(VIEWS.parent / "hosts" / "page.js", out / "hosts" / "page.js")
    for path in sorted((_HERE / "web").iterdir()):
        if path.name != "sw.js":
            _copy(path, out / "site" / "web" / path.name)
    (out / "site" / "web" / "code.css").write_text(pages.code_sheet(), "utf-8")


def _copy_worker(out: Path) -> None:
    """Write the script that keeps the site, at its root: it may keep what lies below it."""
    core = sorted(
        path.relative_to(out).as_posix()
        for path in out.rglob("*")
        if path.suffix in {".js", ".mjs", ".css", ".wasm", ".zip", ".bin"} and path.name != "sw.js"
    )
    # JupyterLite keeps its own, and what it adds to Pyodide is for its readers only.
    core = [name for name in core if name not in pages.READER and name not in lite.ADDED]
    core = [name for name in core if not name.startswith(f"{lite.LITE}/")]
    version = hashlib.sha256()
    for name in core:
        version.update((out / name).read_bytes())
    head = f"self.VERSION = {version.hexdigest()[:16]!r};\nself.CORE = {json.dumps(core)};\n"
    script = without_comments((_HERE / "web" / "sw.js").read_text("utf-8"))
    (out / "sw.js").write_text(head + script, "utf-8")


def _copy(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text("utf-8")
    to.write_text(without_comments(text) if path.suffix == ".js" else text, "utf-8")


def _copy_python(out: Path, python: Path, made: Mapping[str, Mapping[str, Made]]) -> None:
    (out / "pyodide").mkdir(parents=True, exist_ok=True)
    for name in packages.NEEDED:
        shutil.copy(python / name, out / "pyodide" / name)
    (out / "python").mkdir(parents=True, exist_ok=True)
    runs = {
        code: [(page.runs, page.figures) for page in all_pages.values()]
        for code, all_pages in made.items()
    }
    python_zip.write(out / "python" / "python.zip", python, runs)
    (out / "python" / "zones.bin").write_bytes(python_zip.zones())
