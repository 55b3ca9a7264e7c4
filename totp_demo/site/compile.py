"""Run in Pyodide by compile.mjs, once all that a page uses has been imported: writes /out.zip."""

from __future__ import annotations

import importlib.util
import marshal
import struct
import sys
import zipfile
from pathlib import Path

LIBRARY = "/lib/python314.zip"
APP = Path("/app")
# A fixed day, so that the same files make the same zip.
DAY = (1980, 1, 1, 0, 0, 0)
NEVER_CHECKED = 1


def compiled(source: bytes, name: str) -> bytes:
    """Return a module as a .pyc file that is never compared with a source (PEP 552)."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=2)
    head = importlib.util.MAGIC_NUMBER + struct.pack("<I8x", NEVER_CHECKED)
    return head + marshal.dumps(code)


def main() -> None:
    """Write the zip."""
    standard = zipfile.ZipFile(LIBRARY)
    places = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
    used = sorted(place for place in places if place.startswith(LIBRARY))
    with zipfile.ZipFile("/out.zip", "w", zipfile.ZIP_STORED) as archive:
        for place in used:
            name = place.removeprefix(f"{LIBRARY}/")
            data = compiled(standard.read(name), place)
            archive.writestr(zipfile.ZipInfo(name.removesuffix(".py") + ".pyc", DAY), data)
        for path in sorted(path for path in APP.rglob("*") if path.is_file()):
            short = path.relative_to(APP).as_posix()
            if short.startswith("tz/"):
                continue
            data = path.read_bytes()
            if path.suffix == ".py":
                archive.writestr(zipfile.ZipInfo(f"{short}c", DAY), compiled(data, short))
            else:
                archive.writestr(zipfile.ZipInfo(short, DAY), data)


if __name__ == "__main__":
    main()
