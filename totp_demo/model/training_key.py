"""Keys that everybody may know: that of the articles, and those of classes. They open nothing."""

from __future__ import annotations

import hashlib

from totp_demo.model.base32 import encode_secret
from totp_demo.model.key import Key

TRAINING_KEY = Key(
    # Base32 that says what it is to whoever sees it, of 160 bits.
    "TRAININGONLYTRAININGONLYTRAINING",
    "camille.martin@example.com",
    "TRAINING ONLY",
)
"""The key of the article's pictures and of what is alive in it. It is marked as what it is in the
secret, and in the name that an app shows.

Example:
    >>> TRAINING_KEY.issuer, len(TRAINING_KEY.secret_bytes) * 8
    ('TRAINING ONLY', 160)
"""


def class_key(seed: int) -> Key:
    """Return the key that a whole class has, so that a room can compare codes.

    It is marked as what it is in the name that an app shows: the same seed gives everybody the same
    codes at the same time, and whoever knows the seed knows the secret.

    Args:
        seed: a whole number, such as the class's.

    Returns:
        The key.

    Raises:
        ValueError: if it is no whole number.

    Example:
        >>> class_key(7) == class_key(7), class_key(7).secret == class_key(8).secret
        (True, False)
        >>> class_key(7).issuer
        'CLASS 7, TRAINING ONLY'
    """
    if type(seed) is not int:  # a bool is one, too
        raise ValueError(f"the seed of a class is a whole number, not {type(seed).__name__}")
    digest = hashlib.sha256(f"totp-demo class {seed}".encode()).digest()
    issuer = f"CLASS {seed}, TRAINING ONLY"
    return Key(encode_secret(digest[:20]), TRAINING_KEY.account, issuer)
