"""The phishing relay on the page: three lanes, one move after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from totp_demo.language import Language
from totp_demo.model import relay
from totp_demo.model.relay import Move, Scene

from .sources import Script, Style
from .view import Shown, View

if TYPE_CHECKING:
    from .lesson import Lesson


class Relay(View):
    """A victim, an attacker's page and the real server; by code, or by passkey."""

    _esm = Script("relay.js")
    _css = Style("relay.css")

    def __init__(self, lesson: Lesson) -> None:
        """Act both plays out, so that they can be looked at move by move."""
        self._plays = {"code": relay.by_code(), "passkey": relay.by_passkey()}
        super().__init__(lesson)

    def describe(self) -> Shown:
        """Return both plays in words; their codes are of the year 2020 and open nothing."""
        language = self.lesson.language
        _ = language.gettext
        return {
            "language": language.code,
            "plays": {
                name: [_shown(move, language) for move in moves]
                for name, moves in self._plays.items()
            },
            "t": {
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
                    "The code was right, fresh and used once: no check of the server’s could tell. "
                    "The attacker is signed in."
                ),
                "end_passkey": _(
                    "The browser signed the address it really saw. The server compares it with its "
                    "own and refuses: there was nothing to forward."
                ),
            },
        }

    def in_words(self, shown: Shown) -> list[str]:
        """Return the moves of both plays."""
        t = shown["t"]
        return [
            line
            for name, moves in shown["plays"].items()
            for line in (
                t[name],
                *(
                    f"{t['at'].format(seconds=m['at'])} · {t[m['who']]} – {m['text']}"
                    for m in moves
                ),
                t[f"end_{name}"],
            )
        ]


# The attacker is in; the victim comes too late; the attacker stays out.
_KINDS = {Scene.ATTACKER_IN: "in", Scene.VICTIM_REFUSED: "late", Scene.ORIGIN_REFUSED: "out"}


def _shown(move: Move, language: Language) -> Shown:
    return {
        "at": move.at,
        "who": move.who.value,
        "kind": _KINDS.get(move.scene, ""),
        "text": _words(move, language),
    }


def _words(move: Move, language: Language) -> str:
    _ = language.gettext
    asks = {
        Scene.LINK_OPENED: _("opens a link from a mail: {origin}. It looks like the real page."),
        Scene.PASSWORD_TYPED: _("types e-mail and password there."),
        Scene.PASSWORD_FORWARDED: _("types both into the real page at once."),
        Scene.CODE_ASKED: _("finds the password right and asks for the code."),
        Scene.CODE_TYPED: _("reads {code} from the phone and types it into the fake page."),
        Scene.CODE_FORWARDED: _("types {code} into the real page."),
        Scene.ATTACKER_IN: _("accepts {code}: the attacker is signed in."),
        Scene.ERROR_SHOWN: _("shows an error, so that the victim suspects nothing."),
        Scene.TRIED_AGAIN: _("types {code} into the real page, {origin}."),
        Scene.VICTIM_REFUSED: _("refuses {code}: it has been used already."),
        Scene.CHALLENGE_FORWARDED: _("fetches a challenge from the real server and shows it."),
        Scene.ORIGIN_SIGNED: _("confirms; the browser signs the challenge for {origin}."),
        Scene.ANSWER_FORWARDED: _("sends the signed answer to the real server."),
        Scene.ORIGIN_REFUSED: _("refuses: the answer was signed for {origin}."),
    }
    return asks[move.scene].format(code=move.code, origin=move.origin)
