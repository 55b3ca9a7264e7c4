"""What the caller answers, and what the desk sees for itself: always as it is in the world.

A caller may be wrong about the cause, and says so in the first words; never about what they see.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from totp_demo.desk.inquiry import SHOWS, Inquiry
from totp_demo.model.apps import APPS
from totp_demo.model.case import Sign
from totp_demo.model.enrolment import State
from totp_demo.model.verdict import Reason, Verdict
from totp_demo.wording.drift import how_long
from totp_demo.wording.events import WHY
from totp_demo.wording.sentence import Sentence, say, say_many

if TYPE_CHECKING:
    from totp_demo.desk.kind import Kind
    from totp_demo.desk.world import World
    from totp_demo.model.events import Event

_DAY = 86400.0
_LOG_LINES = 8
_SAME = 2.0  # seconds: less than that nobody sees by comparing two clocks


@dataclass(frozen=True, slots=True)
class Learnt:
    """What an inquiry has brought.

    Attributes:
        inquiry: which.
        said: what was answered, or seen.
        events: lines of the log, oldest first.
        signs: what it shows.
    """

    inquiry: Inquiry
    said: tuple[Sentence, ...]
    events: tuple[Event, ...] = ()
    signs: frozenset[Sign] = frozenset()


SAYS: Mapping[Sign, Sentence] = MappingProxyType(
    {
        Sign.OTHERS_FAIL_TOO: say("Yes, both of my colleagues here. They can’t get in either."),
        Sign.FAILS_NOW_AND_THEN: say("Sometimes it works. The last one was refused, though."),
        Sign.TYPED_AT_THE_END: say("I read it when there’s hardly any of the circle left."),
        Sign.CODE_STAYS: say(
            "No. It’s still the same. There’s an arrow beside it for the next one."
        ),
        Sign.ADDED_BY_HAND: say("I typed the key in by hand and chose the settings myself."),
        Sign.OLD_QR_CODE_SCANNED: say(
            "I scanned the QR code of my first go. The page has another one by now, I think."
        ),
        Sign.TWO_ENTRIES_ALIKE: say("There are two with exactly the same name."),
        Sign.ENTRY_GONE: say("I thought there were two. The one I had before isn’t there."),
        Sign.OTHER_ENTRY_READ: say("I take the one at the bottom, the newest."),
        Sign.PLUS_SHOWN: say("There’s a plus sign in the name."),
        Sign.SEVEN_OR_EIGHT_DIGITS_ASKED: say("It wants eight digits. The app shows six."),
        Sign.CAMERA_SEES_NOTHING: say("I hold the camera in front of it, and nothing happens."),
        Sign.DARK_BACKGROUND: say("It’s on a black page, right up to the edge. I like it dark."),
        Sign.QR_CODE_SMALL: say("It’s tiny. About as big as my thumbnail."),
        Sign.QR_CODE_FINE: say("It’s full of tiny dots, much finer than other QR codes."),
        Sign.APP_SAYS_NOT_A_KEY: say("It’s large and on white. The app reads it, and refuses it."),
        Sign.QR_CODE_SENT: say("It’s the one in the picture that I sent you."),
        Sign.RECOVERY_CODE_AT_HAND: say("Yes, on a sheet. I’ve never used it."),
        Sign.RECOVERY_CODE_USED_BEFORE: say("Yes. I used it once already, yesterday."),
        Sign.NO_OTHER_ADMINISTRATOR: say("No. I’m the only one here."),
        Sign.LINK_FOLLOWED: say(
            "I clicked the button in the mail, and typed password and code on that page."
        ),
        Sign.CODE_TOLD: say("Your colleague on the phone asked for the code, so I read it to him."),
        Sign.REQUESTS_NOT_MINE: say(
            "No! The refused ones aren’t me. I hadn’t even switched the computer on."
        ),
        Sign.UNKNOWN_SIGN_IN: say("One of the last isn’t mine. I wasn’t at the computer then."),
    }
)
"""What the caller says of a sign that is there, when asked."""

ELSE: Mapping[Inquiry, Sentence] = MappingProxyType(
    {
        Inquiry.WHOSE_ACCOUNT: say("About mine, of course."),
        Inquiry.OTHERS: say("No, my colleagues get in without trouble."),
        Inquiry.COUNTDOWN: say("I wait for a new code, and send it within a few seconds."),
        Inquiry.CODE_CHANGES: say("Yes, it changes on its own, about twice a minute."),
        Inquiry.HOW_ADDED: say("I scanned the QR code that was on the page."),
        Inquiry.OLD_PHONE: say("It’s the phone I’ve had all along."),
        Inquiry.RECOVERY_CODE: say("No. I never made one."),
        Inquiry.OTHER_ADMINISTRATOR: say("Yes, there are two more."),
        Inquiry.LINKS_AND_CALLS: say("No. I typed the address myself, and told nobody anything."),
        Inquiry.OWN_SIGN_INS: say("Yes, those are all mine."),
        Inquiry.CODE: say("Er… all right, I’ve read it to you. My bank says never to do that."),
        Inquiry.SECRET: say("All those letters? There you are, I’ve dictated it. Was that safe?"),
        Inquiry.SCREENSHOT: say(
            "Sent. The picture is in the ticket now, where anybody can see it."
        ),
        Inquiry.PASSWORD: say("My password? If you say so… I’ve told you."),
    }
)
"""What the caller says where nothing of the kind is there."""

_NO_CODE = say("I can’t. I have no code that I could type.")
_DISTRUST = say("I’d rather not type anything before I know what that name means.")


def learn(world: World, kind: Kind, inquiry: Inquiry) -> Learnt:
    """Find something out.

    Args:
        world: where.
        kind: of the ticket, for what the caller tells.
        inquiry: what.

    Returns:
        What was said or seen, and which signs it shows.
    """
    signs = frozenset(sign for sign in SHOWS.get(inquiry, ()) if sign in world.signs)
    if inquiry is Inquiry.LOG:
        return Learnt(inquiry, (), tuple(world.account.events[-_LOG_LINES:]), signs)
    told = _TOLD.get(inquiry)
    if told is not None:
        return Learnt(inquiry, told(world, kind), (), signs)
    said = tuple(SAYS[sign] for sign in SHOWS.get(inquiry, ()) if sign in signs)
    return Learnt(inquiry, said or (ELSE[inquiry],), (), signs)


def _page(world: World, _kind: Kind) -> tuple[Sentence, ...]:
    if Sign.SEVEN_OR_EIGHT_DIGITS_ASKED in world.signs:
        return (SAYS[Sign.SEVEN_OR_EIGHT_DIGITS_ASKED],)
    if Sign.LINK_FOLLOWED in world.signs:
        return (say("After the code there was an error, and nothing else."),)
    if Sign.CODE_TOLD in world.signs:
        return (say("I didn’t type anything. I was on the phone."),)
    state = _SHOWN.get(world.account.state)
    return (_answer(world.answered) if state is None else state,)


_SHOWN: Mapping[State, Sentence] = MappingProxyType(
    {
        State.LOCKED: say("It says that my account is locked."),
        State.OFF: say("It says that MFA is off, and that I should switch it on."),
    }
)


def _answer(verdict: Verdict | None) -> Sentence:
    if verdict is None:
        return say("It doesn’t say anything. I haven’t typed a code yet.")
    if verdict.accepted:
        return say("It took the code.")
    if verdict.reason in {Reason.TOO_OLD, Reason.TOO_NEW, Reason.NOT_THIS_SECRET}:
        return say("It says: “Invalid code.” That’s all.")
    return say("It says that there’s something wrong: {why}.", why=_why(verdict))


def _why(verdict: Verdict) -> Sentence:
    return WHY[verdict.reason].fill(drift=abs(verdict.drift or 0))


def _last_time(world: World, _kind: Kind) -> tuple[Sentence, ...]:
    at = world.last_success()
    if Sign.FAILS_NOW_AND_THEN in world.signs:
        return (SAYS[Sign.FAILS_NOW_AND_THEN],)
    if at is None:
        return (say("It has never worked. This is the first time."),)
    days = int((world.server_clock.now() - at) // _DAY)
    if days < 1:
        return (say("It last worked not long ago, less than a day."),)
    return (
        say_many("It last worked {count} day ago.", "It last worked {count} days ago.").fill(
            count=days
        ),
    )


def _typing(world: World, kind: Kind) -> tuple[Sentence, ...]:
    if world.distrusts:
        return (_DISTRUST,)
    nothing = world.entry is None and world.reads is None and world.counted is None
    return (_NO_CODE,) if nothing else (kind.typing,)


def _whose(world: World, _kind: Kind) -> tuple[Sentence, ...]:
    if world.own_account:
        return (ELSE[Inquiry.WHOSE_ACCOUNT],)
    return (
        say(
            "About the account of {name}, who works for me. I answer for it.", name=world.owner.name
        ),
    )


def _phone_time(world: World, _kind: Kind) -> tuple[Sentence, ...]:
    skew = world.phone.clock.skew
    if Sign.BACK_FROM_JOURNEY in world.signs:
        time = how_long(round(abs(skew) / 60) * 60)
        return (
            say(
                "The hands are right. But under it, it says a city abroad: {time} apart.", time=time
            ),
        )
    if abs(skew) < _SAME:
        return (say("The same, to the second."),)
    time = how_long(round(abs(skew)))
    if skew > 0:
        return (say("My phone is ahead: by {time}. I hadn’t noticed.", time=time),)
    return (say("My phone is behind: by {time}. I hadn’t noticed.", time=time),)


def _app(world: World, _kind: Kind) -> tuple[Sentence, ...]:
    return (say("It’s called {app}.", app=APPS[world.phone.app].name),)


def _entries(world: World, _kind: Kind) -> tuple[Sentence, ...]:
    listed = [(entry.issuer, entry.account) for entry in world.phone.entries]
    if world.counted is not None:
        listed = [(world.counted[0].issuer, world.counted[0].account)]
    if not listed:
        gone = Sign.PHONE_GONE in world.signs
        empty = say("The phone is gone, and on the other one the app is empty.")
        return (empty if gone else say("The list is empty."),)
    signs = tuple(SAYS[sign] for sign in SHOWS[Inquiry.ENTRIES] if sign in world.signs)
    names, *others = (say("“{name}”", name=": ".join(each)) for each in listed)
    for each in others:
        names = say("{one} and {other}", one=names, other=each)
    return (say("It says: {names}.", names=names), *signs)


def _changes(world: World, _kind: Kind) -> tuple[Sentence, ...]:
    if Sign.CODE_STAYS in world.signs:
        return (SAYS[Sign.CODE_STAYS],)
    return (
        (say("There’s no code to be seen."),)
        if world.entry is None
        else (ELSE[Inquiry.CODE_CHANGES],)
    )


def _added(world: World, _kind: Kind) -> tuple[Sentence, ...]:
    said = tuple(SAYS[sign] for sign in SHOWS[Inquiry.HOW_ADDED] if sign in world.signs)
    if said:
        return said
    if not world.phone.entries:
        return (say("Not at all. There’s nothing in the app."),)
    return (ELSE[Inquiry.HOW_ADDED],)


def _look(world: World, _kind: Kind) -> tuple[Sentence, ...]:
    said = tuple(SAYS[sign] for sign in SHOWS[Inquiry.LOOK_OF_QR] if sign in world.signs)
    if said:
        return said
    if world.account.state is State.PENDING:
        return (say("Black on white, as large as my hand. The app took it at once."),)
    return (say("There’s no QR code on my screen."),)


def _old_phone(world: World, _kind: Kind) -> tuple[Sentence, ...]:
    gone, new = Sign.PHONE_GONE in world.signs, Sign.NEW_PHONE in world.signs
    if Sign.OLD_PHONE_AT_HAND in world.signs:
        return (say("What was on it is still there: I can get at the old app, or its backup."),)
    if gone:
        return (say("It’s gone. There’s no backup, I’ve looked."),)
    if new:
        return (say("I don’t have it any more, and there’s no backup of the app."),)
    return (ELSE[Inquiry.OLD_PHONE],)


def _account(world: World, _kind: Kind) -> tuple[Sentence, ...]:
    settings, key = world.account.settings, world.key
    algorithm, digits, period = settings.algorithm, settings.digits, settings.period
    if key is not None:
        algorithm, digits, period = key.algorithm, key.digits, key.period
    lines = [
        _STATES[world.account.state],
        say(
            "{algorithm}, {digits} digits, {period} seconds; steps accepted each side: {window}.",
            algorithm=algorithm,
            digits=digits,
            period=period,
            window=settings.window,
        ),
    ]
    if world.account.key_fingerprint:
        lines.append(say("Fingerprint of the key: {name}.", name=world.account.key_fingerprint))
    lines += [
        say("Fingerprint of an earlier key: {name}.", name=each.fingerprint)
        for each in world.earlier_keys
    ]
    if world.account.has_recovery_code:
        lines.append(say("A recovery code exists, unused."))
    else:
        lines.append(say("There is no recovery code."))
    return tuple(lines)


_STATES: Mapping[State, Sentence] = MappingProxyType(
    {
        State.OFF: say("MFA is off."),
        State.PENDING: say("MFA is being set up: no code has confirmed it."),
        State.ON: say("MFA is on."),
        State.LOCKED: say("The account is locked."),
    }
)


def _server(world: World, _kind: Kind) -> tuple[Sentence, ...]:
    skew = world.server_clock.skew
    if abs(skew) < _SAME:
        return (say("The server’s clock is right."),)
    time = how_long(round(abs(skew)))
    if skew > 0:
        return (say("The server’s clock is {time} ahead of the exact time.", time=time),)
    return (say("The server’s clock is {time} behind the exact time.", time=time),)


def _try(world: World, _kind: Kind) -> tuple[Sentence, ...]:
    if world.distrusts:
        return (_DISTRUST,)
    verdict = world.tries()
    if verdict is None:
        return (_NO_CODE,)
    if verdict.accepted:
        return (say("The log shows it: accepted."),)
    return (say("The log shows it: refused, {why}.", why=_why(verdict)),)


def _call_back(world: World, _kind: Kind) -> tuple[Sentence, ...]:
    if not world.own_account:
        return (
            say(
                "You call the number on file, that of {name}: no answer. So nobody has agreed.",
                name=world.owner.name,
            ),
        )
    if not world.genuine:
        return (
            say(
                "You call the number on file. {name} answers: “I haven’t called you. What reset?”",
                name=world.owner.name,
            ),
        )
    return (
        say(
            "You call the number on file. {name} answers and confirms this request: proved.",
            name=world.owner.name,
        ),
    )


_TOLD: Mapping[Inquiry, Callable[[World, Kind], tuple[Sentence, ...]]] = MappingProxyType(
    {
        Inquiry.WHAT_IS_SAID: _page,
        Inquiry.WHEN_WORKED: _last_time,
        Inquiry.WHAT_CHANGED: lambda _world, kind: (kind.story,),
        Inquiry.WHOSE_ACCOUNT: _whose,
        Inquiry.PHONE_TIME: _phone_time,
        Inquiry.HOW_TYPED: _typing,
        Inquiry.WHICH_APP: _app,
        Inquiry.ENTRIES: _entries,
        Inquiry.CODE_CHANGES: _changes,
        Inquiry.HOW_ADDED: _added,
        Inquiry.LOOK_OF_QR: _look,
        Inquiry.OLD_PHONE: _old_phone,
        Inquiry.ACCOUNT: _account,
        Inquiry.SERVER_TIME: _server,
        Inquiry.TRY: _try,
        Inquiry.CALL_BACK: _call_back,
    }
)
"""What needs more than a look at the signs."""
