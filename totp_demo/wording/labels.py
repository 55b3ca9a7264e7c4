"""The labels of the real screen: English as it shows them, the reader's language beside them."""

from __future__ import annotations

from totp_demo.wording.language import Language

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


def faithful(english: str, language: Language, beside: str) -> Label:
    """Return a label of the real screen.

    Args:
        english: As the real product shows it.
        language: The reader's.
        beside: The same in the reader's language.

    Returns:
        The English label; with the translation beside it where the reader's language differs.
    """
    return english if language.code == "en" or beside == english else (english, beside)
