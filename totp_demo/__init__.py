"""An interactive teaching kit for time-based one-time passwords, in French and English.

The names of this package are loaded when they are first used, so that a program that wants a `Key`
does not wait for Jupyter's widgets.
"""

from __future__ import annotations

import importlib
from typing import Any

_HOMES = {
    "Account": "model.account",
    "AccountError": "model.account",
    "Case": "model.case",
    "Cause": "model.cause",
    "Clock": "model.clock",
    "Derivation": "model.derivation",
    "Finding": "model.finding",
    "Fix": "model.cause",
    "Key": "model.key",
    "KeyUriError": "model.key",
    "KeyUriReason": "model.key",
    "Language": "wording.language",
    "Lesson": "hosts.jupyter",
    "Phone": "model.phone",
    "Profile": "model.profile",
    "Reason": "model.verifier",
    "SAMPLE_PROFILE": "model.profile",
    "Shift": "desk.shift",
    "Sign": "model.case",
    "State": "model.account",
    "TRAINING_PASSWORD": "model.account",
    "Ticket": "desk.ticket",
    "Verdict": "model.verifier",
    "Verifier": "model.verifier",
    "derive": "model.derivation",
    "diagnose": "model.diagnosis",
    "lesson": "hosts.current",
}
_MODULES = ("figures", "qr", "simulation")

__all__ = [*sorted(_HOMES), *_MODULES]  # noqa: PLE0604 - strings all the same


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attribute can be anything
    """Load a public name when it is first asked for."""
    if name in _HOMES:
        return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    if name in _MODULES:
        return importlib.import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names."""
    return list(__all__)
