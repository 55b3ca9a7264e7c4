"""The rules for French texts, on texts that keep and break them."""

from __future__ import annotations

import pytest

from tests.fast.language.french import english, terms, typography

RIGHT = [
    "Le code est faux\u202f; attendez le suivant.",
    "Prêt\u202f? Oui\u202f!",
    "À vous\u00a0: appuyez sur «\u00a0Enable MFA\u00a0» à 12:30.",
    "Un texte qui commence par otpauth:// contient le secret\u00a0: gardez-le.",
    "Le deux-points (:) n’a pas sa place ici.",
    "Lancez `totp-demo --lang fr; echo` dans {folder}.",
    "Encore {seconds}\u00a0s, ou 30\u00a0s.",
]

WRONG = [
    "Le code est faux ; attendez.",
    "Le code est faux; attendez.",
    "Prêt ?",
    "Prêt\u00a0?",
    "Prêt?",
    "À vous : appuyez.",
    "À vous: appuyez.",
    "À vous\u202f: appuyez.",
    "« Enable »",
    "«Enable»",
    "«\u202fEnable\u202f»",
    "l'application",
    'le bouton "Enable"',
    "et ainsi de suite...",
    "deux  espaces",
    "Encore {seconds} s",
    "dans 30 s au plus",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_typography(text: str) -> None:
    assert typography(text) == []


@pytest.mark.parametrize("text", WRONG)
def test_wrong_typography(text: str) -> None:
    assert typography(text)


def test_english_is_found_outside_of_quoted_labels_only() -> None:
    assert english("Appuyez sur «\u00a0Enable the MFA\u00a0», puis saisissez {the} code.") == []
    assert english("Appuyez sur the bouton.") == ["the"]
    # A word that French has, too.
    assert english("Choisissez le type de clé.") == []


def test_terms_are_whole_words() -> None:
    assert terms("Votre adresse e-mail et le code QR") == []
    assert terms("Scannez le QR code") == ["QR code: say code QR"]
    assert terms("Des tokens") == ["token: say code"]
    assert terms("Le throttling du serveur") == ["throttling: say limitation des tentatives"]
    assert terms("Le paramètre digits") == []


@pytest.mark.parametrize(
    "text",
    [
        "La clé d’accès (*passkey*) ne sert que sur un site.",
        "Cherchez «\u00a0double authentification\u00a0» ou «\u00a0QR code\u00a0».",
        "La MFA, dite aussi double authentification, demande un code.",
        "Le code de récupération (on dit aussi code de secours) ne sert qu’une fois.",
        "**Important\u00a0:** un *token* affiche des codes.",
    ],
)
def test_the_words_of_others_may_be_explained(text: str) -> None:
    assert terms(text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Créez une passkey", "passkey"),
        ("Activez la **double authentification**.", "double authentification"),
        ("La MFA, dite aussi 2FA, demande un code de secours.", "code de secours"),
        ("On dit aussi passkey. Une passkey est une clé.", "passkey"),
        ("*Important*\u00a0: scannez le QR code.", "QR code"),
    ],
)
def test_they_are_not_used(text: str, word: str) -> None:
    assert [said.partition(":")[0] for said in terms(text)] == [word]
