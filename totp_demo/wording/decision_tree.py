"""The desk's decision tree in words, and as Markdown; a fix has the words of the findings."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.model.decision_tree import TREE, Ask, Symptom
from totp_demo.wording.findings import FIXES
from totp_demo.wording.language import Language
from totp_demo.wording.sentence import Sentence, say

TITLE = say("A code is refused: what to ask, what to do")

HOW_TO = say(
    "Go from top to bottom. The first question you answer with yes tells you what to do. Never "
    "ask for a code, a key or a screenshot of the QR code."
)

SYMPTOMS: Mapping[Symptom, Sentence] = {
    Symptom.ANY_CALL: say("Every call: who is it?"),
    Symptom.SOMEBODY_ELSE: say("Does somebody else have the code, the secret or the password?"),
    Symptom.NO_PHONE: say("The phone is gone, or it is a new one"),
    Symptom.SET_UP_STOPS: say("The set-up gets stuck"),
    Symptom.NO_ATTEMPT: say("The server accepts no attempt"),
    Symptom.NO_CODE: say("What was typed is not a code"),
    Symptom.USED: say("The log says: already used"),
    Symptom.OTHER_TIME: say("The log says: too old or too new"),
    Symptom.OTHER_KEY: say("The log says: not from this secret"),
    Symptom.WORKS: say("The code works, but something looks odd"),
}
"""What is seen first."""

ASKS: Mapping[Ask, Sentence] = {
    Ask.ABOUT_ANOTHER: say("Is it about somebody else’s account?"),
    Ask.IDENTITY_MISSING: say(
        "Does the account need a change, but the caller can’t prove who they are?"
    ),
    Ask.PICTURE_SENT: say("Is the QR code or the secret in a ticket, an e-mail or a chat?"),
    Ask.CODE_TOLD: say("Did the caller give a code to somebody, on the phone or in a message?"),
    Ask.REQUESTS_NOT_STARTED: say("Is the caller asked for a second factor without signing in?"),
    Ask.LINK_OR_SIGN_IN: say(
        "Did a link lead to the page, or is there a sign-in that is not theirs?"
    ),
    Ask.OLD_PHONE: say("New phone: can the old one, or a backup of it, still be used?"),
    Ask.RECOVERY_CODE: say("Is there a recovery code that has not been used?"),
    Ask.BACKUP: say("Phone gone: is there a backup of the app?"),
    Ask.NO_ADMINISTRATOR: say("Is the caller the only administrator?"),
    Ask.NOTHING_LEFT: say("None of these?"),
    Ask.TIME_RAN_OUT: say("Did the set-up end before a code was confirmed?"),
    Ask.APP_REFUSES: say("Does the app read the QR code, but not accept it?"),
    Ask.SAME_NAME: say("Does the app replace another entry of the same name?"),
    Ask.DARK_PAGE: say("Is the QR code on a dark page, or without a white border?"),
    Ask.SMALL: say("Is the QR code small?"),
    Ask.TINY_SQUARES: say("Does it have many tiny squares?"),
    Ask.NOT_READ: say("Does the camera still see nothing?"),
    Ask.LOCKED: say("Is the account locked?"),
    Ask.WAITING: say("Does the server ask to wait?"),
    Ask.PASTED: say("Is it nothing, a word, the secret or a text that was copied?"),
    Ask.RECOVERY_TYPED: say("Is it a recovery code, though the phone is there?"),
    Ask.FEWER_DIGITS: say("Does the app show fewer digits than the page asks for?"),
    Ask.DIGITS_SPOILT: say("Is there a space or a letter, or is a digit missing?"),
    Ask.USED: say("Was this code accepted before, perhaps for the set-up?"),
    Ask.OTHERS_TOO: say("Are other people refused too, or is the server’s clock wrong?"),
    Ask.WHOLE_HOURS: say("Is it off by whole hours, for example after a journey?"),
    Ask.JUST_TOO_OLD: say("Is it too old by a minute at most, and only this time?"),
    Ask.PHONE_CLOCK: say("Is it off by as much each time?"),
    Ask.BY_HAND: say("Was the key typed into the app, or does the code never change?"),
    Ask.UNUSUAL_SETTINGS: say("Does the server use anything but SHA1, 6 digits and 30 seconds?"),
    Ask.TWO_ENTRIES: say("Are there two entries with the same name?"),
    Ask.ENTRY_GONE: say("Did the entry disappear when another was added?"),
    Ask.OTHER_ENTRY: say("Is it the code of another account?"),
    Ask.ONE_DIGIT: say("Is it accepted when it is typed again, slowly?"),
    Ask.OLD_QR_CODE: say("Is the entry from an older QR code, or does nothing else help?"),
    Ask.PLUS: say("Does the app show a + in the name?"),
}
"""The questions, for whoever holds the phone."""


def words(language: Language) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the tree in words.

    Args:
        language: The reader's.

    Returns:
        Each symptom, with its questions and what each yes leads to.

    Example:
        >>> symptom, questions = words(Language("en"))[0]
        >>> symptom, questions[0]
        ('Every call: who is it?', ('Is it about somebody else’s account?', \
'Change nothing. Say why, and what you need first.'))
    """
    return [
        (
            SYMPTOMS[branch.symptom].into(language),
            [
                (ASKS[leaf.ask].into(language), FIXES[leaf.fix].into(language))
                for leaf in branch.leaves
            ],
        )
        for branch in TREE
    ]


def markdown(language: Language) -> str:
    """Return the tree as Markdown: a title and a nested list.

    Args:
        language: The reader's.

    Example:
        >>> markdown(Language("en")).splitlines()[5][:48]
        '   - Is it about somebody else’s account? → Chan'
    """
    lines = [f"# {TITLE.into(language)}", "", HOW_TO.into(language), ""]
    for number, (symptom, questions) in enumerate(words(language), 1):
        lines.append(f"{number}. **{symptom}**")
        lines += [f"   - {asked} → {done}" for asked, done in questions]
    return "\n".join([*lines, ""])
