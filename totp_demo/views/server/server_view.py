"""What the server holds of the account, and its event log.

No secret is among it. The secret and the recovery code are never shown here; neither are the
password's hash and salt: who has both can guess the password elsewhere, as fast as a machine
allows. That a hash is kept, and which, is all there is to learn from it.
"""

from __future__ import annotations

from totp_demo.learner.protocol import ServerViewPrivate, ServerViewShown
from totp_demo.model.account import State
from totp_demo.model.hashing import METHOD
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View
from totp_demo.views.product.enrolment import time_left
from totp_demo.views.product.profile_form import zone_label
from totp_demo.wording.events import of_event, utc

LATEST = 40
"""Events shown; there may be more."""


class ServerView(View):
    """The account as the server holds it, the event log, and two acts of an administrator."""

    script = Script("server/server_view.js")
    style = Style("server/server_view.css")

    def describe(self) -> ServerViewShown:
        """Return what is kept, row by row, and what happened, newest first."""
        lesson = self.lesson
        language = lesson.language
        _ = language.gettext
        account = lesson.account
        events = account.events[::-1]
        older = max(0, len(events) - LATEST)
        return {
            **self.page(),
            "rows": [*self._person(), *self._proofs(), *self._checks()],
            "events": [
                {"at": utc(event.at), "what": of_event(event).into(language)}
                for event in events[:LATEST]
            ],
            "older": language.ngettext(
                "{count} older event is not shown.", "{count} older events are not shown.", older
            ).format(count=older)
            if older
            else "",
            "latest": of_event(events[0]).into(language) if events else "",
            "can_reset": account.key_fingerprint is not None,
            "locked": account.state is State.LOCKED,
            "t": {
                "title": _("What the server keeps about this account"),
                "kept": _("Kept on the server"),
                "what": _("What"),
                "how": _("As the server keeps it"),
                "log": _("Event log, newest first"),
                "when": _("When (UTC)"),
                "event": _("What happened"),
                "nothing": _("Nothing has happened yet."),
                "admin": _("As an administrator"),
                "reset": _("Reset MFA (administrator)"),
                "reset_hint": _(
                    "First check who is asking: after a reset, only the password protects the "
                    "account."
                ),
                "open_lock": _("Unlock the account"),
            },
        }

    def in_words(self) -> list[str]:
        """Return what is kept, and what happened."""
        shown = self.describe()
        kept = [f"{name} – {text}" for name, text in shown["rows"]]
        events = [f"{event['at']} UTC – {event['what']}" for event in shown["events"]]
        return [*kept, *events]

    def _person(self) -> list[tuple[str, str]]:
        _ = self.lesson.language.gettext
        profile = self.lesson.account.profile
        return [
            (_("Name"), profile.display_name),
            (_("E-mail"), profile.email),
            (_("Time zone"), zone_label(profile.time_zone, self.lesson.server_clock.now())),
            (_("Picture"), _("none") if profile.picture is None else _("kept")),
        ]

    def _proofs(self) -> list[tuple[str, str]]:
        _ = self.lesson.language.gettext
        account = self.lesson.account
        password = _(
            "Not the password, but its salted hash ({method}). What you type is hashed too, then "
            "compared."
        )
        recovery = (
            _("A salted hash ({method}): the code has not been used yet.")
            if account.has_recovery_code
            else _("none")
        )
        return [
            (_("Password"), password.format(method=METHOD)),
            (_("The secret"), self._secret()),
            (_("Recovery code"), recovery.format(method=METHOD)),
        ]

    def _secret(self) -> str:
        _ = self.lesson.language.gettext
        account = self.lesson.account
        fingerprint = account.key_fingerprint
        if fingerprint is None:
            return _("none")
        text = _(
            "The {count} bytes themselves, readable: every code is calculated from them. Only "
            "their fingerprint is shown here: {fingerprint}."
        ).format(count=len(self.lesson.key.secret_bytes), fingerprint=fingerprint)
        if account.expires_at is None:
            return text
        until = _("Not confirmed yet; deleted at {time} UTC.")
        return f"{text} {until.format(time=utc(account.expires_at, day=False))}"

    def _checks(self) -> list[tuple[str, str]]:
        language = self.lesson.language
        _ = language.gettext
        account = self.lesson.account
        last = None if account.verifier is None else account.verifier.last_step
        key, window = self.lesson.key, account.settings.window
        return [
            (_("Two-factor authentication"), self.lesson.state_word()),
            (
                _("Last accepted step"),
                _("none")
                if last is None
                else _(
                    "{step} (began at {time} UTC); codes of this step or an earlier one are no "
                    "longer accepted"
                ).format(step=last, time=utc(last * key.period, day=False)),
            ),
            (_("Failures in a row"), self._failures()),
            (
                _("Settings"),
                language.ngettext(
                    "{algorithm}, {digits} digits, {period} s a step, window of {count} step each "
                    "side",
                    "{algorithm}, {digits} digits, {period} s a step, window of {count} steps each "
                    "side",
                    window,
                ).format(
                    algorithm=key.algorithm, digits=key.digits, period=key.period, count=window
                ),
            ),
        ]

    def _failures(self) -> str:
        _ = self.lesson.language.gettext
        throttle = self.lesson.account.throttle
        if throttle.locked:
            return _("{count}: locked").format(count=throttle.failures)
        if throttle.retry_at is None:
            return _("{count} of {most}").format(count=throttle.failures, most=throttle.lock_after)
        return _("{count} of {most}; next attempt possible at {time} UTC").format(
            count=throttle.failures,
            most=throttle.lock_after,
            time=utc(throttle.retry_at, day=False),
        )

    def private(self) -> ServerViewPrivate:
        """Return how long the enrolment still runs."""
        return {"left": time_left(self.lesson)}
