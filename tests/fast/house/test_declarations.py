"""The declarations that the scripts are checked against are those of today's protocol."""

from __future__ import annotations

import re

import pytest

from tools import declarations


@pytest.fixture(scope="module")
def written() -> str:
    return declarations.FILE.read_text("utf-8")


def test_they_are_current(written: str) -> None:
    assert written == "".join(declarations.declarations()), "run: python tools/declarations.py"


def test_the_keys_of_texts_are_there_one_by_one(written: str) -> None:
    (texts,) = re.findall(r"interface GuideTexts \{(.*?)\}", written, flags=re.DOTALL)
    assert '"start_again": string;' in texts
    (texts,) = re.findall(r"interface ScreenTexts \{(.*?)\}", written, flags=re.DOTALL)
    assert '"sign_out": Label;' in texts
    (texts,) = re.findall(r"interface TimeWindowTexts \{(.*?)\}", written, flags=re.DOTALL)
    assert '"steps": Forms;' in texts
    assert len(re.findall(r"interface \w+Texts ", written)) == len(declarations.views())


def test_nothing_is_left_untyped(written: str) -> None:
    assert re.findall(r"\b(any|unknown|object)\b;", written) == []
    assert "Mapping" not in written
