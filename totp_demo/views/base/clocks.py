"""What a script needs to run a clock in the browser, and the words for one that is wrong."""

from __future__ import annotations

import time

from totp_demo.learner.protocol import Ticking
from totp_demo.model.clock import Clock
from totp_demo.wording.language import Language


def ticking(clock: Clock) -> Ticking:
    """Return a clock as a script takes it.

    Args:
        clock: Any clock of the lesson.

    Returns:
        What it shows (`now`) at this machine's time `at`, both in Unix seconds, and its `rate`.
    """
    at = time.time()
    now, rate = clock.ticking()
    return {"at": at, "now": now, "rate": rate}


def skew_texts(language: Language) -> dict[str, str]:
    """Return the words for a clock that is wrong."""
    _ = language.gettext
    return {
        "clock_right": _("right"),
        "clock_fast": _("{size} fast"),
        "clock_slow": _("{size} slow"),
    }


def pause_texts(language: Language) -> dict[str, str]:
    """Return the words of the button that stops time beside what ticks, and lets it run again."""
    _ = language.gettext
    return {"pause": _("Pause time"), "run": _("Run")}
