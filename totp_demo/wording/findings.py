"""What a diagnosis found, in words: the cause, what it rests on, how to make sure, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from totp_demo.model.apps import APPS
from totp_demo.model.case import Sign
from totp_demo.model.cause import Cause, Check, Fix
from totp_demo.model.finding import Clue, Evidence, Finding
from totp_demo.wording.drift import how_long
from totp_demo.wording.events import WHY
from totp_demo.wording.sentence import NOTHING, Filling, Sentence, say, say_many

_BRIEF = 600  # seconds: a clock's error below this is said in seconds

CAUSES: Mapping[Cause, Sentence] = {
    Cause.PHONE_CLOCK_AHEAD: say("The phone’s clock is ahead."),
    Cause.PHONE_CLOCK_BEHIND: say("The phone’s clock is behind."),
    Cause.SERVER_CLOCK_OFF: say("The server’s clock is wrong."),
    Cause.CLOCK_SET_BY_HAND: say("The phone’s clock was set by hand instead of its time zone."),
    Cause.SPACE_TYPED: say("There is something between the digits: a space, a hyphen or a dot."),
    Cause.INVISIBLE_CHARACTERS: say("Invisible characters were pasted with the code."),
    Cause.OTHER_DIGITS: say("The digits are from another script."),
    Cause.LEADING_ZERO_LOST: say("A zero at the start of the code is missing."),
    Cause.WRONG_LENGTH: say("The code has too few digits, or too many."),
    Cause.NOT_A_CODE: say("What was typed is not a code."),
    Cause.MISTYPED: say("There is a typing error in the code."),
    Cause.TYPED_TOO_LATE: say("The code was typed too late."),
    Cause.USED_CODE: say("The code has already been used."),
    Cause.ENROLMENT_CODE_AGAIN: say("It is the code that switched MFA on."),
    Cause.SECRET_TYPED: say("The secret key was typed instead of the code."),
    Cause.RECOVERY_CODE_TYPED: say("A recovery code was typed instead of the code."),
    Cause.RECOVERY_CODE_SPENT: say("The recovery code has been used or replaced."),
    Cause.URI_PASTED: say("The text of the QR code was pasted instead of the code."),
    Cause.EXPORT_PASTED: say("A phone’s export was pasted instead of the code."),
    Cause.EARLIER_SECRET: say("The app has the secret of an earlier QR code."),
    Cause.DUPLICATE_ENTRY: say("There are two entries with this name: the old one was read."),
    Cause.OVERWRITTEN_ENTRY: say("The app replaced this account’s entry with another one."),
    Cause.ANOTHER_ACCOUNT: say("It is the code of another account."),
    Cause.COUNTER_BASED_ENTRY: say("The entry is counter-based, not time-based."),
    Cause.OTHER_SETTINGS: say("The entry has other settings than the server."),
    Cause.APP_IGNORES_DIGITS: say("The app ignores the number of digits that the server uses."),
    Cause.APP_IGNORES_PERIOD: say("The app ignores the period that the server uses."),
    Cause.APP_IGNORES_ALGORITHM: say("The app ignores the algorithm that the server uses."),
    Cause.PLUS_IN_NAME: say("The URI has a + where a space should be."),
    Cause.NO_QUIET_ZONE: say("The QR code has no white border."),
    Cause.QR_TOO_SMALL: say("The QR code is too small."),
    Cause.QR_TOO_DENSE: say("The QR code is too dense."),
    Cause.QR_HOLDS_BARE_SECRET: say("The QR code contains only the secret."),
    Cause.QR_DISCLOSED: say("The secret is known to others: its QR code was sent or shared."),
    Cause.PHONE_LOST: say("The phone with the app is gone."),
    Cause.PHONE_NEW: say("The app is on a new phone, without the entry."),
    Cause.ACCOUNT_LOCKED: say("The account is locked."),
    Cause.MUST_WAIT: say("The server does not accept an attempt yet."),
    Cause.ENROLMENT_UNFINISHED: say("The set-up was not completed in time."),
    Cause.SOLE_ADMINISTRATOR: say("The only administrator is locked out."),
    Cause.PHISHING_RELAY: say("A phishing page passed the code on."),
    Cause.CODE_READ_OUT: say("A scammer was given the code."),
    Cause.PASSWORD_STOLEN: say("Somebody else has the password."),
    Cause.CALLER_UNPROVEN: say("The caller has not proved their identity."),
    Cause.RESET_FOR_ANOTHER: say("The caller asks for a change to somebody else’s account."),
}
"""What each cause is."""

FIXES: Mapping[Fix, Sentence] = {
    Fix.AUTOMATIC_TIME: say("Switch on automatic date and time on the phone."),
    Fix.SET_ZONE: say("Set the time zone on the phone, then switch on automatic date and time."),
    Fix.SERVER_NTP: say("Have the server’s clock synchronised with a time server (NTP)."),
    Fix.TYPE_DIGITS_ONLY: say(
        "Empty the field and type every digit that the app shows, including zeros at the start, "
        "with nothing between them."
    ),
    Fix.TYPE_APP_CODE: say("Type the digits that the app shows, nothing else."),
    Fix.WAIT_FOR_NEXT_CODE: say("Wait for the next code, then type it straight away."),
    Fix.WAIT_AND_TRY: say("Wait until the time is over, then type a new code."),
    Fix.PICK_RIGHT_ENTRY: say("In the app, pick the entry of this account."),
    Fix.SCAN_NEW_QR: say(
        "Delete the entry in the app. Start the set-up again, and scan the new QR code."
    ),
    Fix.DELETE_OLD_ENTRY: say("Keep the entry that works, and delete the old one."),
    Fix.ADD_BY_HAND: say("Add the key by hand, under a name of its own."),
    Fix.TIME_BASED_SETTINGS: say(
        "Delete the entry. Add the key again: time-based, SHA1, 6 digits, 30 seconds."
    ),
    Fix.COMMON_PROFILE: say(
        "Have the server set to SHA1, 6 digits and 30 seconds, then set MFA up again."
    ),
    Fix.ENCODE_SPACES: say("Have the URI written with %20 for a space. The codes are valid."),
    Fix.WHITE_BORDER: say("Show the QR code on white, with a border four modules wide."),
    Fix.ENLARGE_QR: say("Enlarge the QR code."),
    Fix.SHORTEN_URI: say("Have the default settings left out of the URI."),
    Fix.PUT_URI_IN_QR: say("Have the whole otpauth URI put into the QR code."),
    Fix.USE_RECOVERY_CODE: say(
        "Sign in with the recovery code, set MFA up again, and create a new recovery code."
    ),
    Fix.TRANSFER_OR_RESTORE: say("Transfer the entries from the old phone, or restore a backup."),
    Fix.ENROL_AGAIN: say("Start the set-up again, and scan the new QR code."),
    Fix.UNLOCK: say("Unlock the account, once you know why the codes were wrong."),
    Fix.RESET_AFTER_PROOF: say(
        "Check the caller’s identity. Only then reset MFA, and have them set it up again."
    ),
    Fix.REVOKE_AND_PURGE: say(
        "Revoke the secret, set MFA up again, and delete every copy of the picture."
    ),
    Fix.SECURE_ACCOUNT: say(
        "End all sessions, change the password, revoke the secret, set MFA up again, and report it."
    ),
    Fix.REFUSE: say("Change nothing. Say why, and what you need first."),
    Fix.ESCALATE: say("Pass it on to the person who is allowed to decide."),
}
"""What each fix is, as an instruction."""

CHECKS: Mapping[Check, Sentence] = {
    Check.PHONE_AND_UTC: say(
        "Have the caller compare the phone’s clock with a page that shows the exact time."
    ),
    Check.PHONE_SETTINGS: say(
        "Ask which time zone is set on the phone, and whether date and time are automatic."
    ),
    Check.SERVER_AND_UTC: say(
        "Compare the server’s clock with the exact time, and ask whether other people’s codes are "
        "refused too."
    ),
    Check.TYPE_BY_HAND: say(
        "Have the caller empty the field and type the code by hand, while you watch the log."
    ),
    Check.TYPE_FRESH_CODE: say(
        "Have the caller wait for a new code and type it straight away, while you watch the log."
    ),
    Check.READ_THE_LOG: say("Read the account’s log."),
    Check.COMPARE_FINGERPRINTS: say(
        "Compare the key’s fingerprint with the one in the log; ask when the QR code was scanned."
    ),
    Check.READ_ENTRIES: say("Have the caller read the names of the entries to you, but no code."),
    Check.WATCH_THE_CODE: say("Ask whether the code changes on its own within a minute."),
    Check.COMPARE_SETTINGS: say("Compare the server’s settings with what this app supports."),
    Check.LOOK_AT_QR_CODE: say(
        "Have the caller describe the QR code: its size, its background, its border. You don’t "
        "need a screenshot."
    ),
    Check.ASK_ABOUT_PHONE: say(
        "Ask about the old phone, a backup and a recovery code, without having it read to you."
    ),
    Check.ASK_WHAT_HAPPENED: say(
        "Ask which page, call or message came first, and look for sign-ins from elsewhere."
    ),
    Check.PROVE_IDENTITY: say("Check the caller’s identity by your own rule."),
}
"""How to make sure."""

SIGNS: Mapping[Sign, Sentence] = {
    Sign.OTHERS_FAIL_TOO: say("Other people’s codes are refused too."),
    Sign.FAILS_NOW_AND_THEN: say("Some codes work, others don’t."),
    Sign.BACK_FROM_JOURNEY: say("The phone has been in another time zone."),
    Sign.TYPED_AT_THE_END: say("The code had only a few seconds left."),
    Sign.CODE_STAYS: say("The code does not change on its own."),
    Sign.ADDED_BY_HAND: say("The key was typed into the app."),
    Sign.OLD_QR_CODE_SCANNED: say("An old QR code was scanned."),
    Sign.TWO_ENTRIES_ALIKE: say("There are two entries with the same name in the app."),
    Sign.ENTRY_GONE: say("The entry disappeared when another account was added."),
    Sign.OTHER_ENTRY_READ: say("The entry has the name of another account."),
    Sign.PLUS_SHOWN: say("The name in the app contains a +."),
    Sign.SEVEN_OR_EIGHT_DIGITS_ASKED: say("The page asks for more digits than the app shows."),
    Sign.CAMERA_SEES_NOTHING: say("The camera does not react to the QR code."),
    Sign.DARK_BACKGROUND: say("The QR code is on a dark page, or has no white border."),
    Sign.QR_CODE_SMALL: say("The QR code is small on the screen."),
    Sign.QR_CODE_FINE: say("The QR code has many tiny squares."),
    Sign.APP_SAYS_NOT_A_KEY: say("The app reads the QR code but does not accept it."),
    Sign.QR_CODE_SENT: say("A picture of the QR code, or the secret, was sent or shared."),
    Sign.PHONE_GONE: say("The phone is lost, stolen, broken or reset."),
    Sign.NEW_PHONE: say("The caller has a new phone."),
    Sign.OLD_PHONE_AT_HAND: say("The old phone or a backup is available."),
    Sign.RECOVERY_CODE_AT_HAND: say("The caller has a recovery code."),
    Sign.RECOVERY_CODE_USED_BEFORE: say("The recovery code has been used before."),
    Sign.NO_OTHER_ADMINISTRATOR: say("There is no other administrator."),
    Sign.LINK_FOLLOWED: say("The code was typed on a page that a link in a message opened."),
    Sign.CODE_TOLD: say("The code was given to somebody who called or wrote."),
    Sign.REQUESTS_NOT_MINE: say(
        "The caller is asked for a second factor without having tried to sign in."
    ),
    Sign.UNKNOWN_SIGN_IN: say("The log has a sign-in that was not the caller’s."),
    Sign.IDENTITY_UNPROVEN: say("The caller’s identity has not been proved."),
    Sign.ASKS_FOR_ANOTHER: say("The account belongs to somebody else."),
}
"""What is seen."""

CLUES: Mapping[Clue, Sentence] = {
    Clue.SEEN: NOTHING,  # the sign says it
    Clue.FORM: say("The server sees: {reason}."),
    Clue.LOGGED: say("The log says: {reason}."),
    Clue.RIGHT_OTHERWISE: say("Apart from that, the code is valid now."),
    Clue.OF_ANOTHER_STEP: NOTHING,  # worded below, by its direction
    Clue.SO_BEFORE: say_many(
        "{count} attempt before it was off by as much.",
        "{count} attempts before it were off by as much.",
    ),
    Clue.IN_TIME_BEFORE: say("Not long ago, a code from the same phone was on time."),
    Clue.WHOLE_HOURS: say("The difference is that between two time zones: {time}."),
    Clue.PHONE_COMPARED: NOTHING,  # worded below, by its direction
    Clue.SERVER_COMPARED: NOTHING,  # the same
    Clue.ACCEPTED_BEFORE: say("The server has accepted this code before."),
    Clue.OLDER_THAN_ACCEPTED: say("The server has accepted a newer code since."),
    Clue.OF_EARLIER_KEY: say(
        "It belongs to a key that the account had before (fingerprint {name})."
    ),
    Clue.OF_OTHER_KEY: say("It is the current code of {name}."),
    Clue.SEVERAL_KEYS: say_many(
        "The log shows {count} set-up.", "The log shows {count} set-ups, each with its own key."
    ),
    Clue.OF_COUNTER: say("It is the code of this key for the counter {count}."),
    Clue.OF_OTHER_SETTINGS: say("It is the current code of this secret with {settings}."),
    Clue.APP_PLAYS: say("As far as we know, {name} uses {settings}."),
    Clue.ONE_SLIP: say("It differs from a valid code in one digit, or two digits are swapped."),
    Clue.OF_NOTHING: say("It matches no key that we know, hours before or after."),
    Clue.BY_CHANCE: say("With so many codes to compare, a wrong one sometimes matches by chance."),
    Clue.LOCKED: say("There were too many wrong codes in a row."),
    Clue.WAITING: say_many(
        "The server accepts the next attempt in {seconds} second.",
        "The server accepts the next attempt in {seconds} seconds.",
        by="seconds",
    ),
    Clue.NOT_CONFIRMED: say("No code confirmed the set-up within its ten minutes."),
    Clue.SCANNED: say("The text of the QR code shows it."),
}
"""What each piece of evidence is."""

_OFF = {
    Clue.OF_ANOTHER_STEP: (
        say_many(
            "It is the code from {count} step later: about {time}.",
            "It is the code from {count} steps later: about {time}.",
        ),
        say_many(
            "It is the code from {count} step earlier: about {time}.",
            "It is the code from {count} steps earlier: about {time}.",
        ),
    ),
    Clue.PHONE_COMPARED: (
        say("Compared with the exact time, the phone’s clock is {time} ahead."),
        say("Compared with the exact time, the phone’s clock is {time} behind."),
    ),
    Clue.SERVER_COMPARED: (
        say("Compared with the exact time, the server’s clock is {time} ahead."),
        say("Compared with the exact time, the server’s clock is {time} behind."),
    ),
}
"""What is said of a difference of times, where it is ahead and where it is behind."""

_RIGHT = {
    Clue.PHONE_COMPARED: say("Compared with the exact time, the phone’s clock is right."),
    Clue.SERVER_COMPARED: say("Compared with the exact time, the server’s clock is right."),
}

_PHONE_IS = {
    Cause.PHONE_CLOCK_AHEAD: say_many(
        "The phone is {time} ahead: {count} step.", "The phone is {time} ahead: {count} steps."
    ),
    Cause.PHONE_CLOCK_BEHIND: say_many(
        "The phone is {time} behind: {count} step.", "The phone is {time} behind: {count} steps."
    ),
}
_PHONE_MAY_BE = {
    Cause.PHONE_CLOCK_AHEAD: say_many(
        "The phone is about {time} ahead: {count} step.",
        "The phone is about {time} ahead: {count} steps.",
    ),
    Cause.PHONE_CLOCK_BEHIND: say_many(
        "The phone is about {time} behind: {count} step.",
        "The phone is about {time} behind: {count} steps.",
    ),
}


@dataclass(frozen=True)
class Words:
    """A finding in words.

    Attributes:
        cause: What is wrong, with its numbers.
        evidence: What it rests on.
        confirm: How to make sure.
        fix: What to do.
    """

    cause: Sentence
    evidence: tuple[Sentence, ...]
    confirm: Sentence
    fix: Sentence


def of_finding(finding: Finding) -> Words:
    r"""Word a finding.

    Args:
        finding: One of `diagnose`.

    Returns:
        Its four parts.

    Example:
        >>> from totp_demo.model.case import Case
        >>> from totp_demo.model.diagnosis import diagnose
        >>> from totp_demo.model.key import Key
        >>> from totp_demo.wording.language import Language
        >>> key = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille")
        >>> case = Case(1_600_000_000, key.code_at(1_600_000_094), key, phone_skew=94.0)
        >>> of_finding(diagnose(case)[0]).cause.into(Language("en"))
        'The phone is 94\xa0s ahead: 3 steps.'
    """
    evidence = (of_evidence(each) for each in finding.evidence)
    return Words(
        _of_cause(finding),
        tuple(each for each in evidence if each != NOTHING),
        CHECKS[finding.confirm],
        FIXES[finding.fix],
    )


def of_evidence(evidence: Evidence) -> Sentence:
    """Word what a finding rests on.

    Args:
        evidence: One piece.

    Returns:
        A sentence.
    """
    steps, seconds = evidence.steps or 0, evidence.seconds or 0.0
    if evidence.sign is not None:
        return SIGNS[evidence.sign]
    if evidence.clue in _RIGHT and abs(seconds) < 1:
        return _RIGHT[evidence.clue]
    ahead, behind = _OFF.get(evidence.clue, (CLUES[evidence.clue],) * 2)
    sentence = ahead if (steps or seconds) >= 0 else behind
    values: dict[str, Filling] = {
        "count": abs(steps) or evidence.count or 0,
        "time": _time(abs(seconds)),
        "seconds": max(1, round(seconds)),
        "name": APPS[evidence.name].name if evidence.name in APPS else evidence.name,
    }
    if evidence.reason is not None:
        values["reason"] = WHY[evidence.reason].fill(drift=abs(steps))
    if evidence.played is not None:
        played = evidence.played
        values["settings"] = say(
            "{algorithm}, {digits} digits, {period} seconds",
            algorithm=played.algorithm,
            digits=played.digits,
            period=played.period,
        )
    return sentence.fill(**values)


def _of_cause(finding: Finding) -> Sentence:
    """Word a cause; that of a phone’s clock with how far it is off."""
    if finding.cause not in _PHONE_IS:
        return CAUSES[finding.cause]
    by_clue = {each.clue: each for each in finding.evidence}
    found = by_clue.get(Clue.OF_ANOTHER_STEP)
    if found is None or found.steps is None or found.seconds is None:
        return CAUSES[finding.cause]
    compared = by_clue.get(Clue.PHONE_COMPARED)
    same_way = compared is not None and (compared.seconds or 0.0) * found.steps > 0
    words = _PHONE_IS if same_way else _PHONE_MAY_BE
    seconds = compared.seconds if compared is not None and same_way else found.seconds
    return words[finding.cause].fill(time=_time(abs(seconds or 0.0)), count=abs(found.steps))


def _time(seconds: float) -> Filling:
    whole = round(seconds)
    return how_long(whole) if whole > _BRIEF else f"{whole}\u00a0s"
