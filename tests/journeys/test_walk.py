"""The documented procedure in JupyterLab, as a person with a real phone goes through it."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import OpenNotebook
from tests.reader import Recorder
from tests.real_phone import PERIOD, wait_for_next_step
from tests.walk import walk


@pytest.mark.parametrize("code", ["en", "fr"])
def test_a_person_with_a_real_phone(
    code: str, open_notebook: OpenNotebook, recorder: Recorder
) -> None:
    reader = open_notebook(f"{code}/00-procedure.ipynb")

    def next_step() -> int:
        # One language is enough to wait out a real boundary; in the other the lesson's clock may
        # jump over it, as the clock control lets a class do, and half a minute is saved.
        if code == "en":
            wait_for_next_step()
            return 0
        reader.advances(PERIOD)
        return PERIOD

    private = walk(reader, code, next_step)
    assert recorder.left_the_machine() == []
    for each in private:
        assert not any(each in url for url in recorder.urls)
