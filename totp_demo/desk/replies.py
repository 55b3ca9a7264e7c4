"""What the desk writes to the caller in the end: a model for each kind, and what not to send."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from totp_demo.desk.inquiry import Harm
from totp_demo.wording.sentence import Sentence, say

_QR = say(
    "Your QR code is readable now: dark on white, with a white border, large enough. You have "
    "scanned it and confirmed it with a code. Please don’t keep a picture of it: anyone who has "
    "the picture can generate your codes."
)
_NOT_WITHOUT_PROOF = say(
    "I can’t change anything about this account now: I’ve called the number that we have on file, "
    "and the request was not confirmed. If the account is yours, please call us from that number, "
    "or come by in person with your ID. This rule protects you, too, and it has no exceptions."
)

REPLIES: Mapping[str, Sentence] = MappingProxyType(
    {
        "phone-clock-ahead": say(
            "Your codes were refused because your phone’s clock was ahead: the code depends on "
            "the time. Date and time are automatic now, and you’re signed in. Please leave it "
            "like that. If you want to be early, set the alarm earlier, not the clock."
        ),
        "phone-clock-behind": say(
            "Your codes were refused because your phone’s clock was behind: it had been switched "
            "off for a long time. Date and time are automatic now, and you’re signed in. If it "
            "happens again, compare the phone with a page that shows the exact time."
        ),
        "server-clock-off": say(
            "It wasn’t you, and it wasn’t your phone: the clock of our server was wrong, so it "
            "refused everybody’s codes. It is right again, and you’re signed in. You don’t have to "
            "change anything."
        ),
        "clock-set-by-hand": say(
            "After your trip, your phone still had the time zone of the place you came from, and "
            "its clock was set by hand. So it was hours off for the codes, though it looked right. "
            "The zone and the time are automatic now. On the next trip, leave both alone."
        ),
        "typed-too-late": say(
            "A code is valid for 30 seconds. Yours had only a few left when you read it, and was "
            "too old when it arrived. Wait until a new one appears, then type it straight away. "
            "Your phone and your account are fine."
        ),
        "space-typed": say(
            "The app shows the code in two groups so that it is easier to read. The space between "
            "them doesn’t belong to the code. Type the six digits without a space, as you have "
            "just done."
        ),
        "invisible-characters": say(
            "Something that can’t be seen came along when you pasted the code from the chat. Type "
            "the six digits by hand instead, as you have just done. And please don’t send codes "
            "through a chat, even to yourself."
        ),
        "other-digits": say(
            "The keyboard of that computer types Arabic-Indic digits. Our page only accepts the "
            "digits 0 to 9. Change the keyboard’s language for the code, as you have just done."
        ),
        "leading-zero-lost": say(
            "Some codes start with a zero. Your table takes it for a number and removes the zero. "
            "Type the code directly into the page, with all six digits. A table is not a good "
            "place for codes anyway."
        ),
        "used-code": say(
            "A code works only once. You had already signed in with it. Wait for the next one "
            "before you sign in on a second device: that takes 30 seconds at most."
        ),
        "enrolment-code-again": say(
            "Your set-up worked. The code that confirmed it was used up by that. For each sign-in, "
            "take the code that the app shows at that moment."
        ),
        "secret-typed": say(
            "What you typed is the secret key. It belongs in the app only, if you can’t scan. The "
            "page wants the six digits that the app shows. Please don’t write the key down and "
            "don’t send it to anybody, us included."
        ),
        "uri-pasted": say(
            "The line that begins with “otpauth” contains your secret key. It’s meant for the app. "
            "The page wants the six digits that the app shows. Please delete the copy of that "
            "line, and close the page that you read the QR code with."
        ),
        "old-recovery-code-typed": say(
            "The code on your sheet is the recovery code of before the reset: it no longer works, "
            "so please throw it away. The page wants the six digits that the app shows. Once MFA "
            "is on, create a new recovery code and keep it somewhere else than on the phone."
        ),
        "earlier-secret": say(
            "Each time you start the set-up, the page makes a new QR code. Your app still had the "
            "first one. You’ve deleted that entry and scanned the current QR code: now the codes "
            "match."
        ),
        "duplicate-entry": say(
            "There were two entries with the same name in your app: one from before the reset, and "
            "the current one. You’ve deleted the old one. Whenever you set MFA up again, first "
            "delete the old entry."
        ),
        "overwritten-entry": say(
            "Your app replaced your account’s entry with the test environment, because both have "
            "the same name. I’ve checked that it’s you and reset your MFA; you’ve set it up again "
            "under a name of its own. When an app asks whether to replace an entry, say no."
        ),
        "another-account": say(
            "The code you typed was that of another entry in your app. Take the one that says IT "
            "Glue and shows your e-mail address. You can move it to the top of the list."
        ),
        "counter-based-entry": say(
            "The entry was set to “counter-based”, so its code did not follow the time. You’ve "
            "deleted it and typed the key in again with “time-based”, 6 digits and 30 seconds. If "
            "your app can scan, that’s the safer way."
        ),
        "other-settings": say(
            "Your app had other settings than our server. You’ve deleted the entry and typed the "
            "key in again with the usual ones: time-based, SHA1, 6 digits, 30 seconds. A scan sets "
            "them by itself."
        ),
        "app-ignores-digits": say(
            "Our server asked for eight digits, and your app only shows six. That was our setting, "
            "not your mistake. The server asks for six now. You’ve scanned the new QR code and "
            "you’re signed in."
        ),
        "app-ignores-period": say(
            "Our server counted in steps of 10 seconds, your app counts in steps of 30. That "
            "was our setting, not your mistake. It’s 30 seconds now. You’ve "
            "scanned the new QR code and you’re signed in."
        ),
        "app-ignores-algorithm": say(
            "Our server used SHA256, and your app always uses SHA1, without saying so. We’ve set "
            "the server to SHA1, which your app uses and which is sound for these codes. You’ve "
            "scanned the new QR code and you’re signed in."
        ),
        "plus-in-name": say(
            "The plus sign was a flaw in our QR code: it replaces a space. It was not phishing, "
            "and you were right to stop and ask. The new QR code has the right name, and you’re "
            "signed in."
        ),
        "no-quiet-zone": _QR,
        "qr-too-small": _QR,
        "qr-too-dense": _QR,
        "qr-holds-bare-secret": say(
            "Your page’s QR code only contained the secret, without what tells the app what it is. "
            "It’s right now: you’ve scanned it and confirmed it with a code. Please pass this on "
            "to the people who made the page."
        ),
        "enrolment-unfinished": say(
            "The set-up ends when you type a code, within ten minutes. That was still missing, so "
            "MFA stayed off. You’ve scanned the new QR code and typed a code: now it’s on. The old "
            "entry in the app is deleted."
        ),
        "phone-lost-recovery-code": say(
            "You’ve signed in with your recovery code and set MFA up on your other phone. That "
            "code is used up. Please create a new one, write it down, and keep it away from the "
            "phone. Your old phone’s codes no longer work."
        ),
        "phone-lost-nothing-left": say(
            "I’ve called you back on the number that we have on file, and reset your MFA. You’ve "
            "set it up on your new phone. The codes of the stolen phone no longer work. Please "
            "create a recovery code today, so that next time you can help yourself."
        ),
        "new-phone-transfer": say(
            "A reset wasn’t necessary: you’ve transferred the entries from the old phone to the "
            "new one. Check that all of them are there, then erase the old phone before you give "
            "it away."
        ),
        "new-phone-restore": say(
            "A reset wasn’t necessary: you’ve restored the app’s backup on the new phone, and the "
            "codes are right. Please create a recovery code as well: a backup can be missing some "
            "day."
        ),
        "new-phone-nothing-left": say(
            "I’ve called you back on the number that we have on file, and reset your MFA. You’ve "
            "set it up on the new phone. Next time, transfer the entries before you erase the old "
            "phone. And please create a recovery code today."
        ),
        "recovery-code-spent": say(
            "A recovery code works once, and you used yours yesterday. I’ve called you back on "
            "the number that we have on file, and reset your MFA; you’ve set it up on your other "
            "phone. After each use, create a new recovery code."
        ),
        "account-locked": say(
            "After ten wrong codes in a row, our server locks an account: that stops people who "
            "guess. The codes were those of another site, and you’ve deleted that entry. I’ve "
            "unlocked your account, and you’re signed in."
        ),
        "sole-administrator": say(
            "You’re the only administrator, so nobody here may reset your MFA, I neither. I’ve "
            "passed it on to the vendor, who has checked your company’s identity by contract. "
            "You’re signed in again. Please name a second administrator today."
        ),
        "qr-code-in-ticket": say(
            "The picture of your QR code contains your secret key: anyone who sees it can generate "
            "your codes. So I’ve called you back, revoked the key and deleted the picture here. "
            "You’ve set MFA up with a new key. Please delete the picture in your chat, too."
        ),
        "phishing-relay": say(
            "The mail was a forgery, and the page passed your password and your code on at once. "
            "We’ve ended all sessions; you’ve changed the password and set MFA up with a new key. "
            "Always type our address yourself. It was right to call us. We’ve reported the page."
        ),
        "code-read-out": say(
            "The caller was not one of us: we never ask for a code. We’ve ended all sessions; "
            "you’ve changed the password and set MFA up with a new key. If somebody calls again, "
            "hang up and call us on the number you know. It was right to call us."
        ),
        "password-stolen": say(
            "Somebody has your password and was trying codes; your second factor has kept them "
            "out. You’ve changed the password, and MFA has a new key. Please also change it "
            "wherever you use the same one, and use a different one everywhere."
        ),
        "caller-unproven": _NOT_WITHOUT_PROOF,
        "reset-by-mail": _NOT_WITHOUT_PROOF,
        "vendor-on-the-line": say(
            "We don’t change anything about an account because somebody calls, and we never give "
            "out a code. The owner of the account knows nothing of this. If you really work for "
            "the maker, please use the channel that we’ve agreed on with them. We’re reporting "
            "this call."
        ),
        "reset-for-another": say(
            "I can’t give you access to somebody else’s account, not even for a good reason: "
            "whatever is done there would bear their name. If you need files from it, please ask "
            "the data protection officer. As soon as your colleague calls, we’ll help them."
        ),
    }
)
"""What could be sent as it is, once the call has ended well, by the kind's name."""

NEVER = say(
    "So that I can check it quickly: please send me the code that your app shows, and a screenshot "
    "of the QR code. I’ll then do it for you."
)
"""What must never be sent."""

GREETING, REGARDS, SIGNATURE = say("Hello {name},"), say("Best regards,"), say("The help desk")
"""What stands before a reply, and what after it."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One of the replies to choose from.

    Attributes:
        name: the kind that it is meant for; "never" for the one that harms.
        body: what it says.
    """

    name: str
    body: Sentence

    @property
    def harm(self) -> Harm | None:
        """What sending it would do."""
        return Harm.SCREENSHOT_ASKED if self.name == "never" else None


def replies(kind: str, seed: int) -> tuple[Reply, ...]:
    """Return the replies to choose from, in an order drawn by the seed.

    Args:
        kind: the ticket's.
        seed: the ticket's.

    Returns:
        Four: the model, two for other kinds that say something else, and the one that harms.

    Example:
        >>> len({reply.body for reply in replies("space-typed", seed=3)})
        4
    """
    dice = random.Random(f"reply {kind} {seed}")  # noqa: S311 - an exercise
    others: dict[Sentence, str] = {}
    for name in dice.sample(sorted(REPLIES), len(REPLIES)):
        if REPLIES[name] != REPLIES[kind]:
            others.setdefault(REPLIES[name], name)
    wrong = [Reply(name, body) for body, name in list(others.items())[:2]]
    chosen = [Reply(kind, REPLIES[kind]), *wrong, Reply("never", NEVER)]
    dice.shuffle(chosen)
    return tuple(chosen)
