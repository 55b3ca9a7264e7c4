"""Terminals, folders and files that are not as they should be."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from tests.fast.cli.kit import ASCII, call
from totp_demo.commands import check, copies, folders, start, surroundings
from totp_demo.wording.language import Language


@pytest.mark.parametrize("words", [["--help"], ["check", "--help"], ["--folder", ""], ["é’\udce9"]])
def test_what_a_terminal_cannot_write_is_replaced(words: list[str], tmp_path: Path) -> None:
    done = call(tmp_path, "--lang", "fr", *words, **ASCII)
    assert done.returncode == (0 if "--help" in words else 2)
    said = done.stdout + done.stderr
    assert said.isascii()
    assert "Traceback" not in said
    if words[0].startswith("-"):
        assert "?" not in said  # the nearest letters, where there are any


def faults(tmp_path: Path) -> dict[str, str]:
    """Return folders that cannot be used, and a part of the reason."""
    (tmp_path / "file").write_text("", "utf-8")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "half").mkdir()
    (tmp_path / "half" / "fr").write_text("", "utf-8")
    return {
        "": "--folder needs the name of a folder.",
        "  ": "--folder needs the name of a folder.",
        "~nosuchuser/x": "there is no user called nosuchuser.",
        str(tmp_path / "loop"): "leads back to itself.",
        str(tmp_path / "loop" / "x"): "leads back to itself.",
        str(tmp_path / "file" / "x"): "file is a file, not a folder.",
        str(tmp_path / "half"): "fr is a file, not a folder.",
        str(tmp_path / ("x" * 300)): "its name is too long.",
        str(copies.source() / "en"): "the kit keeps its own notebooks there.",
    }


def test_a_folder_fault_is_one_sentence_and_check_says_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The kit needs what is not there: then the check tries no kernel.
    monkeypatch.setattr(metadata, "requires", lambda _name: ["nothing-of-that-name>=1"])
    language = Language("en")
    for wish, reason in faults(tmp_path).items():
        with pytest.raises(folders.FolderError) as stop:
            start.start(language, wish, browser=False)
        said = str(stop.value)
        assert said.endswith(reason)
        assert "\n" not in said
        (found,) = [it for it in check.findings(language, wish) if it.text == said]
        assert found.state is check.State.PROBLEM
        assert found.text == said
    assert capsys.readouterr().out == ""
    assert {path.name for path in tmp_path.iterdir()} == {"file", "loop", "half"}


def test_a_folder_fault_ends_with_status_2(tmp_path: Path) -> None:
    done = call(tmp_path, "--no-browser", "--folder", "~nosuchuser/x")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_without_a_home_folder_it_asks_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    def expanduser(path: Path) -> Path:
        raise RuntimeError(path)

    monkeypatch.setattr(Path, "expanduser", expanduser)
    with pytest.raises(folders.FolderError, match=r"home folder cannot be found.*--folder"):
        folders.chosen(Language("en"), None)


@pytest.mark.parametrize("home", ["", "relative"])
def test_a_home_that_is_none_is_not_taken(home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", home)
    with pytest.raises(folders.FolderError, match="home folder cannot be found"):
        folders.chosen(Language("en"), None)


@pytest.mark.parametrize("damage", [b"[1,2]", b"{half", b"\xff\xfe", b"\0" * 9, b"[" * 9**5])
def test_damaged_files_of_the_kit_are_written_again(damage: bytes, tmp_path: Path) -> None:
    def prepare() -> dict[str, bytes]:
        copies.copy(copies.source(), tmp_path, "1")
        surroundings.environment(tmp_path)
        surroundings.write_settings(tmp_path, "fr")
        state = tmp_path / copies.STATE
        return {str(path): path.read_bytes() for path in state.rglob("*.*") if path.is_file()}

    sound = prepare()
    written = [Path(name) for name in sound if not name.endswith((".png", ".svg"))]
    assert len(written) == 6
    for path in written:
        path.write_bytes(damage)
    again = prepare()
    assert {name: again[name] for name in sound} == sound


def test_settings_with_a_learners_comments_are_not_damaged(tmp_path: Path) -> None:
    surroundings.write_settings(tmp_path, "fr")
    own = surroundings.settings_folder(tmp_path) / "@jupyterlab" / "x.jupyterlab-settings"
    own.write_text('{\n  // mine\n  "a": 1,\n}', "utf-8")
    surroundings.write_settings(tmp_path, "fr")
    assert own.exists()
