"""The words of the command, in both languages, and what it says when it cannot go on."""

from __future__ import annotations

import os
import re
import shlex
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fast.cli.kit import call
from tests.fast.language.french import typography
from totp_demo import cli
from totp_demo.commands import CommandError, start
from totp_demo.wording.language import Language


@pytest.fixture
def taken() -> Iterator[int]:
    """Return a port that another program listens at."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Take this process's language away, for a test to set one."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize(
    ("words", "environment", "begins"),
    [
        ([], {"LANG": "fr_FR.UTF-8"}, "Utilisation"),
        ([], {"LANG": "de_DE.UTF-8"}, "Usage:"),
        ([], {"LANG": "fr_FR.UTF-8", "LC_ALL": "en_US.UTF-8"}, "Usage:"),
        (["--lang", "fr"], {"LANG": "en_GB.UTF-8"}, "Utilisation"),
        (["--lang=en"], {"LANG": "fr_FR.UTF-8"}, "Usage:"),
    ],
)
def test_help_is_in_the_readers_language(
    words: list[str],
    environment: dict[str, str],
    begins: str,
    reader: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in environment.items():
        reader.setenv(name, value)
    with pytest.raises(SystemExit) as stop:
        cli.main([*words, "--help"])
    assert stop.value.code == 0
    assert capsys.readouterr().out.startswith(begins)


@pytest.mark.parametrize("words", [["--help"], ["check", "--help"], ["inspect", "--help"]])
def test_french_help_is_french(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--lang", "fr", *words])
    shown = capsys.readouterr().out
    assert not re.search(
        r"(?<!-)\b(usage|show|the|your|options:|commands|when|positional)\b", shown
    )
    sentences = re.sub(r"[ \n]+", " ", "\n".join(shown.splitlines()[3:]))
    assert [fault for fault in typography(sentences) if "two spaces" not in fault] == []


@pytest.mark.parametrize("port", ["0", "65536", "-1", "8_888", "٨٨٨٨", "web", "", "9" * 5000])
def test_what_is_no_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(["--lang", "en", f"--port={port}"])
    assert stop.value.code == 2
    assert "is not a port. A port is a number from 1 to 65535." in capsys.readouterr().err


def test_an_unknown_language_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(["--lang", "de"])
    assert stop.value.code == 2
    assert "en, fr" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["--la", "fr"], ["--lan=fr"], ["check", "--la", "fr"], ["--no-b"], ["--po", "8888"]]
)
def test_an_abbreviation_is_refused(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "start", lambda *_words, **_options: 0)  # else it would go on
    with pytest.raises(SystemExit) as stop:
        cli.main(words)
    assert stop.value.code == 2
    assert next(word for word in words if word.startswith("--")) in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [["chek"], ["--prot", "8888"], ["--port"], ["check", "--port", "1"], ["--no-browser=1"]],
)
@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("en", "unknown or incomplete arguments: {}. See: totp-demo --help"),
        ("fr", "arguments inconnus ou incomplets\u00a0: {}. Voir\u00a0: totp-demo --help"),
    ],
)
def test_what_is_not_understood_is_said_in_the_readers_language(
    code: str, says: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(["--lang", code, *words])
    assert stop.value.code == 2
    usage, _, said = capsys.readouterr().err.strip().rpartition("\n")
    assert said == "totp-demo: " + says.format(f"--lang {code} {shlex.join(words)}")
    assert usage.startswith("Usage: " if code == "en" else "Utilisation\u00a0: ")


@pytest.mark.parametrize(("option", "value"), [("--port", "web"), ("--lang", "de")])
def test_a_value_that_is_refused_is_refused_in_french_alone(
    option: str, value: str, reader: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reader.setenv("LANG", "fr_FR.UTF-8")
    with pytest.raises(SystemExit):
        cli.main([option, value])
    shown = capsys.readouterr().err
    assert value in shown
    assert not re.search(r"\b(error|argument|not|invalid)\b", shown)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("en", "is already in use by another program"),
        ("fr", "est déjà utilisé par un autre programme"),
    ],
)
def test_a_port_that_is_taken_is_said_to_be(
    code: str, says: str, taken: int, tmp_path: Path
) -> None:
    done = call(tmp_path, "--lang", code, "--no-browser", "--port", str(taken))
    assert done.returncode == 1
    assert f"{taken} {says}" in re.sub(r"\s+", " ", done.stderr) or says in done.stderr
    assert str(taken) in done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_one_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("in the way", "utf-8")
    with pytest.raises(CommandError, match="cannot be used"):
        start.start(Language("en"), str(tmp_path / "a-file" / "folder"), browser=False)


def test_missing_notebooks_are_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("totp_demo.commands.copies.source", lambda: tmp_path / "nothing")
    with pytest.raises(CommandError, match="totp-demo check"):
        start.start(Language("en"), str(tmp_path / "learner"), browser=False)
    assert list(tmp_path.iterdir()) == []


def test_the_script_and_the_module_are_one(tmp_path: Path) -> None:
    script = Path(sys.executable).with_name("totp-demo")
    assert os.access(script, os.X_OK)
    assert "totp_demo.cli" in script.read_text("utf-8")
    assert call(tmp_path, "--help").stdout.startswith("Usage: totp-demo")


def test_without_the_reader_of_catalogues_it_speaks_english(tmp_path: Path) -> None:
    (tmp_path / "polib.py").write_text("raise ModuleNotFoundError('polib')", "utf-8")
    done = call(tmp_path, "--lang", "fr", "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Usage: totp-demo")
