"""What Python in the browser needs, as one zip of compiled modules; and the time zones."""

from __future__ import annotations

import base64
import importlib.util
import json
import struct
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polib

import totp_demo
from totp_demo.site import node

LIBRARIES = ("pyotp", "qrcode", "polib")
"""What the kit uses on a page, without what it uses in a notebook or for figures."""

_LEFT_OUT = (
    "cli.py",
    "__main__.py",
    "simulation.py",
    "commands/",
    "figures/",
    "site/",
    "article/",
    "lab/",
    "hosts/jupyter.py",
    "notebooks/",
    "wording/locale/en/",  # it repeats what stands in the code
)
_HERE = Path(__file__).parent
# Also what a reader may want who changes a cell.
_WALK = """
import base64, binascii, collections, datetime, itertools, json, math, random, statistics, string
import struct, sys, textwrap, time
sys.path.insert(0, "/app")
from totp_demo.hosts.cells import Cells

for language, pages in json.loads(PAGES).items():
    for runs, figures in pages:
        cells = Cells(language, send=lambda text: None, figures=json.dumps(figures))
        for source in runs:
            cells.run(source)
        cells.predict_all()
        for view in cells.views.values():
            assert "Traceback" not in view.describe().get("printed", ""), view.describe()["printed"]
        for number in list(cells.views):
            cells.receive(json.dumps({"view": number, "do": "hello", "from": "x", "t0": 1}))
"""


def files() -> dict[str, bytes]:
    """Return the kit's own modules and those of its libraries, by their names on the path."""
    found = dict(_modules(Path(totp_demo.__file__).parent, "totp_demo"))
    for name in LIBRARIES:
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(name=name)
        origin = Path(spec.origin)
        if spec.submodule_search_locations:
            found |= _modules(origin.parent, name)
        else:
            found[f"{name}.py"] = origin.read_bytes()
    return found


def _modules(folder: Path, package: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix not in {".py", ".po"} or name.startswith(_LEFT_OUT) or "tests/" in name:
            continue
        yield f"{package}/{name}", _bare(path) if path.suffix == ".po" else path.read_bytes()


def _bare(catalogue: Path) -> bytes:
    """Return a catalogue without what is for translators."""
    entries = polib.pofile(str(catalogue))
    for entry in entries:
        entry.occurrences, entry.comment, entry.flags = [], "", []
    return str(entries).encode()


def write(out: Path, pyodide: Path, pages: Mapping[str, Sequence[object]]) -> None:
    """Write the zip.

    Args:
        out: The file.
        pyodide: The folder of Pyodide's files.
        pages: By language, of each page the cells that the browser runs, and its figures.

    Raises:
        subprocess.CalledProcessError: A cell fails in the browser's Python.
    """
    with tempfile.TemporaryDirectory() as place:
        packed = Path(place, "files.json")
        whole = files() | {f"tz/{name}": data for name, data in _zones()}
        packed.write_text(
            json.dumps({name: base64.b64encode(data).decode() for name, data in whole.items()})
        )
        walk = Path(place, "walk.py")
        walk.write_text(f"PAGES = {json.dumps(json.dumps(pages))}\n{_WALK}", "utf-8")
        compiler = [node.found("node"), str(_HERE / "compile.mjs")]
        subprocess.run(  # noqa: S603 - our own script
            [*compiler, str(pyodide.resolve()), packed, walk, out], check=True
        )


def _zones() -> Iterator[tuple[str, bytes]]:
    import tzdata

    folder = Path(tzdata.__file__).parent / "zoneinfo"
    for path in sorted(folder.rglob("*")):
        data = path.read_bytes() if path.is_file() else b""
        if data.startswith(b"TZif"):
            yield path.relative_to(folder).as_posix(), data


def zone(name: str) -> bytes:
    """Return the file of a time zone."""
    import tzdata

    return Path(tzdata.__file__).parent.joinpath("zoneinfo", name).read_bytes()


def zones() -> bytes:
    """Return all time zones as one file: the length of a head, the head, and each content once.

    The head is JSON: of each zone the name, where it begins behind the head, and its length.
    """
    head, where, contents, end = [], {}, [], 0
    for name, data in _zones():
        if data not in where:
            where[data] = end
            contents.append(data)
            end += len(data)
        head.append((name, where[data], len(data)))
    text = json.dumps(head, separators=(",", ":")).encode()
    return struct.pack("<I", len(text)) + text + b"".join(contents)
