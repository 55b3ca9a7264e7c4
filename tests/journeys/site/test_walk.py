"""The documented procedure on a page of the site, as a person with a real phone goes through it."""

from __future__ import annotations

import pytest

from tests.journeys.site.conftest import Opens
from tests.reader import Recorder
from tests.real_phone import wait_for_next_step
from tests.walk import walk


def next_step() -> int:
    """Wait for the next time step."""
    wait_for_next_step()
    return 0


@pytest.mark.parametrize("code", ["en", "fr"])
def test_a_person_with_a_real_phone(code: str, opens: Opens, recorder: Recorder) -> None:
    private = walk(opens(f"{code}/00-procedure.html"), code, next_step)
    for each in private:
        assert not any(each in url for url in recorder.urls)
