"""The time window: which codes the server would accept now, and whose clock is where."""

from __future__ import annotations

from totp_demo.learner.protocol import (
    DIGITS,
    LARGEST_SKEW,
    LARGEST_WINDOW,
    PERIODS,
    Texts,
    TimeWindowMoment,
    TimeWindowPrivate,
    TimeWindowShown,
    TwoClocks,
    Typed,
)
from totp_demo.learner.standing import Standing, sentence, standing, whose_key
from totp_demo.learner.upcoming_codes import upcoming_codes
from totp_demo.model.verifier import Reason
from totp_demo.views.base.clocks import pause_texts, skew_texts, ticking
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View

AROUND = 2
"""Steps before the window that a saved page shows."""


class TimeWindow(View):
    """A time axis with the steps around now, their codes, the accepted ones, and two clocks."""

    script = Script("clocks/time_window.js")
    style = Style("clocks/clock.css")

    def describe(self) -> TimeWindowShown:
        """Return the settings, and what became of the code typed last."""
        lesson = self.lesson
        language = lesson.language
        _ = language.gettext
        key = lesson.key
        return {
            **self.page(),
            "paused": lesson.clock.paused,
            "window": lesson.account.settings.window,
            "period": key.period,
            "digits": key.digits,
            "limits": {
                "window": LARGEST_WINDOW,
                "skew": LARGEST_SKEW,
                "periods": list(PERIODS),
                "digits": list(DIGITS),
            },
            "phone_skew": lesson.phone.clock.skew,
            "typed": self._typed(),
            "last": self._last(),
            "key": whose_key(lesson).into(language),
            "standing": standing(lesson).value,
            "why": sentence(lesson).into(language),
            "t": {
                **self._texts(),
                **skew_texts(self.lesson.language),
                **pause_texts(self.lesson.language),
            },
        }

    def moment(self) -> TimeWindowMoment:
        """Return the codes up to this moment."""
        lesson, key = self.lesson, self.lesson.key
        at = lesson.server_clock.now()
        step = key.step_at(at)
        first = max(0, step - lesson.account.settings.window - AROUND)
        return {
            **self.notes(),
            "at": at,
            "phone": lesson.phone.clock.now(),
            "first": first,
            # None to come: a saved notebook must open nothing.
            "codes": key.codes(first, step - first + 1),
        }

    def clocks(self) -> TwoClocks:
        """Return the server's clock and the phone's."""
        lesson = self.lesson
        return {"server": ticking(lesson.server_clock), "phone": ticking(lesson.phone.clock)}

    def private(self) -> TimeWindowPrivate:
        """Return the codes to come, and what else the server goes by."""
        lesson = self.lesson
        verifier = lesson.account.verifier
        return {
            "key": upcoming_codes(lesson.key, lesson.server_clock.now()),
            "last_step": verifier.last_step if verifier else None,
            "retry_at": lesson.account.throttle.retry_at,
        }

    def _typed(self) -> Typed | None:
        """Return where the code typed last belongs, if it belongs anywhere."""
        verdict = self.lesson.last_verdict
        if verdict is None or verdict.step is None:
            return None
        return {"step": verdict.step, "accepted": verdict.accepted}

    def _last(self) -> str:
        """Say what became of the code typed last."""
        verdict = self.lesson.last_verdict
        language = self.lesson.language
        _ = language.gettext
        if verdict is None:
            return ""
        if verdict.reason is Reason.WAIT:
            return _("The last code typed was not checked: it came before the wait was over.")
        if verdict.reason is Reason.NOT_THIS_SECRET:
            return _("The last code typed belongs to no nearby step: refused.")
        if verdict.drift is None:
            return ""
        if verdict.reason is Reason.USED:
            return _("The last code typed was already used: refused.")
        count = abs(verdict.drift)
        if not count:
            where = _("The last code typed was the code of the server’s own step:")
        elif verdict.drift < 0:
            where = language.ngettext(
                "The last code typed was {count} step older than the server’s:",
                "The last code typed was {count} steps older than the server’s:",
                count,
            )
        else:
            where = language.ngettext(
                "The last code typed was {count} step newer than the server’s:",
                "The last code typed was {count} steps newer than the server’s:",
                count,
            )
        end = _("accepted.") if verdict.accepted else _("refused.")
        return f"{where.format(count=count)} {end}"

    def _texts(self) -> Texts:
        language = self.lesson.language
        _ = language.gettext
        accepted, codes = _("accepted"), _("Accepted now:")
        if standing(self.lesson) is Standing.PRACTICE:
            accepted, codes = _("the window, if MFA were on"), _("In the window:")
        elif standing(self.lesson) is Standing.LOCKED:
            accepted, codes = _("the window, once unlocked"), _("In the window:")
        return {
            "title": _("Which codes would the server accept now?"),
            "times": _("Window: {window} each side · server {server} · phone {phone} (UTC)"),
            "steps": language.forms("{count} step", "{count} steps"),
            "accepted": accepted,
            "server": _("server"),
            "phone": _("phone"),
            "both": _("server and phone"),
            "typed_ok": _("typed: accepted"),
            "typed_no": _("typed: refused"),
            "label": language.forms(
                "Time axis; {count} step is in the server’s window.",
                "Time axis; {count} steps are in the server’s window.",
            ),
            "same": _("Phone and server are in the same step."),
            "later": language.forms(
                "The phone is {count} step ahead of the server.",
                "The phone is {count} steps ahead of the server.",
            ),
            "earlier": language.forms(
                "The phone is {count} step behind the server.",
                "The phone is {count} steps behind the server.",
            ),
            "would_accept": _("Its code would be accepted."),
            "would_refuse": language.forms(
                "Its code would be refused: the window is {count} step each side.",
                "Its code would be refused: the window is {count} steps each side.",
            ),
            "would_wait": language.forms(
                "The server checks no code yet: {count} second to wait.",
                "The server checks no code yet: {count} seconds to wait.",
            ),
            "would_used": _(
                "The phone’s code was already used, or is older than one that was: wait for the "
                "next one."
            ),
            "codes": codes,
            "one_code": _("{code} ({from} to {to})."),
            "as_text": _("The codes as text"),
            "spoken": _("New step: code {code}."),
            "window": _("Window:"),
            "phone_skew": _("Phone’s clock:"),
            "period": _("Period"),
            "digits": _("Digits"),
        }
