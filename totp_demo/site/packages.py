"""What a page has that is not ours: Python for a browser and a reader of QR codes, from npm."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from totp_demo.site import node


class PackageError(Exception):
    """A package cannot be had, or is not what it should be."""


@dataclass(frozen=True)
class Package:
    """A package of npm's.

    Attributes:
        name: npm's name for it.
        version: The one that is used.
        integrity: SHA-512 of it, as npm's own lock files write it.
        files: SHA-256 of each file of it that is used.
    """

    name: str
    version: str
    integrity: str
    files: Mapping[str, str]

    def fetched(self, cache: Path) -> Path:
        """Return the folder of its files; npm fetches them where they are not there yet.

        Args:
            cache: A folder that is kept from one build to the next.

        Raises:
            PackageError: npm is not there, or brings something else.
        """
        folder = cache / f"{self.name}-{self.version}"
        if not (folder / "package.json").is_file():
            with tempfile.TemporaryDirectory() as place:
                self.unpack(self._packed(Path(place)), folder)
        return self.checked(folder)

    def checked(self, folder: Path) -> Path:
        """Return a folder of its files, once it has been found to be the right one.

        Raises:
            PackageError: A file is missing, or is of another version.
        """
        for name, digest in self.files.items():
            try:
                found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            except OSError:
                raise PackageError(name) from None
            if found != digest:
                raise PackageError(f"{name}: sha256")
        return folder

    def unpack(self, package: Path, folder: Path) -> None:
        """Unpack what npm brought, once it has been found to be the right one.

        Args:
            package: The .tgz file.
            folder: Where the files go.

        Raises:
            PackageError: It is another package, or damaged.
        """
        digest = hashlib.sha512(package.read_bytes()).digest()
        if digest != base64.b64decode(self.integrity):
            raise PackageError(f"{package.name}: sha512")
        with tarfile.open(package) as archive:
            for member in archive.getmembers():
                name = member.name.removeprefix("package/")
                content = archive.extractfile(member) if member.isfile() else None
                if content is not None and (name in self.files or "/" not in name):
                    (folder / name).parent.mkdir(parents=True, exist_ok=True)
                    (folder / name).write_bytes(content.read())

    def _packed(self, place: Path) -> Path:
        wanted = f"{self.name}@{self.version}"
        try:
            command = [node.found("npm"), "pack", "--silent", wanted]
            path = f"{Path(command[0]).parent}{os.pathsep}{os.defpath}"
            subprocess.run(  # noqa: S603 - ours
                command, cwd=place, env=os.environ | {"PATH": path}, check=True, capture_output=True
            )
            return next(place.glob("*.tgz"))
        except FileNotFoundError as error:
            raise PackageError("npm") from error
        except (subprocess.CalledProcessError, StopIteration) as error:
            raise PackageError(f"npm pack {wanted}") from error


PYODIDE = Package(
    "pyodide",
    "314.0.7",
    "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A==",
    {
        "pyodide.mjs": "6f1d60f7bf529beb300f0f47983c921d3982363640ba20af0e38efdddbc66109",
        "pyodide.asm.mjs": "f7cdc8ece80678ceb712f8e65ebe6d3a83203a180c399865f49612a051693635",
        "pyodide.asm.wasm": "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6",
        "python_stdlib.zip": "fa1957e5777068fc4f7437f96d860ae2fbe9c19732ba06c84e004ec16dd7dd7a",
    },
)
"""Python for a browser. The one place that names a version of it."""

PYTHON = "3.14.2"
"""The version of Python that it is."""

NEEDED = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
"""The files of Pyodide that a page loads; what a build needs besides is not published."""

LOCK = {
    "info": {
        "abi_version": "2026_0",
        "arch": "wasm32",
        "platform": "emscripten",
        "python": PYTHON,
        "version": PYODIDE.version,
    },
    "packages": {},
}
"""A lock file without packages: a page loads none."""

ZXING = Package(
    "zxing-wasm",
    "3.1.4",
    "1+v8p7sauddySVNG+ye7GD/0TS95BG2ycdkrC+EnBrFBFkHeIghzUt2yVjtx3NucJeNrQnhT8yGAIz60Vx9o0w==",
    {
        "dist/es/reader/index.js": (
            "d90c69a827aff3b7c8c8ca310efebe91671ef076f7a0ec83722bfc542814f484"
        ),
        "dist/es/share.js": "08868fb770b0a4e4b9eb3d717015cd5fbf3ceb06492d4cb2d2dd2739db11890f",
        "dist/reader/zxing_reader.wasm": (
            "e8af31edb56d0522f4de74495839385ef019ba8bc90d38e5ecb2f18795d86fb2"
        ),
    },
)
"""The same reader of QR codes as zxing-cpp, for a browser."""


def cache() -> Path:
    """Return the folder in which what was fetched is kept from one build to the next."""
    place = os.environ.get("XDG_CACHE_HOME", "")
    home = Path(place) if Path(place).is_absolute() else Path.home() / ".cache"
    return home / "totp-demo"
