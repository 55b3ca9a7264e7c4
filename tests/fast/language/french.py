"""What a French text may not hold: wrong typography, English, terms this kit does not use.

One rule for the words of others: in « » or in italics any word may be shown, and after « on dit
aussi » or « dite aussi » it may be explained, up to the next comma or stop. Elsewhere this kit
uses its own. The glossary's line « On dit aussi » is such a place as a whole.
"""

from __future__ import annotations

import re

from tools import glossary

NARROW = "\u202f"
NO_BREAK = "\u00a0"

# Not French prose: code, addresses, and a colon shown as a sign.
_OTHER = re.compile(r"`[^`]*`|\w+://\S*|\(:\)")

_ITALICS = re.compile(r"(?<![*\w])\*(?![*\s])([^*]+)(?<![*\s])\*(?![*\w])")
_SHOWN = re.compile(r"«[^»]*»|\{\w*\}|\b(?:on dit|dite?s?) aussi\s[^,.;:)]*", re.IGNORECASE)

_TYPOGRAPHY = {
    "an ordinary space before ; : ! ? or »": r" [;:!?»]",
    "an ordinary space after «": r"« ",
    "no narrow no-break space before ; ! ?": rf"(?<![{NARROW}!?])[;!?]",
    "no no-break space before :": rf"(?<!{NO_BREAK}):(?!\d)|(?<![{NO_BREAK}\d]):",
    "no no-break space inside « »": rf"«(?!{NO_BREAK})|(?<!{NO_BREAK})»",
    "a straight apostrophe": r"(?<=[^\W\d_])'(?=[^\W_])",
    "straight quotation marks": r'"',
    "three dots for …": r"\.\.\.",
    "two spaces in a row": r"\s\s",
    "an ordinary space between number and unit": r"[\d}] (?:s|min|h|ms|Mo|ko|%)(?!\w)",
}

# Words that no French sentence has; names in « » are the real screen's and may be English.
_ENGLISH = re.compile(
    r"\b(?:and|are|be|click|enter|from|has|in|is|it|of|press|that|the|this|to|with|you|your)\b",
    re.IGNORECASE,
)

_PRODUCT = re.compile(r"\bIT Glue\b")

# Names in the otpauth URI: there they are English in a French text, too.
_PARAMETERS = {"digits", "issuer", "period"}

_TERMS = {
    **{
        term.wordings["en"].name: term.wordings["fr"].name
        for term in glossary.read()
        if term.wordings["en"].name not in {term.wordings["fr"].name, *_PARAMETERS}
    },
    "le MFA": "la MFA",
    "du MFA": "de la MFA",
    "un MFA": "l’authentification à deux facteurs",
    "jeton": "code",
    "token": "code",
    "email": "e-mail",
    "mail": "e-mail",
    "login": "se connecter",
    "double authentification": "authentification à deux facteurs",
    "QR-code": "code QR",
    "code de secours": "code de récupération",
    "codes de secours": "codes de récupération",
    "code de sauvegarde": "code de récupération",
    "enrôlement": "activation",
}
"""What this kit does not say in French, and what it says: the glossary's terms, and some others.

To forbid another word, add a line.
"""


def typography(text: str) -> list[str]:
    """Return what is wrong with a French text's typography.

    Args:
        text: Plain text, or Markdown whose code stands in backquotes.

    Returns:
        The rules it breaks, each with the place; nothing where it is right.
    """
    # A sign of the same width class keeps what stands around the other parts as it is.
    prose = _OTHER.sub("x", text)
    return [
        f"{rule}: {prose[max(0, found.start() - 12) : found.end() + 12]!r}"
        for rule, pattern in _TYPOGRAPHY.items()
        for found in re.finditer(pattern, prose)
    ]


def english(text: str) -> list[str]:
    """Return the English words left in a French text, except those that are shown as words."""
    return _ENGLISH.findall(_own_words(text))


def _own_words(text: str) -> str:
    return _SHOWN.sub("", quoted(_OTHER.sub("", _PRODUCT.sub("", text))))


def quoted(text: str) -> str:
    """Return Markdown with « » for its italics, since both show words that are not the kit's own.

    Example:
        >>> quoted("une clé d’accès (*passkey*)").replace(NO_BREAK, "")
        'une clé d’accès («passkey»)'
    """
    return _ITALICS.sub(rf"«{NO_BREAK}\1{NO_BREAK}»", text)


def terms(text: str) -> list[str]:
    """Return the words of a French text that this kit has other words for."""
    return [
        f"{word}: say {better}"
        for word, better in _TERMS.items()
        if re.search(rf"(?<![\w-]){re.escape(word)}s?(?![\w-])", _own_words(text), re.IGNORECASE)
    ]
