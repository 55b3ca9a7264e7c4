"""The one key that everybody may know: it is printed in articles, and opens nothing."""

from __future__ import annotations

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
