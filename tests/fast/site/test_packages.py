"""What a page has from npm is what was looked at, or the build stops."""

from __future__ import annotations

import base64
import hashlib
import io
import tarfile
from pathlib import Path

import pytest

from totp_demo.commands import CommandError
from totp_demo.commands.site import site
from totp_demo.site.packages import NEEDED, PYODIDE, ZXING, Package, PackageError, cache
from totp_demo.wording.language import LANGUAGES, Language

CONTENT = b"export default 1;\n"


def packed(place: Path, name: str = "package/dist/index.js") -> Path:
    """A package as npm packs it."""
    with tarfile.open(place / "small-1.0.0.tgz", "w:gz") as archive:
        for path, data in {"package/package.json": b"{}", name: CONTENT}.items():
            member = tarfile.TarInfo(path)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return place / "small-1.0.0.tgz"


def described(archive: Path) -> Package:
    integrity = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    files = {"dist/index.js": hashlib.sha256(CONTENT).hexdigest()}
    return Package("small", "1.0.0", integrity, files)


def test_a_package_is_unpacked_and_kept(tmp_path: Path) -> None:
    archive = packed(tmp_path)
    package = described(archive)
    package.unpack(archive, tmp_path / "small-1.0.0")
    assert package.fetched(tmp_path) == tmp_path / "small-1.0.0"


def test_another_package_is_refused_whole(tmp_path: Path) -> None:
    archive = packed(tmp_path)
    package = described(archive)
    archive.write_bytes(archive.read_bytes() + b"\0")
    with pytest.raises(PackageError, match="sha512"):
        package.unpack(archive, tmp_path / "unpacked")
    assert not (tmp_path / "unpacked").exists()


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    archive = packed(tmp_path)
    package = described(archive)
    package.unpack(archive, tmp_path / "small-1.0.0")
    (tmp_path / "small-1.0.0" / "dist" / "index.js").write_bytes(CONTENT + b" ")
    with pytest.raises(PackageError, match=r"dist/index\.js: sha256"):
        package.fetched(tmp_path)


def test_nothing_is_written_beside_the_folder(tmp_path: Path) -> None:
    archive = packed(tmp_path, "package/../../outside.js")
    package = described(archive)
    package.unpack(archive, tmp_path / "a" / "b")
    assert not list(tmp_path.rglob("outside.js"))


@pytest.mark.parametrize("code", list(LANGUAGES))
def test_a_wrong_pyodide_stops_the_build_with_a_way_on(code: str, tmp_path: Path) -> None:
    for name in PYODIDE.files:
        (tmp_path / name).write_bytes(b"of another version")
    with pytest.raises(CommandError) as refused:
        site(Language(code), str(tmp_path / "out"), str(tmp_path))
    said = str(refused.value)
    assert "pyodide.mjs: sha256" in said
    assert f"npm install pyodide@{PYODIDE.version} zxing-wasm@{ZXING.version}" in said
    assert not (tmp_path / "out").exists()


def test_each_file_of_pyodides_that_a_page_loads_is_checked() -> None:
    assert set(NEEDED) < set(PYODIDE.files)


@pytest.mark.parametrize("place", ["", "relative"])
def test_what_was_fetched_is_kept_at_home(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", place)
    assert cache() == Path.home() / ".cache" / "totp-demo"
