"""The phishing relay on the page: three lanes, one move after the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from totp_demo.learner import protocol
from totp_demo.learner.protocol import PlayName, RelayShown
from totp_demo.model import relay
from totp_demo.model.relay import Move, Scene
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View
from totp_demo.wording.language import Language
from totp_demo.wording.sentence import Sentence, say

if TYPE_CHECKING:
    from totp_demo.learner.lesson import Lesson


class Relay(View):
    """A victim, an attacker's page and the real server; by code, or by passkey."""

    script = Script("server/relay.js")
    style = Style("server/relay.css")

    def __init__(self, lesson: Lesson) -> None:
        """Act both plays out, so that they can be looked at move by move."""
        self._plays: dict[PlayName, tuple[Move, ...]] = {
            "code": relay.by_code(),
            "passkey": relay.by_passkey(),
        }
        super().__init__(lesson)

    def describe(self) -> RelayShown:
        """Return both plays in words; their codes are of the year 2020 and open nothing."""
        language = self.lesson.language
        _ = language.gettext
        return {
            **self.page(),
            "plays": {
                name: [_shown(move, language) for move in moves]
                for name, moves in self._plays.items()
            },
            "t": self._texts(),
        }

    def _texts(self) -> dict[str, str]:
        _ = self.lesson.language.gettext
        return {
            "title": _("A phishing relay, acted out"),
            "plays": _("How the victim signs in"),
            "code": _("Password and code"),
            "passkey": _("Passkey"),
            "victim": _("Victim"),
            "attacker": _("Attacker’s page"),
            "server": _("Real server"),
            "back": _("Back"),
            "next": _("Next"),
            "again": _("From the start"),
            "at": _("{seconds} s"),
            "moves": _("The moves so far"),
            "end_code": _(
                "The code was valid, fresh and used once. None of the server’s checks could "
                "tell. The attacker is signed in."
            ),
            "end_passkey": _(
                "Two barriers: the browser doesn’t offer the passkey at another address, and "
                "the server accepts no answer signed for another address. The attacker stays "
                "out."
            ),
        }

    def in_words(self) -> list[str]:
        """Return the moves of both plays."""
        t = self._texts()
        return [
            line
            for name, moves in self.describe()["plays"].items()
            for line in (
                t[name],
                *(
                    f"{t['at'].format(seconds=m['at'])} · {t[m['who']]} – {m['text']}"
                    for m in moves
                ),
                t[f"end_{name}"],
            )
        ]


SCENES: Mapping[Scene, Sentence] = {
    Scene.LINK_OPENED: say("clicks a link in an e-mail: {origin}. It looks like the real page."),
    Scene.PASSWORD_TYPED: say("types e-mail and password there."),
    Scene.PASSWORD_FORWARDED: say("types both into the real page straight away."),
    Scene.CODE_ASKED: say("accepts the password and asks for the code."),
    Scene.CODE_TYPED: say("reads {code} on the phone and types it into the fake page."),
    Scene.CODE_FORWARDED: say("types {code} into the real page."),
    Scene.ATTACKER_IN: say("accepts {code}: the attacker is signed in."),
    Scene.ERROR_SHOWN: say("shows an error, so the victim doesn’t suspect anything."),
    Scene.TRIED_AGAIN: say("types {code} into the real page, {origin}."),
    Scene.VICTIM_REFUSED: say("refuses {code}: it has already been used."),
    Scene.CHALLENGE_FORWARDED: say(
        "gets a challenge from the real server and asks the victim’s browser to have it signed."
    ),
    Scene.PASSKEY_WITHHELD: say(
        "First barrier: the browser doesn’t offer the passkey of {domain} at {origin}. The "
        "device isn’t asked, and nothing is signed."
    ),
    Scene.NOTHING_FORWARDED: say("has nothing to pass on. The attack stops here."),
    Scene.ORIGIN_SIGNED: say(
        "Suppose a faulty browser asked the device to sign all the same. It signs the "
        "challenge with the address of the page: {origin}."
    ),
    Scene.ANSWER_FORWARDED: say("sends the signed answer to the real server."),
    Scene.ORIGIN_REFUSED: say("Second barrier: refuses an answer signed for {origin}."),
}
"""What each scene of the plays is, in words."""

# The attacker is in; the victim comes too late; the attacker stays out.
_KINDS: dict[Scene, Literal["", "in", "late", "out"]] = {
    Scene.ATTACKER_IN: "in",
    Scene.VICTIM_REFUSED: "late",
    Scene.PASSKEY_WITHHELD: "out",
    Scene.ORIGIN_REFUSED: "out",
}


def _shown(move: Move, language: Language) -> protocol.Move:
    return {
        "at": move.at,
        "who": move.who.value,
        "kind": _KINDS.get(move.scene, ""),
        "text": SCENES[move.scene]
        .fill(code=move.code, origin=move.origin, domain=relay.SITE.rp_id)
        .into(language),
    }
