"""The kit's two languages: gettext catalogues that a translator edits as .po files."""

from __future__ import annotations

import functools
import gettext
import io
import locale
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader

LANGUAGES: Mapping[str, str] = {"en": "English", "fr": "Français"}
"""The languages the kit speaks: code and the language's own name."""

CATALOGUES = Path(__file__).parent / "locale"
DOMAIN = "totp_demo"


@functools.cache
def _catalogue(code: str) -> gettext.NullTranslations:
    if code == "en":
        # What stands in the code: its own catalogue repeats it.
        return gettext.NullTranslations()
    # The .po file itself is read: nothing to compile after an edit.
    import polib

    path = CATALOGUES / code / "LC_MESSAGES" / f"{DOMAIN}.po"
    # As this module was loaded: on a page without a server the kit lies in a zip.
    loader = cast("ResourceLoader", __spec__.loader)
    text = loader.get_data(str(path)).decode()
    return gettext.GNUTranslations(io.BytesIO(polib.pofile(text).to_binary()))


class Language:
    """A language to word things in.

    Args:
        code: A language tag such as "fr", "FR" or "fr-CH"; its first part decides.

    Raises:
        ValueError: The kit does not speak that language.

    Example:
        >>> Language("fr_FR").code
        'fr'
        >>> Language("fr").gettext("Cancel")
        'Annuler'
    """

    def __init__(self, code: str = "en") -> None:
        """Read the catalogue of one language."""
        short = str(code).replace("_", "-").split("-")[0].lower()
        if short not in LANGUAGES:
            known = ", ".join(f'"{known}" ({name})' for known, name in LANGUAGES.items())
            raise ValueError(f"The kit speaks {known}; it does not speak this language.")
        self.code = short
        self.name = LANGUAGES[short]
        translations = _catalogue(short)
        self._one, self._many = translations.gettext, translations.ngettext

    def __repr__(self) -> str:
        """Return how to make this language again."""
        return f"Language({self.code!r})"

    def gettext(self, message: str) -> str:
        """Return a message in this language.

        Args:
            message: The English text as it stands in the code, which is its key in the catalogues.

        Returns:
            The text of the catalogue, or the English one where the catalogue has none.
        """
        return self.lookup(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Return the form of a message that fits a number.

        Args:
            one: The English text for one.
            many: The English text for any other number.
            count: The number.

        Returns:
            The text with the language's own plural form (French counts 0 as one).
        """
        return self.lookup(one, many, count)

    def lookup(self, message: str, plural: str = "", count: int = 1) -> str:
        """Return a text that another place has marked for the catalogues.

        Args:
            message: The English text.
            plural: Its plural, if it has one.
            count: What decides between the two.
        """
        if plural:
            return self._many(message, plural, count)
        return self._one(message) if message else ""

    def forms(self, one: str, many: str) -> tuple[str, str]:
        """Return both forms of a message, for a script that counts by itself.

        Args:
            one: The English text for one.
            many: The English text for any other number.

        Returns:
            The text for one and the text for many, in this language.
        """
        return self._many(one, many, 1), self._many(one, many, 2)

    @classmethod
    def of_reader(cls, environ: Mapping[str, str] | None = None) -> Language:
        """Return the language that the reader's environment asks for, else English.

        Args:
            environ: Environment variables; those of this process when left out.

        Returns:
            The first of LANGUAGE, LC_ALL, LC_MESSAGES and LANG that the kit speaks; on a system
            that sets none of them (Windows), that of its locale.

        Example:
            >>> Language.of_reader({"LANG": "fr_FR.UTF-8"}).code
            'fr'
        """
        found = os.environ if environ is None else environ
        for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
            for wish in found.get(name, "").split(":"):
                code = wish.replace("_", "-").split("-")[0].split(".")[0].lower()
                if code in LANGUAGES:
                    return cls(code)
            if found.get(name):
                return cls("en")
        system = (locale.getlocale()[0] or "") if environ is None else ""
        return cls("fr" if system.lower().startswith(("fr", "french")) else "en")
