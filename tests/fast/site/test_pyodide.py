"""Python for a browser is the one that was read, or none."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from totp_demo.commands import CommandError
from totp_demo.commands.site import site
from totp_demo.site import pyodide
from totp_demo.wording.language import Language


def packed(folder: Path, **files: bytes) -> Path:
    """Return a package as npm packs it."""
    path = folder / "pyodide.tgz"
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


def test_another_package_is_not_unpacked(tmp_path: Path) -> None:
    package = packed(tmp_path, **{"pyodide.mjs": b"export {}"})
    with pytest.raises(pyodide.PyodideError, match="sha512"):
        pyodide.unpack(package, tmp_path / "there")
    assert not (tmp_path / "there").exists()


def test_a_folder_of_ones_own_is_checked_file_by_file(tmp_path: Path) -> None:
    with pytest.raises(pyodide.PyodideError, match=r"pyodide\.mjs"):
        pyodide.checked(tmp_path)
    for name in pyodide.FILES:
        (tmp_path / name).write_bytes(b"another")
    with pytest.raises(pyodide.PyodideError, match="sha256"):
        pyodide.checked(tmp_path)


@pytest.mark.parametrize(
    ("code", "words"), [("en", "cannot be had"), ("fr", "Impossible d’obtenir Python")]
)
def test_the_command_says_what_to_do(code: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=words) as caught:
        site(Language(code), str(tmp_path / "out"), str(tmp_path))
    assert pyodide.VERSION in str(caught.value)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("place", ["", "relative"])
def test_what_was_fetched_is_kept_at_home(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", place)
    assert pyodide.cache() == Path.home() / ".cache" / "totp-demo"
