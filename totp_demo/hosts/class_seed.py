"""The seed of the class that this process serves: what opens a class says it to every lesson."""

from __future__ import annotations

import os

from totp_demo.model.key import Key
from totp_demo.model.training_key import class_key

SEED = "TOTP_DEMO_SEED"
"""The variable of the environment: a whole number."""


def key_for(seed: int | None) -> Key | None:
    """Return the key of a lesson's enrolments.

    Args:
        seed: As the lesson was asked for; where None, the environment's counts.

    Returns:
        The class's; None where there is no class: then each enrolment draws its own.

    Raises:
        ValueError: The seed that was asked for is no whole number.

    Example:
        >>> key_for(7).issuer
        'CLASS 7, TRAINING ONLY'
    """
    if seed is not None:
        return class_key(seed)
    told = os.environ.get(SEED, "")
    # One that makes no sense is nobody's fault who reads the page.
    return class_key(int(told)) if told.isdecimal() and told.isascii() else None
