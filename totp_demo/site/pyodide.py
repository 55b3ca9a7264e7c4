"""Python for a browser: which build of Pyodide, and where it comes from."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path

from totp_demo.site import node

VERSION = "314.0.7"
"""The npm package `pyodide`; it is Python 3.14. The one place that names a version."""

INTEGRITY = (
    "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
)
"""SHA-512 of that package, as npm's own lock files write it."""

LOCK = {
    "info": {
        "abi_version": "2026_0",
        "arch": "wasm32",
        "platform": "emscripten",
        "python": "3.14.2",
        "version": VERSION,
    },
    "packages": {},
}
"""A lock file without packages: a page loads none."""

FILES = {
    "pyodide.mjs": "6f1d60f7bf529beb300f0f47983c921d3982363640ba20af0e38efdddbc66109",
    "pyodide.asm.mjs": "f7cdc8ece80678ceb712f8e65ebe6d3a83203a180c399865f49612a051693635",
    "pyodide.asm.wasm": "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6",
    "python_stdlib.zip": "fa1957e5777068fc4f7437f96d860ae2fbe9c19732ba06c84e004ec16dd7dd7a",
}
"""SHA-256 of what is used of it: what a page loads, and the library that a build compiles."""

NEEDED = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
"""The files of it that a page loads; those that a build needs besides are not published."""


class PyodideError(Exception):
    """Pyodide cannot be had, or is not what it should be."""


def fetched(cache: Path) -> Path:
    """Return the folder of Pyodide's files; they are fetched by npm where they are not there yet.

    Args:
        cache: A folder that is kept from one build to the next.

    Returns:
        The folder.

    Raises:
        PyodideError: npm is not there, or brings something else.
    """
    folder = cache / f"pyodide-{VERSION}"
    if not (folder / "package.json").is_file():
        with tempfile.TemporaryDirectory() as place:
            unpack(_packed(Path(place)), folder)
    return checked(folder)


def cache() -> Path:
    """Return the folder in which what was fetched is kept from one build to the next."""
    place = os.environ.get("XDG_CACHE_HOME", "")
    home = Path(place) if Path(place).is_absolute() else Path.home() / ".cache"
    return home / "totp-demo"


def checked(folder: Path) -> Path:
    """Return a folder of Pyodide's files, once it has been found to be the right one.

    Raises:
        PyodideError: A file is missing, or is of another version.
    """
    for name, digest in FILES.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError:
            raise PyodideError(name) from None
        if found != digest:
            raise PyodideError(f"{name}: sha256")
    return folder


def _packed(place: Path) -> Path:
    try:
        command = [node.found("npm"), "pack", "--silent", f"pyodide@{VERSION}"]
        environment = os.environ | {"PATH": f"{Path(command[0]).parent}{os.pathsep}{os.defpath}"}
        subprocess.run(  # noqa: S603 - ours
            command, cwd=place, env=environment, check=True, capture_output=True
        )
        return next(place.glob("*.tgz"))
    except FileNotFoundError as error:
        raise PyodideError("npm") from error
    except (subprocess.CalledProcessError, StopIteration) as error:
        raise PyodideError(f"npm pack pyodide@{VERSION}") from error


def unpack(package: Path, folder: Path) -> None:
    """Unpack npm's package, once it has been found to be the right one.

    Args:
        package: The .tgz file.
        folder: Where the files go.

    Raises:
        PyodideError: It is another package, or damaged.
    """
    digest = hashlib.sha512(package.read_bytes()).digest()
    if digest != base64.b64decode(INTEGRITY):
        raise PyodideError(f"{package.name}: sha512")
    with tarfile.open(package) as archive:
        members = {member.name.removeprefix("package/"): member for member in archive.getmembers()}
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in _flat(archive, members).items():
            (folder / name).write_bytes(content)


def _flat(archive: tarfile.TarFile, members: Mapping[str, tarfile.TarInfo]) -> dict[str, bytes]:
    """Return the files that lie in the package itself, not in a folder of it."""
    found = {}
    for name, member in members.items():
        content = archive.extractfile(member) if member.isfile() and "/" not in name else None
        if content is not None:
            found[name] = content.read()
    return found
