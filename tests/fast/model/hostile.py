"""Hostile input, drawn from a seed: what people paste, and what somebody sends to do harm."""

from __future__ import annotations

import random
from collections.abc import Iterator

SECRET = "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U"
URI = f"otpauth://totp/IT%20Glue:camille?secret={SECRET}&issuer=IT%20Glue"
MEGABYTE = 1_000_000

SEEDS = (
    URI,
    f"{URI}&digits=8&period=60&algorithm=SHA256",
    f"otpauth://totp/a?secret={SECRET}",
    f"otpauth://hotp/a?secret={SECRET}&counter=1",
    "otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8SGEV4YW1wbGU6YWxpY2VAZ29vZ2xlLmNvbQ",
    SECRET,
    "abcd-2345-wxyz",
    "123456",
    "123 456",
    "",
)
PIECES = (
    *(
        "otpauth",
        "otpauth://",
        "totp",
        "hotp",
        "/",
        ":",
        "%3A",
        "%3a",
        "?",
        "&",
        "=",
        "#",
        "@",
        "+",
    ),
    *("secret=", "SECRET=", "issuer=", "digits=", "period=", "algorithm=", "counter=", "image="),
    *("%", "%2", "%20", "%00", "%FF", "%C3%A9", "%ED%A0%80", "%F0%9F", "&amp;", "&#38;", "=="),
    *(SECRET, SECRET.lower(), "SHA1", "sha256", "MD5", "6", "8", "9", "30", "-1", "1e9", "0x10"),
    *(
        "IT%20Glue",
        "camille",
        "a:b",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\ud800",
        "\u2028",
        "\U000e0041",
    ),
    *(
        "🙂",
        "👩‍💻",
        "é",
        "e\u0301",
        "ß",
        "İ",
        "ı",
        "٦",
        "६",
        "１",
        "²",
        "Ⅷ",
        "\x00",
        "\x1b[2J",
        "\n",
        "\r",
    ),
    *(
        "\t",
        "\x85",
        "\xa0",
        "'",
        '"',
        "<script>",
        "{0}",
        "%s",
        "../",
        "\\",
        "$(id)",
        "9" * 40,
        "A" * 33,
    ),
)
DIGITS = "0123456789"


def texts(seed: int, count: int) -> Iterator[str]:
    """Yield texts, the same for the same seed.

    Args:
        seed: where to begin.
        count: how many.
    """
    dice = random.Random(seed)  # noqa: S311 - inputs of a test
    for _ in range(count):
        yield _text(dice)


def _text(dice: random.Random) -> str:
    kind = dice.random()
    if kind < 0.08:
        return "".join(dice.choices(DIGITS, k=dice.choice((5, 6, 6, 6, 7, 8, 9))))
    if kind < 0.35:
        return "".join(dice.choices(PIECES, k=dice.randint(0, 12)))
    if kind < 0.4:
        return "".join(chr(dice.randrange(0x110000)) for _ in range(dice.randint(1, 30)))
    if kind < 0.42:
        return dice.choice(PIECES) * dice.randint(1, 3000)
    text = dice.choice(SEEDS)
    for _ in range(dice.randint(1, 4)):
        text = _changed(text, dice)
    return text


def _changed(text: str, dice: random.Random) -> str:
    """Change a text in one place."""
    at, to = sorted(dice.randint(0, len(text)) for _ in range(2))
    match dice.randrange(6):
        case 0:
            return text[:at] + dice.choice(PIECES) + text[at:]
        case 1:
            return text[:at] + text[to:]
        case 2:
            return text[:at] + text[at:to] * 2 + text[to:]
        case 3:
            return text[:at] + text[at:to].swapcase() + text[to:]
        case 4:
            return text[:at] + chr(dice.randrange(0x3000)) + text[at + 1 :]
        case _:
            return text[:at] + text[at:to][::-1] + text[to:]


def megabytes() -> Iterator[tuple[str, str]]:
    """Yield texts of a megabyte, each with a name: what is slow in careless readers."""
    whole = {
        "zeros": "0",
        "letters": "A",
        "letters-and-digits": "a2",
        "spaces": " ",
        "spaces-in-digits": "1 ",
        "invisible": "\u200b",
        "invisible-digits": "1\u200b",
        "other-digits": "٦",
        "dashes": "-",
        "minus": "\u2212",
        "percent": "%",
        "percent-encoded": "%41",
        "ampersands": "&",
        "equals": "=",
        "colons": ":",
        "slashes": "/",
        "line-ends": "\n",
        "nul": "\x00",
        "surrogates": "\ud800",
        "emoji": "🙂",
        "combining": "e\u0301",
        "scheme": "otpauth:",
        "export": "otpauth-migration://offline?data=A",
        "uris": f"{URI}&",
        "entities": "&amp;",
        "groups": "abcd-2345-wxyz ",
    }
    for name, piece in whole.items():
        yield name, piece * (MEGABYTE // len(piece))
    yield "long-label", "otpauth://totp/" + "a" * MEGABYTE + f"?secret={SECRET}"
    yield "long-secret", "otpauth://totp/a?secret=" + "A" * MEGABYTE
    yield "many-parameters", URI + "".join(f"&p{number}=1" for number in range(MEGABYTE // 8))
    yield "one-secret-then-spaces", SECRET + " " * MEGABYTE
    yield "digits-then-spaces", "123456" + " " * MEGABYTE
