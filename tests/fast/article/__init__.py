"""The article with pictures that need no browser."""

from __future__ import annotations

import hashlib
import io

from PIL import Image

from totp_demo import qr
from totp_demo.article import article
from totp_demo.article.article import Article
from totp_demo.article.shots import SHOTS
from totp_demo.commands import copies
from totp_demo.model.training_key import TRAINING_KEY
from totp_demo.wording.language import LANGUAGES, Language

CODES = list(LANGUAGES)
NOTEBOOKS = copies.source()


def picture(name: str) -> bytes:
    """Return a picture that no other name has."""
    stream = io.BytesIO()
    colour = "#" + hashlib.sha256(name.encode()).hexdigest()[:6]
    Image.new("RGB", (40, 30), colour).save(stream, "PNG")
    return stream.getvalue()


def article_of(code: str) -> Article:
    """Return the article in a language; its third picture has a QR code, as the real one has."""
    pictures = {
        cell: [picture(f"{cell} {at}") for at in range(len(shots))] for cell, shots in SHOTS.items()
    }
    pictures["step-3-view"] = [qr.png(TRAINING_KEY.uri, pixels=4)]
    return article.read(NOTEBOOKS, Language(code), pictures)
