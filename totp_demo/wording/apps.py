"""What the apps do, in words: their habits, and what becomes of a key in one."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.model.app_fit import Fit, Outcome
from totp_demo.model.apps import App, Trap
from totp_demo.wording.answer import Kind
from totp_demo.wording.sentence import NOTHING, Sentence, say

HABITS: Mapping[Trap, Sentence] = {
    Trap.OVERWRITES_SAME_NAME: say("same issuer and name: overwrites the older entry"),
    Trap.NUMBERS_SAME_NAME: say("same name without an issuer: adds a number to it"),
    Trap.OVERWRITES_SAME_LABEL: say(
        "same label: asks, does not say which entry it means, and overwrites the older one"
    ),
    Trap.STRIPS_SEPARATORS: say("ignores spaces, hyphens and = in a key"),
    Trap.SHORT_MANUAL_KEY_REFUSED: say("refuses a typed key shorter than 10 bytes"),
    Trap.READS_1_AS_I: say("reads 1 as I and 0 as O in a key"),
    Trap.PADDING_REFUSED: say("refuses = at the end of a secret"),
    Trap.SECRET_FIRST: say("some versions require the secret to come first"),
    Trap.SHORT_SECRET_WARNED: say("warns about a secret shorter than 16 bytes"),
    Trap.SHA256_PLAYED_AS_SHA1: say("accepts SHA256, but uses SHA1"),
    Trap.ONE_COLON: say("accepts only one colon in the label"),
    Trap.LABEL_ISSUER_WINS: say("two issuers: the label’s wins"),
    Trap.PARAMETER_ISSUER_WINS: say("two issuers: the parameter’s wins"),
    Trap.LABEL_IGNORED: say("does not read the label"),
    Trap.LOWER_CASES_URI: say("converts the whole URI to lower case"),
    Trap.DROPS_OTHER_CHARACTERS: say("ignores what is not base32 in a secret"),
    Trap.UNKNOWN_ALGORITHM_IS_SHA1: say("uses SHA1 for an algorithm it does not know"),
    Trap.PIN_WITH_CODE: say("8 digits and a PIN, in its own documented example"),
    Trap.NO_OTPAUTH_EVIDENCE: say("we found nothing that says it reads otpauth QR codes"),
    Trap.SOURCES_CONFLICT: say("the sources conflict"),
    Trap.HISTORY: say("discontinued"),
}
"""The habits of apps in words."""

OUTCOMES: Mapping[Outcome, Sentence] = {
    Outcome.RIGHT_CODES: say("valid codes"),
    Outcome.WRONG_CODES: say("wrong codes: uses {settings}, as far as we know"),
    Outcome.REFUSED: say("refuses the QR code"),
    Outcome.SOURCES_CONFLICT: say("the sources conflict"),
    Outcome.UNKNOWN: say("unknown"),
}
"""What becomes of a key in an app."""


def of_fit(fit: Fit) -> Sentence:
    """Word what an app makes of a key.

    Args:
        fit: What becomes of it.

    Returns:
        A few words, without a stop.
    """
    played = fit.played
    settings = (
        "" if played is None else f"{played.algorithm}, {played.digits}, {played.period}\u00a0s"
    )
    return OUTCOMES[fit.outcome].fill(settings=settings)


def kind_of(fit: Fit) -> Kind:
    """Return which kind of answer that is: good, bad, or one that leaves a question."""
    match fit.outcome:
        case Outcome.RIGHT_CODES:
            return "ok"
        case Outcome.WRONG_CODES | Outcome.REFUSED:
            return "no"
        case _:
            return "note"


_SETTINGS: Mapping[str, Sentence] = {
    "algorithm": say("the algorithm"),
    "digits": say("the number of digits"),
    "period": say("the period"),
}


def of_guess(app: App, guessed: tuple[str, ...]) -> Sentence:
    """Word what the phone plays though nobody knows it of the app.

    Args:
        app: The app.
        guessed: Of "algorithm", "digits" and "period" what is unknown.

    Returns:
        A sentence; nothing where all is known.

    Example:
        >>> from totp_demo.model.apps import APPS
        >>> from totp_demo.wording.language import Language
        >>> of_guess(APPS["authy"], ("digits",)).into(Language("en"))
        'Unknown in Authy: the number of digits. Shown here: the usual value.'
    """
    if not guessed:
        return NOTHING
    first, *rest = (_SETTINGS[name] for name in guessed)
    names = first
    for each in rest:
        names = say("{one} and {other}", one=names, other=each)
    return say("Unknown in {app}: {names}. Shown here: the usual value.", app=app.name, names=names)
