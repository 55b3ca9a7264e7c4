"""The simulated phone: its app's accounts, with codes that change by themselves."""

from __future__ import annotations

from totp_demo.learner import protocol
from totp_demo.learner.protocol import (
    DIGITS,
    PERIODS,
    USUAL_PERIOD,
    PhoneClock,
    PhoneViewMoment,
    PhoneViewPrivate,
    PhoneViewShown,
)
from totp_demo.learner.upcoming_codes import upcoming_codes
from totp_demo.model.apps import APPS
from totp_demo.model.derivation import HASHES
from totp_demo.model.phone import Entry
from totp_demo.views.base.clocks import pause_texts, ticking
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View
from totp_demo.wording.apps import of_guess


class PhoneView(View):
    """A phone with an authenticator app: scan, type a key, copy a code, delete an entry."""

    script = Script("product/phone_view.js")
    style = Style("product/phone_view.css")

    def describe(self) -> PhoneViewShown:
        """Return what is set on the phone, and what was answered."""
        lesson = self.lesson
        language = lesson.language
        _ = language.gettext
        phone = lesson.phone
        return {
            **self.page(),
            "added": lesson.added,
            "round": lesson.round,
            "paused": lesson.clock.paused,
            "app": phone.app,
            "apps": [(app.id, app.name) for app in APPS.values()],
            "limits": {
                "algorithms": list(HASHES),
                "digits": list(DIGITS),
                # The usual one first, as a form offers it.
                "periods": sorted(PERIODS, key=lambda period: period != USUAL_PERIOD),
            },
            "note": lesson.phone_note(),
            "answer": lesson.said("phone"),
            "asks": lesson.phone_asks is not None,
            "undo": lesson.can_undo("delete-entry"),
            "t": {
                "phone": _("Simulated phone"),
                "app_title": _("Authenticator"),
                "scan": _("Add an account: scan the QR code on the screen"),
                "by_hand": _("Type a key by hand"),
                "account": _("Account name"),
                "key": _("Your key"),
                "key_hint": _("Key type: time-based. Spaces don’t matter here."),
                "other_settings": _("Other settings"),
                "algorithm": _("Algorithm"),
                "digits": _("Digits"),
                "period": _("Period"),
                "settings_hint": _(
                    "Some apps ask for these. An app that does not know a setting ignores it."
                ),
                "add": _("Add"),
                "close": _("Close"),
                "app": _("This phone imitates"),
                "entries": _("Accounts"),
                "ask": _("An account with this name exists. Do you want to overwrite it?"),
                "ask_hint": _("The app doesn’t say which entry it means."),
                "overwrite": _("Overwrite"),
                "keep": _("Keep the old one"),
                "empty": self._empty(),
                "copy": _("Copy"),
                "copy_of": _("Copy the code of {name}"),
                "copied": _("Code copied."),
                "copy_by_hand": _("The code is selected: copy it with the keyboard."),
                "delete": _("Delete"),
                "undo": _("Undo"),
                "delete_of": _("Delete {name}"),
                "seconds_left": _("{seconds} s left"),
                "spoken": _("{name}: new code {code}."),
                **pause_texts(self.lesson.language),
            },
        }

    def moment(self) -> PhoneViewMoment:
        """Return the accounts with their codes of this moment."""
        phone = self.lesson.phone
        return {
            **self.notes(),
            "at": phone.clock.now(),
            "entries": [
                {**self._entry(entry), "period": entry.period, "code": self._saved_code(entry)}
                for entry in phone.entries
            ],
        }

    def _entry(self, entry: Entry) -> protocol.Entry:
        return {
            "id": entry.id,
            "issuer": self._issuer(entry),
            "account": entry.account,
            "unknown": of_guess(APPS[entry.app], entry.guessed).into(self.lesson.language),
        }

    def _issuer(self, entry: Entry) -> str:
        """Return the issuer as the app shows it; both where nobody knows which of two it shows."""
        if not entry.label_issuer:
            return entry.issuer
        _ = self.lesson.language.gettext
        return _("{issuer} or {label_issuer}: which one this app shows is unknown").format(
            issuer=entry.issuer, label_issuer=entry.label_issuer
        )

    def _empty(self) -> str:
        return self.lesson.language.gettext("No account yet. Tap + to scan the QR code.")

    def in_words(self) -> list[str]:
        """Return the accounts, without their codes, and what is said of the clock."""
        phone = self.lesson.phone
        entries = [f"{self._issuer(entry)} · {entry.account}" for entry in phone.entries]
        return [*(entries or [self._empty()]), self.lesson.phone_note()]

    def _saved_code(self, entry: Entry) -> str:
        """Return a code that may be saved: none that the server is still to reach."""
        phone, server = self.lesson.phone, self.lesson.server_clock
        to_come = entry.key.step_at(phone.clock.now()) > entry.key.step_at(server.now())
        return "" if to_come else phone.code(entry)

    def private(self) -> PhoneViewPrivate:
        """Return the codes to come."""
        now = self.lesson.phone.clock.now()
        return {
            "entries": [
                {**self._entry(entry), **upcoming_codes(entry.key, now)}
                for entry in self.lesson.phone.entries
            ],
        }

    def clocks(self) -> PhoneClock:
        """Return the phone's clock."""
        return {"phone": ticking(self.lesson.phone.clock)}
