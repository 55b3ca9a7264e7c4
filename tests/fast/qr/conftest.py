"""Each code is made once: to make one takes longer than to draw and to read it."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import pytest

from totp_demo.qr import anatomy, drawing


@pytest.fixture(scope="package", autouse=True)
def codes_made_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        made_once = functools.cache(drawing.code_of)
        patch.setattr(drawing, "code_of", made_once)
        patch.setattr(anatomy, "code_of", made_once)
        yield
