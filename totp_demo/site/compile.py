"""Run in Pyodide by compile.mjs, once all that a page uses has been imported: writes /out.zip."""

import importlib._bootstrap_external as external
import os
import sys
import zipfile

LIBRARY = "/lib/python314.zip"
# A fixed day, so that the same files make the same zip.
DAY = (1980, 1, 1, 0, 0, 0)


def compiled(source, name):
    """Return a module as a .pyc file that is never compared with a source."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=2)
    return external._code_to_hash_pyc(code, b"\0" * 8, checked=False)


standard = zipfile.ZipFile(LIBRARY)
places = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
used = sorted(place for place in places if place.startswith(LIBRARY))
with zipfile.ZipFile("/out.zip", "w", zipfile.ZIP_STORED) as archive:
    for place in used:
        name = place.removeprefix(f"{LIBRARY}/")
        data = compiled(standard.read(name), place)
        archive.writestr(zipfile.ZipInfo(name.removesuffix(".py") + ".pyc", DAY), data)
    for root, folders, names in os.walk("/app"):
        folders.sort()
        for name in sorted(names):
            full = os.path.join(root, name)
            short = full.removeprefix("/app/")
            with open(full, "rb") as file:
                data = file.read()
            if short.startswith("tz/"):
                continue
            if name.endswith(".py"):
                archive.writestr(zipfile.ZipInfo(f"{short}c", DAY), compiled(data, short))
            else:
                archive.writestr(zipfile.ZipInfo(short, DAY), data)
