"""The labels of the real screen: English as it shows them, the reader's language beside them."""

from __future__ import annotations

from totp_demo.wording.language import Language
from totp_demo.wording.sentence import Sentence

Label = str | tuple[str, str]

SCREEN = (
    "Change Password",
    "Disable MFA",
    "Edit Profile",
    "Enable MFA",
    "First name",
    "Generate recovery code",
    "Last name",
    "MFA Code",
    "MFA Settings",
    "Select Image",
    "Show secret key for manual configuration",
    "Sign In",
    "Sign Out",
    "Time zone",
    "Verify MFA Code",
    "Do not enter any spaces",
    "Cancel",
    "Email",
    "Enable",
    "Home",
    "Password",
    "Save",
)
"""The labels that a sentence may name; one that begins another comes after it."""

FOREIGN = {
    "en": (*SCREEN, "Read this page in English"),
    "fr": ("Lire cette page en français",),
}
"""What stands on pages of another language too, by its own."""


class ScreenLabel(Sentence):
    """A label of the real screen, which stays English, with the reader's language beside it.

    Example:
        >>> on_screen("Cancel").label(Language("en")), on_screen("Cancel").label(Language("fr"))
        ('Cancel', ('Cancel', 'Annuler'))
    """

    def label(self, language: Language) -> Label:
        """Return the English label; with the translation beside it where the language differs."""
        beside = super().into(language)
        return self.message if beside == self.message else (self.message, beside)

    def into(self, language: Language) -> str:
        """Return the label as a sentence names it: with the translation in brackets."""
        label = self.label(language)
        return label if isinstance(label, str) else "{} ({})".format(*label)


def on_screen(english: str, /) -> ScreenLabel:
    """Return a label as the real product shows it.

    Args:
        english: The label, written out where it stands: the catalogues are made from it.
    """
    return ScreenLabel(english)
