"""What `totp-demo class` says when it cannot open a class, in both languages."""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from totp_demo import cli
from totp_demo.commands import CommandError, addresses, hub, kernels
from totp_demo.wording.language import LANGUAGES, Language


@pytest.fixture
def taken() -> Iterator[int]:
    """Return a port that another program listens at."""
    with socket.socket() as other:
        other.bind((addresses.LOCAL, 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Let the teacher be an ordinary user."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return monkeypatch


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Return what the command says when it fails."""
    status = cli.main(["class", *words])
    assert status == 1
    told = capsys.readouterr().err
    assert told.startswith("totp-demo: ")
    return told.replace("\n", " ")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("options", [[], ["--lab"], ["--kernels"]])
def test_what_is_no_address_is_said_to_be(
    options: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = said(capsys, "--lang", code, "--bind", "my laptop", *options)
    assert "'my laptop'" in told
    assert "192.168.1.5" in told


@pytest.mark.parametrize("seed", ["", "seven", "-7", "7.5", "٧", "1" * 10])
def test_what_is_no_seed_is_refused(seed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(["class", "--lang", "en", f"--seed={seed}"])
    assert stop.value.code == 2
    assert "is not a number for a class. Choose a whole number" in capsys.readouterr().err


@pytest.mark.parametrize("size", ["", "0", "201", "many", "-1"])
def test_what_is_no_size_is_refused(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(["class", "--lang", "en", "--kernels", f"--size={size}"])
    assert stop.value.code == 2
    assert "is not the size of a class. It is a number from 1 to 200." in capsys.readouterr().err


def test_a_class_with_kernels_begins_anew_where_its_file_is_damaged(tmp_path: Path) -> None:
    made = kernels.kept(tmp_path)
    assert kernels.kept(tmp_path) == made
    path = next(tmp_path.rglob(kernels.STATE))
    assert path.stat().st_mode & 0o077 == 0
    for damaged in ("", "[]", "{}", '{"secret": "00"}', json.dumps({**made, "teacher": "a"})):
        path.write_text(damaged, "utf-8")
        assert kernels.kept(tmp_path)["secret"] != made["secret"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_learners_do_not_become_root(
    code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.delenv("CLASS_AS_ROOT", raising=False)
    assert "CLASS_AS_ROOT=1" in said(capsys, "--lang", code, "--lab")


def test_a_missing_proxy_is_named(
    nobody: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nobody.setattr(hub, "config", lambda: tmp_path / "classroom" / hub.CONFIG)
    nobody.setattr(shutil, "which", lambda _name: None)
    told = said(capsys, "--lang", "en", "--lab")
    assert "npm install --global configurable-http-proxy" in told


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_port_that_is_taken_is_said_to_be(
    code: str,
    taken: int,
    nobody: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    del nobody
    folder = tmp_path / "class"
    for form in ("--lab", "--kernels"):
        told = said(capsys, "--lang", code, form, "--port", str(taken), "--folder", str(folder))
        assert str(taken) in told


def test_a_folder_that_cannot_be_one_is_said_to_be(
    nobody: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del nobody
    (tmp_path / "a-file").write_text("in the way", "utf-8")
    for form in ("--lab", "--kernels"):
        told = said(capsys, "--lang", "en", form, "--folder", str(tmp_path / "a-file" / "class"))
        assert "cannot be written" in told


def test_the_hub_of_a_checkout_is_there() -> None:
    assert hub.config().is_file()
    assert hub.config().with_name("learner.py").is_file()


def test_a_room_needs_another_address() -> None:
    language = Language("en")
    address = "http://127.0.0.1:8000/"
    alone = addresses.to_project(language, address, "abcd-efgh", addresses.LOCAL)
    room = addresses.to_project(language, address, "abcd-efgh", "192.0.2.7")
    assert alone[-1].startswith("Only this machine can open it.")
    assert room[-1] == "Class password: abcd-efgh"
    assert addresses.read(language, "::") == "::"
    with pytest.raises(CommandError, match="no address of a machine"):
        addresses.read(language, "localhost")
