"""What the notebooks' tests start from."""

from __future__ import annotations

import pytest

from totp_demo.hosts import current
from totp_demo.hosts.page import Lesson
from totp_demo.views.product.screen import Screen

# On the real product's screens of today, though not on the simulated one.
_ELSEWHERE = {
    "My Settings": "Mes paramètres",
    "Edit User": "Modifier l’utilisateur",
    "Reset MFA": "Réinitialiser la MFA",
}


@pytest.fixture(scope="session")
def labels() -> dict[str, str]:
    """The labels of the real screen, with their meaning in French."""
    before = current.lesson
    texts = Screen(Lesson("fr")).describe()["t"].values()
    current.lesson = before
    pairs = [text for text in texts if isinstance(text, tuple)]
    return dict(pairs) | _ELSEWHERE
